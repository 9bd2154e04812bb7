"""Some hundred damaged files; ``python -m benchmarks.fuzz`` tries twenty thousand."""

from benchmarks import fuzz

COUNT = 300


def test_damaged_files_are_read_or_refused():
    """No crash, no hang, no number that stands nowhere in the file."""
    assert list(fuzz.run(COUNT, 7, fuzz.files(()))) == []
