"""Single claims of the prose: counts, denials, withdrawals and the processing fee."""

from dataclasses import replace
from decimal import Decimal

import pytest
from given import built, case, claim, found, rule

from checker.kinds.claims import COUNT, FEE, WITHDRAWAL
from checker.kinds.comparison import agrees
from checker.kinds.denials import DENIAL
from checker.model.finding import Finding
from checker.model.report import Report

NEW = "requests.new_received.total"
CORRECTED = "disputes.reconsideration.corrected"
MISC = "requests.other_misc.total"
FEE_CELL = "disclosure.admin_fee.amount"
CELLS = {
    NEW: 27,
    "requests.carried_in.total": 6,
    "requests.carried_out.total": 2,
    CORRECTED: 1,
    "disputes.reconsideration.total": 9,
    FEE_CELL: Decimal("0.008"),
}


def counts(*numbers: int, **fields: object) -> list[Finding]:
    """What is found where sentences tell these numbers of received requests."""
    texts = [f"收到申请{n}件" for n in numbers]
    claims = [claim(NEW, n, text, at, **fields) for at, (n, text) in enumerate(zip(numbers, texts, strict=True))]
    return found(COUNT.check, "narrative-count", built(CELLS, prose=texts, claims=claims))


def denials(quantity: str, number: int, text: str, **fields: object) -> list[Finding]:
    """What is found where a sentence denies or claims all."""
    report = built(CELLS, prose=[text], claims=[claim(quantity, number, text, **fields)])
    return found(DENIAL.check, "narrative-denial", report)


def fees(yuan: object, table: object = Decimal("0.008")) -> list[Finding]:
    """What is found where a sentence tells a processing fee in yuan."""
    text = f"收取信息处理费{yuan}元"
    claims = [claim("fee_info.amount", yuan, text, unit="元", kind="fee")]
    return found(FEE.check, "narrative-fee", built(CELLS | {FEE_CELL: table}, prose=[text], claims=claims))


def test_right_count():
    """A count that agrees with its cell has no finding."""
    assert counts(27) == []


def test_wrong_count():
    """A wrong count is an error that quotes the sentence and points at the cell."""
    (finding,) = counts(72)
    assert finding.message.zh == ("正文“收到申请72件”，而表三 · 一、本年新收政府信息公开申请数量 · 总计为 27，相差 45")
    assert (finding.severity, finding.confidence, finding.observed, finding.expected) == ("error", "high", 72, 27)
    assert (finding.primary.text, finding.primary.fact) == ("收到申请72件", NEW)
    assert [place.address for place in finding.related] == [NEW]


def test_wrong_count_in_english():
    """The English message has both numbers and their difference."""
    (finding,) = counts(72)
    assert finding.message.en.endswith("is 27; they differ by 45")


def test_explained_count():
    """A difference that a known cause explains is a warning, and says the cause."""
    (finding,) = counts(33)
    assert (finding.severity, finding.confidence) == ("warning", "medium")
    assert finding.message.zh.endswith("；恰等于本年新收与上年结转之和")
    assert finding.message.en.endswith("; it equals new received plus carried in")


def test_a_count_told_rightly_elsewhere():
    """Beside a count that agrees with its cell another one is doubtful: a warning where it is near, naming both."""
    (finding,) = counts(27, 25)
    assert finding.severity == "warning"
    assert finding.message.zh.endswith("；正文另一处所述“收到申请27件”与表格一致，此处可能是另一统计口径")


def test_a_count_told_with_reserve():
    """A count whose words may narrow it is a remark with the reason."""
    (finding,) = counts(14, note="措辞中有未识别的限定语")
    assert finding.severity == "info"
    assert finding.message.zh.endswith("；措辞中有未识别的限定语")


def test_same_wrong_count_twice():
    """The same wrong count told in two sentences is one cause."""
    (finding,) = counts(72, 72)
    assert [place.text for place in finding.related[:1]] == ["收到申请72件"]


def test_two_wrong_counts():
    """Two different wrong counts are two findings."""
    assert [finding.observed for finding in counts(72, 73)] == [72, 73]


def results(maintained: int, corrected: int, other: int) -> list[Finding]:
    """What is found where one sentence tells these results of reviews, and the table 2, 9 and 1."""
    columns = {"maintained": maintained, "corrected": corrected, "other": other}
    cells = {f"disputes.reconsideration.{column}": n for column, n in zip(columns, (2, 9, 1), strict=True)}
    text = f"维持{maintained}件，纠正{corrected}件，其他{other}件"
    claims = [claim(f"disputes.reconsideration.{column}", n, text) for column, n in columns.items()]
    return found(COUNT.check, "narrative-count", built(cells, prose=[text], claims=claims))


