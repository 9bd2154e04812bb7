"""Counts of usual sentences that stand in none of the report's cells, and the plain ones beside them."""

import pytest

GOVERNMENT, BUREAU = "某县人民政府", "某市生态环境局"
RECEIVED, PROCESSED = "requests.new_received.total", "requests.total_processed.total"


@pytest.mark.parametrize(
    "text",
    [
        "县自然资源局办理量居首，共收到申请93件，占全县的19%。",
        "其中，县公安局收到41件、县住建局收到38件。",
        "各乡镇受理申请61件，县直各单位受理402件。",
        "县教育系统全年收到申请8件，卫生健康系统收到12件。",
        "部分单位办件较多，县农业农村局一家就收到申请52件。",
        "县交通局依申请公开被行政复议撤销2件。",
        "县法院审结政府信息公开行政诉讼案件11件，判决败诉2件。",
        "县司法局审理政府信息公开行政复议案件18件，纠正4件。",
        "前5名申请人提交申请共计143件。",
        "申请量最多的单位为县医保局，收到申请21件。",
        "代市政府承办政府信息公开申请12件。",
    ],
)
def test_other_actors(read, text):
    """What another body, a part of the area or one applicant is told of is no total of the report."""
    assert read(text, issuer=GOVERNMENT) == []


def test_another_level(read):
    """A body of the same name at another level is another body, and 市场 names no level."""
    assert read("市教育局收到政府信息公开申请6件。", issuer="某区教育局") == []
    assert read("市场监督管理局收到政府信息公开申请6件。", issuer="某区市场监督管理局") == [f"{RECEIVED} = 6"]
    assert read("区市场监督管理局收到政府信息公开申请6件。", issuer="某市某区市场监督管理局") == [f"{RECEIVED} = 6"]


def test_the_whole_of_its_parts(read):
    """Of the counts of two parts of the area and of both only the last is the report's."""
    assert read("县本级收到21件、各乡镇收到7件，全县共收到政府信息公开申请28件。", issuer=GOVERNMENT) == [
        f"{RECEIVED} = 28"
    ]


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (BUREAU, "市生态环境局收到政府信息公开申请28件。"),
        (BUREAU, "市局收到政府信息公开申请28件。"),
        (BUREAU, "生态环境系统全年收到政府信息公开申请28件。"),
        ("某大学", "学校新收政府信息公开申请28件。"),
        ("某街道办事处", "街道办事处收到政府信息公开申请28件。"),
        (GOVERNMENT, "县政府及各部门、各乡镇共收到政府信息公开申请28件。"),
        (GOVERNMENT, "县本级及各乡镇收到政府信息公开申请28件。"),
    ],
)
def test_the_issuer_itself(read, issuer, text):
    """The issuer by a short name or by its sort, and all parts of its area together, are the report's own."""
    assert read(text, issuer=issuer) == [f"{RECEIVED} = 28"]


@pytest.mark.parametrize(
    "text",
    [
        "1—6月，全县受理依申请公开201件。",
        "4月至11月收到政府信息公开申请90件。",
        "截至9月底，收到政府信息公开申请355件。",
        "自3月以来收到政府信息公开申请40件。",
        "平均每月收到申请41件。",
        "月均收到申请41件。",
        "近三年来，收到政府信息公开申请1320件。",
        "下半年收到申请30件。",
    ],
)
def test_parts_of_the_year(read, text):
    """What some months, several years or an average tell is no count of the year."""
    assert read(text) == []


def test_all_months_are_the_year(read):
    """1至12月 is the whole year."""
    assert read("1至12月收到政府信息公开申请28件。") == [f"{RECEIVED} = 28"]


@pytest.mark.parametrize(
    "text",
    [
        "当日办结申请22件。",
        "5个工作日内办结申请120件。",
        "经批准延期答复申请33件。",
        "通过电子邮件答复申请263件，邮寄答复申请187件。",
        "以纸质形式答复申请30件。",
        "发出补正通知书64份、延期答复告知书21份，均与申请有关。",
        "就申请内容与申请人电话沟通211件次。",
    ],
)
def test_manners(read, text):
    """How, or how soon, some were answered tells a part; letters are no requests."""
    assert read(text) == []


