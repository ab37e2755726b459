"""What in a text is no article: marked with a reason, never cut.

Rules from the lexicon mark lines by their words; the functions of `LAYOUT` mark what only its place gives away.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

import regex
from msgspec.structs import replace

from dragoman.lexicon.boilerplate import LineRule, boilerplate_rules
from dragoman.model import Boilerplate, Paragraph, Reading, Reason, Span, Token, by_span, cut, trim
from dragoman.tools import Step, Tools

LONG = 15  # words of a line that is surely article and no title, caption or menu
FINAL = re.compile(r"[.!?…:;,]['\"”’»)\]]*$")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
CLOCK_FIRST = re.compile(r"\d{1,2}:\d\d(?=\s)")
BAR = re.compile(r"\||::|•|»(?=\s)|(?<=\s)[-–—](?=\s)")
SURE_BARS = {"|", "::", "•"}
THIRD_WORD = re.compile(r"\s*\S+\s+\S+\s+(?=\S)")
LABEL = re.compile(r"[^\W\d_][^\W\d_.:,;!?]*(?:[\s&-]+[^\W\d_]+){0,2}")  # one to three words
TRAIL = re.compile(r"(?<=\s)[>»/|›→•]\s+")
DASH = re.compile(r"\s(?:--|[-–—])\s")
NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:[\s,]+[^\W\d_][\w.'’-]*){0,4}[\s,]*(?<![.,])")
NUMBER_FIRST = regex.compile(r"\d+\p{Lu}")  # 3D
NO_LABEL = re.compile(r"[:?!_–—-]$|:\s")
DATE = re.compile(r"\d{4}|\d{1,2}[.:/]\d{1,2}")
LOWER_START = regex.compile(r"(?:^|[.!?]\s*)(\p{Ll})")
UPPER_START = regex.compile(r"(?:^|[.!?]\s*)(\p{Lu})")
ADDRESS = re.compile(r"://|www\.|@")
SITE = re.compile(r".+\.[a-z]{2,4}(?=\W|$)", re.A)
DOMAIN = regex.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.\p{Ll}{2,6}/?")

Lines = list[Paragraph]
Marks = Iterator[Boilerplate]


def find_boilerplate(reading: Reading, tools: Tools) -> Reading:
    """Rules first; the layout functions then see only the lines that are left."""
    lines = list(reading.paragraphs)
    marks = list(marks_by_rules(reading.document.text, lines))
    for find in LAYOUT:
        found = by_span(marks)
        left = [line for line in lines if not found.covering(line.start, line.end)]
        marks.extend(find(reading, left, tools))
    return replace(reading, boilerplate=tuple(joined(reading.document.text, marks)))


def joined(text: str, marks: Iterable[Boilerplate]) -> Marks:
    """The marks in text order, none overlapping another."""
    end = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.end > end:
            span = cut(text, max(end, mark.start), mark.end)
            yield Boilerplate(span.text, span.start, span.end, mark.reason)
            end = mark.end


def marked(span: Span, reason: Reason) -> Boilerplate:
    return Boilerplate(span.text, span.start, span.end, reason)


# By rules


def marks_by_rules(text: str, lines: Lines) -> Marks:
    long = [i for i, line in enumerate(lines) if words(line) >= LONG]
    head, tail = (long[0], long[-1]) if long else (len(lines), -1)
    for index, line in enumerate(lines):
        for rule in boilerplate_rules().rule:
            if rule.part == "any" or (index <= head if rule.part == "head" else index >= tail):
                yield from rule_marks(text, line, rule)


def rule_marks(text: str, line: Span, rule: LineRule) -> Marks:
    if len(line.text) > rule.longest:
        return
    if rule.where == "line":
        if rule.expression.fullmatch(line.text):
            yield marked(line, rule.reason)
    elif rule.where == "start":
        if found := rule.expression.match(line.text):
            yield marked(cut(text, line.start, line.start + found.end()), rule.reason)
    elif rule.where == "end":
        for found in rule.expression.finditer(line.text):
            if found.end() == len(line.text):
                yield marked(cut(text, line.start + found.start(), line.end), rule.reason)
    else:
        yield from links(text, line, rule)


def links(text: str, line: Span, rule: LineRule) -> Marks:
    """Headlines glued into a line: each up to the end of its sentence, or to words that open a new one."""
    end = 0
    for found in rule.expression.finditer(line.text):
        if found.start() >= end:
            behind = boilerplate_rules().link_end.search(line.text, found.end())
            end = behind.end() if behind else len(line.text)
            yield marked(trim(text, line.start + found.start(), line.start + end), rule.reason)


# By layout


def title_labels(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """« | World | New» behind a title, and the hour before or behind it."""
    text = reading.document.text
    for line in lines[:1]:
        if words(line) < LONG + 10:
            for clock in (CLOCK_FIRST.match(line.text), boilerplate_rules().clock_last.search(line.text)):
                if clock and clock.span() != (0, len(line.text)):
                    yield marked(cut(text, line.start + clock.start(), line.start + clock.end()), "other")
            if (start := label_start(line.text, reading.document.outlet)) is not None:
                yield marked(trim(text, line.start + start, line.end), "section-label")


def label_start(title: str, outlet: str | None) -> int | None:
    """Where the labels behind a title begin: at a bar before short pieces, or at a dash before a section's or the outlet's name."""
    third = THIRD_WORD.match(title)
    start, end, names, short = None, len(title), True, True
    for bar in reversed([*BAR.finditer(title, third.end() + 1)] if third else []):
        piece = title[bar.end() : end].strip()
        names = names and (piece.lower() in boilerplate_rules().sections or piece == outlet)
        short = short and len(piece.split(maxsplit=3)) <= 3
        if not names and not short:
            break
        if names or bar[0] in SURE_BARS:
            start = bar.start()
        end = bar.start()
    return start


def menus(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """Breadcrumbs, names of sections and of sites that stand alone in a line."""
    for line in lines:
        pieces = [piece.strip() for piece in TRAIL.split(line.text)]
        trail = len(pieces) > 1 and all(LABEL.fullmatch(piece) for piece in pieces)
        if trail or line.text.strip(" \t:.#*").lower() in boilerplate_rules().sections or DOMAIN.fullmatch(line.text.strip()):
            yield marked(line, "section-label")


def repeated_titles(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """A title that stands in the text again: the declared one, or the first line."""
    known = {bare(reading.document.title or "")} - {""}
    for line in [line for line in lines if bare(line.text)][:4]:
        if bare(line.text) in known:
            yield marked(line, "other")
        elif line is lines[0]:
            known.add(bare(line.text))


def captions(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """What stands between the title and the first long line and has no verb: names under a picture, a lone byline.

    A picture may also stand behind the first long line; there the caption names somebody or something, and is the only line without
    a full stop: where there are more, they are headings.
    """
    short = list(takewhile(lambda line: words(line) < LONG, lines))
    if len(short) < len(lines):
        yield from (marked(line, "other") for line in short[1:] if is_caption(line, tools))
    behind = lines[len(short) + 1 :] if short else []
    open_ended = [line for line in behind if not FINAL.search(line.text)]
    yield from (marked(line, "other") for line in behind[:1] if open_ended == [line] and is_caption(line, tools, named=True))


def is_caption(line: Paragraph, tools: Tools, named: bool = False) -> bool:
    """A label without a verb; with a name in it, where that is asked or where it is as long as a sentence and ends like one."""
    if not is_label(line):
        return False
    tokens = parsed(line, tools)
    sentence = bool(FINAL.search(line.text)) and words(line) > 8
    return is_verbless(tokens) and (not (named or sentence) or any(token.pos == "PROPN" for token in tokens))


def is_label(line: Span) -> bool:
    """Some words that begin with a capital, fewer than a sentence of the article has; no date, and no sentence whose verb is a dash."""
    if not 2 <= words(line) < LONG or NO_LABEL.search(line.text) or not (line.text[:1].isupper() or NUMBER_FIRST.match(line.text)):
        return False
    is_equation = line.text.endswith(".") and DASH.search(line.text)
    return not is_equation and not (DATE.search(line.text) and words(line) <= 3 and not is_dated_name(line.text))


def is_dated_name(line: str) -> bool:
    """Whether a line begins with two names, in a language whose months are written small."""
    return any(re.match(pattern, line) for pattern in boilerplate_rules().dated_names)


def is_verbless(tokens: Sequence[Token]) -> bool:
    """Whether a noun heads it and no finite verb is in it but in a relative clause; True where the language cannot be parsed."""
    finite = any(is_finite(token) and not in_relative_clause(token, tokens) for token in tokens)
    return not finite and all(is_nominal(token) for token in tokens if token.head is None)


def parsed(line: Paragraph, tools: Tools) -> Sequence[Token]:
    language = tools.languages.get(line.language)
    return language.engine.parse([line])[0] if language else ()


def is_finite(token: Token) -> bool:
    return token.features.get("VerbForm") == "Fin" or token.pos == "AUX" or token.features.get("Variant") == "Short"


def is_nominal(token: Token) -> bool:
    """A noun, or a participle that is declined like one."""
    return token.pos in {"NOUN", "PROPN"} or (token.features.get("VerbForm") == "Part" and "Case" in token.features)


def in_relative_clause(token: Token, tokens: Sequence[Token]) -> bool:
    while token.head is not None:
        if token.relation == "acl:relcl":
            return True
        token = tokens[token.head]
    return False


def stray_ends(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """Up to three last lines that are names and no sentences, under an article whose lines are."""
    ended = sum(bool(FINAL.search(line.text)) for line in lines)
    last = list(takewhile(lambda line: NAMES.fullmatch(line.text), reversed(lines)))[:3]
    if ended >= 2 and 2 * ended >= len(lines) - len(last):
        yield from (marked(line, "byline") for line in last)


def comments(reading: Reading, lines: Lines, tools: Tools) -> Marks:
    """Readers' comments under an article: paragraphs whose sentences begin in small letters, and the few last ones below such."""
    half = len(reading.document.text) // 2
    careless = [i for i, line in enumerate(lines) if line.start > half and is_careless(line.text)]
    first = careless[-1] if careless else len(lines)
    below = range(first, len(lines)) if len(lines) - first <= 3 else ()
    yield from (marked(lines[i], "other") for i in sorted({*careless, *below}))


def is_careless(line: str) -> bool:
    plain = re.sub(r"\S+", lambda word: without_address(word[0]), line)
    small, capital = len(LOWER_START.findall(plain)), len(UPPER_START.findall(plain))
    return plain[:1].islower() and small >= 3 and small > 2 * capital


def without_address(word: str) -> str:
    site = SITE.match(word)
    return "" if ADDRESS.search(word) else word[site.end() if site else 0 :]


def words(line: Span) -> int:
    return len(WORD.findall(line.text))


def bare(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


LAYOUT: tuple[Callable[[Reading, Lines, Tools], Marks], ...] = (
    title_labels, menus, repeated_titles, captions, comments, stray_ends,
)

STEP = Step("boilerplate", needs=("paragraphs",), gives=("boilerplate",), run=find_boilerplate)
