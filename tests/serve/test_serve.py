"""The local server under real requests, those of other sites included."""

import socket
import tempfile
from pathlib import Path

import pytest
from given import FIXTURES
from pages.samples import EVIL
from serve.conftest import REPORT, Site

LINAN = FIXTURES / "linan-2020"


def left(folder: Path) -> list[str]:
    """The files under a folder."""
    return [str(path) for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report.html", "report.pdf"])
def test_a_report_handed_in_comes_back_as_its_page(site: Site, name: str):
    """Each kind of file gives the page of findings, under the name it was handed in by."""
    answer = site.send((name, (LINAN / name).read_bytes()))
    assert answer.status == 200
    assert "临安区人民政府 2020 年度报告" in answer.text
    assert f'<p class="meta">{name}</p>' in answer.text
    assert "未出现行政复议纠错" in answer.text


def test_several_files_share_a_page(site: Site):
    """What could not be read says so beside the reports that could."""
    answer = site.send(("一.txt", REPORT), ("空.txt", b" "), ("二.txt", REPORT))
    assert answer.status == 200
    assert answer.text.count('class="report"') == 3
    assert "空.txt" in answer.text


def test_nothing_is_kept_on_the_disk(site: Site):
    """After files too large for a small buffer no file is left in any folder the server may write to."""
    padding = b"\n" * 4_000_000
    assert site.send(("大.txt", REPORT + padding), ("b.docx", (LINAN / "report.docx").read_bytes())).status == 200
    assert left(site.folder) == []


def test_an_upload_stays_in_memory(frail: Site, monkeypatch: pytest.MonkeyPatch):
    """Not even a nameless temporary file is made for an upload, however large it is."""

    def refuse(_: object) -> None:
        raise AssertionError("an upload went to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", refuse)
    assert frail.send(("大.txt", REPORT + b"\n" * 2_500_000)).status == 200


@pytest.mark.parametrize("name", ["/etc/passwd", "../../../etc/passwd", "..\\..\\boot.ini", "C:\\x\\passwd", "-"])
def test_no_path_reaches_the_file_system(site: Site, name: str):
    """A name that is a path only names the file that was handed in."""
    answer = site.send((name.replace("\\", "\\\\"), b"no report at all, only words"))
    assert answer.status == 200
    assert "root:" not in answer.text
    assert "/etc/" not in answer.text


@pytest.mark.parametrize("path", ["/etc/passwd", "/../../etc/passwd", "/check/../../x", "/static/page.css", "//x"])
def test_no_address_leads_to_a_file(site: Site, path: str):
    """There are two addresses; every other one is a page that says there is none."""
    answer = site.get(path)
    assert answer.status == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", ""])
def test_a_rebound_name_gets_nothing(site: Site, host: str):
    """A page whose host name was bent to this machine is refused, whatever it asks for."""
    assert site.get("/", Host=host).status == 403
    assert site.send(("a.txt", REPORT), Host=host).status == 403


def test_this_machine_may_be_called_by_its_name(site: Site):
    """The name localhost is as good as its number."""
    assert site.get("/", Host=site.host.replace("127.0.0.1", "localhost")).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
    ],
)
def test_other_sites_cannot_hand_anything_in(site: Site, headers: dict[str, str]):
    """A request that a page of another site made is refused, even with the right word."""
    answer = site.send(("a.txt", REPORT), **headers)
    assert answer.status == 403
    assert "临安" not in answer.text


@pytest.mark.parametrize("word", ["", "x" * 43])
def test_only_the_own_form_can_hand_in(site: Site, word: str):
    """A form that does not carry the server's word is refused."""
    assert site.send(("a.txt", REPORT), word=word).status == 403


def test_other_sites_can_neither_read_nor_frame_an_answer(site: Site):
    """No answer allows another origin, and each forbids framing, guessing and keeping."""
    for answer in (site.get("/"), site.send(("a.txt", REPORT)), site.get("/none"), site.get("/", Host="evil")):
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in site.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in site.get("/").headers["content-security-policy"]


def test_a_name_never_becomes_markup(site: Site):
    """Markup in the name of a file is shown as it is."""
    answer = site.send((EVIL.replace('"', "").replace("/", ""), REPORT))
    assert answer.status == 200
    assert "<script>window" not in answer.text
    assert "<img" not in answer.text


def test_a_form_without_a_file_is_told_so(site: Site):
    """The first page comes back with a sentence."""
    answer = site.send()
    assert answer.status == 400
    assert "没有选择文件" in answer.text
    assert site.ask("POST", "/check", b"x", {"Content-Type": "text/plain"}).status == 400
    assert site.ask("POST", "/check", b"x", {"Content-Type": "multipart/form-data"}).status == 400


def test_what_is_too_large_is_refused(frail: Site):
    """Whether its size is announced or not, it is refused with a sentence and the server goes on."""
    answer = frail.send(("大.txt", b"x" * 3_100_000))
    assert answer.status == 413
    assert "超过 2 MB" in answer.text
    assert frail.send(*[(f"{n}.txt", b"x") for n in range(60)]).status == 413
    assert frail.get("/").status == 200


def test_a_crash_costs_one_report(frail: Site):
    """A check that aborts its process, or raises, leaves the other reports and the server as they are."""
    answer = frail.send(("好.txt", REPORT), ("crash.txt", b"x"), ("raise.txt", b"x"), ("也好.txt", REPORT))
    assert answer.status == 200
    assert answer.text.count("意外中止") == 2
    assert answer.text.count("未出现行政复议纠错和行政诉讼败诉情况") >= 2
    assert frail.send(("好.txt", REPORT)).status == 200


def test_a_check_that_hangs_is_ended(frail: Site, monkeypatch: pytest.MonkeyPatch):
    """It is stopped after its time, what it left on the disk goes away, and the next report is checked."""
    assert frail.send(("好.txt", REPORT)).status == 200
    with monkeypatch.context() as patched:
        patched.setattr(frail.worker, "_seconds", 1)
        answer = frail.send(("hang.txt", b"x"))
    assert "已停止" in answer.text
    assert left(frail.folder) == []
    assert "临安区人民政府" in frail.send(("好.txt", REPORT)).text


def test_only_this_machine_is_answered(site: Site):
    """The port is open on 127.0.0.1 and on no other address of the machine."""
    port = int(site.host.rpartition(":")[2])
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for other in others - {"127.0.0.1"}:
        with socket.socket() as link:
            link.settimeout(2)
            assert link.connect_ex((other, port)) != 0
