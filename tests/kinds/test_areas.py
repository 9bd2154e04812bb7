"""An area against its parts; reports that are missing or there twice."""

from dataclasses import replace

import pytest
from given import built, case, rule

from checker.kinds.areas import compare_absent, compare_again, compare_parts
from checker.kinds.base import Others
from checker.model.document import Source
from checker.model.report import Issuer
from checker.model.text import Text

NEW, DONE = "requests.new_received.total", "requests.total_processed.total"
LICENCES = "disclosure.licensing.decisions"


def rolled(whole, parts, missing=(), prose=("全区各部门汇总如下。",), **cells):
    """What is found in an area's report beside those of its parts, whose new requests are ``parts``."""
    area = built({NEW: whole, LICENCES: len(parts), **cells}, prose=prose)
    cases = [
        case(replace(built({NEW: value}), source=Source(f"{n}.txt", "", "utf-8"))) for n, value in enumerate(parts)
    ]
    return list(compare_parts(rule("roll-up"), case(area), Others(tuple(cases), tuple(missing))))


def test_sum():
    """An area's figures that are the sum of its parts' say nothing."""
    assert not rolled(12, [5, 7])


@pytest.mark.parametrize(("whole", "delta"), [(13, 1), (11, 1)])
def test_difference(whole, delta):
    """A difference either way is a warning where no part is missing, with both numbers and the parts' places."""
    (finding,) = rolled(whole, [5, 7])
    assert finding.severity == "warning"
    assert all(words in finding.message.zh for words in (f" {whole}", "12", "2 份", f"相差 {delta}"))
    assert {place.path for place in finding.related} >= {"0.txt", "1.txt"}


def test_one_finding():
    """However many cells differ, it is one finding that names them."""
    (finding,) = rolled(13, [5, 7], **{DONE: 4})
    assert finding.explains == (f"roll-up[{NEW}]", f"roll-up[{DONE}]")
    assert "4 与 0" in finding.message.zh


def test_missing():
    """With parts missing, more than their sum is a remark that names them; less is wrong all the same."""
    (finding,) = rolled(20, [5, 7], ["某镇人民政府"])
    assert finding.severity == "info"
    assert "某镇人民政府" in finding.message.zh
    (finding,) = rolled(11, [5, 7], ["某镇人民政府"])
    assert finding.severity == "warning"


def test_few():
    """Parts that make up less than half of the whole are hardly all of them."""
    (finding,) = rolled(50, [5, 7])
    assert finding.severity == "info"
    assert "可能未给全" in finding.message.zh


def test_scope():
    """Where the report does not say that it sums up its area, that is told."""
    (finding,) = rolled(13, [5, 7], prose=("全年情况如下。",))
    assert finding.confidence == "low"
    assert "没有写明汇总" in finding.message.zh


def test_reason():
    """Where the report tells of bodies that do not report, more than the sum is a remark, and less is still wrong."""
    prose = ("全区数据中含未单独编制年度报告的单位收到的申请1件。",)
    assert [found.severity for found in rolled(13, [5, 7], prose=prose)] == ["info"]
    assert [found.severity for found in rolled(11, [5, 7], prose=prose)] == ["warning"]


def test_unreadable_part():
    """A part whose number cannot be read leaves nothing to compare."""
    area = case(built({NEW: 12, LICENCES: 2}))
    parts = case(built({NEW: 5})), case(built({NEW: 7}, doubtful=[NEW]))
    assert not list(compare_parts(rule("roll-up"), area, Others(parts)))


def test_tolerance():
    """A pack may let small differences pass."""
    loose = replace(rule("roll-up"), options=rule("roll-up").options | {"tolerance": 1})
    area, parts = case(built({NEW: 13, LICENCES: 1})), (case(built({NEW: 12})),)
    assert not list(compare_parts(loose, area, Others(parts)))
    assert list(compare_parts(rule("roll-up"), area, Others(parts)))


def test_absent():
    """An issuer without a report this year is a warning, a remark where it may have another name now."""
    report = case(built(year=2022, prose=["全年情况。"]))
    (finding,) = compare_absent(rule("report-absent"), report, Others(()))
    assert finding.severity == "warning"
    assert "没有 2023 年度的" in finding.message.zh
    (finding,) = compare_absent(rule("report-absent"), report, Others((), doubt=Text("可能已并入某局")))
    assert finding.severity == "info"
    assert "可能已并入某局" in finding.message.zh
    (finding,) = compare_absent(rule("report-absent"), report, Others((), ("林业和草原局",)))
    assert finding.severity == "warning"
    assert "“林业和草原局”也没有" in finding.message.zh


def test_twice():
    """Two reports of one body and year are told with both files; bodies of one name in two provinces are two."""

    def report(path, province="", year=2023, **cells):
        source = Source(path, path, "utf-8")
        return case(
            built(cells, year=year, prose=["全年情况。"], source=source, issuer=Issuer("鼓楼区人民政府", province))
        )

    (finding,) = compare_again(rule("report-twice"), report("a.txt"), Others((report("b.txt"),)))
    assert finding.severity == "info"
    assert "数字相同" in finding.message.zh
    assert "b.txt" in finding.message.zh
    (finding,) = compare_again(rule("report-twice"), report("a.txt"), Others((report("b.txt", **{NEW: 3}),)))
    assert "数字不同" in finding.message.zh
    other = Others((report("b.txt", "福建省"),))
    assert not list(compare_again(rule("report-twice"), report("a.txt", "江苏省"), other))
