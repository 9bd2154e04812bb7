"""Denials: what they say that there was none of, and whether words in or around them narrow it."""

from __future__ import annotations

import re

from checker.extract.prose.governing import of_topic
from checker.extract.prose.leftover import RESTRICTED, WHOLES, left_over, listed, narrowed, reserved
from checker.extract.prose.reading import Reading
from checker.model.report import Fact

_ONE_CHANNEL = re.compile(
    "(?:书面|口头|当面|现场|信函|网络|网上|线上|线下|在线|邮寄|电子邮件|传真)(?:的|形式|方式)*(?:政府信息公开|依)?申请"
)
_CHANNELS = re.compile(
    "(?:书面|口头|当面|现场|信函|网络|网上|线上|线下|在线|邮寄|电子邮件|传真)(?:的|形式|方式)*(?:或者?|和|及|与|、)"
)
_CAME = re.compile("(?:收到|接到|受理|接收)[^,;。]{0,20}?[\\d一两二三四五六七八九十][件宗份]")
_NOUN = re.compile(
    r"[^,;。的]{0,8}的(?:(?:单位|部门|地区|乡镇|街道|镇|区县|县区|机关|科室|比例|占比)(?![,。])|[有达共占]?\d)"
)
# 零申请单位12家: bodies of which there are so many
_NONE_OF = re.compile(
    "(?:、零(?:申请|复议|诉讼|受理|收件|败诉|纠错))*的?(?:单位|部门|地区|乡镇|镇街|街道|区县|县区|机关|科室)"
)
_CLOSED = ",;。"
_FROM_OTHERS = re.compile("转[办来交送]|交办|移送|批转|委托")
# 未发生因答复不及时引起的复议: what was not done well is the cause of those denied, and of no others
_FAULT = re.compile("不(?!服|予|满意|存在|属于|掌握)|因.*未(?!经)|逾期|超期|违法|违规|瑕疵|过错|差错|失误|问题")
_OTHER_WORK = re.compile("许可|处罚|强制|征收")
# not done properly is what is corrected; not done in time or in due form is one cause of many
_FAULTY = re.compile("因[^,;。]*?(?:程序|超期|逾期|超时|期限|延迟)")


_AND_NOT = re.compile("(?:并|也|亦|均|都|同样|且|更)*")


def _goes_on(place: int, start: int, before: str, reading: Reading) -> bool:
    """Whether a denial without a subject goes on from one of some only: 6个部门没有收到申请，也没有发生复议."""
    if place == reading.told_before or _AND_NOT.fullmatch(before) is None:
        return False
    last, (begun, end) = reading.facts[place - 1], reading.spans[place - 1]
    if last.kind != "denial" or last.note != RESTRICTED or reading.text.count(",", end - 1, start) > 1:
        return False
    of_some = listed(reading.reader.matcher.catalogue.words["some"]).search(reading.clause_before(begun))
    return of_some is not None or _goes_on(place - 1, begun, reading.clause_before(begun), reading)


_UNDONE = re.compile("纠|撤|败诉|责令|改变|重")
# 不予公开的3件中没有一件被撤销
_AMONG_SOME = re.compile(r"\d+[件宗份起](?:申请|答复|案件)?(?:当?中|里)$")
# 没有因县政府本级答复引发的败诉案件
_OFFICE = re.compile("本级|机关本部|办公[室厅]")


def _of_one_office(told: str, reading: Reading) -> bool:
    """Whether the report of a whole area denies something of one office only."""
    return reading.reader.issuer.level == "government" and _OFFICE.search(told) is not None


def denied(fact: Fact, place: int, reading: Reading) -> Fact:
    """A denial, unless said of a noun (未被纠错的单位) or in words that narrow it; one channel is told with reserve."""
    words, text = reading.reader.matcher.catalogue.words, reading.text
    start, end = reading.spans[place]
    # a claim that begins with a comma stands in a clause of its own
    before, told = "" if text[start] in _CLOSED else reading.clause_before(start), text[start:end]
    noun = text[end - 1] not in _CLOSED and _NOUN.match(text, end)
    noun = noun or ("零" in told and _NONE_OF.match(text, end))
    if noun or listed(words["some"]).search(before) or _goes_on(place, start, before, reading):
        return narrowed(fact)
    if _FROM_OTHERS.search(told):
        return narrowed(fact)
    whole = fact.quantity in WHOLES
    known = words["known" if whole else "known_of_denied"]
    if whole and (left_over(told, known) or _FAULT.search(told)):
        return narrowed(fact)
    if fact.quantity.startswith("disputes.") and (_FAULTY.search(told) or _OTHER_WORK.search(told)):
        return narrowed(fact)
    if fact.quantity == "requests.new_received.total" and _ONE_CHANNEL.search(told) and not _CHANNELS.search(told):
        return narrowed(fact) if _CAME.search(text, end) else reserved(fact)
    if fact.quantity.endswith(".corrected") and "确认违法" in told and not _UNDONE.search(told):
        return reserved(fact)  # one that was corrected may have been revoked
    if fact.quantity.startswith("disputes.") and (_AMONG_SOME.search(before) or _of_one_office(told, reading)):
        return narrowed(fact)
    doubtful = left_over(before, known) or (not whole and left_over(told, known))
    if doubtful or of_topic(reading.segment(start), start - len(before), reading):
        return reserved(fact)
    return fact
