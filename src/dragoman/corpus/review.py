"""Making corrections: what somebody says of a claim or an actor, tied to the characters of the text."""

import math
import re
from collections.abc import Sequence
from typing import Any, Literal, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import UsageError
from dragoman.keys import content_id, digest
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actors import Actors
from dragoman.model import (
    Action,
    Actor,
    ActorCorrection,
    Claim,
    ClaimCorrection,
    Correction,
    Document,
    Kind,
    Quantity,
    Relation,
    Span,
    Status,
    Why,
    Withdrawal,
    cut,
)

BY_HAND = Why("by hand", 1.0)
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
LONGEST_CODE = 32  # what the ledger has room for
Stretch = str | tuple[int, int]
"""Where something stands in a text: its words (their first place counts), or its first character and the one after the last."""


class Signature(Struct, frozen=True):
    """Who corrects, when (ISO date and time) and why."""

    who: str
    at: str
    why: str = ""


class ClaimEdit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What should stand in a claim; None leaves a field as it is. Actors are codes or canonical names."""

    kind: Kind | None = None
    type: str | None = None
    mode: str | None = None
    status: Status | None = None
    source: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    symmetric: bool | None = None
    quantities: tuple[Quantity, ...] | None = None


def validate(change: ClaimEdit, type: str | None, document: Document, lexicon: Lexicon) -> ClaimEdit:
    """The change to a claim of this type, with the kind that its new type is of.

    Raises UsageError for an unknown type or mode, or an amount that is not of the document.
    """
    for amount in change.quantities or ():
        if document.text[amount.start : amount.end] != amount.text:
            raise UsageError(f"document {document.id} does not have the words {amount.text} at {amount.start} to {amount.end}")
    if change.type is not None and change.type not in lexicon.types:
        raise UsageError(f"there is no type {change.type}; the types are {', '.join(sorted(lexicon.types))}")
    event = lexicon.plover.events.get(change.type or type or "")
    modes = [mode.name for mode in event.modes] if event else []
    if change.mode and change.mode not in modes:
        raise UsageError(f"{change.type or type} has no mode {change.mode}; its modes are {', '.join(modes) or 'none'}")
    return replace(change, kind=lexicon.types[change.type].kind) if change.type else change


def judgement(action: Literal["accept", "reject"], claim: Claim, document: Document, by: Signature) -> ClaimCorrection:
    """That a claim is right as it is, or should not be there."""
    return claim_correction(action, document, claim, claim if action == "accept" else None, (), by)


def edit(claim: Claim, change: ClaimEdit, document: Document, actors: Actors, by: Signature) -> ClaimCorrection:
    """That a claim should read otherwise. Raises UsageError where nothing would change."""
    wanted = apply(claim, change, actors)
    fields = tuple(name for name in claim.__struct_fields__ if getattr(claim, name) != getattr(wanted, name))
    if not fields:
        raise UsageError("the claim says so already")
    return claim_correction("edit", document, claim, wanted, fields, by)


def missed(document: Document, evidence: Span, trigger: Span, change: ClaimEdit, actors: Actors, by: Signature) -> ClaimCorrection:
    """A claim that was not read. Raises UsageError where its kind, type or status is not said, or nobody takes part."""
    if change.type is None or change.status is None or not (change.source or change.target):
        raise UsageError("a new claim needs a type, a status, and a source or a target")
    id = content_id("c", digest(document.text), trigger.start, trigger.end, change.type, change.source, change.target)
    kind = change.kind or "event"
    blank = Claim(id=id, kind=kind, type=change.type, status=change.status, evidence=evidence, trigger=trigger, why=BY_HAND)
    return claim_correction("add", document, None, apply(blank, change, actors), (), by)


def renaming(old: str, new: str, actors: Actors, by: Signature) -> ActorCorrection:
    """That whoever goes by the code or name `old` is the actor `new`, a code or a canonical name."""
    if not old.strip():
        raise UsageError("whoever is renamed has a code or a name")
    if old == new:
        raise UsageError(f"{old} is the same actor already")
    actor = actor_named(new, actors)
    id = content_id("k", old, actor.code, actor.name, by.who, by.at, by.why)
    return ActorCorrection(id=id, old=old, code=actor.code, name=actor.name, who=by.who, at=by.at, why=by.why)


def withdrawal(correction: Correction, by: Signature) -> Withdrawal:
    """That a correction holds no longer."""
    id = content_id("k", "withdrawal", correction.id, by.who, by.at, by.why)
    if isinstance(correction, ActorCorrection):
        touched: dict[str, Any] = {"actors": (correction.old, correction.code, correction.name)}
    else:
        touched = {"digest": correction.digest, "actors": () if isinstance(correction, ClaimCorrection) else correction.actors}
    return Withdrawal(id=id, correction=correction.id, **touched, who=by.who, at=by.at, why=by.why)


def claim_correction(
    action: Action, document: Document, read: Claim | None, wanted: Claim | None, fields: Sequence[str], by: Signature,
) -> ClaimCorrection:
    text = digest(document.text)
    return ClaimCorrection(
        id=content_id("k", action, text, read, wanted, by.who, by.at, by.why), action=action, document=document.id, digest=text,
        read=read, claim=wanted, changed=tuple(fields), who=by.who, at=by.at, why=by.why,
    )


def apply(claim: Claim, change: ClaimEdit, actors: Actors) -> Claim:
    given = {name: getattr(change, name) for name in change.__struct_fields__ if getattr(change, name) is not None}
    for side in {"source", "target"} & set(given):
        given[side] = tuple(actor_for(named, getattr(claim, side), actors) for named in given[side])
    return replace(claim, **given)


def actor_for(named: str, there: Sequence[Actor], actors: Actors) -> Actor:
    """The one who is there already under this code or name keeps his mention."""
    return next((actor for actor in there if named in (actor.code, actor.name)), None) or actor_named(named, actors)


def actor_named(named: str, actors: Actors) -> Actor:
    """The actor with this code or canonical name; an unknown word is a code of the user's own. Raises UsageError."""
    found = actors.by_code.get(named) or next((known for known in actors.records if known.name == named), None)
    if found is None:
        if not 0 < len(named) <= LONGEST_CODE or "\0" in named:
            raise UsageError(f"nobody is known as {named[:LONGEST_CODE]}, and a code of your own has 1 to {LONGEST_CODE} letters")
        return Actor(named, named)
    return Actor(found.code, found.name, found.id, found.country, found.sector)


