"""``--format html`` of ``qc audit``: one self-contained page for a whole batch.

League table, matrix of reports and rules, plots, and for each report its findings with its tables redrawn. The data
travel gzipped inside the page and are unpacked by the browser, which draws only the rows in sight; so a batch of
thousands is one file that can be mailed. What comes from a report is only ever set as text by the script.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from checker import __version__
from checker.model.batch import Batch
from checker.model.errors import PackError
from checker.model.text import Text
from checker.packs.forms import load_forms
from checker.packs.load import built_in_packs, load_rules
from checker.reporters import words as fixed
from checker.reporters.batch import words as told
from checker.reporters.batch.page import words
from checker.reporters.batch.page.data import Shared, row
from checker.reporters.batch.rows import paired
from checker.reporters.batch.score import STATES
from checker.reporters.page import policy
from checker.reporters.view import View

_SCRIPTS = ("data.js", "rows.js", "plots.js", "detail.js", "filters.js", "overview.js", "tables.js", "main.js")
_HERE = "@@data@@"


def pieces(batch: Batch, view: View) -> Iterator[str]:
    """The page, piece by piece; the reports are gone through once and none is kept."""
    before, after = _frame(len(batch), view).split(_HERE)
    yield before
    yield from _packed(_json(batch, view))
    yield after


def _json(batch: Batch, view: View) -> Iterator[str]:
    """The data as JSON text: the reports first, because what they share is known only after them."""
    shared = Shared(view)
    yield '{"reports":['
    for number, (record, brief) in enumerate(paired(batch)):
        yield ("," if number else "") + _dumped(row(record, brief, shared))
    titles = _titles() if shared.rules else {}
    yield '],"shared":'
    yield _dumped(
        {
            "rules": [[name, view.say(titles.get(name, Text(name)))] for name in shared.rules],
            "blanks": shared.drawn,
            "labels": shared.labels,
            "states": [view.say(told.STATE[state]) for state in STATES],
            "severities": [view.say(word) for word in fixed.SEVERITY.values()],
            "confidences": [view.say(word) for word in fixed.CONFIDENCE.values()],
            "words": {name: view.say(word) for name, word in words.SAID.items()},
        }
    )
    yield "}"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _packed(texts: Iterator[str]) -> Iterator[str]:
    """The text gzipped and in base64, in pieces whose joints base64 does not see."""
    packer = zlib.compressobj(6, wbits=31)
    waiting = b""
    for text in texts:
        waiting += packer.compress(text.encode())
        whole = len(waiting) // 3 * 3
        if whole:
            yield base64.b64encode(waiting[:whole]).decode()
            waiting = waiting[whole:]
    yield base64.b64encode(waiting + packer.flush()).decode()


def _titles() -> dict[str, Text]:
    """What the rules of the built-in packs are called; those of a pack of one's own go by their names."""
    forms = load_forms()
    found: dict[str, Text] = {}
    for name in built_in_packs():
        try:
            found |= {rule.id: rule.title for rule in load_rules(name, forms).rules}
        except PackError:
            continue  # a broken pack has been told of long before there is a result
    return found


def _frame(reports: int, view: View) -> str:
    """The page without its data."""
    style = _asset("batch.css")
    script = "\n".join(_asset(name) for name in _SCRIPTS)
    return _TEMPLATES.get_template("batch.html").render(
        language="zh-CN" if view.language == "zh" else "en",
        title=view.say(words.TITLE.fill({"n": f"{reports:,}"})),
        made_by=view.say(words.MADE_BY.fill({"version": __version__})),
        scoring=view.say(told.SCORING),
        style=style,
        script=script,
        policy=policy(style, script),
        word=words,
        say=view.say,
        data=_HERE,
    )


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


_TEMPLATES = Environment(
    loader=PackageLoader("checker.reporters.batch.page", "templates"), autoescape=True, undefined=StrictUndefined
)
