"""The official forms, and the report that a text reads to."""

from collections.abc import Callable, Mapping

import pytest

from checker.extract import extract
from checker.model.form import Form
from checker.model.report import Report
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_gazetteer
from checker.readers import read_bytes


@pytest.fixture(scope="session")
def forms() -> Mapping[str, Form]:
    """Every official form."""
    return load_forms()


@pytest.fixture(scope="session")
def read_report(forms: Mapping[str, Form]) -> Callable[[str], Report]:
    """What a text reads to."""
    return lambda text: extract(read_bytes("report.txt", text.encode()), forms, None, load_gazetteer())
