"""What a web page prints beside the text of its body: numerals of lists, the title of its window."""

import pytest

from checker.model.document import Paragraph
from checker.readers import read_bytes

ITEMS = "<li><h3>甲情况</h3><p>第一段。</p></li><li><p>乙情况</p></li>"


def paragraphs(page):
    """The texts of a page's paragraphs."""
    return [block.text for block in read_bytes("r.html", page.encode()).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("style", "begin"),
    [
        ("", '<ol style="list-style-type: cjk-ideographic">'),
        ("", '<ol style="list-style:simp-chinese-informal inside">'),
        ("", '<ol class="custom_cn list-paddingleft-1">'),
        ("<style>.parts{margin:0;list-style-type:cjk-ideographic}</style>", '<ol class="wide parts">'),
        ("<style>#p > li { list-style-type: trad-chinese-informal; }</style>", "<ol id=p>"),
        ("<style>ul, ol {list-style: cjk-ideographic}</style>", "<ol>"),
    ],
)
def test_numerals_of_lists(style, begin):
    """An item has the numeral that is printed before it, and only before its first words."""
    page = f"<html><head>{style}</head><body><p>开头。</p>{begin}{ITEMS}</ol><p>结尾。</p></body></html>"

    assert paragraphs(page) == ["开头。", "一、甲情况", "第一段。", "二、乙情况", "结尾。"]


@pytest.mark.parametrize("begin", ["<ol>", "<ul>", '<ul class="custom_cn">', '<ol type="1">'])
def test_other_lists(begin):
    """Lists that count otherwise, or not at all, add nothing."""
    assert paragraphs(f"<html><body>{begin}{ITEMS}</ol></body>") == ["甲情况", "第一段。", "乙情况"]


def test_a_numeral_is_not_said_twice():
    """Words that have their numeral keep it alone, and a list goes on where it is told to."""
    begin = '<ol start="3" style="list-style-type:cjk-ideographic">'
    assert paragraphs(f"<html><body>{begin}<li>三、甲情况</li><li>乙情况</li></ol></body>") == [
        "三、甲情况",
        "四、乙情况",
    ]


TITLE = "甲县水务局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("window", [TITLE, f"{TITLE}_甲县人民政府", f"{TITLE} - 年报 - 甲县", f"信息公开|{TITLE}|甲县"])
def test_a_title_of_the_window_alone(window):
    """Where the page has no title of a report, it is that of the window, without the names around it."""
    page = f"<html><head><title>{window}</title></head><body><p>首页 > 信息公开 > 年报</p><p>一段。</p></body></html>"

    assert paragraphs(page)[0] == TITLE


@pytest.mark.parametrize(
    ("window", "own"),
    [
        (TITLE, f"<h1>{TITLE}</h1>"),
        (TITLE, "<h1>甲县水务局<br>2022年度政府信息公开年报</h1>"),
        ("甲县人民政府门户网站", "<p>一段。</p>"),
    ],
)
def test_a_window_that_tells_nothing_more(window, own):
    """A page with a title of its own, or a window without one, gets none."""
    page = f"<html><head><title>{window}</title></head><body>{own}<p>一段。</p></body></html>"

    assert paragraphs(page) == paragraphs(page.replace(window, "", 1))
