"""Two coders of one document: what both read is one claim and surer, what one reads is marked so."""

from msgspec.structs import replace

from dragoman.lexicon.toml import DATA
from dragoman.lexicon.weights import load_weights
from dragoman.model import Claim
from dragoman.steps.claims.agreement import agreed
from synthetic import claim_of

TEXT = "Iran gave Russia drones and North Korea promised shells."
WEIGHTS = load_weights(DATA)
GAVE = claim_of(TEXT, "IRN", "RUS", "AID", trigger="gave", score=0.6)


def by_rule(claim: Claim) -> Claim:
    return replace(claim, id="g" + claim.id, mode="drone", contexts=("military",), why=replace(claim.why, rule="give", score=0.5))


def test_what_both_read_is_one_claim_surer_than_either() -> None:
    (one,) = agreed([GAVE], [by_rule(GAVE)], WEIGHTS)
    assert one.why.read_by == ("grammar", "model")
    assert one.why.score > 0.6
    assert (one.id, one.mode, one.contexts, one.why.rule) == (GAVE.id, "drone", ("military",), "give")


def test_what_one_reads_is_marked_and_less_sure() -> None:
    promised = claim_of(TEXT, "PRK", "RUS", "AGREE", trigger="promised", score=0.6)
    read, told = agreed([promised], [by_rule(GAVE)], WEIGHTS)
    assert (read.why.read_by, told.why.read_by) == (("grammar",), ("model",))
    assert read.why.score < 0.5
    assert told.why.score < 0.6


def test_grammar_counts_least_where_the_model_reads_the_same_words_otherwise() -> None:
    other = replace(GAVE, type="COOPERATE")
    beside = claim_of(TEXT, "PRK", "RUS", "AGREE", trigger="promised", score=0.6)
    contradicted = next(one for one in agreed([other], [by_rule(GAVE)], WEIGHTS) if one.why.read_by == ("grammar",))
    alone = next(one for one in agreed([beside], [by_rule(GAVE)], WEIGHTS) if one.why.read_by == ("grammar",))
    assert contradicted.why.score < alone.why.score


def test_each_claim_is_matched_once() -> None:
    twice = replace(by_rule(GAVE), id="again")
    found = agreed([GAVE], [by_rule(GAVE), twice], WEIGHTS)
    assert [one.why.read_by for one in found].count(("grammar", "model")) == 1
    assert len(found) == 2
