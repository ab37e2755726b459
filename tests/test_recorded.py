"""What is recorded of a model is what the model reads."""

from pathlib import Path

import pytest

import recorded
from dragoman.lang import languages
from dragoman.model import Span
from recorded import RecordedEngine, Records

SENTENCES = {
    "en": "Mary Wilcox, Chad's envoy, left Malta; Chad's king didn't.",
    "ru": "Чад, по словам Петера Ларсена, закрыл границу с Мали.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_record_gives_what_the_model_gave(language: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "RECORDING", True)
    model, path, spans = languages()[language].engine, tmp_path / "one.txt", [Span(text, 7, 7 + len(text))]
    first = RecordedEngine(model, Records(path))
    wanted = model.parse(spans), model.names(spans), model.lemma(text[:4])
    assert (first.parse(spans), first.names(spans), first.lemma(text[:4])) == wanted
    monkeypatch.setattr(recorded, "RECORDING", False)
    again = RecordedEngine(model, Records(path))
    assert (again.parse(spans), again.names(spans), again.lemma(text[:4])) == wanted


def test_what_is_not_recorded_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "RECORDING", False)
    with pytest.raises(KeyError, match="RECORD_TREES=1"):
        RecordedEngine(languages()["en"].engine, Records(tmp_path / "none.txt")).names([Span("Chad.", 0, 5)])
