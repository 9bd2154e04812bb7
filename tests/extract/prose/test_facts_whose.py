"""Counts told of somebody or something else: no cell of the report holds them."""

import pytest

GOVERNMENT, BUREAU = "某县人民政府", "某市生态环境局"
RECEIVED, PROCESSED = "requests.new_received.total", "requests.total_processed.total"
REVIEWS, SUITS = "disputes.reconsideration.total", "disputes.litigation.total"


@pytest.mark.parametrize(
    "text",
    [
        "各乡（镇）人民政府制定行政规范性文件21件。",
        "县政府各部门制发行政规范性文件36件，废止7件，现行有效214件。",
        "3个街道收到政府信息公开申请4件。",
        "涉及乡镇（街道）答复的13件，县级部门答复的26件。",
        "涉及部门答复的26件、街道（乡镇）答复的13件。",
        "县社保经办机构收到政府信息公开申请2件。",
        "县检察院受理政府信息公开申请2件。",
        "县自然资源局、县住建局等5家单位受理政府信息公开申请47件，答复45件。",
        "托管的两镇收到政府信息公开申请5件。",
        "县法院集中管辖周边三县行政案件，全年新收211件，其中政府信息公开类18件。",
        "市中级人民法院发布的白皮书显示，全年新收政府信息公开行政诉讼案件118件。",
    ],
)
def test_parts_and_other_bodies(read, text):
    """What a part of the area, or a body of another sort, is told of is no total of the report."""
    assert read(text, issuer=GOVERNMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "另有4个部门、3个乡镇未收到申请，也未发生行政复议和行政诉讼。",
        "两个街道全年没有被纠错的政府信息公开行政复议案件，也没有败诉的行政诉讼案件。",
    ],
)
def test_denials_of_some(read, text):
    """A denial without a subject of its own goes on with the subject of the one before it."""
    assert read(text, issuer=GOVERNMENT) == []


def test_denials_of_all(read):
    """Where one way of asking is denied first, what is denied next is denied of all."""
    text = "全年未接到书面政府信息公开申请，未发生行政复议。"
    assert read(text, issuer=GOVERNMENT)[-1] == f"{REVIEWS} = 0"


@pytest.mark.parametrize(
    "text",
    [
        "县政府认真履行行政复议监督职责，全年受理政府信息公开行政复议案件23件，维持15件，撤销4件。",
        "以县政府为复议机关受理的政府信息公开复议案件9件，维持7件、责令重新答复2件。",
        "县司法局承担县政府行政复议职责，收到行政复议申请412件，其中涉及政府信息公开的31件，维持20件。",
        "县政府行政复议办公室收到行政复议申请96件，办结88件，其中政府信息公开类12件。",
    ],
)
def test_who_decides_reviews(read, text):
    """What a body decides as the one that reviews was not decided about its own answers."""
    assert read(text, issuer=GOVERNMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "认真履行行政复议职责，全年因政府信息公开被申请行政复议6件。",
        "以市政府为复议机关的案件逐年增多，因政府信息公开引发行政复议6件。",
    ],
)
def test_reviews_of_its_own_answers(read, text):
    """A duty named before it takes nothing from what was brought against the body itself."""
    assert read(text, issuer=BUREAU) == [f"{REVIEWS} = 6"]


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政许可案件中，当事人申请听证5次，申请复议3件，提起诉讼2件。",
        "举报人不服处理结果的行政复议17件、行政诉讼4件，不属于政府信息公开案件；经沟通，撤回复议申请6件、撤诉1件。",
        "其他规划类行政诉讼38件，败诉3件。",
        "参加民事诉讼6件。",
        "作为第三人参加行政诉讼14件，其中工伤认定类9件、征收类5件，均不涉及政府信息公开。",
        "应诉行政诉讼12件，均不属于因政府信息公开引发的案件。",
        "上年未审结的政府信息公开行政复议案件3件，均已结案。",
        "受理信访举报1204件，办结1190件，其余14件正在办理，办结率98.8%。",
        "医疗事故鉴定受理11件，工伤认定受理208件。",
        "刑事立案17起，移送犯罪线索9件。",
    ],
)
def test_other_affairs(read, text):
    """Penalties, petitions, suits of other kinds: none of them is a request, or a dispute about one."""
    assert [fact for fact in read(text, issuer=BUREAU) if not fact.startswith("disclosure.")] == []


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年10月31日，收到政府信息公开申请61件，办结58件。",
        "一季度收到政府信息公开申请19件，办结17件；二季度收到22件，办结23件。",
        "报告期结束之后，又收到政府信息公开申请4件，答复3件。",
        "五年累计收到政府信息公开申请641件。",
        "从上年度答复的312件政府信息公开申请中抽取40件评查。",
        "清理2019年至2021年遗留的政府信息公开申请9件。",
    ],
)
def test_other_times(read, text):
    """Counts of a part of the year, of several years, or of what came later, stand in no cell."""
    assert read(text, issuer=GOVERNMENT) == []


