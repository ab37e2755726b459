"""Lists: filters, pages that stay where they are, JSON lines, and what is not sent again."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from dragoman.ledger import ClaimQuery, Ledger
from serving import ask
from synthetic import claim_of, reading_of

LISTS = ["claims", "statements", "documents", "ties", "runs", "corrections", "problems", "actors?name=Russia"]


def rows(server: str, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ask(server, f"/v1/{address}").text)["found"]
    return found


def test_claims_are_found_by_the_fields_of_a_query(server: str, ledger: Ledger) -> None:
    asked = {"actor": "RUS", "statuses": ["offered", "denied"], "since": "2012-01-01", "min_score": "0.2"}
    query = ClaimQuery(actor="RUS", statuses=("offered", "denied"), since="2012-01-01", min_score=0.2)
    found = rows(server, f"claims?{urlencode(asked, doseq=True)}")
    assert found
    assert [one["id"] for one in found] == [one.claim.id for one in ledger.claims(query).found]


@pytest.mark.parametrize("address", LISTS)
def test_pages_give_every_row_once(server: str, address: str) -> None:
    found, place, joint = [], f"/v1/{address}", "&" if "?" in address else "?"
    place += f"{joint}limit=7"
    while place:
        answer = ask(server, place)
        page = json.loads(answer.text)
        found += page["found"]
        assert (page["next"] is None) == (answer.headers["Link"] is None)
        place = answer.headers["Link"][1:].partition(">")[0] if page["next"] else ""
    assert found == rows(server, f"{address}{joint}limit=1000")


def test_pages_go_on_where_they_ended_while_claims_come_in(server: str, ledger: Ledger) -> None:
    before = [one["id"] for one in rows(server, "claims?limit=1000")]
    first = json.loads(ask(server, "/v1/claims?limit=10").text)
    text = "Something new."
    new = reading_of(text, claim_of(text, "RUS", "CHN", day="2025-01-01"))
    ledger.keep(new.document, new)
    rest = rows(server, f"claims?limit=1000&after={quote(first['next'])}")
    assert [one["id"] for one in (*first["found"], *rest)] == before


@pytest.mark.parametrize("media_type", ["application/jsonl", "application/x-ndjson"])
@pytest.mark.parametrize("address", LISTS)
def test_lines_are_the_same_rows(server: str, address: str, media_type: str) -> None:
    answer = ask(server, f"/v1/{address}", {"Accept": f"{media_type};q=0.9, text/html"})
    assert answer.headers["Content-Type"] == media_type
    joint = "&" if "?" in address else "?"
    assert [json.loads(line) for line in answer.text.splitlines()] == rows(server, f"{address}{joint}limit=1000")


def test_lines_stop_at_the_limit_and_begin_after_a_cursor(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.web.api import answers

    monkeypatch.setattr(answers, "STEP", 4)
    first = json.loads(ask(server, "/v1/claims?limit=3").text)
    answer = ask(server, f"/v1/claims?limit=10&after={quote(first['next'])}", {"Accept": "application/jsonl"})
    expected = [one["id"] for one in rows(server, "claims?limit=13")[3:]]
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == expected
    assert len(ask(server, "/v1/claims", {"Accept": "application/jsonl"}).text.splitlines()) == len(rows(server, "claims?limit=1000"))


@pytest.mark.parametrize("address", [*LISTS, "openapi.json", "problems/busy", "actors/RUS"])
def test_what_the_client_has_already_is_not_sent_again(server: str, address: str) -> None:
    tag = ask(server, f"/v1/{address}").headers["ETag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = ask(server, f"/v1/{address}", {"If-None-Match": known})
        assert (again.status, again.text, again.headers["ETag"]) == (304, "", tag)
    assert ask(server, f"/v1/{address}", {"If-None-Match": '"other"'}).status == 200


def test_a_list_that_changed_is_sent_again(server: str, ledger: Ledger) -> None:
    tag = ask(server, "/v1/documents").headers["ETag"]
    new = reading_of("New.")
    ledger.keep(new.document, new)
    assert ask(server, "/v1/documents", {"If-None-Match": tag}).status == 200
