"""A report as Markdown and as flat text."""

from __future__ import annotations

from tests.wrappings.paper import Grid, Paper


def markdown(paper: Paper) -> str:
    """Tables as true grids, merged cells blank, whatever stands first made the head."""
    return "\n\n".join(part if isinstance(part, str) else _pipes(part) for part in paper) + "\n"


def flat(paper: Paper) -> str:
    """One cell a line without any mark; merged cells leave no trace."""
    return "\n".join(part if isinstance(part, str) else _lines(part) for part in paper) + "\n"


def _lines(grid: Grid) -> str:
    return "\n".join(_line(box.text) for row in grid for box in row if box.text)


def _line(text: str) -> str:
    return text.replace("\n", "")


def _pipes(grid: Grid) -> str:
    rows = _expanded(grid)
    head, *rest = ("| " + " | ".join(map(_line, row)) + " |" for row in rows)
    return "\n".join([head, "|" + "---|" * max(map(len, rows)), *rest])


def _expanded(grid: Grid) -> list[list[str]]:
    columns = max(sum(box.width for box in row) for row in grid)
    rows = [[""] * columns for _ in grid]
    taken: set[tuple[int, int]] = set()
    for line, row in enumerate(grid):
        column = 0
        for box in row:
            while (line, column) in taken:
                column += 1
            rows[line][column] = box.text
            taken |= {(line + down, column + right) for down in range(box.height) for right in range(box.width)}
        # nothing is printed for what the last cell stretches over
        del rows[line][column + 1 :]
    return rows
