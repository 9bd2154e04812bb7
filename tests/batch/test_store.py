"""Where results wait, and from where the next run takes them."""

import sqlite3
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.batch.exchange import ENDED, UNREADABLE, Outcome
from checker.batch.store import BATCHES, FILE, KEPT, Store, opened
from checker.model.errors import UnreadableError


def outcome(record: bytes = b"r", suffix: str = "") -> Outcome:
    """What is kept of some report."""
    return Outcome(suffix, record, "", b"b", "某县", "某县", "", 2023, "national")


def test_what_was_kept_is_known_to_the_next_run(tmp_path: Path) -> None:
    """A result is found by its key after the store was closed."""
    with opened(tmp_path) as store:
        assert store.expect(b"a.txt", b"k") is None
        store.keep([(b"k", (outcome(),))])
    with opened(tmp_path) as store:
        assert store.expect(b"other.txt", b"k") == ""


def test_an_unreadable_file_is_known_as_such(tmp_path: Path) -> None:
    """A file that failed in an earlier run is counted as failed without reading it again."""
    with opened(tmp_path) as store:
        store.keep([(b"k", (Outcome("", b"r"),))])
        assert store.expect(b"a.txt", b"k") == UNREADABLE


def test_a_file_whose_process_was_ended_is_tried_again(tmp_path: Path) -> None:
    """Memory that lacked in one run may be there in the next."""
    with opened(tmp_path) as store:
        store.keep([(b"k", (Outcome("", b"r", ENDED),))])
        assert store.expect(b"a.txt", b"k") is None


def test_results_come_in_the_order_of_paths(tmp_path: Path) -> None:
    """However they arrived, reports are handed on by path, and those of one file in their order."""
    with opened(tmp_path) as store:
        for path, key in ((b"b", b"2"), (b"a", b"1")):
            store.expect(path, key)
        store.keep([(b"2", (outcome(b"b1", "#1"), outcome(b"b2", "#2")))])
        store.keep([(b"1", (outcome(b"a"),))])
        store.line_up()
        assert [result.record for result in store.results()] == [b"a", b"b1", b"b2"]
        assert [result.path for result in store.results()] == ["a", "b#1", "b#2"]


def test_a_file_of_an_earlier_run_is_not_in_this_one(tmp_path: Path) -> None:
    """What was kept but not named this time is not handed on."""
    with opened(tmp_path) as store:
        store.expect(b"a", b"1")
        store.keep([(b"1", (outcome(),)), (b"2", (outcome(),))])
        store.line_up()
        assert len(store) == 1


def test_the_same_bytes_in_two_places_are_two_reports(tmp_path: Path) -> None:
    """One result serves both files."""
    with opened(tmp_path) as store:
        store.expect(b"a", b"1")
        store.expect(b"b", b"1")
        store.keep([(b"1", (outcome(),))])
        store.line_up()
        assert len(store) == 2


def test_two_runs_share_a_store(tmp_path: Path) -> None:
    """A run that reads does not keep another from writing, nor does it see the other's files."""
    with ExitStack() as stack:
        one, other = (stack.enter_context(opened(tmp_path)) for _ in range(2))
        one.expect(b"a", b"1")
        other.expect(b"b", b"2")
        one.keep([(b"1", (outcome(b"one"),))])
        other.keep([(b"2", (outcome(b"other"),))])
        one.line_up()
        assert [result.record for result in one.results()] == [b"one"]


def test_a_file_that_is_no_cache_is_told(tmp_path: Path) -> None:
    """Something else under the store's name is neither read nor overwritten."""
    path = tmp_path / FILE
    path.write_bytes(b"not a database, but long enough to be one" * 100)
    with pytest.raises(UnreadableError, match="--cache"), opened(tmp_path):
        pass
    assert path.read_bytes().startswith(b"not a database")


def test_what_no_run_has_used_for_long_is_dropped(tmp_path: Path) -> None:
    """A result is forgotten once it is older than it is kept."""
    with opened(tmp_path) as store:
        store.keep([(b"1", (outcome(),)), (b"2", (outcome(),))])
        before = (date.today() - KEPT - timedelta(1)).isoformat()
        store.base.execute("UPDATE results SET used = ? WHERE key = ?", (before, b"1"))
        store.forget_old()
        assert (store.expect(b"a", b"1"), store.expect(b"b", b"2")) == (None, "")


def test_a_write_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    """A chunk is kept whole or not at all."""
    with opened(tmp_path) as store:
        with pytest.raises(sqlite3.Error):
            store.keep([(b"1", (outcome(),)), (b"2", (outcome()._replace(record=object()),))])  # type: ignore[arg-type]
        assert store.expect(b"a", b"1") is None


def batch(store: Store, *keys: bytes) -> bytes:
    """The digest of a batch of files with these results, lined up."""
    for key in keys:
        store.expect(b"file " + key, key)
        store.keep([(key, (outcome(),))])
    return store.line_up()


def test_the_same_batch_takes_what_was_found_between_its_reports(tmp_path: Path) -> None:
    """What an earlier run found of the same files is put to them at once; another file is another batch."""
    with opened(tmp_path) as store:
        digest = batch(store, b"1", b"2")
        assert not store.recall(digest)
        store.add(next(store.items("path = ?", (b"file 2",))), b"found")
        store.remember(digest)
    with opened(tmp_path) as store:
        assert batch(store, b"2", b"1") == digest
        assert store.recall(digest)
        assert [list(result.extra) for result in store.results()] == [[], [b"found"]]
    with opened(tmp_path) as store:
        assert not store.recall(batch(store, b"1", b"2", b"3"))


def test_the_last_batches_are_remembered(tmp_path: Path) -> None:
    """However often a batch changes, the store grows no further."""
    with opened(tmp_path) as store:
        batch(store, b"1")
        store.add(next(store.items("1")), b"found")
        for number in range(BATCHES + 1):
            store.remember(b"%d" % number)
        assert store.base.execute("SELECT count(*) FROM told").fetchone() == (BATCHES,)
        assert not store.recall(b"0")
        assert store.recall(b"1")
