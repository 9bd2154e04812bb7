"""Pages whose text runs up or down, as wide tables are put on upright paper: turned before they are read.

Places are told as they are on the page as it is stored, which is what other programs cut out of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge in points."""

_KINDS = ("char", "line", "rect", "curve")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is turned, and its size as it is stored."""

    width: float
    height: float
    runs: Literal["", "up", "down"] = ""

    @property
    def depth(self) -> float:
        """How far the page reaches from its first line to its last."""
        return self.width if self.runs else self.height

    def read(self, box: Box) -> Box:
        """Where a box of the stored page stands on the page as it is read."""
        x0, top, x1, bottom = box
        if self.runs == "up":
            return self.height - bottom, x0, self.height - top, x1
        return (top, self.width - x1, bottom, self.width - x0) if self.runs else box

    def told(self, x0: float, top: float, x1: float, bottom: float) -> str:
        """A box of the page as it is read, as :class:`~checker.model.document.Span` tells it."""
        if self.runs == "up":
            x0, top, x1, bottom = top, self.height - x1, bottom, self.height - x0
        elif self.runs:
            x0, top, x1, bottom = self.width - bottom, x0, self.width - top, x1
        return f"{x0:.1f},{top:.1f},{x1:.1f},{bottom:.1f}"


def frame_of(page: Any) -> Frame:
    """How most of the text of a page of pdfplumber runs."""
    width, height = float(page.width), float(page.height)
    lying = [char for char in page.chars if not char.get("upright", True)]
    if 2 * len(lying) <= len(page.chars):
        return Frame(width, height)
    up = sum(char["matrix"][1] > 0 for char in lying)
    return Frame(width, height, "up" if 2 * up > len(lying) else "down")


def turn(page: Any, frame: Frame) -> None:
    """Put everything on the page where it stands when the page is read."""
    for kind in _KINDS:
        for item in page.objects.get(kind, ()):
            _turn(item, frame)


def _turn(item: dict[str, Any], frame: Frame) -> None:
    x0, top, x1, bottom = frame.read((item["x0"], item["top"], item["x1"], item["bottom"]))
    item.update(x0=x0, top=top, x1=x1, bottom=bottom, width=x1 - x0, height=bottom - top)
    item["doctop"] = top
    if "pts" in item:
        item["pts"] = list(_points(item["pts"], frame))
    if "upright" in item:
        item["upright"] = not item["upright"]


def _points(points: Iterable[tuple[float, float]], frame: Frame) -> Iterable[tuple[float, float]]:
    for x, y in points:
        left, top, _, _ = frame.read((x, y, x, y))
        yield left, top
