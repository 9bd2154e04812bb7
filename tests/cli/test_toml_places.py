"""Where keys stand in a TOML file, whatever stands around them."""

import pytest

from checker.cli.toml_places import nearest, places

TEXT = '''pack = "x"  # not = here
"fail-on" = 1
select = [
  "ignore = 3", # ]
]
about = """
ignore = 4
[waivers]
"""
  ignore = 5
tool.qc.pack = {a = [1,
  2]}
[[waivers]]
id = 'a"""'
[waivers.inner]
until = 1
[[waivers]]
until = 2
[ tool . "qc" ]
fail-on = 3
'''


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (("pack",), (1, 1)),
        (("fail-on",), (2, 1)),
        (("select",), (3, 1)),
        (("about",), (6, 1)),
        (("ignore",), (10, 3)),
        (("tool", "qc", "pack"), (11, 1)),
        (("waivers", 0), (13, 1)),
        (("waivers", 0, "id"), (14, 1)),
        (("waivers", 0, "inner", "until"), (16, 1)),
        (("waivers", 1, "until"), (18, 1)),
        (("tool", "qc", "fail-on"), (20, 1)),
    ],
)
def test_each_key_has_its_place(path: tuple[str | int, ...], where: tuple[int, int]):
    """Strings, arrays and tables over several lines hide nothing and are taken for nothing."""
    assert nearest(places(TEXT), path) == where


def test_what_has_no_line_of_its_own_is_where_it_stands_in():
    """A key that is missing, or inside a value, is told at what is around it."""
    assert nearest(places(TEXT), ("waivers", 1, "who")) == (17, 1)
    assert nearest(places(TEXT), ("none",)) == (1, 1)
