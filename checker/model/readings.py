"""The readings of a report, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model.document import Places
from checker.model.report import Reading, Value


class Readings(Mapping[str, Reading]):
    """Readings by address, each made when it is asked for: a check looks at a few of two hundred.

    What looks at all of them takes the columns: ``numbers`` tells where in ``contents``, ``places`` and ``confidences``
    an address stands, in this order.
    """

    __slots__ = ("_made", "confidences", "contents", "numbers", "places")

    def __init__(
        self, numbers: Mapping[str, int], contents: Sequence[Value], places: Places, confidences: Sequence[float]
    ) -> None:
        self.numbers = numbers
        self.contents = contents
        self.places = places
        self.confidences = confidences
        self._made: dict[str, Reading] = {}

    @classmethod
    def of(cls, readings: Mapping[str, Reading]) -> Readings:
        """These readings in columns."""
        if isinstance(readings, Readings):
            return readings
        cells = readings.values()
        return cls(
            {address: number for number, address in enumerate(readings)},
            [cell.value for cell in cells],
            Places.of(cell.span for cell in cells),
            [cell.confidence for cell in cells],
        )

    def __getitem__(self, address: str) -> Reading:
        made = self._made.get(address)
        if made is None:
            number = self.numbers[address]
            made = self._made[address] = Reading(
                address, self.contents[number], self.places[number], self.confidences[number]
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, address: object) -> bool:
        return address in self.numbers
