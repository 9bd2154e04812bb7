"""Another body's name where the report speaks of itself, and the names that are one's own."""

from dataclasses import replace

import pytest
from given import Span, built, found

from checker.kinds.names import OTHER_BODY, strange
from checker.model.report import Issuer


@pytest.mark.parametrize(
    ("name", "own", "confidence"),
    [
        ("邵东市水利局", "武冈市水利局", "high"),
        ("武冈市林业局", "武冈市水利局", "medium"),
        ("田林街道", "上海市徐汇区康健新村街道办事处", "high"),
        ("某县城关镇人民政府", "某县东山镇人民政府", "high"),
        ("娄底市人民政府", "邵阳市人民政府", "high"),
        ("平和县人民政府办公室", "南靖县审计局", "high"),
    ],
)
def test_another_body(name: str, own: str, confidence: str):
    """Of the same sort: of another place, or another one of the same place."""
    assert strange(name, own) == confidence


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("市水利局", "武冈市水利局"),
        ("临平区住建局", "杭州市临平区住房和城乡建设局"),
        ("九台区教育局", "长春市九台区教育局"),
        ("苏州浒墅关经济技术开发区管理委员会", "苏州高新区浒墅关经济技术开发区管理委员会"),
        ("武冈市人民政府办公室", "武冈市人民政府"),
        ("武冈市人民政府", "武冈市水利局"),
        ("武冈市水务局", "武冈市水利局"),
        ("康健街道", "徐汇区康健新村街道办事处"),
        ("林业局", "武冈市水利局"),
        ("武冈市委", "武冈市水利局"),
        ("近年来我街道", "徐汇区康健新村街道办事处"),
        ("周边三个乡镇", "某县东山镇人民政府"),
        ("市自规局", "某市规划和自然资源局"),
        ("某县分局", "某市自然资源局"),
        ("县政务服务大厅", "某县行政审批局"),
        ("漳州市人民政府", "南靖县审计局"),
    ],
)
def test_own_name(name: str, own: str):
    """Short names, a place left out, the office or the government above, and names that may have changed."""
    assert strange(name, own) is None


def test_signed_by_another_body():
    """The signature is a place where the report names itself; each name is told once, with all its places."""
    report = built(
        issuer=Issuer("武冈市水利局", "", "department"),
        notes=(("signer", "武冈市林业局", Span(62)), ("signer", "武冈市林业局", Span(64))),
    )
    (told,) = found(OTHER_BODY.check, "other-body", report)
    assert (told.primary.span.line, [place.span.line for place in told.related]) == (62, [64])


def named(section: str, line: str, own: str = "南靖县审计局") -> list[str]:
    """The other bodies told of a report with this line in one of its parts."""
    report = built(issuer=Issuer(own, "", "department", "county"), prose=[line])
    report = replace(report, sentences=tuple(replace(sentence, section=section) for sentence in report.sentences))
    return [finding.primary.text for finding in found(OTHER_BODY.check, "other-body", report)]


