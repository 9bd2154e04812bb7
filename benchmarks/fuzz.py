"""Damaged files: no crash, no hang, no invented number.

``python -m benchmarks.fuzz [--count 20000] [--seed 1] [FILE ...]``: the fixtures in every wrapping, and further
files if given, are cut, spliced, have bytes flipped and tags dropped. Each must be read or refused in one sentence
within the time, and every value read must stand in the file that was given.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from checker.audit import load_pack
from checker.extract import extract
from checker.model.document import Document, Table
from checker.model.errors import UnreadableError
from checker.model.form import Form
from checker.model.report import Report
from checker.readers import read_bytes

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SECONDS = 2.0
_TAG = re.compile(rb"<[^<>]{1,3000}>")
_DIGITS = re.compile(r"\d+")


def cut(rng: Random, data: bytes, _: bytes) -> bytes:
    """The beginning of a file."""
    return data[: rng.randrange(len(data))]


def splice(rng: Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: rng.randrange(len(data))] + other[rng.randrange(len(other)) :]


def flip(rng: Random, data: bytes, __: bytes) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 100))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def drop(rng: Random, data: bytes, _: bytes) -> bytes:
    """Some tags, or pieces of files without tags, left out."""
    if len(_TAG.findall(data[:5000])) < 3:
        start = rng.randrange(len(data))
        return data[:start] + data[start + rng.randrange(1, 500) :]
    share = rng.choice((0.002, 0.02, 0.2))
    return _TAG.sub(lambda tag: b"" if rng.random() < share else tag[0], data)


def repeat(rng: Random, data: bytes, _: bytes) -> bytes:
    """A piece of a file said again and again."""
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randrange(1, 200)]
    return data[:start] + piece * rng.randrange(2, 200) + data[start:]


CHANGES: tuple[Callable[[Random, bytes, bytes], bytes], ...] = (cut, splice, flip, drop, repeat)


def damaged(rng: Random, data: bytes, other: bytes) -> bytes:
    """``data`` after one change; inside an archive one of its parts is changed as often as the whole."""
    change = rng.choice(CHANGES)
    if data.startswith(b"PK") and rng.random() < 0.7:
        return _inside(rng, data, change)
    return change(rng, data, other)


def _inside(rng: Random, data: bytes, change: Callable[[Random, bytes, bytes], bytes]) -> bytes:
    parts = _parts(data)
    name = rng.choice(sorted(name for name in parts if parts[name]))
    parts[name] = change(rng, parts[name], parts[name])
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def invented(report: Report, document: Document) -> Iterator[str]:
    """The values that stand nowhere in what was read of the file."""
    printed = Counter(
        cell.text for block in document.blocks if isinstance(block, Table) for r in block.rows for cell in r
    )
    digits = set(_DIGITS.findall("\n".join(printed)))
    for address, reading in report.readings.items():
        if reading.value.state == "number" and not set(_DIGITS.findall(reading.value.raw)) <= digits:
            yield f"{address} = {reading.value.raw}"


def written_nowhere(report: Report, data: bytes) -> Iterator[str]:
    """The values read whose digits stand nowhere in the bytes; those of PDF files are packed and not looked for."""
    if data.lstrip().startswith(b"%PDF"):
        return
    try:
        content = b"\n".join(_parts(data).values()) if data.startswith(b"PK") else data
    except (BadZipFile, zlib.error, OSError, ValueError, RuntimeError):
        return
    # runs of digits may be cut by tags, which nobody sees
    bare = content.replace(b"\0", b"")
    bare += b"\n" + re.sub(rb"\s+", b"", _TAG.sub(b"", bare))
    for address, reading in report.readings.items():
        for number in _DIGITS.findall(reading.value.raw) if reading.value.state == "number" else ():
            if number.isascii() and number.encode() not in bare:
                yield f"{address} = {reading.value.raw}"


def trouble(data: bytes, forms: Mapping[str, Form]) -> Iterator[str]:
    """What is wrong with how ``data`` is read: a crash, a long sentence, an invented number."""
    try:
        document = read_bytes("report", data)
        report = extract(document, forms)
    except UnreadableError as error:
        if "\n" in str(error):
            yield "more than one sentence"
    except Exception:
        yield traceback.format_exc()
    else:
        yield from (f"invented {what}" for what in invented(report, document))
        yield from (f"written nowhere {what}" for what in written_nowhere(report, data))


def files(paths: Iterable[Path]) -> list[bytes]:
    """The fixtures in every wrapping, and what was given."""
    return [path.read_bytes() for path in (*sorted(FIXTURES.glob("*/report*")), *paths)]


def run(count: int, seed: int, sources: Sequence[bytes]) -> Iterator[tuple[int, str]]:
    """The number and the trouble of each damaged file that makes some."""
    rng = Random(seed)
    forms = load_pack().forms
    for number in range(count):
        data = damaged(rng, rng.choice(sources), rng.choice(sources))
        start = time.process_time()
        for what in trouble(data, forms):
            yield number, what
        if (taken := time.process_time() - start) > SECONDS:
            yield number, f"{taken:.1f} s, {len(data)} bytes that begin with {data[:8]!r}"


def main() -> None:
    """Run, print each trouble, and fail if there was any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    found = 0
    for number, what in run(given.count, given.seed, files(given.files)):
        found += 1
        print(f"{number}: {what}", flush=True)
    print(f"{given.count} damaged files, {found} with trouble")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
