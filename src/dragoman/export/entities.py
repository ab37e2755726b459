"""Claims as FollowTheMoney entities: articles, actors, an event for each claim, a link for each pair of its actors."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from msgspec import Struct

from dragoman.export.annotations import summary
from dragoman.keys import content_id
from dragoman.model import Actor, Claim, Document, day_of
from dragoman.store.query import FoundClaim
from dragoman.store.writing import document_key


class Entity(Struct, frozen=True):
    """An entity of FollowTheMoney; each property has a list of values."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def entities(found: Iterable[FoundClaim], two_letters: Mapping[str, str]) -> Iterator[Entity]:
    """Each entity once; `two_letters` are the codes of states as FollowTheMoney has them."""
    seen: set[str] = set()
    for one in found:
        for entity in of_claim(one, two_letters):
            if entity.id not in seen:
                seen.add(entity.id)
                yield entity


def of_claim(found: FoundClaim, two_letters: Mapping[str, str]) -> Iterator[Entity]:
    claim, proof = found.claim, article(found.document)
    own = content_id("c", claim.id, proof.id)  # the same text of another outlet has claims of the same ids
    people = {side: [legal_entity(actor, two_letters) for actor in getattr(claim, side)] for side in ("source", "target")}
    everyone = [*people["source"], *people["target"]]
    yield from (proof, *everyone)
    yield entity(own, "Event", **told(found), name=summary(found), involved=[one.id for one in everyone], proof=proof.id,
                 country=two_letters.get(claim.place.country or "") if claim.place else None,
                 location=claim.place.text if claim.place else None, keywords=[claim.kind, claim.type, claim.mode, claim.status])
    for source, target in product(people["source"], people["target"]):
        yield entity(content_id("l", own, source.id, target.id), "UnknownLink", **told(found), subject=source.id, object=target.id,
                     role=f"{claim.type}/{claim.mode}" if claim.mode else claim.type, status=claim.status)


def article(document: Document) -> Entity:
    return entity(
        document_key(document), "Article", title=document.title or document.id,
        publishedAt=day_of(document.published), publisher=document.outlet, sourceUrl=document.url, bodyText=document.text,
    )


def legal_entity(actor: Actor, two_letters: Mapping[str, str]) -> Entity:
    """A legal entity, because a claim does not tell whether a person, a body or a state is meant."""
    return entity(
        content_id("a", actor.code, actor.name), "LegalEntity", name=actor.name, country=two_letters.get(actor.country or ""),
        wikidataId=actor.id, keywords=actor.sector,
    )


def told(found: FoundClaim) -> dict[str, Any]:
    """What an event and a link have in common."""
    claim = found.claim
    return {
        **when(claim), "summary": claim.evidence.text, "recordId": claim.id, "publisher": found.document.outlet,
        "sourceUrl": found.document.url,
        "description": "; ".join(f"according to {link.text}" for link in claim.attribution),
    }


def when(claim: Claim) -> dict[str, str | None]:
    time = claim.time
    if time is None:
        return {}
    return {"date": time.start} if time.start == time.end else {"startDate": time.start, "endDate": time.end}


def entity(id: str, schema: str, **values: str | list[str | None] | list[str] | None) -> Entity:
    """With the properties that have a value."""
    lists = {name: [one for one in (value if isinstance(value, list) else [value]) if one] for name, value in values.items()}
    return Entity(id, schema, {name: found for name, found in lists.items() if found})
