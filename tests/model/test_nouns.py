"""The nouns: texts, places, rules and findings."""

import pickle
from decimal import Decimal

import pytest
from given import audited, rule

from checker.model.document import Paragraph, Span
from checker.model.errors import PackError, UnreadableError
from checker.model.finding import Finding, Location, finding
from checker.model.report import Issuer
from checker.model.rule import Assertion, Place, Rule
from checker.model.text import Text
from checker.model.when import Compare, When


def limited(**fields: object) -> Rule:
    """A rule that speaks of some reports only."""
    text = Text("")
    return Rule("r", "identity", text, "error", text, text, "", Place("x", 1), **fields)  # type: ignore[arg-type]


def test_text_falls_back_on_chinese():
    """A text without English words is said in Chinese."""
    assert (Text("件", "cases").say("en"), Text("件").say("en"), Text("件", "cases").say("zh")) == ("cases", "件", "件")


def test_text_fill():
    """A text among the values is filled in its own language."""
    filled = Text("共{n}{unit}", "{n} {unit} in all").fill({"n": 3, "unit": Text("件", "cases")})
    assert filled == Text("共3件", "3 cases in all")


def test_text_fill_without_english():
    """A template without English words stays without."""
    assert Text("共{n}").fill({"n": 3}) == Text("共3")


def test_text_fill_unknown():
    """A field that nobody fills is a KeyError."""
    with pytest.raises(KeyError):
        Text("{n}").fill({})


def test_paragraph_at():
    """An offset of a wrapped paragraph is a line and a column of the source."""
    paragraph = Paragraph("一二三四五", ((0, Span(3, 2)), (2, Span(4, 1))))
    assert [paragraph.at(n) for n in (0, 1, 2, 4)] == [Span(3, 2), Span(3, 3), Span(4, 1), Span(4, 3)]
    assert paragraph.span == Span(3, 2)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"off": True}, False),
        ({"forms": ("2021",)}, True),
        ({"forms": ("2019",)}, False),
        ({"when": When("", Compare("issuer.level", "==", ("government",)))}, True),
        ({"when": When("", Compare("issuer.level", "==", ("office",)))}, False),
    ],
)
def test_rule_applies(fields: dict[str, object], expected: bool):
    """A rule speaks of the forms it names and where its condition is true, and of all where it has neither."""
    assert limited(**fields).applies("2021", Issuer(level="government"), 2023) is expected


def test_place():
    """A place is written as editors and compilers write it."""
    assert str(Place("rules/mine.yaml", 3, 7)) == "rules/mine.yaml:3:7"


def test_comparing():
    """A check of a single cell compares nothing."""
    pair = ((1, "a.b.c"), (-1, "a.b.d"))
    assert [Assertion("a", "a", terms, "=", "a.b.c").comparing for terms in (pair, pair[:1])] == [True, False]


def test_finding_defaults():
    """A finding takes severity, message, advice and basis from its rule."""
    made = finding(rule("heading-numeral"), Location(Span(1), "x"), {"text": "x", "numeral": "一", "heading": "y"})
    assert (made.severity, made.confidence, made.message.zh) == ("warning", "high", "标题“x”缺少序号“一、”")
    assert made.advice.zh == "请改为“一、y”"


@pytest.mark.parametrize(
    ("observed", "expected", "delta"), [(5, 3, 2), (3, 5, -2), (None, 3, None), (3, None, None), (0, 0, 0)]
)
def test_delta(observed: int | None, expected: int | None, delta: int | None):
    """The difference is known where both numbers are."""
    numbers = {name: None if n is None else Decimal(n) for name, n in (("observed", observed), ("expected", expected))}
    made = Finding("r", "error", "high", Text(""), Text(""), "", Location(Span(1), ""), **numbers)
    assert made.delta == delta


def test_errors_say_all():
    """The errors of input carry every sentence that is to be said."""
    assert str(UnreadableError(Text("读不了", "no"))) == "读不了"
    assert PackError(("a:1:1: x", "a:2:1: y")).mistakes == ("a:1:1: x", "a:2:1: y")


def test_audit_pickles():
    """What is known of a report goes from one process to another unchanged."""
    audit = audited("linan-2020")
    assert pickle.loads(pickle.dumps(audit)).findings == audit.findings
