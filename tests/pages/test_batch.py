"""The page of a batch: what it shows, what its filters leave, and how it stands thousands of reports."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pages.samples import DESK, EVIL, PHONE, damaged
from playwright.sync_api import expect
from reporters.batch.made import VIEW, MadeBatch, batch, one, synthetic, unread

from checker.model.brief import Brief
from checker.reporters.batch.page import pieces
from checker.reporters.batch.tally import tallied
from checker.reporters.json_report import record

MANY = 5000


def html(reports: MadeBatch, view=VIEW) -> str:
    """The page of a batch."""
    return "".join(pieces(reports, view))


def ready(show, text: str, *more: object, **options: object):
    """The page once its data are unpacked."""
    opened = show(text, *more, **options)
    opened.page.wait_for_selector("main:not([hidden])")
    return opened


def several() -> MadeBatch:
    """A damaged report, two more of different places and years, and a file that could not be read."""
    audit = damaged()
    told = record(audit, VIEW)
    told["report"] |= {"city": "杭州市", "level": "government"}
    return batch(
        (told, Brief(audit.report)),
        one("linan-2020", city="杭州市"),
        one("beilun-2023", city="宁波市"),
        unread(),
    )


def shown(opened) -> str:
    """How many reports the filters leave, as the page says it."""
    return opened.page.locator("#shown").inner_text()


def issuers(opened) -> list[str]:
    """The reports in the matrix, those in sight."""
    return opened.page.locator("#matrix tbody a").all_inner_texts()


def choose(opened, name: str, label: str) -> None:
    """Set a filter."""
    opened.page.locator(f"#filters [name={name}]").select_option(label=label)


def test_filters_leave_what_they_say(show):
    """City, year, state, severity, rule and words each leave the reports that fit, also together."""
    opened = ready(show, html(several()))
    assert shown(opened).endswith("4 份")
    choose(opened, "city", "杭州市")
    assert sorted(issuers(opened)) == ["临安区人民政府", "杭州市临平区人民政府"]
    choose(opened, "year", "2020")
    assert issuers(opened) == ["临安区人民政府"]
    opened.page.locator("#filters button").click()
    expect(opened.page.locator("#shown")).to_contain_text("4")
    choose(opened, "severity", "错误")
    assert sorted(issuers(opened)) == ["临安区人民政府", "杭州市临平区人民政府"]
    choose(opened, "rule", "标题带序号")
    assert issuers(opened) == []
    choose(opened, "severity", "警告")
    assert len(issuers(opened)) == 3
    opened.page.locator("#filters [name=text]").fill("北仑")
    assert issuers(opened) == ["北仑区人民政府"]
    opened.page.locator("#filters button").click()
    choose(opened, "state", "读不了")
    assert issuers(opened) == ["坏.docx"]


def test_the_matrix_counts_findings_by_rule(show):
    """Each number of the matrix is that of the findings of its rule in its report."""
    opened = ready(show, html(several()))
    heads = [head.get_attribute("title") for head in opened.page.locator("#matrix thead th.rule").all()]
    row = opened.page.locator("#matrix tbody tr", has_text="临安区人民政府")
    cells = row.locator("td:not(.num)").all()
    found = {heads[n].split()[0]: cell.inner_text().split() for n, cell in enumerate(cells) if cell.inner_text()}
    rules = [finding["rule"] for finding in one("linan-2020")[0]["findings"]]
    assert {rule: int(said[0]) for rule, said in found.items()} == {rule: rules.count(rule) for rule in rules}


def test_the_league_agrees_with_the_other_formats(show):
    """Places, reports and points of issuers are those that the text format tells."""
    reports = synthetic(100)
    opened = ready(show, html(reports))
    lines = [line.inner_text().split("\t") for line in opened.page.locator("#league tbody tr:not(.gap)").all()]
    with tallied(reports, 0) as tally:
        groups = [group for group in tally.groups("issuer") if group.name]
    expected = [
        (str(group.place), f"{group.name[-1]}（{group.name[1]}）", str(group.reports), f"{group.points:.1f}")
        for group in groups
    ]
    told = [(line[0], line[1], line[2], line[6]) for line in lines]
    assert sorted(told)[: len(told)] == sorted(each for each in expected if each[1] in {line[1] for line in told})
    assert told[0][0] == "1"


def test_a_report_opens_with_its_findings_and_tables(show):
    """A row leads to the findings, the wrong cell marked with its repair in the table; Escape leads back."""
    opened = ready(show, html(several()))
    opened.page.locator("#matrix tbody a", has_text="临平").click()
    dialog = opened.page.locator("dialog[open]")
    assert dialog.locator("h2").first.inner_text() == "杭州市临平区人民政府 2023"
    assert dialog.locator(".card").count() == len(damaged().findings)
    cell = dialog.locator("td.mark", has_text="691")
    assert cell.locator("ins").inner_text() == "→ 196"
    label = cell.locator("xpath=../th[@scope='row']").inner_text()
    assert "本机关不掌握相关政府信息" in label
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("dialog[open]").count() == 0


def test_a_place_of_another_report_leads_there(show):
    """It is named by that report and marks nothing here; its link opens the other report."""
    first, other = one("linan-2020", city="杭州市"), one("beilun-2023", city="宁波市")
    address = "requests.carried_out.total"
    place = {"role": "related", "address": address, "line": 9, "column": 1, "page": None, "text": "14"}
    first[0]["findings"][0]["locations"].append(place | {"path": other[0]["report"]["path"]})
    opened = ready(show, html(batch(first, other)), hash="#report=0")
    line = opened.page.locator("dialog li li:has(a)")
    assert "北仑区人民政府 2023" in line.inner_text()
    row = opened.page.locator("dialog tr", has_text="四、结转下年度继续办理")
    assert row.locator("td.mark").count() == 0
    line.locator("a").click()
    expect(opened.page.locator("#detail-h")).to_contain_text("北仑区")


def test_an_address_opens_a_report(show):
    """The address of a report on the page can be passed on."""
    opened = ready(show, html(several()), hash="#report=3")
    assert "坏.docx 打不开" in opened.page.locator("dialog[open]").inner_text()


def test_thousands_of_rows_scroll(show):
    """Only rows in sight are drawn, and scrolling to the end shows the last report and opens it."""
    text = html(synthetic(MANY))
    opened = ready(show, text)
    assert shown(opened).endswith("5,000 份")
    drawn = opened.page.locator("#matrix tbody tr")
    assert drawn.count() < 120
    opened.page.locator("#matrix").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    expect(opened.page.locator("#matrix tbody tr:nth-last-child(2)")).to_have_attribute("aria-rowindex", "5001")
    assert drawn.count() < 120
    opened.page.locator("#matrix tbody a").last.click()
    assert opened.page.locator("dialog[open]").count() == 1
    assert opened.complaints == []
    assert len(opened.requests) == 1


def test_sorting_by_a_column(show):
    """A click on a head sorts by it, a second one the other way round."""
    opened = ready(show, html(several()))
    year = opened.page.locator("#matrix th[data-key=year]")
    year.locator("button").click()
    assert year.get_attribute("aria-sort") == "ascending"
    rising = opened.page.locator("#matrix tbody td.num:nth-child(2)").all_inner_texts()
    year.locator("button").click()
    assert opened.page.locator("#matrix tbody td.num:nth-child(2)").all_inner_texts() == rising[::-1]


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light")])
def test_no_serious_fault_of_accessibility(show, size: dict[str, int], scheme: str):
    """Axe finds nothing serious on the page and in an opened report, and nothing scrolls sideways."""
    opened = ready(show, html(several()), size, scheme)
    assert opened.faults() == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    opened.page.locator("#matrix tbody a").first.click()
    assert opened.faults() == []
    assert opened.complaints == []


def test_text_from_reports_never_becomes_markup(show):
    """Names, messages, cells and errors full of markup are shown as words."""
    told, brief = one("linan-2020", path=f"{EVIL}.txt", issuer=EVIL, city=EVIL)
    told["findings"][0] |= {"message": EVIL, "advice": EVIL}
    readings = {
        address: reading._replace(value=replace(reading.value, raw=EVIL))
        for address, reading in brief.report.readings.items()
    }
    brief = replace(brief, report=replace(brief.report, readings=readings))
    opened = ready(show, html(batch((told, brief), unread(error=EVIL))), hash="#report=0")
    assert opened.page.evaluate("window.caught") is None
    assert opened.page.locator("img, iframe").count() == 0
    assert opened.page.locator("dialog h3").first.inner_text().startswith("<script>")
    assert opened.complaints == []


def test_an_empty_batch_has_a_page(show):
    """Nothing is divided by nothing."""
    opened = ready(show, html(batch()))
    assert opened.complaints == []


def test_memory_does_not_grow_with_the_batch():
    """The page is written report by report."""
    from reporters.batch.made import assert_flat

    def run(reports: MadeBatch, _: int) -> None:
        written: Callable[[str], object] = len
        for piece in pieces(reports, VIEW):
            written(piece)

    assert_flat(run)