def test_years_and_the_year(read):
    """Beside the sum of several years this year's own count is one of the tables."""
    text = "政府信息公开申请量逐年上升，2022年27件，2023年35件，两年合计62件。"
    assert read(text, issuer=GOVERNMENT) == [f"{RECEIVED} = 35"]


@pytest.mark.parametrize(
    "text",
    [
        "协助区政府受理涉及历史遗留问题的公开申请12件，有关数据计入区政府年度报告。",
        "元旦后收到政府信息公开申请3件，将在2024年度报告中统计。",
        "村务公开申请8件由村民委员会受理。",
        "收到转交的申请5件，由各街道分别答复。",
    ],
)
def test_counted_elsewhere(read, text):
    """What another body deals with, or another report counts, is none of this report's."""
    assert read(text, issuer=BUREAU) == []


def test_answers_are_no_requests(read):
    """Where applicants are sent elsewhere to ask again, nothing new was received."""
    assert read("告知申请人向有权机关提交政府信息公开申请的19件。", issuer=BUREAU) == []
    assert read("引导申请人另行提出更明确的政府信息公开申请6件。", issuer=BUREAU) == []


def test_all_of_one_channel(read):
    """均为自然人 of what came by one channel says nothing of the others."""
    assert read("通过网站在线提交的21件申请均为自然人提出。", issuer=BUREAU) == []
    assert read("收到的21件政府信息公开申请均为自然人提出。", issuer=BUREAU) == [
        f"{RECEIVED} = 21",
        "requests.new_received.orgs = 0",
    ]


@pytest.mark.parametrize(
    "what", ["批准发布地方标准24项，废止8项", "修订应急预案6件，废止2件", "修订企业标准9项，废止3项"]
)
def test_other_documents(read, what):
    """A verb without a noun is said of the document named last, which may be of a kind that no table counts."""
    assert read(f"制发行政规范性文件3件；{what}。", issuer=BUREAU) == ["disclosure.normative.issued = 3"]


def test_fears_of_losing(read):
    """败诉风险 and the like tell no result of the cases counted before."""
    text = "政府信息公开行政诉讼46件，建立败诉风险防范机制。"
    assert read(text, issuer=GOVERNMENT) == [f"{SUITS} = 46"]


def test_an_altogether(read):
    """A sum named as the whole stands for the cell, after counts of parts."""
    text = "按时限看，10个工作日内答复41件，15至20个工作日答复12件，两项与政府信息公开申请办结总量53件一致。"
    assert read(text, issuer=GOVERNMENT) == [f"{PROCESSED} = 53"]


@pytest.mark.parametrize(
    "text",
    [
        "往年未结的政府信息公开行政诉讼案件5件，本月前全部审结；维持3件，撤诉2件。",
        "全市两级法院受理行政案件411件，行政机关败诉率12%；败诉38件，撤诉66件。",
        "收到各类复议答复通知书96份；被纠正的11件中多为处罚类。",
    ],
)
def test_results_of_other_disputes(read, text):
    """Results go on from disputes of other years or affairs, over a semicolon too."""
    assert read(text, issuer=BUREAU) == []


