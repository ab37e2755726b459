"""Independent sources are origins: a repost adds none, whenever it and its original come in; on both databases."""

import pytest
from msgspec.structs import replace

from dragoman.model import Paragraph, Reading
from dragoman.store.query import StoryQuery, TieQuery
from dragoman.store.store import Store
from synthetic import RUN, claim_of, reading_of

WIRE = "Iran sent Russia trucks and spare parts worth millions, officials in Tehran told reporters at the port of Enzeli this morning."
OWN = "Russia got trucks from Iran, say dockers whom our correspondent met in Astrakhan, where a ferry from Enzeli unloaded all night long."


def told(id: str, text: str, hour: int, outlet: str) -> Reading:
    claim = claim_of(text, "IRN", "RUS", day="2024-05-05")
    reading = reading_of(text, claim, id=id, published=f"2024-05-05T{hour:02}:00:00", outlet=outlet)
    return replace(reading, paragraphs=(Paragraph(text, 0, len(text), "en"),))


READINGS = (
    told("wire", WIRE, 6, "Wire"), told("repost", WIRE, 8, "Herald"), told("second", WIRE, 9, "Post"), told("own", OWN, 10, "Volga"),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_a_repost_is_no_source_of_its_own(store: Store, order: tuple[int, ...]) -> None:
    for place in order:
        store.writer.add(READINGS[place].document, READINGS[place], RUN)
    [support] = store.view.pair_counts(TieQuery(actor="IRN", partner="RUS"))[1]
    assert (support.documents, support.sources) == (4, 2)
    [total] = store.view.partner_counts("IRN")[1]
    assert (total.documents, total.sources) == (4, 2)
    assert list(store.view.examine()) == []


def test_without_its_original_a_copy_is_the_origin(store: Store) -> None:
    for reading in READINGS[1:3]:
        store.writer.add(reading.document, reading, RUN)
    [support] = store.view.pair_counts(TieQuery(actor="IRN", partner="RUS"))[1]
    assert support.sources == 1
    [story] = store.view.stories(StoryQuery(documents=2)).found
    assert [(copy.copy, copy.original) for copy in story.copies] == [("second", "repost")]
