"""The use cases, with a hand-made engine."""

import json
from pathlib import Path

import pytest

from dragoman.batch import InLine, core, documents_of, signing
from dragoman.errors import MissingError, StoreError, UnknownActorError, UsageError
from dragoman.ledger import ClaimQuery, DocumentQuery, Ledger, Signature, StatementQuery, TieQuery, open_ledger
from dragoman.model import Document, Reading
from dragoman.pipeline import run
from dragoman.readers import Failure
from dragoman.settings import Settings, read_settings
from tiny import tiny_engine, tools_of

TOOLS = tools_of(tiny_engine("""
    1  Russia    Russia    PROPN  _             2  nsubj
    2  offered   offer     VERB   Tense=Past    0  root
    3  Iran      Iran      PROPN  _             2  iobj
    4  grain     grain     NOUN   Number=Sing   2  obj
    5  .         .         PUNCT  _             2  punct
"""))
DOCUMENT = Document("d1", "Russia offered Iran grain.", "en", published="2022-08-15")


def settings(folder: Path) -> Settings:
    return Settings(f"sqlite:///{folder / 'new folder' / 'ledger.sqlite'}")


def test_add_reads_a_document_once(tmp_path: Path) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert ledger.add(DOCUMENT) is not None
        assert ledger.add(DOCUMENT) is None
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert ledger.add(DOCUMENT) is None
        assert [reading.document for reading in ledger.readings()] == [DOCUMENT]
        assert ledger.size().documents == 1


def test_an_article_that_cannot_be_read_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(core, "run", fail)
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert isinstance(ledger.add(DOCUMENT), Failure)
        assert ledger.size().documents == 0


def test_a_document_is_known_again_as_its_source_gave_it(tmp_path: Path) -> None:
    lost = Failure("page.html", "unreadable", "no text")
    given = (Document("d", DOCUMENT.text), lost, Document("d", DOCUMENT.text))
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        first, failure, again = ledger.add_all(given, InLine(TOOLS))
        assert isinstance(first, Reading)
        assert first.document.language == "en", "the language was recognised"
        assert failure == lost
        assert again is None


def test_what_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert ledger.claims(ClaimQuery()).found == ()
        asks = {ledger.explain: "claim", ledger.claim: "claim", ledger.statement: "statement", ledger.document: "document"}
        for ask, what in asks.items():
            with pytest.raises(MissingError, match=f"no {what} x123"):
                ask("x123")
        with pytest.raises(UsageError, match="need an actor"):
            ledger.ties(TieQuery(partner="RUS"))


NONSENSE = [
    (ClaimQuery(types=("NOPE",)), "no type NOPE"),
    (ClaimQuery(since="2024"), "since is an ISO day like 2024-01-31, not 2024"),
    (ClaimQuery(reported_until="2024-02-30"), "reported_until is an ISO day"),
    (ClaimQuery(since="2024-02-02", until="2024-02-01"), "since 2024-02-02 is after until 2024-02-01"),
    (ClaimQuery(actor=" "), "actor is empty"),
    (ClaimQuery(words="a\0b"), "words has a NUL"),
    (ClaimQuery(at_least=float("nan")), "at_least is no number"),
    (StatementQuery(until="20240101"), "until is an ISO day"),
    (DocumentQuery(since="yesterday"), "since is an ISO day"),
    (TieQuery(since="2024-13-01"), "since is an ISO day"),
]


@pytest.mark.parametrize(("query", "words"), NONSENSE, ids=lambda case: case if isinstance(case, str) else "")
def test_what_makes_no_sense_is_a_usage_error(tmp_path: Path, query: ClaimQuery | StatementQuery, words: str) -> None:
    asks = {ClaimQuery: "claims", StatementQuery: "statements", DocumentQuery: "documents", TieQuery: "ties"}
    with open_ledger(settings(tmp_path), TOOLS) as ledger, pytest.raises(UsageError, match=words):
        getattr(ledger, asks[type(query)])(query)


def test_a_document_that_was_read_elsewhere_is_kept_once(tmp_path: Path) -> None:
    reading = run(DOCUMENT, TOOLS)
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert ledger.keep(DOCUMENT, reading)
        assert not ledger.keep(DOCUMENT, reading)
        assert [one.document for one in ledger.documents(DocumentQuery()).found] == [DOCUMENT]
        assert ledger.document("d1").reading.claims == reading.claims


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/none/ledger.sqlite", "postgresql://localhost:1/none", "mariadb://x/y"])
def test_a_ledger_that_cannot_be_opened_is_a_store_error(url: str) -> None:
    with pytest.raises(StoreError, match="cannot open the ledger"), open_ledger(Settings(url), TOOLS):
        pass


