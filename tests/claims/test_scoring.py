"""Claims are judged by named weights, which the gold passages teach."""

import numpy as np
import pytest

from dragoman import pipeline
from dragoman.corpus.learning import logistic, shown_often
from dragoman.evals.labels import GoldClaim, GoldPassage, is_right
from dragoman.lexicon.weights import Weights, likelihood
from dragoman.model import KEPT, SHOWN, SURE, Claim, Document, certainty
from recorded import recorded

TEXT = "Norway imposed sanctions on Belarus on Monday. Talks about a loan may help."


def claims(text: str, everything: bool = False) -> tuple[Claim, ...]:
    return pipeline.run(Document("one", text, "en"), recorded("scoring", everything)).claims


def test_a_likelihood_is_the_logistic_of_the_summed_weights() -> None:
    weights = Weights({"always": -1.0, "sure": 3.0})
    assert likelihood(weights.parts({"always": 1.0, "sure": 1.0, "unknown": 9.0})) == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert weights.parts({"always": 1.0, "sure": 0.0}) == {"always": -1.0}


def test_what_separates_right_from_wrong_gets_weight() -> None:
    right = np.array([1.0] * 20 + [0.0] * 20)
    weights = logistic(np.stack([np.ones(40), right], axis=1), right, np.zeros(40), 5.0)
    assert weights[1] > 1 > weights[0]


def test_a_weight_that_is_learned_alone_makes_up_for_what_the_others_say() -> None:
    right = np.array([0.0] * 20)
    alone, beside = (logistic(np.ones((20, 1)), right, np.full(20, offset), 5.0) for offset in (0.0, -3.0))
    assert alone[0] < beside[0] < 0


def test_rare_features_teach_nothing() -> None:
    assert shown_often([{"a": 1.0}] * 4 + [{"b": 1.0}] * 3, 4) == ["a"]


def test_a_claim_tells_what_its_score_is_made_of() -> None:
    claim = claims(TEXT)[0]
    assert claim.type == "SANCTION"
    assert claim.why.score >= KEPT
    assert claim.why.parts


def test_everything_includes_what_is_listed() -> None:
    listed = {claim.id for claim in claims(TEXT)}
    assert listed <= {claim.id for claim in claims(TEXT, everything=True)}


def test_a_claim_is_right_by_words_type_and_sides() -> None:
    gold = GoldClaim(TEXT.partition(".")[0], "imposed sanctions", "SANCTION", ("NOR",), ("BLR",))
    wrong = GoldClaim(gold.evidence, gold.trigger, gold.type, ("NOR",), ("RUS",))
    claim = claims(TEXT)[0]
    assert is_right(claim, GoldPassage("one", "en", TEXT, (gold,)))
    assert not is_right(claim, GoldPassage("one", "en", TEXT, (wrong,)))


def test_a_score_has_a_word_and_lists_show_what_is_at_least_likely() -> None:
    assert [certainty(score) for score in (KEPT, SHOWN, SURE)] == ["unsure", "likely", "sure"]
