"""A real client against a real server on loopback, with good and spoiled answers."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from model_server import Body, ModelServer, Replies, Reply, completion, model_server, refusal

from dragoman.batch import ReaderChoice, open_reader
from dragoman.errors import DragomanError, ServerError, UsageError
from dragoman.export.contract import line
from dragoman.llm.server import ServerSettings
from dragoman.llm.usage import Usage
from dragoman.model import Document, Reading
from dragoman.readers import Failure
from llm.flat import claim, flat_tools, who

KEY = "sk-very-secret"
NEWS = [Document(f"d{number}", f"Kenya met Chad in hall {number}.", "en") for number in range(6)]
MET = claim("Kenya met Chad", "met", mut=True, src=[who("Kenya", "KEN"), who("Chad", "TCD")])
GOOD = json.dumps({"statements": [], "claims": [MET]})


def good(body: Body, before: int) -> Reply:
    return completion(GOOD)


def once(spoiled: Reply) -> Replies:
    """The first answer is spoiled, the others are good."""
    return lambda body, before: completion(GOOD) if before else spoiled


def choice(server: ModelServer, folder: Path, budget: int | None = None, **settings: Any) -> ReaderChoice:
    wanted = {"concurrency": 2, "retries": 2, "timeout": 5.0, "answer": 100} | settings
    return ReaderChoice("llm", ServerSettings(server.url, "some-model", KEY, **wanted), memory=folder / "answers.sqlite", budget=budget)


@contextmanager
def run(chosen: ReaderChoice, announced: list[str] | None = None) -> Iterator[tuple[Iterator[Reading | Failure], Usage]]:
    said = announced if announced is not None else []
    with open_reader(chosen, flat_tools(), said.append) as reader:
        assert reader.usage is not None
        yield iter(reader.executor.read(NEWS)), reader.usage


def outcomes(chosen: ReaderChoice) -> tuple[list[Reading | Failure], Usage]:
    with run(chosen) as (found, usage):
        return list(found), usage


def failed(found: list[Reading | Failure]) -> int:
    return sum(isinstance(one, Failure) for one in found)


def test_every_document_is_asked_for_once_and_never_again(tmp_path: Path) -> None:
    announced: list[str] = []
    with model_server(good) as server:
        with run(choice(server, tmp_path), announced) as (found, usage):
            first = [line(one) for one in found]
            assert (usage.requests, usage.tokens, usage.cached) == (6, 600, 0)
        again, usage = outcomes(choice(server, tmp_path))
        assert [line(one) for one in again] == first
        assert (usage.requests, usage.tokens, usage.cached) == (0, 0, 6)
        assert len(server.bodies) == 6
        assert server.bodies[0]["response_format"]["type"] == "json_schema"
        assert announced == [f"the texts of the documents go to {server.url}, model some-model"]
        outcomes(ReaderChoice("llm", ServerSettings(server.url, "another", KEY), memory=tmp_path / "answers.sqlite"))
        assert len(server.bodies) == 12


@pytest.mark.parametrize("spoiled", [
    completion(GOOD[:40]), completion("Sorry, I cannot."), completion('{"statements": [], "claims": [{"n": "one"}]}'),
    Reply(200, b"<html>busy</html>"), completion(""),
], ids=["cut JSON", "words", "wrong schema", "no completion", "nothing"])
def test_an_answer_of_the_wrong_form_is_asked_for_once_more(spoiled: Reply, tmp_path: Path) -> None:
    with model_server(once(spoiled)) as server:
        found, _ = outcomes(choice(server, tmp_path, concurrency=1))
        assert failed(found) == 0
        assert len(server.bodies) == 7
        again = server.bodies[1]["messages"]
        assert (again[0]["role"], again[-1]["role"]) == ("system", "user")
        assert "Give the whole answer again" in again[-1]["content"]


def test_an_answer_that_was_cut_would_be_cut_again(tmp_path: Path) -> None:
    with model_server(once(completion(GOOD, finish="length"))) as server:
        found, _ = outcomes(choice(server, tmp_path, concurrency=1))
        assert failed(found) == 1
        assert len(server.bodies) == 6


def test_a_document_whose_answers_are_always_wrong_fails_alone_and_is_not_kept(tmp_path: Path) -> None:
    def replies(body: Body, before: int) -> Reply:
        return completion("{") if "hall 3" in body["messages"][1]["content"] else completion(GOOD)

    with model_server(replies) as server:
        found, _ = outcomes(choice(server, tmp_path))
        assert [isinstance(one, Failure) for one in found] == [False, False, False, True, False, False]
        outcomes(choice(server, tmp_path))
        assert len(server.bodies) == 5 + 2 + 2


@pytest.mark.parametrize("spoiled", [
    refusal(429, Retry_After="1"), refusal(500), refusal(503), Reply(closes=True), Reply(200, b"{}", delay=1.5),
], ids=["429", "500", "503", "closed connection", "slow"])
def test_refusals_for_the_moment_are_waited_out(spoiled: Reply, tmp_path: Path) -> None:
    with model_server(once(spoiled)) as server:
        found, _ = outcomes(choice(server, tmp_path, concurrency=1, timeout=1.0))
        assert failed(found) == 0
        assert len(server.bodies) == 7
        if spoiled.headers:
            assert server.times[1] - server.times[0] >= 1.0


def test_a_server_that_goes_on_refusing_loses_one_document_at_a_time(tmp_path: Path) -> None:
    with model_server(lambda body, before: refusal(503)) as server:
        found, _ = outcomes(choice(server, tmp_path, retries=1))
        assert failed(found) == 6
        assert all("InternalServerError" in one.detail for one in found if isinstance(one, Failure))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_server_that_lets_nobody_in_ends_the_run(status: int, tmp_path: Path) -> None:
    with model_server(lambda body, before: refusal(status)) as server, pytest.raises(ServerError, match=str(status)):
        outcomes(choice(server, tmp_path))


def test_a_server_without_schemas_is_asked_without(tmp_path: Path) -> None:
    def replies(body: Body, before: int) -> Reply:
        return refusal(400) if "response_format" in body else completion(f"Here you are:\n```json\n{GOOD}\n```")

    with model_server(replies) as server:
        found, _ = outcomes(choice(server, tmp_path, concurrency=1))
        assert failed(found) == 0
        assert len(server.bodies) == 7


def test_invented_words_are_dropped_and_counted(tmp_path: Path) -> None:
    invented = json.dumps({"statements": [], "claims": [MET, claim("Kenya bombed Chad", "bombed", "ASSAULT")]})
    with model_server(lambda body, before: completion(invented)) as server:
        found, usage = outcomes(choice(server, tmp_path))
        assert all(isinstance(one, Reading) and [c.type for c in one.claims] == ["CONSULT"] for one in found)
        assert usage.dropped == 6
        assert str(usage) == "6 requests, 600 tokens, 0 answers known before, 6 spans dropped"


def test_a_budget_is_never_exceeded_and_the_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with model_server(good) as server:
        longest = 0
        with run(choice(server, tmp_path / "first", concurrency=1)) as (found, usage):
            list(found)
            longest = Usage(None).reserve(max(len(json.dumps(one, ensure_ascii=False).encode()) for one in server.bodies), 100)
        before = len(server.bodies)
        budget = longest + 2 * 100  # two are spent, a third still fits, a fourth does not
        with run(choice(server, tmp_path, budget=budget, concurrency=1)) as (found, usage):
            done = []
            with pytest.raises(ServerError, match="budget"):
                done += list(found)
        assert usage.tokens == 300
        assert usage.tokens <= budget
        assert len(server.bodies) - before == 3
        _, usage = outcomes(choice(server, tmp_path))
        assert (usage.requests, usage.cached) == (3, 3)


def test_the_key_is_sent_and_told_nowhere_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with model_server(once(refusal(400))) as server:
        chosen = choice(server, tmp_path)
        found, _ = outcomes(chosen)
        assert set(server.keys) == {f"Bearer {KEY}"}
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert KEY not in caplog.text + repr(chosen) + str(found)
    assert KEY.encode() not in kept


def test_a_key_meant_for_another_server_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    with model_server(good) as server:
        list(outcomes(ReaderChoice("llm", ServerSettings(server.url, "m"), memory=tmp_path / "answers.sqlite"))[0])
        assert not any("sk-of-somebody-else" in (key or "") for key in server.keys)


def test_nothing_is_sent_where_no_server_is_named() -> None:
    with pytest.raises(UsageError, match="DRAGOMAN_LLM_URL"), open_reader(ReaderChoice("llm"), flat_tools()):
        raise AssertionError
    assert issubclass(ServerError, DragomanError)
