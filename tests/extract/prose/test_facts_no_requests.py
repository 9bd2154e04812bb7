"""What came in and is no request for information, and set phrases that hold a number and count nothing."""

import pytest

CAME = "requests.new_received.total"


@pytest.mark.parametrize(
    "text",
    [
        "收到各类来件62件，其中非政府信息公开申请4件，转相关单位办理。",
        "共收到申请62件，认定为不是政府信息公开申请的4件。",
        "收到申请62件，其中不属于信息公开申请4件，已作信访处理。",
    ],
)
def test_what_is_no_request(read, text):
    """What is said to be no request is not counted as one, and neither is what holds it."""
    assert read(text) == []


def test_requests_among_what_came_in(read):
    """Of what came in those that are requests are told last, and the count before them is of more."""
    assert read("共收到申请62件，其中属于政府信息公开申请58件，属于咨询4件。") == [f"{CAME} = 58"]
    assert read("收到申请62件，其中属于不予公开范围的4件。") == [f"{CAME} = 62", "requests.denied.total = 4"]


@pytest.mark.parametrize("phrase", ["“一件一档”", "“一件不落”", "一件一评", "可一次提出1件或多件"])
def test_set_phrases(read, phrase):
    """One file for each request, or none left out, is no count of one."""
    assert read(f"依申请公开{phrase}，全年收到申请37件。") == [f"{CAME} = 37"]
    assert read("收到申请一件，一次性告知补正。") == [f"{CAME} = 1"]
