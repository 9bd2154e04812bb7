"""The national rules: fully worded, true to their examples, and each broken by a report that goes wrong."""

import string
from collections import Counter
from functools import cache

import pytest
from given import audited, edit, judged, national, text_of

from checker.examples import try_rule
from checker.kinds import KINDS
from checker.model.finding import Audit
from checker.model.rule import Rule

LINPING, XIAOSHAN, LINAN, BEILUN, LINZI = (
    "linping-2023",
    "xiaoshan-office-2023",
    "linan-2020",
    "beilun-2023",
    "linzi-office-2023",
)
RULES = national().rules.rules

CONTRACT = {
    "requests-row-total",
    "requests-column-sum",
    "requests-balance",
    "disputes-total",
    "cell-blank",
    "cells-blank",
    "cell-not-a-number",
    "cell-not-an-integer",
    "cell-negative",
    "row-missing",
    "row-incomplete",
    "table-missing",
    "heading-missing",
    "heading-numeral",
    "heading-order",
    "narrative-count",
    "narrative-denial",
    "narrative-parts",
    "narrative-percent",
    "withdrawals-fit",
    "label-wording",
    "form-year",
    "period",
    "narrative-growth",
    "carry-over",
    "in-force-continuity",
    "copied-text",
    "roll-up",
}
"""The names that scripts rely on."""

FIXED = {
    "error": "requests-row-total requests-column-sum requests-balance disputes-total row-missing table-missing "
    "cell-not-a-number cell-negative narrative-count narrative-denial narrative-parts",
    "warning": "cell-blank row-incomplete heading-numeral withdrawals-fit cell-blank-total",
    "info": "cells-blank label-wording heading-numeral-sequence",
}

ROW = "2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||\n"
TITLES = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
OTHERS = text_of(XIAOSHAN)[text_of(XIAOSHAN).index("(六)其他处理 | 1.") : text_of(XIAOSHAN).index("(七)总计")]
RESULTS = text_of(XIAOSHAN)[text_of(XIAOSHAN).index("行政复议 | 行政诉讼") : text_of(XIAOSHAN).index(TITLES[0])]
ANSWERED = "办结113件"
WITHDRAWN = "其中申请人撤回申请47件,"
FREE = "某某局2023年政府信息公开工作年度报告\n一、概述\n2023年，我局主动公开政府信息72条。\n二、收费及减免情况\n无。\n"

# rule, severity, report, what is changed in its text
BREAKING = [
    ("row-missing", "error", XIAOSHAN, [(ROW, "")]),
    ("row-doubled", "warning", XIAOSHAN, [(ROW, ROW * 2)]),
    ("row-incomplete", "warning", BEILUN, [("\t84\n", "")]),
    ("row-legacy-other", "info", XIAOSHAN, [(OTHERS, "(六)其他处理 | 12 | 0 | 0 | 0 | 0 | 0 | 12 | |||\n")]),
    ("table-missing", "error", XIAOSHAN, [(RESULTS, "")]),
    ("label-wording", "info", XIAOSHAN, [("二、上年结转", "二、上年转结")]),
    ("heading-missing", "warning", XIAOSHAN, [(f"{TITLES[0]}\n", "")]),
    ("heading-numeral", "warning", XIAOSHAN, [(TITLES[0], TITLES[0][2:])]),
    ("heading-numeral-sequence", "info", XIAOSHAN, [(TITLES[0], f"六{TITLES[0][1:]}")]),
    ("heading-order", "warning", XIAOSHAN, [(TITLES[1], "@"), (TITLES[0], TITLES[1]), ("@", TITLES[0])]),
    ("period", "error", XIAOSHAN, [("2023年12月31日", "2023年12月21日")]),
    ("period", "error", LINPING, [("2023年1月1日到12月31日", "2022年1月1日到12月31日")]),
    ("form-year", "error", LINAN, [("2020", "2023")] * text_of(LINAN).count("2020")),
    ("form-citation", "info", LINPING, [("〔2021〕30号", "〔2019〕60号")]),
    ("government-results", "warning", LINPING, [("负面社会评议及责任追究", "其他")]),
    ("cell-not-a-number", "error", XIAOSHAN, [("行政处罚 | 0 |", "行政处罚 | 若干 |")]),
    ("cell-not-a-number", "error", LINZI, [("行政强制\n\t0\n", "行政强制\n\t详见附件\n")]),
    ("cell-not-an-integer", "error", XIAOSHAN, [("行政许可 | 0 |", "行政许可 | 1.5 |")]),
    ("cell-negative", "error", XIAOSHAN, [("行政处罚 | 0 |", "行政处罚 | -3 |")]),
    ("cell-negative", "error", LINPING, [("14687.769192", "-14687.769192")]),
    ("cell-blank", "warning", XIAOSHAN, [("文件 | 18 | 6 | 73", "文件 | 18 | | 73")]),
    ("cells-blank", "info", XIAOSHAN, [("公开出版物 | 0 | 0 | 0 | 0", "公开出版物 | 0 |  |  | 0")]),
    ("cell-blank-total", "warning", BEILUN, [("\t105\n", "\t\n")]),
    ("disclosure-in-force", "warning", BEILUN, [("\t130\n", "\t3\n")]),
    ("disclosure-items", "error", LINAN, [("\t229\n\t0\n", "\t229\n\t-230\n")]),
    ("requests-row-total", "error", BEILUN, [("\t363\n", "\t336\n")]),
    ("requests-column-sum", "error", XIAOSHAN, [("(七)总计 | 113 | 0", "(七)总计 | 112 | 1")]),
    (
        "requests-balance",
        "error",
        XIAOSHAN,
        [("继续办理 | 10 | 0 | 0 | 0 | 0 | 0 | 10", "继续办理 | 9 | 0 | 0 | 0 | 0 | 0 | 9")],
    ),
    ("disputes-total", "error", XIAOSHAN, [("4 | 0 | 0 | 0 | 4 |", "4 | 0 | 0 | 1 | 4 |")]),
    ("narrative-count", "error", XIAOSHAN, [(ANSWERED, "办结131件")]),
    ("narrative-denial", "error", XIAOSHAN, [(WITHDRAWN, WITHDRAWN[:-1] + "。全年未发生行政复议案件。")]),
    ("narrative-parts", "error", XIAOSHAN, [("文字解读18条", "文字解读28条")]),
    ("narrative-percent", "warning", XIAOSHAN, [(ANSWERED, "上年结转8件,办结113件,申请办结率95%")]),
    ("narrative-fee", "warning", XIAOSHAN, [("信息处理费80元", "信息处理费8000元")]),
    ("withdrawals-fit", "warning", LINPING, [("另外33件", "其中申请人撤回申请1100件，另外33件")]),
    ("text-missing-number", "warning", XIAOSHAN, [("主动公开各类政府信息605条", "共主动公开条")]),
    ("text-residue", "info", XIAOSHAN, [("更加健全,", "更加健全。。")]),
    ("text-approximate", "info", XIAOSHAN, [("605条", "605余条")]),
]

