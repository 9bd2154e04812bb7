"""One finding in full: what is wrong, where, what would repair it, and what else it touches."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.finding import Audit, Finding, Location, Suspect
from checker.model.text import Text
from checker.reporters import words
from checker.reporters.columns import clip, visible, width, wrap
from checker.reporters.paint import paint
from checker.reporters.quote import quote
from checker.reporters.view import CERTAIN, View, joint, plain, printable

_PLACES, _SUSPECTS, _EXPLAINED = 4, 3, 6  # told before the rest are counted
_ALL = 10**6


def detail(audit: Audit, finding: Finding, view: View, *, whole: bool = False) -> Iterator[str]:
    """The lines on one finding; ``whole`` leaves nothing out, however long it is."""
    yield from _title(finding, view)
    yield from _quoted(audit, finding, view, _hint(finding, view))
    for label, text in _notes(audit, finding, view, whole):
        yield from _note(label, text, _gutter(finding), view)


def _title(finding: Finding, view: View) -> Iterator[str]:
    head = f"{finding.rank}. {view.say(words.SEVERITY[finding.severity])} {finding.rule}"
    message = visible(view.say(finding.message))
    first, *rest = wrap(f"{head}  {message}", view.width)
    if first.startswith(head):
        first = paint(head, finding.severity, view.colour) + paint(first[len(head) :], "bold", view.colour)
    yield first
    for line in rest:
        yield from (paint(part, "bold", view.colour) for part in wrap(line, view.width))


def _gutter(finding: Finding) -> int:
    return len(str(finding.primary.span.line))


def _quoted(audit: Audit, finding: Finding, view: View, hint: str) -> Iterator[str]:
    location, gutter = finding.primary, _gutter(finding)
    span = location.span
    for index, line in enumerate(_where(audit, location, view, view.width - gutter - 5)):
        arrow = "-->" if index == 0 else "   "
        yield " " * (gutter + 1) + paint(arrow, "dim", view.colour) + " " + line
    shown = quote(audit, location, view.width - gutter - 3)
    yield (paint(f"{span.line} |", "dim", view.colour) + f" {shown.text}").rstrip()
    bar = paint(" " * gutter + " | ", "dim", view.colour)
    marks = " " * shown.indent + paint("^" * shown.marks, finding.severity, view.colour)
    if not hint:
        yield bar + marks
        return
    if gutter + 3 + shown.indent + shown.marks + 1 + width(hint) <= view.width:
        yield f"{bar}{marks} {paint(hint, 'good', view.colour)}"
        return
    yield bar + marks
    for line in wrap(hint, view.width - gutter - 3):
        yield bar + paint(line, "good", view.colour)


def _where(audit: Audit, location: Location, view: View, room: int) -> list[str]:
    """``path:line:column`` as editors take it, and the cell's name, on a line of its own where room is short."""
    span = location.span
    path = f"{visible(printable(audit.file))}:{span.line}:{span.column}"
    name = _subject(audit, location, view)
    if width(path) + 2 + width(name) <= room:
        return [f"{path}  {name}".rstrip()]
    return [path, *wrap(name, room)]  # a path is never broken, so that it can be clicked and copied


def _subject(audit: Audit, location: Location, view: View) -> str:
    """The cell's label, or what the sentence speaks of."""
    if location.address:
        return visible(view.label(audit, location.address))
    if location.fact:
        return visible(view.say(words.SPEAKS_OF.fill({"label": view.label(audit, location.fact)})))
    return ""


def _hint(finding: Finding, view: View) -> str:
    """What stands behind the marks: the repair, where the place marked is the one to repair."""
    suspect = finding.suspects[0] if finding.suspects else None
    if suspect is None or suspect.repair is None or suspect.address != finding.primary.address:
        return "" if finding.primary.text.strip() else view.say(words.BLANK)
    return _repair(suspect, finding, view)


