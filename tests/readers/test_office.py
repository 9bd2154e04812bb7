"""Older office files go through LibreOffice, or say what to install."""

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from given import audited, national, text_of

from checker.audit import judge_all, laid
from checker.model.errors import UnreadableError
from checker.readers import read_bytes
from tests.wrappings.docx import package, plain, run
from tests.wrappings.paper import paper_of

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for LibreOffice: a script that is the only thing on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "soffice"
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(folder) + os.pathsep + "/bin" + os.pathsep + "/usr/bin")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return script


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    """Install it, or save the file anew."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UnreadableError, match="请安装 LibreOffice"):
        read_bytes("a.doc", DOC)


def test_the_converted_file_is_read_and_nothing_is_left(command: Path, tmp_path: Path):
    """The command gets a profile of its own and leaves its result in a folder that goes away."""
    made = tmp_path / "made.docx"
    made.write_bytes(package(f"<w:p>{run('年度报告')}</w:p>"))
    command.write_text(
        "#!/bin/sh\n"
        'while [ "$1" != --outdir ]; do case "$1" in -env*|--headless|docx) touch "$HOME/used";; esac; shift; done\n'
        f'mkdir -p "$2" && cp {made} "$2/source.docx"\n'
    )

    document = read_bytes("a.wps", DOC)

    assert [block.text for block in document.blocks] == ["年度报告"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "made.docx"]


def test_a_file_that_cannot_be_converted(command: Path, tmp_path: Path):
    """The sentence names LibreOffice, and nothing is left."""
    with pytest.raises(UnreadableError, match="LibreOffice 转换不了"):
        read_bytes("a.doc", DOC)

    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
    assert command.exists()


@pytest.mark.parametrize(
    ("content", "words"), [("EncryptedPackage", "密码"), ("PowerPoint Document", "没有 Word 或 Excel")]
)
def test_what_holds_no_report(content: str, words: str):
    """Encrypted files and slides are told apart before anything is started."""
    with pytest.raises(UnreadableError, match=words):
        read_bytes("a.doc", DOC[:600] + content.encode("utf-16-le"))


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile for LibreOffice, which takes longer to make one than to write a file."""
    return tmp_path_factory.mktemp("profile")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_files_of_older_programs(kind: str, profile: Path, tmp_path: Path):
    """The cells and findings are those of the text; WPS writes the same bytes as Word under another name."""
    (tmp_path / "report.docx").write_bytes(plain(paper_of(text_of("linping-2023"), national())))
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "report.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=100)

    document = read_bytes("report.wps", (tmp_path / f"report.{kind}").read_bytes())

    (audit,) = judge_all([laid("report.wps", document, national())], national())
    alone = audited("linping-2023")
    assert audit.report is not None
    assert alone.report is not None
    values = {address: reading.value.number for address, reading in audit.report.readings.items()}
    assert values == {address: reading.value.number for address, reading in alone.report.readings.items()}
    assert sorted(f.message.zh for f in audit.findings) == sorted(f.message.zh for f in alone.findings)
