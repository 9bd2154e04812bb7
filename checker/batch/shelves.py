"""Lines of numbers put on shelves and taken from them shelf by shelf: in files, one shelf at a time in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]


class Shelves:
    """Files of pairs of numbers; see :func:`shelves`."""

    def __init__(self, files: list[IO[bytes]]) -> None:
        self._files = files

    def put(self, lines: Numbers, chosen: Numbers) -> None:
        """Each line on the shelf whose number stands at its place in ``chosen``."""
        # so few different numbers are sorted much faster as short ones
        numbers = chosen.astype(np.uint16)
        order = np.argsort(numbers, kind="stable")
        ends = np.cumsum(np.bincount(numbers, minlength=len(self._files)))
        for file, some in zip(self._files, np.split(lines[order], ends[:-1]), strict=True):
            file.write(some.tobytes())

    def taken(self) -> Iterator[Numbers]:
        """What lies on each shelf, shelf by shelf."""
        for file in self._files:
            file.seek(0)
            yield np.frombuffer(file.read(), np.uint64).reshape(-1, 2)
            file.close()


@contextmanager
def shelves(count: int) -> Iterator[Shelves]:
    """So many empty shelves, gone at the end."""
    with ExitStack() as stack:
        yield Shelves([stack.enter_context(TemporaryFile()) for _ in range(count)])
