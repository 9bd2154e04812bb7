"""Rules and reports for measuring the engine alone: sums over 250 cells, stacked, a few of the reports wrong."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice
from random import Random

import polars as pl

from checker.compiler import Schema
from checker.model.rule import Assertion
from checker.packs.forms import load_forms

BLOCKS = 50
PARTS = 4
"""Cells of a block that its total adds up: 50 blocks of 4 parts and a total are 250 cells."""
PAIRS = 250
"""Sums over two blocks: with those of single blocks 300 assertions."""


@dataclass(frozen=True)
class Stack:
    """A schema, a frame it runs over, and the rows in which something fails."""

    schema: Schema
    frame: pl.DataFrame
    wrong: frozenset[int]


def part(block: int, number: int) -> str:
    """A cell that a total adds up."""
    return f"b{block}.p{number}"


def total(block: int) -> str:
    """The cell that adds up a block."""
    return f"b{block}.total"


def assertions() -> list[Assertion]:
    """Every total is the sum of its parts, and pairs of totals those of theirs."""
    groups = [(block,) for block in range(BLOCKS)]
    groups += list(islice(combinations(range(BLOCKS), 2), PAIRS))  # type: ignore[arg-type]
    return [_sum(group) for group in groups]


def _sum(blocks: tuple[int, ...]) -> Assertion:
    parts = tuple(part(block, number) for block in blocks for number in range(PARTS))
    totals = tuple(total(block) for block in blocks)
    terms = (*((1, cell) for cell in parts), *((-1, cell) for cell in totals))
    return Assertion(f"sum[{'+'.join(map(str, blocks))}]", "sum", terms, "=", totals[0], parts, totals)


def stacked(rows: int, failing: float, seed: int = 1) -> Stack:
    """``rows`` reports, one cell wrong in the share ``failing``, one cell in ten blank."""
    rng = Random(seed)
    wrong = frozenset(rng.sample(range(rows), round(rows * failing)))
    series = pl.DataFrame({"n": pl.int_range(rows, eager=True)})
    columns = []
    for block in range(BLOCKS):
        for number in range(PARTS):
            # pseudo-random, 0 to 96, blank where it is below 10
            value = (pl.col("n") * (2 * (block * PARTS + number) + 3) + block) % 97
            columns.append(pl.when(value >= 10).then(value.cast(pl.Float64)).alias(part(block, number)))
    frame = series.select(columns)
    sums = [pl.sum_horizontal(part(b, n) for n in range(PARTS)).alias(total(b)) for b in range(BLOCKS)]
    frame = frame.with_columns(sums)
    slipped = pl.Series("slip", [float(row in wrong) for row in range(rows)])
    # the cell that is wrong moves from block to block
    shifts = [
        (pl.col(total(b)) + pl.col("slip") * ((pl.col("n") % BLOCKS) == b)).alias(total(b)) for b in range(BLOCKS)
    ]
    frame = frame.with_columns(slipped, series["n"]).with_columns(shifts).drop("slip", "n")
    return Stack(Schema(load_forms()["2021"], {}, tuple(assertions())), frame, wrong)


def bare(stack: Stack) -> pl.DataFrame:
    """The same sums in one polars select, and nothing else."""
    sums = [
        (
            pl.sum_horizontal(cell for sign, cell in each.terms if sign > 0)
            - pl.sum_horizontal(cell for sign, cell in each.terms if sign < 0)
        ).alias(each.id)
        for each in stack.schema.assertions
    ]
    return stack.frame.select(sums)
