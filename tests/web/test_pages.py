"""Pages as a server gives them, on either database."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from dragoman.ledger import ClaimQuery, Ledger, open_ledger
from dragoman.settings import Settings
from dragoman.web.site import local, with_query
from hand_made_reader import TEXT, TOOLS
from serving import ask
from synthetic import many

PATHS = (
    "/", "/?q=trucks", "/?actor=RUS", "/?actor=RUS&partner=PRK", "/?speaker=IRN&status=denied", "/?check=consistent", "/?outlet=Herald",
    "/documents/article-00001", "/actors/RUS", "/actors/RUS?on=2014-01-01", "/actors/FJI", "/ties/RUS?with=PRK", "/ties/Russia?with=DPRK",
    "/ties/RUS?with=PRK&by=year", "/network", "/network?actor=CHN&since=2015-01-01&until=2019-12-31&most=3", "/sources", "/checks",
    "/checks?verdict=unclear", "/stories", "/stories?contradicted=yes", "/add", "/about",
)
MISSING = (
    "/claims/c0000", "/documents/none", "/actors/Nobody", "/ties/RUS?with=XXX", "/ties/RUS?with=FJI", "/ties/RUS", "/plots/none.svg",
    "/plots/tie.gif?actor=RUS", "/plots/actor.svg?actor=Nobody", "/plots/tie.svg?actor=RUS&with=Nobody", "/nothing",
)
SENSELESS = ("/?since=yesterday", "/?after=%00", "/actors/RUS?on=never", "/?type=NONE")
UNREADABLE = (
    {"text": ""}, {"text": " \n"}, {"url": "http://127.0.0.1:9/"}, {"url": "file:///etc/passwd"}, {"text": "x", "published": "soon"},
    {"text": "Iran condemned\0 Israel."},
)
ELSEWHERE = ("//attacker.example", "/\\attacker.example", "http://attacker.example", "/a\r\nb", "javascript:alert(1)")


@pytest.fixture(scope="module")
def ledger(url_for_all: str) -> Iterator[Ledger]:
    with open_ledger(Settings(url_for_all), TOOLS) as opened:
        for reading in many(60):
            opened.keep(reading.document, reading)
        yield opened


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there_in_both_languages(server: str, path: str, language: str) -> None:
    answer = ask(server, path, {"Accept-Language": language})
    assert answer.status == 200
    assert f'<html lang="{language}">' in answer.text


def test_a_list_goes_on_where_it_ended_and_keeps_its_filters(server: str, ledger: Ledger) -> None:
    seen, address = [], "/?type=AID&actor=RUS"
    wanted = [found.claim.id for found in ledger.claims(ClaimQuery(types=("AID",), actor="RUS")).found]
    while address:
        page = ask(server, address).text
        seen += [part.partition('"')[0] for part in page.split('data-claim="')[1:]]
        address = page.partition('<a rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen == wanted


def test_a_name_in_either_language_finds_its_actor(server: str) -> None:
    by_code = ask(server, "/?actor=PRK").text.count('class="claim')
    assert by_code > 0
    for name in ("КНДР", "north korea"):
        assert ask(server, f"/?actor={quote(name)}").text.count('class="claim') == by_code


@pytest.mark.parametrize(("path", "status"), [*((path, 404) for path in MISSING), *((path, 400) for path in SENSELESS)])
def test_what_is_not_there_or_makes_no_sense_is_told_on_a_page(server: str, path: str, status: int) -> None:
    answer = ask(server, path)
    assert answer.status == status
    assert "<h1>" in answer.text


def test_a_page_that_has_not_changed_is_not_sent_again(server: str) -> None:
    tag = ask(server, "/about").headers["ETag"]
    assert ask(server, "/about", {"If-None-Match": tag}).status == 304


def test_a_text_is_read_shown_and_kept_only_when_asked(server: str, ledger: Ledger) -> None:
    form = {"text": TEXT, "published": "2024-05-08", "outlet": "Herald"}
    before = ledger.size().documents
    shown = ask(server, "/add", form={**form, "action": "read"})
    assert shown.status == 200
    assert "offered" in shown.text
    assert ledger.size().documents == before
    kept = ask(server, "/add", form={**form, "action": "keep"})
    assert kept.status == 303
    assert ask(server, kept.headers["Location"]).status == 200
    assert ledger.size().documents == before + 1
    assert "already" in ask(server, "/add", form={**form, "action": "read"}).text


@pytest.mark.parametrize("form", UNREADABLE)
def test_what_cannot_be_read_is_told(server: str, form: dict[str, str]) -> None:
    answer = ask(server, "/add", form={"action": "read", **form})
    assert answer.status == 422
    assert 'class="error"' in answer.text


def test_the_language_is_kept_and_leads_back(server: str) -> None:
    answer = ask(server, "/language/ru?back=/about")
    assert (answer.status, answer.headers["Location"]) == (303, "/about")
    cookie = answer.headers["Set-Cookie"].partition(";")[0]
    assert '<html lang="ru">' in ask(server, "/about", {"Cookie": cookie, "Accept-Language": "en"}).text


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_led_away(address: str) -> None:
    assert local(address) == "/"


def test_a_query_is_changed_and_the_rest_kept() -> None:
    assert with_query("/?a=1&b=2&judged=k1#c", judged="k2", b=None) == "/?a=1&judged=k2"


def test_of_an_actor_s_claims_a_facet_makes_pairs(server: str) -> None:
    assert "partner=" not in ask(server, "/").text.partition("<aside")[2]
    facets = ask(server, "/?actor=RUS").text.partition("<aside")[2]
    assert "/?actor=RUS&amp;partner=PRK" in facets
    assert "partner=RUS" not in facets
