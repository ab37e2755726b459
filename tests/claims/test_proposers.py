"""Whoever proposes: what does not stand in the text is dropped and told, what stands on nothing selected goes with it."""

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from by_grammar import STEPS_BY_GRAMMAR
from dragoman import pipeline
from dragoman.model import Document, Reading, Span, Time
from dragoman.steps.claims.article import Article, article_of
from dragoman.steps.claims.candidate import AnnouncementRule, Candidate, ComparisonRule, NecessityRule, Score
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import PROPOSERS, by_frames, proposed
from dragoman.steps.claims.selection import selected
from dragoman.steps.claims.sides import as_told
from dragoman.steps.claims.step import find_claims
from dragoman.tools import Tools
from tiny import tiny_engine, tools_of

TEXT = "Norway sanctioned Belarus. Iran may help."
ENGINE = tiny_engine(
    """
    1 Norway      Norway   PROPN _                        2 nsubj
    2 sanctioned  sanction VERB  Tense=Past|VerbForm=Fin  0 root
    3 Belarus     Belarus  PROPN _                        2 obj
    4 .           .        PUNCT _                        2 punct

    1 Iran        Iran     PROPN _                        3 nsubj
    2 may         may      AUX   _                        3 aux
    3 help        help     VERB  VerbForm=Inf             0 root
    4 .           .        PUNCT _                        3 punct
    """,
    names={"Norway": "GPE", "Belarus": "GPE", "Iran": "GPE"},
)
TOOLS = tools_of(ENGINE)


def read(tools: Tools = TOOLS) -> Reading:
    return pipeline.run(Document("one", TEXT, "en"), tools, STEPS_BY_GRAMMAR)


def parsed() -> Reading:
    """What is there before claims are read."""
    return pipeline.layers(Document("one", TEXT, "en"), TOOLS, STEPS_BY_GRAMMAR[:-2])


def sanction() -> Candidate:
    return next(candidate for candidate in proposed(article_of(parsed(), TOOLS)) if candidate.type == "SANCTION")


def test_what_is_proposed_from_the_text_stands_in_it() -> None:
    kept, dropped = grounded(read().document, proposed(article_of(parsed(), TOOLS)))
    assert kept
    assert not dropped
    assert not read().ungrounded


def test_words_that_are_not_there_are_dropped_and_told_with_their_rule() -> None:
    real = sanction()
    amiss = Span("Belgium", real.trigger.start, real.trigger.end)
    somebody = replace(real.sides.target.actors[0], mention=amiss)
    invented = [
        replace(real, trigger=amiss), replace(real, evidence=Span(TEXT, 1, len(TEXT) + 1)),
        replace(real, time=Time(None, None, "1999", (0, 4))),
        replace(real, sides=replace(real.sides, target=replace(real.sides.target, actors=(somebody,)))),
    ]
    kept, dropped = grounded(read().document, [*invented, real])
    assert kept == [real]
    assert [one.text for one in dropped] == ["Belgium", TEXT, "1999", "Belgium"]
    assert real.frame is not None
    assert {one.rule for one in dropped} == {real.frame.name}


def test_a_further_proposer_is_only_one_more_function() -> None:
    def invents(article: Article, earlier: Sequence[Candidate]) -> Iterable[Candidate]:
        yield replace(sanction(), trigger=Span("bombed", 7, 13))

    reading = find_claims(parsed(), TOOLS, (partial(by_frames, choose=as_told), *PROPOSERS[1:], invents))
    assert reading.claims == read().claims
    assert [one.text for one in reading.ungrounded] == ["bombed"]


def test_a_proposer_may_choose_among_the_ways_to_fill_the_sides() -> None:
    article = article_of(parsed(), TOOLS)
    fuller, told = ({c.trigger.text: c.sides for c in by_frames(article, (), **how)} for how in ({}, {"choose": as_told}))
    assert fuller["help"].target.actors
    assert not told["help"].target.actors


def test_what_is_derived_stands_only_beside_its_basis() -> None:
    basis = replace(sanction(), score=Score(0.9, {}))
    derived = [replace(basis, id=f"c{n}", type=type, rule=rule) for n, (type, rule) in enumerate(
        [("THREATEN", AnnouncementRule(basis)), ("SANCTION", ComparisonRule(basis)), ("REQUEST", NecessityRule("must"))]
    )]
    types = TOOLS.lexicon.types
    assert {claim.id for claim in selected([basis, *derived], types)} == {basis.id, "c0", "c2"}  # the comparison is the same act
    assert {claim.id for claim in selected(derived, types)} == {"c2"}
    assert not selected([replace(one, score=Score(0.05, {})) for one in (basis, *derived)], types)
