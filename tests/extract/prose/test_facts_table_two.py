"""What 表二 counts, told loosely: decisions shown as they are made, stocks, items of the 2019 form, no fees."""

import pytest

LICENCES, FINES = "disclosure.licensing.decisions", "disclosure.penalty.decisions"
COERCION = "disclosure.coercion.decisions"
FEE = "fee_info.amount"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全年公示行政许可12件、行政处罚45件、行政强制0件。",
            [f"{LICENCES} = 12", f"{FINES} = 45", f"{COERCION} = 0"],
        ),
        ("公示行政处罚38件。", []),
        ("我局办理的640件行政处罚案件中，适用简易程序的218件。", [f"{FINES} = 640"]),
        ("全年作出处罚1647件，罚款12万元。", [f"{FINES} = 1647"]),
        ("全年作出治安处罚1647件。", []),
        ("办理公共场所卫生、医师护士注册等许可718件。", [f"{LICENCES} = 718"]),
        (
            "我社未承担行政许可、行政处罚、行政强制等执法职能。",
            [f"{COERCION} = 0", f"{FINES} = 0", f"{LICENCES} = 0"],
        ),
        ("全年行政事业性收费零收入。", ["disclosure.admin_fee.amount = 0"]),
    ],
)
def test_decisions(read, text, told):
    """Decisions are told as made, as shown where all kinds of them are, and as a duty that the body does not have."""
    assert read(text) == told


def test_documents(read):
    """What is in stock is in force; the label of a spread list names the kind of document."""
    text = "规范性文件现有存量52件，当年新增6件、废止2件。"
    rows = {"in_force": 52, "issued": 6, "abolished": 2}
    assert read(text) == [f"disclosure.normative.{row} = {count}" for row, count in rows.items()]
    text = "规章、规范性文件分别制发2件、58件。"
    assert read(text) == ["disclosure.regulation.issued = 2", "disclosure.normative.issued = 58"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "行政处罚事项由95项增至97项，净增2项，作出决定187件。",
            ["penalty.prev_items = 95", "penalty.items_change = 2", "penalty.decisions = 187"],
        ),
        (
            "行政强制事项23项，无增减，实施8件。",
            ["coercion.prev_items = 23", "coercion.decisions = 8", "coercion.items_change = 0"],
        ),
        ("其他对外管理服务事项办理931件。", ["other_services.decisions = 931"]),
        ("上年行政许可事项9项，本年减少1项；其他对外管理服务事项421件。", ["other_services.decisions = 421"]),
        (
            "主动公开规范性文件2件，累计公开9件。",
            ["normative.newly_made = 2", "normative.total_disclosed = 9"],
        ),
        ("政府集中采购5个项目，合计386.2万元。", ["procurement.projects = 5", "procurement.amount = 3862000"]),
    ],
)
def test_items(read, text, told):
    """Items are told in 项 and decisions in 件, each beside the kind of item named before it."""
    assert {f"disclosure.{fact}" for fact in told} <= set(read(text, form="2019"))


@pytest.mark.parametrize("text", ["依申请公开未收取检索、复制、邮寄等费用。", "信息处理费按件计收，本年度未收取。"])
def test_no_fees(read, text):
    """No fee was taken where none was for copies, or none of the fee that the sentence names."""
    assert read(text) == [f"{FEE} = 0"]


def noted(facts):
    """The quantities of facts that are told with reserve."""
    return [fact.quantity for fact in facts if fact.note]


def test_words_of_the_name(read_all):
    """What a body deals with by its name narrows none of its decisions; what others deal with does."""
    text = "全年实施环境行政处罚84件。"
    assert noted(read_all(text, issuer="某市生态环境局")) == []
    assert noted(read_all(text, issuer="某市交通运输局")) == [FINES]


def test_a_bracket_that_is_closed(read_all):
    """Money in a bracket after one count governs none of the next."""
    assert noted(read_all("办理行政处罚53件（罚款124万元）、行政强制4件。")) == []


def test_the_kind_of_document_named_last(read):
    """A bare 废止 after a semicolon is of the kind named last, and sorted documents are no requests."""
    told = read("制定规章1件；制发规范性文件37件，其中市级15件；废止22件。", issuer="某市人民政府")
    assert "disclosure.normative.abolished = 22" in told
    assert not any(fact.startswith("disclosure.regulation.abolished") for fact in told)
    assert read("审核公文815件，确定主动公开402件，占49.3%；依申请公开233件；不予公开180件。") == []


def test_cases_that_are_opened(read):
    """Cases that a team opens are no requests; a request may be opened, too."""
    assert not any("new_received" in fact for fact in read("执法大队立案62宗，申请法院强制执行5宗。"))


@pytest.mark.parametrize(
    "text",
    [
        "入库文件874件，其中现行有效563件（含行政规范性文件64件）、失效废止311件。",
        "政策库收录文件874件，其中现行有效563件、已失效或废止311件，规范性文件均已标注。",
    ],
)
def test_files_of_all_sorts(read, text):
    """What is in force, or was abolished, of files of all sorts is no normative document."""
    assert not any(fact.endswith((" 563", " 311")) for fact in read(text))


def test_what_a_bracket_names(read):
    """A kind of document named in a bracket is not the one told after it, and files hold more than their part."""
    told = read("制发规范性文件6件（含政府规章0件），废止4件。")
    assert "disclosure.normative.abolished = 4" in told
    assert "disclosure.normative.abolished = 12" not in read("废止文件12件，其中规范性文件3件。")


def test_documents_in_the_name_of_a_government(read_all):
    """Those in its own name may be fewer than those of its whole area."""
    (fact,) = read_all("以县政府名义出台行政规范性文件2件，全部公开。", issuer="某县人民政府")
    assert fact.note


def test_what_is_void_in_part(read):
    """A document of which some clauses are void is not abolished."""
    told = read("废止规范性文件3件，部分条款失效4件。")
    assert told == ["disclosure.normative.abolished = 3"]
