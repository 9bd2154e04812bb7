"""``--format junit``: a suite a report, a case a rule, for continuous-integration servers.

A finding at or above ``--fail-on`` fails its case, so that the server agrees with the exit status; a lesser
one stands in the case's output.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from checker.model.finding import Audit, Finding
from checker.reporters import words
from checker.reporters.view import View, printable

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(audits: Sequence[Audit], view: View) -> str:
    """All suites as one document."""
    root = ET.Element("testsuites", name="qc")
    for audit in audits:
        root.append(_suite(audit, view))
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(audit: Audit, view: View) -> ET.Element:
    suite = ET.Element("testsuite", name=_clean(printable(audit.path)))
    if audit.error is not None:
        case = _case(suite, audit, "readable")
        ET.SubElement(case, "error", message=_clean(view.say(audit.error)))
    else:
        for rule in _rules(audit):
            _fill(_case(suite, audit, rule), audit, rule, view)
    _count(suite)
    return suite


def _rules(audit: Audit) -> Iterable[str]:
    """The rules that were at work on the report, then any further one that spoke."""
    report = audit.report
    at_work = [
        rule.id for rule in audit.pack.rules if report is None or rule.applies(report.form, report.issuer, report.year)
    ]
    spoke = [finding.rule for finding in audit.findings] + [breakage.rule for breakage in audit.breakages]
    return dict.fromkeys((*at_work, *spoke))


def _case(suite: ET.Element, audit: Audit, rule: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=_clean(printable(audit.path)), name=rule)


def _fill(case: ET.Element, audit: Audit, rule: str, view: View) -> None:
    for breakage in audit.breakages:
        if breakage.rule == rule:
            ET.SubElement(case, "error", message=_clean(breakage.reason))
    findings = [finding for finding in audit.findings if finding.rule == rule]
    failing = [finding for finding in findings if view.fails(finding)]
    if failing:
        # one failure a case: servers show the first only
        failure = ET.SubElement(case, "failure", message=_clean(view.say(failing[0].message)), type=rule)
        failure.text = "\n\n".join(_told(audit, finding, view) for finding in failing)
    if lesser := [finding for finding in findings if not view.fails(finding)]:
        ET.SubElement(case, "system-out").text = "\n\n".join(_told(audit, finding, view) for finding in lesser)
    skips = [skip for skip in audit.skips if skip.assertion.split("[")[0] == rule]
    if skips and not len(case):
        ET.SubElement(case, "skipped", message=_clean("；".join(dict.fromkeys(view.say(s.reason) for s in skips))))


def _told(audit: Audit, finding: Finding, view: View) -> str:
    span = finding.primary.span
    severity = view.say(words.SEVERITY[finding.severity])
    where = f"{printable(audit.file)}:{span.line}:{span.column}"
    lines = (
        f"{where}: {severity} {view.say(finding.message)}",
        view.place(audit, finding.primary),
        view.say(finding.advice),
        finding.basis,
    )
    return _clean("\n".join(line for line in lines if line))


def _count(element: ET.Element) -> None:
    tally = {"tests": "testcase", "failures": "failure", "errors": "error"}
    if element.tag == "testsuite":
        tally["skipped"] = "skipped"  # the schema of Jenkins knows it there only
    for name, tag in tally.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub(" ", text)
