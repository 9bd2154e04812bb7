"""Pages saved with their pictures in one file."""

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from given import FIXTURES, audited, national

from checker.audit import judge_all, laid
from checker.model.document import Table
from checker.model.errors import UnreadableError
from checker.readers import read_bytes

PAGE = (FIXTURES / "beilun-2023" / "report.html").read_bytes()


def saved(page: bytes, encoding: str, charset: str = "gb2312") -> bytes:
    """A page as browsers (quoted-printable) and Word (base64) save it, pictures and a frame beside it."""
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "http://example.gov.cn/a.html"
    whole["Subject"] = "=?utf-8?Q?=E5=B9=B4=E6=8A=A5?="
    whole.make_related()
    for content, kind in ((page, "html"), (b"<html><body>frame</body></html>", "html"), (b"\x89PNG" * 99, "x")):
        part = EmailMessage()
        part.set_content(content, "text" if kind == "html" else "image", kind, cte=encoding)
        part.set_param("charset", charset)
        whole.attach(part)
    return whole.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["gb2312", "utf-8"])
def test_the_page_is_read_as_if_it_stood_alone(encoding: str, charset: str):
    """Same cells and findings, whatever the charset that is declared."""
    document = read_bytes("report.mht", saved(PAGE, encoding, charset))
    (audit,) = judge_all([laid("report.mht", document, national())], national())

    assert document.layout == "mhtml"
    assert document.source.encoding == "gb18030"
    alone = audited("beilun-2023")
    assert audit.report is not None
    assert alone.report is not None
    values = {address: reading.value.number for address, reading in audit.report.readings.items()}
    assert values == {address: reading.value.number for address, reading in alone.report.readings.items()}
    assert [f.message for f in audit.findings] == [f.message for f in alone.findings]


def test_a_mail_with_the_report_as_its_text():
    """The page may be one of two ways to say the same."""
    mail = MIMEMultipart("alternative")
    mail.attach(MIMEText("见附件", "plain", "utf-8"))
    mail.attach(MIMEText("<table><tr><td>规章</td><td>3</td></tr></table>", "html", "utf-8"))
    (table,) = read_bytes("mail.eml", mail.as_bytes()).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["规章", "3"]


def nested(depth: int) -> bytes:
    """Parts in parts."""
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b0"\n\n'
    inner = b"".join(b'--b%d\nContent-Type: multipart/related; boundary="b%d"\n\n' % (n, n + 1) for n in range(depth))
    return head + inner + b"x\n" * 100_000


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nwords\n--x--\n", "没有网页"),
        (nested(5000), "层次过多"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + b"\xff" * 999, "网页"),
    ],
)
def test_what_is_refused(data: bytes, words: str):
    """In one sentence."""
    with pytest.raises(UnreadableError, match=words):
        read_bytes("a.mht", data)
