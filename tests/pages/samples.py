"""Reports whose pages are tried: as they were published, damaged, and hostile."""

from collections.abc import Mapping
from functools import cache

from given import Places, audited, judged, text_of

from checker.model.finding import Audit
from checker.reporters import CHECK_FORMATS, View, load

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
NAME = "linping-2023"
EVIL = (
    "<script>window.caught=1</script><img src=x onerror='caught=1'>\"'</style></title><!--\u2028javascript:caught=1&lt;"
)


def page_of(*audits: Audit, **fields: object) -> str:
    """The page of some audits."""
    return load(CHECK_FORMATS["html"])(audits, View(**fields))


def altered(cells: Mapping[str, str], *words: tuple[str, str]) -> Audit:
    """The report of 临平 with other values in some cells and other words in its text."""
    text = text_of(NAME)
    for address, new in cells.items():
        reading = audited(NAME).report.readings[address]
        text = Places(text).replaced(reading.span, reading.value.raw.strip(), new)
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    return judged([text])[0]


@cache
def damaged() -> Audit:
    """A report with digits swapped, a blank, text in a cell, a lost row, and a heading without its numeral."""
    return altered(
        {
            "requests.unable_not_held.natural_person": "691",
            "requests.carried_in.business": "",
            "disclosure.admin_fee.amount": "若干",
            "disputes.lit_direct.total": "21",
        },
        ("三、收到和处理", "收到和处理"),
        ("7.属于行政执法案卷", "7.某事项"),
    )


@cache
def torn() -> Audit:
    """A report that lost its title, a heading, a row and 表四, and has a row twice."""
    report = audited(NAME).report
    lines = text_of(NAME).replace("\r\n", "\n").split("\n")
    first = {address.rpartition(".")[0]: reading.span.line for address, reading in reversed([*report.readings.items()])}
    row, lost = first["requests.new_received"] - 2, first["requests.not_processed_petition"] - 2
    after = next(heading.span.line for heading in report.headings if heading.section == "s5") - 1
    kept = [
        *lines[2:row],
        *lines[row : row + 9],
        *lines[row:lost],
        *lines[lost + 9 : report.tables["disputes"].line - 1],
        *lines[after:],
    ]
    return judged(["\n".join(kept).replace("六、其他需要报告的事项", "")])[0]


@cache
def hostile() -> Audit:
    """A report whose title, prose, labels and cells are full of markup."""
    return altered(
        {"disclosure.penalty.decisions": EVIL},
        ("临平区人民政府", f"临平区{EVIL}人民政府"),
        ("1137件", f"1138件{EVIL}"),
        ("上年结转政府信息公开申请数量", f"上年转结{EVIL}政府信息公开申请数量"),
    )


REPORTS = {
    "linan": lambda: audited("linan-2020"),
    "beilun": lambda: audited("beilun-2023"),
    "damaged": damaged,
    "torn": torn,
    "hostile": hostile,
}