@pytest.mark.parametrize(
    ("told", "said"), [((9, 2, 1), ("结果纠正两数互换",)), ((5, 6, 1), ("正文 6，表中 9", "恰好相抵"))]
)
def test_what_one_count_has_too_much_another_lacks(told, said):
    """Two counts of one breakdown whose differences cancel have one cause, and its message names both."""
    [finding] = results(*told)
    assert all(words in finding.message.zh for words in said)
    assert {place.address for place in finding.related} >= {"disputes.reconsideration.corrected"}


def test_a_part_and_its_whole_wrong_by_the_same_number():
    """Where the total and one of its parts are one too high, one request too many was counted: told once."""
    text = "收到申请28件，其中自然人26件"
    claims = [claim(NEW, 28, text), claim("requests.new_received.natural_person", 26, text)]
    report = built(CELLS | {"requests.new_received.natural_person": 25}, prose=[text], claims=claims)
    [finding] = found(COUNT.check, "narrative-count", report)
    assert "（正文 26，表中 25）相差同一数" in finding.message.zh


def test_one_number_of_two_rows():
    """A wrong number that tells two rows is told once."""
    text, closed = "收到并答复申请28件", "requests.total_processed.total"
    claims = [claim(NEW, 28, text), claim(closed, 28, text)]
    report = built(CELLS | {closed: 25}, prose=[text], claims=claims)
    [_] = found(COUNT.check, "narrative-count", report)


FLOW = ("new_received", "carried_in", "total_processed", "carried_out")


def flow(told: tuple[int, ...], table: tuple[int, ...]) -> Report:
    """A sentence that tells what came in and what went out, over a table of other numbers."""
    text = "新收{}件，上年结转{}件，办结{}件，结转下年{}件".format(*told)
    addresses = [f"requests.{row}.total" for row in FLOW]
    claims = [claim(address, number, text) for address, number in zip(addresses, told, strict=True)]
    return built(dict(zip(addresses, table, strict=True)), prose=[text], claims=claims)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((154, 6, 157, 3), "相差同一数"),
        ((145, 8, 150, 3), "相差同一数"),
        ((145, 6, 150, 3), "，相差 2"),
        ((154, 6, 149, 3), "同句所述表三 · （七）总计 · 总计（正文 149，表中 148）亦不符"),
        ((154, 6, 157, 4), "同句所述表三 · 四、结转下年度继续办理 · 总计（正文 4，表中 3）亦不符"),
    ],
)
def test_counts_on_the_two_sides_of_the_balance(told, words):
    """Counts of one sentence and one table are told together: as of one cause, if they are wrong by the same number."""
    [only] = found(COUNT.check, "narrative-count", flow(told, (145, 6, 148, 3)))

    assert words in only.message.zh


def test_a_pack_that_weighs_counts_less():
    """Counts of one sentence are told together under a pack, too, in which a wrong count is but a warning."""
    mild = replace(rule("narrative-count"), severity="warning")
    report = case(flow((154, 6, 149, 3), (145, 6, 148, 3)))
    assert COUNT.check is not None
    assert [finding.severity for finding in COUNT.check(mild, report)] == ["warning"]


def test_counts_of_two_tables_or_sentences_are_told_apart():
    """A wrong count of requests and a wrong one of disputes in a sentence, or one in each of two, are two findings."""
    texts = ["收到申请28件，行政复议5件", "收到申请28件。", "办结26件。"]
    closed, reviews = "requests.total_processed.total", "disputes.reconsideration.total"
    cells = CELLS | {closed: 25, reviews: 3}
    mixed = built(cells, prose=texts[:1], claims=[claim(NEW, 28, texts[0]), claim(reviews, 5, texts[0])])
    apart = built(
        cells, prose=texts[1:], claims=[claim(NEW, 28, texts[1]), replace(claim(closed, 26, texts[2]), sentence=1)]
    )

    assert [len(found(COUNT.check, "narrative-count", report)) for report in (mixed, apart)] == [2, 2]


def test_one_request_too_many_and_its_outcome():
    """收到申请3件，予以公开2件 over a table of 2 and 1: one request too many was counted, told once."""
    text, granted = "收到申请3件，予以公开2件", "requests.granted.total"
    report = built({NEW: 2, granted: 1}, prose=[text], claims=[claim(NEW, 3, text), claim(granted, 2, text)])
    assert len(found(COUNT.check, "narrative-count", report)) == 1


