"""Broken packs: every mistake at once, each at its line, never a traceback, and nothing is executed."""

import re
from pathlib import Path

import pytest

from checker.audit import load_pack
from checker.model.errors import PackError

FIELDS = {
    "id": "mine",
    "kind": "identity",
    "severity": "error",
    "message": "m",
    "left": "[requests.granted.total]",
    "right": "[requests.partial.total]",
}
"""A rule as it should be, its fields on lines 2 to 7."""


def one(**fields: str) -> str:
    """A pack of one rule with some fields as given; a field that is "-" is left out."""
    lines = [f"{name}: {content}" for name, content in (FIELDS | fields).items() if content != "-"]
    return "rules:\n  - " + "\n    ".join(lines) + "\n"


def over(change: str) -> str:
    """A pack that changes one rule of the national pack, on line 2."""
    return f"extends: national\noverride: {change}\n"


def pattern(regex: str) -> str:
    """A pack of one pattern, on line 6."""
    fields = "rules:\n  - id: p\n    kind: pattern\n    severity: info\n    message: m\n"
    return f"{fields}    pattern: '{regex}'\n"


def mistakes(folder: Path, content: str | bytes) -> list[str]:
    """The mistakes of a pack, none if it loads."""
    path = folder / "mine.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        pack = load_pack(str(path))
        for form in pack.forms:
            pack.compiled(form)
    except PackError as error:
        return list(error.mistakes)
    return []


def lines(found: list[str]) -> list[int]:
    """The lines of the pack at which the mistakes are told."""
    return [int(match[1]) for text in found if (match := re.match(r".*mine\.yaml:(\d+):\d+: .", text))]


