"""What can be wrong with what was asked or given; the command line turns each into one sentence and exit status 2."""

from __future__ import annotations

from checker.model.text import Text


class UnreadableError(Exception):
    """A source that cannot be read as a report: what is wrong, where, and what was expected."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.zh)
        self.text = text


class OutputError(Exception):
    """Results that cannot be written where or as they were asked for: what is wrong, and what to do instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.zh)
        self.text = text


class PackError(Exception):
    """A broken rule pack: every mistake found, each as ``path:line:column: what, what was expected``."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes
