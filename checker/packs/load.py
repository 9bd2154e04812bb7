"""Packs by name or path → one flat :class:`~checker.model.rule.RulePack`.

``extends`` is flattened first, then overrides are applied, the last one winning. A rule that is switched off stays
in the pack, so that it can be shown who switched it off.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.model.errors import PackError
from checker.model.form import Form
from checker.model.rule import RulePack
from checker.packs.blanks import Blanks
from checker.packs.declare import Declarations, declare, nearest
from checker.packs.files import rules_folder
from checker.packs.flatten import Flat
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_provinces
from checker.packs.marks import Marked, Mistakes, load_marked, name_of
from checker.packs.parse import build
from checker.packs.patterns import with_patterns
from checker.packs.phrases import load_catalogue


@dataclass
class _Loading:
    blanks: Blanks
    mistakes: Mistakes
    flat: Flat
    digest: Any = field(default_factory=hashlib.sha256)
    parents: list[str] = field(default_factory=list)
    done: dict[Path, str] = field(default_factory=dict)
    about: str = ""
    files: tuple[str, ...] = ()
    patterns: list[Marked] = field(default_factory=list)


def load_rules(name: str, forms: Mapping[str, Form]) -> RulePack:
    """The pack called ``name`` (built in), or the one in the file or folder at that path.

    Raises:
        PackError: there is no such pack, or it is broken; every mistake is listed.
    """
    mistakes = Mistakes()
    loading = _Loading(_blanks(forms), mistakes, Flat(mistakes))
    folder = _find(name)
    if folder is None:
        raise PackError((_no_pack(name),))
    pack_name = _load(folder, loading, ())
    flat, blanks = loading.flat, loading.blanks
    phrases = None
    if loading.patterns:
        phrases = with_patterns(load_catalogue(), loading.patterns, blanks.forms, mistakes)
    built = [build(draft, blanks, flat.parameters, mistakes) for draft in flat.rules.values()]
    if mistakes.found:
        raise PackError(tuple(mistakes.found))
    return RulePack(
        name=pack_name,
        extends=tuple(loading.parents),
        rules=tuple(rule for rule in built if rule is not None),
        digest="sha256:" + loading.digest.hexdigest(),
        about=loading.about,
        files=loading.files,
        parameters=tuple(flat.parameters.values()),
        forms=blanks.forms,
        phrases=phrases,
    )


@lru_cache(maxsize=1)
def _official() -> Blanks:
    return Blanks(load_forms())


def _blanks(forms: Mapping[str, Form]) -> Blanks:
    official = _official()
    return official if forms is official.forms else Blanks(forms)


def _load(path: Path, loading: _Loading, above: tuple[Path, ...]) -> str:
    packs = _declarations(path, loading)
    own = packs[0].name if path.is_file() and packs else path.stem
    for pack in packs:
        for parent in pack.extends:
            if (found := _parent(parent, path, loading, above)) is None:
                continue
            parent_name = loading.done.get(found) or _load(found, loading, (*above, path))
            if parent_name not in loading.parents:
                loading.parents.append(parent_name)
    for pack in packs:
        loading.blanks = loading.blanks.with_additions(pack, loading.mistakes)
        loading.flat.merge(pack)
        loading.patterns += pack.patterns
    loading.done[path] = own
    # the pack asked for is the last one to be done
    loading.about = " ".join(pack.about for pack in packs if pack.about)
    loading.files = tuple(name_of(file) for file in _files(path))
    return own


def _parent(parent: Marked, path: Path, loading: _Loading, above: tuple[Path, ...]) -> Path | None:
    """The pack that an ``extends`` names; None after noting why it cannot be used."""
    name = str(parent.value)
    folder = path.parent if path.is_file() else path
    found = built_in_packs().get(name)
    if found is None:
        if name.startswith("~"):
            told = f"extends 不能写 ~ 开头的路径，只能写内置规则包的名字，或本文件夹内的文件，写的是“{name}”"
            loading.mistakes.add(parent.place, told)
            return None
        found = (folder / name).resolve()
        if not found.is_relative_to(folder.resolve()):
            loading.mistakes.add(parent.place, f"extends 只能写内置规则包的名字，或本文件夹内的文件，写的是“{name}”")
            return None
        if not os.path.exists(found):
            loading.mistakes.add(parent.place, _no_pack(name))
            return None
        if found.is_dir() and not _files(found):
            loading.mistakes.add(parent.place, f"文件夹“{name}”里没有规则包（*.yaml）")
            return None
    if found in (*above, path):
        loading.mistakes.add(parent.place, f"规则包“{name}”直接或间接地扩展了自己")
        return None
    return found


def _no_pack(name: str) -> str:
    """That there is no pack of this name, with the nearest; provinces are known by their Chinese names too."""
    chinese = {province: entry.pack for province, entry in load_provinces().items()} | {"全国": "national"}
    called = next((pack for province, pack in chinese.items() if len(name) > 1 and province.startswith(name)), "")
    near = f"，是否指“{called}”？" if called else nearest(name, built_in_packs())
    return f"没有规则包“{name}”：既不是内置规则包，也没有这个文件{near}"


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.glob("*.yaml"))


def _declarations(path: Path, loading: _Loading) -> list[Declarations]:
    packs = []
    for file in _files(path):
        stat = file.stat()
        declarations, mistakes, digest = _declared(file, stat.st_mtime_ns, stat.st_size, os.getcwd())
        loading.mistakes.found += [told for told in mistakes if told not in loading.mistakes.found]
        loading.digest.update(digest)
        if declarations is not None:
            packs.append(declarations)
    if not packs and not loading.mistakes.found:
        loading.mistakes.add(None, f"{name_of(path)}：文件夹里没有规则包（*.yaml）")
    return packs


@lru_cache(maxsize=256)
def _declared(path: Path, _time: int, _size: int, _cwd: str) -> tuple[Declarations | None, tuple[str, ...], bytes]:
    """What a file declares, read once however many packs extend it, as long as the file is the same."""
    mistakes = Mistakes()
    document = load_marked(path, mistakes)
    if document is None:
        return None, tuple(mistakes.found), b""
    declarations = declare(document, path.stem, mistakes)
    return declarations, tuple(mistakes.found), path.name.encode() + b"\0" + path.read_bytes()


def _find(name: str) -> Path | None:
    """The file or folder of a pack asked for by name or path."""
    if (built_in := built_in_packs().get(name)) is not None:
        return built_in
    # os.path, because a name too long for a path is no path, and no error
    return Path(name).resolve() if os.path.exists(name) else None


@lru_cache(maxsize=1)
def built_in_packs() -> dict[str, Path]:
    """The packs that come with the program, by name."""
    folder = rules_folder()
    return {"national": folder / "national"} | {path.stem: path for path in sorted(folder.glob("provinces/*.yaml"))}
