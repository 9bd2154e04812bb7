"""Another body's name where the report speaks of itself, and the names that are one's own."""

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
