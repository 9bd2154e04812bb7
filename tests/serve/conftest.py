"""A server to send requests to: the command as users start it, and one whose checks misbehave."""

import http.client
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from given import FIXTURES
from serve.misbehaving import misbehave

from checker.serve.app import Desk, application
from checker.serve.policy import Policy
from checker.serve.run import address, bound
from checker.serve.worker import Worker

ROOT = Path(__file__).resolve().parents[2]
REPORT = (FIXTURES / "linan-2020" / "report.txt").read_bytes()
File = tuple[str, bytes]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass
class Site:
    """A server and the word of its form."""

    url: str
    folder: Path
    process: subprocess.Popen[str] | None = None
    worker: Worker | None = None

    @property
    def host(self) -> str:
        """Its name and port."""
        return self.url.removeprefix("http://").rstrip("/")

    @property
    def word(self) -> str:
        """What its own form carries."""
        found = re.search(r'name="word" value="([^"]+)"', self.get("/").text)
        assert found
        return found[1]

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path, b"", headers)

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """Send a request exactly as given; header names may be written with underscores."""
        link = http.client.HTTPConnection(self.host, timeout=120)
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        link.request(method, path, body, named)
        answer = link.getresponse()
        told = Answer(answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.getheaders()})
        link.close()
        return told

    def send(self, *files: File, word: str | None = None, **headers: str) -> Answer:
        """Hand files in as the form does."""
        body, kind = form(self.word if word is None else word, files)
        return self.ask("POST", "/check", body, {"Content-Type": kind} | headers)


def form(word: str, files: tuple[File, ...]) -> tuple[bytes, str]:
    """A body with the word and the files, and its content type."""
    parts = [b'Content-Disposition: form-data; name="word"\r\n\r\n' + word.encode()]
    parts += [
        f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'.encode()
        + b"Content-Type: application/octet-stream\r\n\r\n"
        + data
        for name, data in files
    ]
    body = b"".join(b"--line\r\n" + part + b"\r\n" for part in parts) + b"--line--\r\n"
    return body, "multipart/form-data; boundary=line"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server as ``qc serve`` starts it, with a folder for temporary files that is its own."""
    folder = tmp_path_factory.mktemp("temporary")
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "serve", "--port", "0", "--no-open"],
        env=os.environ | {"TMPDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = process.stdout.readline() if process.stdout else ""
    found = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert found, (said, process.stderr.read() if process.stderr and process.poll() is not None else "")
    yield Site(found[0], folder, process)
    process.terminate()
    process.wait(30)


@pytest.fixture(scope="session")
def frail() -> Iterator[Site]:
    """A server whose checks crash or hang when a file is named so."""
    worker = Worker(misbehave)
    listening = bound(0)
    desk = Desk(worker, Policy(listening.getsockname()[1]), "zh", limit=3_000_000)
    server = uvicorn.Server(uvicorn.Config(application(desk), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Site(address(listening), Path(worker._folder), worker=worker)
    server.should_exit = True
    thread.join(20)
    worker.close()
