"""Each question about a count, asked alone: scope, year, which total, group, headline, direction, exactness."""

import pytest

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.report import Issuer, Sentence
from checker.packs.phrases import load_catalogue

GOVERNMENT, OFFICE, BUREAU = "某区人民政府", "某区人民政府办公室", "某市公安局"


@pytest.mark.parametrize(
    ("issuer", "text", "read_as"),
    [
        (GOVERNMENT, "全区收到申请80件，区政府本级收到申请6件。", [80]),
        (OFFICE, "全区收到申请80件，区政府办公室收到申请6件。", [6]),
        (BUREAU, "全市共收到政府信息公开申请80件，其中我局收到44件。", [44]),
        (BUREAU, "市公安局共收到政府信息公开申请44件。", [44]),
        (GOVERNMENT, "其中，区民政局收到政府信息公开申请9件。", []),
        (GOVERNMENT, "全区本机关不掌握相关信息3件，收到申请80件。", [3, 80]),
        ("", "全区收到申请80件。", [80]),
    ],
)
def test_scope(read_all, issuer, text, read_as):
    """A count binds to the nearest scope noun before it, and only the scope of the report is compared."""
    assert [fact.value for fact in read_all(text, issuer=issuer) if fact.relation != "none"] == read_as


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年收到申请20件，2023年收到申请22件。", [2022, 2023]),
        ("2022年、2023年分别收到申请20件、22件。", [2022, 2023]),
        ("去年收到申请20件。", [2022]),
        ("与2022年相比，收到申请22件。", [2023]),
        ("截至2023年底，收到申请22件。", [2023]),
        ("历年累计收到申请220件。", [None]),
    ],
)
def test_year(read_all, text, years):
    """A count belongs to the nearest year word before it; a year that dates a comparison dates nothing else."""
    assert [fact.year for fact in read_all(text)] == years


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("收到政府信息公开申请26件。", ["new_received"]),
        ("受理政府信息公开申请26件。", ["new_received", "input_total"]),
        ("收到政府信息公开申请26件（含上年结转2件）。", ["input_total"]),
        ("收到政府信息公开申请（含上年结转2件）共26件。", ["input_total"]),
        ("收到政府信息公开申请26件（其中新收24件，上年结转2件）。", ["input_total"]),
        ("办理政府信息公开申请26件。", ["new_received", "total_processed", "input_total"]),
        ("新收申请24件，上年结转2件，共计26件。", ["input_total"]),
        ("信函3件，网络23件，合计受理26件。", ["new_received", "input_total"]),
    ],
)
def test_which_total(read_all, text, rows):
    """收到 is what came in, 受理 may include what was carried in, 办理 may also be what was done."""
    fact = next(fact for fact in read_all(text) if fact.value == 26)

    assert [quantity.split(".")[1] for quantity in (fact.quantity, *fact.alternatives)] == rows


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("行政复议维持3件。", "reconsideration"),
        ("行政复议5件，行政诉讼4件，其中维持3件。", "litigation"),
        ("未经复议直接起诉4件，维持3件。", "lit_direct"),
        ("复议后起诉4件，维持3件。", "lit_after_reconsideration"),
        ("因信息公开被起诉，法院判决驳回原告诉讼请求3件。", "litigation"),
    ],
)
def test_group(read_all, text, group):
    """A result belongs to the kind of dispute named nearest before it."""
    assert read_all(text)[-1].quantity == f"disputes.{group}.maintained"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("收到申请30件，其中自然人28件。", "requests.new_received.natural_person"),
        ("办结申请30件，其中自然人28件。", "requests.total_processed.natural_person"),
        ("收到申请64件，办结61件；以上64件申请中，自然人提出28件。", "requests.new_received.natural_person"),
        ("收到申请30件，予以公开29件（自然人28件）。", "requests.granted.natural_person"),
    ],
)
def test_headline(read_all, text, quantity):
    """Applicants split the total before them, or the result in whose bracket they stand."""
    found = [fact.quantity for fact in read_all(text) if fact.value == 28]

    assert found == [quantity]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("上年结转3件。", "carried_in"),
        ("结转上年3件。", "carried_in"),
        ("3件系上年结转。", "carried_in"),
        ("结转下年3件。", "carried_out"),
        ("3件申请依法顺延到下年度答复。", "carried_out"),
        ("依申请公开办结9件，结转3件。", "carried_out"),
        ("未办结3件，按程序转入2024年度。", "carried_out"),
    ],
)
def test_direction(read_all, text, row):
    """上年结转 came in, 结转下年 goes out, and 结转 alone goes out."""
    assert read_all(text)[-1].quantity == f"requests.{row}.total"


