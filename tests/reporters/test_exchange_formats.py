import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from checker.model.finding import Audit, Finding
from checker.model.text import Text
from checker.reporters import CHECK_FORMATS, EXTRACT_FORMATS, View, load

SARIF = json.loads((Path(__file__).parent / "standards" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def rows(text: str) -> list[dict[str, str]]:
    """A CSV text as one mapping a row."""
    return list(csv.DictReader(io.StringIO(text)))


def sarif_run(audits: list[Audit], view: View) -> dict:
    """The only run of a log that fits the standard."""
    log = json.loads(load(CHECK_FORMATS["sarif"])(audits, view))
    jsonschema.validators.validator_for(SARIF)(SARIF).validate(log)
    return log["runs"][0]


def junit(audits: list[Audit], view: View) -> ET.Element:
    """The root of the JUnit document."""
    return ET.fromstring(load(CHECK_FORMATS["junit"])(audits, view))


def test_sarif_points_at_the_text(audit: Audit, view: View):
    """Region, level, fingerprint and rule are those of the finding."""
    result = sarif_run([audit], view)["results"][0]
    assert result["level"] == "error"
    assert result["partialFingerprints"] == {"qcFinding/v1": "requests-row-total:1"}
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 6}


def test_a_sarif_fix_applied_to_the_file_repairs_it(audit: Audit, view: View):
    """The replacement takes out the wrong digits and nothing else."""
    (fix,) = sarif_run([audit], view)["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region, line = replacement["deletedRegion"], audit.lines[4]
    repaired = (
        line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    )
    assert (line, repaired) == ("\t 196 ", "\t 169 ")


def test_a_sarif_fix_holds_all_repairs_that_belong_together(audit: Audit, view: View, two_wrong_cells: Finding):
    """Half of a joint repair is none, and an alternative is no part of it."""
    joint = replace(audit, findings=(two_wrong_cells,))
    (fix,) = sarif_run([joint], view)["results"][0]["fixes"]
    texts = [each["insertedContent"]["text"] for each in fix["artifactChanges"][0]["replacements"]]
    assert texts == ["169", "12"]
    moved = (*audit.lines[:3], "\t99", *audit.lines[4:])
    assert "fixes" not in sarif_run([replace(joint, lines=moved)], view)["results"][0]


@pytest.mark.parametrize("doubt", ["improbable", "moved"])
def test_sarif_offers_no_doubtful_fix(audit: Audit, view: View, wrong_cell: Finding, doubt: str):
    """An uncertain repair, or a number that does not stand where it was read, is not offered."""
    suspect = replace(wrong_cell.suspects[0], probability=0.6 if doubt == "improbable" else 0.99)
    finding = replace(wrong_cell, suspects=(suspect,))
    lines = audit.lines if doubt == "improbable" else ("",) * 7
    (result,) = sarif_run([replace(audit, findings=(finding,), lines=lines)], view)["results"]
    assert "fixes" not in result


def test_sarif_tells_what_did_not_run(crashed: Audit, unreadable: Audit, view: View):
    """A crash and an unreadable file are notifications of a failed run, not results."""
    run = sarif_run([crashed, unreadable], view)
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_junit_fails_what_the_exit_status_fails(audit: Audit, view: View):
    """With --fail-on error the warning stays in the output; with warning it fails too."""
    assert junit([audit], view).get("failures") == "1"
    strict = junit([audit], replace(view, fail_on="warning"))
    assert strict.get("failures") == "2"
    assert junit([audit], replace(view, fail_on=None)).get("failures") == "0"


def test_junit_has_a_case_for_every_rule(audit: Audit, crashed: Audit, unreadable: Audit, view: View):
    """Rules without a finding pass, a crash and an unreadable file are errors."""
    root = junit([audit, crashed, unreadable], view)
    assert [suite.get("tests") for suite in root] == ["4", "4", "1"]
    assert root.get("errors") == "2"


@pytest.mark.parametrize("name", list(CHECK_FORMATS))
def test_hostile_text_stays_text(audit: Audit, view: View, wrong_claim: Finding, name: str):
    """Markup, control characters and separators in a message break no format."""
    evil = replace(wrong_claim, message=Text('<script>|&"\x00\x1b\ufffe,`;\n**x**'))
    text = load(CHECK_FORMATS[name])([replace(audit, findings=(evil,))], view)
    match name:
        case "markdown":
            assert "<script>" not in re.sub(r"\\.", "", text)
            assert "**x**" not in text
        case "junit":
            assert "<script>" in ET.fromstring(text).find(".//system-out").text
        case "csv":
            assert len(rows(text)) == 1
        case "json" | "sarif":
            json.loads(text)
        case "text":
            assert "\x1b" not in text


def test_markdown_tables_have_as_many_cells_as_headers(audit: Audit, view: View):
    """A bar in a label does not open a further column."""
    table = [line for line in load(CHECK_FORMATS["markdown"])([audit], view).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {6}


def test_csv_has_a_row_a_finding_and_one_for_a_file_that_could_not_be_read(audit: Audit, unreadable: Audit, view: View):
    """Both numbers and the error stand in columns of their own."""
    first, second, third = rows(load(CHECK_FORMATS["csv"])([audit, unreadable], view))
    assert (first["observed"], first["expected"], first["suspect_repair"]) == ("196", "169", "169")
    assert second["fact"] == "requests.new_received.total"
    assert (third["path"], third["error"]) == ("无.txt", "无.txt 不存在。")


def test_csv_runs_nothing_that_a_report_says(audit: Audit, view: View):
    """A quoted text or a path that begins like a formula is shown as text; a negative number stays a number."""
    first = audit.findings[0]
    spoken = replace(first, primary=replace(first.primary, text="=1+1"), observed=Decimal(2), expected=Decimal(5))
    [row] = rows(load(CHECK_FORMATS["csv"])([replace(audit, path="@x.txt", findings=(spoken,))], view))[:1]
    assert (row["text"], row["path"], row["delta"]) == ("'=1+1", "'@x.txt", "-3")


def test_extracted_csv_is_tidy(audit: Audit, unreadable: Audit, view: View):
    """One row a cell; a blank has no value, and says so."""
    table = rows(load(EXTRACT_FORMATS["csv"])([audit, unreadable], view))
    assert [row["value"] for row in table] == ["120", "196", "14687.769", ""]
    assert " ".join(table[0]) == "path issuer year form address value raw state line column page confidence"
    assert (table[3]["state"], table[3]["line"], table[1]["confidence"]) == ("blank", "6", "0.5")
