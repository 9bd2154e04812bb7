"""What the page says of each finding: what is wrong, where, what to write instead, and what it upsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from checker.kinds import KINDS
from checker.kinds.comparison import DENIALS
from checker.localise.equations import Line, explain
from checker.model.finding import Audit, Finding, Location, Suspect
from checker.model.report import Fact, Report
from checker.model.rule import Assertion, Rule
from checker.model.text import Text
from checker.reporters import words as fixed
from checker.reporters.columns import clip, visible
from checker.reporters.page import words
from checker.reporters.page.places import Finder, Place
from checker.reporters.view import CERTAIN, View, joint, plain

_QUOTED = 48  # columns of the words of a place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a card names it: where it leads, what it is called, and the words there."""

    anchor: str
    label: str
    quote: str
    role: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to write instead: at which place, for what, and on which condition."""

    anchor: str
    label: str
    was: str
    now: str
    word: str
    note: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Equation:
    """A relation with the numbers put in, as printed and as repaired, and whether each holds."""

    before: str
    holds: bool
    after: str
    mended: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as the page shows it."""

    finding: Finding
    anchor: str
    severity: str
    message: str
    title: str
    confidence: str
    spots: tuple[Spot, ...]
    remedies: tuple[Remedy, ...]
    advice: str
    equations: tuple[Equation, ...]
    symptoms: tuple[str, ...]

    @property
    def mended(self) -> bool:
        """Whether cells with the values that repair them are named, which is what the advice says too."""
        return any(suspect.repair is not None for suspect in self.finding.suspects)

    @property
    def first(self) -> str:
        """The anchor that the card itself leads to."""
        return self.spots[0].anchor if self.spots else self.anchor


