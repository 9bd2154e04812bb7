"""How well the labelled sentences are read: counts of right, wrong and missed facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.report import Fact, Issuer, Level, Sentence
from checker.packs.phrases import load_catalogue

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "corpus"
DEFAULTS = {"year": 2023, "form": "2021", "issuer": "某市某区发展和改革局"}
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


@dataclass
class Score:
    """Facts read rightly, read wrongly and missed, with the entries that were not read as labelled."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)
    families: dict[str, Counter[str]] = field(default_factory=dict)
    """By kind of sentence and by family of quantity: how many were right, wrong and missed."""

    def count(self, name: str, outcome: str) -> None:
        """Add one to a family's ``outcome`` (right, wrong or missed)."""
        self.families.setdefault(name, Counter())[outcome] += 1

    @property
    def precision(self) -> float:
        """The share of the facts read that are right."""
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        """The share of the facts labelled that were read."""
        return self.right / (self.right + self.missed or 1)


@cache
def entries(half: str) -> list[dict[str, Any]]:
    """The labelled sentences of one file of the corpus."""
    # the C loader is safe too, and six times as fast
    loaded: list[dict[str, Any]] = yaml.load((FOLDER / f"{half}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def score(half: str) -> Score:
    """How one file of the corpus is read."""
    total = Score()
    for entry in entries(half):
        _judge(entry, total)
    return total


def facts_of(entry: Mapping[str, Any]) -> list[Fact]:
    """The comparable facts read in an entry."""
    return [fact for fact in read_all(entry) if fact.relation != "none"]


def read_all(entry: Mapping[str, Any]) -> tuple[Fact, ...]:
    """All facts read in an entry, those that are not comparable too."""
    given = DEFAULTS | entry.get("report", {})
    year, form = given["year"], str(given["form"])
    parts = tuple(sentences(entry["text"]))
    return read_facts(parts, year=year, form=form, issuer=issuer_of(entry), phrases=load_catalogue())


def issuer_of(entry: Mapping[str, Any]) -> Issuer:
    """Who published the report that an entry stands for."""
    name = (DEFAULTS | entry.get("report", {}))["issuer"]
    return Issuer(name, "", _level(name))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text that stands in one paragraph."""
    paragraph = Paragraph(text, ((0, Span(1, 1)),))
    for found in _SENTENCE.finditer(text):
        yield Sentence(paragraph, found.start(), found.end(), "s1")


def _judge(entry: Mapping[str, Any], total: Score) -> None:
    left = list(entry["facts"])
    allowed = [*entry.get("may", []), *left]
    wrong = []
    for fact in facts_of(entry):
        label = next((label for label in left if _means(fact, label)), None)
        if label is not None:
            left.remove(label)
            total.right += 1
            _file(total, entry, fact.quantity, "right")
        elif not any(_means(fact, label) for label in allowed):
            wrong.append(f"{fact.quantity}={fact.value}")
            _file(total, entry, fact.quantity, "wrong")
    total.wrong += len(wrong)
    total.missed += len(left)
    for label in left:
        _file(total, entry, _names(label)[0], "missed")
    if wrong or left:
        total.faults.append(f"{entry['id']} {entry['text']} 多读 {wrong} 漏读 {left}")


def _file(total: Score, entry: Mapping[str, Any], quantity: str, outcome: str) -> None:
    total.count(entry["kind"], outcome)
    total.count(".".join(quantity.split(".")[:2]), outcome)


def _names(label: Mapping[str, Any]) -> list[str]:
    wanted = label["quantity"]
    return [wanted] if isinstance(wanted, str) else list(wanted)


def _means(fact: Fact, label: Mapping[str, Any]) -> bool:
    unit, printed = label.get("unit", ""), fact.unit if fact.unit in ("%", "%yoy", "万元", "元") else ""
    return (
        bool({*_names(label)} & {fact.quantity, *fact.alternatives})
        and fact.value == Decimal(str(label["value"]))
        and unit == printed
        and fact.relation == label.get("relation", "=")
    )


def _level(name: str) -> Level:
    if re.search("办公室$|办公厅$", name):
        return "office"
    if re.search("(镇|乡)人民政府$|街道办事处$|街道$", name):
        return "town"
    return "government" if name.endswith("政府") else "department"
