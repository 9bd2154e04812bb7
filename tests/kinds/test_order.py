"""The rows of the table of requests stand in the order of the form."""

from given import judged, text_of

from checker.kinds.order import longest_rise

TEXT = text_of("xiaoshan-office-2023")
SAFETY, THIRD = "3.危及“三安全一稳定”", "4.保护第三方合法权益"


def told(text: str) -> list[tuple[str, int]]:
    """What is said of the order of rows, and on which line."""
    return [(f.message.zh, f.primary.span.line) for f in judged([text])[0].findings if f.rule == "row-order"]


def line_of(words: str) -> int:
    """The line of the fixture that begins with these words."""
    return next(n for n, line in enumerate(TEXT.splitlines(), 1) if line.startswith(words))


def test_exchanged_labels():
    """Two labels that changed places are told once, at the row that stands above one it belongs below."""
    exchanged = TEXT.replace(SAFETY, "@").replace(THIRD, SAFETY).replace("@", THIRD)
    ((message, line),) = told(exchanged)
    assert line == line_of(SAFETY)
    assert "4.保护第三方合法权益”印在“（三）不予公开 3.危及" in message
    assert "之前" in message


def test_rows_in_order():
    """The fixture has its rows in order, and a table read out of order is not one with exchanged rows."""
    lines = TEXT.splitlines()
    first = line_of("2.其他法律行政法规")
    upside_down = [*lines[: first - 1], *reversed(lines[first - 1 : first + 6]), *lines[first + 6 :]]
    assert told(TEXT) == told("\n".join(upside_down)) == []


def test_longest_rise():
    """Of the runs that never fall the longest, gaps allowed."""
    assert longest_rise([1, 5, 2, 3, 3]) == (0, 2, 3, 4)