@dataclass(frozen=True)
class Cards:
    """Makes the cards of one report."""

    audit: Audit
    report: Report
    finder: Finder
    view: View

    def card(self, finding: Finding, places: Sequence[Place]) -> Card:
        """The card of one finding whose marks stand at ``places``."""
        lines = self._lines(finding)
        rule = self._rules.get(finding.rule)
        return Card(
            finding,
            f"{self.finder.prefix}f{finding.rank}",
            self.view.say(fixed.SEVERITY[finding.severity]),
            visible(self.view.say(finding.message)),
            visible(self.view.say(rule.title)) if rule else "",
            self.view.say(fixed.CONFIDENCE[finding.confidence]),
            tuple(self._spot(place) for place in places),
            tuple(self._remedies(finding, places)),
            visible(self.view.say(finding.advice)),
            tuple(self._equation(line) for line in lines),
            tuple(self._symptoms(finding, lines)),
        )

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.audit.pack.rules}

    @cached_property
    def _assertions(self) -> tuple[Assertion, ...]:
        """The equations of the pack, bound to the form without the frames that check many reports at once."""
        form = self.finder.form
        bound: list[Assertion] = []
        for rule in self.audit.pack.rules:
            bind = KINDS[rule.kind].bind
            if bind is not None and not rule.off and (not rule.forms or form.id in rule.forms):
                bound += bind(rule, form)
        return tuple(bound)

    def _lines(self, finding: Finding) -> tuple[Line, ...]:
        if not (finding.suspects or finding.explains):
            return ()
        return explain(finding, self._assertions, self.report.readings, self.finder.form)

    def _equation(self, line: Line) -> Equation:
        before = visible(self.view.say(line.before))
        after = "" if line.after is None else visible(self.view.say(line.after))
        name, mark, said = before.partition(self.view.say(words.COLON))
        return Equation(before, line.holds, after.removeprefix(name + mark) if said else after, line.mended)

    def _spot(self, place: Place) -> Spot:
        if place.address:
            label = self._label(place.address)
        elif place.location:
            label = self._line(place.location, place.prose)
        else:
            label = self.view.say(words.NOT_READ)
        quote = place.location.text.strip() if place.location else self._raw(place.address)
        if place.address in self.finder.form.rows:
            quote = ""  # a row is called by its label, which is all that stands there
        return Spot(place.anchor, label, clip(" ".join(visible(quote).split()), _QUOTED), place.role)

    def _label(self, address: str) -> str:
        form = self.finder.form
        if address in form.rows:
            table, row = address.split(".")
            names = form.table(table).title, form.row_name(table, row)
            return visible(" · ".join(self.view.say(name) for name in names))
        return visible(self.view.say(form.label(address))) if form.knows(address) else address

    def _line(self, location: Location, prose: bool = True) -> str:
        line = fixed.line_number(location.span.line, location.span.page)
        return self.view.say(words.IN_PROSE.fill({"line": line}) if prose else line)

    def _raw(self, address: str | None) -> str:
        reading = self.report.readings.get(address or "")
        return reading.value.raw.strip() if reading else ""

    def _remedies(self, finding: Finding, places: Sequence[Place]) -> Iterator[Remedy]:
        if any(suspect.repair is not None for suspect in finding.suspects):
            yield from self._repairs(finding)
        else:
            yield from self._either(finding, places)

    def _repairs(self, finding: Finding) -> Iterator[Remedy]:
        together = joint(finding)
        for n, suspect in enumerate(finding.suspects):
            if suspect.repair is None:
                continue
            own = suspect in together
            word = words.OR_INSTEAD if not own else words.INSTEAD if self._sure(suspect) else words.PERHAPS
            yield Remedy(
                self.finder.cell(suspect.address),
                self._label(suspect.address),
                visible(self._raw(suspect.address)) or self.view.say(words.BLANK),
                plain(suspect.repair),
                self.view.say(word),
                self._reason(finding, suspect, first=n == 0),
                own and len(together) > 1,
            )

    @staticmethod
    def _sure(suspect: Suspect) -> bool:
        return suspect.probability >= CERTAIN

    def _reason(self, finding: Finding, suspect: Suspect, *, first: bool) -> str:
        """How the slip came about, and how much the repair mends."""
        told = [visible(self.view.say(suspect.reason))]
        if first and len(finding.explains) > 1:
            told.append(self.view.say(words.SATISFIES.fill({"n": len(finding.explains)})))
        return ("，" if self.view.language == "zh" else ", ").join(part for part in told if part)

    def _either(self, finding: Finding, places: Sequence[Place]) -> Iterator[Remedy]:
        """A claim against its cells: one of them is wrong, and only the office knows which."""
        fact = self._fact(finding)
        cells = [each.address for each in finding.related if each.address and not each.path]
        if fact is None or finding.expected is None or not cells or not places:
            return
        values = [self.report.number(address) for address in cells]
        if sum((value or Decimal(0) for value in values), Decimal(0)) != finding.expected:
            return
        said = visible(finding.primary.text.strip())
        line = self._line(finding.primary)
        if fact.kind in DENIALS:
            label = self._label(finding.primary.fact or "").split(" · ", 1)[-1]
            now = self.view.say(words.STATE_IT.fill({"label": label, "value": plain(finding.expected)}))
        else:
            now = said.replace(plain(fact.value), plain(finding.expected), 1)
            now = now if now != said else plain(finding.expected)
        yield self._offer(places[0].anchor, line, (said, now), words.AS_TABLE)
        if len(cells) == 1:
            was = visible(self._raw(cells[0]))
            there = self.finder.cell(cells[0])
            yield self._offer(there, self._label(cells[0]), (was, plain(fact.value)), words.AS_PROSE)

    def _offer(self, anchor: str, label: str, change: tuple[str, str], condition: Text) -> Remedy:
        return Remedy(anchor, label, *change, self.view.say(words.INSTEAD), self.view.say(condition))

    def _fact(self, finding: Finding) -> Fact | None:
        """The claim a finding is about, where it tells an exact count in the unit of its cells."""
        for fact in self.report.facts:
            same = fact.span == finding.primary.span and fact.quantity == finding.primary.fact
            if same and fact.relation == "=" and fact.value == finding.observed:
                return fact
        return None

    def _symptoms(self, finding: Finding, lines: Sequence[Line]) -> Iterator[str]:
        """What the finding explains beside itself, where no equation already tells it."""
        told = {line.assertion for line in lines}
        for name in finding.explains:
            rule, _, subject = name.removesuffix("]").partition("[")
            if name in told or (rule == finding.rule and len(finding.explains) == 1):
                continue
            title = self.view.say(self._rules[rule].title) if rule in self._rules else rule
            cells = [address for address in subject.split(",") if self.finder.form.knows(address)]
            named = visible("、".join(self._label(address) for address in cells))
            yield visible(title) + (self.view.say(fixed.BRACKETS.fill({"text": named})) if named else "")
