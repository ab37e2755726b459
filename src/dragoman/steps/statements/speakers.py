"""Who says it."""

from collections.abc import Iterator

from dragoman.grammar.phrases import phrase, prepositions
from dragoman.grammar.roles import agents, is_passive, owners, patients
from dragoman.lexicon.cues import CueWords
from dragoman.model import Medium, Sentence, Span, Token, hull
from dragoman.steps.statements.draft import CueMatch, SpeakerSpan

CLOSING = {'"', "''", "”", "»", "’"}


def find_speakers(match: CueMatch, words: CueWords) -> list[SpeakerSpan]:
    """Those who say it, each on his own; empty where nobody is named."""
    if side := speaking_sides(match, words):
        tokens = side
    elif match.row.voice == "impersonal":
        tokens = list(venues(match, words))
    elif match.row.part == "noun":
        owning = [f.token for f in owners(match.sentence, match.token)]
        tokens = [token for token in owning if token.pos in {"NOUN", "PROPN"} or token.relation == "nmod:poss"]
    else:
        tokens = subjects(match, words)
    return [speaker_of(match.sentence, token, words) for token in {t.start: t for t in tokens}.values() if can_speak(match, token)]


def subjects(match: CueMatch, words: CueWords) -> list[Token]:
    """The subject of the cue; without one of its own the body where a plural cue is said, then a borrowed subject, then a neighbour."""
    sentence, token = match.sentence, match.token
    if match.row.part == "adjective" and sentence.child(token, "nsubj"):
        return list(sentence.children(token, "nsubj"))
    own = any(not sentence.child(s, "case") for s in sentence.children(token, "nsubj")) or is_passive(sentence, token)
    said_there = list(venues(match, words)) if not own and token.features.get("Number") == "Plur" else []
    found = [f.token for f in agents(sentence, token) if may_act(sentence, f.token)]
    return said_there or nearest_group(match, one_side(match, found)) or neighbours(match)


