"""Counts, rates and denials beside the report's own that are said of something else."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "对超出合理范围的2件申请收取信息处理费660元，其余申请未收费。",
        "对1件申请按量计收信息处理费120元，其余均未收取费用。",
        "收取信息处理费200元，除上述申请外均未收取费用。",
    ],
)
def test_no_fee_from_the_others(read, text):
    """That the others paid nothing denies no fee."""
    told = [fact for fact in read(text) if fact.startswith("fee_info")]
    assert len(told) == 1
    assert not told[0].endswith(" 0")


@pytest.mark.parametrize(
    "text",
    [
        "受理证件申请6031件，办结率100%。",
        "平台受理群众来件912件，按期办结率100%；收到信息公开申请24件。",
        "受理不动产登记申请8120宗，办结率99.8%，收到信息公开申请3件。",
        "收到公开申请41件，法定期限内办结率100%。",
    ],
)
def test_a_rate_of_other_cases(read, text):
    """A rate told of cases that the tables do not count, or of time, is no share of the requests."""
    assert [fact for fact in read(text) if fact.endswith("%")] == []


def test_a_rate_of_the_requests(read):
    """Told after a count of requests it is theirs, and so it is where no cases are counted before it."""
    assert "requests.total_processed.total = 90%" in read("收到信息公开申请10件，结转下年1件，办结率90%。")
    assert "requests.total_processed.total = 90%" in read("受理咨询5件。信息公开申请办结率90%，其余结转下年度。")


@pytest.mark.parametrize(
    "text",
    [
        "全年发生工伤认定类行政诉讼案件34件，一审判决维持29件，败诉1件。",
        "办理治安、交通处罚类复议案件24件，维持19件，撤销3件，终止2件。",
        "土地征收类行政复议12件，维持10件；房屋拆迁类行政诉讼3件，败诉1件。",
        "府院联动会商涉诉案件38件。",
    ],
)
def test_disputes_of_another_kind(read, text):
    """Disputes of a kind that is not 信息公开类 fill no row, nor do their results."""
    assert read(text) == []


@pytest.mark.parametrize("kind", ["政府信息公开类", "信息公开类", "两类", "此类"])
def test_disputes_of_our_kind(read, kind):
    """信息公开类 is our own kind, and a kind that has no name narrows nothing."""
    text = f"信息公开引发的{kind}行政复议2件，维持2件。"
    assert "disputes.reconsideration.total = 2" in read(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("行政复议3件，维持2件、纠正1件；行政诉讼0件。被纠正的1件已重新答复。", "reconsideration.corrected = 1"),
        ("行政诉讼2件，维持1件、败诉1件；行政复议0件。败诉的1件系超期答复。", "litigation.corrected = 1"),
        ("信息公开引起行政复议5件，行政诉讼0件，维持4件。", "reconsideration.maintained = 4"),
        ("行政复议3件，撤回1件；未发生行政诉讼。撤回的1件系达成一致。", "reconsideration.other = 1"),
    ],
)
def test_a_result_of_the_dispute_that_there_was(read_all, text, fact):
    """A result told after a kind of dispute that never happened is of the kind that did."""
    last = [told for told in read_all(text) if told.kind == "result"][-1]
    assert f"{last.quantity.removeprefix('disputes.')} = {last.value}" == fact


def test_results_of_all_leave_out_what_was_denied(read):
    """均维持 is not said of a kind of dispute that the sentence denies."""
    told = read("没有发生行政诉讼，发生行政复议2件，均为结果维持。")
    assert "disputes.reconsideration.corrected = 0" in told
    assert not any(fact.startswith("disputes.litigation.corrected") for fact in told)


@pytest.mark.parametrize(
    "text",
    [
        "涉及地名命名18件、社会组织登记13件、慈善募捐6件。",
        "申请内容涉及征地拆迁12件、企业受理登记5件、行政立案3件。",
        "主要集中在房屋征收9件、户籍登记7件、信访受理5件。",
    ],
)
def test_topics_of_requests(read, text):
    """登记 and 受理 at the end of a topic are no verbs."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "信用信息“双公示”数据上报48931条，其中行政许可45112条、行政处罚3819条。",
        "向省平台报送执法数据900件，其中行政许可850件、行政处罚50件。",
        "公示系统累计归集信息39418条，其中许可类36105条、处罚类3313条。",
    ],
)
def test_records_are_no_decisions(read, text):
    """Records reported to a platform are not the decisions of the year."""
    assert read(text) == []


