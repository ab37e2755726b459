"""What came back: the JSON of a model as an `Answer`, item by item, and the answers for the parts of an article as one."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.model import Answer, AnsweredClaim, AnsweredStatement

Item = TypeVar("Item", AnsweredStatement, AnsweredClaim)
PART = 100_000  # what the ids of statements are moved by from one part of an article to the next


class Lists(Struct, frozen=True):
    """The outer form of an answer."""

    statements: tuple[Raw, ...]
    claims: tuple[Raw, ...]


class AnswerError(SourceError):
    """An answer that is not of the form asked for; `detail` says where."""

    def __init__(self, detail: str) -> None:
        super().__init__("the model's answer", detail, "answer")


def read_answer(text: str) -> Answer:
    """The items that are of the form asked for; the others are counted. Raises AnswerError where the whole is not."""
    try:
        lists = msgspec.json.decode(json_part(text), type=Lists)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise AnswerError(f"is not of the form asked for: {error}") from error
    statements, claims = items(lists.statements, AnsweredStatement), items(lists.claims, AnsweredClaim)
    refused = len(lists.statements) + len(lists.claims) - len(statements) - len(claims)
    if refused and not statements and not claims:
        raise AnswerError("has no item of the form asked for")
    return Answer(statements, claims, refused)


def json_part(text: str) -> str:
    """The outermost object: some models put words or a fence around it."""
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def items(raw: Iterable[Raw], form: type[Item]) -> tuple[Item, ...]:
    found = []
    for one in raw:
        try:
            found.append(msgspec.json.decode(one, type=form))
        except (msgspec.MsgspecError, UnicodeError):
            continue
    return tuple(found)


def joined(answers: Sequence[Answer], ranges: Sequence[tuple[int, int]]) -> Answer:
    """The answers for the parts of an article as one; of each only what it says of the sentences that it was asked about.

    `ranges` are the numbers of the first and last sentence of each part; numbers that no part has belong to the nearest.
    """
    said = [one.sentence for answer in answers for one in answer.statements]
    highest = max([0, *said, *(one.sentence for answer in answers for one in answer.claims)])
    statements: list[AnsweredStatement] = []
    claims: list[AnsweredClaim] = []
    for part, (answer, (first, last)) in enumerate(zip(answers, ranges, strict=True)):
        moved = part * PART
        first, last = (first if part else 0), (last if part < len(answers) - 1 else highest)
        statements += [replace(one, id=one.id + moved) for one in answer.statements if first <= one.sentence <= last]
        own = (one for one in answer.claims if first <= one.sentence <= last)
        claims += [one if one.by is None else replace(one, by=one.by + moved) for one in own]
    return Answer(tuple(statements), tuple(claims), sum(answer.refused for answer in answers))
