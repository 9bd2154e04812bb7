"""Which built-in pack a report is checked by when none is named: that of its issuer's province, or the national one.

A wrong province is worse than none: where the issuer follows a ministry and not the province, or its name says too
little, the national pack is taken, and the reason is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model.report import Report
from checker.model.text import Text
from checker.packs.gazetteer import load_provinces
from checker.packs.load import built_in_packs

NATIONAL = "national"

_CORPS = re.compile(r"生产建设兵团|兵团第|^第[一二三四五六七八九十]{1,3}师|[一二三四五六七八九十\d]团$")
_MINISTRY = re.compile(
    r"税务[总分]?局|税务所|海关|气象局|国家统计局|调查总?队|邮政管理局|金融监管|金融监督|银保监|银监|证监|证券监管"
    r"|海事局|通信管理局|矿山安全|煤矿安全|铁路|铁道|民用航空|民航|外汇管理局|人民银行|能源监管|边检|出入境边防"
    r"|烟草专卖|地震局|水利委员会|流域管理|专员办|储备局|航务管理局|国家移民"
)
_CENTRAL = re.compile(
    r"^(?:国务院|国家|中国|中央|海关总署|最高|中华人民共和国|全国|交通运输部|教育部|公安部|民政部|财政部|水利部"
    r"|商务部|司法部|自然资源部|生态环境部|农业农村部|工业和信息化部|人力资源和社会保障部|住房和城乡建设部|文化和旅游部"
    r"|科学技术部|应急管理部|退役军人事务部|审计署)"
)
_ZONE = re.compile(r"开发区|高新区|产业园|工业园|保税|园区|示范区|试验区|合作区|管理区|新区|管委会|管理委员会")
_SITE = re.compile(r"\b(?:[a-z0-9-]+\.)*?([a-z]+)\.gov\.cn")


@dataclass(frozen=True, slots=True)
class Choice:
    """The name of the pack, and why."""

    pack: str
    reason: Text


def choose(report: Report) -> Choice:
    """The pack for the report."""
    issuer = report.issuer
    name = issuer.name
    for pattern, why in (
        (_CORPS, Text("兵团有自己的要求", "the production and construction corps has demands of its own")),
        (_CENTRAL, Text("中央机关", "a body of the central government")),
        (_MINISTRY, Text("垂直管理的机关，按上级部委的要求编制", "a local office that follows its ministry")),
    ):
        if pattern.search(name):
            return _national(name, why)
    if issuer.province:
        return _provincial(issuer.province, name, Text("发布机关“{name}”", "issuer “{name}”"))
    if province := _by_site(report):
        return _provincial(province, name, Text("网址", "its web address"))
    if _ZONE.search(name):
        nowhere = Text("开发区、园区的名称没有写明所在的省、市", "the name of the zone does not say where it is")
        return _national(name, nowhere)
    if not name:
        return _national(name, Text("没有读出发布机关", "the issuer was not found"))
    return _national(name, Text("由名称不能确定所在省份", "its name does not tell the province for certain"))


def _provincial(province: str, name: str, evidence: Text) -> Choice:
    entry = load_provinces().get(province)
    if entry is None or entry.pack not in built_in_packs():
        return _national(name, Text(f"没有{province}的规则包", f"there is no pack for {province}"))
    told = evidence.fill({"name": name})
    return Choice(entry.pack, Text(f"{told.zh}属{province}", f"{told.say('en')} belongs to {province}"))


def _national(name: str, why: Text) -> Choice:
    quoted = f"“{name}”" if name else ""
    return Choice(NATIONAL, Text(f"{quoted}：{why.zh}" if name else why.zh, f"{quoted}: {why.en}" if name else why.en))


def _by_site(report: Report) -> str:
    """The one province whose sites the text names; "" where it names none, or several."""
    sites = {site: province.name for province in load_provinces().values() for site in province.sites}
    named = {
        sites[label]
        for sentence in report.sentences
        if ".gov.cn" in sentence.text
        for label in _SITE.findall(sentence.text)
        if label in sites
    }
    return named.pop() if len(named) == 1 else ""
