"""Counts told with their parts: which lists are plain, and where they end."""

import pytest

from checker.extract.prose.parts import COUNTED, breakdowns
from checker.model.document import Paragraph, Span
from checker.model.report import Breakdown, Sentence


def read(text: str) -> list[Breakdown]:
    """The counts told with their parts in one sentence of part one."""
    return list(breakdowns([Sentence(Paragraph(text, ((0, Span(1, 1)),)), 0, len(text), "s1")], COUNTED))


@pytest.mark.parametrize(
    "members",
    [
        "文字解读144篇、图片解读61篇",
        "机构职能类2条，政策法规类189条",
        "涉及征地补偿12件、工程建设6件、其他3件",
    ],
)
def test_plain(members: str):
    """Members told by a short noun each make a plain list, also where one verb stands before all of them."""
    (told,) = read(f"全年共300{members[-1]}，其中{members}。")
    assert told.plain


@pytest.mark.parametrize(
    "members",
    [
        "在网站发布80条、在微信发布60条",
        "通过网站80条、通过公告栏60条",
        "政策类80条，政策类中解读60条",
        "工作动态80条，含会议信息60条",
        "征地类80条、涉及规划60条",
        "罚款80条、没收违法所得20条、警告60条",
        "领导出席80条、专家参加60条",
    ],
)
def test_shared(members: str):
    """Where one item may stand in several members, the list is not plain."""
    (told,) = read(f"全年发布信息100条，其中{members}。")
    assert not told.plain


@pytest.mark.parametrize("said", ["部分稿件有重复", "同一稿件以两种形式发布", "部分同时采用图片"])
def test_said_to_be_shared(said: str):
    """A sentence that says itself that members overlap gives no parts."""
    assert read(f"全年解读100篇，其中文字80篇、图片60篇，{said}。") == []


def test_another_breakdown():
    """A list of channels ends where kinds of requests begin: the whole is broken down a second time there."""
    (told,) = read("收到申请35件，其中网络申请20件、信函申请15件、征地类20件、其他15件。")
    assert [int(part.value) for part in told.parts] == [20, 15]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("收到申请9件：信函4件，网上6件。", [4, 6]),
        ("行政复议9件：维持6件、纠正4件。", [6, 4]),
        ("收到申请9件，包括自然人7件、企业3件。", [7, 3]),
        ("自然人申请7件、企业申请3件，共计9件。", [7, 3]),
        ("行政复议6件、行政诉讼4件，两类案件合计8件。", [6, 4]),
        ("新收申请7件、结转3件，共计9件。", None),
        ("收到申请7件、答复3件，合计送达文书9件。", None),
    ],
)
def test_lists_told_otherwise(text, parts):
    """A colon, 包括, and a sum after a list tell a whole and its parts as 其中 does."""
    found = [[part.value for part in told.parts] for told in read(text)]
    assert found == ([parts] if parts else [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("受理举报11件，其中查实4件，限期整改4件，不实5件，待查2件。", [4, 5, 2]),
        ("暗访104件，其中按期答复96件、未按期答复8件、要素齐全87件。", [96, 8]),
        ("发出建议书33件，其中涉及环保的20件，涉及食品的13件，均已按期回复；发出意见书9件。", [20, 13]),
        ("制发文件20件，其中通知12件、意见5件；清理文件3件。", [12, 5]),
        ("公开信息20条，其中财政类8条、审计类6条，统计类4条。", [8, 6, 4]),
    ],
)
def test_other_ways_of_breaking_it_down(text: str, parts: list[int]):
    """What followed from a part, or stands after a contrary, a remark or a semicolon, is no part; one more sort is."""
    (told,) = read(text)
    assert [int(part.value) for part in told.parts] == parts


