"""The report of a whole county beside those of its bodies: the sums, or what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.batch_corpus.draft import Draft
from benchmarks.batch_corpus.faults import Planted
from benchmarks.batch_corpus.figures import Cells, added
from benchmarks.batch_corpus.places import Body
from benchmarks.batch_corpus.plan import Task

GOVERNMENT = Body(
    "人民政府", ("政府常务会议", "重大项目建设", "优化营商环境", "民生实事", "政府工作报告"), 0, level="government"
)
_LEAST = 5  # requests of a body that is worth forgetting
_MAY = ["carry-over", "in-force-continuity", "prev-items", "jump"]


def rolled_up(rng: Random, draft: Draft, parts: Sequence[Cells], task: Task) -> Planted:
    """A whole that is not the sum of its parts; as a decoy one that tells what else it holds, or lacks a part."""
    if lacks_part(task):
        return Planted("a part not given")
    if task.decoy:
        extra = max(1, draft.cells["requests.new_received.natural_person"] // 50)
        _more(draft.cells, extra)
        draft.added.append(f"数据中含未单独编制年度报告的单位收到的申请{extra}件。")
        return Planted("those who do not report", ["requests.new_received.total"])
    large = [cells for cells in parts if cells["requests.new_received.total"] >= _LEAST]
    if large and rng.random() < 0.7:
        gone = rng.choice(large)
        rest = added((cells for cells in parts if cells is not gone), draft.form.id)
        draft.cells.clear()
        draft.cells.update(rest)
        return Planted("one forgotten", ["requests.new_received.total"], _MAY)
    _more(draft.cells, max(5, round(draft.cells["requests.new_received.total"] * rng.uniform(0.3, 0.6))))
    return Planted("too many", ["requests.new_received.total"])


def lacks_part(task: Task) -> bool:
    """Whether all there is to the task is that one of the parts is not given."""
    return task.decoy and task.number % 2 == 0


def _more(cells: Cells, extra: int) -> None:
    """So many requests more, all of natural persons and granted."""
    for row in ("new_received", "granted", "total_processed"):
        for column in ("natural_person", "total"):
            cells[f"requests.{row}.{column}"] += extra
