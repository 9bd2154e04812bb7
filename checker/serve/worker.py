"""Reports checked in a process of their own, so that one that crashes, hangs or eats the memory ends no server."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import TYPE_CHECKING

from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.text import Language
from checker.reporters.page import Sheet, sheet
from checker.reporters.view import View
from checker.serve import words

if TYPE_CHECKING:
    from checker.audit import Pack

SECONDS = 120
"""What checking one report may take; a usual one takes a fraction of a second."""

Check = Callable[[str, bytes, str, Language], list[Sheet]]


class Worker:
    """One process that checks what it is given; it is started anew whenever it ended.

    ``check`` runs there; ``seconds`` is how long it may take for one report.
    """

    def __init__(self, check: Check | None = None, seconds: float = SECONDS) -> None:
        self._check, self._seconds = check or checked, seconds
        self._context = multiprocessing.get_context("spawn")  # threads of the server must not be copied
        self._lock = Lock()
        self._folder = tempfile.mkdtemp(prefix="qc-serve-")
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process before the first report comes, because its libraries take a moment to load."""
        with self._lock:
            self._started()

    def sheets(self, files: Sequence[tuple[str, bytes]], language: Language) -> list[Sheet]:
        """The findings of each file, in order; one that could not be checked says why."""
        with self._lock:
            found: list[Sheet] = []
            for name, data in files:
                found += self._one(name, data, f"r{len(found) + 1}", language)
            return found

    def close(self) -> None:
        """End the process and take its folder away."""
        with self._lock:
            self._end()
            rmtree(self._folder, ignore_errors=True)

    def _one(self, name: str, data: bytes, prefix: str, language: Language) -> list[Sheet]:
        pipe = self._started()
        view = View(language=language)
        try:
            pipe.send((name, data, prefix, language))
            if not pipe.poll(self._seconds):
                self._end()
                said = words.TOO_SLOW.fill({"name": name, "seconds": round(self._seconds)})
                return [Sheet(f"{prefix}-", name, name, error=view.say(said))]
            result: list[Sheet] = pipe.recv()
        except (EOFError, OSError):
            self._end()
            said = words.CRASHED.fill({"name": name})
            return [Sheet(f"{prefix}-", name, name, error=view.say(said))]
        return result

    def _started(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            self._end()
            self._pipe, other = self._context.Pipe()
            self._process = self._context.Process(target=_serve, args=(other, self._check, self._folder), daemon=True)
            self._process.start()
            other.close()
        return self._pipe

    def _end(self) -> None:
        """End the process with all that it left in its folder."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
        for left in Path(self._folder).glob("*"):
            rmtree(left, ignore_errors=True)
            with suppress(OSError):
                left.unlink()


def _serve(pipe: Connection, check: Check, folder: str) -> None:
    """Check one file after another until the other end is closed."""
    tempfile.tempdir = folder
    if check is checked:
        _pack()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(check(*pipe.recv()))


def checked(name: str, data: bytes, prefix: str, language: Language) -> list[Sheet]:
    """A file's reports as the page shows them; ``name`` only names it, and is never looked for on the disk."""
    from checker.audit import judge_all, reports  # here, so that the server starts at once
    from checker.readers import read_bytes

    pack = _pack()
    view = View(forms=pack.forms, language=language)
    try:
        audits = judge_all(list(reports(name, read_bytes(name, data), pack)), pack)
    except UnreadableError as error:
        audits = [Audit(name, pack.rules, error=error.text)]
    return [sheet(audit, view, f"{prefix}x{n}-") for n, audit in enumerate(audits, 1)]


@cache
def _pack() -> Pack:
    """The packs, loaded once in the life of the process."""
    from checker.audit import AUTO, load_pack

    return load_pack(AUTO)
