"""What is meant to run somewhere comes out of the interface as the text it is, in every field."""

import json
from urllib.parse import quote

import pytest

from dragoman.ledger import Ledger
from dragoman.model import Document
from hand_made_reader import TEXT
from serving import ask
from synthetic import claim_of, reading_of

PAYLOADS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "'; DROP TABLE claims; --", '=HYPERLINK("http://x.example")',
    "{{7*7}}${7*7}", "\r\nSet-Cookie: a=b", "\u202egnp.exe", "</svg><svg onload=alert(1)>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text(server: str, ledger: Ledger, payload: str) -> None:
    text = f"{payload} said so."
    made = reading_of(text, claim_of(text, "RUS", payload, trigger="said"), outlet=payload)
    document = Document(made.document.id, text, "en", payload, "2024-01-31", payload, payload)
    ledger.keep(document, type(made)(document=document, claims=made.claims))
    asked = ["words=said", f"outlet={quote(payload)}", f"actor={quote(payload)}"]
    for query in asked:
        answer = ask(server, f"/v1/claims?{query}")
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        [claim] = [one for one in json.loads(answer.text)["found"] if one["evidence"]["text"] == text]
        assert claim["target"][0]["name"] == payload
        assert {claim["document"][name] for name in ("title", "outlet", "url")} == {payload}
    assert json.loads(ask(server, f"/v1/documents/{document.id}").text)["document"]["text"] == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_an_address_is_told_as_text(server: str, payload: str) -> None:
    for address in (f"claims/{quote(payload, safe='')}", f"claims?types={quote(payload)}", f"actors?name={quote(payload)}"):
        answer = ask(server, f"/v1/{address}")
        assert answer.headers["Content-Type"].startswith(("application/json", "application/problem+json"))
        assert answer.headers["Set-Cookie"] is None


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if "\n" not in one])
def test_a_payload_sent_as_a_document_comes_back(server: str, payload: str) -> None:
    sent = {"id": payload, "text": TEXT, "title": payload, "outlet": payload, "url": payload}
    answer = ask(server, "/v1/documents", data=sent)
    assert answer.status == 201
    found = json.loads(ask(server, answer.headers["Location"]).text)["document"]
    assert {name: found[name] for name in sent} == sent
