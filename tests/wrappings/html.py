"""A report as a web page, with what content-management systems and Word put around and into it."""

from __future__ import annotations

from html import escape

from tests.wrappings.paper import Box, Grid, Paper

_SCRIPT = "<script>document.write('<table><tr><td>规章</td><td>77</td><td>77</td><td>77</td></tr></table>')</script>"
_HEAD = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html xmlns:o="urn:schemas-microsoft-com:office">'
    '<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
    "<title>年度报告_政府网站</title><style>td{{border:1px solid}}</style>\n{script}</head><body>"
)
_MENU = (
    '<div class="nav"><ul>' + "".join(f'<li><a href="/{n}.html">栏目{n}</a></li>' for n in range(40)) + "</ul></div>\n"
    '<div style="display:none">表单数据 999</div><!-- <td>88</td> --><!--[if gte mso 9]><xml>1</xml><![endif]-->\n'
)
_INDEX = (
    '<table class="index"><tr><td>索引号</td><td>K1234/00001</td><td>信息分类</td><td>政府信息公开年报</td></tr>'
    "<tr><td>关键词</td><td colspan=3>年报</td></tr></table>\n"
)
_FOOT = (
    '<div id="footer"><p>版权所有&copy;&nbsp;政府网站 &nbsp;|&nbsp; <a href="/map">网站地图</a></p></div></body></html>'
)


def plain(paper: Paper) -> str:
    """A clean page."""
    return "<!DOCTYPE html><html><body>\n" + "".join(_part(part, ugly=False) for part in paper) + "</body></html>"


def ugly(paper: Paper, charset: str = "gb2312") -> str:
    """A page as systems put it out: furniture around it, a layout table, words in pieces; all on few lines."""
    body = "".join(_part(part, ugly=True) for part in paper)
    head = _HEAD.format(charset=charset, script=_SCRIPT)
    return f'{head}{_MENU}{_INDEX}<TABLE width="100%"><TR><TD class=left>&nbsp;</TD><TD>{body}</TD></TR></TABLE>{_FOOT}'


def part(part: str | Grid) -> str:
    """A paragraph or a table, cleanly written."""
    return _part(part, ugly=False)


def _part(part: str | Grid, *, ugly: bool) -> str:
    if isinstance(part, str):
        return f"<p>{_words(part, ugly=ugly)}</p>" + ("" if ugly else "\n")
    rows = "".join("<tr>" + "".join(_cell(box, ugly=ugly) for box in row) + "</tr>" for row in part)
    return f"<table border=1><tbody>{rows}</tbody></table>" + ("" if ugly else "\n")


def _cell(box: Box, *, ugly: bool) -> str:
    merged = f' colspan="{box.width}"' * (box.width > 1) + f" rowspan={box.height}" * (box.height > 1)
    if not ugly:
        return f"<td{merged}>{_words(box.text, ugly=False)}</td>"
    if not box.text:
        return f"<td{merged}><p align=center><span><o:p>&nbsp;</o:p></span></p>"
    return f'<TD{merged} style="mso-border-alt:solid windowtext .5pt">\n<p>{_words(box.text, ugly=True)}</p>\n</TD>'


def _words(text: str, *, ugly: bool) -> str:
    if not ugly:
        return "<br>".join(map(escape, text.split("\n")))
    half = len(text) // 2 if not text[: len(text) // 2][-1:].isdigit() else len(text)
    pieces = "".join(f"<span lang=EN-US>{escape(piece)}</span>" for piece in (text[:half], text[half:]) if piece)
    return f"<b style='mso-bidi-font-weight:normal'>{pieces.replace(chr(0xA0), '&nbsp;')}</b><o:p></o:p>"
