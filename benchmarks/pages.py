"""``python -m benchmarks.pages REPORT… [--open PAGE]``: what a page weighs and takes, beside checking its report.

``--open`` names a page, such as one that ``qc audit --format html`` wrote, and times in Chromium how long it takes
until its first rows can be seen.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from checker.audit import AUTO, check, load_pack
from checker.reporters import CHECK_FORMATS, View, load

_ROUNDS = 7


def timed(call: Callable[[], object]) -> float:
    """The median of the seconds that a call takes, after one call that warms up."""
    call()
    taken = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def weigh(path: str) -> None:
    """Print what checking the report takes, and what its page takes and weighs."""
    pack = load_pack(AUTO)
    render, view = load(CHECK_FORMATS["html"]), View(forms=pack.forms)
    audits = list(check([path], pack))
    page = str(render(audits, view))
    checking, making = timed(lambda: list(check([path], pack))), timed(lambda: render(audits, view))
    print(f"{path}: check {checking * 1000:.0f} ms, page {making * 1000:.0f} ms, {len(page.encode()) / 1024:.0f} KB")


def open_page(path: Path) -> None:
    """Print how long Chromium takes until the first row of the page is there."""
    from playwright.sync_api import sync_playwright  # a development library that only this needs

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        taken = []
        for _ in range(_ROUNDS):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            page.goto(path.resolve().as_uri())
            page.wait_for_selector("#matrix tbody a, li.card")
            taken.append(time.perf_counter() - start)
            page.close()
        browser.close()
    size = path.stat().st_size / 1024 / 1024
    print(f"{path}: {size:.2f} MB, first rows after {statistics.median(taken):.2f} s (median of {_ROUNDS})")


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*")
    parser.add_argument("--open", type=Path, action="append", default=[], metavar="PAGE")
    given = parser.parse_args()
    for path in given.reports:
        weigh(path)
    for page in given.open:
        open_page(page)


if __name__ == "__main__":
    main()
