"""Where the reports lie that the tests read: fixtures of this project, and originals kept beside it."""

from pathlib import Path

import pytest
from hypothesis import settings

# a machine that has other things to do is slow, and no fault
settings.register_profile("qc", deadline=None)
settings.load_profile("qc")

REPOSITORY = Path(__file__).resolve().parents[1]
FIXTURES = REPOSITORY / "fixtures"
ORIGINALS = REPOSITORY.parent / "shared" / "reports"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``original`` or ``fixture_folder`` runs for each; without originals it is skipped."""
    if "original" in metafunc.fixturenames:
        paths = sorted(ORIGINALS.glob("00*.txt"))
        metafunc.parametrize("original", paths, ids=[path.stem[:3] for path in paths])
    if "fixture_folder" in metafunc.fixturenames:
        folders = sorted(path.parent for path in FIXTURES.glob("*/expected.yaml"))
        metafunc.parametrize("fixture_folder", folders, ids=[folder.name for folder in folders])
