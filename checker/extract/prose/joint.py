"""One number told of several rows, which fills none: 因国家秘密、执法案卷不予公开3件; 其余3件尚未审结或者被纠正."""

from __future__ import annotations

import re

from checker.extract.prose.contexts import Context, last_clause
from checker.extract.prose.match import Match

_GROUPED = ("requests.denied", "requests.unable", "requests.not_processed")
# the reasons of 表三, each row by the words it is told in
_ROWS = re.compile(
    "(?P<secret>国家秘密)|(?P<law>法律(?:、)?(?:行政)?法规(?:规定)?禁止)|(?P<safety>三安全)|(?P<third>第三[方人]|商业秘密|个人隐私)"
    "|(?P<internal>内部(?:管理)?事务)|(?P<process>过程性)|(?P<file>执法案卷)|(?P<query>行政查询)|(?P<petition>信访|举报|投诉)"
    "|(?P<repeat>重复申请)|(?P<publication>公开出版物)|(?P<mass>大量)|(?P<reissue>重新出具)"
    "|(?P<held>[不未]掌握)|(?P<creation>现成(?:的)?信息|另行制作)|(?P<unclear>补正后)"
    "|(?P<withdrawn>撤[回件])|(?P<uncorrected>[不未]补正)|(?P<unpaid>缴费)"
)
_JOINS = re.compile("[、和及与或]|(?<=[^,;。])/")
_FEW = 2
_RIGHT = re.compile(r"[^,;。()\d]*")
_OTHER_ROW = re.compile("(?:办结|答复|新收|收到|上年结转)(?:的|件|申请)*(?:、|和|及|与|以及)$")
_PUBLIC = re.compile("全部(?:公开)?(?:或者?|和|及|与|、)(?:者)?$")
_SUCH_AS = re.compile("[^,;。()、\\d]{0,6}等(?:情形|情况|方式|形式|结果|类型|类|原因|答复)")
_REST = re.compile("(?:其余|其[他它]|剩余|余下|另外)的?$")
_RESULTS = re.compile(
    "(?P<maintained>维持|驳回)|(?P<corrected>纠正|纠错|撤销|确认违法|责令)|(?P<pending>未审结|在审|未结)"
    "|(?P<other>撤诉|终止|调解|其[他它](?:结果|方式))"
)
_OR_ANOTHER = re.compile(f"(?:或者?|和|及|以及|与|、)(?:者)?(?:被|以|经|由|予以|已|因|尚)*(?:{_RESULTS.pattern})")
_BESIDE_OTHER = re.compile(
    "(?:不予处理|无法提供|不予公开|部分公开)(?:答复)?(?:、|和|及|与|以及|或者?)(?:作|以)?其[他它]"
)


def shared(quantity: str, match: Match, context: Context) -> bool:
    """Whether the words around a number name another row beside ``quantity``, which ``match`` found."""
    if quantity.startswith("disputes."):
        return bool(match.right) and _another_result(quantity, match, context.right)
    if quantity == "requests.other.total":
        return _BESIDE_OTHER.search(context.left) is not None
    if quantity == "requests.carried_out.total":
        return bool(match.left) and _OTHER_ROW.search(context.left[: len(context.left) - len(match.left)]) is not None
    if quantity == "requests.partial.total":
        return bool(match.left) and _PUBLIC.search(context.left[: len(context.left) - len(match.left)]) is not None
    if not quantity.startswith(_GROUPED):
        return False
    row = quantity.split(".")[1]
    if "_" not in row.removeprefix("not_processed"):
        return _REST.search(context.left) is not None and _SUCH_AS.match(context.right, len(match.right)) is not None
    words = last_clause(context.left) if match.left else ""
    if match.right and (behind := _RIGHT.match(context.right)):
        words += behind.group()
    return several_reasons(words)


def several_reasons(words: str) -> bool:
    """Whether words name the reasons of more than one row."""
    return _JOINS.search(words) is not None and len({found.lastgroup for found in _ROWS.finditer(words)}) >= _FEW


def of_their_group(match: Match, context: Context) -> bool:
    """Whether several reasons are told as examples of their group: 因不掌握、需另行制作等无法提供的3件."""
    said = match.left or match.right
    return "等" in last_clause(context.left) + said and _GROUP.search(said) is not None


_GROUP = re.compile("不予公开|无法提供|不予处理")


def _another_result(quantity: str, match: Match, right: str) -> bool:
    """Whether a result of another column is joined to that of ``quantity`` after the number."""
    column = quantity.rpartition(".")[2]
    behind = _OR_ANOTHER.match(right, len(match.right))
    said = right[: behind.end()] if behind else match.right
    if column == "total" or _OR_ANOTHER.search(said) is None:
        return False
    return any(found.lastgroup != column for found in _RESULTS.finditer(said))
