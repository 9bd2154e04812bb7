"""Faults that only several reports show, and what looks like them and is right.

Each changes a draft so that the report agrees with itself: only beside another one can the fault be seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.batch_corpus.draft import FIVE, SOFT, Draft, told_growth
from benchmarks.batch_corpus.figures import APPLICANTS, Cells, fill_requests, rows_used

_DIGITS = re.compile(r"\d+(?=[条篇处次场种台件人])")


@dataclass
class Planted:
    """What was done: in which way, where it shows, and what else may rightly be found because of it."""

    variant: str
    addresses: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)


Change = Callable[[Random, Draft], Planted]


def _move(cells: Cells, column: str, count: int) -> None:
    """Tell ``count`` requests as carried over instead of new; sums stay."""
    for row, amount in (("carried_in", count), ("new_received", -count)):
        cells[f"requests.{row}.{column}"] += amount
        cells[f"requests.{row}.total"] += amount


def _most(cells: Cells, row: str) -> str:
    return max(APPLICANTS, key=lambda column: cells[f"requests.{row}.{column}"])


def carry_over(rng: Random, draft: Draft) -> Planted:
    """Another number carried in than was carried out: forgotten, or misremembered."""
    cells = draft.cells
    column = _most(cells, "carried_in")
    carried = cells[f"requests.carried_in.{column}"]
    if carried and rng.random() < 0.5:
        _move(cells, column, -carried)
        return Planted("forgotten", [f"requests.carried_in.{column}"])
    column = _most(cells, "new_received")
    _more_new(cells, column)
    count = rng.randint(1, max(1, min(5, cells[f"requests.new_received.{column}"] - 1)))
    _move(cells, column, count)
    return Planted("misremembered", [f"requests.carried_in.{column}"])


def _more_new(cells: Cells, column: str) -> None:
    """Two more requests, both granted, where there are too few to tell otherwise."""
    if cells[f"requests.new_received.{column}"] > 1:
        return
    for row in ("new_received", "granted", "total_processed"):
        for place in (column, "total"):
            cells[f"requests.{row}.{place}"] += 2


def carry_over_decoy(rng: Random, draft: Draft) -> Planted:
    """The number differs and the text says why, or what is 0 is left blank."""
    cells = draft.cells
    if rng.random() < 0.5:
        draft.blank = frozenset(cell for cell in cells if cell.startswith("requests.carried_in.") and not cells[cell])
        return Planted("blank for 0")
    column = _most(cells, "new_received")
    _more_new(cells, column)
    _move(cells, column, 1)
    draft.added.append("因机构改革职能划转，上年结转数量含划入的申请1件，与上年度报告的结转下年度数量不一致。")
    return Planted("explained")


def in_force(rng: Random, draft: Draft) -> Planted:
    """In force is not what was, and what came, and less what went."""
    cells = draft.cells
    address = "disclosure.normative.in_force"
    least = max(cells["disclosure.normative.issued"] - cells[address], -6)
    cells[address] += rng.choice([n for n in range(least, 9) if n])
    return Planted("", [address], ["jump"])


def in_force_decoy(rng: Random, draft: Draft) -> Planted:
    """The same after a clean-up that the text tells of."""
    planted = in_force(rng, draft)
    draft.added.append("行政规范性文件现行有效件数根据清理结果进行了调整，以本年度报告为准。")
    return Planted("clean-up", may=planted.may)


def prev_items(rng: Random, draft: Draft) -> Planted:
    """The items of the year before are not those of its report."""
    stem = _items(draft)
    draft.cells[f"{stem}.prev_items"] += rng.randint(1, 9) * 2 + 1
    return Planted("", [f"{stem}.prev_items"])


def prev_items_decoy(rng: Random, draft: Draft) -> Planted:
    """The same where the list was made anew."""
    prev_items(rng, draft)
    draft.added.append("因权责清单调整，上一年项目数量按重新梳理后的事项清单统计，统计口径有所调整。")
    return Planted("recounted")


def _items(draft: Draft) -> str:
    name = next(name for name, _ in draft.body.figures if name != "fee")
    return f"disclosure.{name}"


def growth(rng: Random, draft: Draft) -> Planted:
    """A growth that the two reports do not bear out: another share, the other way, another count."""
    now, before = _received(draft)
    variant = rng.choice(("share", "direction", "count"))
    change = now - before
    if variant == "direction" and change:
        draft.growth = told_growth(rng, draft.year, -change, before)
    elif variant == "count":
        wrong = rng.choice([n for n in range(change - 9, change + 10) if n and n != change])
        draft.growth = f"，较上年{'增加' if wrong > 0 else '减少'}{abs(wrong)}件"
    else:
        variant = "share"
        share = change * 100 / before + rng.choice((-1, 1)) * rng.uniform(4, 25)
        draft.growth = f"，同比{'增长' if share > 0 else '下降'}{max(abs(share), 0.7):.1f}%"
    return Planted(variant, ["requests.new_received.total"])


def growth_decoy(rng: Random, draft: Draft) -> Planted:
    """The true growth cut off instead of rounded, or growth of something else."""
    now, before = _received(draft)
    variant = rng.choice(("cut off", "something else"))
    if variant == "cut off" and now != before:
        share = abs(now - before) * 1000 // before
        draft.growth = f"，同比{'增长' if now > before else '下降'}{share // 10}.{share % 10}%"
    else:
        variant, draft.growth = "something else", ""
        draft.added.append(f"门户网站访问量同比增长{rng.randint(120, 900) / 10}%，主动公开信息数量较上年增加{now}条。")
    return Planted(variant)


def _received(draft: Draft) -> tuple[int, int]:
    assert draft.last is not None
    now, before = (cells["requests.new_received.total"] for cells in (draft.cells, draft.last))
    return now, max(before, 1)


def jump(rng: Random, draft: Draft) -> Planted:
    """Ten times as many as last year, or yuan where ten thousand yuan are asked for."""
    cells = draft.cells
    fee = "disclosure.admin_fee.amount"
    if cells.get(fee) and (draft.last or {}).get(fee):
        cells[fee] *= 10_000
        return Planted("yuan", [fee])
    name = max(draft.body.figures, key=lambda figure: figure[1] * (figure[0] != "fee"), default=("", 0))
    if name[1] >= 60:
        address = f"disclosure.{name[0]}.decisions"
        cells[address] *= rng.randint(9, 15)
        return Planted("decisions", [address])
    _received_anew(rng, draft, rng.randint(9, 12))
    return Planted("requests", ["requests.new_received.total"])


def _received_anew(rng: Random, draft: Draft, times: int) -> None:
    """So many times last year's requests, dealt out anew."""
    cells = draft.cells
    carried = [cells[f"requests.carried_in.{column}"] for column in APPLICANTS]
    before = draft.last or cells
    new = [before[f"requests.new_received.{column}"] * times for column in APPLICANTS]
    rows = rows_used(cells, draft.form.id)
    for row in (*rows, "new_received", "total_processed", "carried_out"):
        cells.update({f"requests.{row}.{column}": 0 for column in (*APPLICANTS, "total")})
    fill_requests(rng, cells, carried, new, rows)