def test_usual_manners_narrow_nothing(read):
    """依法, 按时 and 在法定期限内 are said of all."""
    assert read("全年依法按时办结政府信息公开申请28件。") == [f"{PROCESSED} = 28"]


@pytest.mark.parametrize(
    "text",
    [
        "组织模拟申请测试，向40个部门提交申请40件，按期答复38件。",
        "开展依申请公开专项抽查，抽取申请60件，按时答复52件。",
        "评查依申请公开案卷50件，答复规范45件。",
        "发布依申请公开典型案例12件，其中复议纠错案例3件。",
        "县政务服务中心受理各类业务3.2万件，办结3.1万件。",
    ],
)
def test_what_nobody_asked_for(read, text):
    """Trials, samples, examples and business of other kinds are no requests for information."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "通过提前沟通，避免行政诉讼4件。",
        "经耐心解释，劝导群众撤回复议申请3件。",
        "全年减少潜在行政复议6件。",
        "下一步，将严格依法办理，力争行政复议纠错案件控制在2件以内。",
        "2024年工作打算：一是制定行政规范性文件6件；二是年内办结申请30件。",
        "预计全年收到申请40件。",
    ],
)
def test_what_has_not_happened(read, text):
    """What was avoided, is expected or planned is no count, all along the sentence of a plan."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["未发生被复议纠错的部门达42个。", "没有出现行政诉讼败诉的乡镇占90%。", "未收到通过传真方式提交的申请。"],
)
def test_what_a_noun_is_without(read, text):
    """A denial that only describes some bodies, or a channel, denies nothing of the report."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "完善规范性文件库，标注失效规范性文件21件。",
        "更新规范性文件库，补录现行有效规范性文件112件。",
        "整理汇编历年印发的规范性文件130件。",
    ],
)
def test_work_on_a_library(read, text):
    """Documents marked, entered or put in order were neither issued nor abolished by that."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("政府信息公开行政诉讼5件（未经复议直接起诉）。", ["disputes.lit_direct.total = 5"]),
        ("不属于本机关公开或者信息不存在的申请4件。", ["requests.unable_not_held.total = 4"]),
        ("全年行政事业性收费年度总额86.4万元。", ["disclosure.admin_fee.amount = 86.4"]),
        ("没有因申请人不缴费而不再处理的申请。", ["requests.other_fee_unpaid.total = 0"]),
        (
            "信访举报投诉类申请2件、重复申请11件。",
            ["requests.not_processed_petition.total = 2", "requests.not_processed_duplicate.total = 11"],
        ),
        ("全市制发行政规范性文件40件，市局制发3件。", ["disclosure.normative.issued = 3"]),
    ],
)
def test_rows_told_in_passing(read, text, told):
    """Rows named in a bracket, by a list or without their group are read."""
    assert read(text, issuer="某市财政局" if "市局" in text else "") == told


@pytest.mark.parametrize(
    "text",
    [
        "全县43个单位中，22个单位未收到政府信息公开申请。",
        "部分乡镇全年未收到政府信息公开申请。",
        "有12个部门未发生行政复议和行政诉讼。",
        "多数单位未出现行政复议纠错情形。",
    ],
)
def test_what_only_some_are_without(read, text):
    """A denial said of some bodies denies nothing of the report."""
    assert read(text, issuer=GOVERNMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年度未审结的行政诉讼案件本年审结2件，均维持。",
        "复议机关维持后，申请人又提起诉讼的仅1件。",
        "组织学习信息公开行政复议纠错案件11件。",
        "旁听政府信息公开行政诉讼3件，剖析败诉案件5件。",
    ],
)
def test_disputes_that_are_none_of_the_year(read, text):
    """Cases of years before, cases learned from and stages of one case fill no row."""
    assert read(text, issuer=GOVERNMENT) == []


def test_one_ground_of_a_row(read_all):
    """个人隐私 is one of two grounds of its row, so that its count is told with reserve; both together fill it."""
    one, both = (
        next(fact for fact in read_all(f"不予公开9件，其中涉及{ground}的2件。") if fact.value == 2)
        for ground in ("个人隐私", "商业秘密、个人隐私")
    )
    assert one.note
    assert not both.note


