"""Asking for one article: its requests, whoever answers them, what was answered before, the answers as one."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from dragoman.llm.answers import AnswerError, joined, read_answer
from dragoman.llm.request import Request
from dragoman.model import Answer


class Wrong(Struct, frozen=True):
    """An answer that was not of the form asked for, and why."""

    text: str
    detail: str


class Asker(Protocol):
    """Answers requests: a server, a file of answers. It may be asked from several threads at once."""

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        """The text of the answer; another one than a `wrong` one before. Raises SourceError where there is none for this request,
        EngineError where there will be none for any."""
        ...


class Memory(Protocol):
    """What was answered before. It may be asked from several threads at once."""

    def get(self, request: Request) -> str | None: ...

    def put(self, request: Request, text: str) -> None: ...


class Nothing:
    """A memory that keeps nothing."""

    def get(self, request: Request) -> str | None:
        return None

    def put(self, request: Request, text: str) -> None:
        return None


def answer_to(requests: Sequence[Request], asker: Asker, memory: Memory) -> Answer:
    """What is answered to all requests of one article. Raises SourceError, EngineError."""
    answers = [remembered(one, asker, memory) for one in requests]
    return joined(answers, [(one.first, one.last) for one in requests])


def remembered(request: Request, asker: Asker, memory: Memory) -> Answer:
    """The answer to a request, asked for only where it is not known; only what is of the form asked for is kept."""
    known = memory.get(request)
    if known is not None:
        return read_answer(known)
    answer, text = readable(request, asker)
    memory.put(request, text)
    return answer


def readable(request: Request, asker: Asker) -> tuple[Answer, str]:
    """The answer to a request and its text; one that is not of the form asked for is asked for once more. Raises AnswerError."""
    text = ""
    try:
        text = asker.ask(request)
        return read_answer(text), text
    except AnswerError as error:
        again = asker.ask(request, Wrong(text, error.detail))
        return read_answer(again), again