@pytest.mark.parametrize(
    ("section", "line", "name"),
    [
        ("", "根据条例规定，平和县审计局编制2022年度政府信息公开工作年度报告。", "平和县审计局"),
        ("", "根据条例规定，编制槐荫区民政局2022年政府信息公开工作年度报告。", "槐荫区民政局"),
        ("", "现将平和县审计局2022年度政府信息公开工作年度报告公布如下。", "平和县审计局"),
        ("", "平和县审计局依据条例第五十条，编制本报告。", "平和县审计局"),
        ("", "如对内容有疑问，请与平和县审计局法规股联系。", "平和县审计局"),
        ("", "如对内容有疑问，请与南靖县统计局办公室联系。", "南靖县统计局"),
        ("", "电子版可在平和县审计局网站下载。", "平和县审计局"),
        ("s1", "全年平和县审计局收到公开申请7件。", "平和县审计局"),
        ("s1", "2022年，平和县审计局坚持以公开促规范。", "平和县审计局"),
        ("s1", "平和县审计局在县委、县政府的领导下开展工作。", "平和县审计局"),
        ("s1", "一是南靖县统计局扎实推进政务公开。", "南靖县统计局"),
        ("s1", "公开4条。平和县人民政府不断完善公开制度。", "平和县人民政府"),
        ("s1", "成立平和县审计局政府信息公开领导小组。", "平和县审计局"),
        ("s1", "印发《平和县审计局2022年政务公开工作方案》。", "平和县审计局"),
        ("s1", "平和县审计局党组坚持带头学习。", "平和县审计局"),
        ("", "现将平和县2022年政府信息公开工作年度报告公布如下。", "平和县"),
        ("s1", "平和县审计局通过县政府网站公开信息40条。", "平和县审计局"),
        ("s1", "平和县审计局2022年未发生行政诉讼。", "平和县审计局"),
        ("s1", "参加平和县政务公开业务培训1次。", "平和县"),
        ("s1", "认真落实平和县委、县政府部署。", "平和县"),
        ("s1", "对照《平和县2022年政务公开工作要点》逐项落实。", "平和县"),
        ("s1", "2022年度平和县审计局共增设专栏2个。", "平和县审计局"),
        ("s1", "（三）政府信息管理。平和县审计局按要求清理信息。", "平和县审计局"),
        ("s1", "南靖县统计局严格落实保密审查制度。", "南靖县统计局"),
        ("s5", "下一步，南靖县统计局将加强政策解读。", "南靖县统计局"),
        ("s6", "2022年平和县审计局未收取信息处理费。", "平和县审计局"),
    ],
)
def test_left_in_the_text(section: str, line: str, name: str):
    """Another body as author, as the one who receives, cares, cleans up or plans; its name is cut behind the time."""
    assert named(section, line) == [name]


def test_districts_named_after_a_town_wall():
    """北城区 is a district where a body of its name reports, and 老城区 is none."""
    line = "在东城区政府网站公开，在老城区设点。"
    assert named("s1", line, "松阳市北城区市场监督管理局") == ["东城区"]


def test_a_city_that_is_not_over_it():
    """Another city's site is told where the city over the county is known, whose site and bureaus may be named."""
    lines = ["电子版可在漳平市政府网站查阅，也可登录漳州市政府网站。", "漳州市审计局持续落实公开要求。"]
    report = built(prose=lines)
    unknown = replace(report, issuer=Issuer("南靖县审计局", "福建省", "department", "county"))
    known = replace(report, issuer=Issuer("南靖县审计局", "福建省", "department", "county", "漳州市"))
    told = [[f.primary.text for f in found(OTHER_BODY.check, "other-body", one)] for one in (unknown, known)]
    assert told == [["漳州市审计局"], ["漳平市"]]


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("", "根据条例和漳州市政府办公室编制年度报告的通知，南靖县审计局编制2022年度报告。"),
        ("s1", "漳州市审计局按要求对我局网站开展检查。"),
        ("s1", "会同平和县审计局共清理文件3件。"),
        ("s1", "南靖县司法局对文件开展清理，严格落实公开要求。"),
        ("s1", "南靖县统计局将进一步核实数据。"),
        ("s1", "近年来我局将改进公开方式，全县各部门局严格落实公开制度。"),
        ("s5", "县政府办公室将加强指导。"),
        ("s5", "加强与平和县审计局的沟通联系。"),
        ("", "本年度报告由南靖县审计局根据条例编制，请与县审计局办公室联系。"),
        ("", "漳州市审计局根据条例要求部署编制年度报告。"),
        ("", "电子版可在漳州市审计局网站下载，也可与南靖县行政审批局联系。"),
        ("s1", "漳州市审计局积极推进公开，平和县审计局来我局交流，与平和县审计局坚持共享。"),
        ("s1", "南靖县统计局坚持按月公开信息，并抄送我局。"),
        ("s1", "按照县委、县政府要求，贯彻落实好县委部署，根据所在县政府安排，发挥县政务公开领导小组作用。"),
        ("s1", "成立南靖县政务公开领导小组，印发《漳州市审计局公开办法》，落实《平和县审计局公开制度》。"),
        ("s1", "南靖县统计局通过县政府网站公开信息40条，平和县审计局通过来函向我局公开线索。"),
        ("s1", "赴平和县学习政务公开，办结平和县居民的申请2件。"),
    ],
)
def test_others_that_belong_there(section: str, line: str):
    """Bodies above, beside and for all are named by what they do themselves."""
    assert named(section, line) == []
