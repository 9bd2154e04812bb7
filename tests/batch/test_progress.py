"""What is said while a batch runs."""

import pytest

from checker.cli import progress
from checker.cli.progress import shown
from checker.reporters.view import View


def test_without_a_terminal_lines_tell_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many are checked, how many comparisons are made, and in the end what it all was; on the error stream."""
    monkeypatch.setattr(progress, "EVERY", 0.0)
    with shown(4, View(), quiet=False) as told:
        told.finish("error,warning")
        told.finish("unreadable")
        told.step()
        told.stage = "across"
        told.step(compared=100)
    out, said = capsys.readouterr()
    assert out == ""
    checked, compared, end = said.splitlines()
    assert "2 / 4" in checked
    assert "有错误 1 份，读不了 1 份" in checked
    assert "100" in compared
    assert "4" in end
    with shown(4, View(), quiet=True) as told:
        told.step(known=4)
    assert capsys.readouterr().err == ""