def test_an_outlet_after_kinds_is_no_part():
    """After kinds of texts an outlet tells of something else; a list of outlets goes on."""
    kinds = "门户网站公开信息118条，其中工作动态86条、公告21条、财务11条，通过公众号发布信息402条。"
    outlets = "公开信息318条，其中网站公开244条，公告栏公开65条，公众号公开37条。"
    assert [[part.value for part in each.parts] for each in read(kinds)] == [[86, 21, 11]]
    assert [[part.value for part in each.parts] for each in read(outlets)] == [[244, 65, 37]]


@pytest.mark.parametrize(
    ("text", "summed"),
    [
        ("信函20件、当面5件、网上8件，合计35件。", True),
        ("收到申请35件，其中信函20件、当面5件、网上8件，以上合计35件。", True),
        ("收到申请35件，信函20件、当面5件、网上8件，三项合计35件。", True),
        ("主要涉及征地20件、拆迁5件，共计35件。", False),
        ("信函20件、当面5件，合计收到35件。", False),
        ("窗口受理咨询9件，信函20件、当面5件，合计35件。", False),
    ],
)
def test_whether_the_parts_are_all(text, summed):
    """Parts told with their sum are all there are, unless they are told of some or after other counts."""
    last = list(read(text))[-1]
    assert (last.summed, len(last.parts) > 1, last.whole.value) == (summed, True, 35)


@pytest.mark.parametrize(
    "text",
    [
        "承办建议47件、提案82件，其中主办76件、会办53件。",
        "承办建议47件，提案82件，其中主办76件、会办53件。",
        "收到网上申请20件和信函申请10件，其中涉及征地28件、规划2件。",
    ],
)
def test_parts_of_a_list(text: str):
    """What is more than the last count of a list may be parts of all of them."""
    assert read(text) == []


def test_more_than_the_whole_list():
    """Parts that are more than the list are set against its sum; after one count set apart by a comma, against it."""
    (told,) = read("承办建议47件、提案82件，其中主办86件、会办53件。")
    assert (told.whole.value, told.whole.text) == (129, "47件、提案82件")
    (told,) = read("收到申请30件，办结28件，其中予以公开20件、部分公开9件。")
    assert told.whole.value == 28


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("复议10件，其中上年结转2件，本年新收8件；已审结9件，其中维持6件、纠正3件。", [[8, 2], [6, 3]]),
        ("处罚96件，其中警告21件、罚款75件，不予处罚34件。", [[21, 75]]),
        ("处罚96件，其中普通程序64件、简易程序32件、不予行政处罚34件。", [[64, 32]]),
        ("留言317条，其中咨询类213条、投诉类71条、建议类33条，公开答复290条。", [[213, 71, 33]]),
        ("来信50件，其中投诉30件、求助20件、转办42件。", [[30, 20]]),
        ("解读36篇，其中图解19篇、文字17篇，负责人解读9篇。", [[19, 17]]),
        ("解读36篇，其中图解19篇、文字17篇、负责人解读9篇。", [[19, 17]]),
        ("解读30篇，其中负责人解读19篇、图解10篇、视频4篇。", [[19, 10, 4]]),
        ("申请30件，其中自然人20件、企业7件，法律服务机构5件。", [[20, 7, 5]]),
        ("复议30件，其中维持20件、纠正7件、驳回5件，尚未审结4件。", [[20, 7, 5, 4]]),
    ],
)
def test_words_of_one_sort(text: str, parts: list[list[int]]):
    """What was done about the members, and what breaks a whole down anew, is no further member."""
    assert [[int(part.value) for part in told.parts] for told in read(text)] == parts


