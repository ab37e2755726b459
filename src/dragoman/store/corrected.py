"""A reading as people corrected it. What was read stays as it is; this is made anew each time."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import (
    Action,
    Actor,
    ActorCorrection,
    Attribution,
    Claim,
    ClaimCorrection,
    Correction,
    Mention,
    Reading,
    Review,
    Speaker,
    Statement,
    Withdrawal,
)

Link = TypeVar("Link", Attribution, Speaker)
REVIEWS: dict[Action, Review] = {"accept": "accepted", "edit": "edited", "add": "added"}


class Corrected(Struct, frozen=True):
    """A reading with its corrections applied; `reviews` tells of each claim that somebody judged what came of it, by id."""

    reading: Reading
    reviews: dict[str, Review] = {}


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Corrected:
    """The corrections are those of this text and all of actors, oldest first: of two on the same thing the later one holds."""
    holding = in_force(corrections)
    judged = reduce(judge, (one for one in holding if isinstance(one, ClaimCorrection)), Corrected(reading))
    renamed = reduce(rename, (one for one in holding if isinstance(one, ActorCorrection)), judged.reading)
    return replace(judged, reading=renamed)


def in_force(corrections: Sequence[Correction]) -> list[Correction]:
    """Those that nobody has withdrawn; a withdrawal may be withdrawn itself."""
    withdrawn: set[str] = set()
    for one in reversed(corrections):  # a withdrawal is younger than what it withdraws
        if isinstance(one, Withdrawal) and one.id not in withdrawn:
            withdrawn.add(one.correction)
    return [one for one in corrections if one.id not in withdrawn]


def judge(so_far: Corrected, correction: ClaimCorrection) -> Corrected:
    """One judgement more. A claim that was judged right stays even where a later run does not find it."""
    claims = list(so_far.reading.claims)
    place = where(correction, claims)
    wanted = correction.claim
    if wanted is None:
        kept = [claim for index, claim in enumerate(claims) if index != place]
        return replace(so_far, reading=replace(so_far.reading, claims=tuple(kept)))
    if place is None:
        claims.append(wanted)
    else:
        wanted = claims[place] = changed(claims[place], wanted, correction)
    reviews = {**so_far.reviews, wanted.id: REVIEWS[correction.action]}
    return Corrected(replace(so_far.reading, claims=tuple(claims)), reviews)


def changed(there: Claim, wanted: Claim, correction: ClaimCorrection) -> Claim:
    """An edited claim keeps what was not edited as it is read now."""
    if correction.action == "edit":
        return replace(there, **{field: getattr(wanted, field) for field in correction.changed})
    return replace(wanted, id=there.id)


def where(correction: ClaimCorrection, claims: Sequence[Claim]) -> int | None:
    """The claim that a correction is about: read from the same characters, and as like as can be; None where there is none."""
    place = correction.place

    def likeness(claim: Claim) -> tuple[bool, bool, bool, int]:
        return (
            claim.id == place.id, claim.type == place.type, parties(claim) == parties(place), claim.trigger.overlap(place.trigger),
        )

    near = [index for index, claim in enumerate(claims) if claim.trigger.overlap(place.trigger) and claim.kind == place.kind]
    if correction.action == "add":  # another claim may rightly stand on the same words
        near = [index for index in near if claims[index].type == place.type and parties(claims[index]) == parties(place)]
    return max(near, key=lambda index: likeness(claims[index]), default=None)


def parties(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(actor.code for actor in claim.source), frozenset(actor.code for actor in claim.target)


def rename(reading: Reading, correction: ActorCorrection) -> Reading:
    """The reading with every actor of the old code or name as the new one."""
    def new(actor: Actor) -> Actor:
        if correction.old not in (actor.code, actor.name):
            return actor
        return replace(actor, code=correction.code, name=correction.name, id=None)

    return replace(
        reading,
        claims=tuple(claim_with(claim, new) for claim in reading.claims),
        statements=tuple(statement_with(statement, new) for statement in reading.statements),
        mentions=tuple(mention_with(mention, new) for mention in reading.mentions),
        references=tuple(mention_with(mention, new) for mention in reading.references),
    )


def claim_with(claim: Claim, new: Callable[[Actor], Actor]) -> Claim:
    return replace(
        claim, source=tuple(map(new, claim.source)), target=tuple(map(new, claim.target)),
        attribution=tuple(link_with(link, new) for link in claim.attribution),
    )


def statement_with(statement: Statement, new: Callable[[Actor], Actor]) -> Statement:
    source = link_with(statement.source, new) if statement.source else None
    return replace(statement, source=source, relayed_by=tuple(link_with(link, new) for link in statement.relayed_by))


def link_with(link: Link, new: Callable[[Actor], Actor]) -> Link:
    return replace(link, actor=new(link.actor)) if link.actor else link


def mention_with(mention: Mention, new: Callable[[Actor], Actor]) -> Mention:
    return replace(mention, actors=tuple(map(new, mention.actors)))