def quantity(text: str, span: Span) -> Quantity:
    """An amount as `40 soldier` or `at_least 40 soldier`, read from the characters of `span`. Raises UsageError."""
    words = text.split()
    relation: Relation = "exactly"
    if words and words[0] in get_args(Relation):
        relation = cast(Relation, words.pop(0))
    try:
        value = number(words.pop(0))
    except (IndexError, ValueError) as error:
        raise UsageError(f"an amount is a number and a unit, like 40 soldier or at_least 40 soldier, not: {text}") from error
    return Quantity(span.text, span.start, span.end, value=value, unit=" ".join(words) or None, relation=relation)


def number(word: str) -> float:
    """`3,300,000` has thousands, `1,5` a decimal comma. Raises ValueError for what is no finite number."""
    plain = word.replace(",", "") if THOUSANDS.fullmatch(word) else word.replace(",", ".")
    value = float(plain)
    if not math.isfinite(value):
        raise ValueError(f"no finite number: {word}")
    return value


def stretch(document: Document, wanted: Stretch, within: Span | None = None) -> Span:
    """The wanted characters of a document (inside `within`). Raises UsageError where it has none such."""
    bounds = within or Span(document.text, 0, len(document.text))
    if isinstance(wanted, str):
        start = document.text.find(wanted, bounds.start, bounds.end) if wanted else -1
        end = start + len(wanted)
    else:
        start, end = wanted
    if not bounds.start <= start < end <= bounds.end:
        shown = wanted if isinstance(wanted, str) else f"characters {start} to {end}"
        raise UsageError(f"between its characters {bounds.start} and {bounds.end}, document {document.id} does not have: {shown}")
    return cut(document.text, start, end)