@pytest.mark.parametrize(
    "text",
    [
        "市城管局、市文旅局分别作出行政处罚决定211件、902件。",
        "不予行政处罚案件103件。",
        "编印《行政规范性文件汇编》，收录现行有效行政规范性文件92件。",
        "截至报告发布之日，累计收到申请532件。",
        "未被复议纠错的有31家。",
        "乡镇层面收到申请33件。",
    ],
)
def test_more_that_is_not_ours(read, text):
    """Bodies in a list, lenient decisions, collections, later days and levels of the area tell no cell of a report."""
    assert read(text, issuer="某市人民政府") == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("各高校收到信息公开申请316件，答复312件。", BUREAU),
        ("各支队作为被申请人的行政复议案件41件，纠错率7.5%。", "某市公安局"),
        ("省级部门发出收费通知5份，实收信息处理费480元。", "某省人民政府办公室"),
        ("本局为政府信息公开案件的行政复议机关，收到信息公开类复议申请21件，维持13件。", "某市公安局"),
        ("转请相关部门办理答复的申请32件。", BUREAU),
        ("出入境证件办理4218件，居住证受理316件。", "某市公安局"),
        ("处理群众信访事项274件，不予公开2件。", "某市公安局"),
    ],
)
def test_what_is_done_by_others_or_for_others(read, text, issuer):
    """Bodies of one sort, a body that decides disputes, and what was handed on, tell nothing of the report's own."""
    assert not any(number in fact for fact in read(text, issuer=issuer) for number in (" 3", " 4", " 5", " 7", "27"))


def test_rows_and_rates_with_the_same_words(read):
    """A row of refusals, an administrative fee and answers in time keep apart from what sounds like them."""
    assert "requests.not_processed_petition.total = 3" in read("不予处理5件，其中信访投诉类3件、重复申请2件。")
    assert not any("fee_info" in fact for fact in read("收到申请5件，行政事业性收费0元。"))
    assert not any("granted" in fact for fact in read("予以公开9件，规范性文件公开率达100%。") if "%" in fact)
    assert read("收到申请12件，均按规定时限作出答复。") == [f"{RECEIVED} = 12"]


def test_those_who_asked_for_many(read):
    """How many requests a heavy applicant hands in, and what those few asked for, are no totals."""
    assert read("申请量超过20件的有3个镇。提交5件以上的申请人有7人，共计127件。") == []
    assert read("收到申请45件，办件量较大的街道有2个，共收到30件。") == [f"{RECEIVED} = 45"]


def test_withdrawals_among_the_results_of_disputes(read):
    """In a list of a dispute's results 撤回 and 撤销 are results too, though requests are named in it."""
    told = read("行政复议9件，其中驳回复议申请3件，责令履行或撤销2件，申请人撤回4件。")
    assert told[2:] == ["disputes.reconsideration.corrected = 2", "disputes.reconsideration.other = 4"]
    assert "requests.other_misc.total <= 4" in read("收到申请45件，申请人撤回4件。")


def test_items_made_public_unasked(read):
    """What was made public unasked, and decisions of one sort, fill no cell."""
    assert read("累计主动公开信息642条，其中2023年公开126条，答复咨询3件。") == []
    assert read("作出涉企行政许可30件，行政强制2件。") == ["disclosure.coercion.decisions = 2"]


@pytest.mark.parametrize("text", ["非本机关掌握4件，信息不存在2件", "信息不存在2件，非本局职责4件"])
def test_two_reasons_of_one_row(read, text):
    """Two reasons that share a row of the form are told apart, and neither fills it."""
    assert not any("unable" in fact for fact in read(f"收到申请16件，其中部分公开2件，{text}。"))


