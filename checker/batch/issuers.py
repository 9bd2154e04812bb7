"""Who is who over the years: a key for each issuer, what it was called the year before, and whose part it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from checker.model.blanks import WHITE
from checker.model.report import Issuer
from checker.model.text import Text
from checker.packs.files import read_yaml, rules_folder
from checker.packs.gazetteer import load_names

How = Literal["renamed", "merged", "split"]

_MARKS = str.maketrans("", "", WHITE + "《》〈〉“”\"'（）()·")
_LONGEST = 14
_JOINING = re.compile("[和与及、]")
_PLACE = re.compile(
    r"(?:(?![局厅委院队所处])[\u4e00-\u9fff]){1,11}?"
    r"(?:自治州|自治县|自治旗|地区|新区|(?<!城)市|(?<!社)区|[州盟县旗])(?!场|政|域|委|办|直|级)"
)
_SUFFIXES = ("局", "委员会", "厅", "办公室")
_TAILS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"^$|^(?:人民)?政府$", "人民政府"),
        (r"^(?:人民)?(?:政府|政|府)?办(?:公室)?$", "人民政府办公室"),
        (r"^(?:人民)?政府办公厅$", "人民政府办公厅"),
        (r"街道(?:办|办事处)?$", "街道办事处"),
        (r"([镇乡]|苏木)(?:人民)?政府$|([镇乡]|苏木)$", r"\1\2人民政府"),
        (r"管委会$", "管理委员会"),
        (r"(?<!管)委$", "委员会"),
        (r"(?<=[^公])办$", "办公室"),
    )
)
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"^{short}(?=局|委|厅|办)"), full)
    for short, full in (
        ("发改", "发展改革"),
        ("卫健", "卫生健康"),
        ("卫计", "卫生计划生育"),
        ("人社", "人力资源社会保障"),
        ("住建", "住房城乡建设"),
        ("市监|市场监管", "市场监督管理"),
        ("应急", "应急管理"),
        ("文旅", "文化旅游"),
        ("文广旅", "文化广电旅游"),
        ("文广旅体", "文化广电旅游体育"),
        ("交通", "交通运输"),
        ("医保", "医疗保障"),
        ("退役军人", "退役军人事务"),
        ("经信", "经济信息化"),
        ("工信", "工业信息化"),
        ("教体", "教育体育"),
        ("安监", "安全生产监督管理"),
        ("环保", "环境保护"),
        ("国土", "国土资源"),
    )
)
_PART = re.compile(r"^[^局厅]{1,16}?(?:局|委员会|厅|办公室|办公厅|街道办事处|[镇乡]人民政府|苏木人民政府)$")
_BRANCH = re.compile(r"^([^局厅]{2,14}?(?:局|委员会|厅))(?!$).+$")
_RANK = re.compile("(?:街道办事处|镇人民政府|乡人民政府|苏木人民政府)$")
_TOWN = ("街道办事处", "镇人民政府", "乡人民政府", "苏木人民政府")
_GOVERNMENT = "人民政府"
_UPGRADES = {"区": ("县", "市"), "市": ("县", "地区")}

_LIKELY = Text("该机关可能就是上一年度的“{old}”", "this body may be “{old}” of the year before")
_RENAMED = Text("该机关上一年度名为“{old}”", "this body was called “{old}” the year before")
_MERGED = Text(
    "该机关（或其辖区）由“{old}”等合并而成，上一年度的数字不是同一范围",
    "this body or its area was merged from “{old}” and others; last year's figures are of another scope",
)
_SPLIT = Text(
    "该机关（或其辖区）是从“{old}”划出或重新划定的，上一年度的数字不是同一范围",
    "this body or its area was split from “{old}” or drawn anew; last year's figures are of another scope",
)
_WHY: Mapping[How, Text] = {"renamed": _RENAMED, "merged": _MERGED, "split": _SPLIT}


class Predecessor(NamedTuple):
    """A body of the year before: its key, what became of it, and that in words.

    Only a ``renamed`` body is the same one; figures of others are not to be compared.
    """

    key: str
    how: How
    why: Text


class _Name(NamedTuple):
    """A name taken apart: city and county ("" where it has none), and the body that is left, in its full form."""

    city: str
    county: str
    body: str

    @property
    def place(self) -> str:
        """The county where it has one, with its city only where the county's name is not its own; else the city."""
        if not self.county:
            return self.city
        return self.county if _own_name(self.county, self.city) else self.city + self.county


def issuer_key(issuer: Issuer) -> str:
    """The same for all ways of writing one body: with its province and city or without, short or in full.

    Two bodies may still share a key where their names tell too little (城关镇人民政府).
    """
    name = _parsed(issuer.name)
    return name.place + _JOINING.sub("", name.body)


