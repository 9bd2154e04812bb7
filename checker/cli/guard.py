"""Exceptions → one sentence and an exit status: no user sees a traceback for what was typed or fed in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import typer

from checker.model.errors import OutputError, PackError, UnreadableError
from checker.model.text import Language, Text
from checker.reporters.columns import visible
from checker.reporters.view import printable

WRONG = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
DEBUG = "QC_DEBUG"

_INTERRUPTED = Text("已中断，没有写出任何结果。", "interrupted, nothing was written.")
_FAULT = Text(
    f"程序内部出错（{{error}}）。设置环境变量 {DEBUG}=1 再运行一次，可以看到详情。",
    f"a fault of this program ({{error}}); run it again with {DEBUG}=1 in the environment for details.",
)
_NO_MEMORY = Text("内存不够，读不了这份文件。", "not enough memory to read this file.")


class WrongUseError(Exception):
    """Something asked for that cannot be done, told in one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.zh)
        self.text = text


def say(sentence: str) -> None:
    """One sentence on the error stream."""
    # not through typer, which writes UTF-8 where a console has no Chinese
    sys.stderr.write(f"qc: {visible(printable(sentence))}\n")


@contextmanager
def guarded(language: Language) -> Iterator[None]:
    """Turn what can go wrong in a command into sentences and a status."""
    try:
        yield
    except KeyboardInterrupt:
        _leave(INTERRUPTED, _INTERRUPTED.say(language))
    except BrokenPipeError:
        # whoever reads the pipe has seen enough; Python would complain again when it flushes at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _leave(PIPE_CLOSED)
    except (WrongUseError, OutputError, UnreadableError) as error:
        _leave(WRONG, error.text.say(language))
    except PackError as error:
        _tell_mistakes(error.mistakes)
        _leave(WRONG)
    except MemoryError:
        _leave(WRONG, _NO_MEMORY.say(language))
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        _leave(WRONG, f"{named}{error.strerror or error}")
    except typer.Exit:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _leave(WRONG, _FAULT.fill({"error": f"{type(error).__name__}: {error}"}).say(language))


def _tell_mistakes(mistakes: Sequence[str]) -> None:
    """Each mistake of a pack in a sentence, with the line it stands on, marked, below."""
    for mistake in mistakes:
        told, *excerpt = mistake.split("\n")
        say(told)
        sys.stderr.writelines(f"{visible(printable(line))}\n" for line in excerpt)


def _leave(status: int, *sentences: str) -> NoReturn:
    for sentence in sentences:
        say(sentence)
    raise typer.Exit(status) from None
