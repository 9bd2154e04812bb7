"""Sentences of published reports that naive readers get wrong, and what they say."""

import pytest

NOT_COUNTS = {
    "hotline": "全年12345热线平台受理群众投诉、咨询9600余件，办复率100%。",
    "proposals": "承办区人大代表建议12件、政协提案9件，均已办结，办复率100%。",
    "policy papers are no normative documents": "主动公开政策文件45件，其他文件27件。",
    "telephone and post code": "联系电话：025-55501234，邮政编码：210046，地址：解放路775号。",
    "document numbers": "依据国务院令第711号和国办公开办函〔2021〕30号编制。",
    "plans": "2024年，我局计划制发规范性文件3件，依申请公开按时答复率达到100%。",
    "last year": "2022年，我局收到政府信息公开申请35件，办结35件。",
    "all years": "自2008年以来，累计收到政府信息公开申请715件。",
    "mixed headline of regulations": "主动公开市政府规章13件（含新制定5件、修改4件、废止4件）。",
    "template note": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "table label": "三、本年度办理结果（一）予以公开（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "excessive requests": "没有收到超出一定数量或者频次范围的政府信息公开申请。",
    "tariff": "信息处理费按件计收，第11—30件每件100元。",
    "channel": "通过网络申请1303件，占86.92%。",
    "inventory": "梳理行政许可事项61项、行政处罚事项233项。",
    "published on a site": "公示行政许可信息1246条、行政处罚信息89条。",
    "other requests": "受理不动产登记申请236件，办结230件。",
    "the body decides disputes itself": "区政府行政复议机构受理行政复议申请312件，维持201件。",
    "purpose": "确保不发生因政府信息公开引发的行政复议和行政诉讼。",
    "purpose of a count": "我局计划制发规范性文件3件，力争行政诉讼零败诉。",
    "disputes about other requests": "受理工伤认定申请230件，被提起行政诉讼6件。",
    "six parts": "包括收到和处理政府信息公开申请情况，因政府信息公开被申请行政复议、提起行政诉讼情况等六个部分。",
    "difference": "办理量较上年增加25件。",
    "average": "每名工作人员平均办理政府信息公开申请15件。",
    "attributes of papers": "公文公开属性认定：主动公开62份、依申请公开12份、不予公开6份。",
    "half a year": "上半年收到政府信息公开申请12件。",
}


@pytest.mark.parametrize("text", NOT_COUNTS.values(), ids=NOT_COUNTS)
def test_numbers_that_belong_to_no_table(read, text):
    """A number that does not speak of the tables gives no fact."""
    assert read(text) == []


R, D = "requests", "disputes"
SAID = {
    "correction is denied, not cases": (
        "没有因政府信息公开引起的行政复议和行政诉讼被纠错和败诉。",
        [f"{D}.reconsideration.corrected = 0", f"{D}.litigation.corrected = 0"],
    ),
    "legacy answers": (
        "同意公开答复数8件，不同意公开答复数0件。",
        [f"{R}.granted.total = 8", f"{R}.denied.total = 0"],
    ),
    "80 yuan is not 0 yuan": ("该申请人缴纳信息处理费80元。", ["fee_info.amount = 80"]),
    "number before noun": (
        "全区本年度有12件行政复议案件，15件行政诉讼案件。",
        [f"{D}.reconsideration.total = 12", f"{D}.litigation.total = 15"],
    ),
    "corrections bind to the subject before": (
        "行政复议4件，纠正0件；行政诉讼6件，纠正0件。",
        [
            f"{D}.reconsideration.total = 4",
            f"{D}.reconsideration.corrected = 0",
            f"{D}.litigation.total = 6",
            f"{D}.litigation.corrected = 0",
        ],
    ),
    "approximation": ("答复申请1200余件。", [f"{R}.total_processed.total ~ 1200"]),
    "rounded to ten thousands": ("行政许可2764.2万宗。", ["disclosure.licensing.decisions ~ 27642000"]),
    "brackets hold parts": (
        "其他处理177件（其中申请人主动撤销134件）。",
        [f"{R}.other.total = 177", f"{R}.other_misc.total <= 134"],
    ),
    "joint count": ("予以公开及部分公开43件。", [f"{R}.granted_or_partial.total = 43"]),
    "closed cases beside withdrawals": (
        "受理申请19件，其中11件均按规定程序办结，8件申请人主动撤销。",
        [f"{R}.new_received.total = 19", f"{R}.other_misc.total <= 8"],
    ),
    "growth": (
        "收到申请88件，同比下降12%。",
        [f"{R}.new_received.total = 88", f"{R}.new_received.total = -12%yoy"],
    ),
    "carried in by its year": ("2022年度结转6件。", [f"{R}.carried_in.total = 6"]),
    "carried out by its year": ("结转2024年度继续办理2件。", [f"{R}.carried_out.total = 2"]),
    "cumulative within the year": ("全年累计收到政府信息公开申请115件。", [f"{R}.new_received.total = 115"]),
    "carried over among the results": (
        "答复申请415件，其中：予以公开118件、结转下年度办理12件。",
        [f"{R}.total_processed.total = 415", f"{R}.granted.total = 118", f"{R}.carried_out.total = 12"],
    ),
    "all answered": (
        "收到政府信息公开申请33件，全部如期答复。",
        [f"{R}.new_received.total = 33", f"{R}.carried_out.total = 0"],
    ),
    "answered in time speaks of time": (
        "已答复申请1136件，均在法定期限内予以答复。",
        [f"{R}.total_processed.total = 1136"],
    ),
    "result without a number": (
        "被提起行政复议1件，结果维持。",
        [f"{D}.reconsideration.total = 1", f"{D}.reconsideration.maintained = 1"],
    ),
    "a sum after money": ("收取信息处理费120元，共计5件。", ["fee_info.amount = 120"]),
    "a result for each of a list": (
        "其中37件行政复议、8件行政诉讼尚未审结。",
        [f"{D}.reconsideration.pending = 37", f"{D}.litigation.pending = 8"],
    ),
}


@pytest.mark.parametrize(("text", "facts"), SAID.values(), ids=SAID)
def test_what_is_said(read, text, facts):
    """No less and no more is read than the sentence says of the tables."""
    assert read(text) == facts


def test_a_court_hears_what_others_count(read):
    """The court that a dispute came to is no other body that counts its own."""
    told = read("全年在区法院行政诉讼2件。", issuer="某市某区教育局")
    assert told == ["disputes.litigation.total = 2"]


def test_a_court_that_decides_our_cases(read):
    """What a court decides of this body's own cases is counted here; what it decides of others' is not."""
    assert read("区法院审结我局政府信息公开行政诉讼2件。", issuer="某市某区教育局") == ["disputes.litigation.total = 2"]
    assert read("区法院审结政府信息公开行政诉讼2件。", issuer="某市某区教育局") == []