def test_a_denied_side_of_the_balance():
    """Where nothing was carried in, less was closed: the wrong count names what is denied, which is not told again."""
    text = "收到57件，上年无结转，办结55件"
    claims = [
        claim(NEW, 57, text),
        claim("requests.carried_in.total", 0, text, kind="denial"),
        claim("requests.total_processed.total", 55, text),
    ]
    cells = {NEW: 57, "requests.carried_in.total": 3, "requests.total_processed.total": 58}
    report = built(cells, prose=[text], claims=claims)
    (finding,) = found(COUNT.check, "narrative-count", report)
    assert finding.message.zh.endswith("；表三 · 二、上年结转政府信息公开申请数量 · 总计（正文 0，表中 3）相差同一数")
    assert found(DENIAL.check, "narrative-denial", report) == []


def test_counts_that_do_not_cancel():
    """Two wrong counts with differences of their own are told apart."""
    assert len(results(9, 3, 1)) == 2


def test_listed_count():
    """A document listed among what was published may be of another kind: a difference is a warning."""
    (finding,) = counts(29, kind="listed")
    assert (finding.severity, finding.confidence) == ("warning", "medium")


def test_ambiguous_count():
    """A wrong count that may mean several things is less sure."""
    (finding,) = counts(72, alternatives=("requests.input_total.total",))
    assert finding.confidence == "medium"


def test_count_of_many_cells():
    """A count that sums many cells points at a dozen of them at most, those that are not 0 first."""
    text = "复议和诉讼纠正4件"
    report = built(CELLS, prose=[text], claims=[claim("requests.denied.orgs", 4, text)])
    (finding,) = found(COUNT.check, "narrative-count", report)
    assert len(finding.related) == 12


def test_denial():
    """A denial of what a table shows is an error."""
    (finding,) = denials(CORRECTED, 0, "未出现行政复议纠错", kind="denial")
    assert finding.message.zh == "正文“未出现行政复议纠错”（否认），而表四 · 行政复议 · 结果纠正为 1"
    assert finding.severity == "error"


def test_true_denial():
    """A denial of what no table shows is right."""
    assert denials("disputes.lit_direct.corrected", 0, "未出现行政诉讼败诉", kind="denial") == []


def test_universal_claim():
    """A claim of all, where the table shows some that are not, is an error."""
    (finding,) = denials("requests.carried_out.total", 0, "全年收到27件，全部办结", kind="universal")
    assert "（称全部如此）" in finding.message.zh
    assert "(claimed of all)" in finding.message.en


def test_manner_of_speaking():
    """全部答复 said without a count of what was received is a warning only."""
    (finding,) = denials("requests.carried_out.total", 0, "申请全部办结", kind="universal", phrase="all-answered")
    assert finding.severity == "warning"


def test_denial_of_what_a_count_has_too_much():
    """Where a count is too high by just what its sentence denies, the count alone is told: 办结33件，无结转."""
    text = "办结33件，无结转。"
    claims = [
        claim("requests.total_processed.total", 33, text),
        claim("requests.carried_out.total", 0, text, kind="denial"),
    ]
    report = built(CELLS | {"requests.total_processed.total": 31}, prose=[text], claims=claims)
    assert found(DENIAL.check, "narrative-denial", report) == []


def test_a_denial_beside_a_wrong_count():
    """A denial of the table that the sentence counts wrongly is told with that count, whatever either is off by."""
    text = "收到申请72件，没有结转。"
    claims = [claim(NEW, 72, text), claim("requests.carried_out.total", 0, text, kind="denial")]
    report = built(CELLS, prose=[text], claims=claims)
    (finding,) = found(COUNT.check, "narrative-count", report)
    assert "同句所述表三 · 四、结转下年度继续办理 · 总计（正文 0，表中 2）亦不符" in finding.message.zh
    assert found(DENIAL.check, "narrative-denial", report) == []


def test_denials_of_one_sentence():
    """What a sentence denies of one table is one finding that names each cell."""
    text = "无上年结转，也无结转下年。"
    cells = ("requests.carried_in.total", "requests.carried_out.total")
    claims = [replace(claim(cell, 0, text, kind="denial"), start=4 * n, end=4 * n + 4) for n, cell in enumerate(cells)]
    (finding,) = found(DENIAL.check, "narrative-denial", built(CELLS, prose=[text], claims=claims))
    assert "上年结转政府信息公开申请数量 · 总计为 6，表三 · 四、结转下年度继续办理 · 总计为 2" in finding.message.zh


