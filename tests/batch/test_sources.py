"""Which files a batch is made of."""

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker.batch.sources import Entry, entries, load
from checker.model.errors import UnreadableError


def names(*paths: object) -> list[str]:
    """The files that the paths stand for, as results show them."""
    return [entry.name for entry in entries(map(str, paths))]


def write(path: Path, data: bytes = b"x") -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """A zip archive of these members."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_folder_stands_for_the_files_below_it_in_order(tmp_path: Path) -> None:
    """Files of all depths come in the order of their names; hidden ones and what Word leaves behind do not."""
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".git/config", "b/.hidden", "~$b.docx", "Thumbs.db"):
        write(tmp_path / name)
    assert [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")] == names(tmp_path)


def test_a_file_named_twice_is_there_once(tmp_path: Path) -> None:
    """The same path by itself and through its folder is one file."""
    file = write(tmp_path / "a.txt")
    assert [str(file)] == names(file, tmp_path, file)


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    """A folder that links to itself is entered once."""
    write(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [str(tmp_path / "a" / "1.txt")] == names(tmp_path)


def test_a_pattern_stands_for_what_fits_it(tmp_path: Path) -> None:
    """A name with stars is taken apart by the program where the shell has not done so."""
    for name in ("2022/a.txt", "2023/a.txt", "2023/a.pdf"):
        write(tmp_path / name)
    assert [str(tmp_path / name) for name in ("2022/a.txt", "2023/a.txt")] == names(tmp_path / "**" / "*.txt")


def test_a_pattern_that_fits_nothing_is_told(tmp_path: Path) -> None:
    """A pattern without a file is a mistake, not an empty batch."""
    with pytest.raises(UnreadableError, match=r"没有符合的文件"):
        entries([str(tmp_path / "*.txt")])


def test_a_file_whose_name_has_a_star_is_itself(tmp_path: Path) -> None:
    """A file that is there by that very name is no pattern."""
    write(tmp_path / "b.txt")
    file = write(tmp_path / "[b].txt")
    assert [str(file)] == names(file)


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_an_archive_stands_for_its_files(kind: str, tmp_path: Path) -> None:
    """The members of an archive are files of the batch, and are read from it."""
    path = tmp_path / f"all.{kind}"
    if kind == "zip":
        zipped(path, {"市/b.txt": b"B", "市/a.txt": b"A", "__MACOSX/._a.txt": b"-"})
    else:
        with tarfile.open(path, "w:gz" if kind == "tar.gz" else "w") as archive:
            for name in ("市/b.txt", "市/a.txt"):
                info = tarfile.TarInfo(name)
                info.size = 1
                archive.addfile(info, io.BytesIO(name[2].upper().encode()))
    found = entries([str(path)])
    assert [f"{path}/市/a.txt", f"{path}/市/b.txt"] == [entry.name for entry in found]
    assert [load(entry) for entry in found] == [b"A", b"B"]


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    """A document that is a zip inside is one report."""
    file = zipped(tmp_path / "a.docx", {"[Content_Types].xml": b"", "word/document.xml": b""})
    assert [Entry(str(file))] == entries([str(file)])


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_zips_that_do_not_say_their_encoding(tmp_path, encoding):
    """Names as Chinese Windows writes them, and UTF-8 without its mark, are read as they were meant."""
    path = zipped(tmp_path / "a.zip", {"##########.txt": b"A"})
    name = {"gbk": "某某水利局", "utf-8": "水利局"}[encoding].encode(encoding)
    path.write_bytes(path.read_bytes().replace(b"#" * 10, name.ljust(10, b"_")))
    [entry] = entries([str(path)])
    assert entry.member.rstrip("_.tx") == name.decode(encoding)
    assert load(entry) == b"A"


def test_members_above_their_archive(tmp_path):
    """A member whose name leads out of the archive is read like any other: nothing is unpacked."""
    path = zipped(tmp_path / "a.zip", {"../市/b.txt": b"B", ".hidden": b"-"})
    assert [(entry.member, load(entry)) for entry in entries([str(path)])] == [("../市/b.txt", b"B")]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_in_an_archive_is_told_with_what_to_do(name: str, tmp_path: Path) -> None:
    """It is neither opened nor taken for a report; a Word file in an archive is one."""
    inner = zipped(tmp_path / "a.zip", {"a.txt": b"A"}) if name == "a.zip" else tmp_path / name
    if name != "a.zip":
        with tarfile.open(inner, "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("a.txt"))
    word = zipped(tmp_path / "b.docx", {"[Content_Types].xml": b""})
    outer = zipped(tmp_path / "outer.zip", {name: inner.read_bytes(), "b.docx": word.read_bytes()})
    archive_in_it, word_in_it = entries([str(outer)])
    with pytest.raises(UnreadableError, match=r"outer\.zip/a\..*qc audit"):
        load(archive_in_it)
    assert load(word_in_it) == word.read_bytes()


def test_a_broken_archive_is_one_unreadable_file(tmp_path: Path) -> None:
    """An archive that cannot be opened is a row of the result and does not end the run."""
    file = write(tmp_path / "a.zip", b"PK\x03\x04 broken")
    assert [Entry(str(file))] == entries([str(tmp_path)])


def test_a_file_name_need_not_be_text(tmp_path: Path) -> None:
    """A name in GBK bytes is listed and read."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/" + "报告.txt".encode("gbk"))
    with open(name, "wb") as file:
        file.write(b"x")
    [entry] = entries([str(tmp_path)])
    assert load(entry) == b"x"


def test_a_file_that_is_not_there_is_told_when_it_is_read(tmp_path: Path) -> None:
    """A missing file is a row of the result like any unreadable one."""
    [entry] = entries([str(tmp_path / "none.txt")])
    with pytest.raises(UnreadableError, match="没有这个文件"):
        load(entry)
