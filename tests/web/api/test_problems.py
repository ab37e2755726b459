"""What goes wrong is told as problem+json, each kind at an address of its own."""

import json
from collections.abc import Iterator

import pytest

from dragoman.errors import StoreError
from dragoman.ledger import Ledger
from dragoman.web import Access, application
from dragoman.web.api.problems import KINDS
from hand_made_reader import TEXT, reader
from serving import ask, problem, serving

WRONG = [
    ("claims?colour=red", 400, "unknown: colour"),
    ("claims?types=NOPE", 400, "there is no type NOPE"),
    ("claims?statuses=maybe", 400, "$.statuses[0]"),
    ("claims?since=yesterday", 400, "since is an ISO day"),
    ("claims?since=2024-02-30", 400, "since is an ISO day"),
    ("claims?since=2024-02-02&until=2024-02-01", 400, "after until"),
    ("claims?at_least=many", 400, "$.at_least"),
    ("claims?at_least=nan", 400, "at_least is no number"),
    ("claims?at_least=null", 400, "at_least is not null"),
    ("claims?actor=", 400, "actor is empty"),
    ("claims?actor=RUS&actor=PRK", 400, "actor is given more than once"),
    ("claims?actor=%00", 400, "NUL"),
    ("claims?between=RUS", 400, "$.between"),
    ("documents?after=", 400, "after is the cursor of a listing"),
    ("claims?limit=0", 400, "limit is a number from 1 to 1000"),
    ("claims?limit=99999999999999999999", 400, "limit"),
    ("claims?after=nonsense", 400, "no cursor"),
    ("claims?after=WyIiLDk5OTk5OTk5OTk5OTk5OTk5OTk5XQ==", 400, "no cursor"),
    ("runs?after=nonsense", 404, "nonsense"),
    ("ties?partner=RUS", 400, "need an actor"),
    ("actors", 400, "name"),
    ("actors/NOBODY", 404, "NOBODY"),
    ("actors/RUS?on=soon", 400, "on is an ISO day"),
    ("claims/c0", 404, "no claim c0"),
    ("statements/s0", 404, "no statement s0"),
    ("documents/a/b", 404, "no document a/b"),
    ("documents/%00", 400, "NUL"),
    ("nothing", 404, "Not Found"),
    ("claims/a%0Ab", 404, "none of this interface"),
    ("%0A", 404, "Not Found"),
]


@pytest.mark.parametrize(("address", "status", "words"), WRONG)
def test_what_makes_no_sense_is_a_problem(server: str, address: str, status: int, words: str) -> None:
    found, detail = problem(ask(server, f"/v1/{address}"))
    assert found == status
    assert words in detail


def test_every_kind_of_problem_is_told_at_its_address(server: str) -> None:
    for name in KINDS:
        assert json.loads(ask(server, f"/v1/problems/{name}").text)["meaning"]
    assert problem(ask(server, "/v1/problems/none"))[0] == 404


def test_an_address_takes_only_its_methods(server: str) -> None:
    answer = ask(server, "/v1/claims", data={})
    assert problem(answer)[0] == 405
    assert answer.headers["Allow"] == "GET"


def test_a_ledger_that_fails_is_a_problem_of_the_server(server: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise StoreError("the ledger cannot be read")

    monkeypatch.setattr(ledger, "claims", fail)
    answer = ask(server, "/v1/claims")
    assert problem(answer) == (503, "the ledger cannot be read")
    assert answer.headers["Retry-After"]


@pytest.fixture
def guarded(ledger: Ledger) -> Iterator[str]:
    with serving(application(ledger, Access(token="secret", read_only=True), reader())) as address:
        yield address


def test_refusals_are_problems_too(guarded: str, server: str) -> None:
    known = {"Authorization": "Bearer secret"}
    assert problem(ask(guarded, "/v1/claims"))[0] == 401
    assert problem(ask(guarded, "/v1/claims", {"Authorization": "Bearer wrong"}))[0] == 401
    assert ask(guarded, "/v1/claims", known).status == 200
    for address in ("documents", "corrections"):
        assert problem(ask(guarded, f"/v1/{address}", known, data={"text": TEXT}))[0] == 403
    assert ask(guarded, "/v1/readings", known, data={"text": TEXT}).status == 200
    assert problem(ask(guarded, "/v1/readings", data={"text": TEXT}))[0] == 401
    assert problem(ask(server, "/v1/readings", {"Origin": "http://attacker.example"}, data={"text": TEXT}))[0] == 403
