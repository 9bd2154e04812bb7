"""Conditions on issuer, year and form: what they say of a report, and every slip at its character."""

from pathlib import Path

import pytest

from checker.audit import load_pack
from checker.extract.issuer import issuer_named
from checker.extract.rank import rank_of
from checker.model.errors import PackError
from checker.model.report import Issuer
from checker.model.rule import Rule
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_gazetteer
from checker.packs.lint import lint
from checker.packs.load import load_rules

COUNTY = Issuer("昆山市人民政府", "江苏省", "government", "county")


def pack(folder: Path, when: str, more: str = "") -> Path:
    """A pack of one rule with this condition, which stands on line 7 from column 11 on."""
    path = folder / "own.yaml"
    head = (
        "rules:\n  - id: own\n    kind: range\n    cells: [requests.granted.total]\n    most: 3\n    severity: info\n"
    )
    tail = "    message: m\n    basis: 实践\n    examples: {holds: [{requests.granted.total: 3}], breaks: "
    path.write_text(f"{head}    when: {when}\n{tail}[{{requests.granted.total: 4}}]}}\n{more}", "utf-8")
    return path


def rule(folder: Path, when: str) -> Rule:
    """A rule with this condition."""
    return load_pack(str(pack(folder, when))).rules.rules[0]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("issuer.level == government", True),
        ("issuer.level != government", False),
        ("issuer.level in [office, government]", True),
        ("issuer.level not in [office, government]", False),
        ("issuer.rank == county and year >= 2021", True),
        ("issuer.rank == county and year > 2023", False),
        ("year < 2024 and year <= 2023", True),
        ("year < 2023 or year > 2022", True),
        ("issuer.level == town or issuer.level == office and year == 2023", False),
        ("(issuer.level == town or issuer.level == government) and year == 2023", True),
        ("not issuer.level == town and not (year == 2020 or form == 2019)", True),
        ("issuer.province == 江苏省", True),
        ("issuer.province in [浙江省, 山东省]", False),
        ('issuer.name == "昆山市人民政府"', True),
        ("form in [2021, pre2019]", True),
    ],
)
def test_speaks(tmp_path: Path, when: str, expected: bool):
    """``and`` binds before ``or``, ``not`` before both, and parentheses before all."""
    assert rule(tmp_path, when).applies("2021", COUNTY, 2023) is expected


@pytest.mark.parametrize(
    "when", ["year >= 2021", "not year >= 2021", "issuer.level != town", "not issuer.rank == town"]
)
def test_what_is_not_known(tmp_path: Path, when: str):
    """Of a report that does not tell what is asked for, a rule says nothing either way."""
    assert not rule(tmp_path, when).applies("2021", Issuer(), 0)


def test_what_decides_without_the_rest(tmp_path: Path):
    """One part that is known may be enough."""
    assert rule(tmp_path, "year >= 2021 or issuer.level == town").applies("2021", Issuer(), 2022)
    assert not rule(tmp_path, "not (year >= 2021 or issuer.level == town)").applies("2021", Issuer(), 2022)


@pytest.mark.parametrize(
    ("when", "column", "told"),
    [
        ("issuer.level == goverment", 27, "是否指“government”"),
        ("issuer.levl == town", 11, "是否指“issuer.level”"),
        ("issuer.level = town", 24, "相等写作 =="),
        ("issuer.level town", 24, "后面应有 == "),
        ("issuer.level ==", 26, "应与一个值比较"),
        ("issuer.level == and year == 2021", 27, "应与一个值比较"),
        ("issuer.level < town", 24, "不能比大小"),
        ("issuer.level in town", 27, "in 后面应为列表"),
        ("issuer.level in [town", 32, "列表没有关上"),
        ("issuer.level in [town、office]", 32, "全角符号"),
        ("issuer.level == town，year == 2021", 31, "全角符号"),
        ("(year == 2021", 24, "括号没有关上"),
        ("（year == 2021）", 11, "全角符号"),
        ("year == 2021 year == 2022", 24, "and 或 or"),
        ("year == 21", 19, "如 2021"),
        ("year ！= 2021", 16, "全角符号"),
        ("year ! 2021", 16, "!="),
        ("form == 2020", 19, "2021、2019、pre2019"),
        ("issuer.province == 山东", 30, "是否指“山东省”"),
        ('"year >= 2021 && form == 2021"', 25, "and 或 or"),
        ("not", 14, "没有写完"),
        ("__import__('os').system('ls')", 11, "不认识"),
        ("(" * 200 + "year == 2021" + ")" * 200, 61, "超过 50 层"),
        ("[town]", 11, "应为条件"),
        ("", 10, "应为条件"),
        ("true", 11, "应为条件"),
    ],
)
def test_slips(tmp_path: Path, when: str, column: int, told: str):
    """A slip is told in one sentence at the character where it begins, with what was expected."""
    path = pack(tmp_path, when)
    with pytest.raises(PackError) as caught:
        load_pack(str(path))
    (mistake,) = caught.value.mistakes
    assert (mistake.startswith(f"{path}:7:{column}: "), told in mistake) == (True, True), mistake


def test_never_true(tmp_path: Path):
    """A condition that no report can fulfil is remarked on, one that some can is not."""
    for when, expected in (("year > 2023 and year < 2023", 1), ("year > 2022 and year < 2024", 0)):
        found = load_rules(str(pack(tmp_path, when)), load_forms())
        assert sum("永远不成立" in remark.text.zh for remark in lint(found, found.forms)) == expected


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("浙江省财政厅", "province"),
        ("广西壮族自治区人民政府", "province"),
        ("苏州市人民政府", "prefecture"),
        ("东莞市人民政府", "prefecture"),
        ("中山市人民政府", "prefecture"),
        ("儋州市人民政府", "prefecture"),
        ("嘉峪关市人民政府办公室", "prefecture"),
        ("江苏省苏州市教育局", "prefecture"),
        ("延边朝鲜族自治州人民政府", "prefecture"),
        ("昆山市人民政府", "county"),
        ("苏州市昆山市人民政府", "county"),
        ("义乌市人民政府", "county"),
        ("济源市人民政府", "county"),
        ("上海市浦东新区人民政府", "county"),
        ("鼓楼区教育局", "county"),
        ("某县人民政府", "county"),
        ("宁波市北仑区大碶街道办事处", "town"),
        ("某县某镇人民政府", "town"),
        ("某市人民政府", ""),
        ("苏州工业园区管理委员会", ""),
        ("武汉东湖新技术开发区管理委员会", ""),
        ("阿克苏地区行政公署", ""),
        ("教育部", ""),
    ],
)
def test_rank(name: str, rank: str):
    """A city of county rank is told from one of prefecture rank by the gazetteer; what is in no list is not known."""
    assert rank_of(name, load_gazetteer()) == rank
    assert issuer_named(name, load_gazetteer()).rank == rank


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("松阳县农业农村局", "丽水市"),
        ("南京市江宁区水利局", "南京市"),
        ("南京市水利局", ""),
        ("某县水利局", ""),
    ],
)
def test_division_above(name: str, above: str):
    """The division over an issuer's county is known from the list, behind the name of its city too."""
    assert issuer_named(name, load_gazetteer()).above == above
