"""The start page in a real browser: a file dropped on it, a file chosen, and a page of another site that tries."""

import base64
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages.conftest import Opened
from playwright.sync_api import Browser
from serve.conftest import REPORT, Site

DROP = """([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        document.getElementById("drop").dispatchEvent(
            new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    }
}"""


@pytest.fixture
def start(browser: Browser, site: Site) -> Iterator[Opened]:
    """The start page."""
    context = browser.new_context(reduced_motion="reduce")
    seen = Opened(context.new_page())
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.goto(site.url)
    yield seen
    context.close()


def test_a_dropped_file_shows_its_page(start: Opened, site: Site):
    """Dropping a report on the start page leads to its findings, and back again; nothing else is asked for."""
    assert start.faults() == []
    with start.page.expect_navigation():
        start.page.evaluate(DROP, ["我的报告.txt", base64.b64encode(REPORT).decode()])
    assert start.page.locator("h1").inner_text() == "临安区人民政府 2020 年度报告"
    assert start.page.locator("p.meta").inner_text() == "我的报告.txt"
    assert start.page.locator("li.card[aria-current]").count() == 1
    start.page.locator(".served a").click()
    start.page.wait_for_selector("#drop")
    assert start.complaints == []
    assert all(url.startswith((site.url, "data:")) for url in start.requests)


def test_the_page_is_kept_only_when_asked_for(start: Opened, show, tmp_path: Path):
    """Its button saves it as a file that opens by itself, without what leads back to the server."""
    start.page.locator("#file").set_input_files({"name": "甲.txt", "mimeType": "text/plain", "buffer": REPORT})
    with start.page.expect_navigation():
        start.page.locator("button").click()
    with start.page.expect_download() as saved:
        start.page.locator("button.save").click()
    assert saved.value.suggested_filename == "临安区人民政府 2020 年度报告.html"
    saved.value.save_as(tmp_path / "kept.html")
    kept = show((tmp_path / "kept.html").read_text("utf-8"))
    assert kept.page.locator(".served").count() == 0
    kept.page.keyboard.press("j")
    assert kept.page.locator("li.card[aria-current]").get_attribute("data-f") == "2"
    assert kept.complaints == []


def test_chosen_files_are_listed_and_checked(start: Opened):
    """Two files chosen with the button come back on one page."""
    files = [{"name": name, "mimeType": "text/plain", "buffer": REPORT} for name in ("甲.txt", "乙.txt")]
    start.page.locator("#file").set_input_files(files)
    assert start.page.locator("#chosen li").all_inner_texts() == ["甲.txt", "乙.txt"]
    with start.page.expect_navigation():
        start.page.locator("button").click()
    assert start.page.locator("header.index li").count() == 2


def test_a_page_of_another_site_gets_nowhere(browser: Browser, site: Site):
    """It can neither read the form's word nor hand a form in, be it by script or by a form of its own."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            """Give a page with a form that points at the server."""
            body = f"<form method=post enctype=multipart/form-data action='{site.url}check'><input name=word>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    evil = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=evil.serve_forever, daemon=True).start()
    try:
        page = browser.new_page()
        page.goto(f"http://localhost:{evil.server_address[1]}/")
        read = "url => fetch(url).then((r) => r.text()).catch((e) => 'refused')"
        assert page.evaluate(read, site.url) == "refused"
        with page.expect_navigation() as landed:
            page.evaluate("word => { document.forms[0].word.value = word; document.forms[0].submit(); }", site.word)
        assert landed.value.status == 403
        page.close()
    finally:
        evil.shutdown()
