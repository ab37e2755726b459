"""Who is let in, and what a browser may do."""

from collections.abc import Iterator

import pytest

from dragoman.cli.serve import access_for
from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.web import Access, application
from dragoman.web.security import MOST_FAILURES, FailedTokens
from hand_made_reader import reader
from serving import ask, serving


def test_a_server_on_loopback_goes_by_no_other_name(site: str) -> None:
    assert ask(site, "/", {"Host": "attacker.example"}).status == 421


def test_nothing_is_loaded_from_elsewhere(site: str) -> None:
    assert "default-src 'none'" in str(ask(site, "/").headers["Content-Security-Policy"])


def test_writes_come_from_the_server_s_own_pages(site: str) -> None:
    assert ask(site, "/", {"Sec-Fetch-Site": "cross-site"}, form={}).status == 403
    assert ask(site, "/", {"Origin": "http://attacker.example"}, form={}).status == 403
    assert ask(site, "/", {"Origin": site}, form={}).status != 403


def test_an_address_that_guesses_is_not_listened_to_for_a_while() -> None:
    now = 0.0
    failed_tokens = FailedTokens(lambda: now)
    for _ in range(MOST_FAILURES):
        assert failed_tokens.wait("192.0.2.1") == 0
        failed_tokens.add("192.0.2.1")
    assert failed_tokens.wait("192.0.2.1") > 0
    assert failed_tokens.wait("192.0.2.2") == 0
    now = 61.0
    assert failed_tokens.wait("192.0.2.1") == 0


@pytest.fixture(scope="module")
def guarded(examples: Ledger) -> Iterator[str]:
    with serving(application(examples, Access(token="open sesame", hosts=()), reader())) as address:
        yield address


def test_a_stranger_is_asked_for_the_token_and_let_in_with_it(guarded: str) -> None:
    door = ask(guarded, "/about")
    assert (door.status, door.headers["Location"]) == (303, "/enter?back=%2Fabout")
    assert ask(guarded, "/enter", form={"token": "guess"}).status == 401
    answer = ask(guarded, "/enter", form={"token": "open sesame", "back": "/about"})
    assert (answer.status, answer.headers["Location"]) == (303, "/about")
    cookie = str(answer.headers["Set-Cookie"])
    assert "HttpOnly" in cookie
    assert "open sesame" not in cookie
    assert ask(guarded, "/about", {"Cookie": cookie.partition(";")[0]}).status == 200


def test_a_program_brings_the_token_with_it(guarded: str) -> None:
    assert ask(guarded, "/v1/claims?limit=1").status == 401
    assert ask(guarded, "/v1/claims?limit=1", {"Authorization": "Bearer open sesame"}).status == 200


@pytest.mark.parametrize(("host", "token", "free", "allowed"), [
    ("127.0.0.1", None, False, True), ("::1", None, False, True), ("localhost", None, False, True), ("0.0.0.0", None, False, False),
    ("0.0.0.0", "secret", False, True), ("192.0.2.7", None, True, True), ("example.org", None, False, False),
])
def test_nobody_outside_comes_in_by_oversight(host: str, token: str | None, free: bool, allowed: bool) -> None:
    if allowed:
        assert access_for(host, token, free, False).token == token
    else:
        with pytest.raises(UsageError):
            access_for(host, token, free, False)
