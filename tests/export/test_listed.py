"""Claims and statements as lists give them."""

import msgspec
from msgspec.structs import replace

from dragoman.export.listed import listed_claim, listed_statement
from dragoman.model import Claim, Statement
from dragoman.store.query import FoundClaim, FoundStatement
from synthetic import actor, many

READING = many(1)[0]
CLAIM, STATEMENT = READING.claims[0], READING.statements[0]


def test_a_listed_claim_is_the_claim_with_its_document() -> None:
    line = msgspec.json.encode(listed_claim(FoundClaim(CLAIM, READING.document, "accepted")))
    assert msgspec.json.decode(line, type=Claim) == CLAIM
    row = msgspec.json.decode(line)
    assert (row["document"]["id"], row["review"]) == (READING.document.id, "accepted")
    assert "text" not in row["document"]


def test_a_listed_statement_is_the_statement_with_its_document() -> None:
    line = msgspec.json.encode(listed_statement(FoundStatement(STATEMENT, READING.document)))
    assert msgspec.json.decode(line, type=Statement) == STATEMENT


def test_who_belongs_to_no_state_is_no_actor_of_a_chain() -> None:
    link = replace(CLAIM.attribution[0], actor=actor("MED"))
    found = FoundClaim(replace(CLAIM, attribution=(link,)), READING.document)
    assert [one.actor for one in listed_claim(found).attribution] == [None]
