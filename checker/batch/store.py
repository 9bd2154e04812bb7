"""Where results wait until all are there, and from where an unchanged file's are taken in the next run.

One SQLite file in the cache folder. What a run has finished is committed chunk by chunk, so that a run that was
killed goes on where it was; results are found by digest, so that nothing can be there twice or be out of date.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from checker.batch.exchange import ENDED, Outcome
from checker.model.errors import UnreadableError
from checker.model.text import Text

FILE = "audit-2.sqlite"
"""The number rises with every change of the tables below: a cache of another version is another file."""

KEPT = timedelta(days=180)
"""Results that no run has used for so long are dropped."""

BATCHES = 8
"""Batches of which it is kept what was found of their reports beside each other: those that came last."""

_WAIT = 60.0  # seconds that two audits in the same place wait for each other

# briefs stand apart, because they are long and a run that finds nothing new asks for none
_TABLES = """
CREATE TABLE IF NOT EXISTS results (
  key BLOB, part INTEGER, suffix TEXT, record BLOB, signs TEXT,
  name TEXT, body TEXT, area TEXT, year INTEGER, pack TEXT, used TEXT,
  PRIMARY KEY (key, part)
);
CREATE TABLE IF NOT EXISTS briefs (key BLOB, part INTEGER, marks BLOB, brief BLOB, PRIMARY KEY (key, part));
CREATE TABLE IF NOT EXISTS beside (key BLOB PRIMARY KEY, found BLOB, used TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batches (number INTEGER PRIMARY KEY, digest BLOB UNIQUE);
CREATE TABLE IF NOT EXISTS told (batch INTEGER, item INTEGER, found BLOB);
CREATE INDEX IF NOT EXISTS results_used ON results (used);
CREATE INDEX IF NOT EXISTS beside_used ON beside (used);
CREATE INDEX IF NOT EXISTS told_batch ON told (batch);
"""
# what is in this run only; on disk as well, because memory must not grow with the number of reports
_RUN = """
PRAGMA temp_store = FILE;
PRAGMA temp.journal_mode = OFF;
CREATE TEMP TABLE files (path BLOB PRIMARY KEY, key BLOB) WITHOUT ROWID;
CREATE TEMP TABLE items (
  id INTEGER PRIMARY KEY, path BLOB, suffix TEXT, key BLOB, part INTEGER,
  name TEXT, body TEXT, area TEXT, year INTEGER, pack TEXT
);
CREATE TEMP TABLE extra (item INTEGER, found BLOB);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS items_body ON items (body, year);
CREATE INDEX IF NOT EXISTS items_area ON items (area, year);
"""
_BROKEN = Text(
    "{path}：不是本程序的缓存，或已损坏（{error}）；请换一个 --cache 文件夹，或删除它后重试",
    "{path}: no cache of this program, or a broken one ({error}); give another --cache folder, or delete it",
)


class Item(NamedTuple):
    """One report of this run, in the order of paths."""

    id: int
    path: bytes
    suffix: str
    key: bytes
    part: int
    name: str
    body: str
    area: str
    year: int
    pack: str

    @property
    def file(self) -> str:
        """The path of its file."""
        return os.fsdecode(self.path)

    @property
    def shown(self) -> str:
        """The path, and which of several reports in the file it is."""
        return self.file + self.suffix


class Result(NamedTuple):
    """What is told of one report: the path of its file and its own, its signs and record, what was found besides."""

    file: str
    path: str
    signs: str
    record: bytes
    extra: Sequence[bytes]


@dataclass(frozen=True)
class Store:
    """The results of this run and of earlier ones.

    ``ledger`` is a second connection to the same file, for what is written while ``base`` is being read: SQLite lets
    no connection write whose own reading began before another program wrote.
    """

    path: Path
    base: sqlite3.Connection
    ledger: sqlite3.Connection

    def expect(self, path: bytes, key: bytes) -> str | None:
        """Put a file on the list of this run; the signs of its result if that is known, see :class:`Outcome`."""
        self.base.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, key))
        row = self.base.execute("SELECT signs FROM results WHERE key = ?", (key,)).fetchone()
        return None if row is None or row[0] == ENDED else str(row[0])

    def keep(self, found: Iterable[tuple[bytes, Sequence[Outcome]]]) -> None:
        """The outcomes of some files, by key; they stay even if the program is killed the moment after."""
        today = date.today().isoformat()
        each = [(key, part, outcome) for key, outcomes in found for part, outcome in enumerate(outcomes)]
        results = [(key, part, o.suffix, o.record, o.signs, *o[4:9], today) for key, part, o in each]
        briefs = [(key, part, o.marks, o.brief) for key, part, o in each if o.brief]
        with _writing(self.base):
            self.base.executemany(f"INSERT OR REPLACE INTO results VALUES ({_marks(11)})", results)
            self.base.executemany("INSERT OR REPLACE INTO briefs (key, part, marks, brief) VALUES (?, ?, ?, ?)", briefs)

    def line_up(self) -> bytes:
        """Once every file has its results: put the reports of this run in the order of their paths.

        Returns a digest of the batch: of every path and of what its results depend on.
        """
        self.base.execute(
            "INSERT INTO items (path, suffix, key, part, name, body, area, year, pack)"
            " SELECT path, suffix, key, part, name, body, area, year, pack FROM files JOIN results USING (key)"
            " ORDER BY path, part"
        )
        today = date.today().isoformat()
        with _writing(self.base):
            self.base.execute(
                "UPDATE results SET used = ? WHERE rowid IN"
                " (SELECT results.rowid FROM files JOIN results USING (key) WHERE used != ?)",
                (today, today),
            )
        digest = sha256()
        for row in self.base.execute("SELECT path, key, part, body, year FROM items ORDER BY id"):
            digest.update(repr(row).encode())
        return digest.digest()

    def index(self) -> None:
        """Make it quick to find reports by their issuer and area."""
        self.base.executescript(_INDEXES)

    def items(self, condition: str, values: Sequence[object] = (), order: str = "id") -> Iterator[Item]:
        """The reports of this run that fit an SQL condition on the fields of :class:`Item`, in order."""
        query = f"SELECT {', '.join(Item._fields)} FROM items WHERE {condition} ORDER BY {order}"
        yield from map(Item._make, self.base.execute(query, values))

    def brief(self, item: Item) -> bytes:
        """The brief of a report, packed."""
        row = self.base.execute("SELECT brief FROM briefs WHERE key = ? AND part = ?", (item.key, item.part))
        return bytes(row.fetchone()[0])

    def results(self) -> Iterator[Result]:
        """Of every report of this run, in order, what there is to tell."""
        extras = groupby(self.base.execute("SELECT item, found FROM extra ORDER BY item, found"), key=itemgetter(0))
        nobody: tuple[int, Iterable[tuple[int, bytes]]] = (0, ())
        waiting, found = next(extras, nobody)
        rows = self.base.execute(
            "SELECT id, path, now.suffix, signs, record FROM items AS now JOIN results USING (key, part) ORDER BY id"
        )
        for number, path, suffix, signs, record in rows:
            extra: list[bytes] = []
            if number == waiting:
                extra = [each for _, each in found]
                waiting, found = next(extras, nobody)
            file = os.fsdecode(path)
            yield Result(file, file + suffix, signs, record, extra)

    def briefs(self) -> Iterator[tuple[str, bytes]]:
        """The path of every report of this run that could be read, in order, and its brief, packed."""
        rows = self.base.execute("SELECT path, suffix, brief FROM items JOIN briefs USING (key, part) ORDER BY id")
        for path, suffix, brief in rows:
            yield os.fsdecode(path) + suffix, brief

    def copies(self) -> list[tuple[str, str]]:
        """The files of this run that have the very bytes of an earlier one, in order, each with that one."""
        rows = self.base.execute(
            "SELECT path, first FROM (SELECT id, path, first_value(path) OVER (PARTITION BY key ORDER BY id) AS first"
            " FROM items JOIN briefs USING (key, part) WHERE part = 0) WHERE path != first ORDER BY id"
        )
        return [(os.fsdecode(path), os.fsdecode(first)) for path, first in rows]

    def told(self, key: bytes) -> bytes | None:
        """What an earlier run found of the same reports beside each other."""
        row = self.ledger.execute("SELECT found FROM beside WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def tell(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep what was found of reports beside each other, by digest."""
        today = date.today().isoformat()
        with _writing(self.ledger):
            self.ledger.executemany(
                "INSERT OR REPLACE INTO beside VALUES (?, ?, ?)", [(key, found, today) for key, found in rows]
            )

    def add(self, item: Item, found: bytes) -> None:
        """Put what was found beside other reports to a report of this run."""
        self.base.execute("INSERT INTO extra VALUES (?, ?)", (item.id, found))

    def recall(self, batch: bytes) -> bool:
        """Put to the reports all that was found of them beside each other in an earlier run of the same batch.

        False if that is not known.
        """
        row = self.base.execute("SELECT number FROM batches WHERE digest = ?", (batch,)).fetchone()
        if row is None:
            return False
        self.base.execute("INSERT INTO extra SELECT item, found FROM told WHERE batch = ?", row)
        return True

    def remember(self, batch: bytes) -> None:
        """Keep what was found of the batch for :meth:`recall`."""
        with _writing(self.base):
            number = self.base.execute("INSERT OR REPLACE INTO batches (digest) VALUES (?)", (batch,)).lastrowid
            self.base.execute("INSERT INTO told SELECT ?, item, found FROM extra", (number,))
            self.base.execute(
                "DELETE FROM batches WHERE number NOT IN (SELECT number FROM batches ORDER BY number DESC LIMIT ?)",
                (BATCHES,),
            )
            self.base.execute("DELETE FROM told WHERE batch NOT IN (SELECT number FROM batches)")

    def forget_old(self) -> None:
        """Drop what no run has used for long."""
        before = (date.today() - KEPT).isoformat()
        with _writing(self.base):
            old = "(SELECT key, part FROM results WHERE used < ?)"
            self.base.execute(f"DELETE FROM briefs WHERE (key, part) IN {old}", (before,))
            for table in ("results", "beside"):
                self.base.execute(f"DELETE FROM {table} WHERE used < ?", (before,))

    def __len__(self) -> int:
        return int(self.base.execute("SELECT count(*) FROM items").fetchone()[0])


@contextmanager
def _writing(base: sqlite3.Connection) -> Iterator[None]:
    # the lock is taken at the start: a transaction that begins by reading could not wait for another run's
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def _marks(count: int) -> str:
    return ", ".join("?" * count)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store in ``folder``, which is made where it is missing.

    Raises:
        UnreadableError: what lies there is no store.
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    base, ledger = (sqlite3.connect(path, timeout=_WAIT, isolation_level=None) for _ in range(2))
    try:
        base.execute("PRAGMA journal_mode = WAL")
        for each in (base, ledger):
            each.execute("PRAGMA synchronous = NORMAL")
        base.executescript(_TABLES + _RUN)
        yield Store(path, base, ledger)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise OSError(None, str(error), str(path)) from error
        raise UnreadableError(_BROKEN.fill({"path": path, "error": error})) from None
    finally:
        ledger.close()
        base.close()
