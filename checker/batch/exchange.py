"""What goes to a worker and what comes back: plain data, so that it travels to another process or machine.

The path of a file is not part of it: the same bytes give the same result wherever they lie, and the path is put in
when results are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.model.text import Language, Text

if TYPE_CHECKING:
    from checker.kinds.base import Relation

AUTO = "auto"
"""Each report is checked by the pack of its issuer's province; see :data:`checker.audit.AUTO`."""

HERE = "\0"
"""Stands for the path of a file whose path is not known here."""

UNREADABLE, BROKEN = "unreadable", "broken"
"""Signs of a file that could not be read, and of a report one of whose rules crashed."""

ENDED = f"{UNREADABLE},ended"
"""The sign of a file whose process the system ended: the next run may have the memory for it, and tries again."""


@dataclass(frozen=True)
class Plan:
    """By what reports are checked: pack, rules switched off for this run, and the language of messages."""

    pack: str = AUTO
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: Language = "zh"


class Chunk(NamedTuple):
    """Some files to be checked by one plan: their keys in the store, and their bytes."""

    plan: Plan
    keys: tuple[bytes, ...]
    files: tuple[bytes, ...]


class Outcome(NamedTuple):
    """What is kept of one report; ``brief`` is empty for a file that could not be read.

    ``suffix`` tells reports in one file apart (``#2``); ``record`` is the packed JSON object of ``qc check``, and
    ``signs`` the severities found in it, or why it is no whole result, one after the other with commas; ``name`` the
    issuer; ``body`` and ``area`` are the keys by which reports of the same issuer and of its parent are found; ``pack``
    names the rule pack that checked it; ``marks`` are a few hashes of its prose, by which reports alike are found.
    """

    suffix: str
    record: bytes
    signs: str = UNREADABLE
    brief: bytes = b""
    name: str = ""
    body: str = ""
    area: str = ""
    year: int = 0
    pack: str = ""
    marks: bytes = b""


class Side(NamedTuple):
    """A report that is set beside others: its path as it is told, the pack it was checked by, its brief, packed."""

    path: str
    pack: str
    brief: bytes


class Comparison(NamedTuple):
    """One report and those it is set beside, each by its number among the sides of a bundle.

    ``choices`` are the reports it may be set beside, where more than one set of them will do: only what every choice
    shows is told.
    """

    relation: Relation
    side: int
    choices: tuple[tuple[int, ...], ...]
    missing: tuple[str, ...] = ()
    doubt: Text | None = None


class Bundle(NamedTuple):
    """Some comparisons to be made by one plan, with the reports that are in them; ``number`` tells it apart."""

    number: int
    plan: Plan
    sides: tuple[Side, ...]
    comparisons: tuple[Comparison, ...]


Done = list[tuple[bytes, tuple[Outcome, ...]]]
Found = tuple[int, list[bytes]]
"""The number of a bundle, and what is found in each of its comparisons: findings and breakages as JSON, or nothing."""


@dataclass(frozen=True)
class Way:
    """Where the work is done: chunks are checked and bundles compared, and handed on as they are done, in no order.

    ``close`` ends what was started for it.
    """

    check: Callable[[Iterable[Chunk]], Iterator[Done]]
    compare: Callable[[Iterable[Bundle]], Iterator[Found]]
    close: Callable[[], None] = lambda: None
