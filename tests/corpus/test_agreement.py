"""Agreement of two coders, against published examples and by hand."""

import pytest
from msgspec.structs import replace

from dragoman.corpus.agreement import agreements, alpha, coded_twice
from synthetic import claim_of, reading_of

TEXT = "Iran gave Russia drones and North Korea promised shells."
GAVE = claim_of(TEXT, "IRN", "RUS", "AID", trigger="gave")
PROMISED = claim_of(TEXT, "PRK", "RUS", "AGREE", trigger="promised", status="planned")


@pytest.mark.parametrize(("first", "second", "expected"), [
    ("0100000010", "1110010000", 0.095),  # the examples of Krippendorff 2011, sections A and B
    ("aabbdcccedda", "babbbcccedd" + "d", 0.692),
    ("abc", "abc", 1.0),
])
def test_alpha_of_published_examples(first: str, second: str, expected: float) -> None:
    assert alpha(first, second) == pytest.approx(expected, abs=0.0005)


def test_alpha_of_what_does_not_vary_is_none() -> None:
    assert alpha("aaa", "aaa") is None
    assert alpha("", "") is None


def test_claims_are_matched_by_place_and_counted_by_language_and_type() -> None:
    other = replace(GAVE, type="COOPERATE", status="ongoing")
    russian = reading_of(TEXT, GAVE, language="ru", id="ru")
    found = agreements([coded_twice(reading_of(TEXT, GAVE, PROMISED), reading_of(TEXT, other)), coded_twice(russian, russian)])
    everything, english, _, aid = found
    assert [one.group for one in found] == ["all", "en", "ru", "AID"]
    assert (everything.first, everything.second, everything.matched, everything.same) == (3, 2, 2, 1)
    assert everything.f1_place == pytest.approx(0.8)
    assert everything.f1 == pytest.approx(0.4)
    assert english.same == 0
    assert (aid.first, aid.second, aid.same) == (2, 1, 1)
    assert aid.f1 == pytest.approx(2 / 3)
    assert aid.type == pytest.approx(alpha([True, True], [False, True]))


def test_mutual_acts_are_the_same_from_either_side() -> None:
    met = claim_of(TEXT, "IRN", "RUS", "CONSULT", trigger="gave", symmetric=True)
    turned = replace(met, source=met.target, target=met.source)
    (everything, *_) = agreements([coded_twice(reading_of(TEXT, met), reading_of(TEXT, turned))])
    assert everything.same == 1


def test_nothing_was_read_twice() -> None:
    (everything,) = agreements([])
    assert (everything.first, everything.f1, everything.type) == (0, None, None)
