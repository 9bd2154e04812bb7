"""Ways of being true: one file a family of rule kinds, and the table that names them."""

from checker.kinds import (
    arithmetic,
    blanks,
    cells,
    claims,
    dates,
    further,
    headings,
    limits,
    linear,
    mentions,
    rows,
    words,
)
from checker.kinds.base import WAIVER, Case, Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        linear.IDENTITY,
        linear.BOUND,
        cells.SIGN,
        cells.WHOLE,
        cells.NUMBER,
        blanks.BLANKS,
        rows.TABLES,
        rows.ROWS,
        rows.INCOMPLETE,
        rows.DOUBLED,
        rows.WORDING,
        rows.LEGACY,
        headings.MISSING,
        headings.NUMERAL,
        headings.RESTART,
        headings.ORDER,
        dates.PERIOD,
        dates.FORM_YEAR,
        dates.FREE_FORM,
        dates.STATED,
        dates.STALE,
        dates.PUBLISHED,
        further.ONE_REPORT,
        headings.TITLE,
        limits.RANGE,
        limits.SHARE,
        mentions.MENTIONS,
        mentions.STATES,
        mentions.TOLD,
        mentions.LENGTH,
        mentions.SUBHEADS,
        words.PATTERN,
        claims.COUNT,
        claims.DENIAL,
        claims.WITHDRAWAL,
        claims.FEE,
        claims.TARIFF,
        WAIVER,
        arithmetic.PARTS,
        arithmetic.BALANCE,
        arithmetic.REPEAT,
        arithmetic.PERCENT,
    )
}

__all__ = ["KINDS", "Case", "Kind"]
