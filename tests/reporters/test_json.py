import json
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from checker.model.finding import Audit, Finding
from checker.reporters import CHECK_FORMATS, EXTRACT_FORMATS, View, load
from checker.reporters.view import json_number


def schema(name: str) -> Any:
    """One of the schemas that are shipped."""
    return json.loads(files("checker.reporters").joinpath(f"{name}.schema.json").read_text("utf-8"))


def rendered(audits: list[Audit], view: View, table: dict[str, str] = CHECK_FORMATS) -> Any:
    """The JSON of these audits, parsed."""
    return json.loads(load(table["json"])(audits, view))


@pytest.mark.parametrize("name", ["check", "extract"])
def test_the_schemas_are_schemas(name: str):
    """Both files are valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("kind", ["audit", "clean", "crashed", "unreadable"])
@pytest.mark.parametrize("table", [CHECK_FORMATS, EXTRACT_FORMATS])
def test_every_kind_of_result_fits_its_schema(
    kind: str, table: dict[str, str], view: View, request: pytest.FixtureRequest
):
    """Findings, none, a crash and an unreadable file all have the promised shape."""
    name = "check" if table is CHECK_FORMATS else "extract"
    result = rendered([request.getfixturevalue(kind)], view, table)
    jsonschema.validate(result, schema(name))
    jsonschema.validate([result, result], schema(name))


@pytest.mark.parametrize("missing", ["counts", "coverage", "pack", "skips"])
def test_the_schema_misses_what_is_missing(audit: Audit, view: View, missing: str):
    """A result that lacks a key does not pass."""
    result = rendered([audit], view)
    del result[missing]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, schema("check"))


def test_a_finding_has_the_keys_of_the_contract_in_order(audit: Audit, view: View):
    """Names and order are what scripts rely on."""
    result = rendered([audit], view)
    assert " ".join(result) == "schema qc pack report counts coverage findings skips breakages"
    assert " ".join(result["report"]) == "path sha256 issuer province year form layout encoding"
    finding = result["findings"][0]
    assert " ".join(finding) == (
        "rank id rule severity confidence score message advice basis observed expected delta "
        "locations suspects explains"
    )
    assert " ".join(finding["locations"][0]) == "role address line column page text"
    assert " ".join(finding["suspects"][0]) == "address value repair reason probability"
    assert [place["role"] for place in finding["locations"]] == ["primary", "related"]


def test_one_file_is_an_object_and_several_are_an_array(audit: Audit, unreadable: Audit, view: View):
    """Also when one of them could not be read."""
    assert isinstance(rendered([audit], view), dict)
    assert [list(entry["report"]) == ["path"] for entry in rendered([audit, unreadable], view)] == [
        False,
        True,
    ]


def test_an_unreadable_file_says_why(unreadable: Audit, view: View):
    """Path, one sentence and no findings."""
    result = rendered([unreadable], view)
    assert (result["error"], result["findings"]) == ("无.txt 不存在。", [])
    assert result["report"] == {"path": "无.txt"}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1137", "1137"),
        ("14687.769192", "14687.769192"),
        ("0.008", "0.008"),
        ("2.50", "2.5"),
        ("1E+3", "1000"),
    ],
)
def test_numbers_round_trip(number: str, shown: str):
    """Whole numbers are written as integers, others with every digit they had."""
    assert json.dumps(json_number(Decimal(number))) == shown


def test_a_path_that_is_not_utf8_can_be_written(audit: Audit, view: View):
    """A byte no encoding explains is shown, not fatal."""
    odd = replace(audit, path=b"\xc7\xf8.txt".decode("utf-8", "surrogateescape"))
    text = load(CHECK_FORMATS["json"])([odd], view)
    text.encode("utf-8")
    assert json.loads(text)["report"]["path"] == "\\xc7\\xf8.txt"


def test_a_blank_is_null_and_never_zero(audit: Audit, view: View):
    """The state tells a blank from a number."""
    cell = rendered([audit], view, EXTRACT_FORMATS)["cells"]["requests.granted.total"]
    assert (cell["value"], cell["state"], cell["line"]) == (None, "blank", 6)


def test_a_finding_without_numbers_has_nulls(audit: Audit, view: View, wrong_cell: Finding):
    """Observed, expected and delta are there even when they are not numbers."""
    plain = replace(wrong_cell, observed=None, expected=None, suspects=())
    finding = rendered([replace(audit, findings=(plain,))], view)["findings"][0]
    assert (finding["observed"], finding["expected"], finding["delta"]) == (None, None, None)