def jump_decoy(rng: Random, draft: Draft) -> Planted:
    """Three times as many as last year: much, and met every year."""
    if draft.body.requests >= 20:
        _received_anew(rng, draft, 3)
        return Planted("three times")
    for name, size in draft.body.figures:
        if name != "fee" and size >= 60:
            draft.cells[f"disclosure.{name}.decisions"] *= 3
    return Planted("three times")


def identical(_rng: Random, draft: Draft) -> Planted:
    """The tables of last year."""
    assert draft.last is not None
    draft.cells.clear()
    draft.cells.update(draft.last)
    return Planted("", may=["carry-over", "in-force-continuity", "prev-items"])


def identical_decoy(rng: Random, draft: Draft) -> Planted:
    """The tables of last year but for what was carried over, a dispute and a decision."""
    assert draft.last is not None
    carried = [draft.last[f"requests.carried_out.{column}"] for column in APPLICANTS]
    new = [draft.last[f"requests.new_received.{column}"] for column in APPLICANTS]
    kept = dict(draft.cells)
    draft.cells.update({cell: number for cell, number in draft.last.items() if cell.startswith("disputes.")})
    rows = rows_used(draft.cells, draft.form.id)
    for row in (*rows, "new_received", "carried_in", "total_processed", "carried_out"):
        draft.cells.update({f"requests.{row}.{column}": 0 for column in (*APPLICANTS, "total")})
    new[0] += 1
    fill_requests(rng, draft.cells, carried, new, rows)
    assert kept.keys() == draft.cells.keys()
    return Planted("one request more")


CELLS: dict[tuple[str, bool], Change] = {
    ("carry-over", False): carry_over,
    ("carry-over", True): carry_over_decoy,
    ("in-force-continuity", False): in_force,
    ("in-force-continuity", True): in_force_decoy,
    ("prev-items", False): prev_items,
    ("prev-items", True): prev_items_decoy,
    ("jump", False): jump,
    ("jump", True): jump_decoy,
    ("identical-tables", False): identical,
    ("identical-tables", True): identical_decoy,
    ("narrative-growth", False): growth,
    ("narrative-growth", True): growth_decoy,
}
"""The faults and decoys that lie in cells or in what is told of them; made before the prose is written."""


def copied(rng: Random, draft: Draft, source: Draft, *, decoy: bool) -> Planted:
    """Parts of the prose of ``source`` word for word but for numbers and names; of a decoy less than half."""
    parts: dict[str, Sequence[str]] = {"s1": tuple(SOFT), "s5": tuple(FIVE)}
    variant = "s1 and s5" if decoy else rng.choice(("s1", "s5", "s1 and s5"))
    for part, topics in parts.items():
        if part not in variant:
            continue
        for topic in topics:
            theirs = [_retold(rng, sentence, draft, source) for sentence in source.soft[topic]]
            if decoy:
                half = len(theirs) // 2 if part == "s1" else min(1, len(theirs) // 3)
                draft.soft[topic][:half] = theirs[:half]
            else:
                draft.soft[topic] = theirs
    return Planted("two fifths of it" if decoy else variant)


def _retold(rng: Random, sentence: str, draft: Draft, source: Draft) -> str:
    text = _DIGITS.sub(lambda found: str(rng.randint(10 ** (len(found[0]) - 1), 10 ** len(found[0]) - 1)), sentence)
    shift = draft.year - source.year
    for year in sorted((source.year, source.year + 1), reverse=shift > 0):
        text = text.replace(f"{year}年", f"{year + shift}年")
    return text.replace(source.voice.we, draft.voice.we)
