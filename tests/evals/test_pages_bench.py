"""The cost of the guards is told from pages."""

from pathlib import Path

import pytest

from dragoman.evals import pages_bench


def test_costs_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pages_bench, "ROUNDS", 1)
    text = "Officials said that talks would be resumed in two weeks. " * 20
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"<html><body><p>{text}</p></body></html>")
    pages_bench.main(str(tmp_path))
    told = capsys.readouterr().out
    assert told.startswith("2 pages: alone ")
    assert "pages a minute" in told