# what is wrong, the pack, the line at which it is told, words that are said
BROKEN = [
    ("empty file", "", 1, "空"),
    ("blank file", "  \n\n", 1, "空"),
    ("a list", "- a\n", 1, "rules"),
    ("a word", "hello\n", 1, "rules"),
    ("a number", "3\n", 1, "rules"),
    ("null", "~\n", 1, "rules"),
    ("unknown field of the pack", "ruls: []\n", 1, "rules"),
    ("rules is a number", "rules: 3\n", 1, "列表"),
    ("rules is a mapping", "rules: {a: b}\n", 1, "列表"),
    ("a rule is a number", "rules: [3]\n", 1, "映射"),
    ("a rule is a list", "rules: [[a]]\n", 1, "映射"),
    ("a rule is nothing", "rules: [~]\n", 1, "映射"),
    ("no id", one(id="-"), 2, "id"),
    ("no severity", one(severity="-"), 2, "severity"),
    ("no message", one(message="-"), 2, "message"),
    ("no left side", one(left="-"), 2, "left"),
    ("unknown field", one(mesage="m"), 8, "message"),
    ("unknown kind", one(kind="identiti"), 3, "identity"),
    ("kind is a list", one(kind="[identity]"), 3, ""),
    ("unknown severity", one(severity="fatal"), 4, "error、warning、info"),
    ("severity is a list", one(severity="[error]"), 4, "error、warning、info"),
    ("severity is nothing", one(severity=""), 4, "error、warning、info"),
    ("left is a number", one(left="5"), 6, ""),
    ("left is a mapping", one(left="{a: b}"), 6, ""),
    ("an address is a number", one(left="[5]"), 6, "5"),
    ("an address is a list", one(left="[[a]]"), 6, ""),
    ("unknown address", one(left="[requests.grantde.total]"), 6, "requests.granted.total"),
    ("an address with an open brace", one(left='["requests.{row.total"]'), 6, ""),
    ("an address that asks for an attribute", one(left='["requests.{row.__class__}.total"]'), 6, ""),
    ("unknown each", one(each="requests.cells"), 8, "requests.columns"),
    ("each is a number", one(each="3"), 8, ""),
    ("unknown level", one(when="issuer.level == king"), 8, "government"),
    ("a condition is a number", one(when="3"), 8, "issuer.level =="),
    ("a condition on an unknown name", one(when="issuer.lvl == town"), 8, "issuer.level"),
    ("duplicate field", one() + "    left: [requests.granted.total]\n", 8, "left"),
    ("duplicate rule", one() + one().removeprefix("rules:\n"), 8, "mine"),
    ("duplicate override", "extends: national\noverride:\n  period: off\n  period: info\n", 4, "period"),
    ("a rule of the base again", "extends: national\n" + one(id="period"), 3, "override"),
    ("override is a number", over("3"), 2, "override"),
    ("override is a list", over("[a]"), 2, "override"),
    ("override of an unknown rule", over("{requests-balanse: off}"), 2, "requests-balance"),
    ("unknown severity in an override", over("{requests-balance: loud}"), 2, "warning"),
    ("override by a number", over("{requests-balance: 3}"), 2, "off"),
    ("override by a list", over("{requests-balance: [off]}"), 2, "off"),
    ("unknown field in an override", over("{requests-balance: {mesage: red}}"), 2, "message"),
    ("wrong severity field in an override", over("{requests-balance: {severity: fatal}}"), 2, "severity"),
    ("missing parent", "extends: natoinal\n", 1, "national"),
    ("parent is a number", "extends: 3\n", 1, "3"),
    ("parent is itself", "extends: mine.yaml\n", 1, "mine"),
    ("an open bracket", "rules: [\n", 2, "YAML"),
    ("two colons", "a: b: c\n", 1, "YAML"),
    ("a tab", "\tx: 1\n", 1, "YAML"),
    ("an open quote", 'rules: "abc\n', 1, "引号没有成对"),
    ("a list for a field", "? [a, b]\n: c\n", 1, "字段名"),
    ("two documents", "rules: []\n---\nrules: []\n", 2, "YAML"),
    ("a control character", b"rules: \x07\n", 1, "YAML"),
    ("an alias", "a: &x [1]\nrules: *x\n", 2, "别名"),
    ("a merge key", "about: &a {x: 1}\nrules:\n  - <<: *a\n", 3, "别名"),
    ("aliases of aliases", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", 2, "别名"),
    ("a Python object", "pack: !!python/name:os.system\n", 1, "标签"),
    ("binary data", "pack: !!binary aGVsbG8=\n", 1, "标签"),
    ("an open group", pattern("(("), 6, "RE2"),
    ("a look-behind", pattern("(?<=a)b"), 6, "RE2"),
    ("a back-reference", pattern(r"(a)\1"), 6, "RE2"),
    ("a pattern that explodes", pattern("((a{1000}){1000}){1000}"), 6, "RE2"),
    ("a Python object in a list", "pack: !!python/object/apply:os.system [ls]\nrules: []\n", 1, "标签"),
    ("a set", "about: !!set {a, b}\nrules: []\n", 1, "标签"),
    ("nested without end", "rules: " + "[" * 5000 + "]" * 5000, 1, "YAML"),
    ("a row where nothing is bound to rows", one(left='["requests.{row}.total"]'), 2, "row"),
    ("tolerance is a word", one(tolerance="much"), 8, "tolerance"),
    ("tolerance is a list", one(tolerance="[1]"), 8, "tolerance"),
    ("tolerance is not a number", one(tolerance=".nan"), 8, "tolerance"),
    ("tolerance is negative", one(tolerance="-1"), 8, "tolerance"),
    ("examples is a number", one(examples="3"), 8, "examples"),
    ("examples is a list", one(examples="[a]"), 8, "examples"),
    ("examples that hold is a number", one(examples="{holds: 3}"), 8, "holds"),
    ("an example is a number", one(examples="{holds: [3]}"), 8, ""),
    ("an example of an unknown cell", one(examples="{holds: [{requests.grantde.total: 3}]}"), 8, "requests.granted"),
    ("an example of words", one(examples="{holds: [{requests.granted.total: many}]}"), 8, "many"),
    ("an unknown kind of example", one(examples="{hold: []}"), 8, "holds"),
    ("message is a list", one(message="[a]"), 5, "message"),
    ("message is nothing", one(message=""), 5, "message"),
    ("message with an open brace", one(message='"{left"'), 5, "message"),
    ("message with an unknown field", one(message='"{lefft}"'), 5, "left"),
    ("message that asks for an attribute", one(message='"{left.zh.__class__}"'), 5, ""),
    ("message that counts its fields", one(message='"{0}"'), 5, ""),
    ("id is a list", one(id="[a]"), 2, "id"),
    ("id is nothing", one(id=""), 2, "id"),
    ("title is a mapping", one(title="{a: b}"), 8, "title"),
    ("unknown form", one(forms="[2022]"), 8, "2021"),
    ("a year is a word", one(when="year >= soon"), 8, "2021"),
    ("left is empty", one(left="[]"), 6, "left"),
    ("override of left by a number", over("{requests-balance: {left: 5}}"), 2, "left"),
    ("override of left by an unknown cell", over("{requests-balance: {left: [requests.grantde.total]}}"), 2, "granted"),
    ("override of each", over("{requests-balance: {each: requests.cells}}"), 2, "requests.columns"),
    ("override of a pattern", over("{text-residue: {pattern: '(('}}"), 2, "RE2"),
    ("override of a message", over("{requests-balance: {message: '{lefft}'}}"), 2, "left"),
    ("override of the tolerance", over("{requests-balance: {tolerance: much}}"), 2, "tolerance"),
    ("an unknown part", pattern("a") + "    sections: [s9]\n", 7, "s1"),
    (
        "words of a group are a number",
        "rules:\n  - id: p\n    kind: mentions\n    severity: info\n    message: m\n"
        "    section: s1\n    groups: {a: 3}\n",
        7,
        "",
    ),
    ("two megabytes", b"#" * 2_000_000, 1, "2000000"),
    ("another encoding", "pack: 规则\n".encode("gb18030"), 1, "utf-8"),
    ("utf-16", one().encode("utf-16"), 1, "utf-8"),
]


@pytest.mark.parametrize(("content", "line", "words"), [rest for _, *rest in BROKEN], ids=[what for what, *_ in BROKEN])
def test_broken(tmp_path: Path, content: str | bytes, line: int, words: str):
    """A broken pack is refused at the line of the mistake, with what was expected."""
    found = mistakes(tmp_path, content)
    assert (line in lines(found), any(words in text for text in found)) == (True, True), found


@pytest.mark.parametrize("content", [content for _, content, *_ in BROKEN], ids=[what for what, *_ in BROKEN])
def test_told_for_people(tmp_path: Path, content: str | bytes):
    """No mistake is told twice, and none shows the insides of the program."""
    found = mistakes(tmp_path, content)
    assert len(set(found)) == len(found)
    assert [text for text in found if "Marked(" in text or "Node(" in text] == []


def test_all_mistakes_at_once(tmp_path: Path):
    """Every mistake of a pack is told in one run, each at its own line."""
    content = (
        "ruls: []\n"
        + one(kind="identiti").replace("id: mine", "id: first")
        + one(severity="fatal", left="[requests.grantde.total]").removeprefix("rules:\n")
        + "override: {nothing: off}\n"
    )
    assert {1, 4, 11, 13, 15} <= set(lines(mistakes(tmp_path, content)))


def test_cycle(tmp_path: Path):
    """Packs that extend each other are refused."""
    (tmp_path / "other.yaml").write_text("extends: mine.yaml\n", "utf-8")
    assert [text for text in mistakes(tmp_path, "extends: other.yaml\n") if "扩展了自己" in text] != []


def test_mistakes_of_parents(tmp_path: Path):
    """The mistakes of a pack above are told with its own name."""
    (tmp_path / "city.yaml").write_text(one(severity="fatal"), "utf-8")
    (text,) = mistakes(tmp_path, "extends: city.yaml\n")
    assert re.match(r".*city\.yaml:4:15: ", text)


def test_nothing_is_executed(tmp_path: Path):
    """A tag that would run a command when loaded carelessly runs nothing."""
    target = tmp_path / "owned"
    for tag in ("python/object/apply:os.system", "python/object/new:os.system"):
        for field in ("pack", "about", "rules", "extends"):
            mistakes(tmp_path, f'{field}: !!{tag} ["touch {target}"]\n')
    assert not target.exists()


@pytest.mark.parametrize("name", ["none.yaml", "a" * 5000, "nul\0", "没有"])
def test_no_such_file(tmp_path: Path, name: str):
    """A path at which nothing is, is said to be neither a pack nor a file."""
    with pytest.raises(PackError, match="既不是内置规则包，也没有这个文件"):
        load_pack(str(tmp_path / name))


def test_no_such_parent(tmp_path: Path):
    """A parent whose name is no path is refused like any that is not there."""
    assert lines(mistakes(tmp_path, f"extends: {'a' * 5000}\n")) == [1]


def test_empty_folder(tmp_path: Path):
    """A folder without a pack in it is no pack that finds nothing."""
    with pytest.raises(PackError, match="文件夹里没有规则包"):
        load_pack(str(tmp_path))


def test_byte_order_mark_and_line_ends(tmp_path: Path):
    """A pack saved by Notepad is a pack."""
    assert mistakes(tmp_path, b"\xef\xbb\xbf" + one().replace("\n", "\r\n").encode()) == []


def test_sound(tmp_path: Path):
    """The pack that all these were made from is sound."""
    assert mistakes(tmp_path, one()) == []
