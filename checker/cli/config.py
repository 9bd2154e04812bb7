"""``qc.toml``, or ``[tool.qc]`` of ``pyproject.toml``: what a folder of reports is checked by, found upward."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.cli.choices import FailOn
from checker.cli.guard import WrongUseError
from checker.cli.toml_places import nearest, places
from checker.model.errors import PackError
from checker.model.finding import Audit
from checker.model.rule import Place
from checker.model.text import Text
from checker.waivers import Waiver

NAME, PROJECT, BASELINE = "qc.toml", "pyproject.toml", "qc-baseline.json"
_TOOL = ("tool", "qc")
_KEYS = ("pack", "select", "ignore", "fail-on", "waivers")
_WAIVER = ("id", "reason", "who", "until", "file")
_NEEDED = ("id", "reason", "who", "until")
_BAD_BASELINE = Text(
    "{path} 不是基线文件，请用 --write-baseline 重新写。", "{path} is no baseline; write it anew with --write-baseline."
)


@dataclass(frozen=True)
class Settings:
    """What a configuration file says; every field is None or empty where it says nothing."""

    pack: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    waivers: tuple[Waiver, ...] = ()


def settings_for(path: str) -> Settings:
    """The settings of the nearest configuration file above a report.

    Raises:
        PackError: the file is broken; every mistake is listed.
    """
    found = _upward(path, (NAME, PROJECT))
    return _settings(found) if found else Settings()


def _upward(path: str, names: Sequence[str]) -> Path | None:
    # paths as text: a batch asks this of thousands of folders
    folder = os.getcwd() if path == "-" else os.path.dirname(os.path.realpath(path))
    while True:
        for name in names:
            found = os.path.join(folder, name)
            if os.path.isfile(found) and (name != PROJECT or _table(Path(found))):
                return Path(found)
        if (above := os.path.dirname(folder)) == folder:
            return None
        folder = above


def _table(path: Path) -> Mapping[str, Any]:
    """The table of the file that is meant for this program."""
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, _time: int, _size: int) -> Mapping[str, Any]:
    """Read once however many reports stand below it, as long as it is the same file."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        if path.name == PROJECT:
            return {}
        raise PackError((_no_toml(path, error),)) from None
    tool: Mapping[str, Any] = data.get("tool", {}).get("qc", {}) if path.name == PROJECT else data
    return tool


def _no_toml(path: Path, error: Exception) -> str:
    told = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
    if told is None:
        return f"{path}: 不是合法的 TOML：{error}"
    lines = path.read_text("utf-8").splitlines()
    line, column = (int(told[2]), int(told[3])) if told[2] else (len(lines), len(lines[-1]) + 1)
    return f"{Place(str(path), line, column)}: 不是合法的 TOML：{told[1]}"


def _settings(path: Path) -> Settings:
    table = _table(path)
    mistakes: list[str] = []
    for key in table:
        _known(key, _KEYS, mistakes, _place(path, key))
    pack = table.get("pack")
    if pack is not None and not isinstance(pack, str):
        mistakes.append(f"{_place(path, 'pack')}: pack 应为规则包的名字或路径")
    elif pack and (path.parent / pack).exists():
        pack = str(path.parent / pack)
    fail_on = table.get("fail-on")
    if fail_on is not None and fail_on not in [each.value for each in FailOn]:
        words = "、".join(each.value for each in FailOn)
        mistakes.append(f"{_place(path, 'fail-on')}: fail-on 应为 {words} 之一，写的是“{fail_on}”")
        fail_on = None
    prefixes = [_prefixes(path, key, table.get(key, []), mistakes) for key in ("select", "ignore")]
    entries = table.get("waivers", [])
    waivers = [_waiver(path, n, entry, mistakes) for n, entry in enumerate(entries)] if _listed(entries) else []
    if not _listed(entries):
        mistakes.append(f"{_place(path, 'waivers')}: 豁免应逐条写作 [[waivers]]")
    if mistakes:
        raise PackError(tuple(mistakes))
    kept = tuple(waiver for waiver in waivers if waiver)
    return Settings(pack, prefixes[0], prefixes[1], FailOn(fail_on) if fail_on else None, kept)


def _listed(entries: object) -> bool:
    return isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)


