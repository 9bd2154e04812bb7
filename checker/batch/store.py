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
from pathlib import Path
from typing import NamedTuple

from checker.batch.work import Outcome
from checker.model.errors import UnreadableError
from checker.model.text import Text

FILE = "audit-1.sqlite"
"""The number rises with every change of the tables below: a cache of another version is another file."""

KEPT = timedelta(days=180)
"""Results that no run has used for so long are dropped."""

_WAIT = 60.0  # seconds that two audits in the same place wait for each other

_TABLES = """
CREATE TABLE IF NOT EXISTS results (
  key BLOB, part INTEGER, suffix TEXT, record BLOB, brief BLOB,
  name TEXT, body TEXT, area TEXT, year INTEGER, pack TEXT, marks BLOB, used TEXT,
  PRIMARY KEY (key, part)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS beside (key BLOB PRIMARY KEY, found BLOB, used TEXT) WITHOUT ROWID;
"""
# what is in this run only; on disk as well, because memory must not grow with the number of reports
_RUN = """
PRAGMA temp_store = FILE;
CREATE TEMP TABLE files (path BLOB PRIMARY KEY, key BLOB) WITHOUT ROWID;
CREATE TEMP TABLE items (
  id INTEGER PRIMARY KEY, path BLOB, suffix TEXT, key BLOB, part INTEGER,
  name TEXT, body TEXT, area TEXT, year INTEGER, pack TEXT
);
CREATE TEMP TABLE extra (item INTEGER, found BLOB);
"""
_INDEXES = """
CREATE INDEX items_body ON items (body, year);
CREATE INDEX items_area ON items (area, year);
CREATE INDEX extra_item ON extra (item);
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


@dataclass(frozen=True)
class Store:
    """The results of this run and of earlier ones.

    ``ledger`` is a second connection to the same file, for what is written while ``base`` is being read: SQLite lets
    no connection write whose own reading began before another program wrote.
    """

    path: Path
    base: sqlite3.Connection
    ledger: sqlite3.Connection

    def expect(self, path: bytes, key: bytes) -> str:
        """Put a file on the list of this run; whether its results are ``known``, known as ``failed``, or ""."""
        self.base.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, key))
        row = self.base.execute("SELECT brief = x'' FROM results WHERE key = ?", (key,)).fetchone()
        return "" if row is None else "failed" if row[0] else "known"

    def keep(self, found: Iterable[tuple[bytes, Sequence[Outcome]]]) -> None:
        """The outcomes of some files, by key; they stay even if the program is killed the moment after."""
        today = date.today().isoformat()
        rows = [(key, part, *each, today) for key, outcomes in found for part, each in enumerate(outcomes)]
        with _writing(self.base):
            self.base.executemany(f"INSERT OR REPLACE INTO results VALUES ({_marks(12)})", rows)

    def line_up(self) -> None:
        """Once every file has its results: put the reports of this run in the order of their paths."""
        self.base.execute(
            "INSERT INTO items (path, suffix, key, part, name, body, area, year, pack)"
            " SELECT path, suffix, key, part, name, body, area, year, pack FROM files JOIN results USING (key)"
            " ORDER BY path, part"
        )
        self.base.executescript(_INDEXES)
        with _writing(self.base):
            self.base.execute(
                "UPDATE results SET used = ? WHERE used != ? AND key IN (SELECT key FROM files)",
                (date.today().isoformat(),) * 2,
            )

    def items(self, condition: str, values: Sequence[object] = (), order: str = "id") -> Iterator[Item]:
        """The reports of this run that fit an SQL condition on the fields of :class:`Item`, in order."""
        query = f"SELECT {', '.join(Item._fields)} FROM items WHERE {condition} ORDER BY {order}"
        yield from map(Item._make, self.base.execute(query, values))

    def brief(self, item: Item) -> bytes:
        """The brief of a report, packed."""
        row = self.base.execute("SELECT brief FROM results WHERE key = ? AND part = ?", (item.key, item.part))
        return bytes(row.fetchone()[0])

    def ordered(self, column: str) -> Iterator[tuple[Item, bytes, list[bytes]]]:
        """Every report of this run in order, with its ``record`` or ``brief`` and what was found besides."""
        columns = ", ".join(f"now.{name}" for name in Item._fields)
        rows = self.base.execute(
            f"SELECT {columns}, {column} FROM items AS now JOIN results USING (key, part) ORDER BY id"
        )
        for row in rows:
            extra = self.base.execute("SELECT found FROM extra WHERE item = ? ORDER BY found", (row[0],))
            yield Item._make(row[:-1]), row[-1], [bytes(found) for (found,) in extra]

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

    def forget_old(self) -> None:
        """Drop what no run has used for long."""
        before = (date.today() - KEPT).isoformat()
        with _writing(self.base):
            self.base.execute("DELETE FROM results WHERE used < ?", (before,))
            self.base.execute("DELETE FROM beside WHERE used < ?", (before,))

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
