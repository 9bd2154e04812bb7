"""``qc serve`` on the command line: what it says when it cannot start."""

import socket
import sys

import pytest
from typer.testing import CliRunner

from checker.cli import app


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    """The sentence holds the command that installs it."""
    command = sys.modules["checker.cli.serve"]  # the package has a function of this name
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else object())
    result = CliRunner().invoke(app, ["serve", "--no-open"])
    assert result.exit_code == 2
    assert 'pip install "qc[serve]"' in result.stderr


def test_a_taken_port_is_told():
    """Nothing is tried in its stead without being asked for."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", "--no-open", "--port", str(port)])
    assert result.exit_code == 2
    assert str(port) in result.stderr
    assert "--port 0" in result.stderr
