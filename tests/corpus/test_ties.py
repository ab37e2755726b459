"""Deeds, words, offers, prospects and denials are counted apart."""

import pytest

from dragoman.corpus.ties import ties
from dragoman.model import PairAmount, PairCount, PairTotal, Signed, Status, Tie
from dragoman.model.claim import Kind
from dragoman.pipeline import standard_lexicon

PLOVER = standard_lexicon().plover


def count(type: str, status: Status = "happened", claims: int = 1, mode: str | None = None, kind: Kind = "event") -> PairCount:
    return PairCount("A", "B", False, "", kind, type, mode, status, claims)


def tie(*counts: PairCount) -> Tie:
    return ties(counts, [PairTotal("A", "B", False, "", 2, 1, 1)], PLOVER)[0]


@pytest.mark.parametrize(("counted", "layer", "expected"), [
    (count("AID"), "deeds", Signed(cooperation=1)),
    (count("ASSAULT", "ongoing", 3), "deeds", Signed(conflict=3)),
    (count("ACCUSE"), "words", Signed(conflict=1)),
    (count("REQUEST"), "words", Signed(neither=1)),
    (count("AID", "offered"), "offers", Signed(cooperation=1)),
    (count("AGREE", "planned"), "offers", Signed(cooperation=1)),
    (count("ASSAULT", "threatened"), "prospects", Signed(conflict=1)),
    (count("ASSAULT", "possible"), "prospects", Signed(conflict=1)),
    (count("trade", kind="measure"), "facts", Signed(cooperation=1)),
    (count("rival", kind="relation"), "facts", Signed(conflict=1)),
    (count("population", kind="measure"), "facts", Signed(neither=1)),
])
def test_each_claim_is_counted_in_one_layer(counted: PairCount, layer: str, expected: Signed) -> None:
    found = tie(counted)
    assert getattr(found, layer) == expected
    assert sum(getattr(found, name).all for name in ("deeds", "words", "facts", "offers", "prospects")) == counted.claims


def test_what_is_denied_is_no_deed() -> None:
    found = tie(count("ASSAULT", "denied", 4))
    assert (found.denied, found.deeds.all, found.score) == (4, 0, None)


def test_the_score_is_the_mean_over_deeds_and_words() -> None:
    assert tie(count("AID", claims=3), count("ASSAULT"), count("ASSAULT", "threatened", 9)).score == pytest.approx((3 * 10 - 9) / 4)


def test_a_mode_has_its_own_score() -> None:
    assert tie(count("CONSULT", mode="visit")).score == 4.0
    assert tie(count("CONSULT", mode="unheard of")).score == 2.5


def test_every_status_has_a_standing() -> None:
    assert set(PLOVER.standings) == set(Status.__args__)  # type: ignore[attr-defined]


def test_the_pair_with_most_claims_comes_first_with_its_periods_in_order() -> None:
    counts = [PairCount("A", "B", False, p, "event", "AID", None, "happened", n) for p, n in (("2022-02", 1), ("2022-01", 5))]
    counts.append(PairCount("C", "D", False, "2022-01", "event", "AID", None, "happened", 4))
    supports = [PairTotal(c.source, c.target, False, c.period, 1, 1, 1) for c in counts]
    assert [(t.source, t.period) for t in ties(counts, supports, PLOVER)] == [("A", "2022-01"), ("A", "2022-02"), ("C", "2022-01")]


def test_amounts_are_summed_over_deeds_only() -> None:
    def amount(type: str, status: Status, value: float, unit: str) -> PairAmount:
        return PairAmount("A", "B", False, "", "event", type, None, status, unit, value)

    amounts = [
        amount("AID", "happened", 5, "USD"), amount("AID", "ongoing", 7, "USD"), amount("AID", "offered", 100, "USD"),
        amount("AGREE", "happened", 100, "USD"), amount("AID", "happened", 55, "%"), amount("AID", "happened", 3, "tank"),
    ]
    found = ties([count("AID")], [PairTotal("A", "B", False, "", 1, 1, 1)], PLOVER, amounts)[0]
    assert found.amounts == {"USD": 12, "tank": 3}
