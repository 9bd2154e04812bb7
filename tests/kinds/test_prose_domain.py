"""The pitfalls, the sentences that only look wrong, and the wild contradictions that the domain is known for.

Each sentence stands beside the cells it is to be held against. Pitfalls are numbered as reviewers list them; T numbers
are passages of five published reports that look wrong and are right; wild ones were published and are wrong.
"""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the benchmarks lie beside the tests

from benchmarks.contradictions import findings_of

ROWS = ("maintained", "corrected", "other", "pending", "total")
AREA = {"issuer": "某区人民政府"}
OFFICE = {"issuer": "某区人民政府办公室"}


def requests(new=0, carried_in=0, processed=0, carried_out=0, **rows):
    """Cells of the column 总计."""
    given = {"new_received": new, "carried_in": carried_in, "total_processed": processed, "carried_out": carried_out}
    return {f"requests.{row}.total": number for row, number in (given | rows).items()}


def disputes(reconsideration=(0,) * 5, direct=(0,) * 5, after=(0,) * 5):
    """All cells of 表四."""
    groups = {"reconsideration": reconsideration, "lit_direct": direct, "lit_after_reconsideration": after}
    return {f"disputes.{name}.{row}": n for name, cells in groups.items() for row, n in zip(ROWS, cells, strict=True)}


def found(text, tables, report):
    """The rules about the prose that find something."""
    return [finding.rule for finding in findings_of({"text": text, "tables": tables, "report": report})]


BEILUN = disputes((5, 0, 0, 0, 5), (1, 0, 0, 0, 1))
LEGACY = requests(27, 6, 31, 2, granted=7, partial=1, unable_not_held=21)
LEGACY |= {f"requests.{row}.total": 0 for row in ("denied_state_secret", "denied_third_party")}
OFFICE_DISPUTES = disputes((4, 0, 0, 0, 4), (5, 0, 0, 0, 5), (1, 0, 0, 0, 1))

