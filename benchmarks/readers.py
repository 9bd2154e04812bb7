"""Reading measured: what each wrapping costs beside its library alone, and how many cells come back right.

``python -m benchmarks.readers [--count 500] [--seed 1] [FILE ...]``: random consistent reports are written in
each wrapping and read back; then the fixtures, and further files if given, are timed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from random import Random
from xml.etree import ElementTree
from zipfile import ZipFile

import pdfplumber
from lxml import html as lxml_html

from benchmarks import generate
from checker.audit import Pack, load_pack
from checker.extract import extract
from checker.model.form import Form
from checker.readers import docx as docx_reader
from checker.readers import html as html_reader
from checker.readers import pdf as pdf_reader
from checker.readers import read_bytes
from checker.readers.magic import kind_of
from checker.readers.safety import Archive
from tests.wrappings import docx, html, pdf, text, xlsx
from tests.wrappings.paper import Paper, printed, report_paper

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SURE = 0.9
ROUNDS = 7

WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "html": lambda paper: html.plain(paper).encode(),
    "html, ugly": lambda paper: html.ugly(paper).encode("gb18030"),
    "docx": docx.plain,
    "docx, ugly": docx.ugly,
    "xlsx": xlsx.plain,
    "pdf": pdf.plain,
    "markdown": lambda paper: text.markdown(paper).encode(),
    "flat": lambda paper: text.flat(paper).encode(),
}


def cells(rng: Random, form: Form) -> dict[str, int | None]:
    """A consistent report with 表二 filled at random."""
    found: dict[str, int | None] = {a: rng.randint(0, 999) for a in form.required if a.startswith("disclosure.")}
    return found | generate.report(rng, form)


def read_back(pack: Pack, wrapping: str, count: int, seed: int) -> tuple[int, int, int, int]:
    """Cells written, read right, read wrongly, and of these the ones not said to be in doubt."""
    rng = Random(seed)
    forms = [form for form in pack.forms.values() if form.tables]
    written = right = wrong = unseen = 0
    for number in range(count):
        form = forms[number % len(forms)]
        values = cells(rng, form)
        data = WRITERS[wrapping](report_paper(printed(form, values)))
        readings = extract(read_bytes("report", data), pack.forms).readings
        for address, value in values.items():
            written += 1
            reading = readings.get(address)
            if reading is not None and reading.value.number == value:
                right += 1
            elif reading is not None:
                wrong += 1
                unseen += reading.confidence >= SURE
    return written, right, wrong, unseen


def library(kind: str, data: bytes) -> Callable[[], object]:
    """What the parsing library needs: to parse the file and walk its elements, or to extract its tables."""
    if kind == "html":
        return lambda: [element.tag for element in lxml_html.fromstring(data).iter()]
    if kind == "zip":
        return lambda: [list(_tree(data, name).iter()) for name in ("word/document.xml", "word/numbering.xml")]
    return lambda: _tables(data)


def _tree(data: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(BytesIO(data)).read(name))


def _tables(data: bytes) -> None:
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()


def reader(kind: str, data: bytes) -> Callable[[], object]:
    """The reader alone."""
    if kind == "html":
        return lambda: html_reader.read("report", data)
    if kind == "zip":
        return lambda: docx_reader.read(Archive("report", data))
    return lambda: pdf_reader.read("report", data)


def seconds(*calls: Callable[[], object]) -> list[float]:
    """The processor time of the quickest of some rounds of each call, taken in turn."""
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for index, call in enumerate(calls):
            start = time.process_time()
            call()
            best[index] = min(best[index], time.process_time() - start)
    return best


def timed(paths: Iterable[Path]) -> None:
    """Print what each file costs beside its library."""
    print(f"\n{'file':44} {'reader':>9} {'library':>9} {'times':>6}")
    for path in paths:
        data = path.read_bytes()
        kind = kind_of(str(path), data)
        if kind in ("html", "zip", "pdf"):
            ours, theirs = seconds(reader(kind, data), library(kind, data))
            name = f"{path.parent.name}/{path.name}"
            print(f"{name:44} {ours * 1000:7.1f}ms {theirs * 1000:7.1f}ms {ours / theirs:6.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    pack = load_pack()
    print(f"{'wrapping':12} {'cells':>8} {'right':>9} {'wrong':>6} {'unseen':>6}")
    for wrapping in WRITERS:
        written, right, wrong, unseen = read_back(pack, wrapping, given.count, given.seed)
        print(f"{wrapping:12} {written:8} {right / written:9.3%} {wrong:6} {unseen:6}", flush=True)
    timed([*sorted(FIXTURES.glob("*/report.[hdp]*")), *given.files])


if __name__ == "__main__":
    main()
