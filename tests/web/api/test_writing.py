"""Texts and corrections that programs send."""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from dragoman.export.contract import line
from dragoman.ledger import Ledger
from dragoman.model import Document, Reading
from dragoman.pipeline import run
from dragoman.web.reader_pool import ReaderPool, reader_pool
from dragoman.workers.work_queue import QueueFullError
from hand_made_reader import TEXT, TOOLS
from serving import Answer, ask, problem
from synthetic import many

DOCUMENT = Document("d1", TEXT, "en", published="2022-08-15")
SENT = {"id": "d1", "text": TEXT, "language": "en", "published": "2022-08-15"}


def test_a_reading_is_the_contract_s_and_is_not_kept(server: str, ledger: Ledger) -> None:
    before = ledger.size()
    answer = ask(server, "/v1/readings", data=SENT)
    assert answer.status == 200
    assert answer.text == line(run(DOCUMENT, TOOLS)).decode()
    assert ledger.size() == before


def test_a_document_is_kept_once_and_is_found_at_its_address(server: str, ledger: Ledger) -> None:
    sent = {**SENT, "id": "news/2022 №1?"}
    before = ledger.size().documents
    first, second = ask(server, "/v1/documents", data=sent), ask(server, "/v1/documents", data=sent)
    assert (first.status, second.status) == (201, 200)
    assert ask(server, first.headers["Location"]).text == first.text == second.text
    assert ledger.size().documents == before + 1


@pytest.mark.parametrize(("sent", "status", "words"), [
    ({}, 400, "text"),
    ({"text": 1}, 400, "$.text"),
    ({"text": " \n"}, 400, "$.text"),
    ({"text": "a\0b"}, 400, "$.text"),
    ({"text": TEXT, "id": "a\nb"}, 400, "$.id"),
    ({"text": TEXT, "colour": "red"}, 400, "colour"),
    ({"text": TEXT, "published": "soon"}, 422, "soon"),
    ({"text": TEXT, "language": "xx"}, 422, "xx"),
    ({"text": "a" * 200_001}, 413, "200,001"),
    ([], 400, "array"),
])
def test_what_is_no_document_is_a_problem(server: str, sent: object, status: int, words: str) -> None:
    for address in ("readings", "documents"):
        found, detail = problem(ask(server, f"/v1/{address}", data=sent))
        assert found == status
        assert words in detail


def test_a_body_says_that_it_is_json(server: str) -> None:
    assert problem(ask(server, "/v1/readings", form={"text": TEXT}))[0] == 415
    assert problem(ask(server, "/v1/readings", {"Content-Type": "application/json"}, form={"text": TEXT}))[0] == 400


def correct(server: str, **wanted: object) -> Answer:
    return ask(server, "/v1/corrections", data={"who": "me", "why": "I know", **wanted})


def test_a_claim_is_accepted_edited_and_rejected(server: str, ledger: Ledger) -> None:
    claim = many(2)[1].claims[0].id
    for wanted, review in (({"action": "accept"}, "accepted"), ({"action": "edit", "change": {"status": "threatened"}}, "edited")):
        assert correct(server, claim=claim, **wanted).status == 201
        assert json.loads(ask(server, f"/v1/claims/{claim}").text)["review"] == review
    kept = correct(server, claim=claim, action="reject")
    assert ask(server, f"/v1/claims/{claim}").status == 404
    found = json.loads(ask(server, "/v1/corrections").text)["found"]
    assert [one["action"] for one in found[-3:]] == ["accept", "edit", "reject"]
    assert found[-1] == json.loads(kept.text)
    assert correct(server, correction=found[-1]["id"], action="withdraw").status == 201
    assert ask(server, f"/v1/claims/{claim}").status == 200


def test_a_claim_is_added_and_actors_are_merged(server: str) -> None:
    document = many(3)[2].document
    change = {"type": "AID", "status": "happened", "source": ["CHN"], "target": ["RUS"]}
    added = correct(server, action="add", document=document.id, evidence=document.text, trigger="sent", change=change)
    assert added.status == 201
    assert correct(server, action="merge", old="CHN", new="PRK").status == 201
    claim = json.loads(ask(server, f"/v1/claims/{json.loads(added.text)['claim']['id']}").text)
    assert [actor["code"] for actor in claim["source"]] == ["PRK"]
    assert correct(server, action="withdraw", correction=json.loads(ask(server, "/v1/corrections").text)["found"][-1]["id"]).status == 201


@pytest.mark.parametrize(("wanted", "status", "words"), [
    ({"action": "accept", "claim": "c0"}, 404, "no claim c0"),
    ({"action": "forget", "claim": "c0"}, 400, "forget"),
    ({"action": "accept"}, 400, "claim"),
    ({"action": "edit", "claim": "", "change": {}}, 400, "$.claim"),
    ({"action": "edit", "claim": many(1)[0].claims[0].id, "change": {"type": "NOPE"}}, 400, "no type NOPE"),
    ({"action": "edit", "claim": many(1)[0].claims[0].id, "change": {"mode": "nope"}}, 400, "no mode nope"),
    ({"action": "edit", "claim": many(1)[0].claims[0].id, "change": {"source": ["x" * 33]}}, 400, "nobody is known"),
    ({"action": "edit", "claim": many(1)[0].claims[0].id, "change": {"colour": "red"}}, 400, "colour"),
    ({"action": "edit", "claim": many(1)[0].claims[0].id, "change": {"quantities": [{"text": "x", "start": 0, "end": 1}]}}, 400, "words x"),
    ({"action": "add", "document": "none", "evidence": "a", "trigger": "a", "change": {}}, 404, "none"),
])
def test_what_is_no_correction_is_a_problem(server: str, wanted: dict[str, object], status: int, words: str) -> None:
    found, detail = problem(correct(server, **wanted))
    assert found == status
    assert words in detail


def test_a_full_pool_sends_away_who_comes_next() -> None:
    going = threading.Event()

    def wait(document: Document) -> Reading:
        going.wait(10)
        return Reading(document=document)

    async def crowd() -> None:
        pool = ReaderPool(wait, partial(ThreadPoolExecutor, 1), places=2)
        waiting = [asyncio.create_task(pool.read(DOCUMENT)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(QueueFullError):
            await pool.read(DOCUMENT)
        going.set()
        assert await asyncio.gather(*waiting) == [Reading(document=DOCUMENT)] * 2
        pool.close()

    asyncio.run(crowd())


def test_a_process_of_its_own_reads_with_the_models() -> None:
    async def read_twice() -> list[object]:
        pool = reader_pool()
        try:
            return [await pool.read(DOCUMENT) for _ in range(2)]
        finally:
            pool.close()

    first, second = asyncio.run(read_twice())
    assert isinstance(first, Reading)
    assert [claim.type for claim in first.claims] == ["AGREE"]
    assert first == second