@pytest.mark.parametrize(
    "text",
    [
        "法制部门审核行政处罚案件612件，集体讨论重大行政处罚31件。",
        "复核行政强制措施12件，为企业代办行政许可36件。",
        "职业投诉举报人提起的行政复议共61件，其中涉及信息公开的3件。",
        "各县（市、区）生态环境局受理申请131件，高校收到申请86件。",
        "行政机关负责人出庭应诉14件，出庭率100%，其中信息公开案件8件。",
    ],
)
def test_gone_over_or_asked_by_a_few(read, text):
    """Decisions that are gone over, what one sort of applicants disputes, and bureaus below fill no cell."""
    assert read(text, issuer=BUREAU) == []


@pytest.mark.parametrize(
    "text",
    [
        "区农业农村和水利局收到申请31件，区教育和体育局收到12件。",
        "从部门看，区人力资源和社会保障局收到申请44件。",
        "区住房和城乡建设局发生行政复议2件，区商务和投资促进局发生行政诉讼1件。",
        "区自然资源和规划局高度重视，收到申请5件，均已答复。",
    ],
)
def test_a_body_with_two_halves(read, text):
    """A bureau whose name holds 和 is another body, too."""
    assert read(text, issuer="某市某区人民政府") == []


def test_the_body_itself_with_two_halves(read):
    """It is the report's own where the report is its own, whatever joins the halves of its name there."""
    told = read("市文化和旅游局收到信息公开申请45件。", issuer="某市文化广电旅游局")
    assert told == ["requests.new_received.total = 45"]


@pytest.mark.parametrize(
    "text",
    [
        "市级行政复议机构全年办理政府信息公开行政复议案件155件，作出维持决定89件、撤销21件。",
        "区复议机关受理以各街道为被申请人的信息公开复议案件14件，维持11件、纠正1件。",
        "承办被申请人为县直部门的政府信息公开行政复议案件27件，维持15件，纠错率7.4%。",
    ],
)
def test_what_reviewing_bodies_decide(read, text):
    """Cases that a reviewing body decides against others are none of the report's."""
    assert read(text, issuer="某市人民政府") == []


def test_what_reviewing_bodies_decide_of_ours(read):
    """Against the issuer they are, and so is what a sentence comes back to."""
    ours = read("上级复议机构受理以我区为被申请人的政府信息公开行政复议5件。", issuer="某市某区人民政府")
    assert ours == ["disputes.reconsideration.total = 5"]
    told = read("信息公开行政复议5件，均以区政府部门为被申请人，维持4件。", issuer="某市某区人民政府")
    assert told[-1] == "disputes.reconsideration.maintained = 4"
    back = read("复议局办理复议案件412件；全区因政府信息公开引发行政复议14件。", issuer="某市某区人民政府")
    assert back == ["disputes.reconsideration.total = 14"]


@pytest.mark.parametrize(
    "text",
    [
        "网络渠道收到申请31件，占62%；信函渠道收到申请19件，占38%。",
        "在线申请入口收到申请61件，占比81%；来函收到14件。",
        "挂号信渠道收到申请21件，占比52.5%。",
    ],
)
def test_no_total_of_one_channel(read, text):
    """What came in by one channel is a part, and its share is one of nothing in the tables."""
    assert read(text) == []
    assert read("线上线下渠道共收到信息公开申请86件。") == ["requests.new_received.total = 86"]


@pytest.mark.parametrize(
    "text",
    [
        "东湖区收到申请301件，南川县收到122件。",
        "县残联收到申请2件，县供销社收到申请1件。",
        "市属高校收到申请32件。",
        "复议局对下属部门信息公开行为立案审查18件，维持12件。",
        "新收行政复议申请412件，其中信息公开类58件，受理49件。",
        "会商信息公开诉讼案件6件。",
        "工伤认定引发行政复议41件、行政诉讼33件。",
        "2023学年收到信息公开申请61件。",
    ],
)
def test_of_those_below(read, text):
    """Other areas and bodies, and all that a bureau of reconsideration decides, are not its own."""
    assert read(text, issuer="某市人民政府") == []


@pytest.mark.parametrize(
    "text",
    ["实施行政处罚事项37项。", "配合县自然资源局办理行政许可24件。", "自然人137人次提交申请171件。"],
)
def test_of_some_or_of_others(read, text):
    """Items by which decisions are made, help given to others, and what one sort of persons asked for fill no cell."""
    assert read(text, issuer="某县某镇人民政府") == []