# where two counts of the prose cannot both be right, the one that is wrong explains it
EXPLAINED = [
    ("narrative-repeat", XIAOSHAN, [(ANSWERED, f"{ANSWERED},全年共办结政府信息公开申请112件")]),
    ("narrative-balance", LINPING, [("另外33件", "另外43件")]),
]

# what looks like the damage above, and is right
HARMLESS = [
    (XIAOSHAN, "a comma in a number", [("| 115 | 0", "| １１５ | 0")]),
    (XIAOSHAN, "a unit in a cell", [("| 115 | 0", "| 115件 | 0")]),
    (XIAOSHAN, "a mark for nothing", [("规章 | 0 | 0 | 0", "规章 | / | / | /")]),
    (XIAOSHAN, "an amount with decimals", [("0.008", "0.0080")]),
    (XIAOSHAN, "another accepted heading", [(TITLES[0], "五、政府信息公开工作存在的主要问题及改进情况")]),
    (XIAOSHAN, "the second year left out", [("至2023年12月31日", "至12月31日")]),
    (
        XIAOSHAN,
        "another way to write the period",
        [("为2023年1月1日至2023年12月31日", "自2023年1月1日起到2023年12月31日止")],
    ),
    (XIAOSHAN, "parts that fall short", [("文字解读18条", "文字解读8条")]),
    (XIAOSHAN, "an approximation of a round number", [("605条", "600余条")]),
    (XIAOSHAN, "a rate that is right", [(ANSWERED, "上年结转8件,办结113件,申请办结率91.87%")]),
    (XIAOSHAN, "a rate cut off", [(ANSWERED, "上年结转8件,办结113件,申请办结率91%")]),
    (XIAOSHAN, "a fee within the table", [("信息处理费80元", "信息处理费70元")]),
    (XIAOSHAN, "a row label without its numeral", [("2.重复申请", "重复申请")]),
    (LINAN, "a change below zero", [("\t229\n\t0\n", "\t229\n\t-229\n")]),
    (
        LINPING,
        "the balance told with 结转 first",
        [("已答复1136件（含上年度结转32件）", "上年度结转32件，已答复1136件")],
    ),
    (BEILUN, "a denial of corrections only", [("被纠错和败诉的情况", "被纠错或败诉的情形")]),
    (LINZI, "an office without the three results", [("实地督查", "实地走访")]),
]


