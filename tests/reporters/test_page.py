"""The page as text: what it weighs, and what of a finding it names; tests/pages opens it in a browser."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from given import NAMES, audited

from checker.model.document import Span
from checker.model.finding import Audit, Finding, Location
from checker.reporters import CHECK_FORMATS, View, load

LIMIT = 300 * 1024


class Page(HTMLParser):
    """The ids, links and resources of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element is called and what it leads to."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "action", "background", "poster", "style"):
                self.sources.append(f"{tag} {name}={value}")


def page_of(audit: Audit) -> str:
    """The page of one report."""
    return load(CHECK_FORMATS["html"])([audit], View())


@pytest.mark.parametrize("name", NAMES)
def test_page_is_small_and_whole(name: str):
    """Under 300 KB, every link leads to one element of the page itself, and nothing is fetched."""
    html = page_of(audited(name))
    page = Page(html)
    assert len(html.encode()) < LIMIT
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.sources == []


def test_every_place_of_every_finding_is_named(audit: Audit):
    """A place that is neither cell nor prose gets a line of its own, so that no finding points at nothing."""
    stray: Finding = replace(audit.findings[1], primary=Location(Span(6, 1), "\t书签"), related=(), rank=3)
    html = page_of(replace(audit, findings=(audit.findings[1], stray)))
    page = Page(html)
    assert "r1-s0-6-1" in page.ids
    assert "#r1-s0-6-1" in page.links


def test_two_findings_on_the_same_words_are_both_marked():
    """Marks that overlap are cut into pieces, and each finding still has its own number."""
    sound = audited("linan-2020")
    one = sound.findings[1]
    place = one.primary
    wider = replace(place, span=Span(place.span.line, place.span.column - 4), text="规范性文件19件"[1:])
    other = replace(one, primary=wider, rank=2, id="other")
    html = page_of(replace(sound, findings=(replace(one, rank=1), other)))
    page = Page(html)
    assert {"#r1-f1", "#r1-f2"} <= set(page.links)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
