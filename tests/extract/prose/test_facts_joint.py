"""One number told of several rows, which fills none of them."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "属于内部事务信息、过程性信息而不予公开的申请4件。",
        "因国家秘密及执法案卷不予公开4件。",
        "本机关不掌握相关信息、没有现成信息需要另行制作的申请共4件。",
        "4件申请属于国家秘密、第三方权益。",
        "全部或者部分公开申请24件。",
        "办结和结转下年申请共43件。",
    ],
)
def test_several_rows_with_one_number(read, text):
    """Reasons, results and rows joined before or after one number share it."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("属于信访、举报、投诉类申请不予处理4件。", "not_processed_petition"),
        ("涉及商业秘密、个人隐私不予公开4件，申请已答复。", "denied_third_party"),
        ("没有现成信息、需要另行制作的申请4件。", "unable_needs_creation"),
    ],
)
def test_one_row_of_several_words(read, text, row):
    """A row that has several words is told by them."""
    assert f"requests.{row}.total = 4" in read(text)


def test_the_rest_in_several_ways(read):
    """What is left over in several ways is none of them, and results joined by 或者 are none."""
    told = read("办结申请39件，予以公开27件，其余12件为无法提供等情形。")
    assert not any("unable" in fact for fact in told)
    told = read("办结申请39件，予以公开27件，不予处理及其他答复12件。")
    assert not any("other" in fact for fact in told)
    told = read("行政复议8件，维持5件，其余3件尚未审结或者被纠正。")
    assert not any(fact.endswith("= 3") for fact in told)
    assert "disputes.reconsideration.corrected = 2" in read("行政复议8件，2件被确认违法并责令重新答复。")


def test_made_public_with_what_is_public_in_part(read):
    """A bracket that tells what was made public in part makes the number before it of both."""
    assert "requests.granted_or_partial.total = 24" in read("答复申请27件，公开24件（其中部分公开5件），不予公开3件。")


def test_reasons_told_as_examples(read):
    """Reasons that 等 closes are those of their group, which is counted."""
    text = "答复申请9件，因本机关不掌握、需另行制作等无法提供的4件。"
    assert "requests.unable.total = 4" in read(text)


def test_the_rest_of_a_list_of_results(read_all):
    """其他, where it makes a list of results whole, may hold those that are not told, and is in doubt."""
    (*_, rest) = read_all("行政复议8件，其中维持5件、其他3件。")
    assert rest.note
    (*_, rest) = read_all("行政复议9件，其中维持5件、纠正1件、未审结1件、其他2件。")
    assert not rest.note


def test_reasons_of_several_rows_behind_a_number(read):
    """其他处理3件，为申请人撤回和逾期不补正 tells no row of either."""
    told = read("不予处理申请4件；其他处理3件，为申请人撤回和逾期不补正。")
    assert not any("other_" in fact for fact in told)


def test_a_sum_of_some_rows(read):
    """A sum of as many rows as were just told is not all that was closed."""
    rows = "“予以公开”26件、“部分公开”5件、“无法提供”13件"
    assert "requests.total_processed.total = 44" not in read(f"{rows}，三项合计44件。")
    assert "requests.total_processed.total = 44" in read(f"{rows}，合计44件。")


def test_public_in_whole_and_in_part(read):
    """公开 holds both where its own list says so."""
    told = read("答复申请41件，公开23件，其中全部公开20件、部分公开3件。")
    assert {"requests.granted_or_partial.total = 23", "requests.granted.total = 20"} <= set(told)
