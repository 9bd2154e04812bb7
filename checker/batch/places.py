"""Where an issuer is, as far as its name tells."""

from __future__ import annotations

from checker.model.report import Issuer
from checker.packs.gazetteer import load_gazetteer, load_prefectures, load_provinces

_LONGEST = 14


def city(issuer: Issuer) -> str | None:
    """The prefecture that the issuer belongs to, by the places that its name begins with; None where it names none.

    A county that has no prefecture above it, or none that is known, stands for itself; a province's own bodies belong
    to the province.
    """
    provinces = load_provinces()
    province = next((each for each in provinces if issuer.name.startswith(each)), None)
    name = issuer.name.removeprefix(province or "")
    places = load_gazetteer()
    first = next((name[:end] for end in range(_LONGEST, 1, -1) if name[:end] in places), None)
    if first is None:
        return province
    above = load_prefectures().get(first, first)
    return first if above in provinces else above
