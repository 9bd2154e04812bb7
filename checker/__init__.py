"""qc: checks the annual reports on open government (政府信息公开工作年度报告).

The front door for Python; everything is loaded on first use, because pandera takes a moment to import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.audit import Pack
    from checker.model.finding import Audit

__version__ = "0.1.0"


def load_pack(name: str = "national") -> Pack:
    """The built-in rule pack called ``name``, or the one at that path; see :func:`checker.audit.load_pack`.

    Raises:
        PackError: there is no such pack, or it is broken.
    """
    from checker import audit

    return audit.load_pack(name)


def check(paths: Iterable[str], pack: Pack | None = None) -> Iterator[Audit]:
    """Each file checked, in order, by the pack of its province if none is given; see :func:`checker.audit.check`."""
    from checker import audit

    return audit.check(paths, pack or audit.load_pack(audit.AUTO))


def read(paths: Iterable[str], pack: Pack | None = None) -> Iterator[Audit]:
    """What was read from each file, in order; see :func:`checker.audit.extract`.

    Not called ``extract``: that name is the package's own, once it is loaded.
    """
    from checker import audit

    return audit.extract(paths, pack or audit.load_pack())
