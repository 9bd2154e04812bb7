"""Write the fixtures in every wrapping from their text dumps: ``python -m tests.wrappings``.

Each ``fixtures/*/report.txt`` is read, its tables are ruled as on the official form with the labels and values
of the dump, and the whole is written as docx, html, pdf, Markdown and flat text, ugly habits included. What a row
of the dump lacks it lacks here too.
"""

from __future__ import annotations

from pathlib import Path

from checker.audit import load_pack
from tests.wrappings import docx, html, pdf, text
from tests.wrappings.paper import paper_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def main() -> None:
    """Write every wrapping of every fixture."""
    pack = load_pack()
    for source in sorted(FIXTURES.glob("*/report.txt")):
        paper = paper_of(source.read_bytes().decode(), pack)
        folder = source.parent
        # the header says utf-8 and is wrong, as on many a page
        (folder / "report.html").write_bytes(html.ugly(paper, charset="utf-8").encode("gb18030"))
        (folder / "report.docx").write_bytes(docx.ugly(paper))
        (folder / "report.pdf").write_bytes(pdf.plain(paper))
        (folder / "report.md").write_bytes(text.markdown(paper).encode())
        (folder / "report-flat.txt").write_bytes(text.flat(paper).encode())


if __name__ == "__main__":
    main()
