import re
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporters.batch.made import CLEAN, HEAVY, VIEW, WRONG, assert_flat, batch, one, unread, with_finding

from checker.reporters.batch import render
from checker.reporters.batch.names import safe_name, unused
from checker.reporters.batch.slips import INDEX
from checker.reporters.batch.whole import LIST

SUSPECT = {"address": "requests.granted.total", "value": 96, "repair": 69, "reason": "数字颠倒", "probability": 0.97}


@pytest.fixture
def slips(tmp_path):
    """Writes a batch and returns the Markdown files by name."""

    def write(reports):
        render("slips", reports, VIEW, tmp_path / "out")
        return {path.name: path.read_text("utf-8") for path in sorted((tmp_path / "out").glob("*.md"))}

    return write


def faultless(*args, **report):
    """A report without any finding."""
    entry = one(CLEAN, *args, **report)
    entry[0].update(findings=[], counts=dict.fromkeys(("error", "warning", "info"), 0))
    return entry


def test_a_slip_an_issuer(slips, tmp_path):
    """All reports of an issuer are in one slip, in both forms; without findings there is none, but a line."""
    told = slips(
        batch(
            one(WRONG, "x/a"), one(CLEAN, "b"), one(WRONG, "/c", year=2019), faultless("d", issuer="丁局"), unread("e")
        )
    )
    assert set(told) == {INDEX, "临安区人民政府.md", "杭州市临平区人民政府.md"}
    assert {path.stem for path in (tmp_path / "out").glob("*.docx")} == {"临安区人民政府", "杭州市临平区人民政府"}
    assert re.findall(r"^## (.*)$", told["临安区人民政府.md"], re.MULTILINE) == [
        "一、2020 年度报告（文件：a）",
        "二、2019 年度报告（文件：c）",
        "三、说明",
    ]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told[INDEX].splitlines() if "|" in line][2:]
    assert ["临安区人民政府", "浙江省", "2", "4", "4", "2", "不合格", "临安区人民政府"] in rows
    assert ["丁局", "浙江省", "1", "0", "0", "0", "合格", "无须退回"] in rows
    assert "- e：坏.docx 打不开。" in told[INDEX]


def test_what_cannot_be_assessed_is_not_said_to_pass(slips):
    """An issuer without findings whose tables could not be assessed stands so in the list."""
    entry = faultless("a")
    entry[0]["coverage"].update(passed=0, not_assessable=44)
    assert "| 无法核对 | 无须退回 |" in slips(batch(entry))[INDEX]


def test_an_item_says_what_where_and_what_would_fit(slips):
    """Message, cell, printed and fitting value, quoted sentence with its line, advice and basis."""
    cell = {"role": "primary", "address": SUSPECT["address"], "line": 85, "column": 2, "page": None, "text": "96"}
    other = {"role": "related", "path": "/home/去年.txt", "line": 3, "column": 1, "page": None, "text": ""}
    told = slips(batch(with_finding(one(), suspects=[SUSPECT], locations=[cell, other], message="不等")))
    first, second = re.split(r"^\d\. ", told["临安区人民政府.md"], flags=re.MULTILINE)[1:3]
    assert first.splitlines() == [
        "不等",
        "   - 位置：表三 · （一）予以公开 · 总计（第85行第2列）",
        "   - 现填：“96”",
        "   - 疑在：表三 · （一）予以公开 · 总计，现为 96，建议值 69（数字颠倒）",
        "   - 另见：文件 去年.txt 的第3行，（空白）",
        "   - 修改意见：请核对；表格属实的，删改正文的说法",
        "   - 依据：国办公开办函〔2019〕60号：内容准确；条例第五十条",
        "",
    ]
    assert "位置：正文第12行第84列（所说为 表二 · 规范性文件 · 本年新制作数量）" in second
    assert "原文：“以区政府及区府办名义全年制发并对外发布行政规范性文件19件，全部实现图片" in second
    assert "把握：中，请结合实际情况判断" in second


def test_suspects_are_told_as_what_they_are(slips):
    """Probable ones belong together, an improbable one stands for another, a doubtful repair is only possible."""
    together = [
        SUSPECT,
        SUSPECT | {"address": "requests.partial.total", "value": None, "probability": 0.6, "reason": ""},
    ]
    rival = SUSPECT | {"address": "requests.carried_in.total", "repair": None, "probability": 0.1, "reason": ""}
    told = slips(batch(with_finding(one(), suspects=[*together, rival])))["临安区人民政府.md"]
    assert re.findall(r"- ((?:疑在|或者)：.*)", told) == [
        "疑在：表三 · （一）予以公开 · 总计，现为 96，建议值 69（数字颠倒）",
        "疑在：表三 · （二）部分公开 · 总计，现为 空白，可能应为 69",
        "或者：表三 · 二、上年结转政府信息公开申请数量 · 总计，现为 96",
    ]


