"""Who is let in, and what a browser may do."""

from dragoman.web.security import MOST_FAILURES, Failures
from serving import ask


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
    failures = Failures(lambda: now)
    for _ in range(MOST_FAILURES):
        assert failures.wait("192.0.2.1") == 0
        failures.add("192.0.2.1")
    assert failures.wait("192.0.2.1") > 0
    assert failures.wait("192.0.2.2") == 0
    now = 61.0
    assert failures.wait("192.0.2.1") == 0
