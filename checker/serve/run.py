"""The server itself: a socket on this machine, and the loop that answers on it."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from checker.model.text import Language
from checker.serve.app import Desk, application
from checker.serve.policy import Policy
from checker.serve.worker import Worker

HOST = "127.0.0.1"


def bound(port: int) -> socket.socket:
    """A socket at a port of this machine, 0 for any that is free; no other machine can reach it.

    Raises:
        OSError: the port is taken, or may not be used.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))
        taken.listen()
    except OSError:
        taken.close()
        raise
    return taken


def address(listening: socket.socket) -> str:
    """What to type into a browser."""
    return f"http://{HOST}:{listening.getsockname()[1]}/"


def serve(listening: socket.socket, language: Language, *, show: bool, worker: Worker | None = None) -> None:
    """Answer requests until interrupted; ``show`` opens the first page in the user's browser."""
    worker = worker or Worker()
    desk = Desk(worker, Policy(listening.getsockname()[1]), language)
    config = uvicorn.Config(
        application(desk), log_level="error", access_log=False, server_header=False, lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    threading.Thread(target=worker.start, daemon=True).start()
    if show:
        _soon(lambda: webbrowser.open(address(listening)))
    try:
        server.run(sockets=[listening])
    finally:
        worker.close()


def _soon(call: Callable[[], object]) -> None:
    """Call in a moment, so that the server answers by then."""
    timer = threading.Timer(0.5, call)
    timer.daemon = True
    timer.start()
