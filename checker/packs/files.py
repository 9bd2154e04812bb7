"""Where the rules lie, and how their YAML is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C where PyYAML was built with libyaml: ten times as fast, and as safe."""


@cache
def rules_folder() -> Path:
    """The folder of built-in rules: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def read_yaml(path: Path) -> object:
    """The plain data of one of the project's own YAML files."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)
