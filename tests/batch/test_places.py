"""Where issuers are."""

import pytest

from checker.batch.places import city
from checker.model.report import Issuer


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("杭州市教育局", "杭州市"),
        ("浙江省杭州市临平区人民政府", "杭州市"),
        ("临平区人民政府", "杭州市"),
        ("浙江省临平区教育局", "杭州市"),
        ("南京市鼓楼区人民政府", "南京市"),
        ("上海市浦东新区人民政府", "浦东新区"),
        ("济源市财政局", "济源市"),
        ("下城区教育局", "下城区"),
        ("浙江省教育厅", "浙江省"),
        ("上海市教育委员会", "上海市"),
        ("某局", None),
    ],
)
def test_city(name: str, place: str | None) -> None:
    """A county is told by its prefecture whether its name says so or not; a province's own bodies by the province."""
    assert city(Issuer(name)) == place