def test_a_file_that_is_no_ledger_is_a_store_error(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("This is no database. " * 100)
    with pytest.raises(StoreError, match="not a database"), open_ledger(Settings(f"sqlite:///{path}"), TOOLS):
        pass


def test_passwords_are_not_shown() -> None:
    with pytest.raises(StoreError) as caught, open_ledger(Settings("postgresql://me:secret@localhost:1/none"), TOOLS):
        pass
    assert "secret" not in str(caught.value)


def test_settings_come_from_the_caller_then_the_environment_then_the_user_folder() -> None:
    assert read_settings("sqlite://", environment={"DRAGOMAN_STORE": "x"}).store == "sqlite://"
    assert read_settings(environment={"DRAGOMAN_STORE": "x"}).store == "x"
    assert read_settings(environment={}).store.endswith("ledger.sqlite")




def test_recode_reads_again_what_another_run_has_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        ledger.add(DOCUMENT)
        assert list(ledger.recode()) == []
    monkeypatch.setattr(signing, "program_version", lambda: "next")
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert [(one.document, one.error) for one in ledger.recode()] == [("d1", None)]
        assert [(one.documents, one.current) for one in ledger.runs()] == [(1, 0), (1, 1)]
        before, after = (one.run.id for one in ledger.runs())
        assert list(ledger.differences(before, after)) == []
        with pytest.raises(UsageError, match="2 runs begin with r"):
            list(ledger.differences("r", after))


def test_recode_keeps_the_reading_of_what_cannot_be_read_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("no")

    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        ledger.add(DOCUMENT)
    monkeypatch.setattr(signing, "program_version", lambda: "next")
    monkeypatch.setattr(core, "run", fail)
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        assert [one.error for one in ledger.recode()] == ["RuntimeError: no"]
        assert [reading.document for reading in ledger.readings()] == [DOCUMENT]


def ask(ledger: Ledger, query: ClaimQuery | StatementQuery | TieQuery) -> object:
    if isinstance(query, TieQuery):
        return ledger.ties(query)
    return ledger.claims(query).found if isinstance(query, ClaimQuery) else ledger.statements(query).found


@pytest.mark.parametrize("query", [
    ClaimQuery(actor="Atlantis"), ClaimQuery(between=("RUS", "Atlantis")), ClaimQuery(by="Atlantis"), StatementQuery(about="Atlantis"),
    TieQuery(actor="Atlantis"), TieQuery(actor="RUS", partner="Atlantis"),
])
def test_an_actor_whom_nobody_knows_is_wrong_usage(tmp_path: Path, query: ClaimQuery | StatementQuery | TieQuery) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        ledger.add(DOCUMENT)
        with pytest.raises(UnknownActorError, match="nobody has the code or name Atlantis"):
            ask(ledger, query)


@pytest.mark.parametrize("name", ["RUS", "rus", "Russia", "russia", "Россия", "россия", "Russian Federation"])
def test_an_actor_goes_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        ledger.add(DOCUMENT)
        for query in (ClaimQuery(actor=name), TieQuery(actor=name), ClaimQuery(between=("IRN", name))):
            assert ask(ledger, query)
        assert ledger.actor_of(name) == "RUS"


def test_of_several_who_go_by_a_name_the_one_is_meant_whom_the_ledger_tells_of(tmp_path: Path) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        with pytest.raises(UsageError, match=r"Kim may be Kim Young-sam, .* or \d+ others"):
            ledger.actor_of("Kim")
        ledger.add(DOCUMENT)
        ledger.merge("Iran", "Kim Jong Un", Signature("Ann", "2026-01-01"))
        assert ledger.actor_of("Kim") == "Kim Jong Un"


@pytest.mark.parametrize(("name", "suggested"), [("Belarussia", "Belarus"), ("Росия", "Россия")])
def test_a_misspelt_name_gets_suggestions(tmp_path: Path, name: str, suggested: str) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger, pytest.raises(UnknownActorError, match=rf"did you mean .*{suggested}"):
        ledger.actor_of(name)


def test_an_actor_of_whom_the_ledger_tells_nothing_is_none(tmp_path: Path) -> None:
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        ledger.add(DOCUMENT)
        for actor in ("NOR", "Norway", "Норвегия"):
            assert ledger.claims(ClaimQuery(actor=actor)).found == ()
        ledger.merge("russia", "MINE", Signature("Ann", "2026-01-01"))
        assert ledger.claims(ClaimQuery(actor="MINE")).found
        assert ledger.ties(TieQuery(by="month"))


def test_a_text_that_the_ledger_cannot_hold_is_a_failure_and_the_run_goes_on(tmp_path: Path) -> None:
    lines = [{"id": "bad", "text": "Russia offered\0 Iran grain."}, {"id": "good", "text": DOCUMENT.text}]
    source = tmp_path / "lines.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf8")
    with open_ledger(settings(tmp_path), TOOLS) as ledger:
        bad, good = ledger.add_all(documents_of([str(source)], ["en"], language="en"), InLine(TOOLS))
        assert isinstance(bad, Failure)
        assert "NUL" in bad.detail
        assert good is not None
        assert ledger.size().documents == 1