def test_results_of_its_own_after_others(read):
    """The disputes about information that are named next have results of their own."""
    text = "各类行政复议41件，维持30件；政府信息公开行政复议3件，维持2件，纠正1件。"
    assert read(text, issuer=BUREAU) == [
        f"{REVIEWS} = 3",
        "disputes.reconsideration.maintained = 2",
        "disputes.reconsideration.corrected = 1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "代拟、以市政府名义印发的规范性文件5件，废止2件。",
        "政务服务中心窗口受理办件12.6万件，其中行政许可类3.1万件、行政处罚类210件。",
        "转载规范性文件19件，均为以前年度制定。",
        "对31件不予公开答复逐件开展合法性审查。",
    ],
)
def test_documents_and_decisions_of_others(read, text):
    """Documents in another body's name, and what was handed in at counters, stand in no cell of Table 2."""
    assert read(text, issuer=BUREAU) == []


def test_a_government_above(read):
    """What the county's government received about a town's affairs is no count of the town's."""
    text = "县政府就该片区征收事项收到政府信息公开申请12件。"
    assert read(text, issuer="某县某镇街道办事处") == []
    assert read(text, issuer=GOVERNMENT) == [f"{RECEIVED} = 12"]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到申请40件，申请人以自然人为主，提出38件，其他组织2件。",
        "全年收到申请40件，自然人是最主要的申请群体，提交申请38件，其他组织2件。",
        "全年收到申请40件，公民个人始终为首要申请主体，共38件，其他组织2件。",
    ],
)
def test_most_of_a_column(read, text):
    """What a kind of applicants is said to ask most of is its column, not the total."""
    assert "requests.new_received.natural_person = 38" in read(text, issuer=BUREAU)
    assert f"{RECEIVED} = 38" not in read(text, issuer=BUREAU)


def test_of_what_was_closed(read):
    """Those closed of the new ones are not all that came in."""
    text = "收到申请60件，上年结转4件，办结58件，其中本年新收54件、上年结转4件。"
    assert f"{RECEIVED} = 54" not in read(text, issuer=BUREAU)


def test_a_share_of_several(read):
    """合占 is told of the whole list, not of its last member."""
    text = "收到申请80件，其中自然人66件，企业8件、律师事务所6件，合占17.5%。"
    assert [fact for fact in read(text, issuer=BUREAU) if fact.endswith("%")] == []


def test_refused_by_a_third_party(read):
    """A third party that does not agree is one reason of not giving, and no group of reasons."""
    text = "收到申请9件，予以公开7件，第三方不同意公开的2件。"
    assert read(text, issuer=BUREAU)[-1] == "requests.denied_third_party.total = 2"


@pytest.mark.parametrize(
    "text",
    [
        "收到第三方书面意见4份，其中同意公开1份，不同意公开3份。",
        "经征求第三方意见，2件同意公开，1件不同意公开。",
        "村民向县政府提交政府信息公开申请4件。",
        "协助提交政府信息公开申请7件。",
        "退还多缴的信息处理费120元。",
        "建议废止规范性文件4件。",
        "作为共同被告参加行政诉讼17件。",
        "全市县级以上生态环境部门共制定规范性文件11件。",
        "其余被申请复议的3件。",
        "申请复议后又撤回的2件，未计入复议总数。",
        "市复议中心全年收到行政复议申请96件，办结90件，其中涉及政府信息公开7件。",
    ],
)
def test_told_beside_its_own(read, text):
    """Opinions, requests put to others, fees paid back, advice: told beside the counts of the report, and none."""
    assert read(text, issuer=BUREAU) == []


def test_a_part_of_the_same(read):
    """Of two counts of one cell the one told among the other is a part of it."""
    text = "本年度制发规范性文件6件，其中以市政府名义制发2件。"
    assert read(text, issuer=BUREAU) == ["disclosure.normative.issued = 6"]


def test_that_year(read):
    """当年 is the year just named."""
    text = "2022年收到政府信息公开申请31件，当年办结30件；2023年收到43件，办结44件。"
    assert read(text, issuer=BUREAU) == [f"{RECEIVED} = 43", f"{PROCESSED} = 44"]


def test_growth_against_another_year(read):
    """A growth against a year before the last is none of last year's."""
    text = "收到政府信息公开申请214件，比2021年的150件增长42.7%，比2022年的191件增长12%。"
    assert read(text, issuer=BUREAU) == [f"{RECEIVED} = 214", f"{RECEIVED} = 12%yoy"]


