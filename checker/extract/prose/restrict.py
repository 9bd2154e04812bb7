"""Words that narrow a count or a denial: what they leave out is not told, so neither is set against a whole cell.

The words of a clause that the catalogue knows (``known`` in ``words.yaml``: requests, disputes, verbs, adverbs, time,
parties, particles) are taken away. Whatever is left over may restrict: ``其中要件齐全、当即受理的43件``,
``没有收到涉及企业改制的申请``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from checker.extract.prose.affairs import of_other_affairs
from checker.extract.prose.denied import denied
from checker.extract.prose.governing import governed, of_another_body, of_another_name, of_others
from checker.extract.prose.leftover import RESERVED, RESTRICTED, WHOLES, left_over, listed, narrowed, reserved
from checker.extract.prose.reading import Reading
from checker.extract.prose.sought import Finder, sought
from checker.model.report import Fact

_CLAUSE = re.compile(r"[,;。!?:()\d]")
_PART = re.compile("其中|连同|加上|另有|还有")
# a count of what one applicant asked for
_ONE = re.compile("(?:某|[一两二三四五六七八九十]名?|[该此]名?)(?:人|公民|户)")
_OBJECT = re.compile("^(?:对|就|从|将|把|向)(?:其中)?(?:的)?$")
# 对不予公开的82件: what is done with some, or with all
_HANDLED = re.compile("(?:对|针对|就|围绕)(?!外)")
# 对24件不予公开答复进行合法性审核
_GONE_OVER = re.compile("逐[件一]|审[核查]|复[核查]|评查|研判|会商|抽查|回访|论证")
_DOCUMENTS = ("disclosure.normative.", "disclosure.regulation.")
# 对申请人不满意的答复2件
_OF_SOME = re.compile("(?:对|针对|就|围绕)(?!外).*的")
_ITEM = re.compile("[、与]|和(?!解)|(?<![涉以])及")
_EXAMPLES = "等"
_OPENS = ",;。:(、和及与"
_REACH = 60
_BEFORE = 90
_SENTENCE = 160
_LISTED = re.compile("[、和及与][^,;。:()]*")


def restrict(reading: Reading) -> None:
    """Make restricted counts and denials incomparable, and tell with a note where a count may be restricted.

    What follows a total told with reserve is told with it (收到河道方面的申请18件，答复18件), until the sentence comes
    back to the whole.
    """
    comparable = [
        n
        for n in range(reading.told_before, len(reading.facts))
        if reading.facts[n].relation != "none" and not reading.facts[n].quantity.startswith("fee_info.")
    ]
    if not comparable:
        return
    since, table = -1, ""
    words = reading.reader.matcher.catalogue.words
    subjects = [
        (words["aside"], words["whole"]),
        (words["helped"], f"{words['whole']}|{words['helped_until']}"),
        (words["unreal"], f"{words['whole']}|{words['received']}"),
    ]
    subjects = [(named, whole) for named, whole in subjects if _named(named).search(reading.text)]
    disputed = any(fact.quantity.startswith("disputes.") for fact in reading.own)
    apart = disputed and _named(words["apart"]).search(reading.text)
    for n in comparable:
        fact, (start, end) = reading.facts[n], reading.spans[n]
        if (
            (apart and _apart(start, fact, reading))
            or _aside(start, fact, subjects, reading)
            or _listed_with_a_part(n, reading)
            or _share_of_a_part(n, reading)
            or of_other_affairs(n, reading)
        ):
            reading.facts[n] = narrowed(fact)
        elif fact.relation != "<=" and fact.unit not in ("%", "%yoy"):
            judged = _judged(fact, n, reading)
            same = fact.kind != "denial" and fact.quantity.startswith(f"{table}.")
            if judged.note == RESERVED and fact.quantity in WHOLES:
                since, table = end, fact.quantity.split(".")[0]
            elif judged.relation != "none" and ((same and _goes_on(since, start, reading)) or _listed_on(n, reading)):
                judged = reserved(judged)
            reading.facts[n] = judged


def _listed_with_a_part(n: int, reading: Reading) -> bool:
    """Whether a total stands in one list with a total of a part: 作为第三人参加的行政诉讼6件、行政复议4件."""
    if n == reading.told_before or reading.facts[n].quantity not in WHOLES:
        return False
    before = reading.facts[n - 1]
    between = reading.text[reading.spans[n - 1][1] : reading.spans[n][0]]
    return before.note == RESTRICTED and before.quantity in WHOLES and _LISTED.fullmatch(between) is not None


def _share_of_a_part(n: int, reading: Reading) -> bool:
    """Whether a share is that of a part told just before it: 张某提交申请15件，占全年申请总量的60%."""
    fact = reading.facts[n]
    if fact.unit != "%" or fact.kind != "share" or n == reading.told_before:
        return False
    before = reading.facts[n - 1]
    return before.note == RESTRICTED and before.quantity == fact.quantity


def _listed_on(n: int, reading: Reading) -> bool:
    """Whether a member of a list goes on from one told with reserve: 延期的予以公开4件、不予公开3件.

    So do decisions: 公开执法信息172条，其中行政处罚19条、行政许可104条.
    """
    if n == reading.told_before:
        return False
    before, fact = reading.facts[n - 1], reading.facts[n]
    alike = any(before.quantity in rows and fact.quantity in rows for rows in (_OUTCOMES, _DECISIONS))
    if before.note != RESERVED or not alike:
        return False
    return _NEXT.fullmatch(reading.text, reading.spans[n - 1][1], reading.spans[n][0]) is not None


_OUTCOMES = tuple(f"requests.{row}.total" for row in ("granted", "partial", "denied", "unable", "not_processed"))
_DECISIONS = tuple(f"disclosure.{row}.decisions" for row in ("licensing", "penalty", "coercion"))
_NEXT = re.compile("[,、和及与][^,;。:()]*")


def _goes_on(since: int, start: int, reading: Reading) -> bool:
    """Whether what is told at ``start`` may still be said of what was told with reserve at ``since``."""
    if since < reading.segment(start) or start < since:
        return False
    again = listed(reading.reader.matcher.catalogue.words["whole"]).search(reading.text, since, start)
    return again is None


def _aside(start: int, fact: Fact, subjects: Sequence[tuple[str, str]], reading: Reading) -> bool:
    """Whether a part is told of: by its manner (当场答复) in the clause, or by a subject (暗访, 某科室) that goes on.

    A subject goes on to the end of the part between semicolons, unless the sentence comes back to the whole;
    ``subjects`` are the patterns of those in the sentence, each with that of what comes back.
    """
    if not subjects and fact.quantity not in _ANSWERED:
        return False
    # several channels told of at once are all that there are: 平台和邮寄渠道共收到12件
    if fact.quantity.startswith(_BUSINESS) or fact.phrase == "new-received-channels":
        return False
    before = reading.text[max(reading.segment(start), start - _BEFORE) : start]
    if "代" in before and reading.reader.issuer.level == "office":
        before = _FOR_ITS_OWN.sub("", before)
    if any(_goes_by(named, whole, before) for named, whole in subjects):
        return True
    if fact.quantity not in _ANSWERED:
        return False
    clause = _CHANNELS.sub("", before[max((mark.end() for mark in _MARK.finditer(before)), default=0) :])
    return _any(reading.reader.matcher.catalogue.words["manner"], clause)


# an office speaks for its government: 代市政府办理的行政复议3件
_FOR_ITS_OWN = re.compile("代(?:表|理|为)?[省市县区州旗盟](?:人民)?政府")


def _apart(start: int, fact: Fact, reading: Reading) -> bool:
    """Whether the sentence told of disputes of other years or other affairs, or of what courts do, and goes on."""
    if not fact.quantity.startswith("disputes."):
        return False
    words = reading.reader.matcher.catalogue.words
    opened = max(reading.text.rfind("。", 0, start) + 1, start - _SENTENCE)
    return _goes_by(words["apart"], words["apart_until"], reading.text[opened:start])


def _goes_by(named: str, whole: str, before: str) -> bool:
    """Whether a subject is ``named`` in the words before a count, and nothing after its clause is said of the whole."""
    found = [match.end() for match in _named(named).finditer(before)]
    again = _MARK.search(before, found[-1]) if found else None
    return bool(found) and (again is None or not listed(whole).search(before, again.end()))


def _judged(fact: Fact, n: int, reading: Reading) -> Fact:
    if of_another_body(reading.spans[n][0], reading) or of_others(n, reading):
        return narrowed(fact)
    if fact.kind == "denial":
        return denied(fact, n, reading)
    text, words = reading.text, reading.reader.matcher.catalogue.words
    start, end = reading.spans[n]
    whole = fact.quantity in WHOLES and fact.kind == "count"
    clause, since = _told_by(fact, n, reading)
    after = _CLAUSE.split(text[end : end + _REACH])[0]
    if whole and _OBJECT.match(clause) and left_over(after, words["known_after"]):
        return narrowed(fact)
    after = _PREDICATE.split(after)[0]
    # 共收到17件涉及征地的申请
    if whole and "的" in after and left_over(after, words["known_after"]):
        return narrowed(fact)
    told = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    if not whole and (_HANDLED.match(told) or told.endswith(("对", "就", "将"))):
        return narrowed(fact) if _GONE_OVER.search(_MARK.split(text[end : end + _REACH])[0]) else reserved(fact)
    if fact.quantity.startswith(_DOCUMENTS) and (of_another_name(start, reading) or _of_a_library(start, reading)):
        return narrowed(fact)
    if fact.phrase == "denied-third-party" and set(_GROUNDS.findall(fact.text)) in _ALONE:
        return reserved(fact)
    examples = clause.endswith(_EXAMPLES) and not whole and not fact.quantity.startswith(_FEE)
    # 涉烟 narrows nothing for 烟草专卖局
    about = any(named[1] not in reading.reader.issuer.name for named in _ABOUT.finditer(clause))
    if about and _EXAMPLES not in clause:
        # 涉企行政处罚38件: decisions of one sort
        return narrowed(fact) if fact.quantity.startswith(_BUSINESS) else reserved(fact)
    if examples or not left_over(clause, words[_known(fact, whole=whole)]):
        return reserved(fact) if governed(n, since, reading) or (whole and _goes_with(after, words)) else fact
    one = _ONE.search(clause) and not fact.quantity.endswith("processed.total")
    part = whole and (one or _PART.match(clause) or _OF_SOME.match(clause))
    return narrowed(fact) if part else reserved(fact)


def _of_a_library(start: int, reading: Reading) -> bool:
    """Whether a bracket tells of a collection of many years: 累计归集规范性文件56件（含已废止37件）."""
    if not reading.marks.bracketed(start):
        return False
    return _COLLECTED.search(reading.clause_before(reading.text.rfind("(", 0, start))) is not None


_COLLECTED = re.compile("归集|收录|入库|累计|历年|汇编|数据库|文件库")


def _goes_with(after: str, words: Mapping[str, str]) -> bool:
    """Whether the noun that follows a number (17件征地申请) has words before it that nobody knows."""
    noun = _NOUN.match(_ITEM.split(after)[0])
    return noun is not None and left_over(noun.group(), words["known_after"])


def _told_by(fact: Fact, n: int, reading: Reading) -> tuple[str, int]:
    """The words of the clause that must be understood, and where they end.

    For a total and for what 表二 counts these are all words before the number, for another row those before the words
    it is told by.
    """
    start = reading.spans[n][0]
    whole = fact.quantity in WHOLES and fact.kind == "count"
    since = start if whole or fact.quantity.startswith("disclosure.") else reading.since[n]
    # the mark that a phrase begins with sets its clause apart
    opened = since + (reading.text[since] in _OPENS and not reading.text.startswith("和解", since))
    clause = _CHANNELS.sub("", _CLAUSE.split(reading.text[max(0, since - _REACH) : opened])[-1])
    clause = clause if whole else _ITEM.split(clause)[-1]
    if fact.quantity.startswith("disclosure."):
        clause = _without_name(clause, reading.reader.issuer.name)
    elif area := _AREA.match(clause):
        # 高新区 is 高新技术产业开发区
        clause = clause[area.end() :] if _short_for(area[1], reading.reader.issuer.name) else clause
    return clause, since


def _short_for(short: str, name: str) -> bool:
    """Whether the characters of a short name stand in the whole one in their order: 经开区, 经济技术开发区."""
    left = iter(name)
    return all(char in left for char in short)


_AREA = re.compile(r"(?:20\d\d)?年?度?,?([^,;。的全各]{2,6}[区市县旗州盟园城港岛镇乡团])(?=[全年本共累受收接新办])")


def _without_name(clause: str, name: str) -> str:
    """The words of a clause without those of the issuer's name: 环境行政处罚 are all that 生态环境局 has."""
    for start in range(len(clause) - 1):
        if clause[start : start + 2] in name:
            clause = f"{clause[:start]}||{clause[start + 2 :]}"
    return clause


