"""Permits, penalties, coercion, fees and documents (表二) as clerks tell them in short."""

import pytest

LICENSING, PENALTY, COERCION = (f"disclosure.{row}.decisions" for row in ("licensing", "penalty", "coercion"))


@pytest.mark.parametrize(
    "text",
    [
        "行政许可12件、处罚5件、强制0件。",
        "全年办结行政许可12件，作出处罚决定5件，采取强制措施0件。",
        "许可12件，处罚5件，强制0件。",
        "行政执法方面：强制0件、处罚5件、许可12件。",
        "共办理许可事项12件，处罚案件办结5件，强制执行0件。",
    ],
)
def test_decisions_told_in_short(read, text):
    """Permits, penalties and coercion in one list need no 行政 before each, and stand in any order."""
    assert sorted(read(text)) == sorted([f"{LICENSING} = 12", f"{PENALTY} = 5", f"{COERCION} = 0"])


@pytest.mark.parametrize(
    "text",
    [
        "行政许可、行政处罚、行政强制数据均为零。",
        "本年度未作出行政许可、行政处罚、行政强制决定。",
        "无行政许可、行政处罚和行政强制事项。",
        "本单位不行使行政强制、行政处罚、行政许可职权。",
        "未办理行政许可，没有行政处罚案件，也没有行政强制。",
    ],
)
def test_decisions_denied_in_a_list(read, text):
    """What is denied of a list of decisions is denied of each, in any order."""
    assert set(read(text)) == {f"{LICENSING} = 0", f"{PENALTY} = 0", f"{COERCION} = 0"}


@pytest.mark.parametrize(
    "text",
    [
        "受理许可申请12件，许可事项清单公示5件。",
        "公示许可信息12条、处罚信息5条。",
        "双公示平台归集行政处罚决定12件。",
        "未开展行政处罚案卷评查。",
        "取消行政许可事项2项、下放许可事项3件。",
    ],
)
def test_what_is_listed_or_shown_is_not_decided(read, text):
    """Lists, applications and what platforms collect are no decisions."""
    assert read(text) == []


def test_decisions_made_public_are_counted(read_all):
    """Decisions that were made public are counted by themselves, without a list of what is shown."""
    (fact,) = read_all("对外公开行政强制决定12件。")

    assert (fact.quantity, fact.relation) == (COERCION, "=")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("规范性文件新立3件、废止2件，年末实有40件。", (3, 2, 40)),
        ("行政规范性文件：本年印发3件，失效2件，现存40件。", (3, 2, 40)),
        ("现行有效行政规范性文件40件，其中2023年新出台3件，当年宣布失效2件。", (3, 2, 40)),
        ("制定行政规范性文件3件、废止2件，有效文件40件。", (3, 2, 40)),
    ],
)
def test_documents_made_abolished_and_left(read, text, counts):
    """A year's documents told in a list, by whichever verb."""
    rows = ("issued", "abolished", "in_force")

    assert set(read(text)) == {f"disclosure.normative.{row} = {count}" for row, count in zip(rows, counts, strict=True)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("全年未制发、未废止规章。", ["regulation.issued", "regulation.abolished"]),
        ("本年度没有制定、修改和废止行政规范性文件。", ["normative.issued", "normative.abolished"]),
        ("我镇不存在现行有效的行政规范性文件。", ["normative.in_force"]),
        ("无现行有效的规章。", ["regulation.in_force"]),
    ],
)
def test_documents_denied(read, text, facts):
    """Documents are denied by one verb or by several."""
    assert set(read(text)) == {f"disclosure.{name} = 0" for name in facts}


def test_a_sum_of_documents_stands_for_the_cell(read):
    """Parts told by who issued them are no counts of the cell, even where their sum is told wrongly."""
    assert read("以政府名义印发的行政规范性文件5件、以政府办名义印发的4件、以部门名义印发的7件，全区合计17件。") == [
        "disclosure.normative.issued = 17"
    ]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "行政许可事项较上年减少16项，全年作出许可决定103件。",
            ["licensing.items_change = -16", "licensing.decisions = 103"],
        ),
        ("行政处罚事项增加2项后为92项。", ["penalty.items_change = 2"]),
        (
            "强制类：上一年项目数量21项，没有增减，处理决定9件。",
            ["coercion.prev_items = 21", "coercion.items_change = 0", "coercion.decisions = 9"],
        ),
        ("其他对外管理服务近9万件。", ["other_services.decisions ~ 90000"]),
        ("行政许可办件量较上年减少16件。", []),
        (
            "行政许可事项由年初的40项减至38项，办件710件，政务服务事项共计118项。",
            ["licensing.prev_items = 40", "licensing.decisions = 710"],
        ),
        ("行政强制事项6项，取消1项。", ["coercion.prev_items = 6", "coercion.items_change = -1"]),
    ],
)
def test_items_of_the_form_of_2019(read, text, facts):
    """Items and how many were added or dropped, by kinds told in short."""
    assert set(read(text, year=2020, form="2019")) == {f"disclosure.{fact}" for fact in facts}


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开工作没有涉及收费。",
        "政府信息公开信息处理费零收取。",
        "办理政府信息公开申请过程中未产生费用。",
        "全年没有收过信息处理费。",
        "依申请公开零收费。",
        "办理依申请公开事项，未发生收费情况。",
    ],
)
def test_no_fee_however_it_is_said(read, text):
    """A fee for information is denied in many words."""
    assert "fee_info.amount = 0" in read(text)


@pytest.mark.parametrize(
    "text",
    ["公开行政事业性收费目录，全年收费84.36万元。", "行政事业性收费均有依据，全年征收金额84.36万元。"],
)
def test_charges_told_after_their_name(read, text):
    """Charges are named first and told in another clause."""
    assert "disclosure.admin_fee.amount = 84.36" in read(text)


def test_decisions_among_what_was_published(read_all):
    """Decisions listed as kinds of information published are not surely those of the table, the second no more."""
    told = read_all("发布执法信息172条，其中行政处罚19条、行政许可104条。")
    assert [bool(fact.note) for fact in told] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "撤回行政许可4件，不予受理登记申请71件。",
        "注销行政许可95件。",
        "完成信用修复行政处罚31件。",
        "全年减征行政事业性收费12万元。",
        "少收行政事业性收费33万元。",
        "发出收费通知，金额为520元，申请人逾期未缴纳。",
    ],
)
def test_what_is_undone_or_not_taken(read, text):
    """Decisions of before that are taken back, and money that is not taken, are none of this year's."""
    assert read(text) == []


def test_decisions_after_those_taken_back(read):
    """What was taken back before them leaves the decisions made without reserve."""
    assert read("注销行政许可95件，作出行政许可决定640件。") == [f"{LICENSING} = 640"]


@pytest.mark.parametrize(
    "text",
    [
        "全年立案31起，作出行政处罚27件。",
        "核发施工证12份、用地证15份，共计行政处罚27件。",
        "作出行政许可决定640件，下发行政处罚决定27件。",
    ],
)
def test_decisions_without_reserve(read_all, text):
    """Cases opened before them, what they sum up and how they are handed out leave decisions without reserve."""
    (fine,) = (fact for fact in read_all(text) if fact.quantity == PENALTY)
    assert not fine.note
