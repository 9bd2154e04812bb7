"""What a stored result depends on besides the bytes of its file."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import checker
from checker.batch.exchange import AUTO, Plan
from checker.packs.files import rules_folder
from checker.readers.office import COMMANDS

_READERS = ("pdfplumber",)


@lru_cache(maxsize=256)
def fingerprint(plan: Plan) -> bytes:
    """A digest of the plan, of its pack's files, and of the program: with another one a result is no longer true.

    Worked out once a plan: a run is checked by the packs as they are when it begins.
    """
    digest = sha256(repr(plan).encode("utf-8", "surrogatepass"))
    digest.update(program())
    if plan.pack != AUTO:
        from checker.packs.forms import load_forms  # they are slow to load, and seldom needed
        from checker.packs.load import load_rules

        digest.update(load_rules(plan.pack, load_forms()).digest.encode())
    return digest.digest()


@cache
def program() -> bytes:
    """A digest of the program itself and all its own rules: any of them may be the pack of some report."""
    digest = sha256(checker.__version__.encode())
    for folder, kind in ((Path(checker.__file__).parent, "*.py"), (rules_folder(), "*.yaml")):
        for file in sorted(folder.rglob(kind)):
            digest.update(file.read_bytes())
    # a file that nothing could read may be read once that is installed
    digest.update(repr([find_spec(library) is not None for library in _READERS]).encode())
    digest.update(repr([which(command) is not None for command in COMMANDS]).encode())
    return digest.digest()
