"""The web application: a start page with a form, and the page of findings for what is handed in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.model.text import Language, Text
from checker.reporters.columns import visible
from checker.reporters.page import document, policy
from checker.reporters.view import View
from checker.serve import words
from checker.serve.policy import HEADERS, Policy
from checker.serve.worker import Worker

MEGABYTE = 1024 * 1024
LIMIT = 50 * MEGABYTE
"""What may be handed in at once; the largest report known to us has four megabytes."""
FILES = 50
_LONGEST_NAME = 120


class RefusedError(Exception):
    """A request that is not carried out: the status and the sentence that says why."""

    def __init__(self, status: int, text: Text) -> None:
        super().__init__(text.zh)
        self.status, self.text = status, text


class _InMemory(MultiPartParser):
    """Reads a form without ever laying a file on the disk."""

    spool_max_size = LIMIT + MEGABYTE


@dataclass(frozen=True)
class Desk:
    """Takes files in and gives pages out."""

    worker: Worker
    policy: Policy
    language: Language
    limit: int = LIMIT

    @cached_property
    def view(self) -> View:
        """How the pages are to be told."""
        return View(language=self.language)

    async def start(self, request: Request) -> Response:  # noqa: ARG002  every endpoint is given one
        """The first page, with the form."""
        return self.page()

    async def check(self, request: Request) -> Response:
        """The findings in the files of the form."""
        try:
            files = await self._files(request)
        except RefusedError as refusal:
            return self.page(refusal.text, refusal.status)
        sheets = await run_in_threadpool(self.worker.sheets, files, self.language)
        return self._answer(document(sheets, self.view, back="/"))

    async def _files(self, request: Request) -> list[tuple[str, bytes]]:
        if not self.policy.may_hand_in(request.headers):
            raise RefusedError(403, words.STRANGER)
        if int(request.headers.get("content-length") or 0) > self.limit:
            raise self._too_large()
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise RefusedError(400, words.NOT_A_FORM)
        parser = _InMemory(request.headers, self._limited(request), max_files=FILES + 1, max_fields=4)
        try:
            form = await parser.parse()
        except (MultiPartException, KeyError) as error:
            # too many files, or a body that is no form; either way nothing was read
            many = "Too many files" in getattr(error, "message", "")
            raise self._too_many() if many else RefusedError(400, words.NOT_A_FORM) from None
        if not self.policy.knows(form.get("word")):
            raise RefusedError(403, words.STRANGER)
        given = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
        if not given:
            raise RefusedError(400, words.NONE_CHOSEN)
        if len(given) > FILES:
            raise self._too_many()
        return [(self._name(each.filename or ""), await each.read()) for each in given]

    async def _limited(self, request: Request) -> AsyncGenerator[bytes, None]:
        """The body as it comes, broken off where it becomes too large."""
        size = 0
        async for piece in request.stream():
            size += len(piece)
            if size > self.limit:
                raise self._too_large()
            yield piece

    def _too_large(self) -> RefusedError:
        return RefusedError(413, words.TOO_LARGE.fill({"size": self.limit // MEGABYTE}))

    @staticmethod
    def _too_many() -> RefusedError:
        return RefusedError(413, words.TOO_MANY.fill({"n": FILES}))

    def _name(self, given: str) -> str:
        """What to call a file: its last part, as words to show and never as a path."""
        name = PurePath(visible(given).replace("\\", "/")).name[-_LONGEST_NAME:].strip()
        return name or self.view.say(words.NAMELESS)

    def page(self, problem: Text | None = None, status: int = 200) -> Response:
        """The first page, with a sentence on what went wrong, if something did."""
        style, script = _asset("start.css"), _asset("start.js")
        html = _TEMPLATES.get_template("start.html").render(
            language="zh-CN" if self.language == "zh" else "en",
            style=style,
            script=script,
            say=self.view.say,
            word=words,
            token=self.policy.word,
            problem=self.view.say(problem) if problem else "",
        )
        rules = policy(style, script).replace("form-action 'none'", "form-action 'self'")
        return self._answer(html, status, {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'"})

    @staticmethod
    def _answer(html: str, status: int = 200, more: Mapping[str, str] | None = None) -> Response:
        # the page of findings carries a stricter policy in its own head
        framed = {"Content-Security-Policy": "frame-ancestors 'none'"}
        content = html.encode("utf-8", "backslashreplace")
        return HTMLResponse(content, status, headers=dict(HEADERS) | framed | dict(more or {}))


def application(desk: Desk) -> ASGIApp:
    """The application; whatever goes wrong in it, it answers with a page that says so."""

    async def refused(request: Request, error: Exception) -> Response:  # noqa: ARG001  the framework passes both
        status = error.status_code if isinstance(error, HTTPException) else 500
        return desk.page(words.NO_SUCH_PAGE, status)

    routes = [Route("/", desk.start, methods=["GET"]), Route("/check", desk.check, methods=["POST"])]
    handlers: dict[Any, Any] = {HTTPException: refused}
    return _Door(Starlette(routes=routes, exception_handlers=handlers), desk)


@dataclass(frozen=True)
class _Door:
    """Lets in only requests that are meant for this server; all others end here."""

    inside: ASGIApp
    desk: Desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self.desk.policy.at_home(Request(scope).headers):
            await self.inside(scope, receive, send)
        else:
            said = self.desk.view.say(words.STRANGER)
            await Response(said, 403, headers=dict(HEADERS), media_type="text/plain")(scope, receive, send)


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


_TEMPLATES = Environment(loader=PackageLoader("checker.serve", "templates"), autoescape=True, undefined=StrictUndefined)