@pytest.mark.parametrize(
    ("told", "relation", "value"),
    [
        ("十余", "~", 10),
        ("近千", "~", 1000),
        ("约260", "~", 260),
        ("将近900", "~", 900),
        ("超过300", ">=", 300),
        ("一百二十", "=", 120),
    ],
)
def test_exactness(read_all, told, relation, value):
    """余, 近 and 约 make a count approximate, 超过 a lower bound; Chinese numerals are exact."""
    fact = read_all(f"答复政府信息公开申请{told}件。")[0]

    assert (fact.relation, fact.value) == (relation, value)


def test_the_rest_of_a_list(read_all):
    """其他 is the rest of whatever list it stands in."""
    outcome = read_all("公开9件、不予公开2件、其他3件。")[-1]
    applicant = read_all("收到申请9件，其中自然人5件、商业企业1件、其他3件。")[-1]
    result = read_all("行政复议9件，其中维持5件、纠正1件、其他3件。")[-1]

    assert outcome.quantity == "requests.other.total"
    assert applicant.quantity == "requests.new_received.other_org"
    assert result.quantity == "disputes.reconsideration.other"


def test_a_sentence_goes_on_from_the_one_before():
    """Year, scope and topic are those of the sentence before, where a sentence names none."""

    def relations(first, second):
        paragraph = Paragraph(first + second, ((0, Span(1, 1)),))
        parts = (
            Sentence(paragraph, 0, len(first), "s1"),
            Sentence(paragraph, len(first), len(first + second), "s1"),
        )
        facts = read_facts(parts, year=2023, form="2021", issuer=Issuer(), phrases=load_catalogue())
        return [fact.relation for fact in facts if fact.sentence == 1]

    assert relations("2023年收到申请20件。", "办结19件。") == ["="]
    assert relations("2022年收到申请20件。", "办结19件。") == ["none"]
    assert relations("全年受理12345热线工单20件。", "办结19件。") == []


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("答复申请1200件左右。", ["~"]),
        ("1—6月，收到政府信息公开申请21件。", []),
        ("上半年收到申请12件，全年共收到申请20件。", ["="]),
        ("收到申请5件（2022年8件），办结5件。", ["=", "="]),
        ("收到申请29件，答复24件，申请人自愿撤件5件。", ["=", "<="]),
    ],
)
def test_what_makes_a_count_incomparable(read_all, text, relations):
    """Approximation, a part of the year, what a bracket dates, and withdrawals beside answers are told apart."""
    assert [fact.relation for fact in read_all(text) if fact.relation != "none"] == relations


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("未经复议的行政诉讼4件，维持3件。", "lit_direct"),
        ("复议后起诉的行政诉讼案件4件，维持3件。", "lit_after_reconsideration"),
        ("复议后起诉4件，法院判决维持3件。", "lit_after_reconsideration"),
        ("行政诉讼7件（直接起诉4件、复议后起诉3件），法院判决维持3件。", "litigation"),
    ],
)
def test_kind_of_litigation(read_all, text, group):
    """A court, or 诉讼 said again, is of the kind of litigation named before it; a bracket names its own only."""
    assert read_all(text)[-1].quantity == f"disputes.{group}.maintained"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("不予处理2件（均系信访、举报、投诉类）。", "requests.not_processed_petition.total"),
        ("收到政府信息公开申请2件，均系自然人提出。", "requests.new_received.orgs"),
        ("收到申请1件（自然人）。", "requests.new_received.natural_person"),
        ("收到政府信息公开申请1件，经审查予以公开。", "requests.granted.total"),
    ],
)
def test_reason_without_a_number(read_all, text, quantity):
    """What a count is said to be by the words after it belongs to that row or column."""
    assert quantity in [fact.quantity for fact in read_all(text)]


def test_exhaustive_sum(read_all):
    """A sum after the results of a list is the total of their group."""
    facts = read_all("不予公开：国家秘密1件，行政执法案卷2件，共3件。")

    assert facts[-1].quantity == "requests.denied.total"


def test_a_court_named_after_the_number(read_all):
    """After a sum of both kinds of litigation, what a court decided is of both, and of a single kind it is of that."""
    told = read_all("直接起诉5件，复议后起诉3件，合计8件，1件被法院判决纠正。")
    assert told[-1].quantity == "disputes.litigation.corrected"
    told = read_all("直接起诉5件，维持5件；复议后起诉3件，1件被法院判决纠正。")
    assert told[-1].quantity == "disputes.lit_after_reconsideration.corrected"
