"""Every page in a real browser: quiet, to itself, for everyone, on any screen, without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Frame

from browsing import Visit
from dragoman.ledger import ClaimQuery, Ledger

Visiting = Callable[..., Visit]
PAGES = {
    "ledger": "/", "filtered": "/?actor=KGZ&status=happened&q=границе", "article": "/documents/ru-gas-deal", "claim": "/claims/{claim}",
    "actor": "/actors/KGZ?on=2024-05-01", "person": "/actors/Sadyr Japarov", "tie": "/ties/KGZ?with=TJK", "network": "/network?actor=KGZ",
    "sources": "/sources", "checks": "/checks", "add": "/add", "about": "/about", "enter": "/enter", "missing": "/claims/c000000",
}
EXPECTED = {"missing": 404}


@pytest.fixture(scope="session")
def addresses(examples: Ledger) -> dict[str, str]:
    found = examples.claims(ClaimQuery(document="ru-gas-deal"), limit=3).found[-1]
    return {name: path.format(claim=found.claim.id) for name, path in PAGES.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_quiet_keeps_to_itself_and_has_no_barrier(
    name: str, scheme: str, site: str, addresses: dict[str, str], visit: Visiting,
) -> None:
    window = visit(site, color_scheme=scheme, locale="ru-RU" if scheme == "dark" else "en-US")
    answer = window.page.goto(addresses[name])
    assert answer is not None
    assert answer.status == EXPECTED.get(name, 200)
    assert window.barriers(*(["color-contrast"] if scheme == "dark" else [])) == []
    assert [wrong for wrong in window.wrongs if not (name in EXPECTED and "404" in wrong)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_small_screen_without_javascript(name: str, site: str, addresses: dict[str, str], visit: Visiting) -> None:
    window = visit(site, viewport={"width": 360, "height": 720}, java_script_enabled=False)
    window.page.goto(addresses[name])
    heading = window.page.locator("h1").first
    assert heading.is_visible()
    box = window.page.locator("body").bounding_box()
    assert box is not None
    assert box["width"] <= 360
    wide = [one.bounding_box() for one in window.page.locator("main > *").all() if one.is_visible()]
    assert all(one is None or one["x"] + one["width"] <= 361 for one in wide)


def test_dark_is_dark(site: str, visit: Visiting) -> None:
    colours = []
    for scheme in ("light", "dark"):
        window = visit(site, color_scheme=scheme)
        window.page.goto("/")
        colours.append(window.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    light, dark = (sum(int(part) for part in colour[4:-1].split(",")) for colour in colours)
    assert light > 600
    assert dark < 120


def test_a_row_and_its_words_light_up_together(site: str, visit: Visiting) -> None:
    window = visit(site)
    window.page.goto("/documents/ru-gas-deal")
    row = window.page.locator(".margin article.claim").first
    row.hover()
    claim = row.get_attribute("data-claim")
    assert window.page.locator(f'.evidence.lit[data-claims~="{claim}"]').count() > 0
    window.page.locator(f'a.trigger[href="#{claim}"]').first.focus()
    assert "lit" in (row.get_attribute("class") or "")


def drawing(window: Visit, name: str) -> Frame:
    found = window.page.frame(url=re.compile(f"/plots/{name}.svg"))
    assert found is not None
    return found


def test_a_bar_opens_into_claims(site: str, visit: Visiting) -> None:
    window = visit(site)
    window.page.goto("/ties/KGZ?with=TJK")
    drawing(window, "tie").locator("a").first.click()
    window.page.wait_for_url("**/?actor=KGZ&partner=TJK&since=*")
    assert window.page.locator("article.claim").count() > 0


def test_an_edge_opens_the_tie(site: str, visit: Visiting) -> None:
    window = visit(site)
    window.page.goto("/network?actor=KGZ")
    drawing(window, "network").locator("a text").first.click()
    window.page.wait_for_url("**/ties/KGZ?with=*")


def test_the_slider_sets_the_period(site: str, visit: Visiting) -> None:
    window = visit(site)
    window.page.goto("/network?actor=KGZ")
    slider = window.page.locator("input[type=range][data-for=since]")
    slider.press("ArrowRight")
    window.page.wait_for_url("**/network?actor=*since=2*")
    assert window.page.locator("input[name=since]").input_value().endswith("-01")


def test_times_are_also_told_in_the_reader_s_zone(site: str, visit: Visiting) -> None:
    window = visit(site, timezone_id="Asia/Tokyo")
    window.page.goto("/about")
    cell = window.page.locator("time[data-local]").first.locator("..")
    assert "UTC" in cell.inner_text()
    assert "Asia/Tokyo" in cell.inner_text()


def test_the_keys_are_told(site: str, visit: Visiting) -> None:
    window = visit(site)
    window.page.goto("/")
    window.page.keyboard.press("?")
    assert window.page.locator("#keys").is_visible()
    window.page.keyboard.press("Escape")
    assert not window.page.locator("#keys").is_visible()
