"""Who reads is chosen in one place, for commands, pages and programs; it is signed into the run."""

import json
from pathlib import Path

import pytest
from model_server import completion, model_server, refusal

import dragoman
from dragoman.batch import GRAMMAR, ReaderChoice, ToolSettings, fingerprint, open_reader, read_by, signed
from dragoman.errors import DataError, SourceError, UsageError
from dragoman.llm.server import ServerSettings
from dragoman.model import Document, Reading
from dragoman.settings import ModelSettings, read_model_settings, reader_choice
from dragoman.tools import Reader
from llm.flat import PROMPT, claim, flat_tools, who

MET = claim("Kenya met Chad", "met", mut=True, src=[who("Kenya", "KEN"), who("Chad", "TCD")])
GOOD = json.dumps({"statements": [], "claims": [MET]})


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "llm.toml").write_text('url = "http://file/v1"\nmodel = "of the file"\nconcurrency = 9\n')
    found = read_model_settings({"DRAGOMAN_LLM_MODEL": "of the environment", "DRAGOMAN_LLM_BUDGET": "5000"}, tmp_path)
    assert found == ModelSettings("http://file/v1", "of the environment", concurrency=9, budget=5000)
    assert read_model_settings({}, tmp_path / "empty") == ModelSettings()


def test_settings_that_make_no_sense_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="DRAGOMAN_LLM_"):
        read_model_settings({"DRAGOMAN_LLM_BUDGET": "much"}, tmp_path)
    (tmp_path / "llm.toml").write_text('adress = "http://x/v1"\n')
    with pytest.raises(DataError, match="adress"):
        read_model_settings({}, tmp_path)


def test_reader_model_and_prompt_are_signed_into_the_run() -> None:
    tools = flat_tools("grammar")
    of_a, of_b = ServerSettings("u", "a"), ServerSettings("u", "b")
    choices = [GRAMMAR, ReaderChoice("llm", of_a), ReaderChoice("llm", of_b), ReaderChoice("both", of_a)]
    assert len({fingerprint(signed(choice, tools)).id for choice in choices}) == 4
    assert signed(choices[1], tools).reader == Reader("llm", "a", PROMPT.hash)


def test_the_server_is_not_signed_nor_the_key(tmp_path: Path) -> None:
    one, other = (ReaderChoice("llm", ServerSettings(url, "m", "sk-1")) for url in ("http://a/v1", "http://b/v1"))
    found = [fingerprint(signed(choice, flat_tools("grammar"))) for choice in (one, other)]
    assert found[0] == found[1]
    assert "sk-1" not in found[0].settings


def test_a_choice_takes_the_budget_of_the_command_first() -> None:
    settings = ModelSettings("u", "m", budget=7)
    assert reader_choice("llm", None, settings).budget == 7
    assert reader_choice("llm", None, settings, budget=9).budget == 9


def test_a_program_reads_with_a_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_STORE", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    monkeypatch.setenv("DRAGOMAN_LLM_RETRIES", "0")
    monkeypatch.setattr(dragoman, "_tools", lambda: flat_tools("grammar"))
    with model_server(lambda body, before: refusal(500) if before else completion(GOOD)) as server:
        monkeypatch.setenv("DRAGOMAN_LLM_URL", server.url)
        monkeypatch.setenv("DRAGOMAN_LLM_MODEL", "m")
        reading = dragoman.read("Kenya met Chad.", language="en", reader="llm")
        assert [one.type for one in reading.claims] == ["CONSULT"]
        with pytest.raises(SourceError, match="gave no answer"):
            dragoman.read("Ghana met Togo.", language="en", reader="llm")
    assert (tmp_path / "answers.sqlite").exists()


def test_a_process_of_the_server_reads_with_a_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("dragoman.batch.choice.tools_of", lambda settings: flat_tools("grammar"))
    with model_server(lambda body, before: completion(GOOD)) as server:
        chosen = ReaderChoice("llm", ServerSettings(server.url, "m"), memory=tmp_path / "answers.sqlite")
        outcome = read_by(chosen, ToolSettings(), Document("d", "Kenya met Chad.", "en"))
    assert isinstance(outcome, Reading)
    assert len(outcome.claims) == 1


def test_grammar_asks_nobody() -> None:
    with open_reader(GRAMMAR, flat_tools("grammar")) as reader:
        assert reader.usage is None
