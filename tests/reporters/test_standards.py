"""SARIF and JUnit against the published schemas and read by programs of others."""

import json
from io import StringIO
from pathlib import Path

import jsonschema
import junitparser
import pytest
from given import audited
from lxml import etree
from pages.samples import damaged, hostile

from checker.model.finding import Audit
from checker.reporters import CHECK_FORMATS, View, load

STANDARDS = Path(__file__).with_name("standards")


def real() -> list[Audit]:
    """Reports as published, damaged and hostile."""
    return [audited("linan-2020"), damaged(), hostile()]


def rendered(name: str, audits: list[Audit]) -> str:
    """The audits in one format."""
    return load(CHECK_FORMATS[name])(audits, View())


@pytest.fixture(params=["real", "made"])
def audits(request, audit: Audit, crashed: Audit, unreadable: Audit, clean: Audit) -> list[Audit]:
    """Real reports; and what real ones seldom have: a crash, a file that cannot be read, nothing found."""
    return real() if request.param == "real" else [audit, crashed, unreadable, clean]


def test_sarif_is_valid(audits: list[Audit]):
    """The log fits the schema of SARIF 2.1.0."""
    schema = json.loads((STANDARDS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    log = json.loads(rendered("sarif", audits))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(log)] == []


def test_sarif_fingerprints_outlive_edits_elsewhere(audits: list[Audit]):
    """No two findings of a report share a fingerprint, and a line more above moves none of them."""
    from given import judged, text_of

    run = json.loads(rendered("sarif", audits))["runs"][0]
    marks = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["partialFingerprints"]["qcFinding/v1"],
        )
        for result in run["results"]
    ]
    if audits[0].path == audits[-1].path:
        marks = marks[: len(audits[0].findings)]
    assert len(marks) == len(set(marks))
    text = text_of("linan-2020")
    before, after = (
        json.loads(rendered("sarif", judged([each])))["runs"][0]["results"] for each in (text, "\n" + text)
    )
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]
    lines = [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in (*before[:1], *after[:1])]
    assert lines[1] == lines[0] + 1


def test_junit_is_valid(audits: list[Audit]):
    """The document fits the schema of Jenkins, and an independent reader counts the same."""
    text = rendered("junit", audits)
    schema = etree.XMLSchema(etree.parse(STANDARDS / "junit-10.xsd"))
    schema.assertValid(etree.fromstring(text.encode()))
    suites = junitparser.JUnitXml.fromroot(etree.parse(StringIO(text.split("\n", 1)[1])).getroot())
    view = View()
    failing = {(audit.path, found.rule) for audit in audits for found in audit.findings if view.fails(found)}
    assert suites.failures >= len(failing)
    assert suites.tests == sum(len(list(suite)) for suite in suites)
