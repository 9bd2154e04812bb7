"""What 其他 and a bare 公开 stand for, by what else the list tells."""

import pytest

OTHER = "requests.other.total"


@pytest.mark.parametrize(
    "text",
    [
        "办理结果：公开31件、部分公开8件、其他46件。",
        "答复85件，其中公开和部分公开39件，其他46件。",
        "答复85件，其中予以公开31件，不予公开8件，其他46件。",
    ],
)
def test_all_that_was_not_told_of(read, text):
    """其他 is all the rest, and no row, where the refusals are not told or the list is whole with it."""
    assert not any(fact.startswith(OTHER) for fact in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "公开31件、不予公开8件、其他4件。",
        "答复85件，其中公开31件，部分公开2件，不予公开8件，无法提供30件，不予处理10件，其他4件。",
    ],
)
def test_the_row_of_that_name(read, text):
    """其他 after the other results is the last row."""
    assert f"{OTHER} = 4" in read(text)


@pytest.mark.parametrize(
    ("text", "sums"), [("答复85件，其中公开39件。", True), ("答复85件，其中公开39件，部分公开6件。", False)]
)
def test_made_public(read_all, text, sums):
    """公开 alone may hold what was made public in part, unless that is told beside it."""
    granted = next(fact for fact in read_all(text) if fact.quantity == "requests.granted.total")
    assert bool(granted.alternatives) == sums


def test_quoted_names(read):
    """Names in quotation marks side by side are the labels of a spread list, as those with marks between are."""
    told = ["requests.granted.total = 31", "requests.partial.total = 8", f"{OTHER} = 4"]
    assert read("“予以公开”“部分公开”“其他处理”分别为31、8、4件。") == told


def test_dealt_with_as_one(read):
    """How many were dealt with as one is no count of requests, nor is what was added to documents."""
    came = ["requests.new_received.total = 54", "requests.carried_in.total = 3"]
    assert read("接收申请54件，上年结转3件，合并办理4件。") == came
    assert not any(fact.startswith("requests") for fact in read("有效文件85件，新增4件。"))


def test_refusals_told_by_their_reasons(read_all):
    """其他 after all refusals, told by reasons only, is what it says; where one is not told it is in doubt."""
    every = "予以公开12件，不予公开3件，不掌握9件，重复申请1件，其他2件"
    (*_, rest) = read_all(f"受理信息公开申请27件，{every}。")
    assert (rest.quantity, rest.note) == ("requests.other.total", "")
    (*_, rest) = read_all("受理信息公开申请27件，予以公开12件，不予公开3件，其他12件。")
    assert rest.note
