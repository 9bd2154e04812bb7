"""The command line on reports that need no reading: a checker that answers by the name of the file."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

import checker
from checker.cli import app
from checker.model.document import Source, Span
from checker.model.finding import Audit, Breakage, Coverage, Finding, Location
from checker.model.form import Form
from checker.model.report import Issuer, Report
from checker.model.rule import Place, Rule, RulePack
from checker.model.text import Text


def a_rule(name: str) -> Rule:
    """A rule that only has a name."""
    text = Text("不等")
    return Rule(name, "identity", text, "error", text, text, "格式", Place("rules/x.yaml", 1))


RULES = RulePack("national", (), tuple(map(a_rule, ("requests-row-total", "requests-balance", "period"))), "sha256:00")


@dataclass(frozen=True)
class StubPack:
    """As much of a pack as the command line touches."""

    rules: RulePack = RULES
    forms: Mapping[str, Form] = field(default_factory=dict)

    def edited(self, edit: Callable[[RulePack], RulePack]) -> "StubPack":
        """The same with its rules edited."""
        return replace(self, rules=edit(self.rules))


def answer(path: str, pack: StubPack) -> Audit:
    """An audit told by the name: ``error.txt`` has an error, ``crash.txt`` a crashed rule, and so on."""
    name = path.rpartition("/")[2].removesuffix(".txt")
    if name == "interrupted":
        raise KeyboardInterrupt
    if name == "fault":
        raise ZeroDivisionError("x")
    if name == "unreadable":
        return Audit(path, pack.rules, error=Text(f"{path} 读不了。", f"{path} cannot be read."))
    report = Report(Source(path, "00" * 32, "utf-8"), "line_dump", "2021", 2023, Issuer("某区"), "", {})
    audit = Audit(path, pack.rules, report, coverage=Coverage(42, 42), lines=("一行",))
    if name in ("error", "warning", "info"):
        place = Location(Span(1), "一行")
        said = Text("有误", "wrong")
        found = Finding("period", name, "high", said, said, "格式", place, id=f"{name}-id", rank=1)
        return Audit(path, pack.rules, report, (found,), coverage=audit.coverage, lines=audit.lines)
    if name == "crash":
        return Audit(path, pack.rules, report, breakages=(Breakage("period", "boom"),))
    return audit


def answers(paths: Sequence[str], pack: StubPack) -> Iterator[Audit]:
    """An audit a path, in order."""
    return (answer(path, pack) for path in paths)


@pytest.fixture
def qc(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs ``qc`` with these arguments on the stub."""
    stub = ModuleType("checker.audit")
    stub.load_pack = lambda _name="national": StubPack()
    stub.check = stub.extract = answers
    monkeypatch.setitem(sys.modules, "checker.audit", stub)
    monkeypatch.setattr(checker, "audit", stub, raising=False)
    return lambda *args, **options: CliRunner().invoke(app, [str(arg) for arg in args], **options)
