"""Prose copied from last year's report or from another office's."""

from dataclasses import replace

from given import built, case, rule

from checker.kinds.base import Case, Others
from checker.kinds.copied import compare_elsewhere, compare_last
from checker.model.document import Paragraph, Source, Span
from checker.model.report import Issuer, Sentence
from checker.passages import passages

OURS = [
    "2023年，区水利局全年主动公开政府信息312条，其中文件解读18条。",
    "对本单位门户网站的水情栏目每周检查一次，发现的错链当日改正。",
    "邀请二十名村民代表参观水库调度室，当面回答用水计划的提问。",
]
THEIRS = [
    "2022年，区民政局全年主动公开政府信息97条，其中文件解读4条。",
    "养老服务补贴名单按季度在社区公告栏和网站同步张贴，张贴满七日。",
    "婚姻登记预约改为手机办理，预约数据每月在网站公布。",
]


def told(sentences, name="某区水利局", year=2023, path="a.txt", section="s1"):
    """A report with these sentences in its first part, as a case."""
    cut = tuple(
        Sentence(Paragraph(text, ((0, Span(line)),)), 0, len(text), section) for line, text in enumerate(sentences, 1)
    )
    report = built(year=year, issuer=Issuer(name), sentences=cut, source=Source(path, path, "utf-8"))
    return Case(report, case(report).form, passages(report))


def last_year(this, last):
    """What is found in a report beside last year's."""
    return list(compare_last(rule("copied-text"), this, Others((last,))))


def elsewhere(this, *others):
    """What is found in a report beside those of others."""
    return list(compare_elsewhere(rule("copied-text-elsewhere"), this, Others(others)))


def test_last_year():
    """A part with new numbers and years in last year's words is told with its share, words and file."""
    last = [text.replace("2023", "2022").replace("312", "287") for text in OURS]
    (finding,) = last_year(told(OURS), told(last, year=2022, path="b.txt"))
    assert finding.severity == "warning"
    assert all(words in finding.message.zh for words in ("一、总体情况", "100%", "b.txt", OURS[0][:10]))
    assert [place.path for place in finding.related] == ["b.txt"]


def test_own_words():
    """A part of its own words is no copy, nor one that shares a sentence with another."""
    assert not last_year(told(OURS), told(THEIRS, year=2022))
    assert not elsewhere(told(OURS), told([*THEIRS, OURS[2]], "某区民政局"))


def test_elsewhere():
    """Another office's words under one's own name are told with its name; one finding, however many are alike."""
    copied = [text.replace("水利局", "民政局") for text in OURS]
    this = told(OURS)
    (finding,) = elsewhere(this, told(copied, "某区民政局", path="b.txt"), told(copied, "某区粮食局", path="c.txt"))
    assert "等 2 份报告" in finding.message.zh
    assert {place.path for place in finding.related} == {"b.txt", "c.txt"}
    assert elsewhere(this, told(copied, "某区民政局", 2022, "b.txt"))


def test_same_office():
    """The office itself is not another one, and a part is compared with the same part only."""
    assert not elsewhere(told(OURS), told(OURS, path="b.txt"))
    assert not elsewhere(told(OURS), told(OURS, "某区民政局", section="s5"))


def test_short():
    """A few words say the same in every report."""
    assert not last_year(told(OURS[:1]), told(OURS[:1], year=2022))


def test_free_form():
    """A report without parts is compared as a whole."""
    (finding,) = last_year(told(OURS, section=""), told(OURS, section="", year=2022))
    assert "全文" in finding.message.zh


def test_threshold():
    """A pack decides from which share a text is a copy."""
    strict = replace(rule("copied-text"), options=rule("copied-text").options | {"share": 0.3})
    mixed = told([*OURS[:2], *THEIRS[2:]], year=2022)
    assert not last_year(told(OURS), mixed)
    assert list(compare_last(strict, told(OURS), Others((mixed,))))
