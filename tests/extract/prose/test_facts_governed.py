"""Counts and denials governed by what stands before them: told with reserve, or of a part for certain."""

import pytest

GOVERNMENT, BUREAU = "某县人民政府", "某市水利局"


def reserved(facts, value):
    """Whether the facts of this value are all told with reserve, or not at all comparable."""
    chosen = [fact for fact in facts if fact.value == value]
    return all(fact.note for fact in chosen)


@pytest.mark.parametrize(
    "text",
    [
        "在水库移民方面，收到申请19件。",
        "关于灌区改造，全年收到申请19件。",
        "针对河道采砂，收到申请19件，答复19件。",
        "集体土地上房屋登记事项，全年受理申请19件。",
        "防汛期间收到申请19件。",
        "职能划转后，收到申请19件。",
        "共收到19件反映移民安置的政府信息公开申请。",
        "查处水事违法案件22件，作出行政处罚19件。",
        "调解水事纠纷22件，终止19件，涉及行政复议。",
        "税费收入2.1亿元，其中行政事业性收费19万元。",
        "24个站所共收到申请19件。",
    ],
)
def test_what_governs_a_count(read_all, text):
    """A topic, a count of other cases or a number of others before a count may make it one of a part."""
    assert reserved(read_all(text, issuer=BUREAU), 19)


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开方面，全年收到申请19件。",
        "在政府信息公开申请办理工作中，共收到申请19件。",
        "对照年度目标，扎实推进各项任务，全年收到申请19件。",
        "按照《条例》要求，规范办理程序，共收到申请19件。",
        "全年公开信息312条，较上年增加24条，收到申请19件。",
        "由上年的22件降至19件的，是我局收到的政府信息公开申请，全年收到申请19件。",
    ],
)
def test_what_governs_nothing(read_all, text):
    """Topics of the whole, manners and differences before a count leave it without reserve."""
    facts = [fact for fact in read_all(text, issuer=BUREAU) if fact.value == 19]
    assert facts
    assert not facts[-1].note


@pytest.mark.parametrize(
    "text",
    [
        "县林业局认真落实主体责任，全年收到申请8件。",
        "以县民政局为例，收到申请8件。",
        "城东镇高度重视依申请公开工作，办结申请8件。",
        "社区未收到政府信息公开申请。",
        "县直部门均未发生行政复议、行政诉讼。",
        "县法院全年受理行政案件96件，其中信息公开类8件。",
        "代理市政府参加行政诉讼31件，其中信息公开类8件。",
        "本月收到申请8件。",
        "我县作为第三人参加的行政诉讼11件、行政复议8件。",
        "刘某等3人提出政府信息公开申请8件。",
    ],
)
def test_another_subject(read, text):
    """Another body, some persons, a month or a party of another sort are none of the report's."""
    assert read(text, issuer=GOVERNMENT) == []


def test_the_issuer_as_subject(read):
    """The issuer itself, and another body before the whole is named again, leave a count the report's."""
    assert read("市水利局高度重视，全年收到申请8件。", issuer=BUREAU)
    assert read("县林业局牵头整改，全县共收到政府信息公开申请8件。", issuer=GOVERNMENT)


@pytest.mark.parametrize(
    "text",
    [
        "没有因答复超期引发行政复议。",
        "未发生因公开不当引起的行政诉讼。",
        "未因未履行告知义务被申请行政复议。",
    ],
)
def test_faults_that_are_denied(read, text):
    """A denial of disputes about something done badly denies no others."""
    assert read(text, issuer=BUREAU) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政诉讼7件，其中直接起诉4件、复议后起诉3件，维持5件。", "disputes.litigation.maintained = 5"),
        ("直接起诉4件，维持3件；复议后起诉3件，维持2件。", "disputes.lit_after_reconsideration.maintained = 2"),
        ("行政复议2件被纠正；其余5件复议均维持。", "disputes.reconsideration.maintained = 5"),
        ("复议、诉讼被维持的分别为5件和2件。", "disputes.reconsideration.maintained = 5"),
        ("收到申请20件，结转5件，办结24件。", "requests.carried_in.total = 5"),
        ("收到申请20件，办结15件，结转5件。", "requests.carried_out.total = 5"),
        ("以县政府名义印发规范性文件3件、以部门名义印发的2件，合计5件。", "disclosure.normative.issued = 5"),
    ],
)
def test_what_a_number_belongs_to(read, text, told):
    """Results after both kinds of litigation, of the rest and of a list, and a bare 结转, are told of the right row."""
    assert told in read(text, issuer=GOVERNMENT)


@pytest.mark.parametrize(
    "text",
    [
        "其余9件为无法提供和其他处理。",
        "参与制定规范性文件9件。",
        "收到申请50件，办结9件，上年结转2件也已办结。",
        "因材料不全要求申请人补正9件，内容不明确的居多。",
    ],
)
def test_what_is_no_row(read, text):
    """Two outcomes in one number, work for others and what was closed apart fill no row."""
    assert not [fact for fact in read(text, issuer=BUREAU) if fact.endswith("= 9")]


def test_all_channels_narrow_nothing(read_all):
    """What came in by channels of a list that ends in 等途径 came in by all of them."""
    (fact,) = read_all("共收到通过信函、EMS、电子邮箱等途径提交的申请19件。")
    assert not fact.note


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政复议5件，已审结4件。", "disputes.reconsideration.pending = 1"),
        ("收到政府信息公开申请5件，其余4件（含上年结转1件）均已办结。", "requests.total_processed.total = 4"),
        ("全部申请均予以公开，共收到申请5件。", "requests.granted.total = 5"),
    ],
)
def test_told_by_the_rest(read, text, told):
    """What is left of a total, what is said behind a bracket, and what all are before they are counted, is read."""
    assert told in read(text)


@pytest.mark.parametrize(
    "text", ["涉农行政处罚19件。", "在听证阶段和解19件，涉及行政复议。", "受理贷款预审申请约19件，办结约19件。"]
)
def test_what_little_words_narrow(read_all, text):
    """One character after 涉, a stage, and rounded counts of other cases leave a count in doubt."""
    assert reserved(read_all(text, issuer=BUREAU), 19)
