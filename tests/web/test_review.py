"""Judging claims: by keys, by forms without JavaScript, taken back, and refused where it may not be."""

from collections.abc import Callable, Iterator

import pytest

from browsing import Visit
from dragoman.ledger import ClaimQuery, Ledger, open_ledger
from dragoman.settings import Settings
from dragoman.web import Access, application
from hand_made_reader import TOOLS, reader
from serving import ask, serving
from synthetic import many

Visiting = Callable[..., Visit]


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(Settings(url), TOOLS) as opened:
        for reading in many(6):
            opened.keep(reading.document, reading)
        yield opened


@pytest.fixture
def server(ledger: Ledger) -> Iterator[str]:
    with serving(application(ledger, Access(), reader())) as address:
        yield address


def ids(ledger: Ledger) -> list[str]:
    return [found.claim.id for found in ledger.claims(ClaimQuery()).found]


def reviews(ledger: Ledger) -> dict[str, str | None]:
    return {found.claim.id: found.review for found in ledger.claims(ClaimQuery()).found}


def test_a_claim_is_judged_by_a_form_and_the_judgement_taken_back(server: str, ledger: Ledger) -> None:
    claim = ids(ledger)[0]
    answer = ask(server, f"/claims/{claim}/judge", form={"action": "reject", "back": "/?actor=RUS", "why": "a quotation", "who": "Ада"})
    assert answer.status == 303
    address = answer.headers["Location"]
    assert address.startswith("/?actor=RUS&judged=k")
    assert claim not in ids(ledger)
    page = ask(server, f"/claims/{claim}").text
    assert "a quotation" in page
    assert "Ада" in page
    correction = address.partition("judged=")[2]
    assert f'action="/corrections/{correction}/undo"' in ask(server, address).text
    ask(server, f"/corrections/{correction}/undo", form={})
    assert claim in ids(ledger)
    assert "withdrawn" in ask(server, f"/claims/{claim}").text


def test_a_claim_is_edited_by_a_form(server: str, ledger: Ledger) -> None:
    found = ledger.claims(ClaimQuery()).found[0].claim
    form = {
        "action": "edit", "type": "ACCUSE" if found.type != "ACCUSE" else "AID", "status": found.status, "source": "Иран; France",
        "target": "; ".join(actor.name for actor in found.target), "amounts": "at_least 40 soldier",
    }
    assert ask(server, f"/claims/{found.id}/judge", form=form).status == 303
    edited = ledger.claim(found.id).claim
    assert edited.type == form["type"]
    assert [actor.code for actor in edited.source] == ["IRN", "FRA"]
    assert (edited.target, edited.status) == (found.target, found.status)
    assert [(one.value, one.relation, one.unit) for one in edited.quantities] == [(40, "at_least", "soldier")]


@pytest.mark.parametrize("form", [{"action": "praise"}, {"action": "edit", "status": "done"}, {"action": "edit", "amounts": "many"}])
def test_what_makes_no_sense_is_told_and_changes_nothing(server: str, ledger: Ledger, form: dict[str, str]) -> None:
    answer = ask(server, f"/claims/{ids(ledger)[0]}/judge", form={"status": "happened", **form})
    assert answer.status == 400
    assert ledger.corrections() == []


def test_where_nothing_may_be_written_nothing_is_offered(ledger: Ledger) -> None:
    claim = ids(ledger)[0]
    with serving(application(ledger, Access(read_only=True), reader())) as server:
        assert ask(server, f"/claims/{claim}/judge", form={"action": "accept"}).status == 403
        assert 'class="judge"' not in ask(server, "/").text
        assert "review-form" not in ask(server, f"/claims/{claim}").text
    assert ledger.corrections() == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_review_by_keys_from_end_to_end(server: str, ledger: Ledger, visit: Visiting) -> None:
    first, second, third = ids(ledger)[:3]
    window = visit(server)
    page = window.page
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(f'article.judged[data-claim="{first}"]')
    page.keyboard.press("x")
    page.wait_for_selector(f'article.judged[data-claim="{second}"]')
    assert (reviews(ledger).get(first), second in reviews(ledger)) == ("accepted", False)
    page.keyboard.press("u")
    page.wait_for_load_state()
    page.wait_for_selector(f'article[data-claim="{second}"]')
    assert second in reviews(ledger)
    for key in "jjj":
        page.keyboard.press(key)
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url(f"**/claims/{third}#edit")
    page.locator("select[name=status]").select_option("denied")
    page.locator("input[name=why]").fill("so it says")
    page.locator("button[value=edit]").click()
    page.wait_for_selector(".toast")
    assert reviews(ledger)[third] == "edited"
    assert ledger.claim(third).claim.status == "denied"
    assert window.wrongs == []