def test_decisions_beside_records(read):
    """Decisions are read where they are made, or counted as cases of their own."""
    assert read("“双公示”数据报送及时，作出行政许可决定263件，行政处罚28件。") == [
        "disclosure.licensing.decisions = 263",
        "disclosure.penalty.decisions = 28",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "属于行政执法案卷45件、属于行政查询事项38件、要求盖章9件，三类合计92件。",
        "属于行政执法案卷45件、属于行政查询事项38件，两者合计83件。",
        "信访类申请12件、重复申请8件，两类合计20件，占全年的40%。",
    ],
)
def test_so_many_rows_together(read, text):
    """The sum of so many rows as were told is the sum of these, and no row that holds others too."""
    assert not any(fact.startswith(("requests.denied.", "requests.not_processed.")) for fact in read(text))


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ("不予处理（信访、举报、投诉类）", ["not_processed_petition", "not_processed"]),
        ("无法提供（含信息不存在）", ["unable"]),
        ("不予公开（行政执法案卷、行政查询事项）", ["denied"]),
    ],
)
def test_the_rows_of_a_bracket(read_all, told, rows):
    """A bracket that names one row tells that row, and one that names several or one of many tells their group."""
    last = read_all(f"答复9件，其中公开7件、{told}2件。")[-1]
    assert [last.quantity, *last.alternatives] == [f"requests.{row}.total" for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "提交申请391件，经审核有效申请372件。",
        "收到申请391件，经审查符合受理条件372件。",
        "共收到申请391件，剔除重复提交的19件，有效372件。",
        "收到申请391件（其中有效申请372件）。",
    ],
)
def test_handed_in_and_accepted(read, text):
    """What was handed in is not what came in where fewer are said to have been accepted."""
    assert not any(fact.endswith(" 391") for fact in read(text))
    assert "requests.new_received.total = 5" in read("收到申请5件，经审核全部受理并答复5件。")


def test_a_rate_after_a_plan(read):
    """The kind of dispute named in a plan is not what a rate is told of after it."""
    plan = "我区将围绕以下方面改进：将复议纠错率控制在5%以下。"
    paragraph = plan + "纠错率为8.3%。"
    assert read(paragraph) == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("全县累计受理申请1268件，其中2023年共86件。", "某县人民政府"),
        ("各镇街、部门共收到申请45件，本级19件。", "某区人民政府"),
        ("收到申请45件（不含各区县）。", "某市人民政府"),
        ("行政许可451件、行政处罚38件（为全县各部门汇总）。", "某县发展和改革局"),
        ("复议受理中心收到信息公开类复议申请68件，决定维持30件。", "某市人民政府"),
        ("行政公益诉讼案件3件。", "某县农业农村局"),
    ],
)
def test_counts_of_more_or_less(read, text, issuer):
    """Counts of several years, of some offices, of others too or of a body that decides disputes fill no row."""
    assert read(text, issuer=issuer) == []


def test_brackets_that_name_its_own(read):
    """A government's report is of its whole area."""
    told = read("行政许可451件、行政处罚38件（为全县各部门汇总）。", issuer="某县人民政府")
    assert told == ["disclosure.licensing.decisions = 451", "disclosure.penalty.decisions = 38"]
    assert read("新收申请21件，上年结转5件，办结20件（含结转的5件）。")[-1] != "requests.carried_out.total = 5"


