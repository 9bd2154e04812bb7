"""A report before it is laid out: its cells and what its prose says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from benchmarks.batch_corpus.figures import Cells, form_of
from benchmarks.batch_corpus.places import Body, County
from benchmarks.batch_corpus.prose import Voice, sentences
from checker.model.form import Form

SOFT = {"opening": (1, 2), "publish": (7, 11), "manage": (4, 6), "platform": (4, 6), "guard": (4, 6)}
"""The topics of part one that tell no count of the tables, and how many sentences each may have."""
FIVE = {"trouble": (2, 4), "remedy": (3, 5)}
_WE = {"department": "我局", "office": "区政府办公室", "government": "县政府"}
_GROUPS = {"denied": "不予公开", "unable": "无法提供", "not_processed": "不予处理"}
_RULING = (
    "本报告依据《中华人民共和国政府信息公开条例》第五十条规定，按照《{notice}》要求编制，由总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
)
_OFFICE = "国务院办公厅政府信息与政务公开办公室关于"
_NOTICES = {
    "2021": f"{_OFFICE}印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知（国办公开办函〔2021〕30号）",
    "2019": f"{_OFFICE}政府信息公开工作年度报告有关事项的通知（国办公开办函〔2019〕60号）",
}
_LEAST_SHARE = 5  # below so many requests no office tells a share


@dataclass
class Draft:
    """One report: whose, of which year, with which cells, and its prose by topic."""

    county: County
    body: Body
    year: int
    cells: Cells
    last: Cells | None
    soft: dict[str, list[str]] = field(default_factory=dict)
    growth: str | None = None
    """How the requests grew, in words; None for the true growth."""
    added: list[str] = field(default_factory=list)
    """Sentences of explanation, told after the requests."""
    blank: frozenset[str] = frozenset()
    """Cells left blank."""

    @property
    def issuer(self) -> str:
        """The issuer as its title names it."""
        return self.county.name + self.body.called(self.year)

    @property
    def form(self) -> Form:
        """The form of its year."""
        return form_of(self.year)

    @property
    def voice(self) -> Voice:
        """Who speaks."""
        we = self.county.name if self.body.level == "government" else _WE.get(self.body.level, "")
        we = we or next(f"我{rank}" for rank in ("街道", "乡", "镇") if rank in self.issuer)
        return Voice(we, self.year, self.body.matters)


def drafted(rng: Random, draft: Draft, scale: float = 1.0) -> Draft:
    """The draft with its prose; ``scale`` shortens it."""
    for topic, (low, high) in (SOFT | FIVE).items():
        draft.soft[topic] = sentences(rng, draft.voice, topic, max(1, round(rng.randint(low, high) * scale)))
    if draft.growth is None:
        draft.growth = growth(rng, draft)
    return draft


def growth(rng: Random, draft: Draft) -> str:
    """How the requests grew since last year, told in one of several ways or not at all."""
    if not draft.last:
        return ""
    now, before = (cells["requests.new_received.total"] for cells in (draft.cells, draft.last))
    if before < _LEAST_SHARE or now == before or rng.random() < 0.3:
        return ""
    return told_growth(rng, draft.year, now - before, before)


def told_growth(rng: Random, year: int, change: int, before: int) -> str:
    """A change since last year in words: as a share, or as a count."""
    way = rng.choice(("同比{word}", "较上年{word}", f"较{year - 1}年{{word}}", "比上年{word}"))
    if rng.random() < 0.3:
        return "，" + way.format(word="增加" if change > 0 else "减少") + f"{abs(change)}件"
    share = f"{abs(change) * 100 / before:.{rng.choice((1, 2))}f}".rstrip("0").rstrip(".")
    return "，" + way.format(word="增长" if change > 0 else "下降") + f"{share}%"


def preface(draft: Draft, rng: Random) -> list[str]:
    """What stands above part one: the same in all reports but for names and figures."""
    ruling = _RULING.format(notice=_NOTICES[draft.form.id])
    year, name = draft.year, draft.county.name
    telephone = f"05{rng.randint(10, 99)}-{rng.randint(2000000, 8999999)}"
    return [
        f"{ruling}本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
        f"本报告的电子版可在{name}人民政府门户网站下载。如对本报告有疑问，请与{draft.issuer}联系"
        f"（地址：{name}人民路{rng.randint(1, 300)}号，电话：{telephone}）。"
    ]


def part_one(draft: Draft, template: str) -> list[str]:
    """总体情况: five aspects, the counts told as the tables have them."""
    soft = draft.soft
    guard = "".join(soft["guard"])
    if draft.body.level == "government":
        guard += "工作考核、社会评议结果良好，未发生责任追究情形。"
    return [
        "".join(soft["opening"]),
        "（一）主动公开",
        "".join([*soft["publish"], _documents(draft)]),
        "（二）依申请公开",
        "".join([requests_told(draft), *draft.added, _disputes_told(draft.cells)]),
        "（三）政府信息管理",
        "".join(soft["manage"]),
        "（四）政府信息公开平台建设",
        "".join(soft["platform"]),
        "（五）监督保障",
        guard,
        *([template] if template else []),
    ]


def part_five(draft: Draft) -> list[str]:
    """存在的主要问题及改进情况."""
    return ["".join(draft.soft["trouble"]), "".join(draft.soft["remedy"])]


def part_six(draft: Draft) -> list[str]:
    """其他需要报告的事项: what the packs of the provinces ask for, in the same words everywhere."""
    scope = "报告汇总全县数据。" if draft.body.level == "government" else ""
    return [
        f"本年度未收取信息处理费。承办人大代表建议{draft.year % 7}件、政协提案{draft.year % 5}件，均按期办复。"
        f"年度政务公开工作要点已落实，结合实际开展了工作创新。{scope}"
    ]


def requests_told(draft: Draft) -> str:
    """The counts of 表三 in sentences."""
    cells, year = draft.cells, draft.year
    new, before, done, out = (
        cells[f"requests.{row}.total"] for row in ("new_received", "carried_in", "total_processed", "carried_out")
    )
    scope = {"government": "全县", "office": "区政府办公室"}.get(draft.body.level, "")
    if not new + before:
        return f"{year}年，{scope or draft.voice.we}未收到政府信息公开申请。"
    carried = f"，上年结转{before}件" if before else ""
    over = f"，结转下年度继续办理{out}件" if out else ""
    told = f"{year}年，{scope or draft.voice.we}共收到政府信息公开申请{new}件{draft.growth}{carried}，"
    return f"{told}办结{done}件{over}。{_outcomes(cells) if done else ''}"


def _outcomes(cells: Mapping[str, int]) -> str:
    granted, partial = cells["requests.granted.total"], cells["requests.partial.total"]
    told = [f"予以公开{granted}件", f"部分公开{partial}件"]
    for group, words in _GROUPS.items():
        count = sum(n for cell, n in cells.items() if cell.startswith(f"requests.{group}_") and cell.endswith(".total"))
        if count:
            told.append(f"{words}{count}件")
    return f"办结的申请中，{'、'.join(told)}。"


def _disputes_told(cells: Mapping[str, int]) -> str:
    reviews = cells["disputes.reconsideration.total"]
    suits = cells["disputes.lit_direct.total"] + cells["disputes.lit_after_reconsideration.total"]
    if not reviews + suits:
        return "未发生因政府信息公开引起的行政复议和行政诉讼。"
    return f"因政府信息公开引起行政复议{reviews}件、行政诉讼{suits}件。"


def _documents(draft: Draft) -> str:
    if draft.form.id == "2019":
        return ""
    issued, in_force = (draft.cells[f"disclosure.normative.{column}"] for column in ("issued", "in_force"))
    if not in_force:
        return ""
    return f"全年制发行政规范性文件{issued}件，现行有效行政规范性文件{in_force}件。"
