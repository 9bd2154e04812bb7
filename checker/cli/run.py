"""Reports checked as their folders' configuration and the command line say, whichever speaks last winning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from checker.cli.choices import FailOn
from checker.cli.config import Settings, read_baseline, settings_for
from checker.cli.selection import built_in_rules, select_rules
from checker.model.finding import Audit
from checker.waivers import known, waive

if TYPE_CHECKING:
    from checker.audit import Pack

AUTO = "auto"


@dataclass(frozen=True)
class Asked:
    """What the command line asks for; None or empty where it leaves that to the configuration."""

    pack: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: FailOn | None = None

    def over(self, settings: Settings) -> Settings:
        """The settings with what was asked for put in their place."""
        return Settings(
            pack=self.pack or settings.pack or AUTO,
            select=tuple(self.select) or settings.select,
            ignore=tuple(self.ignore) or settings.ignore,
            fail_on=self.fail_on or settings.fail_on or FailOn.error,
            waivers=settings.waivers,
        )


@dataclass(frozen=True)
class Checked:
    """One report after checking, with the pack and the threshold it was checked by."""

    audit: Audit
    pack: Pack
    fail_on: FailOn


Further = Callable[[Audit, "Pack"], Audit]
"""What adds the findings of rules over several reports to those of one."""


def run(files: Sequence[str], asked: Asked, *, afresh: bool = False, further: Sequence[Further] = ()) -> list[Checked]:
    """Every report checked, in the order of the files; ``afresh``: without regard to a baseline."""
    from checker import audit  # pandera is slow to load, and --help must not wait for it

    settings = [asked.over(settings_for(path)) for path in files]
    checked: list[tuple[int, Checked]] = []
    for chosen in dict.fromkeys(settings):
        numbers = [n for n, own in enumerate(settings) if own == chosen]
        pack = pack_of(chosen)
        audits = list(audit.check([files[n] for n in numbers], pack))
        for add in further:
            audits = [add(each, pack) for each in audits]
        if not afresh:
            audits = [known([each], read_baseline(each.path))[0] for each in audits]
        audits = waive(audits, chosen.waivers, date.today())
        files_of = iter(numbers)
        for each in audits:
            if each.part <= 1:
                number = next(files_of)
            checked.append((number, Checked(each, pack, chosen.fail_on or FailOn.error)))
    return [each for _, each in sorted(checked, key=itemgetter(0))]


def pack_of(settings: Settings) -> Pack:
    """The pack that the settings name, with the rules off that they switch off.

    Raises:
        PackError: there is no such pack, or it is broken.
        WrongUseError: a prefix fits no rule.
    """
    from checker import audit  # see run

    name = settings.pack or AUTO
    pack = audit.load_pack(name)
    if not (settings.select or settings.ignore):
        return pack
    others = built_in_rules() if name == AUTO else ()
    return pack.edited(partial(select_rules, select=settings.select, ignore=settings.ignore, known=others))
