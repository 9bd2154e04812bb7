"""What bodies tell of themselves in words that name nothing else: their rooms, their cases, their prefaces."""

import pytest

BUREAU, COUNTY = "某市住房和城乡建设局", "某县人民政府"
ZONE = "某经济技术开发区管理委员会"
NEW, DONE, LEFT = (f"requests.{row}.total" for row in ("new_received", "total_processed", "carried_out"))
ISSUED, RULES = "disclosure.normative.issued", "disclosure.regulation.issued"
REVIEWS, SUITS = "disputes.reconsideration", "disputes.litigation"


@pytest.mark.parametrize("text", ["我局共办理行政复议6件，其中维持4件。", "全年办理行政复议6件，维持4件。"])
def test_a_bureau_decides_no_disputes(read, text):
    """Disputes that a bureau dealt with are those against it."""
    assert read(text, issuer=BUREAU) == [f"{REVIEWS}.total = 6", f"{REVIEWS}.maintained = 4"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("全年共办理行政复议6件，其中维持4件。", COUNTY),
        ("全年共办理行政复议6件，其中维持4件。", "某市司法局"),
        ("全年办理行政复议案件126件，其中撤销12件。", BUREAU),
        ("我局作为复议机关，全年办理行政复议6件。", BUREAU),
    ],
)
def test_who_decides_disputes(read, text, issuer):
    """Those that a government or a bureau of justice dealt with, or cases that were decided, are of others."""
    assert read(text, issuer=issuer) == []


@pytest.mark.parametrize(
    "text",
    [
        "局办公室认真落实首问负责制，全年新收申请18件，办结18件。",
        "我局政务公开办公室加强协调，全年新收申请18件，办结18件。",
    ],
)
def test_own_room(read, text):
    """A bureau's own office speaks for the bureau."""
    assert read(text, issuer=BUREAU) == [f"{NEW} = 18", f"{DONE} = 18"]


def test_what_is_acted_upon_is_no_subject(read):
    """``对局发文件开展清理`` names no body."""
    told = read("对局发规范性文件开展集中清理，全年制发3件，废止2件。", issuer="某市交通运输局")
    assert told == [f"{ISSUED} = 3", "disclosure.normative.abolished = 2"]


@pytest.mark.parametrize("text", ["综合执法局作出行政处罚137件。", "综合行政执法大队作出行政处罚137件。"])
def test_a_zone_acts_by_its_bureau(read, text):
    """Penalties of a zone are imposed by its bureau of enforcement."""
    assert read(text, issuer=ZONE) == ["disclosure.penalty.decisions = 137"]


@pytest.mark.parametrize(
    "text",
    ["我单位无规章、规范性文件。", "本年度无行政规范性文件和规章。", "公开信息9条，无规章、行政规范性文件，无复议。"],
)
def test_no_documents(read, text):
    """A bare 无 before the kinds of documents denies them."""
    assert {f"{RULES} = 0", f"{ISSUED} = 0"} <= set(read(text, issuer=BUREAU))


@pytest.mark.parametrize(
    "text",
    [
        "收到申请46件，已答复44件，尚未到期2件。",
        "收到申请46件，已答复44件，未到答复期限2件。",
        "收到申请46件，已答复44件，未结2件。",
        "收到申请46件，已答复44件，尚在办理期限内2件。",
        "收到申请46件，已答复44件，另有2件因等待第三方意见未办结。",
        "收到申请46件，已答复44件，2件正在征求第三方意见。",
    ],
)
def test_not_yet_due(read, text):
    """What is not due, or waits for an opinion, is left for the next year."""
    assert read(text, issuer=BUREAU) == [f"{NEW} = 46", f"{DONE} = 44", f"{LEFT} = 2"]


@pytest.mark.parametrize(
    "what",
    [
        "在法定期限内作出答复",
        "在规定时限内按期办结",
        "在法定期限内予以公开",
        "在办理期限内主动撤回",
        "按照信访途径办理",
    ],
)
def test_done_in_time(read, what):
    """What was done within its time, or goes another way, is not left."""
    assert not any(fact.startswith(LEFT) for fact in read(f"收到申请46件，44件{what}，公开2件。", issuer=BUREAU))


@pytest.mark.parametrize("what", ["正按程序办理", "按程序办理中", "在法定期限内未答复", "尚在答复期限内"])
def test_left_in_time(read, what):
    """What is still dealt with, or was not answered within its time, is left."""
    assert f"{LEFT} = 3" in read(f"收到申请46件，答复43件，3件{what}。", issuer=BUREAU)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("收到政府信息公开申请12件，已按期答复。", [f"{LEFT} = 0"]),
        ("收到政府信息公开申请12件，已答复，其中1件结转下年。", [f"{LEFT} = 1"]),
        ("收到政府信息公开申请12件，均已在法定期限内答复。", []),
    ],
)
def test_answered_without_all(read, text, left):
    """Requests that were answered are all of them, unless some are told to be left."""
    assert read(text, issuer=BUREAU) == [f"{NEW} = 12", *left]


@pytest.mark.parametrize("last", ["上年度未结转", "去年没有结转", "往年未发生结转"])
def test_nothing_from_last_year(read, last):
    """What last year did not carry over is not what this year does not."""
    told = read(f"受理政府信息公开申请4件，{last}，结转下年度1件。", issuer=BUREAU)
    assert told == [f"{NEW} = 4", f"{LEFT} = 1", "requests.carried_in.total = 0"]


def test_denied_of_both(read):
    """A denial in a sentence of its own is of all disputes told before it."""
    told = read("信息公开行政复议8件，维持8件；行政诉讼4件。无被纠错情况。", issuer=BUREAU)
    assert {f"{REVIEWS}.corrected = 0", f"{SUITS}.corrected = 0"} <= set(told)


