"""PROV of a run is read by the library of its field."""

from datetime import datetime

import msgspec
from prov.model import ProvActivity, ProvAgent, ProvDerivation, ProvDocument, ProvEntity, ProvGeneration

from dragoman.export.prov import prov
from dragoman.store.writing import Made, Run

RUN = Run("r1", "1.0+abc", "d4ta", "{}", "2026-01-01T00:00:00+00:00")
MADE = [
    Made("c1", True, "article: «one»", "d1", "x1", "Herald", "https://example.org/1"), Made("c2", False, "two", "d2", "x2", None, None),
]


def test_a_run_is_a_document_of_prov_and_comes_back_as_it_was() -> None:
    found = ProvDocument.deserialize(content=msgspec.json.encode(prov(RUN, MADE)).decode(), format="json")
    counts = {kind: len(list(found.get_records(kind))) for kind in (ProvActivity, ProvAgent, ProvEntity, ProvGeneration, ProvDerivation)}
    assert counts == {ProvActivity: 1, ProvAgent: 1, ProvEntity: 5, ProvGeneration: 2, ProvDerivation: 2}
    (activity,) = found.get_records(ProvActivity)
    assert isinstance(activity, ProvActivity)
    assert activity.get_startTime() == datetime.fromisoformat(RUN.started)
    assert ProvDocument.deserialize(content=found.serialize(format="json"), format="json") == found
    assert "wasDerivedFrom(dragoman:reading-c1, dragoman:document-d1" in found.get_provn()


def test_a_run_that_made_nothing_is_whole_as_well() -> None:
    found = ProvDocument.deserialize(content=msgspec.json.encode(prov(RUN, [])).decode(), format="json")
    assert len(list(found.get_records(ProvEntity))) == 1
