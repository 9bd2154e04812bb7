"""The files a command was given, folders told apart."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model.finding import Audit
from checker.model.text import Text

if TYPE_CHECKING:
    from checker.audit import Pack

_FOLDER = Text(
    "{path} 是文件夹；整批核对请用 qc audit。", "{path} is a folder; for a whole batch use qc audit."
)


def one_by_one(
    paths: Sequence[str], pack: Pack, work: Callable[[Sequence[str], Pack], Iterator[Audit]]
) -> Iterator[Audit]:
    """An audit a path, in order; a folder is one that cannot be read, and says what to use for it."""
    results = work([path for path in paths if not os.path.isdir(path)], pack)
    for path in paths:
        if os.path.isdir(path):
            yield Audit(path, pack.rules, error=_FOLDER.fill({"path": path}))
        else:
            yield next(results)
