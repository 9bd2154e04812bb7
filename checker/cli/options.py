"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.choices import Colour, Language

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="要读的报告；- 表示标准输入")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="写到文件（写成才替换）")]
PackName = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAME_OR_PATH", help="规则包的名字或路径；auto（默认）：按发布机关所在省份"),
]
FORMAT_HELP = "结果的格式（没有写的，按 --output 的后缀）"
Lang = Annotated[Language, typer.Option("--lang", envvar="QC_LANG", help="说明的语言")]
ColourChoice = Annotated[Colour, typer.Option("--color", help="屏幕上的颜色")]
NoColour = Annotated[bool, typer.Option("--no-color", help="不用颜色（NO_COLOR 也有效）")]
_PREFIXES = "（名字的开头；可重复，可用逗号）"
Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE_PREFIX", help="只用这些规则" + _PREFIXES)]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE_PREFIX", help="不用这些规则" + _PREFIXES)]
