"""What the parser of the command line says, in the language of the other messages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from checker.cli.guard import INTERRUPTED, WRONG, say

_QUOTED = re.compile(r"'([^']*)'")
_NOT_ONE_OF = re.compile(r"'(.*)' is not one of (.*)\.", re.DOTALL)
_OUT_OF = re.compile(r"(\S+) is not in the range (.*)\.")
_NOT_OF_TYPE = re.compile(r"'(.*)' is not a valid (?:int|float)", re.DOTALL)


class ChineseGroup(TyperGroup):
    """The program, with the mistakes of a command line told in a sentence of Chinese."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and leave with the status that was earned; 2 for wrong use."""
        told = standalone_mode and os.environ.get("QC_LANG") != "en"
        try:
            status = super().main(
                args, prog_name, complete_var, standalone_mode and not told, windows_expand_args, **extra
            )
        except typer.Abort:
            sys.exit(INTERRUPTED)
        except Exception as error:
            if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
                raise
            if type(error).__name__ == "NoArgsIsHelpError":
                error.show()  # type: ignore[attr-defined]
            else:
                say(_told(error))
                _hint(error)
            sys.exit(WRONG)
        if told:
            sys.exit(status if isinstance(status, int) else 0)
        return status


def _hint(error: Any) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        say(f"用法见 {context.command_path} --help")


def _told(error: Any) -> str:
    said = str(error.format_message())
    match type(error).__name__:
        case "NoSuchOption":
            return f"没有选项 {error.option_name}{_near(error.possibilities or ())}"
        case "MissingParameter":
            return f"缺少参数 {_name(error)}"
        case "BadParameter":
            return f"{_name(error)} {_why(str(error.message))}"
        case "BadOptionUsage":
            return f"选项 {error.option_name} 后面应有值" if "requires" in said else said
    if said.startswith("No such command"):
        name, *near = _QUOTED.findall(said)
        return f"没有命令 {name}{_near(near)}"
    if said.startswith("Got unexpected extra argument"):
        return f"多出参数 {said.rpartition('(')[2].rstrip(')')}"
    return said


def _near(names: Any) -> str:
    return f"，是否指 {'、'.join(names)}？" if names else ""


def _name(error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar or param.name)


def _why(said: str) -> str:
    """Why a value is not taken."""
    if found := _NOT_ONE_OF.search(said):
        return f"应为 {'、'.join(_QUOTED.findall(found[2]))} 之一，写的是“{found[1]}”"
    if found := _OUT_OF.search(said):
        return f"应在 {found[2]} 之内，写的是 {found[1]}"
    if found := _NOT_OF_TYPE.search(said):
        return f"应为数字，写的是“{found[1]}”"
    return f"的值不对：{said}"
