"""Sixty invented issuers are given the pack of their province, or the national one with the reason."""

import pytest
from given import NAMES, judged, text_of

from checker.audit import load_pack
from checker.model.document import Paragraph, Source, Span
from checker.model.report import Issuer, Report, Sentence
from checker.packs.gazetteer import load_gazetteer, load_provinces
from checker.packs.load import built_in_packs
from checker.packs.select import choose

REPORT = "{name}2023年政府信息公开工作年度报告\n\n{preface}\n\n一、总体情况\n2023年，各项工作有序开展。\n"

PLAIN = {
    "北京市海淀区人民政府": "beijing",
    "天津市武清区人民政府办公室": "tianjin",
    "石家庄市正定县人民政府": "hebei",
    "山西省财政厅": "shanxi",
    "赤峰市松山区人民政府": "neimenggu",
    "大连市教育局": "liaoning",
    "延边朝鲜族自治州人民政府": "jilin",
    "哈尔滨市道里区人民政府": "heilongjiang",
    "上海市浦东新区人民政府": "shanghai",
    "昆山市人民政府": "jiangsu",
    "义乌市人民政府": "zhejiang",
    "固镇县人民政府": "anhui",
    "泉州市鲤城区人民政府": "fujian",
    "浮梁县人民政府": "jiangxi",
    "济南市历下区人民政府": "shandong",
    "新野县人民政府": "henan",
    "武汉市汉阳区人民政府": "hubei",
    "衡阳县人民政府": "hunan",
    "徐闻县人民政府": "guangdong",
    "阳朔县人民政府": "guangxi",
    "琼海市人民政府": "hainan",
    "重庆市大足区人民政府": "chongqing",
    "广元市剑阁县人民政府": "sichuan",
    "六盘水市水城区人民政府": "guizhou",
    "昭通市昭阳区人民政府": "yunnan",
    "日喀则市桑珠孜区人民政府": "xizang",
    "渭南市临渭区人民政府": "shaanxi",
    "敦煌市人民政府": "gansu",
    "西宁市湟中区人民政府": "qinghai",
    "石嘴山市大武口区人民政府": "ningxia",
    "库尔勒市人民政府": "xinjiang",
    "宁波市北仑区大碶街道办事处": "zhejiang",
}
HARD = {
    # the name of one province within the name of another's place
    "海南藏族自治州人民政府": "qinghai",
    "河南蒙古族自治县人民政府": "qinghai",
    "海南区人民政府": "neimenggu",
    "河北区人民政府": "tianjin",
    "吉林市人民政府": "jilin",
    "南京市江宁区人民政府": "jiangsu",
    "朝阳市人民政府": "liaoning",
    # renamed and merged
    "莱芜市人民政府": "shandong",
    "襄樊市人民政府": "hubei",
    "上虞市人民政府": "zhejiang",
    "杭州市江干区人民政府": "zhejiang",
    "闸北区人民政府": "shanghai",
    # names that exist twice, without their city and with it
    "鼓楼区人民政府": "national",
    "福州市鼓楼区人民政府": "fujian",
    "朝阳区人民政府": "national",
    "西湖区人民政府": "national",
    "南昌市西湖区人民政府": "jiangxi",
    "普陀区人民政府办公室": "national",
    "市中区人民政府": "national",
    # bodies that follow no province
    "新疆生产建设兵团第八师石河子市": "national",
    "第十三师新星市": "national",
    "国家税务总局浙江省税务局": "national",
    "杭州市税务局": "national",
    "青岛海关": "national",
    "国家统计局四川调查总队": "national",
    "民政部": "national",
    "长沙市气象局": "national",
    # zones
    "苏州工业园区管理委员会": "national",
    "杭州市钱塘新区管理委员会": "zhejiang",
    "经济技术开发区管理委员会": "national",
    # no place at all
    "教育局": "national",
    "区政府办": "national",
    "": "national",
}


def report(name: str, province: str = "", *prose: str) -> Report:
    """A report of which only issuer and prose are known."""
    sentences = tuple(Sentence(Paragraph(text, ((0, Span(1)),)), 0, len(text), "") for text in prose)
    return Report(Source("x", "", "utf-8"), "flat", "2021", 2023, Issuer(name, province), "", {}, sentences=sentences)


@pytest.mark.parametrize(("name", "pack"), [*PLAIN.items(), *HARD.items()])
def test_issuers(name: str, pack: str):
    """The pack follows from the name of the issuer and the places of the gazetteer; the reason says which it was."""
    places = load_gazetteer()
    province = next((places[name[:end]].province for end in range(12, 1, -1) if name[:end] in places), "")
    choice = choose(report(name, province))
    assert choice.pack == pack
    assert choice.reason.zh
    assert choice.reason.en


def test_enough_issuers():
    """Sixty and more are tried, one a province at least and twenty hard ones."""
    assert len(PLAIN) + len(HARD) >= 60
    assert len(HARD) >= 20
    assert {province.pack for province in load_provinces().values()} <= set(PLAIN.values())


def test_every_province_has_a_pack():
    """Each pack that the gazetteer names is there, and each pack says what is known of its province."""
    assert {province.pack for province in load_provinces().values()} == set(built_in_packs()) - {"national"}
    assert [name for name in built_in_packs() if name != "national" and not load_pack(name).rules.about] == []


@pytest.mark.parametrize("name", NAMES)
def test_fixtures(name: str):
    """The five real reports get the packs of Zhejiang, four of them, and Shandong."""
    (audit,) = judged([text_of(name)], load_pack("auto"))
    assert audit.pack.name == ("shandong" if name.startswith("linzi") else "zhejiang")
    assert audit.chosen is not None


@pytest.mark.parametrize(
    ("prose", "pack"),
    [
        ("请到 http://www.zj.gov.cn/ 下载。", "zhejiang"),
        ("请到 https://xxgk.jn.shandong.gov.cn/ 下载。", "shandong"),
        ("请到 www.zj.gov.cn 或 www.ah.gov.cn 下载。", "national"),
        ("请到 www.gov.cn 下载。", "national"),
    ],
)
def test_site(prose: str, pack: str):
    """Where the name tells nothing, the one province whose site the text names does."""
    assert choose(report("某区人民政府", "", prose)).pack == pack


def test_preface_and_city():
    """A district that exists twice is placed by the city that the preface names it with."""
    text = REPORT.format(name="鼓楼区人民政府", preface="本报告由徐州市鼓楼区人民政府办公室编制。")
    (audit,) = judged([text], load_pack("auto"))
    assert audit.pack.name == "jiangsu"


def test_packs_side_by_side():
    """Reports of several provinces in one call are judged each by its own pack, in order."""
    names = ("某区人民政府", "杭州市上城区人民政府", "济南市历下区人民政府", "义乌市人民政府")
    audits = judged([REPORT.format(name=name, preface="说明。") for name in names], load_pack("auto"))
    assert [audit.pack.name for audit in audits] == ["national", "zhejiang", "shandong", "zhejiang"]