def fields(template: str) -> set[str]:
    """The fields that a message names."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@cache
def damaged(number: int) -> Audit:
    """The report of a line of the table above."""
    return all_damaged()[number]


@cache
def all_damaged() -> list[Audit]:
    """All reports of the table above, judged in one call."""
    return judged(edit(name, *changes) for _, _, name, changes in BREAKING)


def news(audit: Audit, before: str) -> list[tuple[str, str]]:
    """Rule and severity of what is found beyond the undamaged fixture, the other way round for what is gone."""
    found, known = (Counter((f.rule, f.severity) for f in a.findings) for a in (audit, audited(before)))
    return sorted((found - known).elements())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_words(rule: Rule):
    """Every rule has title, message, advice in both languages, and a basis."""
    texts = rule.title, rule.message, rule.advice
    assert [bool(text.zh and text.en) for text in texts] == [True] * 3
    assert rule.basis != ""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_message_says_the_same_in_both_languages(rule: Rule):
    """The English message fills in what the Chinese one does."""
    assert fields(rule.message.en) == fields(rule.message.zh)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_bound_or_checked(rule: Rule):
    """A rule is bound to cells of a form, looks at the whole report or sets it beside others, or is about waivers."""
    kind = KINDS[rule.kind]
    if rule.kind == "waiver":
        return
    bound = any(kind.bind(rule, form) for form in national().forms.values()) if kind.bind else False
    assert [bound, kind.check is not None, kind.compare is not None].count(True) == 1


def test_contract_names():
    """Every rule name that scripts rely on is there."""
    assert CONTRACT - {rule.id for rule in RULES} == set()


@pytest.mark.parametrize("severity", FIXED)
def test_fixed_severities(severity: str):
    """Severities that are fixed are what they are fixed to."""
    names = FIXED[severity].split()
    assert {rule.id: rule.severity for rule in RULES if rule.id in names} == dict.fromkeys(names, severity)


def test_examples():
    """Every example holds or breaks as it says."""
    trials = [try_rule(rule, national().forms) for rule in RULES if not rule.off]
    assert [(trial.name, failure.zh) for trial in trials for failure in trial.failures] == []


def test_rules_about_cells_have_examples():
    """Every rule that compares cells shows a case that holds and one that breaks."""
    bound = [rule for rule in RULES if KINDS[rule.kind].bind]
    assert [rule.id for rule in bound if set(rule.examples) != {"holds", "breaks"}] == []


def test_every_rule_is_broken():
    """No rule is left that no damaged report shows."""
    shown = {rule for rule, *_ in (*BREAKING, *EXPLAINED)} | {"form-year-free"}
    shown |= {"waiver-expired", "waiver-unused"}  # about the configuration, not about reports
    shown |= {rule.id for rule in RULES if not KINDS[rule.kind].bind and rule.examples.get("breaks")}
    assert {rule.id for rule in RULES} - shown == set()


@pytest.mark.parametrize("number", range(len(BREAKING)), ids=[f"{rule}-{name}" for rule, _, name, _ in BREAKING])
def test_breaking(number: int):
    """A damaged report has one finding more, of the rule and severity that the damage calls for, and no other."""
    rule, severity, name, _ = BREAKING[number]
    assert news(damaged(number), name) == [(rule, severity)]


@pytest.mark.parametrize("number", range(len(BREAKING)), ids=[f"{rule}-{name}" for rule, _, name, _ in BREAKING])
def test_messages_are_filled(number: int):
    """Messages and advice say all they have to in both languages, and no rule crashes."""
    audit = damaged(number)
    assert audit.breakages == ()
    said = [text.say(lang) for f in audit.findings for text in (f.message, f.advice) for lang in ("zh", "en")]
    assert [words for words in said if not words or set(words) & set("{}")] == []


@pytest.mark.parametrize(("rule", "name", "changes"), EXPLAINED, ids=[rule for rule, *_ in EXPLAINED])
def test_explained(rule: str, name: str, changes: list[tuple[str, str]]):
    """A wrong count that upsets the prose's own arithmetic is one finding, which explains that."""
    (audit,) = judged([edit(name, *changes)])
    # beside a count that agrees with its cell, another may be of another scope
    assert news(audit, name) == [("narrative-count", "warning" if rule == "narrative-repeat" else "error")]
    count = next(finding for finding in audit.findings if finding.rule == "narrative-count")
    assert [name.partition("[")[0] for name in count.explains] == [rule]


def test_free_form():
    """A report of 2019 or later in the free form of before is told so, and nothing else."""
    (audit,) = judged([FREE])
    assert [(finding.rule, finding.severity) for finding in audit.findings] == [("form-year-free", "error")]


@pytest.mark.parametrize(("name", "what", "changes"), HARMLESS, ids=[what for _, what, _ in HARMLESS])
def test_harmless(name: str, what: str, changes: list[tuple[str, str]]):
    """What looks like damage and is right finds nothing new at any severity."""
    (audit,) = judged([edit(name, *changes)])
    assert news(audit, name) == [], what