def predecessors(key: str, year: int, *, guessed: bool = True) -> list[Predecessor]:
    """What the body of ``key`` in the report year ``year`` may have been the year before, under another name or not.

    An entry with the key itself says that the body of that name was another one then (余杭区 before 2021). Unless
    ``guessed``, a bureau of the same name but of another rank (局 for 委员会) is none of them.
    """
    name = _parsed(key)
    found: dict[str, Predecessor] = {}
    for place, how in _places_before(name, year):
        _add(found, place + name.body, how)
    for body, how in _bodies_before(name.body, year, guessed=guessed):
        _add(found, name.place + body, how)
    return list(found.values())


def resembling(key: str, names: Iterable[str]) -> list[Predecessor]:
    """Which of the bodies, by their keys, this one may have been: of its place, and named much like it.

    Bureaus are renamed and merged in ways that no list holds: 商务局 becomes 商务和投资促进局, a 乡 a 镇. More than one
    that fits was merged. Ask it only of bodies that have no report under their own name.
    """
    own = _parsed(key)
    alike = [name for name in names if name != key and _alike(own, _parsed(name))]
    how: How = "renamed" if len(alike) == 1 else "merged"
    why = _LIKELY if how == "renamed" else _MERGED
    return [Predecessor(name, how, why.fill({"old": name})) for name in alike]


def _alike(one: _Name, other: _Name) -> bool:
    if one.place != other.place:
        return False
    towns = [_RANK.sub("", name.body) for name in (one, other) if name.body.endswith(_TOWN)]
    if towns:
        return len(towns) == 2 and towns[0] == towns[1]
    short, long = sorted((_stem(one.body), _stem(other.body)), key=len)
    rest = iter(long)
    return bool(short) and all(sign in rest for sign in short)


class Change(NamedTuple):
    """What a body may have become: that in words, the names it may report under now, and their keys.

    No names where it went into another one: that may be called as no list tells.
    """

    why: Text
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


def became(key: str, year: int) -> Change | None:
    """Why a body of the report year ``year - 1`` may have no report under its name in ``year``; None if unknown."""
    name = _parsed(key)
    for change in _data().places:
        gone = name.place in change.old and name.place != change.new and change.how != "split"
        if gone and abs(change.year - year) <= 1:
            return Change(_BECAME.fill({"new": change.new}))
    stem = _stem(name.body)
    reforms = [each for each in _data().departments if stem in each.old and each.first <= year <= each.last]
    if not reforms:
        return None
    why = _BECAME.fill({"new": "、".join(new for reform in reforms for new in reform.names)})
    if any(reform.how != "renamed" for reform in reforms):
        return Change(why)
    own = _JOINING.sub("", name.body).removeprefix(stem)
    names = tuple(new + own for reform in reforms for new in reform.names)
    keys = tuple(name.place + new + suffix for reform in reforms for new in reform.new for suffix in _SUFFIXES)
    return Change(why, names, keys)


_BECAME = Text("该机关可能已改名或并入“{new}”", "the body may have been renamed or merged into “{new}”")


def parent(issuer: Issuer) -> str | None:
    """The key of the body whose report sums up this one's; None where the name does not tell.

    A bureau's or a town's is that of the government of its place, a branch's its bureau; a county government's that
    of its city, a city's that of its province.
    """
    name = _parsed(issuer.name)
    body = _JOINING.sub("", name.body)
    if body == _GOVERNMENT:
        if name.county:
            return _city_of(name)
        province = _places().home.get(name.city, "")
        return province + _GOVERNMENT if province not in ("", name.city) else None
    if not name.place:
        return None
    if (branch := _BRANCH.match(body)) is not None and not body.endswith(_TOWN):
        return name.place + branch[1]
    return name.place + _GOVERNMENT if _PART.match(body) else None


def _city_of(name: _Name) -> str | None:
    """The government above a county's: its city's where the name tells it, a municipality's own."""
    if name.city:
        return name.city + _GOVERNMENT
    province = _places().home.get(name.county, "")
    return province + _GOVERNMENT if province.endswith("市") else None


@lru_cache(maxsize=4096)
def _parsed(name: str) -> _Name:
    words = name.translate(_MARKS)
    places = _places()
    province = next((p for p in places.provinces if words.startswith(p)), "")
    words = words.removeprefix(province)
    city = _known(words, places.cities)
    rest = words.removeprefix(city)
    county = _known(rest, places.home) or _placed(rest)
    rest = rest.removeprefix(county)
    if county and not city and county not in places.home and (below := _known(rest, places.home) or _placed(rest)):
        city, county, rest = county, below, rest.removeprefix(below)
    above = province if not county or province.endswith("市") else ""
    return _Name(city or above, county, _body(rest))


def _known(words: str, names: Container[str]) -> str:
    """The longest of the names that the words begin with, "" if none."""
    return next((words[:end] for end in range(_LONGEST, 1, -1) if words[:end] in names), "")