@pytest.mark.parametrize(
    "text",
    [
        "聚焦民生等重点领域，全年制发行政规范性文件7件。",
        "对群众意见高度重视，制发行政规范性文件7件。",
        "第二十条第（一）项：制发行政规范性文件7件。",
    ],
)
def test_prefaces(read_all, text):
    """What was kept in view, heeded, or is only numbered narrows no count."""
    (fact,) = read_all(text, issuer=BUREAU)
    assert (fact.quantity, fact.value, fact.note) == (ISSUED, 7, "")


def test_a_field_narrows(read_all):
    """Without a word of the whole year a field is what the count is of."""
    (fact,) = read_all("在民生领域，制发行政规范性文件7件。", issuer=BUREAU)
    assert fact.note


def test_decisions_of_all_business(read_all):
    """Decisions told after all business are all decisions; after one kind of applications they may not be."""
    (large,) = read_all("受理审批服务事项18万件，作出行政许可决定573件。", issuer=BUREAU)
    (small,) = read_all("受理占道申请45件，作出行政许可决定43件。", issuer=BUREAU)
    assert (large.note, bool(small.note)) == ("", True)


def test_the_whole_before_its_bracket(read):
    """``45件（含上年结转3件）申请中`` is what there was to deal with."""
    told = read("45件（含上年结转3件）申请中，网上提交30件，信函提交15件。", issuer=BUREAU)
    assert told == ["requests.input_total.total = 45", "requests.carried_in.total = 3"]


@pytest.mark.parametrize("way", ["同比下降9.3%、12.8%", "较上年分别下降9.3%和12.8%", "分别较上年下降9.3%、12.8%"])
def test_changes_of_two(read, way):
    """Two changes after two counts are of one each, in their order."""
    told = read(f"信息公开行政复议88件、行政诉讼41件，{way}。", issuer=COUNTY)
    assert told[2:] == [f"{REVIEWS}.total = -9.3%yoy", f"{SUITS}.total = -12.8%yoy"]


@pytest.mark.parametrize("how", ["一审驳回起诉", "法院裁定驳回起诉", "已被驳回起诉"])
def test_a_dismissed_suit(read, how):
    """A suit that was dismissed has a result, whatever court did it."""
    assert read(f"信息公开行政诉讼1件，{how}。", issuer=BUREAU)[1:] == [f"{SUITS}.maintained = 1"]


def test_what_a_row_consists_of(read_all):
    """``包括`` opens the rows of an outcome and narrows none of them."""
    told = read_all("不予处理9件，包括信访举报投诉类5件、重复申请4件。", issuer=BUREAU)
    assert [(fact.value, fact.note) for fact in told] == [(9, ""), (5, ""), (4, "")]


def test_an_office_speaks_for_its_government(read):
    """What it deals with 代市政府 is its own; what a bureau does for one is not."""
    text = "代市政府办理的政府信息公开行政复议3件，其中维持2件。"
    own = ["disputes.reconsideration.total = 3", "disputes.reconsideration.maintained = 2"]
    assert read(text, issuer="某县级市人民政府办公室") == own
    assert read(text, issuer="某市司法局") == []


def test_a_board_names_itself(read):
    """The 度 of 年度 is no name, and a zone's 本级 is all of it."""
    issuer = "某市某综合保税区管理委员会"
    assert read("2023年度管委会新收政府信息公开申请6件。", issuer=issuer) == ["requests.new_received.total = 6"]
    assert read("本级制发行政规范性文件1件。", issuer=issuer) == ["disclosure.normative.issued = 1"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("21件新收申请和2件结转申请中，已办结20件。", ["new_received = 21", "carried_in = 2", "total_processed = 20"]),
        ("66件申请的办理结果如下：予以公开58件，部分公开8件。", ["new_received = 66", "granted = 58", "partial = 8"]),
        ("予以公开5件，部分公开3件，无法提供2件，办理总数10件。", ["total_processed = 10"]),
    ],
)
def test_counts_before_their_nouns(read, text, facts):
    """Counts told first are of what follows them, and a 总数 after results is their sum."""
    assert {fact.replace(" ", ".total ", 1) for fact in facts} <= {
        told.removeprefix("requests.") for told in read(text)
    }


def test_fees_named_one_by_one(read):
    """Under the head of 行政事业性收费 all fees that are named make up the amount."""
    text = "行政事业性收费方面，全年征收不动产登记费、耕地开垦费共1200.5万元。"
    assert read(text) == ["disclosure.admin_fee.amount = 1200.5"]


def test_rules_of_the_form_of_2019(read):
    """新公开 and 对外公开总数 are of the kind of document named before them."""
    told = read("规章新制作2件，新公开2件，对外公开总数31件。", year=2020, form="2019")
    assert told[1:] == ["disclosure.regulation.newly_disclosed = 2", "disclosure.regulation.total_disclosed = 31"]


def test_one_suit_that_is_pending(read):
    """A dispute that opens its clause is counted, and so is what became of it."""
    told = read("因政府信息公开引发行政复议0件，行政诉讼1件尚在审理。")
    assert {"disputes.litigation.total = 1", "disputes.litigation.pending = 1"} <= set(told)


def test_a_bureau_of_town_and_country(read_all):
    """The 乡 of 城乡 ends no name: what 住房和城乡建设局 tells of itself is told without reserve."""
    (told,) = read_all("市住房和城乡建设局收到信息公开申请89件。", issuer="某市住房和城乡建设局")
    assert (told.quantity, told.note) == ("requests.new_received.total", "")