@pytest.mark.parametrize(
    "text",
    [
        "累计公开信息9.8万条，其中本年度新增18642条。",
        "宅基地审批事项，全年受理申请143件，批准121件，不予批准22件。",
        "参加行政复议案件会商，其中涉行政处罚11件、不服行政许可的6件。",
    ],
)
def test_what_came_in_elsewhere(read, text):
    """Items of a site, requests that are granted and disputes about penalties are not told in the tables."""
    assert read(text) == []


def test_what_came_in_here(read):
    """Requests for information are given, and not granted as permits are."""
    assert "requests.new_received.total = 12" in read("全年新收申请12件，准予公开10件。")
    assert "requests.new_received.total = 12" in read("全年新收申请12件，发放告知书12份，予以公开10件。")


def test_a_share_of_what_stands_in_no_cell(read):
    """A share of a count told among others that the tables do not hold is none of theirs."""
    told = read("应诉案件187件，败诉率10.2%；其中政府信息公开行政诉讼14件，占比7.5%。", issuer="某县人民政府")
    assert not any(fact.endswith("= 7.5%") for fact in told)
    assert "requests.new_received.natural_person = 75%" in read("收到申请40件，其中自然人申请30件，占75%。")


@pytest.mark.parametrize(
    "text",
    [
        "行政复议1件，结果维持，申请人未再提起行政诉讼。",
        "行政复议1件，结果维持，申请人未提起诉讼。",
        "受理学生申诉3件，维持处理决定2件，撤销1件。",
        "因申请内容不明确补正8件。",
        "村务公开申请5件，办结5件。",
    ],
)
def test_appeals_and_corrections_asked(read, text):
    """One who did not go on denies no suit; appeals, corrections asked for and affairs of a village fill no row."""
    told = [fact for fact in read(text) if "reconsideration" not in fact]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "行政复议案件12件（信息公开类2件、行政处罚类10件），维持11件，撤销1件。",
        "行政诉讼案件6件，信息公开类1件，征收类5件，败诉1件。",
    ],
)
def test_disputes_of_all_sorts(read, text):
    """Disputes that are sorted into ours and others, and their results, are not those of the tables."""
    assert [fact for fact in read(text) if not fact.endswith(".total = 2")] == []


def test_what_was_waived_and_what_was_before(read):
    """A fee that was waived was not taken, and a rate that was left behind is not this year's."""
    assert not any(fact.endswith(" 240") for fact in read("减免信息处理费3件共计240元。"))
    assert read("行政复议维持率由80%升至92.3%。") == ["disputes.reconsideration.maintained = 92.3%"]


def test_what_was_taken_in_by_mistake(read):
    """What a bracket says was registered by mistake is no request, and what holds it is not what came in."""
    assert read("收到信息公开申请70件（含系统误登记9件），有效申请61件。") == []


def test_outcomes_of_some_requests(read_all):
    """Of requests about one matter each outcome is told with reserve, whatever mark stands between them."""
    granted, partial = read_all("涉及企业环评报告的申请41件，予以公开36件，部分公开5件。")
    assert granted.note
    assert granted.note == partial.note


@pytest.mark.parametrize(
    "text",
    [
        "每百件申请引发行政复议4件、行政诉讼2件。",
        "每100件申请中有6件被提起行政复议。",
        "答复引发行政复议2.6件、行政诉讼1.5件。",
    ],
)
def test_so_many_of_a_hundred(read, text):
    """What is told of each hundred, or in fractions of a case, is a rate and no count."""
    assert read(text) == []


def test_after_what_is_told_of_a_hundred(read):
    """The whole year after a rate is counted, and a count in 万 is none in fractions."""
    assert read("每百件申请引发复议2件，全年收到信息公开申请417件。") == ["requests.new_received.total = 417"]
    assert read("每季度通报一次，全年收到信息公开申请1.25万件。") == ["requests.new_received.total ~ 12500"]