RIGHT = {
    "pitfall 1, T22: correction denied, not cases": (
        "没有因政府信息公开引起的行政复议和行政诉讼被纠错和败诉。", BEILUN, AREA),
    "pitfall 2, T27: 同意公开答复数 is granted and partial": ("按时办结数31件，同意公开答复数8件。", LEGACY, OFFICE),
    "pitfall 3, T27: 不同意公开答复数": ("同意公开答复数8件，不同意公开答复数0件。", LEGACY, OFFICE),
    "pitfall 4, T8: 80 yuan is no zero, and is 0.008": (
        "该申请人缴纳信息处理费80元。", {"disclosure.admin_fee.amount": 0.008}, OFFICE),
    "pitfall 5, T2: number before its noun": (
        "全区本年度有12件行政复议案件，15件行政诉讼案件。",
        disputes((5, 4, 2, 1, 12), (2, 1, 2, 7, 12), (2, 0, 0, 1, 3)), AREA),
    "pitfall 6, T26: channels of the input": (
        "受理依申请公开信息27件，2022年度结转6件，其中当面申请0件、信函申请27件、网上申请6件。", LEGACY, OFFICE),
    "pitfall 7, T18: the rate of a hotline": (
        "全年12345热线受理群众咨询9600余件，办复率100%。", requests(33, 0, 33, 0), AREA),
    "pitfall 7, T35: the rate of proposals": (
        "承办人大代表建议12件、政协提案9件，办复率100%。", requests(27, 6, 31, 2), OFFICE),
    "pitfall 8, T32: policy papers": (
        "主动公开政策文件45件，主动公开文件27件，其他文件6件。",
        {"disclosure.normative.issued": 0, "disclosure.normative.in_force": 16}, OFFICE),
    "pitfall 9, T9: each correction binds to its subject": (
        "因政府信息公开引起行政复议4件，纠正0件；行政诉讼6件，纠正0件。", OFFICE_DISPUTES, OFFICE),
    "pitfall 10: approximations": ("全年答复申请1200余件，办理申请近千件。", requests(990, 0, 1230, 0), AREA),
    "pitfall 11: decimals of ten thousands": (
        "行政许可4.5万件，行政事业性收费1.2亿元。",
        {"disclosure.licensing.decisions": 45123, "disclosure.admin_fee.amount": 12033.5}, AREA),
    "pitfall 12: shares rounded or cut off": (
        "在答复的申请中，5件予以公开，占41%；2件部分公开，占17%。", requests(12, 0, 12, 0, granted=5, partial=2), AREA),
    "pitfall 13, T31: growth on a year that is not at hand": (
        "收到政府信息公开申请27件，与2022年相比，同比增长35%。", requests(27, 0, 27, 0), OFFICE),
    "pitfall 14: document numbers, telephones, codes": (
        "依据国务院令第711号、国办公开办函〔2021〕30号编制，电话0533-7211235，邮编255400，地址闻韶路775号。",
        requests(27, 6, 31, 2) | disputes(), OFFICE),
    "pitfall 15, T25: six parts in a list": (
        "本报告包括收到和处理政府信息公开申请情况，因政府信息公开被申请行政复议、提起行政诉讼情况等六个部分。",
        BEILUN, AREA),
    "pitfall 16: plans": (
        "2024年，我区计划制发规范性文件3件，力争行政诉讼零败诉。",
        {"disclosure.normative.issued": 11} | disputes(direct=(0, 1, 0, 0, 1)), AREA),
    "pitfall 17: a headline of made, changed and abolished": (
        "主动公开市政府规章13件（含新制定5件、修改4件、废止4件）。",
        {"disclosure.regulation.issued": 5, "disclosure.regulation.abolished": 3}, {"issuer": "某市人民政府"}),
    "pitfall 18: one word within another": (
        "予以公开及部分公开43件，不予处理3件。",
        requests(50, 0, 50, 0, granted=30, partial=13, not_processed_petition=3, not_processed_duplicate=0), AREA),
    "pitfall 19: brackets hold parts": (
        "其他处理177件（其中申请人主动撤销134件），无法提供8件（均属于本机关不掌握的信息）。",
        requests(other_misc=170, other_no_correction=7, other_fee_unpaid=0, unable_not_held=8,
                 unable_needs_creation=0, unable_still_unclear=0), AREA),
    "pitfall 20: labels of rows are no sentences": (
        "三、本年度办理结果（一）予以公开（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        requests(5, 0, 5, 0, granted=5), OFFICE),
    "pitfall 21: one row 其他处理 in the older form": (
        "其他处理5件。", {"requests.other.total": 5}, AREA | {"form": "2019", "year": 2020}),
    "pitfall 22: a year of nothing": (
        "本年度未收到政府信息公开申请，未发生行政复议、行政诉讼，未收取信息处理费。",
        requests() | disputes() | {"disclosure.admin_fee.amount": 0}, OFFICE),
    "pitfall 23: printed notes of the table": (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", requests(5, 0, 4, 1), OFFICE),
    "pitfall 24: told again under another heading": (
        "全年收到政府信息公开申请8件，均为自然人申请。",
        requests(8, 0, 8, 0) | {"requests.new_received.natural_person": 8, "requests.new_received.business": 0},
        OFFICE),
    "pitfall 25: closed and withdrawn stand side by side": (
        "受理申请19件，其中11件均按规定程序办结，8件申请人主动撤销。", requests(19, 0, 19, 0, other_misc=8), OFFICE),
    "pitfall 25, T4: fees, but none for information": (
        "本年度未收取信息处理费。", {"disclosure.admin_fee.amount": 14687.769192}, AREA),
    "T1: 含上年度结转 belongs to the answers": (
        "2023年，全区共受理依申请公开1137件，已答复1136件（含上年度结转32件），另外33件申请依法顺延到下年度答复。",
        requests(1137, 32, 1136, 33), AREA),
    "T5: 其中 that does not name all": (
        "主动公开政府信息11507余条，其中公开机构类551条、规范性文件35件、政策解读69条。",
        {"disclosure.normative.issued": 35, "disclosure.normative.in_force": 130}, AREA),
    "T6: corrections nobody denies": ("全区本年度有12件行政复议案件。", disputes((5, 4, 2, 1, 12)), AREA),
    "T10: a carry-over nobody mentions": ("收到申请115件，办结113件。", requests(115, 8, 113, 10), OFFICE),
    "T11: 累计 within the year": ("2023年，累计收到政府信息公开申请115件。", requests(115, 8, 113, 10), OFFICE),
    "T12: parts that add up": (
        "累计发布政策解读48条，其中文字解读18条、图片解读17条、动漫视频等其他形式解读13条。",
        {"disclosure.normative.issued": 18}, OFFICE),
    "T14: a notice that was paid": (
        "共发送1份缴纳信息公开处理费通知，该申请人缴纳信息处理费80元。",
        {"requests.other_fee_unpaid.total": 0, "disclosure.admin_fee.amount": 0.008}, OFFICE),
    "T17: all answered, none carried out": (
        "全年共收到政府信息依申请公开33件，全部如期答复。", requests(33, 0, 33, 0),
        AREA | {"form": "2019", "year": 2020}),
    "T19: carried over among the results": (
        "答复378件，其中予以公开105件、部分公开87件、结转下年度办理10件。",
        requests(386, 2, 378, 10, granted=105, partial=87), AREA),
    "T20: groups that have no row": (
        "不予公开3件、无法提供12件。",
        requests(denied_third_party=1, denied_internal_affairs=2, unable_not_held=11, unable_needs_creation=1), AREA),
    "T21: 法人或其他组织 sums columns": (
        "收到申请386件，其中自然人申请363件，法人或其他组织申请23件。",
        requests(386) | {"requests.new_received.natural_person": 363, "requests.new_received.business": 3,
                         "requests.new_received.other_org": 20}, AREA),
    "T23: 办理 may mean what came in": ("全年办理政府信息公开申请386件。", requests(386, 2, 378, 10), AREA),
    "T24: more abolished than made": (
        "全年清理废止、宣布失效区级行政规范性84件。",
        {"disclosure.normative.issued": 11, "disclosure.normative.abolished": 84}, AREA),
    "T28: two old words for one row": (
        "不属于本行政机关公开数12件，申请信息不存在数9件。", LEGACY, OFFICE),
    "T29: a list that names not all": (
        "按时办结数31件，同意公开答复数8件，不属于本行政机关公开数12件，申请信息不存在数9件。", LEGACY, OFFICE),
    "T30: other years that are carry-overs": (
        "受理依申请公开信息27件，2022年度结转6件，结转2024年度继续办理2件。", LEGACY, OFFICE),
    "T33: silence about disputes": (
        "受理依申请公开信息27件。", LEGACY | disputes((0, 0, 0, 2, 2), (2, 0, 1, 0, 3)), OFFICE),
    "T36: excessive requests are denied": (
        "没有收到超出一定数量或者频次范围的政府信息公开申请。", requests(386, 2, 378, 10), AREA),
}  # fmt: skip

WRONG = {
    "江宁 2022: its own balance": (
        "除去上年结转的8件，今年共收到依申请公开783件，全年共办结788件，结转下年继续办理2件。", {}, AREA,
        "narrative-balance", "warning"),
    "长春 2023: a count against its cell": (
        "共受理政府信息公开申请2件。", requests(3, 0, 3, 0), OFFICE, "narrative-count", "error"),
    "福州 2023: parts of 205": (
        "发布政策解读205篇，其中文字144篇、图片61篇、视频1篇。", {}, AREA, "narrative-parts", "error"),
    "湘西 2023: parts of 929": (
        "发布信息929条，其中机构信息2条，动态信息189条，政策信息784条。", {}, AREA, "narrative-parts", "error"),
    "衡阳县 2023: parts of 72": (
        "主动公开政府信息72条，其中网站12条，公众号72条。", {}, OFFICE, "narrative-parts", "error"),
    "启东 2024: a number was lost": ("全年在政府网上共主动公开条。", {}, OFFICE, "text-missing-number", "warning"),
    "临安 2020: corrections denied": (
        "未出现行政复议纠错和行政诉讼败诉情况。", disputes((8, 1, 0, 0, 9), (2, 0, 0, 0, 2), (2, 0, 0, 0, 2)),
        AREA | {"form": "2019", "year": 2020}, "narrative-denial", "error"),
    "临安 2020: normative documents": (
        "以区政府及区府办名义全年制发并对外发布行政规范性文件19件。",
        {"disclosure.normative.newly_made": 8, "disclosure.normative.newly_disclosed": 8},
        AREA | {"form": "2019", "year": 2020}, "narrative-count", "error"),
    "萧山 2023: withdrawals that cannot fit": (
        "办结113件，其中申请人撤回申请47件。", requests(115, 8, 113, 10, other_misc=0), OFFICE,
        "withdrawals-fit", "warning"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tables", "report"), RIGHT.values(), ids=RIGHT)
def test_what_only_looks_wrong(text, tables, report):
    """A sentence that agrees with its cells has no finding."""
    assert found(text, tables, report) == []


@pytest.mark.parametrize(("text", "tables", "report", "rule", "severity"), WRONG.values(), ids=WRONG)
def test_wild_contradictions(text, tables, report, rule, severity):
    """A contradiction met in a published report is found once, at its severity."""
    findings = findings_of({"text": text, "tables": tables, "report": report})

    assert [(finding.rule, finding.severity) for finding in findings] == [(rule, severity)]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("本年新收申请230件，比上年增加38件，增长23.0%。", ["narrative-count"]),
        ("本年新收申请230件，较上年的165件增长23.0%。", ["narrative-count"]),
        ("本年新收申请230件，比上年增加38件，增长29%。", ["narrative-count", "narrative-growth-told"]),
        ("本年新收申请203件，比上年增加38件，增长29%。", ["narrative-growth-told"]),
    ],
)
def test_a_change_of_a_wrong_count(text, rules):
    """A change that is right of the table's count is no second finding beside the wrong count."""
    assert found(text, requests(203, 0, 203), AREA) == rules