@pytest.mark.parametrize(
    "members",
    ["听证1项、征求意见6项、专家论证5项", "风险评估4项，合法性审查6项，集体讨论6项", "公开征集意见6项、听证3项"],
)
def test_procedures_overlap(members: str):
    """One matter goes through several procedures: they are never added up."""
    assert read(f"重大决策6项，其中{members}。") == []


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("许可1258件，同比上升5.2%，其中机构163件、医师1099件。", 1258, [163, 1099]),
        ("许可1258件，较上年增加60件，增长5%，其中机构163件、医师1099件。", 1258, [163, 1099]),
        ("许可1258件（比2022年增长5.2%），其中机构163件、医师1099件。", 1258, [163, 1099]),
        ("在办结的39件中，5个工作日内答复12件，6至10个工作日内答复29件。", 39, [12, 29]),
        ("培训412人次，其中机关186人次、乡镇236人次。", 412, [186, 236]),
        ("收到申请38件，分别是征地21件、规划9件、其他12件。", 38, [21, 9, 12]),
    ],
)
def test_where_the_whole_stands(text: str, whole: int, parts: list[int]):
    """How much more it was may stand between a whole and its parts, which are counted in any unit."""
    (told,) = read(text)
    assert (int(told.whole.value), [int(part.value) for part in told.parts]) == (whole, parts)


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("信息428条，其中动态126条，公示74条，财政12条，其他36条。", True),
        ("申请38件，分别是网络申请20件、信函申请11件。", True),
        ("办结39件，其中本年新收36件、上年结转2件。", True),
        ("信息428条，其中动态126条，公示74条，财政12条。", False),
        ("信息428条，其中重点领域126条，公示74条，其他领域信息公开专栏36条。", False),
        ("复议10件，其中维持3件、纠正1件、其他2件。", False),
        ("信息428条，其中主要是动态126条，公示74条，其他36条。", False),
    ],
)
def test_lists_that_tell_all(text: str, complete: bool):
    """A list that ends in what is left tells all; outcomes have an 其他 of their own."""
    (told,) = read(text)
    assert told.summed is complete


@pytest.mark.parametrize("members", ["5日内办结12件，10日内办结30件", "3个工作日内20件、10个工作日内38件"])
def test_spans_that_hold_each_other(members: str):
    """What was answered within five days was answered within ten."""
    assert read(f"办结39件，其中{members}。") == []


def test_more_answered_than_came_in():
    """What was answered may have been carried in: it is no part of what came in, unless it is less."""
    assert read("收到申请86件，其中以县政府名义答复61件，以办公室名义答复27件。") == []
    assert read("新收申请86件，其中书面答复61件、当面答复20件。") != []
    assert read("收到申请86件，其中网络申请61件、信函申请27件。") != []


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("收到申请43件，其中线上申请20件、线下申请21件。", True),
        ("收到申请43件，其中书面申请20件，网络申请21件。", True),
        ("收到申请43件，其中网上提交20件、当面提交21件。", False),
        ("发布信息43条，其中线上发布20条、线下公示21条。", False),
    ],
)
def test_the_two_ways_to_come_by(text: str, complete: bool):
    """线上 and 线下 are all the ways that requests come by; what is published may go both ways."""
    (told,) = read(text)
    assert told.summed is complete


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("收到的9件企业申请中，用地审批5件、环评审批3件、招标投标2件。", 9, [5, 3, 2]),
        ("46件复议案件中，以市政府为被申请人的15件、市直部门的19件、县区的22件。", 46, [15, 19, 22]),
        ("收到申请60件，其中网上申请43件，占申请总量的71.7%；信函申请17件，占38.3%。", 60, [43, 17]),
        ("答复96件，其中公开43件，占44.8%；无法提供38件中，不掌握31件、需制作7件。", 96, [43, 38]),
    ],
)
def test_named_wholes_and_shares(text: str, whole: int, parts: list[int]):
    """A list is of the noun counted right before it; shares told after its members do not end it, parts of one do."""
    told = read(text)[0]
    assert (int(told.whole.value), [int(part.value) for part in told.parts]) == (whole, parts)


@pytest.mark.parametrize("words", ["办理申请12件过程中，征求意见8件、召开会商6件", "接待12件工作中，电话9件、来访6件"])
def test_while_it_was_done(words: str):
    """What was done in the course of something is no part of it."""
    assert read(f"{words}。") == []