def test_remarks_alone_send_nothing_back(slips):
    """A report with remarks only is not asked to be sent again."""
    told = slips(batch(one(CLEAN)))["杭州市临平区人民政府.md"]
    assert told.startswith("# 政府信息公开工作年度报告审核意见\n\n致：杭州市临平区人民政府\n\n贵单位")
    assert "没有发现须修改的问题，无须退回；以下 3 条提示供编制时参考。" in told
    assert "重新报送" not in told


def test_what_was_left_open_is_said(slips):
    """Equations that were not assessed and rules that crashed are no silence."""
    entry = one(WRONG)
    entry[0]["coverage"].update(uncertain=2, not_assessable=1)
    entry[0]["breakages"] = [{"rule": "period", "reason": "x"}]
    told = slips(batch(entry))["临安区人民政府.md"]
    assert "另有 3 条勾稽关系因数据不全或没有读准而未能核对" in told
    assert "另有 1 条规则运行失败，本意见不完整。" in told


def test_word_and_markdown_say_the_same(slips, tmp_path):
    """Word opens the letter: the same paragraphs, official styles, a table to sign in."""
    told = slips(batch(with_finding(one(), message='<a> & "b"\x00\x0b|*')))["临安区人民政府.md"]
    letter = docx.Document(tmp_path / "out" / "临安区人民政府.docx")
    texts = [paragraph.text for paragraph in letter.paragraphs if paragraph.text]
    bare = re.sub(r"\\(.)", r"\1", told.split("\n| |")[0])
    assert texts == [re.sub(r"^(#+ |   - )", "", line).strip() for line in bare.splitlines() if line]
    assert '1. <a> & "b"  |*' in texts
    assert [paragraph.style.name for paragraph in letter.paragraphs[:4]] == ["title", "to", "body", "part"]
    assert [cell.text[:4] for cell in letter.tables[0].columns[0].cells] == ["退回单位", "签收单位", "负责人（"]
    assert zipfile.ZipFile(tmp_path / "out" / "临安区人民政府.docx").testzip() is None


@pytest.mark.parametrize(
    "issuer",
    [
        "../../etc/passwd",
        "a/b\\c",
        "CON",
        "..",
        " . ",
        "机" * 200,
        "x\x00\n\u202ey",
        "\ud800",
        "汇总",
        'q:"*?<>|',
        "-rf",
    ],
)
def test_strange_names_stay_in_the_folder(slips, tmp_path, issuer):
    """Whatever an issuer is called, its slip is a file of the folder that every system can hold."""
    told = slips(batch(one(WRONG, "报告.txt", issuer=issuer)))
    assert len(told) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"out"}
    assert all(path.parent == tmp_path / "out" for path in tmp_path.rglob("*") if path.is_file())


def test_issuers_of_one_name_have_slips_of_their_own(slips):
    """The same name in two places, names that differ only in what a file cannot hold, and unknown issuers."""
    told = slips(
        batch(
            one(WRONG, "a.txt", issuer="教育局", city="甲市"),
            one(WRONG, "b.txt", issuer="教育局", city="乙市"),
            one(WRONG, "c.txt", issuer="A/B"),
            one(WRONG, "d.txt", issuer="a:b"),
            one(WRONG, "e.txt", issuer=None),
            one(WRONG, "x/e.txt", issuer=None),
        )
    )
    assert {"教育局.md", "e.md", "e（浙江省）.md"} < set(told)
    assert len({name.casefold() for name in told}) == 7
    assert all(sum(f"文件：{path}）" in text for text in told.values()) == 1 for path in ("a.txt", "b.txt", "c.txt"))


@given(st.text(max_size=300))
def test_every_name_is_safe(text):
    """No separator, no control character, no reserved name, at most 255 bytes with number and ending."""
    name = safe_name(text)
    assert not set(name) & set('/\\:*?"<>|\x00\n')
    assert name == name.strip(". ")
    assert name.upper() not in {"CON", "NUL", "COM1"}
    assert len(f"{name}-123456.docx".encode()) <= 255


def test_numbers_are_counted_up():
    """A name that is taken gets the first free number."""
    assert unused("甲", {"甲", "甲-2"}.__contains__) == "甲-3"


@pytest.mark.parametrize("reports", [batch(), batch(unread()), batch(faultless("a"))])
def test_nothing_to_send_back(slips, tmp_path, reports):
    """Without findings there is only the list."""
    slips(reports)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {INDEX, LIST}


def test_slips_are_written_one_at_a_time(tmp_path):
    """Memory is that of the slips of one issuer, not of all."""

    def run(reports, size):
        # as many issuers as reports, for one slip must hold all reports of its issuer
        made = replace(reports, make=lambda n: renamed(reports.make(n), n))
        render("slips", made, VIEW, tmp_path / str(size))

    def renamed(entry, n):
        if entry[1] is not None:
            entry[0]["report"]["issuer"] = f"第{n:05}号单位"
        return entry

    assert_flat(run, HEAVY)
