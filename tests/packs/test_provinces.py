"""The provinces' packs: their rules hold and break as their examples say, rest on something, and load fast."""

import json
from functools import cache
from typing import Any

import pytest
import yaml

from checker.examples import try_rule
from checker.model.rule import RulePack
from checker.packs.files import rules_folder
from checker.packs.forms import load_forms
from checker.packs.lint import lint
from checker.packs.load import built_in_packs, load_rules
from checker.packs.schema import pack_schema

PROVINCES = [name for name in built_in_packs() if name != "national"]
SAID = {
    "shandong": {"shandong-section-six": "warning", "shandong-proposals": "info", "preface-period": "warning"},
    "zhejiang": {"zhejiang-fee-statement": "warning", "zhejiang-subheads": "info"},
    "shanghai": {"shanghai-regulation": "info"},
    "beijing": {"preface-period": "off", "preface-contact": "off", "preface-eversion": "off"},
    "tianjin": {"office-decisions": "off"},
    "jiangsu": {"jiangsu-six-parts": "warning"},
    "anhui": {"anhui-notice-2023": "info", "preface-contact": "warning"},
    "fujian": {"fujian-keypoints": "warning"},
    "guangdong": {"preface-period": "info"},
    "sichuan": {"sichuan-2017-items": "warning", "preface-period": "warning", "preface-contact": "warning"},
    "hubei": {"hubei-other-docs": "warning"},
    "hunan": {"published-department": "warning"},
    "chongqing": {"chongqing-notice-2022": "info"},
    "yunnan": {"yunnan-scope": "info", "office-decisions": "off"},
    "guizhou": {"guizhou-scope": "info", "office-decisions": "off"},
}


@cache
def loaded(name: str) -> RulePack:
    """A built-in pack, loaded once for all that is tried of it."""
    return load_rules(name, load_forms())


@cache
def validator() -> Any:
    """What tells whether a file is a pack by the schema."""
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft202012Validator(pack_schema(load_forms()))


@pytest.mark.parametrize("name", PROVINCES)
def test_own_rules(name: str):
    """Every rule that a pack adds or changes has a basis and examples of both kinds, which hold and break as said."""
    pack = loaded(name)
    own = [rule for rule in pack.rules if any(place.path in pack.files for place in rule.origins.values())]
    tried = [try_rule(rule, pack.forms) for rule in own if not rule.off]
    assert [(trial.name, trial.failures, trial.missing) for trial in tried if trial.failures or trial.missing] == []
    assert [rule.id for rule in own if not rule.basis] == []


@pytest.mark.parametrize("name", SAID)
def test_what_is_known(name: str):
    """What is known of a province is in its pack, with the severity that it has there."""
    found = {rule.id: "off" if rule.off else rule.severity for rule in loaded(name).rules}
    assert {rule: found[rule] for rule in SAID[name]} == SAID[name]


@pytest.mark.parametrize("name", ["national", "hubei", "yunnan"])
def test_no_remarks(name: str):
    """No rule of a built-in pack contradicts another or follows from others."""
    pack = loaded(name)
    assert lint(pack, pack.forms, loaded("national") if name != "national" else None) == []


def test_schema_is_not_stale():
    """``rules/schema.json`` is what ``qc rules schema`` prints."""
    written = (rules_folder() / "schema.json").read_text("utf-8")
    assert json.loads(written) == pack_schema(load_forms())


@pytest.mark.parametrize("path", sorted(rules_folder().glob("*/*.yaml")), ids=lambda path: path.stem)
def test_packs_fit_the_schema(path):
    """Every built-in pack is valid by the schema, so an editor marks nothing in it."""
    if path.parent.name in ("national", "provinces"):
        validator().validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
