"""A real browser for tests: what a page logs, asks of other servers, and hides from people."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf8")
GRAVE = ("serious", "critical")


def browser_path() -> str | None:
    """The system's Chromium; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        yield opened
        opened.close()


class Visit:
    """A page in a window of its own, and all that it did wrong."""

    def __init__(self, browser: Browser, site: str, **window: Any) -> None:
        self.context = browser.new_context(base_url=site, bypass_csp=False, **window)
        self.page: Page = self.context.new_page()
        self.wrongs: list[str] = []
        self.page.on("console", lambda said: self.wrongs.append(said.text) if said.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrongs.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self._asked(site, request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, site: str, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws") and urlsplit(url).netloc != urlsplit(site).netloc:
            self.wrongs.append(f"asked {url}")

    def close(self) -> None:
        self.context.close()

    def barriers(self, *rules: str) -> list[str]:
        """What axe-core finds seriously wrong (by these rules only, if any are given), with the places."""
        options: dict[str, Any] = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
        self.page.evaluate(AXE)
        found = self.page.evaluate("options => axe.run(document, options)", options)
        grave = [one for one in found["violations"] if one["impact"] in GRAVE]
        return [f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}" for one in grave for node in one["nodes"]]