def test_disputes_carried_in(read):
    """What was carried over of reviews is no request carried over."""
    text = "政府信息公开行政复议3件，其中上年结转1件。"
    assert read(text, issuer=BUREAU) == [f"{REVIEWS} = 3"]


@pytest.mark.parametrize(
    "text",
    [
        "政府采购、产权交易等项目成交412宗，成交总额26.8亿元。",
        "累计归集规范性文件56件（含废止37件）。",
        "3名申请人提交了五件以上申请。",
        "办结上年结转的政府信息公开申请6件，已全部办毕。",
    ],
)
def test_more_than_the_cell(read, text):
    """Trades of all kinds, collections of many years, thresholds, those carried in alone: none fills a cell."""
    facts = read(text, issuer=BUREAU, year=2020, form="2019")
    assert [fact for fact in facts if not fact.startswith("requests.carried_in")] == []


def test_of_both_kinds_of_litigation(read):
    """What a court did with both kinds of litigation it did with all of it."""
    text = "政府信息公开行政诉讼5件，其中直接起诉3件、复议后起诉2件，法院均已审结。"
    assert "disputes.litigation.pending = 0" in read(text, issuer=BUREAU)


def test_another_row_beside_it(read_all):
    """其他处理 beside another row of （六） is its last row, or all of them."""
    facts = read_all("办结申请60件，其中逾期不补正不再处理的6件，作其他处理的11件。", issuer=BUREAU)
    assert (facts[-1].quantity, facts[-1].alternatives) == ("requests.other_misc.total", ("requests.other.total",))


@pytest.mark.parametrize(
    "text",
    [
        "如申请人年内提出政府信息公开申请超过10件，按件计收。",
        "至2024年1月8日，结转的申请已办结9件。",
        "上年结转的4件申请中，3件予以公开，1件不予公开。",
    ],
)
def test_conditions_and_later_days(read, text):
    """What would be, what was done later, and what became of those carried in: no count of the year."""
    assert [fact for fact in read(text, issuer=BUREAU) if "carried" not in fact] == []


def test_a_list_told_with_reserve(read_all):
    """What is listed after an outcome of unknown scope is of that scope, too."""
    facts = read_all("延期答复7件，均在延长期限内办结，予以公开4件、不予公开3件。", issuer=BUREAU)
    assert [fact.note for fact in facts] == ["措辞中有未识别的限定语，件数可能只是一部分"] * 2


def test_a_share_of_suits_at_large(read):
    """The share that suits about information have of all suits stands in no table."""
    text = "全县一审行政诉讼案件收案186件，其中政府信息公开案件12件，占6.5%。"
    assert read(text, issuer=GOVERNMENT) == [f"{SUITS} = 12"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年，我局将重点推进以下工作：一是办好讲座，二是制定行政规范性文件3件。",
        "明年将着力做好以下几项工作：印发行政规范性文件2件。",
        "配合市直部门办理行政处罚案件14件。",
    ],
)
def test_plans_listed_and_work_for_others(read, text):
    """What is listed after 将…以下工作, or done for another body, is no count of the report."""
    assert read(text, issuer=BUREAU) == []


@pytest.mark.parametrize(
    "issuer",
    ["国家税务总局合肥市税务局", "中华人民共和国合肥海关局", "合肥市气象局", "合肥市公安局", "国家统计局合肥调查队局"],
)
@pytest.mark.parametrize("system", ["全系统", "全局系统"])
def test_a_vertical_body_reports_for_its_whole_system(read, issuer, system):
    """``全系统`` is what a body with offices at every level speaks for; another department speaks for itself."""
    text = f"{system}共收到政府信息公开申请38件，办结35件。"
    told = ["requests.new_received.total = 38", "requests.total_processed.total = 35"]
    assert read(text, issuer=issuer) == told
    assert read(text, issuer="合肥市教育局") == []


def test_what_the_bureau_itself_had_of_its_system_is_read_beside_it(read):
    """``其中市局5件`` is either the table's or a part: both are kept, and one of them agrees."""
    text = "全系统新收政府信息公开申请14件，其中市局5件。"
    assert [told.split()[-1] for told in read(text, issuer="国家税务总局渭南市税务局")] == ["14", "5"]
