"""Sentences read for tests: what comparable facts they give."""

import pytest

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.report import Issuer, Sentence
from checker.packs.phrases import load_catalogue

LEVELS = {
    "镇人民政府": "town",
    "街道办事处": "town",
    "政府": "government",
    "公室": "office",
    "局": "department",
    "行政公署": "department",
    "管理委员会": "department",
}


@pytest.fixture(scope="session")
def read_all():
    """All facts of a sentence, those that are not comparable too."""

    def read(text, issuer="", year=2023, form="2021"):
        level = next((level for end, level in LEVELS.items() if issuer.endswith(end)), "")
        sentence = Sentence(Paragraph(text, ((0, Span(1, 1)),)), 0, len(text), "s1")
        return read_facts((sentence,), year=year, form=form, issuer=Issuer(issuer, "", level), phrases=load_catalogue())

    return read


@pytest.fixture(scope="session")
def read(read_all):
    """The comparable facts of a sentence as ``address relation value``, the unit after a share."""

    def facts(text, **report):
        return [
            f"{fact.quantity} {fact.relation} {fact.value.normalize():f}{fact.unit if '%' in (fact.unit or '') else ''}"
            for fact in read_all(text, **report)
            if fact.relation != "none"
        ]

    return facts
