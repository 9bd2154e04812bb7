import os
import subprocess
import sys
from pathlib import Path

import pytest
from reporters.batch.made import VIEW, batch, one, unread

from checker.model.errors import OutputError
from checker.reporters.batch import BATCH_FORMATS, refuse, render
from checker.reporters.batch.whole import LIST, whole_folder

FOLDERS = [name for name, form in BATCH_FORMATS.items() if form.kind == "folder"]


class BreaksOffError(Exception):
    """What goes wrong in the middle of a run."""


class Broken:
    """A batch that breaks off after its first report."""

    def __len__(self):
        return 2

    def records(self):
        """One record, and an end with terror."""
        yield one()[0]
        raise BreaksOffError

    def lines(self):
        """One line, and an end with terror."""
        yield "{}"
        raise BreaksOffError

    def briefs(self):
        """One brief."""
        yield one()[1]


def content(folder):
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", BATCH_FORMATS)
def test_a_broken_run_leaves_what_was_there(tmp_path, name):
    """Nothing half-written is left, and an earlier result stays as it was."""
    output = tmp_path / "out"
    with pytest.raises(BreaksOffError):
        render(name, Broken(), VIEW, output)
    assert os.listdir(tmp_path) == []
    render(name, batch(one()), VIEW, output)
    before = content(tmp_path)
    with pytest.raises(BreaksOffError):
        render(name, Broken(), VIEW, output)
    assert content(tmp_path) == before


@pytest.mark.parametrize("name", BATCH_FORMATS)
def test_results_are_replaced_and_always_the_same(tmp_path, name):
    """A second run over other reports leaves nothing of the first, and the same reports give the same bytes."""
    for folder, first in (("a", batch(one(), unread())), ("b", batch(one(path="other.txt"), one(path="p.txt")))):
        (tmp_path / folder).mkdir()
        render(name, first, VIEW, tmp_path / folder / "out")
        render(name, batch(one(path="x.txt"), unread()), VIEW, tmp_path / folder / "out")
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert len(os.listdir(tmp_path / "a")) == 1


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_of_somebody_else_is_not_touched(tmp_path, name):
    """Other files, a file in place of a folder, and the results of another format stay."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    with whole_folder(tmp_path / "other", "nothing known") as folder:
        (folder / "a").write_text("a")
    before = content(tmp_path)
    for place in ("mine", "file", "other"):
        with pytest.raises(OutputError):
            refuse(name, tmp_path / place)
        with pytest.raises(OutputError):
            render(name, batch(), VIEW, tmp_path / place)
    assert content(tmp_path) == before


@pytest.mark.parametrize("name", FOLDERS)
def test_work_done_in_a_folder_of_results_is_not_lost(tmp_path, name):
    """A file that was changed or added since keeps the folder from being overwritten, and is named."""
    output = tmp_path / "out"
    render(name, batch(one()), VIEW, output)
    changed = next(path for path in sorted(output.rglob("*")) if path.is_file() and path.name != LIST)
    original = changed.read_bytes()
    changed.write_bytes(original + b"x")
    with pytest.raises(OutputError, match=changed.name):
        refuse(name, output)
    changed.write_bytes(original)
    refuse(name, output)
    (output / "annotated.txt").write_text("x")
    with pytest.raises(OutputError, match=r"annotated\.txt"):
        refuse(name, output)


@pytest.mark.parametrize("name", FOLDERS)
def test_an_empty_folder_is_filled(tmp_path, name):
    """A folder made beforehand is taken."""
    (tmp_path / "out").mkdir()
    render(name, batch(one()), VIEW, tmp_path / "out")
    assert (tmp_path / "out" / LIST).is_file()


@pytest.mark.parametrize("name", [name for name, form in BATCH_FORMATS.items() if form.kind != "text"])
def test_what_cannot_be_shown_asks_for_a_place(name):
    """Without --output there is one sentence, before any work."""
    with pytest.raises(OutputError, match="--output"):
        refuse(name, None)


@pytest.mark.parametrize("name", BATCH_FORMATS)
def test_a_missing_folder_is_told_beforehand(tmp_path, name):
    """A place whose folder does not exist is refused."""
    with pytest.raises(OutputError, match="missing"):
        refuse(name, tmp_path / "missing" / "out")


def test_a_file_keeps_its_mode(tmp_path):
    """Who could read the results can read the new ones."""
    output = tmp_path / "out.csv"
    output.write_text("")
    output.chmod(0o640)
    render("csv", batch(one()), VIEW, output)
    assert output.stat().st_mode & 0o777 == 0o640


def test_a_failed_exchange_puts_the_old_result_back(tmp_path, monkeypatch):
    """Where the new folder cannot take its place, the earlier one stands there again."""
    output = tmp_path / "out"
    render("slips", batch(one()), VIEW, output)
    before, earlier, rename = content(tmp_path), content(output), Path.rename

    def refusing(path, target):
        if target == output and content(path) != earlier:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(OSError, match="No space"):
        render("slips", batch(unread()), VIEW, output)
    assert content(tmp_path) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("name", [name for name, form in BATCH_FORMATS.items() if form.kind == "text"])
def test_a_full_disk_is_told(name):
    """What the system says reaches the caller, who tells it in one sentence."""
    with pytest.raises(OSError, match="No space"):
        render(name, batch(one()), VIEW, Path("/dev/full"))


@pytest.mark.skipif(os.name != "posix", reason="elsewhere it cannot be asked whether a process runs")
@pytest.mark.parametrize("name", ["jsonl", "parquet"])
def test_what_a_killed_run_left_is_taken_away(tmp_path, name):
    """The next run into the same output removes it; what a running process writes, or belongs to others, stays."""
    output = tmp_path / "out"
    write = f"""
import os
import subprocess
import sys
from pathlib import Path
from checker.reporters.batch.whole import whole_file, whole_folder
with (whole_file(Path({str(output)!r})) if {name!r} == "jsonl" else whole_folder(Path({str(output)!r}), "x")) as path:
    (path if {name!r} == "jsonl" else path / "a").write_text("half")
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", write], check=False)
    (left,) = os.listdir(tmp_path)
    begin = left.rpartition("-")[0].rpartition("-")[0]
    others = [f"{begin}-{os.getppid()}-00000000", ".qc-000000000000-4194305-00000000", f"{begin}-x-0"]
    for other in others:
        (tmp_path / other).write_text("x")
    render(name, batch(one()), VIEW, output)
    assert sorted(os.listdir(tmp_path)) == sorted([*others, "out"])
