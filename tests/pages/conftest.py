"""Pages opened in a real browser that has no network."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages.samples import DESK
from playwright.sync_api import Browser, Page, sync_playwright
from serve.conftest import site  # noqa: F401  a fixture; the browser must be one for all tests

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; where there is none the tests are skipped, but on the build server they fail."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: .ci/run installs it")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@dataclass
class Opened:
    """A page in the browser, with what went wrong on it and what it asked of the network."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def in_sight(self, anchor: str) -> bool:
        """Whether the middle of an element's first line is on the screen and nothing lies over it."""
        return self.page.evaluate(
            """(id) => {
                const element = document.getElementById(id);
                const box = element.getClientRects()[0];
                if (!box || !box.width || !box.height) return false;
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                return hit !== null && (element.contains(hit) || hit.contains(element));
            }""",
            anchor,
        )

    def faults(self, *rules: str) -> list[str]:
        """What axe finds, by some of its rules or by all, that is serious or worse, each with its first element."""
        # what passes is told in far more words than what does not
        chosen = {"resultTypes": ["violations"]} | ({"runOnly": {"type": "rule", "values": [*rules]}} if rules else {})
        found = Axe().run(self.page, options=chosen).response["violations"]
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator:
    """Opens a page as somebody would who got it by mail: from a file, without a network, motion kept short."""
    contexts = []

    def opened(html: str, size: dict[str, int] = DESK, scheme: str = "light", hash: str = "", **more: object) -> Opened:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(viewport=size, color_scheme=scheme, offline=True, reduced_motion="reduce", **more)
        contexts.append(context)
        seen = Opened(context.new_page())
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.goto(file.as_uri() + hash)
        return seen

    yield opened
    for context in contexts:
        context.close()
