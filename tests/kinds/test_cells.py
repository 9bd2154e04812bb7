"""One cell at a time: sign, wholeness, and whether it is a number at all."""

from collections import Counter

import pytest
from given import REQUESTS, built, found, national, rule

from checker.kinds.cells import NUMBER, bind_sign, bind_whole

GRANTED = "requests.granted.total"


def test_words():
    """Words in a cell are told with the cell they stand in."""
    (finding,) = found(NUMBER.check, "cell-not-a-number", built({GRANTED: "七件"}))
    assert finding.message.zh == "表三 · （一）予以公开 · 总计 填写的是“七件”，应为数字"
    assert (finding.primary.address, finding.subject) == (GRANTED, GRANTED)


@pytest.mark.parametrize("words", [["同上"] * 7, [f"第{number}" for number in range(7)]])
def test_words_all_over_a_table_are_one_finding(words):
    """One habit is told once a table, with how many cells have it."""
    cells = {f"requests.granted.{column}": text for column, text in zip(REQUESTS, words, strict=True)}
    (finding,) = found(NUMBER.check, "cell-not-a-number", built(cells))
    assert f"自然人 等 7 格 填写的是“{words[0]}”" in finding.message.zh
    assert (finding.subject, len(finding.related)) == ("requests", 5)


def test_words_in_english():
    """The English message quotes the same words."""
    (finding,) = found(NUMBER.check, "cell-not-a-number", built({GRANTED: "七件"}))
    assert "“七件”; a number was expected" in finding.message.en


def test_long_words_are_cut():
    """Of a long text only the beginning is quoted."""
    (finding,) = found(NUMBER.check, "cell-not-a-number", built({GRANTED: "详见\n附件" + "。" * 99}))
    assert "“详见 附件" + "。" * 25 + "”" in finding.message.zh


def test_number_blank_and_mark():
    """A number, a blank and a mark for nothing are no words."""
    report = built({GRANTED: 7, "requests.partial.total": None, "disclosure.regulation.issued": "/"})
    assert found(NUMBER.check, "cell-not-a-number", report) == []


def test_sign_is_asked_of_all_but_changes():
    """Every cell of the 2019 form must be at least 0 but the five of 本年增/减."""
    form = national().forms["2019"]
    free = set(form.addresses) - {a.primary for a in bind_sign(rule("cell-negative"), form)}
    assert Counter(address.split(".")[2] for address in free) == {"items_change": 5}


def test_whole_is_asked_of_all_but_money():
    """Every cell must be whole but amounts of money."""
    free = {
        name: set(form.addresses) - {a.primary for a in bind_whole(rule("cell-not-an-integer"), form)}
        for name, form in national().forms.items()
    }
    assert free == {"2021": {"disclosure.admin_fee.amount"}, "2019": {"disclosure.procurement.amount"}}
