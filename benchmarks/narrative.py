"""How well and how fast the prose is read: ``python -m benchmarks.narrative``.

Precision and recall of facts on each file of the labelled corpus, where its faults lie (by kind of sentence and by
family of quantity), and precision and recall of findings by severity; then what reading costs, as a multiple of one
pass of a single regular expression that finds all numbers with their units; then how the cost grows with length. Times
are of the processor: what else the machine does is no matter of ours.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, its neighbours are no package

from benchmarks.contradictions import SEVERITIES, alarms
from benchmarks.corpus import FOLDER, Score, entries, score, sentences
from checker.extract.facts import read_facts
from checker.extract.prose.numbers import NUMBER
from checker.model.report import Issuer, Sentence
from checker.packs.phrases import load_catalogue

_DENSE = "全区共收到政府信息公开申请1137件，答复1136件，"
_SHAPES = {"密集数字": _DENSE, "无句号": "推进政务公开工作走深走实，", "否定": "未发生行政复议、", "括号": "（其中3件"}
_ROOT = Path(__file__).resolve().parent.parent
_TABLE = re.compile(r"[\t|]|^[\d\s.,]*$")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, help="reports whose lines of prose are timed")
    parser.add_argument("--scores", action="store_true", help="only the scores, no times")
    parser.add_argument("--longest", type=int, default=1_000_000, help="characters of the longest text")
    given = parser.parse_args()
    _accuracy()
    if given.scores:
        return
    _cost(given.reports)
    _growth(given.longest)


def _accuracy() -> None:
    halves = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    scores = {half: score(half) for half in halves}
    print(f"{'语料':<8}{'正确':>6}{'多读':>6}{'漏读':>6}{'准确率':>9}{'召回率':>9}")
    for half, found in scores.items():
        figures = f"{found.right:>8}{found.wrong:>8}{found.missed:>8}{found.precision:>11.4f}{found.recall:>11.4f}"
        print(f"{half:<8}{figures}")
    for half, found in scores.items():
        _families(half, found)
    for half in halves:
        _alarms(half)


def _families(half: str, found: Score) -> None:
    """Where a file's faults lie: counts only, so that the half set aside stays unread."""
    print(f"\n{half + ' 按类':<34}{'正确':>6}{'多读':>6}{'漏读':>6}")
    for name, counts in sorted(found.families.items(), key=lambda item: -item[1]["wrong"] - item[1]["missed"]):
        if counts["wrong"] or counts["missed"]:
            print(f"{name:<36}{counts['right']:>8}{counts['wrong']:>8}{counts['missed']:>8}")


def _alarms(half: str) -> None:
    found = alarms(half)
    print(f"\n{half + ' 问题':<12}{'找到':>6}{'误报':>6}{'漏报':>6}{'准确率':>9}{'召回率':>9}")
    for name, severities in {**{name: (name,) for name in SEVERITIES}, "合计": SEVERITIES}.items():
        counts = (sum(kept[level] for level in severities) for kept in (found.right, found.false, found.missed))
        shares = found.precision(*severities), found.recall(*severities)
        print(f"{name:<12}" + "".join(f"{n:>8}" for n in counts) + "".join(f"{share:>11.4f}" for share in shares))


def _cost(reports: Sequence[Path]) -> None:
    texts = {"dev": [entry["text"] for entry in entries("dev")]}
    for path in reports or sorted((_ROOT / "fixtures").glob("*/report.txt")):
        lines = path.read_text("utf-8", errors="replace").splitlines()
        texts[path.parent.name if path.stem == "report" else path.stem] = [
            line.strip() for line in lines if len(line) > 1 and not _TABLE.search(line)
        ]
    print(f"\n{'文本':<32}{'字数':>8}{'数字/毫秒':>10}{'读取/毫秒':>10}{'倍数':>8}")
    for name, lines in texts.items():
        parts = tuple(sentence for line in lines for sentence in sentences(line))
        whole = "\n".join(lines)
        single, full = _best(partial(_pass, whole)), _best(partial(_read, parts))
        print(f"{name:<32}{len(whole):>8}{single * 1000:>12.2f}{full * 1000:>12.1f}{full / single:>9.1f}")


def _growth(longest: int) -> None:
    lengths = [longest // 16, longest // 4, longest]
    print(f"\n{'一句到底':<12}" + "".join(f"{length:>12}字" for length in lengths))
    for name, unit in _SHAPES.items():
        texts = [tuple(sentences((unit * (length // len(unit) + 1))[:length])) for length in lengths]
        times = [_best(partial(_read, text), 1) for text in texts]
        print(f"{name:<12}" + "".join(f"{seconds:>11.2f}秒" for seconds in times))


def _pass(text: str) -> int:
    return sum(1 for _ in NUMBER.finditer(text))


def _read(parts: tuple[Sentence, ...]) -> None:
    read_facts(parts, year=2023, form="2021", issuer=Issuer("某区人民政府", "", "government"), phrases=load_catalogue())


def _best(work: Callable[[], object], times: int = 5) -> float:
    work()
    found = []
    for _ in range(times):
        started = process_time()
        work()
        found.append(process_time() - started)
    return min(found)


if __name__ == "__main__":
    main()
