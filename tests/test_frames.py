"""Every frame finds the acts in its own examples, with the right actors, and nothing in its counter-examples."""

from collections.abc import Sequence

import pytest
from pymorphy3 import MorphAnalyzer

from by_grammar import STEPS_BY_GRAMMAR, STEPS_GRAMMAR_FIRST
from dragoman import pipeline
from dragoman.lexicon.frames import Frame, FrameExample
from dragoman.model import Claim, Document
from dragoman.tools import Step, Tools
from real_tools import EVERYTHING, TOOLS

ROWS = [(language, row) for language in TOOLS.languages for row in TOOLS.languages[language].frames.rows]
YES = [pytest.param(language, row, one, id=f"{row.name}: {one.text}") for language, row in ROWS for one in row.yes]
NO = [pytest.param(language, row, one, id=f"{row.name}: {one.text}") for language, row in ROWS for one in row.no]


def claims_of(language: str, text: str, tools: Tools, steps: Sequence[Step]) -> tuple[Claim, ...]:
    return pipeline.run(Document("example", text, language), tools, steps).claims


def codes(claim: Claim, side: str) -> set[str]:
    return {actor.code for actor in getattr(claim, side)}


def fits(claim: Claim, row: Frame, example: FrameExample) -> bool:
    if claim.why.rule != row.name or (example.status and claim.status != example.status):
        return False
    if claim.symmetric:
        return codes(claim, "source") | codes(claim, "target") == {*example.source, *example.target}
    return codes(claim, "source") >= {*example.source} and codes(claim, "target") >= {*example.target}


@pytest.mark.parametrize(("language", "row", "example"), YES)
def test_a_frame_finds_its_examples(language: str, row: Frame, example: FrameExample) -> None:
    ways = (claims_of(language, example.text, EVERYTHING, steps) for steps in (STEPS_BY_GRAMMAR, STEPS_GRAMMAR_FIRST))
    found = [claim for way in ways for claim in way]
    assert any(fits(claim, row, example) for claim in found), [(c.why.rule, c.status, c.source, c.target) for c in found]


@pytest.mark.parametrize(("language", "row", "example"), NO)
def test_a_frame_keeps_out_of_its_counter_examples(language: str, row: Frame, example: FrameExample) -> None:
    assert not any(claim.why.rule == row.name for claim in claims_of(language, example.text, TOOLS, STEPS_BY_GRAMMAR))


TAGS = {"verbs": {"INFN"}, "nouns": {"NOUN"}, "adjectives": {"ADJF", "ADJS", "PRTF", "PRTS", "ADVB", "PRED"}}


@pytest.mark.parametrize("words_of", TAGS)
def test_a_russian_trigger_begins_with_the_word_that_the_others_hang_on(words_of: str) -> None:
    analyser = MorphAnalyzer()
    phrases = {lemma for row in TOOLS.languages["ru"].frames.rows for lemma in getattr(row, words_of) if " " in lemma}
    odd = {lemma for lemma in phrases if TAGS[words_of].isdisjoint(form.tag.POS for form in analyser.parse(lemma.split()[0]))}
    assert not odd
