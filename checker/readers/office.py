"""Files of older office programs (doc, wps, xls, rtf, odt): turned into docx or xlsx by LibreOffice, if it is there.

Macros are not run, and nothing is left behind: file, profile and result lie in a folder that goes away. Places
are those of the converted document.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.readers.safety import refused

COMMANDS = ("soffice", "libreoffice")
_SECONDS = 90
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book\0"))
_TEXTS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "CONTENTS", "MM\0"))
_SHEETS = b"opendocument.spreadsheet"
OPEN = "content.xml"
"""The part that documents of LibreOffice's own kind (odt, ods) have."""
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def convert(path: str, data: bytes) -> bytes:
    """The document in today's format.

    Raises:
        UnreadableError: LibreOffice is not there, or cannot read the file, or it asks for a password.
    """
    if _ENCRYPTED in data:
        raise refused(path, "文件加了密码，请去掉密码后再检查", "encrypted with a password; remove it first")
    workbook = any(name in data for name in _WORKBOOKS) or _SHEETS in data[:200]
    if data.startswith(_COMPOUND) and not workbook and not any(name in data for name in _TEXTS):
        raise refused(
            path,
            "这个旧版 Office 文件里没有 Word 或 Excel 的内容，或已损坏",
            "an older Office file without a text or workbook in it, or a damaged one",
        )
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise refused(
            path,
            "这是旧版 Office 文件（doc、wps、xls、rtf 等），请安装 LibreOffice（soffice），或先另存为 docx",
            "an older Office file (doc, wps, xls, rtf …); install LibreOffice (soffice), or save it as docx first",
        )
    target = "xlsx" if workbook else "docx"
    with TemporaryDirectory(prefix="qc-", ignore_cleanup_errors=True) as folder:
        result = _run(command, Path(folder), data, target)
    if result is None:
        raise refused(
            path,
            "LibreOffice 转换不了这个旧版 Office 文件，请先另存为 docx",
            "LibreOffice cannot convert this older Office file; save it as docx first",
        )
    return result


def _run(command: str, folder: Path, data: bytes, target: str) -> bytes | None:
    source = folder / ("source.rtf" if data.lstrip().startswith(b"{\\rtf") else "source.bin")
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    arguments = [command, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    arguments += ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(
            arguments,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    made = folder / "out" / f"source.{target}"
    return made.read_bytes() if made.is_file() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the processes that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
