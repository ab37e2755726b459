"""A language is one folder: one that Dragoman does not know is read by the steps that read all others, from text to claims."""


import pytest

from dragoman import pipeline
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
from dragoman.lexicon import DATA, Lexicon
from dragoman.lexicon.actor_files import Alias
from dragoman.lexicon.compile import shape
from dragoman.lexicon.inflector import UNINFLECTED
from dragoman.model import Claim, Document
from dragoman.tools import Tools
from languages.eo import FOLDER, LANGUAGE


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """The bundled data with the actors of the language, and the bundled languages with it."""
    folder = tmp_path_factory.mktemp("data")
    for path in DATA.iterdir():
        if path.name != "actors":
            (folder / path.name).symlink_to(path)
    (folder / "actors").symlink_to(FOLDER / "actors")
    spoken = {LANGUAGE.code: LANGUAGE}
    lexicon = Lexicon(spoken, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}")  # where compiled tables are kept
        _ = lexicon.actors
    return Tools(lexicon, {**languages(), **spoken})


def read(text: str, tools: Tools) -> tuple[Claim, ...]:
    return pipeline.run(Document(id="d", text=text, language=LANGUAGE.code, published="2024-05-01"), tools).claims


def told(claim: Claim) -> tuple[str, list[str], list[str], str]:
    return claim.type, [a.code for a in claim.source], [a.code for a in claim.target], claim.status


def test_each_frame_is_read_as_its_examples_say(tools: Tools) -> None:
    for frame in LANGUAGE.frames.rows:
        for example in frame.yes:
            assert [told(claim) for claim in read(example.text, tools)] == [
                (frame.type, [*example.source], [*example.target], example.status)
            ]


def test_its_words_of_status_count(tools: Tools) -> None:
    (claim,) = read("Rusujo ne sendis grenon al Irano.", tools)
    assert told(claim) == ("AID", ["RUS"], ["IRN"], "denied")


def test_every_claim_is_tied_to_the_characters_it_was_read_from(tools: Tools) -> None:
    text = "Irano minacas Rusujon. Rusujo sendis grenon al Irano."
    for claim in read(text, tools):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_its_article_tells_nothing_of_how_a_name_is_written() -> None:
    name = Alias("la Hago", LANGUAGE.code, "city")
    assert shape(name, LANGUAGE.inflector) == "capital"
    assert shape(name, UNINFLECTED) == "small"


def test_its_lemmas_are_searched_for(tools: Tools) -> None:
    lemmas = Lemmas({LANGUAGE.code: LANGUAGE})
    assert lemmas.of_query("sendis") == [["sendi", "sendis"]]
