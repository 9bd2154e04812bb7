"""The official blank: its cells, its sums, its words."""

from collections import Counter

import pytest
from given import national

from checker.model.form import Form

NEW_FORM, OLD_FORM = national().forms["2021"], national().forms["2019"]
APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total")
OTHERS = ("other_no_correction", "other_fee_unpaid", "other_misc")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (NEW_FORM, {"disclosure": 10, "requests": 175, "disputes": 15}),
        (OLD_FORM, {"disclosure": 22, "requests": 161, "disputes": 15}),
    ],
    ids=["2021", "2019"],
)
def test_cells(form: Form, expected: dict[str, int]):
    """Each form prints the cells that the official format prints."""
    assert Counter(address.split(".")[0] for address in form.required) == expected


def test_optional_rows():
    """A form knows rows of some reports and does not require them: the single （六）, Hubei's other documents."""
    optional = [{name for name, row in form.rows.items() if row.optional} for form in (NEW_FORM, OLD_FORM)]
    assert optional == [{"requests.other"}, {"disclosure.other_docs"}]
    assert set(NEW_FORM.addresses) - set(NEW_FORM.required) == {f"requests.other.{column}" for column in APPLICANTS}


@pytest.mark.parametrize(
    "address",
    [
        "disclosure.regulation.in_force",
        "disclosure.admin_fee.amount",
        "requests.other_misc.total",
        "requests.denied.total",
        "requests.new_received.orgs",
        "requests.input_total.business",
        "disputes.litigation.corrected",
    ],
)
def test_known(address: str):
    """Printed and derived addresses are known."""
    assert NEW_FORM.knows(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "requests",
        "requests.granted",
        "requests.granted.total.more",
        "requests.granted.maintained",
        "requests.nothing.total",
        "disputes.reconsideration.natural_person",
        "disclosure.procurement.amount",
    ],
)
def test_unknown(address: str):
    """Anything else is not."""
    assert not NEW_FORM.knows(address)


def test_expand_printed():
    """A printed address is its own cell."""
    assert NEW_FORM.expand("requests.granted.total") == ("requests.granted.total",)


def test_expand_row():
    """A derived row is the cells of its rows."""
    expected = tuple(f"requests.{row}.total" for row in ("new_received", "carried_in"))
    assert NEW_FORM.expand("requests.input_total.total") == expected


def test_expand_row_and_column():
    """A derived row and column is all cells of both."""
    assert len(NEW_FORM.expand("requests.unable.orgs")) == 3 * 5


def test_expand_other():
    """（六） is the sum of its three rows and the single one, or the row as printed."""
    assert NEW_FORM.expand("requests.other.total") == tuple(f"requests.{row}.total" for row in (*OTHERS, "other"))
    assert NEW_FORM.expand("requests.other.total", printed_row=True) == ("requests.other.total",)


def test_expand_unknown():
    """An unknown address cannot be expanded."""
    with pytest.raises(KeyError):
        NEW_FORM.expand("requests.nothing.total")


@pytest.mark.parametrize(
    ("address", "zh"),
    [
        ("requests.granted.natural_person", "表三 · （一）予以公开 · 自然人"),
        ("requests.denied.total", "表三 · （三）不予公开 · 总计"),
        ("disputes.lit_direct.pending", "表四 · 行政诉讼 未经复议直接起诉 · 尚未审结"),
        ("disclosure.normative.issued", "表二 · 行政规范性文件 · 本年制发件数"),
    ],
)
def test_label(address: str, zh: str):
    """A cell is named by table, row and column in the official words."""
    assert NEW_FORM.label(address).zh == zh


def test_labels_in_english():
    """Every cell has English words too."""
    words = {form.label(a).en.replace(" · ", "") for form in (NEW_FORM, OLD_FORM) for a in form.addresses}
    assert [word for word in words if not word or any("\u4e00" <= char <= "\u9fff" for char in word)] == []


def test_absent_rows_of_a_whole_report():
    """A report with its three rows of （六） rightly lacks the single one."""
    assert NEW_FORM.absent_rows(set(NEW_FORM.rows) - {"requests.other"}) == {"requests.other"}


def test_absent_rows_of_a_single_other():
    """A report with the single row rightly lacks the three."""
    printed = set(NEW_FORM.rows) - {f"requests.{row}" for row in OTHERS}
    assert NEW_FORM.absent_rows(printed) == {f"requests.{row}" for row in OTHERS}


def test_absent_rows_of_both():
    """Where the single row stands beside one of the three, none of them is rightly absent."""
    printed = set(NEW_FORM.rows) - {f"requests.{row}" for row in OTHERS[1:]}
    assert NEW_FORM.absent_rows(printed) == frozenset()


def test_types():
    """Money may be decimal, a change may be negative, all else is counted."""
    assert Counter(NEW_FORM.types.values()) == {"count": 206, "amount": 1}
    assert Counter(OLD_FORM.types.values()) == {"count": 195, "change": 5, "amount": 1}


def test_unknown_table():
    """Asking for a table that is not there is a KeyError."""
    with pytest.raises(KeyError):
        NEW_FORM.table("annex")
