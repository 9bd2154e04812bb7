"""Of which rank the place is that a name begins with; unlike its level this cannot be told from an ending alone.

昆山市 is a city of county rank, 苏州市 of prefecture rank: only a list of places knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from checker.model.report import Division, Rank

_LONGEST = 12
_TOWN = re.compile(r"[\u4e00-\u9fff](?:镇|乡|街道|苏木)(?:人民政府|办事处|党政|公共|综合|$)")
# 区 of a zone (开发区, 新区, 风景区 …) is no district
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{1,10}?(?:自治县|县|自治旗|旗|(?<![发新景术业税作验范园地治理])区)(?!域|县|划)")


def rank_of(name: str, places: Mapping[str, Division]) -> Rank | Literal[""]:
    """The rank of the innermost place that the name begins with, "" where it is not known.

    A city whose name the list does not have may be of either rank.
    """
    rank: Rank | Literal[""] = ""
    rest = name
    while found := longest(rest, places):
        rank, rest = places[found].rank, rest[len(found) :]
    if _TOWN.search(rest):
        return "town"
    if _COUNTY.match(rest):
        return "county"
    if rest.find("市") > 0:
        return "county" if rank == "prefecture" else ""
    return rank


def above(name: str, places: Mapping[str, Division]) -> str:
    """The division over the county that the name begins with or names behind its city, "" where it is not known."""
    first = longest(name, places)
    if not first or places[first].above:
        return places[first].above if first else ""
    second = longest(name[len(first) :], places)
    return places[second].above if second else ""


def longest(name: str, places: Mapping[str, Division]) -> str:
    """The longest place that the name begins with, "" if none."""
    return next((name[:end] for end in range(_LONGEST, 1, -1) if name[:end] in places), "")
