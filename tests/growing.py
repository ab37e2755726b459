"""`python growing.py` reads hostile texts of three lengths each and prints, as JSON, what each took: shape, characters, seconds, MB.

All steps are run, with an engine made by hand that takes next to no time, so that what grows is the program's own work. Each text is read
in a process of its own.
"""

import json
import os
import re
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial

from dragoman import pipeline
from dragoman.model import Document, MentionType, Name, Span, Token
from dragoman.tools import Tools
from tiny import spoken_by

SHORTEST = 1500  # characters
TIMES = (1, 2, 4)  # the lengths that are compared
VERBS = {"attacked": "attack", "said": "say", "accused": "accuse", "has": "have", "is": "be"}
WORD = re.compile(r"\w+|[^\w\s]")
ENDS = re.compile(r"(?<=[.!?])\s+")
LEAD = "Russia attacked Ukraine with 20 missiles on Tuesday, Peskov said. "
UNITS = {
    "letters": "x", "capitals": "A", "digits": "1", "dots": ". ", "dashes": "- ", "bars": "x | ", "labels": "World | ", "colons": "a: ",
    "brackets": "(", "quotation marks": "«", "apostrophes": "'", "possessives": "Iran's ", "hyphens": "a-", "domains": "a.b.",
    "addresses": "http://a.example/b ", "amounts": "$5 million ", "numbers": "12, ", "percentages": "5% ", "dates": "5 March 2024 ",
    "days ago": "two days ago ", "offices": "the president ", "states": "Iran, ", "acts": LEAD, "lines of acts": LEAD + "\n",
    "lines of a word": "Iran\n", "lines of a letter": "x\n", "speakers": "Putin said that ", "quotations": '"Yes," Putin said. ',
    "initials": "A. B. ", "read also": "Read also: ", "ranges": "2012-2013 ", "questions": "Has Iran attacked Israel? ",
}


class QuickEngine:
    """Sentences end at full stops; the first verb is the root, on which all hangs; what begins with a capital is a person."""

    language, version = "en", "by hand"

    def split(self, paragraph: Span) -> list[Span]:
        found, start = [], 0
        for end in (*(gap.end() for gap in ENDS.finditer(paragraph.text)), len(paragraph.text)):
            text = paragraph.text[start:end].strip()
            if text:
                found.append(Span(text, paragraph.start + start, paragraph.start + start + len(text)))
            start = end
        return found

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        kind: MentionType = "PER"
        return [[Name(w[0], s.start + w.start(), s.start + w.end(), kind) for w in re.finditer(r"[A-Z]\w+", s.text)] for s in sentences]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [tuple(tokens(sentence)) for sentence in sentences]

    def lemma(self, word: str) -> str:
        return VERBS.get(word, word.lower())


def tokens(sentence: Span) -> list[Token]:
    found = list(WORD.finditer(sentence.text))
    root = next((at for at, word in enumerate(found) if word[0] in VERBS), 0)
    return [token(sentence, word[0], word.start(), at, root) for at, word in enumerate(found)]


def token(sentence: Span, word: str, start: int, at: int, root: int) -> Token:
    pos = "VERB" if word in VERBS else "PROPN" if word[0].isupper() else "NOUN" if word[0].isalnum() else "PUNCT"
    relation = "root" if at == root else "punct" if pos == "PUNCT" else "nsubj" if at < root else "obj"
    place = sentence.start + start
    return Token(word, place, place + len(word), at, VERBS.get(word, word.lower()), pos, {}, None if at == root else root, relation)


def shapes() -> dict[str, Callable[[int], str]]:
    """A text of each shape for a number of characters."""
    made: dict[str, Callable[[int], str]] = {name: partial(repeated, unit) for name, unit in UNITS.items()}
    return made | {
        "blanks": lambda size: f"Iran{' ' * size}attacked",
        "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    }


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def measured(text: str, tools: Tools) -> tuple[float, float]:
    """Seconds of processor time and megabytes that a process takes more for reading a text."""
    receiver, sender = os.pipe()
    if os.fork() == 0:
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        pipeline.run(Document(id="d", text=text, language="en", published="2024-03-05"), tools)
        seconds, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(sender, json.dumps([seconds, (after - before) / 1024]).encode())
        os._exit(0)
    os.close(sender)
    os.wait()
    with os.fdopen(receiver) as answer:
        seconds, megabytes = json.loads(answer.read())
    return seconds, megabytes


def main() -> None:
    languages = {"en": spoken_by(QuickEngine())}
    tools = Tools(pipeline.standard_lexicon(), languages)
    for shape in shapes().values():  # whatever is loaded once
        pipeline.run(Document(id="d", text=LEAD + shape(200), language="en", published="2024-03-05"), tools)
    for name, shape in shapes().items():
        for size in (SHORTEST * times for times in TIMES):
            print(json.dumps([name, size, *measured(shape(size), tools)]), flush=True)


if __name__ == "__main__":
    main()
