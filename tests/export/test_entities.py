"""FollowTheMoney's own model takes the entities as valid."""

from collections import Counter

import followthemoney
import msgspec
import pycountry
import pytest
from followthemoney.schema import Schema
from followthemoney.types import registry
from msgspec.structs import replace

from dragoman.export.entities import Entity, entities
from dragoman.model import Place, Time
from dragoman.pipeline import standard_lexicon
from dragoman.store.query import FoundClaim
from synthetic import many

TWO_LETTERS = standard_lexicon().two_letters
READINGS = many(20)
FOUND = [
    FoundClaim(
        replace(claim, mode="military", place=Place("Oslo", 0, 4, "NOR"), time=Time("2022-06-01", "2022-06-30", "in June", (0, 7))),
        replace(reading.document, url="https://example.org/a", title="A title"),
    )
    for reading in READINGS for claim in reading.claims
]
ENTITIES = list(entities([*FOUND, *FOUND], TWO_LETTERS))


def schema_of(name: str) -> Schema:
    found = followthemoney.model.get(name)
    assert found is not None
    return found


@pytest.mark.parametrize("one", ENTITIES, ids=lambda one: f"{one.schema}-{one.id}")
def test_an_entity_is_valid(one: Entity) -> None:
    data = msgspec.to_builtins(one)
    schema = schema_of(one.schema)
    assert schema.validate(data) is None
    for name, values in one.properties.items():
        assert schema.properties[name].type.clean(values[0]) == values[0]
    proxy = followthemoney.model.get_proxy(data)
    assert proxy.to_dict()["properties"] == data["properties"]


def test_each_entity_comes_once_and_what_it_points_at_is_there() -> None:
    known = {one.id: one.schema for one in ENTITIES}
    assert len(known) == len(ENTITIES)
    assert sorted(set(known.values())) == ["Article", "Event", "LegalEntity", "UnknownLink"]
    for one in ENTITIES:
        for name, values in one.properties.items():
            property = schema_of(one.schema).properties[name]
            if property.type == registry.entity:
                assert all(schema_of(known[value]).is_a(property.range) for value in values)


def test_the_same_text_of_another_outlet_is_another_article_with_an_event_of_its_own() -> None:
    claim, document = FOUND[0].claim, FOUND[0].document
    found = [*entities([FOUND[0], FoundClaim(claim, replace(document, outlet="Another"))], TWO_LETTERS)]
    count = Counter(one.schema for one in found)
    assert count["Article"] == count["Event"] == 2
    assert {one.properties["publisher"][0] for one in found if one.schema == "Event"} == {document.outlet, "Another"}


def test_two_letters_are_those_of_iso_3166() -> None:
    assert {country.alpha_3: country.alpha_2.lower() for country in pycountry.countries} == TWO_LETTERS
