"""Compiled tables are used again only where everything they are made from is the same."""

import ast
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman import lexicon
from dragoman.lang.ru.inflect import INFLECTOR
from dragoman.lexicon import DATA, Lexicon, tables
from dragoman.lexicon.inflector import UNINFLECTED, Inflected
from dragoman.lexicon.language import Language
from dragoman.lexicon.tables import CODE, bundle, compile_tables, content_hash, encoded, evict, inputs, read_tables
from tiny import tiny_engine


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder; what is compiled is cached beside it."""
    monkeypatch.setattr(tables, "cache_folder", lambda: tmp_path / "cache")
    for name in ("ru/offices.toml", "en/offices.toml", "ru/references.toml", "en/references.toml", "actors/states/IRN.toml"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / name, tmp_path / "data" / name)
    return tmp_path / "data"


def as_written(folder: Path, version: str = "1") -> list[Inflected]:
    """Russian and English in a data folder, where no word changes its form."""
    return [Inflected(folder / code, replace(UNINFLECTED, version=version)) for code in ("en", "ru")]


@pytest.fixture
def times_compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were compiled, one for each time."""
    done: list[Path] = []

    def counted(folder: Path, languages: Sequence[Inflected]) -> tables.Tables:
        done.append(folder)
        return compile_tables(folder, languages)

    monkeypatch.setattr(tables, "compile_tables", counted)
    return done


def test_what_is_compiled_is_kept(folder: Path, times_compiled: list[Path]) -> None:
    first, again = read_tables(folder, as_written(folder)), read_tables(folder, as_written(folder))
    assert len(times_compiled) == 1
    assert first == again
    assert {one.code for one in again[0].actors.records} == {"IRN"}


def test_a_changed_row_is_compiled(folder: Path, times_compiled: list[Path]) -> None:
    before, hash_before = read_tables(folder, as_written(folder))
    row = folder / "actors" / "states" / "IRN.toml"
    row.write_text(row.read_text("utf8").replace('"Iran"', '"Irannia"'), "utf8")
    after, hash_after = read_tables(folder, as_written(folder))
    assert ("irannia" in before.actors.forms, "irannia" in after.actors.forms) == (False, True)
    assert hash_before != hash_after
    assert len(times_compiled) == 2


def test_another_dictionary_compiles_anew(folder: Path, times_compiled: list[Path]) -> None:
    read_tables(folder, as_written(folder))
    read_tables(folder, as_written(folder, "2"))
    assert len(times_compiled) == 2


def test_a_damaged_table_is_compiled_anew(folder: Path, times_compiled: list[Path]) -> None:
    whole = read_tables(folder, as_written(folder))
    (kept,) = tables.cache_folder().iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert read_tables(folder, as_written(folder)) == whole
    assert len(times_compiled) == 2


def test_a_package_brings_its_tables_along(folder: Path, times_compiled: list[Path]) -> None:
    bundle(folder, as_written(folder), folder)
    shutil.rmtree(tables.cache_folder())
    assert read_tables(folder, as_written(folder))[0] == compile_tables(folder, as_written(folder))
    assert not tables.cache_folder().exists()
    assert len(times_compiled) == 1


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(tables, "cache_folder", lambda: tmp_path / "file")
    content, signed = read_tables(folder, as_written(folder))
    assert signed == content_hash(encoded(content))


def test_old_tables_are_evicted(tmp_path: Path) -> None:
    for number in range(tables.CACHED + 2):
        (tmp_path / f"{number}.msgpack").touch()
    evict(tmp_path)
    assert len(list(tmp_path.iterdir())) == tables.CACHED


def test_every_file_that_is_read_is_signed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    read: set[Path] = set()
    text = Path.read_text

    def noted(path: Path, encoding: str | None = None) -> str:
        read.add(path)
        return text(path, encoding)

    monkeypatch.setattr(Path, "read_text", noted)
    compile_tables(folder, as_written(folder))
    assert read <= {path for _, path in inputs(folder, as_written(folder))}


def test_every_module_that_compiles_is_signed() -> None:
    assert set(modules_behind("tables")) == set(CODE)


def test_the_russian_inflector_signs_its_code_and_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.lang.ru import inflect

    assert inflect.version() == INFLECTOR.version
    monkeypatch.setattr("importlib.metadata.version", lambda name: "another")
    assert inflect.version() != INFLECTOR.version


def test_knowledge_is_another_with_other_rows(folder: Path) -> None:
    before = Lexicon(known(folder), folder).hash
    row = folder / "actors" / "states" / "IRN.toml"
    row.write_text(row.read_text("utf8").replace('"Iran"', '"Irannia"'), "utf8")
    assert Lexicon(known(folder), folder).hash != before
    assert Lexicon(known(folder, "2"), folder).hash != Lexicon(known(folder), folder).hash


def known(folder: Path, version: str = "1") -> dict[str, Language]:
    return {one.code: Language(one.folder, one.inflector, lambda: tiny_engine("")) for one in as_written(folder, version)}


def modules_behind(name: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """A module of the lexicon and all of the lexicon that it imports."""
    assert lexicon.__file__
    if name in seen:
        return
    yield name
    tree = ast.parse(Path(lexicon.__file__).with_name(f"{name}.py").read_text("utf8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dragoman.lexicon."):
            yield from modules_behind(node.module.removeprefix("dragoman.lexicon."), seen | {name})