def _known(fact: Fact, *, whole: bool) -> str:
    """The name of the list of words that narrow nothing of what a fact counts."""
    if whole:
        return "known"
    return "known_of_documents" if fact.quantity.startswith("disclosure.") else "known_of_rows"


# both are reasons of one row; one of them alone may be a part of it
_GROUNDS = re.compile("商业秘密|个人隐私|第三")
_ALONE = ({"商业秘密"}, {"个人隐私"})
_MARK = re.compile(r"[,;。:!?]")
_BUSINESS = ("disclosure.licensing", "disclosure.penalty", "disclosure.coercion", "disclosure.admin_fee")
# 涉企, 涉农: what one character narrows
_ABOUT = re.compile("涉(?![及信诉政依]|案)([\u4e00-\u9fff])")
# what is said of all narrows nothing
_PREDICATE = re.compile("均|都|皆|已|全部|一律")
_NOUN = re.compile(".*(?:申请|案件|复议|诉讼)")
_FEE = "disclosure.admin_fee."
# 通过网络、邮寄等途径: all of them
_CHANNELS = re.compile("(?:通过|以|经)[^,;。]*等(?:多种|各种|多个)?(?:途径|渠道|方式|形式)")
_ANSWERED = ("requests.total_processed.total", "requests.new_received.total", "requests.input_total.total")


@cache
def _named(words: str) -> Finder:
    """What finds the words of a long list, compiled when first needed."""
    return sought({"named": words})


def _any(words: str, text: str) -> bool:
    return listed(words).search(text) is not None