def may_act(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is no bare genitive, which is an object or an owner («не вызвал сомнений»)."""
    return noun.features.get("Case") != "Gen" or bool(sentence.child(noun, "nummod", "case", "det", "amod", "advmod"))


def nearest_group(match: CueMatch, tokens: list[Token]) -> list[Token]:
    """The nearest of several subjects with what is coordinated with it: «власти потребовали, но Путин отказал, хотя и выразил …»."""
    groups = {t.index: t.head if t.base == "conj" else t.index for t in tokens}
    nearest = min(groups, key=lambda index: abs(index - match.token.index), default=None)
    return [t for t in tokens if nearest is not None and groups[t.index] == groups[nearest]]


def one_side(match: CueMatch, tokens: list[Token]) -> list[Token]:
    """The subjects on the side of the cue where the first stands: a conjunct on the other side is a parser's slip."""
    return [t for t in tokens if (t.index < match.token.index) == (tokens[0].index < match.token.index)]


def can_speak(match: CueMatch, token: Token) -> bool:
    nominal = token.pos in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X", "SYM"} or looks_like_a_name(token)
    return nominal and token.start != match.token.start


def speaking_sides(match: CueMatch, words: CueWords) -> list[Token]:
    """The party of a passive cue: «с российской стороны выражена признательность»."""
    if not is_passive(match.sentence, match.token):
        return []
    sides = [c for c in match.sentence.children(match.token, "obl", "nmod") if c.lemma in words.sides]
    return [c for c in sides if match.sentence.child(c, "case")]


def venues(match: CueMatch, words: CueWords) -> Iterator[Token]:
    """The body in which it is said («заявили в МИД»), or the document («в письме говорится»)."""
    sentence = match.sentence
    for child in sentence.children(match.token, "obl", "nmod"):
        if prepositions(sentence, child) in words.venues and is_body(sentence, child, words):
            yield child
            yield from sentence.children(child, "conj")


def neighbours(match: CueMatch) -> list[Token]:
    """The name right before a finite cue that a parser hung elsewhere."""
    before = [t for t in match.sentence.tokens[: match.token.index] if t.pos not in {"ADV", "AUX", "PART"} or looks_like_a_name(t)]
    if match.row.part == "verb" and (not before or before[-1].pos == "PUNCT"):
        return after_quotation(match) or following_name(match)
    fits = match.row.part == "verb" and match.token.features.get("VerbForm") == "Fin" and not is_passive(match.sentence, match.token)
    if not fits or not before:
        return []
    last = before[-1]
    is_subject = last.pos == "NOUN" and last.features.get("Case") == "Nom"
    return [last] if is_subject or last.pos in {"PROPN", "PRON"} or looks_like_a_name(last) else []


def after_quotation(match: CueMatch) -> list[Token]:
    """The name right after a quotation whose apposition parts it from the cue: “…,” Mary Jones, an envoy, said."""
    tokens = match.sentence.tokens
    mark = next((t.index for t in reversed(tokens[: match.token.index]) if t.text in CLOSING), None)
    comma = next((t.index for t in tokens[(mark or 0) + 1 : match.token.index] if t.text == ","), None)
    if mark is None or comma is None or comma <= mark + 1:
        return []
    head = match.sentence.head_of(tokens[mark + 1].start, tokens[comma - 1].end)
    return [head] if head is not None and head.pos in {"NOUN", "PROPN"} else []


def looks_like_a_name(token: Token) -> bool:
    """Whether a word has a capital inside a sentence, whatever the tagger made of it."""
    return token.index > 0 and token.text[:1].isupper() and token.pos != "PUNCT"


def following_name(match: CueMatch) -> list[Token]:
    """The subject right after a cue that stands behind a quotation or comma."""
    for token in match.sentence.tokens[match.token.index + 1 : match.token.index + 5]:
        bare = token.features.get("Case") in {"Nom", None} and not match.sentence.child(token, "case")
        if bare and token.pos in {"NOUN", "PROPN", "PRON"}:
            return [token]
        if token.pos not in {"ADV", "ADJ", "DET", "PART", "NUM"}:
            return []
    return []


def nearest_speakers(match: CueMatch, words: CueWords) -> list[SpeakerSpan]:
    """Those right beside a cue, whatever the tree says."""
    return [speaker_of(match.sentence, token, words) for token in neighbours(match)]


def is_body(sentence: Sentence, noun: Token, words: CueWords) -> bool:
    """Whether something may be said in it: a name, a noun with a name, a body or a document; no meeting, no month."""
    if noun.pos == "PROPN":
        return True
    known = noun.lemma in words.informants or words.medium(noun.lemma) is not None
    named = any(t.pos == "PROPN" for t in sentence.subtree(noun))
    return noun.pos == "NOUN" and noun.features.get("Case") in {"Loc", None} and (known or named)


def speaker_of(sentence: Sentence, token: Token, words: CueWords) -> SpeakerSpan:
    """A medium gives way to the one who made it, where he is named: «в письме премьера» is the premier's."""
    medium = words.medium(token.lemma)
    if medium is not None:
        makers = [f.token for f in owners(sentence, token) if f.token.pos in {"NOUN", "PROPN"} and words.medium(f.token.lemma) is None]
        makers += [t for t in sentence.children(token, "appos", "nmod", "flat") if t.pos == "PROPN" and "Case" not in t.features]
        if makers:
            return SpeakerSpan(balanced(sentence, phrase(sentence, makers[0])), makers[0], sentence, medium)
    return SpeakerSpan(balanced(sentence, phrase(sentence, token)), token, sentence, medium)


def medium_of(match: CueMatch | None, speaker: SpeakerSpan | None, words: CueWords) -> Medium | None:
    """Through what it is said: the cue's own medium, the document of the speaker, or «в письме …», "in an interview …"."""
    own = (match.row.medium if match else None) or (speaker.medium if speaker else None)
    if own is not None or match is None:
        return own
    places = (c for c in match.children("obl", "nmod") if prepositions(match.sentence, c) in words.through)
    return next((medium for place in places if (medium := words.medium(place.lemma))), None)


def balanced(sentence: Sentence, span: Span) -> Span:
    """The span with the closing mark of a name that stands in quotation marks."""
    following = sentence.text[span.end - sentence.start : span.end - sentence.start + 1]
    pairs = {"»": "«", "”": "“", '"': '"', ")": "("}
    opener = pairs.get(following)
    if opener is None or span.text.count(opener) <= span.text.count(following) - (opener == following) * (1 - span.text.count(opener) % 2):
        return span
    return Span(span.text + following, span.start, span.end + 1)


def quoted(match: CueMatch, words: CueWords) -> tuple[list[SpeakerSpan], list[SpeakerSpan]]:
    """Who is quoted by a cue of quoting and who quotes: "IRNA quoted Rohani as saying", «агентство приводит слова генерала»."""
    sentence, last = match.sentence, match.words[-1]
    said = [f.token for f in owners(sentence, last)] if last.pos == "NOUN" else [f.token for f in patients(sentence, match.token)]
    quoting = [f.token for f in agents(sentence, match.token)]
    return [speaker_of(sentence, t, words) for t in said], [speaker_of(sentence, t, words) for t in quoting]


def united(speakers: list[SpeakerSpan], text: str) -> list[SpeakerSpan]:
    """Speakers without those that are only an apposition of the one before («глава ОБСЕ, министр …»)."""
    found: list[SpeakerSpan] = []
    for speaker in speakers:
        before = found[-1] if found else None
        if before is not None and speaker.token.base != "conj" and text[before.span.end : speaker.span.start].strip() in {",", ""}:
            found[-1] = together([before, speaker], text)
        else:
            found.append(speaker)
    return found


def together(speakers: list[SpeakerSpan], text: str) -> SpeakerSpan:
    """Joint speakers as one speaker."""
    start = min(v.span.start for v in speakers)
    span = hull(text, [v.span for v in speakers])
    return SpeakerSpan(Span(span.text, start, span.end), speakers[0].token, speakers[0].sentence, speakers[0].medium)
