"""What the program prints for other programs fits the schemas it ships."""

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from checker.cli import app

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures").glob("*/report.txt"))


@pytest.mark.parametrize("command", ["check", "extract"])
def test_all_fixtures_in_one_call(command, monkeypatch):
    """All five reports in one call give an array of five objects that fits the schema."""
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, [command, "--format", "json", *REPORTS])
    found = json.loads(result.stdout)
    schema = json.loads((ROOT / "checker" / "reporters" / f"{command}.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert [entry["report"]["path"] for entry in found] == REPORTS
    assert len(found) == 5
