"""One page with all reports of a call."""

from dataclasses import replace

from given import audited
from pages.samples import DESK, PHONE, damaged, page_of

from checker.model.finding import Audit
from checker.model.text import Text


def unread() -> Audit:
    """A file that could not be read."""
    sound = audited("linan-2020")
    return Audit("无.txt", sound.pack, error=Text("无.txt：没有这个文件"))


def all_of_them() -> tuple[Audit, ...]:
    """Two reports and a file that is none."""
    return audited("linan-2020"), damaged(), unread()


def shown(opened) -> list[str]:
    """The reports that are on the screen."""
    return [report.get_attribute("id") for report in opened.page.locator("article.report").all() if report.is_visible()]


def test_the_list_at_the_top_shows_one_report_at_a_time(show):
    """Each report is named with its counts, and following its name shows it alone."""
    opened = show(page_of(*all_of_them()))
    assert shown(opened) == ["r1-report"]
    opened.page.locator("header.index a").nth(1).click()
    assert shown(opened) == ["r2-report"]
    assert opened.page.locator("header.index a[aria-current]").inner_text().startswith("杭州市临平区人民政府")


def test_marks_of_reports_are_kept_apart(show):
    """The first finding of the second report leads to a mark of the second report."""
    opened = show(page_of(*all_of_them()), hash="#r2-f1")
    assert shown(opened) == ["r2-report"]
    link = opened.page.locator("#r2-f1 a.go")
    link.click()
    anchor = link.get_attribute("href")[1:]
    assert anchor.startswith("r2-")
    assert opened.in_sight(anchor)


def test_a_file_that_could_not_be_read_says_so(show):
    """It stands in the list, and its page tells the sentence."""
    opened = show(page_of(*all_of_them()), hash="#r3-report")
    assert shown(opened) == ["r3-report"]
    assert "没有这个文件" in opened.page.locator("#r3-report").inner_text()
    alone = show(page_of(unread()))
    assert "没有这个文件" in alone.page.locator("main").inner_text()


def test_a_report_without_a_finding_claims_no_more_than_was_assessed(show):
    """The sentence on a clean report stands where the findings would."""
    sound = audited("linan-2020")
    opened = show(page_of(replace(sound, findings=())))
    assert "勾稽关系全部成立" in opened.page.locator(".verdict").inner_text()
    assert opened.complaints == []


def test_all_reports_are_printed(show):
    """Paper has no list to choose from, so it has every report."""
    opened = show(page_of(*all_of_them()))
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert shown(opened) == ["r1-report", "r2-report", "r3-report"]


def test_a_page_of_several_has_no_serious_fault(show):
    """Axe finds nothing serious, nothing leaves the page, nothing scrolls sideways on a phone."""
    for size, scheme in ((DESK, "light"), (PHONE, "dark")):
        opened = show(page_of(*all_of_them()), size, scheme)
        assert opened.faults() == []
        assert opened.complaints == []
        assert len(opened.requests) == 1
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