def _placed(words: str) -> str:
    """What looks like the name of a place at the head of the words."""
    head = _PLACE.match(words)
    return head[0] if head is not None else ""


def _body(rest: str) -> str:
    """What is left of a name after its place, as the body is called in full."""
    words = rest
    for pattern, full in _SHORT:
        words = pattern.sub(full, words, count=1)
    for pattern, full in _TAILS:
        if pattern.search(words):
            return pattern.sub(full, words, count=1)
    return words


def _own_name(county: str, city: str) -> bool:
    """Whether the county's name is told from all others without its city."""
    home = _places().home
    return county in home and (not city or home.get(city, city) == home[county])


def _add(found: dict[str, Predecessor], name: str, how: How) -> None:
    old = _parsed(name)
    key = old.place + _JOINING.sub("", old.body)
    found.setdefault(key, Predecessor(key, how, _WHY[how].fill({"old": old.place + old.body})))


def _places_before(name: _Name, year: int) -> Iterator[tuple[str, How]]:
    town = name.body.endswith(_TOWN)
    for change in _data().by_place.get(name.place, ()):
        for old in change.old:
            same = old == name.place
            if change.year == year if same else abs(change.year - year) <= 1:
                # a town that changed hands is the same town
                if town and same:
                    continue
                yield old, "renamed" if town else change.how
    places = _places()
    for now, befores in _UPGRADES.items():
        if name.place.endswith(now) and len(name.place) > len(now):
            for before in befores:
                old = name.place.removesuffix(now) + before
                city = name.place in places.cities
                if old not in places.present and (before == "地区") == city:
                    yield old, "renamed"


def _bodies_before(body: str, year: int, *, guessed: bool) -> Iterator[tuple[str, How]]:
    stem = _stem(body)
    if not stem:
        return
    for change in _data().by_stem.get(stem, ()):
        if not change.first <= year <= change.last:
            continue
        yield from ((old + suffix, change.how) for old in change.old for suffix in _SUFFIXES)
    if guessed:
        yield from ((stem + suffix, "renamed") for suffix in _SUFFIXES if stem + suffix != _JOINING.sub("", body))


def _stem(body: str) -> str:
    """What a bureau is for: its name without its rank; "" for bodies that are no bureaus."""
    words = _JOINING.sub("", body)
    suffix = next((suffix for suffix in _SUFFIXES if words.endswith(suffix)), "")
    stem = words.removesuffix(suffix)
    return stem if suffix and len(stem) >= 2 and not stem.endswith("政府") else ""


class _PlaceChange(NamedTuple):
    new: str
    old: tuple[str, ...]
    how: How
    year: int


class _BodyChange(NamedTuple):
    names: tuple[str, ...]
    new: frozenset[str]
    old: tuple[str, ...]
    how: How
    first: int
    last: int


class _Data(NamedTuple):
    places: tuple[_PlaceChange, ...]
    departments: tuple[_BodyChange, ...]
    by_place: Mapping[str, Sequence[_PlaceChange]]
    by_stem: Mapping[str, Sequence[_BodyChange]]


@lru_cache(maxsize=1)
def _data() -> _Data:
    """What ``rules/successors.yaml`` says."""
    data: Any = read_yaml(rules_folder() / "successors.yaml")
    bare = [
        _BodyChange(
            tuple(entry["new"]),
            frozenset(_JOINING.sub("", stem) for stem in entry["new"]),
            tuple(_JOINING.sub("", stem) for stem in entry["old"]),
            entry["how"],
            entry["from"],
            entry["to"],
        )
        for entry in data["departments"]
    ]
    places = [_PlaceChange(entry["new"], tuple(entry["old"]), entry["how"], entry["year"]) for entry in data["places"]]
    by_place, by_stem = defaultdict(list), defaultdict(list)
    for place in places:
        by_place[place.new].append(place)
    for body in bare:
        for stem in body.new:
            by_stem[stem].append(body)
    return _Data(tuple(places), tuple(bare), by_place, by_stem)


class _Gazetteer(NamedTuple):
    """Names of places: those of prefectures, the province of each, those there are now."""

    provinces: tuple[str, ...]
    cities: frozenset[str]
    home: Mapping[str, str]
    present: frozenset[str]


@lru_cache(maxsize=1)
def _places() -> _Gazetteer:
    names = load_names()
    cities, home, present = set[str](), dict[str, str](), set[str]()
    for province, kinds in names.items():
        cities |= set(kinds["cities"])
        present |= {*kinds["cities"], *kinds["counties"]}
        for kind in ("former", "counties", "cities"):
            home |= dict.fromkeys(kinds[kind], province)
    return _Gazetteer(tuple(names), frozenset(cities), home, frozenset(present))
