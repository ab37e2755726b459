"""`python tools/make_screenshots.py FOLDER ARTICLES`: a picture of every page, on a ledger of these articles."""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dragoman.batch import InLine, documents_of
from dragoman.ledger import ClaimQuery, Ledger, open_ledger
from dragoman.pipeline import standard_tools
from dragoman.settings import Settings
from dragoman.web import Access, application

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from serving import serving

PAGES = {
    "ledger": "/", "article": "/documents/ru-gas-deal", "claim": "/claims/{claim}", "actor": "/actors/KGZ?on=2024-05-01",
    "tie": "/ties/KGZ?with=TJK", "network": "/network?actor=IND", "sources": "/sources", "checks": "/checks", "add": "/add",
    "about": "/about", "review": "/claims/{claim}#edit",
}
WIDE, NARROW = {"width": 1180, "height": 980}, {"width": 360, "height": 740}
LOOKS = {"": ("en", "light", WIDE), "-dark-ru": ("ru", "dark", WIDE), "-narrow": ("en", "light", NARROW)}
EVERY_LOOK = ("ledger", "article", "tie")  # the others are shown in the first look only


def main(arguments: Sequence[str]) -> None:
    folder, articles = Path(arguments[0]), arguments[1]
    folder.mkdir(parents=True, exist_ok=True)
    tools = standard_tools()
    with tempfile.TemporaryDirectory() as place, open_ledger(Settings(f"sqlite:///{place}/ledger.sqlite"), tools) as ledger:
        for _ in ledger.add_all(documents_of([articles], ledger.languages), InLine(tools)):
            pass
        with serving(application(ledger, Access())) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            show(browser, site, folder, claim_of(ledger))
            browser.close()


def claim_of(ledger: Ledger) -> str:
    """A claim with a chain: the one passed on most often."""
    return max(ledger.claims(ClaimQuery(), limit=None).found, key=lambda found: len(found.claim.attribution)).claim.id


def show(browser: Browser, site: str, folder: Path, claim: str) -> None:
    for look, (language, scheme, size) in LOOKS.items():
        context = browser.new_context(base_url=site, locale=language, color_scheme=scheme, viewport=size)  # type: ignore[arg-type]
        page = context.new_page()
        for name, address in PAGES.items():
            if not look or name in EVERY_LOOK:
                page.goto(address.format(claim=claim))
                page.screenshot(path=folder / f"{name}{look}.png")
        context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