def test_one_denial_of_what_several_cells_lack():
    """均维持 denies corrections and other results at once: where the count has both too much, it alone is told."""
    text = "被复议9件，均维持。"
    results = {
        f"disputes.reconsideration.{result}": n for result, n in (("maintained", 6), ("corrected", 2), ("other", 1))
    }
    claims = [
        claim("disputes.reconsideration.maintained", 9, text),
        *(claim(cell, 0, text, kind="universal") for cell in list(results)[1:]),
    ]
    report = built(CELLS | results, prose=[text], claims=claims)
    assert found(DENIAL.check, "narrative-denial", report) == []


def test_count_is_no_denial():
    """A wrong count is not a denial."""
    assert denials(CORRECTED, 5, "纠正5件") == []


@pytest.mark.parametrize(("withdrawn", "count"), [(3, 0), (4, 0), (5, 1)])
def test_withdrawals(withdrawn: int, count: int):
    """Withdrawals must fit into the only row that can hold them, and may be fewer."""
    text = f"申请人撤回{withdrawn}件"
    fact = claim(MISC, withdrawn, text, kind="withdrawal", relation="<=")
    report = built(CELLS | {MISC: 4}, prose=[text], claims=[fact])
    assert len(found(WITHDRAWAL.check, "withdrawals-fit", report)) == count


@pytest.mark.parametrize(
    ("yuan", "table", "count"),
    [
        (80, Decimal("0.008"), 0),
        (84, Decimal("0.008"), 0),
        (90, Decimal("0.008"), 1),
        (8000, Decimal("0.008"), 1),
        (4000, 0, 1),
        (6000, 0, 1),
        (80, None, 0),
        (80, -1, 0),
    ],
)
def test_fee(yuan: int, table: object, count: int):
    """The processing fee is within the fees of 表二, which are rounded to their last printed digit; 0 is not."""
    assert len(fees(yuan, table)) == count


def test_fee_of_the_2019_form():
    """The 2019 form has no amount of fees to compare with."""
    text = "收取信息处理费80元"
    report = built({}, "2019", prose=[text], claims=[claim("fee_info.amount", 80, text, unit="元")])
    assert found(FEE.check, "narrative-fee", report) == []


def test_a_wrong_sum_follows_its_wrong_member():
    """A sum that is wrong only because a member told beside it is wrong is the same cause."""
    text = "逾期不补正6件，其他5件，共11件"
    row = "requests.other_no_correction.total"
    report = built(
        {row: 6, MISC: 3, "requests.other_fee_unpaid.total": 0},
        prose=[text],
        claims=[claim(row, 6, text), claim(MISC, 5, text), claim("requests.other.total", 11, text)],
    )
    assert [f.subject for f in found(COUNT.check, "narrative-count", report)] == [MISC]


def test_one_claim_is_told_once():
    """均维持 that is wrong twice, because some were corrected and some are pending, is one finding."""
    text = "行政复议均维持"
    facts = [
        claim(f"disputes.reconsideration.{column}", 0, text, kind="universal-each")
        for column in ("corrected", "pending")
    ]
    cells = {"disputes.reconsideration.corrected": 1, "disputes.reconsideration.pending": 2}
    report = built(cells, prose=[text], claims=facts)
    assert len(found(DENIAL.check, "narrative-denial", report)) == 1


@pytest.mark.parametrize(("told", "agreed"), [("14687", True), ("14688", False), ("14687.7", True), ("14687.6", False)])
def test_amounts_may_be_cut_off(told: str, agreed: bool):
    """An amount told with fewer digits than the table has is cut off or rounded in its last place."""
    value = Decimal(told)
    step = Decimal(1).scaleb(value.as_tuple().exponent) / 2 if "." in told else Decimal(0)
    fact = replace(claim("disclosure.admin_fee.amount", told, f"{told}万元", unit="万元"), step=step)
    assert agrees(fact, Decimal("14687.769192")) == agreed


def test_documents_told_by_who_issued_them():
    """Two counts that together are what the table has are told apart, and the first is no error."""
    normative = "disclosure.normative.issued"
    fact = replace(claim(normative, 12, "12件"), unit="件", start=6, end=9)
    report = built({normative: 35}, prose=["制定区政府文件12件，区府办文件23件。"], claims=[fact])
    (finding,) = found(COUNT.check, "narrative-count", report)
    assert finding.severity == "warning"


def test_none_is_no_rounded_amount():
    """Less than one ten-thousand of fees is cut off by no denial: ``为零`` beside 0.008 is wrong."""
    assert len(denials(FEE_CELL, 0, "行政事业性收费为零", kind="denial", unit="万元")) == 1
