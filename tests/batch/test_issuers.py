"""Issuers are the same over the years in spite of how their names are written, and what became of them is known."""

import pytest
import yaml

from checker.batch.issuers import became, issuer_key, parent, predecessors, resembling
from checker.model.report import Issuer
from checker.packs.files import rules_folder
from checker.packs.gazetteer import load_names


def key(name: str, province: str = "") -> str:
    """The key of a body called so."""
    return issuer_key(Issuer(name, province))


@pytest.mark.parametrize(
    "names",
    [
        (
            "浙江省杭州市临平区人民政府",
            "杭州市临平区人民政府",
            "临平区人民政府",
            "临平区",
            "临 平区人民政府",
            "《临平区人民政府》",
        ),
        ("杭州市萧山区人民政府办公室", "萧山区政府办", "萧山区府办", "萧山区政府办公室"),
        ("江苏省南京市鼓楼区卫生健康委员会", "南京市鼓楼区卫健委"),
        ("临平区发展和改革局", "临平区发改局", "杭州市临平区发展改革局"),
        ("四川省人民政府办公厅", "四川省政府办公厅"),
        ("临平区塘栖镇人民政府", "临平区塘栖镇", "杭州市临平区塘栖镇政府"),
        ("临平区南苑街道办事处", "临平区南苑街道", "临平区南苑街道办"),
        ("北京市东城区人民政府", "东城区人民政府"),
    ],
)
def test_one_body(names):
    """All ways of writing a body have one key."""
    assert len({key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南京市鼓楼区人民政府", "徐州市鼓楼区人民政府"),
        ("杭州市教育局", "宁波市教育局"),
        ("临平区人民政府", "临平区人民政府办公室"),
        ("浙江省教育厅", "浙江省财政厅"),
        ("临平区塘栖镇人民政府", "临平区崇贤街道办事处"),
        ("保定市新市区人民政府", "乌鲁木齐市新市区人民政府"),
        ("长沙县人民政府", "长沙市人民政府"),
    ],
)
def test_different_bodies(one, other):
    """Different bodies have different keys."""
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("name", "year", "old", "how"),
    [
        ("临平区人民政府", 2021, "余杭区人民政府", "split"),
        ("杭州市余杭区人民政府", 2021, "余杭区人民政府", "split"),
        ("上城区教育局", 2021, "江干区教育局", "merged"),
        ("临平区南苑街道办事处", 2021, "余杭区南苑街道办事处", "renamed"),
        ("宁波市鄞州区人民政府", 2016, "江东区人民政府", "merged"),
        ("济南市莱芜区人民政府", 2019, "莱城区人民政府", "renamed"),
        ("福州市长乐区人民政府", 2017, "长乐市人民政府", "renamed"),
        ("哈密市人民政府", 2016, "哈密地区人民政府", "renamed"),
        ("临安区卫生健康局", 2019, "临安区卫生和计划生育局", "renamed"),
        ("杭州市生态环境局", 2019, "杭州市环境保护局", "renamed"),
        ("萧山区市场监督管理局", 2018, "萧山区工商行政管理局", "merged"),
        ("临安区文化和旅游局", 2019, "临安区旅游局", "merged"),
        ("某县乡村振兴局", 2021, "某县扶贫开发办公室", "renamed"),
        ("某县农业农村局", 2024, "某县乡村振兴局", "merged"),
        ("某市数据局", 2024, "某市大数据发展管理局", "renamed"),
        ("某县教育局", 2020, "某县教育委员会", "renamed"),
    ],
)
def test_predecessors(name, year, old, how):
    """A body is known by what it was called the year before, and it is said whether it is the same one."""
    found = {each.key: each for each in predecessors(key(name), year)}
    assert found[key(old)].how == how
    assert all((found[key(old)].why.zh, found[key(old)].why.en))


@pytest.mark.parametrize(
    ("name", "year", "old"),
    [
        ("临平区人民政府", 2023, "余杭区人民政府"),
        ("余杭区人民政府", 2022, "余杭区人民政府"),
        ("临安区卫生健康局", 2023, "临安区卫生和计划生育局"),
        ("邢台市人民政府", 2019, "邢台县人民政府"),
    ],
)
def test_no_predecessors(name, year, old):
    """Long after a change, and between places that exist side by side, nothing is matched."""
    assert key(old) not in {each.key for each in predecessors(key(name), year)}


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("杭州市临平区人民政府", "杭州市人民政府"),
        ("临平区教育局", "杭州市临平区人民政府"),
        ("临平区塘栖镇人民政府", "临平区人民政府"),
        ("杭州市萧山区人民政府办公室", "萧山区人民政府"),
        ("杭州市公安局临平区分局", "杭州市公安局"),
        ("杭州市人民政府", "浙江省人民政府"),
        ("上海市静安区人民政府", "上海市人民政府"),
        ("某市某区人民政府", "某市人民政府"),
        ("浙江省教育厅", "浙江省人民政府"),
    ],
)
def test_parent(name, above):
    """The body that sums up another's figures is told by the name."""
    assert parent(Issuer(name)) == key(above)


@pytest.mark.parametrize(
    "name", ["临平区人民政府", "浙江省人民政府", "城关镇人民政府", "教育局", "", "临平区第一人民医院"]
)
def test_no_parent(name):
    """Where the name does not tell it, no body is said to be above."""
    assert parent(Issuer(name)) is None


@pytest.mark.parametrize(
    ("name", "others", "how"),
    [
        ("某县商务和投资促进局", ["某县商务局", "某县民政局"], ["renamed"]),
        ("某县文化广电旅游体育局", ["某县文化和旅游局"], ["renamed"]),
        ("某县城市管理和综合行政执法局", ["某县综合行政执法局"], ["renamed"]),
        ("某县城关街道办事处", ["某县城关镇人民政府", "某县东城镇人民政府"], ["renamed"]),
        ("某县教育体育局", ["某县教育局", "某县体育局"], ["merged", "merged"]),
        ("某县商务和投资促进局", ["乙县商务局"], []),
        ("某县水利局", ["某县民政局", "某县人民政府", "某县水利镇人民政府"], []),
        ("某县人民政府", ["某县人民政府办公室"], []),
    ],
)
def test_resembling(name, others, how):
    """A body that is gone may go on under a name much like its own, in the same place."""
    assert [each.how for each in resembling(key(name), [key(other) for other in others])] == how


def test_became():
    """Why a body may have no report any more is known; a place that lost a part still has its own."""
    assert "上城区" in became(key("江干区教育局"), 2021).why.zh
    assert "生态环境" in became(key("某县环境保护局"), 2019).why.zh
    assert became(key("某县林业局"), 2019).names == ("林业和草原局",)
    assert key("某县林业和草原局") in became(key("某县林业局"), 2019).keys
    assert not became(key("某县国土资源局"), 2019).names
    assert became(key("余杭区人民政府"), 2021) is None
    assert became(key("某县教育局"), 2021) is None


def test_data():
    """Every place of the list is one the gazetteer knows today, and every entry says how and when."""
    data = yaml.safe_load((rules_folder() / "successors.yaml").read_text("utf-8"))
    present = {name for names in load_names().values() for kind in ("cities", "counties") for name in names[kind]}
    twice = {"南京市鼓楼区", "连云港市海州区", "深圳市龙华区", "金林区"}
    assert {entry["new"] for entry in data["places"]} - present == twice
    assert {entry["how"] for part in data.values() for entry in part} <= {"renamed", "merged", "split"}
    assert all(2008 < entry["year"] < 2026 for entry in data["places"])
    assert all(entry["from"] <= entry["to"] for entry in data["departments"])
