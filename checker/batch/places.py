"""Where an issuer is, as far as its name tells."""

from __future__ import annotations

from checker.model.report import Issuer
from checker.packs.gazetteer import load_gazetteer, load_provinces

_LONGEST = 14


def city(issuer: Issuer) -> str | None:
    """The city or county at the head of the issuer's name, its province passed over; None where it names none."""
    name = issuer.name
    for province in load_provinces():
        name = name.removeprefix(province)
    places = load_gazetteer()
    return next((name[:end] for end in range(_LONGEST, 1, -1) if name[:end] in places), None)
