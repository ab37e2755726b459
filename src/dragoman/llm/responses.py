"""Answers in a file: what a batch interface gives back, a JSON line for each request."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import SourceError, UsageError
from dragoman.llm.answers import AnswerError
from dragoman.llm.asking import Wrong
from dragoman.llm.request import Request


class Message(Struct, frozen=True):
    content: str | None = None


class ModelChoice(Struct, frozen=True):
    message: Message
    finish_reason: str | None = None


class TokenUsage(Struct, frozen=True):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Completion(Struct, frozen=True):
    """The body of a chat completion, as far as it is read."""

    choices: tuple[ModelChoice, ...] = ()
    usage: TokenUsage | None = None

    @property
    def text(self) -> str:
        return (self.choices[0].message.content or "") if self.choices else ""


class Response(Struct, frozen=True):
    body: Completion | None = None
    status_code: int = 200


class ResponseLine(Struct, frozen=True):
    """A line of the file that a batch interface gives back."""

    custom_id: str
    response: Response | None = None


class RecordedAnswers(Struct, frozen=True):
    """An asker who has the answers by the ids of their requests, and nobody to ask."""

    texts: Mapping[str, str]

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        if wrong is not None:
            raise AnswerError(wrong.detail)
        text = self.texts.get(request.id)
        if not text:
            raise SourceError(request.id, "the file of answers has none to this request", "answer")
        return text


def read_responses(path: Path) -> RecordedAnswers:
    """The answers of a file; a line without one is as if it were not there. Raises UsageError where a line is of another form."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines_of(path), 1):
        try:
            one = msgspec.json.decode(line, type=ResponseLine) if line.strip() else None
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise UsageError(f"{path}:{number}: {error}") from error
        if one is not None and one.response is not None and one.response.body is not None:
            found[one.custom_id] = one.response.body.text
    return RecordedAnswers(found)


def lines_of(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
