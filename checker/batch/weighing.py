"""Whether two reports are alike in a part of their prose, by the whole sketches of both: many pairs in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from checker.batch.marks import SECTIONS, Integers, Marks, Parts
from checker.passages import SKETCH

SHARE = 0.45
"""Shared hashes of the smallest of both parts from which they are set beside each other: 62 % of both texts."""

_SHAPE = (len(SECTIONS), SKETCH)
_SIZE = len(SECTIONS) * SKETCH * 4  # bytes of a report
_AT_ONCE = 2048  # pairs
_NONE = np.uint32(0xFFFFFFFF)  # fills a sketch up; the greatest hash is never among the smallest of a long text


class Scales:
    """The sketches of reports, in a file in which each has its place; see :func:`scales`."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def put(self, parts: Parts) -> None:
        """Lay the sketches of some reports down; they are those of neighbouring items."""
        first, last = int(parts.items.min()), int(parts.items.max())
        records = np.full((last - first + 1, *_SHAPE), _NONE)
        part, entry = parts.each(parts.counts)
        records[parts.items[part] - first, parts.numbers[part], entry] = parts.values[parts.starts[part] + entry]
        self._file.seek(first * _SIZE)
        self._file.write(records.tobytes())

    def alike(self, ones: Integers, others: Integers) -> NDArray[np.bool_]:
        """Whether each of these items has a part that is alike one of the item at the same place of the others."""
        found = np.zeros(len(ones), np.bool_)
        for at in range(0, len(ones), _AT_ONCE):
            some = slice(at, at + _AT_ONCE)
            found[some] = self._weighed(ones[some], others[some])
        return found

    def _weighed(self, ones: Integers, others: Integers) -> NDArray[np.bool_]:
        items, places = np.unique(np.stack([ones, others]), return_inverse=True)
        records = np.frombuffer(b"".join(map(self._record, items.tolist())), np.uint32).reshape(-1, *_SHAPE)
        mine, theirs = records[places.reshape(2, -1)]
        pair, part = np.nonzero((mine[:, :, 0] != _NONE) & (theirs[:, :, 0] != _NONE))
        found = np.zeros(len(ones), np.bool_)
        found[pair[_alike(mine[pair, part], theirs[pair, part])]] = True
        return found

    def _record(self, item: int) -> bytes:
        self._file.seek(item * _SIZE)
        return self._file.read(_SIZE)


def _alike(mine: Marks, theirs: Marks) -> NDArray[np.bool_]:
    """Whether two sketches, a line each, share so much of the smallest hashes of both."""
    both = np.sort(np.concatenate([mine, theirs], axis=1), axis=1)
    fresh = np.ones(both.shape, np.bool_)
    np.not_equal(both[:, 1:], both[:, :-1], out=fresh[:, 1:])
    told = both != _NONE
    smallest = np.cumsum(fresh, axis=1, dtype=np.uint8) <= SKETCH
    shared = np.count_nonzero(~fresh & told & smallest, axis=1)
    either = np.count_nonzero(fresh & told, axis=1)
    found: NDArray[np.bool_] = shared >= SHARE * np.minimum(SKETCH, either)
    return found


@contextmanager
def scales() -> Iterator[Scales]:
    """Scales without reports, gone at the end."""
    with TemporaryFile(buffering=0) as file:
        yield Scales(file)
