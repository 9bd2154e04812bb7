"""What is kept of a file that could not be read, or not be checked."""

from __future__ import annotations

from checker.batch.exchange import AUTO, HERE, Outcome, Plan
from checker.batch.records import packed
from checker.model.finding import Audit
from checker.model.text import Text
from checker.packs.forms import load_forms
from checker.packs.load import load_rules
from checker.packs.select import NATIONAL
from checker.reporters.json_report import record
from checker.reporters.view import View


def failed(plan: Plan, text: Text) -> Outcome:
    """The outcome that says why, in one sentence."""
    rules = load_rules(NATIONAL if plan.pack == AUTO else plan.pack, load_forms())
    told = record(Audit(HERE, rules, error=text), View(language=plan.language))
    told["report"]["path"] = HERE  # as it is: what stands for the path must be found again
    return Outcome("", packed(told))
