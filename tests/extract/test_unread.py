"""Tables in disorder are told as such: nothing is read of them, and nothing is asked for."""

from collections import Counter

import pytest
from given import judged
from layouts import flat, grids, line_dump, markdown, numbers, report

TABLE = "requests"


@pytest.fixture
def tables(forms):
    """The tables of the form of 2021, to be damaged; all cells are alike, so that nothing else is wrong."""
    return grids(forms["2021"], dict.fromkeys(numbers(forms["2021"]), "0"))


def told(text):
    """The rules that have findings of the tables, and how many."""
    (audit,) = judged([text])
    about = ("table-", "row-", "cell", "requests-", "disputes-", "label-")
    return Counter(finding.rule for finding in audit.findings if finding.rule.startswith(about)), audit.report


def test_labels_and_numbers_in_columns_of_their_own(tables):
    """Where the columns are copied one after the other, the table is one finding."""
    rows = tables[TABLE]
    labels = [[cell] for row in rows for cell in row if cell and not cell.isdigit()]
    columns = [[row[-7 + place]] for place in range(7) for row in rows[3:]]
    tables[TABLE] = [*labels, *columns]

    rules, found = told(report(tables, flat))

    assert rules == {"table-unread": 1}
    assert set(found.tables) == {"disclosure", "disputes"}


def test_labels_in_pieces(tables):
    """Rows of which only pieces of the labels stand beside the numbers are not missing."""
    for row in tables[TABLE][6:]:
        row[:-7] = ["".join(row[:-7])[-3:]]

    rules, _ = told(report(tables, flat))

    assert rules["row-missing"] == 0
    assert rules["table-unread"] == 1


@pytest.mark.parametrize("layout", [line_dump, markdown])
def test_rows_that_are_not_there_are_missing(tables, layout):
    """A table cut off is no table in disorder."""
    tables[TABLE] = tables[TABLE][:10]

    rules, _ = told(report(tables, layout))

    assert rules == {"row-missing": 1}


def test_words_of_the_form_are_no_values_of_the_disputes(tables):
    """表四 whose labels stand where the numbers should is not read."""
    heads = tables["disputes"][:-1]
    tables["disputes"] = [[str(place), *row] for place, row in enumerate(heads)] + [["见附件"]]

    rules, found = told(report(tables, markdown))

    assert rules == {"table-unread": 1}
    assert [note[:2] for note in found.notes if note[0] == "unread"] == [("unread", "disputes")]


def test_a_word_of_the_form_among_values_of_a_row(tables):
    """One label in a row is a value lost, and no word that somebody put there."""
    tables[TABLE][-2][-3] = "总计"

    rules, _ = told(report(tables, markdown))

    assert rules == {"row-incomplete": 1}
