"""Counts and denials that words of their clause narrow to a part: none of them is set against a whole cell."""

import pytest

RECEIVED = "requests.new_received.total"


@pytest.mark.parametrize(
    "text",
    [
        "收到申请45件，其中资料完备、当场收下的申请43件。",
        "李某一人即提交申请31件。",
        "对30件已答复申请开展电话回访。",
        "全年没有收到涉及土地征收的信息公开申请。",
        "全年没有接到口头申请。",
        "12月下旬收到的申请有9件。",
        "兄弟单位来函协查依申请公开事项5件。",
    ],
)
def test_a_part_is_no_total(read, text):
    """A modifier that no list of harmless words holds restricts the count or the denial, which then claims no total."""
    assert [fact for fact in read(text) if not fact.endswith("= 45")] == []


@pytest.mark.parametrize(
    "text",
    [
        "全年没有收到公民、法人或者其他组织提出的政府信息公开申请。",
        "本单位未接到任何要求公开政府信息的申请。",
        "某某镇人民政府2023年没有收到通过各种渠道提交的政府信息公开申请。",
    ],
)
def test_harmless_words_leave_a_denial_whole(read, text):
    """Parties, channels, times and bodies in a denial restrict nothing."""
    assert f"{RECEIVED} = 0" in read(text)


def test_an_unknown_word_leaves_a_count_in_doubt(read_all):
    """A count beside a word that may narrow it is compared, but told with reserve."""
    plain, narrowed = (read_all(text)[0] for text in ("收到信息公开申请18件。", "收到环境保护方面的信息公开申请18件。"))

    assert not plain.note
    assert narrowed.note
    assert narrowed.relation == "="


@pytest.mark.parametrize(
    ("text", "row", "value"),
    [
        ("全年行政应诉22件，涉及政府信息公开的6件。", "litigation", 6),
        ("全年被申请行政复议43件，属政府信息公开类的5件。", "reconsideration", 5),
    ],
)
def test_disputes_in_general_are_not_counted(read, text, row, value):
    """Of disputes in general and those about information only the narrower count stands in the table."""
    assert read(text) == [f"disputes.{row}.total = {value}"]


def test_instances_are_not_cases(read):
    """A count of 件次 split into 一审 and 二审 may hold one case twice."""
    assert "disputes.litigation.total = 8" not in read("因信息公开涉诉案件共8件次，一审4件、二审4件。")


def test_a_year_in_from_to_dates_one_number(read):
    """``由上年的12%降到5%``: the share of last year is none of this year's."""
    assert "requests.denied.total = 12%" not in read("收到申请60件，不予公开占比由上年的12%降到5%。")


def test_the_whole_after_its_parts_is_what_they_are(read):
    """A total told without a noun after counts of parts of the year is a total of what they count."""
    assert read("最集中的6月份收到申请19件，全年共计131件。")[-1] == f"{RECEIVED} = 131"


@pytest.mark.parametrize(
    "text",
    [
        "收到企业提交的信息公开申请18件。",
        "收到有关老旧小区改造的信息公开申请18件。",
        "收到环境保护方面的信息公开申请18件，答复18件。",
    ],
)
def test_words_of_any_row_are_weighed(read_all, text):
    """What is read beside words that may narrow it, or after such a count, is told with reserve."""
    facts = [fact for fact in read_all(text) if fact.value == 18]
    assert facts
    assert all(fact.note for fact in facts)


@pytest.mark.parametrize(
    "text",
    [
        "2023年，县政府及各部门、各乡镇共收到政府信息公开申请18件。",
        "本年度依法依规按时办结政府信息公开申请18件。",
        "收到公民、法人和其他组织通过各种渠道提交的政府信息公开申请18件。",
        "县医保局全年收到社会公众提出的政府信息公开申请18件。",
        "加强业务指导，开展案卷评查2次，收到政府信息公开申请18件。",
    ],
)
def test_words_of_known_parts_narrow_nothing(read_all, text):
    """Time, issuer, parties, channels and manner that hold of all leave a count without reserve."""
    facts = [fact for fact in read_all(text) if fact.value == 18]
    assert facts
    assert not any(fact.note or fact.relation == "none" for fact in facts)


def test_a_denial_of_one_channel(read, read_all):
    """未收到书面申请 denies nothing where others came in, and is told with reserve where it stands alone."""
    assert f"{RECEIVED} = 0" not in read("全年未收到书面申请，通过网站收到申请两件。")
    assert [bool(fact.note) for fact in read_all("全年未收到当面申请。")] == [True]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("高新区全年新收申请41件，办结申请41件。", "某某高新技术产业开发区管理委员会"),
        ("关区全年作出行政许可决定412件。", "某某海关"),
        ("支队全年作出行政处罚411件。", "某市消防救援支队"),
        ("辖区全年收到申请12件。", "某县某镇人民政府"),
        ("查处涉烟违法案件并作出行政处罚决定349件。", "某市烟草专卖局"),
        ("答复30件：公开15件，其余15件分别为部分公开4件、不予公开11件。", "某市民政局"),
    ],
)
def test_words_of_its_own_area_and_trade(read_all, text, issuer):
    """The issuer's own area, trade and name narrow nothing, nor does a rest that is told in full."""
    assert [fact.note for fact in read_all(text, issuer=issuer) if fact.note] == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("高新区全年新收申请41件。", "某市人民政府"),
        ("查处涉烟违法案件并作出行政处罚决定349件。", "某市市场监督管理局"),
    ],
)
def test_words_of_another_area_or_trade(read_all, text, issuer):
    """Another area's or trade's words leave a doubt."""
    assert all(fact.note for fact in read_all(text, issuer=issuer))


@pytest.mark.parametrize(
    "text",
    [
        "全县零申请单位7家。",
        "其中零收件、零申请部门7个。",
        "零复议、零诉讼单位31家。",
        "乡镇层面零复议、零诉讼。",
    ],
)
def test_bodies_without_any(read, text):
    """So many bodies without any, or one level of them, do not deny that others had some."""
    assert read(text, issuer="某县人民政府") == []
