"""A batch of reports over two years, and the program run on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.batch.measure import audit as audited
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec
from checker.cli import app


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More reports than are checked in one process, of two years, with files among them that are none."""
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, Spec(54, years=(2022, 2023), scale=0.3, litter=0.1))
    return folder / "reports"


@pytest.fixture(scope="session")
def alone(batch: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """What one worker writes when it is left alone, and the processor time that takes, in seconds."""
    folder = tmp_path_factory.mktemp("alone")
    done = audited([batch], folder / "out.jsonl", folder / "cache", "--jobs", "1")
    return (folder / "out.jsonl").read_bytes(), done.cpu


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., Result]:
    """``qc audit`` in this process, with a cache of its own."""

    def run(*args: object) -> Result:
        words = ["audit", "--quiet", "--cache", tmp_path / "cache", *args]
        return CliRunner().invoke(app, [str(word) for word in words])

    return run
