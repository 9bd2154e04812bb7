"""Declared truths: rules, the packs that hold them, and rules bound to cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from checker.model.form import Form
from checker.model.phrase import Catalogue
from checker.model.report import Issuer
from checker.model.text import Text
from checker.model.when import When, known_of

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Operator = Literal["=", ">=", "integer"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a pack something is declared."""

    path: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Rule:
    """One declared truth. ``options`` are the fields its kind understands; ``off`` keeps it visible but unused.

    ``forms`` are those it is bound to, ``when`` says of which reports it speaks (None: of all); ``locked`` keeps
    packs that extend its own from loosening it; ``origins`` tells for every field, and for ``off``, where it was
    set; ``parameters`` names the parameters its fields are filled from.
    """

    id: str
    kind: str
    title: Text
    severity: Severity
    message: Text
    advice: Text
    basis: str
    place: Place
    options: Mapping[str, Any] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    examples: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    off: bool = False
    when: When | None = None
    locked: bool = False
    origins: Mapping[str, Place] = field(default_factory=dict)
    parameters: tuple[str, ...] = ()

    def applies(self, form: str, issuer: Issuer, year: int) -> bool:
        """Whether the rule speaks of a report of this form, issuer, and year (0: unknown)."""
        if self.off or (self.forms and form not in self.forms):
            return False
        return self.when is None or self.when.holds(known_of(form, issuer, year))


ParameterType = Literal["number", "integer", "text", "texts", "flag", "date"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that rules are filled from and packs may set: its type, what it is for, and where it was set.

    ``least`` and ``most`` are the limits within which packs may set it, None where there is none.
    """

    name: str
    type: ParameterType
    value: Any
    about: str
    place: Place
    locked: bool = False
    default: Any = None
    least: Any = None
    most: Any = None


@dataclass(frozen=True)
class RulePack:
    """Rules after ``extends``, with the digest of every file that went into them.

    ``files`` are the pack's own files, without those of the packs it extends; ``forms`` the official forms with
    the wordings and rows that packs add; ``phrases`` the catalogue as packs have changed it, None where none has.
    """

    name: str
    extends: tuple[str, ...]
    rules: tuple[Rule, ...]
    digest: str
    about: str = ""
    files: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    forms: Mapping[str, Form] = field(default_factory=dict, compare=False, repr=False)
    phrases: Catalogue | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assertion:
    """One rule bound to its cells: ``sum(coefficient x cell) operator 0``.

    ``=``: the sum is 0; ``>=``: it is at least 0; ``integer``: it is whole. The residual is the amount by which
    the assertion fails, 0 when it holds. ``primary`` is the address a finding points at when nothing better is
    known; ``left`` and ``right`` are the sides as people write them.
    """

    id: str
    rule: str
    terms: tuple[tuple[int, str], ...]
    operator: Operator
    primary: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    tolerance: float = 1e-6

    @property
    def addresses(self) -> tuple[str, ...]:
        """The cells it speaks of."""
        return tuple(address for _, address in self.terms)

    @property
    def comparing(self) -> bool:
        """Whether it sets cells against each other; a check of a single cell does not count in coverage."""
        return len(self.terms) > 1


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule, or a way of telling a count, tried on its examples: how many it has, and what went otherwise.

    ``missing`` names which of ``holds`` and ``breaks`` has no example.
    """

    name: str
    place: str
    examples: int
    failures: tuple[Text, ...] = ()
    missing: tuple[str, ...] = ()
