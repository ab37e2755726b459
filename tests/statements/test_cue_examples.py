"""Every row of cues is read as its own examples say, and every lemma is the cue of its sentence."""

from functools import cache

import pytest

from dragoman import pipeline
from dragoman.lexicon.cues import Cue, CueExample
from dragoman.model import Document, Reading, Span
from real_tools import TOOLS

CUES = {code: language.cues for code, language in TOOLS.languages.items() if language.cues}
ROWS = [(code, row) for code, cues in CUES.items() for row in cues.all]
EXAMPLES = [(language, row, example) for language, row in ROWS for example in row.examples]
STEPS = [step for step in pipeline.STEPS if step.name not in {"claims", "quantities", "times"}]


@cache
def read(language: str, text: str) -> Reading:
    return pipeline.run(Document(id="example", text=text, language=language), TOOLS, STEPS)


@pytest.mark.parametrize(("language", "row", "example"), EXAMPLES, ids=[f"{lang}: {e.text}" for lang, _, e in EXAMPLES])
def test_example(language: str, row: Cue, example: CueExample) -> None:
    found = read(language, example.text).statements
    if example.content is None:
        assert not found
        return
    told = [(s.source.text if s.source else None, s.content.text.rstrip(" .,")) for s in found]
    assert (example.source, example.content.rstrip(" .,")) in told
    assert row.stance in {s.stance for s in found}


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{lang}: {next(iter(row.lemmas))}" for lang, row in ROWS])
def test_each_lemma_is_the_cue_of_its_sentence(language: str, row: Cue) -> None:
    assert row.examples
    unproven = [lemma for lemma, sentence in row.lemmas.items() if not proves(language, row, lemma, sentence)]
    assert not unproven


def proves(language: str, row: Cue, lemma: str, sentence: str) -> bool:
    """Whether some statement has the lemma as its cue and the stance of its row; an origin shows in who passes it on."""
    reading = read(language, sentence)
    for one in reading.statements:
        if row.origin and one.relayed_by:
            return True
        if one.cue is not None and one.stance == row.stance and set(lemma.split()) <= forms(language, reading, one.cue):
            return True
    return False


def forms(language: str, reading: Reading, cue: Span) -> set[str]:
    """The words of a cue as they stand and in their dictionary forms."""
    tokens = [t for s in reading.sentences for t in s.tokens if cue.start <= t.start < cue.end]
    corrected = CUES[language].words.corrected
    return {form for t in tokens for form in (t.text.lower(), t.lemma, corrected.get(t.text.lower(), t.lemma))}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_language_knows_many_cues(language: str) -> None:
    assert len({lemma for row in CUES[language].all for lemma in row.lemmas}) >= 600
