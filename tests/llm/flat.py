"""Reading answers without a model of grammar: trees in which every word hangs on the first, and askers who say what they are told to."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.batch.asking import Asking
from dragoman.errors import SourceError
from dragoman.lang import languages
from dragoman.llm.asking import Asker, Memory, Nothing, Wrong
from dragoman.llm.prompt import Prompt
from dragoman.llm.request import Request
from dragoman.llm.usage import Usage
from dragoman.model import Document, Reading, Span, Token
from dragoman.pipeline import standard_lexicon
from dragoman.readers import Failure
from dragoman.tools import Reader, ReaderKind, Tools
from tiny import TinyEngine, spoken_by

LEXICON = standard_lexicon()
PROMPT = Prompt(LEXICON)


class FlatEngine(TinyEngine):
    """Parses any sentence into words that all hang on the first."""

    def __init__(self, language: str) -> None:
        super().__init__(language, "")

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [tuple(flat(one)) for one in sentences]


def flat(sentence: Span) -> Iterator[Token]:
    for index, found in enumerate(re.finditer(r"\w+|[^\w\s]", sentence.text)):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        head, relation = (0, "dep") if index else (None, "root")
        yield Token(found[0], start, end, index, found[0].lower(), "NOUN", {}, head, relation)


def flat_tools(kind: ReaderKind = "llm") -> Tools:
    spoken = {code: spoken_by(FlatEngine(code)) for code in languages()}
    return Tools(LEXICON, spoken, reader=Reader(kind, "some-model", PROMPT.hash))


class Saying:
    """Says of a document what stands under a word of it; `asked` are the requests in order."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.asked: list[Request] = []

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        self.asked.append(request)
        found = next((text for word, text in self._answers.items() if word in request.user), None)
        if found is None:
            raise SourceError(request.id, "nothing to say")
        return found


def read(asker: Asker, *documents: Document, memory: Memory | None = None, **settings: Any) -> list[Reading | Failure]:
    return list(Asking(flat_tools(), PROMPT, asker, memory or Nothing(), Usage(), **settings).read(documents))


def read_one(text: str, answer: Mapping[str, Any], **settings: Any) -> Reading:
    (found,) = read(Saying({"": json.dumps(answer)}), Document("d", text, **settings))
    assert isinstance(found, Reading), found
    return found


def who(words: str, code: str | None = None, name: str | None = None) -> dict[str, Any]:
    return {"w": words, "name": name, "code": code}


def claim(evidence: str, trigger: str, type: str = "CONSULT", **changes: Any) -> dict[str, Any]:
    plain = {"n": 1, "status": "happened", "src": [], "tgt": [], "mut": False, "by": None, "amt": [], "time": None, "core": True}
    return plain | {"ev": evidence, "tr": trigger, "type": type} | changes


def statement(content: str, **changes: Any) -> dict[str, Any]:
    return {"id": 1, "n": 1, "source": None, "cue": None, "relays": [], "stance": "says"} | {"content": content} | changes
