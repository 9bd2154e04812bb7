"""What the program prints for other programs fits the schemas it ships."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "fixtures").glob("*/report.txt"))


@pytest.mark.parametrize("command", ["check", "extract"])
def test_all_fixtures_in_one_call(command):
    """All five reports in one call give an array of five objects that fits the schema."""
    words = [sys.executable, "-m", "checker", command, "--format", "json", *REPORTS]
    result = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=120, encoding="utf-8")
    found = json.loads(result.stdout)
    schema = json.loads((ROOT / "checker" / "reporters" / f"{command}.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert [entry["report"]["path"] for entry in found] == REPORTS
    assert len(found) == 5
