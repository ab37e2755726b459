"""A claim: its words in context, who says so, why it is there, and what was said against it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from fastapi import APIRouter
from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import MissingError
from dragoman.ledger import ClaimQuery, Explanation, FoundClaim
from dragoman.model import STATELESS, Claim, ClaimCorrection, ClaimGroup, Contradiction, Correction, Document, Story, Withdrawal
from dragoman.web.marks import Layers, Part, around
from dragoman.web.originals import original
from dragoman.web.site import Site

MOST_ELSEWHERE = 10
Place = Literal["speaker", "medium", "relay", "voice", "outlet"]


class ChainLink(Struct, frozen=True):
    """A link of the chain of who says so; `code` is the actor's."""

    place: Place
    name: str
    code: str | None = None
    statement: str | None = None


class ClaimPage(Struct, frozen=True, kw_only=True):
    """`rejected` where the claim is no longer in the ledger; `history` is newest first, each with whether it holds.

    `outlets` are all that published the text, the first one first. `group` are the tellings of the same in its `story` (None where
    nobody else tells of the event), `against` what contradicts any of these, the contradicted telling first.
    """

    found: FoundClaim
    outlets: tuple[str, ...]
    rejected: bool
    paragraphs: list[tuple[Part, ...]]
    chain: tuple[ChainLink, ...]
    history: tuple[tuple[ClaimCorrection, bool], ...]
    elsewhere: tuple[FoundClaim, ...]
    story: str | None
    group: ClaimGroup | None
    against: tuple[Contradiction, ...]
    original: str | None
    tie: tuple[str, str] | None
    types: tuple[str, ...]
    signed: str


def add(router: APIRouter, site: Site) -> None:
    @router.get("/claims/{id}")
    def claim(request: Request, id: str) -> Response:
        return site.page(request, "claim.html", claim_page(site, id, site.signed(request)))


def claim_page(site: Site, id: str, signed: str) -> ClaimPage:
    """Raises MissingError."""
    try:
        found, rejected = site.ledger.explain(id), False
    except MissingError:
        found, rejected = site.ledger.rejected(id), True
    claim, document = found.claim, found.document
    story = site.ledger.story_with(document.id)
    group = next((one for one in story.claims if any((m.document, m.id) == (document.id, claim.id) for m in one.members)), None)
    history = tuple(history_of(claim, site.ledger.corrections_of(document.id)))
    return ClaimPage(
        found=FoundClaim(claim, document, None), outlets=tuple(one.outlet for one in (document, *found.also) if one.outlet),
        rejected=rejected,
        paragraphs=around(Layers(document.text, (claim,), found.statements), claim.evidence), chain=tuple(chain(found)), history=history,
        elsewhere=elsewhere(site, claim, document),
        story=story.story if len(story.documents) > 1 else None, group=group, against=tuple(against(story, group, claim, document)),
        original=original(document, claim.trigger), tie=pair(claim),
        types=tuple(site.ledger.types), signed=signed,
    )


def history_of(claim: Claim, corrections: Sequence[Correction]) -> Iterator[tuple[ClaimCorrection, bool]]:
    """What was said of what stands at the place of a claim, and whether it still holds."""
    withdrawn: set[str] = set()
    for one in reversed(corrections):
        if isinstance(one, Withdrawal) and one.id not in withdrawn:
            withdrawn.add(one.correction)
        elif isinstance(one, ClaimCorrection) and one.place.kind == claim.kind and one.place.trigger.overlap(claim.trigger):
            yield one, one.id not in withdrawn


def chain(found: Explanation) -> list[ChainLink]:
    """From the first speaker outward to whoever published it."""
    media = {said.id: said.medium for said in found.statements}
    links = [ChainLink("voice", "")] if not found.claim.attribution else []
    for place, one in enumerate(found.claim.attribution):
        code = one.actor.code if one.actor and one.actor.code not in STATELESS else None
        links.append(ChainLink("relay" if place else "speaker", one.text, code, one.statement))
        if medium := media.get(one.statement or ""):
            links.append(ChainLink("medium", medium, None, one.statement))
    return [*links, *([ChainLink("outlet", found.document.outlet)] if found.document.outlet else [])]


def elsewhere(site: Site, claim: Claim, document: Document) -> tuple[FoundClaim, ...]:
    """Claims of the same type between the same two of about the same days, in other texts."""
    both, time = pair(claim), claim.time
    if both is None:
        return ()
    since, until = (time.start or time.end, time.end or time.start) if time else (None, None)
    query = ClaimQuery(between=both, types=(claim.type,), since=since, until=until)
    found = site.ledger.claims(query, limit=MOST_ELSEWHERE + 5).found
    return tuple(one for one in found if one.document.id != document.id)[:MOST_ELSEWHERE]


def against(story: Story, group: ClaimGroup | None, claim: Claim, document: Document) -> Iterator[Contradiction]:
    """What contradicts a claim, or the same claim elsewhere; the claim's side first."""
    same = {(one.document, one.id) for one in group.members} if group else {(document.id, claim.id)}
    for one in story.contradictions:
        for ours, theirs in ((one.a, one.b), (one.b, one.a)):
            if (ours.document, ours.id) in same or (ours.document == document.id and ours.trigger.overlap(claim.evidence)):
                yield replace(one, a=ours, b=theirs)
                break


def pair(claim: Claim) -> tuple[str, str] | None:
    """The two whom a claim is about, where they are two."""
    sources = [actor.code for actor in claim.source if actor.code not in STATELESS]
    targets = [actor.code for actor in claim.target if actor.code not in STATELESS]
    sides = sources + targets if claim.symmetric else [*sources[:1], *targets[:1]]
    codes = list(dict.fromkeys(sides))
    return (codes[0], codes[1]) if len(codes) > 1 else None