def _prefixes(path: Path, key: str, value: object, mistakes: list[str]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    mistakes.append(f'{_place(path, key)}: {key} 应为规则名开头的列表，如 ["text-"]')
    return ()


def _waiver(path: Path, number: int, entry: Mapping[str, Any], mistakes: list[str]) -> Waiver | None:
    place = _place(path, "waivers", number)
    before = len(mistakes)
    for key in entry:
        _known(key, _WAIVER, mistakes, _place(path, "waivers", number, key))
    for key in _NEEDED:
        if not entry.get(key):
            mistakes.append(f"{place}: 豁免缺少“{key}”；应写明 id、reason（理由）、who（谁定的）、until（到哪天）")
    until = entry.get("until")
    if isinstance(until, str):
        try:
            until = date.fromisoformat(until)
        except ValueError:
            mistakes.append(
                f"{_place(path, 'waivers', number, 'until')}: until 应为日期，如 2025-03-31，写的是“{until}”"
            )
    if len(mistakes) > before or not isinstance(until, date):
        return None
    words = [str(entry[key]) for key in ("id", "reason", "who")]
    return Waiver(words[0], words[1], words[2], until, place, str(entry.get("file", "")))


def _known(key: str, known: Sequence[str], mistakes: list[str], place: Place) -> None:
    if key not in known:
        close = get_close_matches(key, known, n=1, cutoff=0.5)
        near = f"，是否指“{close[0]}”？" if close else f"，可用的有 {'、'.join(known)}"
        mistakes.append(f"{place}: 不认识的设置“{key}”{near}")


def _place(path: Path, *keys: str | int) -> Place:
    """Where a setting stands, or what it stands in."""
    stat = path.stat()
    found = _places(path, stat.st_mtime_ns, stat.st_size)
    return Place(str(path), *nearest(found, (*_TOOL, *keys) if path.name == PROJECT else keys))


@lru_cache(maxsize=8)
def _places(path: Path, _time: int, _size: int) -> Mapping[tuple[str | int, ...], tuple[int, int]]:
    return places(path.read_text("utf-8").replace("\r\n", "\n"))


def has_baseline(path: str) -> bool:
    """Whether a baseline stands above the report."""
    return _upward(path, (BASELINE,)) is not None


def read_baseline(path: str) -> dict[str, tuple[str, ...]]:
    """The ids of the findings known of the report, by its path as given; from the nearest baseline above it.

    Raises:
        WrongUseError: the file is no baseline.
    """
    found = _upward(path, (BASELINE,)) if path != "-" else None
    if found is None:
        return {}
    try:
        stat = found.stat()
        reports = _known_reports(found, stat.st_mtime_ns, stat.st_size)
        ids = reports.get(_below(path, found.parent), [])
        return {path: tuple(str(name) for name in ids)}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise WrongUseError(_BAD_BASELINE.fill({"path": found})) from None


@lru_cache(maxsize=8)
def _known_reports(baseline: Path, _time: int, _size: int) -> Any:
    """What a baseline holds, read once however many reports stand below it."""
    return json.loads(baseline.read_text("utf-8"))["reports"]


def baseline_of(audits: Sequence[Audit]) -> tuple[str, Path]:
    """The text of a baseline that holds what was found, and the file it belongs in."""
    folder = _above_all([audit.path for audit in audits if audit.path != "-"])
    reports = {
        _below(audit.path, folder): sorted(found.id for found in (*audit.findings, *audit.waived))
        for audit in audits
        if audit.report is not None
    }
    text = json.dumps({"schema": "qc-baseline/1", "reports": reports}, ensure_ascii=False, indent=2) + "\n"
    return text, folder / BASELINE


def _above_all(paths: Sequence[str]) -> Path:
    """A folder whose baseline is found from every report: where one or the settings are, this one, or the nearest."""
    here = Path.cwd()
    if not paths:
        return here
    nearest = Path(os.path.commonpath([os.path.dirname(os.path.realpath(path)) for path in paths]))
    above = _upward(paths[0], (BASELINE, NAME))
    chosen = above.parent if above else here
    return chosen if nearest.is_relative_to(chosen) else nearest


def _below(path: str, folder: Path) -> str:
    """The path as seen from the folder of the baseline, so that it holds wherever the folder is put."""
    resolved = Path(os.path.realpath(path))
    return resolved.relative_to(folder).as_posix() if resolved.is_relative_to(folder) else resolved.as_posix()
