"""Counts told side by side of several bodies, years or ways, of which none is all there is."""

import pytest

ISSUED, CAME = "disclosure.normative.issued", "requests.new_received.total"


@pytest.mark.parametrize("text", ["园区内各街道收到申请8件。", "管委会机关收到申请15件，各部门收到申请8件。"])
def test_bodies_of_a_zone(read, text):
    """Bodies of a zone, or its own office beside them, are not all that it counts."""
    assert read(text, issuer="某开发区管理委员会") == []


def test_documents_issued_alone(read):
    """Documents issued alone and those issued with others are parts; alone they are all."""
    assert read("单独制发规范性文件4件，与市财政局联合制发2件。") == []
    assert read("单独制发规范性文件4件。") == [f"{ISSUED} = 4"]


def test_applications_for_permits_withdrawn(read):
    """Applications withdrawn that were told after permits are no requests for information."""
    assert read("行政许可126件，不予许可2件，撤回申请3件。") == ["disclosure.licensing.decisions = 126"]
    assert read("收到申请9件，撤回申请3件。")[-1] == "requests.other_misc.total <= 3"


def test_closed_in_the_year_it_came(read):
    """What came and was closed in one year is not all that was closed, where some had been carried in."""
    assert read("2022年申请、2023年办结4件；2023年申请并办结15件。") == ["requests.carried_in.total = 4"]
    assert "requests.total_processed.total = 15" in read("2023年收到并办结申请15件。")


def test_a_channel_in_brackets(read):
    """What a bracket says came by one way is not all that came."""
    assert read("依申请公开（书面）6条，（网络）4条。") == []
    assert read("收到申请（含网络）10件。") == [f"{CAME} = 10"]
