"""The outer form of a reading, version 1: what `--format jsonl` writes, one JSON object per document and line."""

from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import (
    STATELESS,
    Actor,
    Attribution,
    Boilerplate,
    Check,
    Claim,
    Document,
    Flag,
    Mention,
    MentionKind,
    MentionType,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Time,
)
from dragoman.readers import Failure

Source = TypeVar("Source", Speaker, Attribution)


class OutputMention(Span, frozen=True):
    """A stretch that names an actor or stands for one; `actor` is None where nobody was recognised."""

    type: MentionType
    actor: Actor | None = None
    kind: MentionKind = "name"


class Output(Struct, frozen=True, kw_only=True):
    """One document that was read, with everything read from it."""

    document: Document
    boilerplate: tuple[Boilerplate, ...]
    flags: tuple[Flag, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[OutputMention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    checks: tuple[Check, ...]


class Lost(Struct, frozen=True):
    """Which document was lost."""

    id: str


class Error(Struct, frozen=True):
    """Why: `type` is one word for programs, `detail` a sentence for people."""

    type: str
    detail: str


class ErrorOutput(Struct, frozen=True):
    """One document that could not be read."""

    document: Lost
    error: Error


def output(reading: Reading) -> Output:
    return Output(
        document=reading.document, boilerplate=reading.boilerplate, flags=reading.flags,
        statements=tuple(map(with_states, reading.statements)), claims=tuple(map(attributed_to_states, reading.claims)),
        mentions=tuple(map(output_mention, reading.mentions)), times=reading.times, quantities=reading.quantities, checks=reading.checks,
    )


def with_states(statement: Statement) -> Statement:
    """The statement with no actor for sources that belong to no state or body (a private paper, an unknown person)."""
    source = stateful(statement.source) if statement.source else None
    return replace(statement, source=source, relayed_by=tuple(map(stateful, statement.relayed_by)))


def attributed_to_states(claim: Claim) -> Claim:
    return replace(claim, attribution=tuple(map(stateful, claim.attribution)))


def stateful(source: Source) -> Source:
    return replace(source, actor=None) if source.actor and source.actor.code in STATELESS else source


def failed(failure: Failure) -> ErrorOutput:
    return ErrorOutput(Lost(failure.id), Error(failure.type, failure.detail))


def output_mention(mention: Mention) -> OutputMention:
    return OutputMention(mention.text, mention.start, mention.end, mention.type, mention.actor, mention.kind)


def line(result: Reading | Failure) -> bytes:
    """The JSON of a reading or of a failure, without a line break."""
    return msgspec.json.encode(output(result) if isinstance(result, Reading) else failed(result))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line."""
    forms, components = msgspec.json.schema_components((Output, ErrorOutput))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of dragoman read --format jsonl",
        "anyOf": list(forms), "$defs": components,
    }