def _repair(suspect: Suspect, finding: Finding, view: View) -> str:
    word = words.REPAIR if suspect.probability >= CERTAIN else words.REPAIR_LIKELY
    said = view.say(word.fill({"repair": plain(suspect.repair)}))
    together, n = joint(finding), len(finding.explains)
    if n > 1 and len(together) > 1 and suspect is together[0]:
        said += view.say(words.TOGETHER.fill({"others": len(together) - 1, "n": n}))
    elif n > 1 and len(together) == 1:
        said += view.say(words.SATISFIES.fill({"n": n}))
    reason = visible(view.say(suspect.reason))
    return said + view.say(words.BRACKETS.fill({"text": reason})) if reason else said


def _notes(audit: Audit, finding: Finding, view: View, whole: bool) -> Iterator[tuple[Text, str]]:
    places, suspects = (_ALL, _ALL) if whole else (_PLACES, _SUSPECTS)
    if (span := finding.primary.span).place:
        paged = words.PAGE.fill({"page": span.page, "place": visible(span.place)})
        yield words.PLACE, visible(span.place) if span.page is None else view.say(paged)
    told = {finding.primary.address}
    for suspect in finding.suspects[:suspects]:
        if suspect is not finding.suspects[0] or suspect.address != finding.primary.address:
            label = words.SUSPECT if suspect in joint(finding) else words.OR
            yield label, _suspect(audit, suspect, finding, view)
            told.add(suspect.address)
    related = [place for place in finding.related if place.path or place.address is None or place.address not in told]
    for location in related[:places]:
        yield words.SEE, _related(audit, location, view)
    if (hidden := len(related) - places) > 0:
        yield words.SEE, view.say(words.MORE_PLACES.fill({"n": hidden}))
    # a symptom that is the finding itself tells nothing
    if [name for name in finding.explains if len(finding.explains) > 1 or not name.startswith(finding.rule)]:
        yield words.EXPLAINS, _explained(finding, view, _ALL if whole else _EXPLAINED)
    if advice := visible(view.say(finding.advice)):
        yield words.ADVICE, advice
    confidence = f"{view.say(words.CONFIDENCE_LABEL)} {view.say(words.CONFIDENCE[finding.confidence])}"
    if basis := visible(finding.basis):
        yield words.BASIS, f"{basis} · {confidence}"
    else:
        yield words.CONFIDENCE_LABEL, view.say(words.CONFIDENCE[finding.confidence])


def _suspect(audit: Audit, suspect: Suspect, finding: Finding, view: View) -> str:
    reading = audit.report.readings.get(suspect.address) if audit.report else None
    line = view.say(words.line_number(reading.span.line, reading.span.page)) + " " if reading else ""
    value = view.say(words.SUSPECT_VALUE.fill({"value": plain(suspect.value) or view.say(words.BLANK)}))
    parts = [line + visible(view.label(audit, suspect.address)), value]
    if suspect.repair is not None:
        parts.append(_repair(suspect, finding, view))
    return ("，" if view.language == "zh" else ", ").join(parts)


def _related(audit: Audit, location: Location, view: View) -> str:
    line = view.say(words.line_number(location.span.line, location.span.page))
    if location.path:
        line = f"{visible(printable(location.path))} {line}"
    place = visible(view.label(audit, location.address)) if location.address else ""
    text = visible(location.text).strip()
    quoted = f"“{clip(text, 2 * view.width // 3)}”" if text else view.say(words.BLANK)
    return " ".join(part for part in (line, place, quoted) if part)


def _explained(finding: Finding, view: View, limit: int) -> str:
    said = ("、" if view.language == "zh" else ", ").join(finding.explains[:limit])
    hidden = len(finding.explains) - limit
    return said + "；" + view.say(words.MORE_PLACES.fill({"n": hidden})) if hidden > 0 else said


def _note(label: Text, text: str, gutter: int, view: View) -> Iterator[str]:
    head = f"{' ' * (gutter + 1)}= "
    word = view.say(label)
    indent = " " * (width(head) + width(word) + 1)
    for index, line in enumerate(wrap(text, view.width - width(indent))):
        yield f"{paint(head, 'dim', view.colour)}{word} {line}" if index == 0 else indent + line
