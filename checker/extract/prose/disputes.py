"""Counts of disputes in one sentence set against each other, once all are read.

Which are of all sorts and which about information, which are a part of which, and whose results are told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from checker.extract.prose.both import BOTH
from checker.extract.prose.leftover import reserved
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import GROUPS, group_row
from checker.extract.prose.sums import part_of_a_sum
from checker.model.phrase import Phrase
from checker.model.report import Fact

AMONG = "among-disputes"
"""The phrase of disputes about information told among others."""
PARTS = re.compile(r"其中|\(|包括|含|[;。:]")
"""What parts two counts: the second is a part of the first, or of something else."""
_GENERAL = "不限于政府信息公开"
_AGAIN = "按审级计，同一案件可能计多次"
_INSTANCES = re.compile(r"[,(:]?(?:其中|包括|含)?[,:]?(?:一审[^,;。、]{0,6}\d+[件宗起]?[,、])(?:二审|再审)")
# 行政复议12件（信息公开类2件、行政处罚类10件），维持11件: of all sorts, and so are the results
_SORTED = re.compile(
    r"(?:案件)?[,(](?:其中)?(?=[^;。()]*信息公开)[^,;。()\d]{1,10}类\d+[件宗起](?:[、,和及][^,;。()\d]{1,10}类\d+[件宗起])+"
)
_NEAR = 4
_LITIGATION = "disputes.litigation.total"
_ONE_KIND = Phrase("litigation-of-one-kind", {})
_ALONE = re.compile(
    r"(?:案件)?(?:[,(]?(?:均|都|全部|皆)(?:为|系|属于|属|是)|(?P<bracket>\()(?:为|系|属于|属|是)?|,(?:为|系|属于|属|是))"
)
_CLOSED = re.compile(r"(?:的|行政诉讼|诉讼|案件|案|类|情形)*\)")
_ROW_WORDS = 20


def settle_disputes(reading: Reading) -> None:
    """Make incomparable disputes of all sorts, and give each result to the dispute that it is of."""
    _in_general(reading)
    _litigation_of_one_kind(reading)
    _more_than_the_part(reading)
    _back_to_another(reading)
    _of_their_sum(reading)
    _of_one_state(reading)
    _of_those_decided(reading)
    _members_of_a_whole(reading)
    _results_of_a_part(reading)
    _rest_of_cases(reading)
    _of_several_parties(reading)


def _in_general(reading: Reading) -> None:
    """``行政应诉22件，涉及政府信息公开的6件``: the wider count stands in no cell; nor does one of 一审 and 二审."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.relation == "none" or not fact.quantity.startswith("disputes.") or fact.kind != "count":
            continue
        later = reading.facts[n + 1 : n + _NEAR]
        narrower = any(about_information(o) and o.quantity == fact.quantity and o.value <= fact.value for o in later)
        own = _BESIDE_OURS.sub("", fact.text.partition("涉")[0])
        wider = not about_information(fact) and narrower and "信息公开" not in own
        again = fact.unit == "件次" and _INSTANCES.match(reading.text, reading.spans[n][1])
        sorted_out = fact.quantity.endswith(".total") and _SORTED.match(reading.text, reading.spans[n][1])
        if wider or again or sorted_out:
            reading.facts[n] = replace(fact, relation="none", note=_AGAIN if again else _GENERAL)
        mixed = wider and any(about_information(o) and not _fits_the_part(o, n, reading) for o in later)
        if sorted_out or mixed:
            _results_in_general(n, reading)


def about_information(fact: Fact) -> bool:
    """Whether disputes are told as those about information among others: 其中因政府信息公开被申请复议的18件."""
    if not fact.quantity.startswith("disputes."):
        return False
    return fact.phrase == AMONG or (fact.text.startswith("其中") and "信息公开" in fact.text)


_BESIDE_OURS = re.compile("非(?:政府)?信息公开|[(（](?:含|包括|其中)[^()（）]*信息公开[^()（）]*")


def _fits_the_part(part: Fact, place: int, reading: Reading) -> bool:
    """Whether the results told after disputes of all sorts are no more than those about information among them."""
    group = part.quantity.removesuffix(".total")
    told = [o for o in reading.facts[place + 1 :] if o.kind == "result" and o.quantity.startswith(f"{group}.")]
    return sum((o.value for o in told), Decimal(0)) <= part.value


def _results_in_general(place: int, reading: Reading) -> None:
    """Make incomparable the results told after disputes of all sorts, in the same part of the sentence."""
    group = reading.facts[place].quantity.removesuffix(".total")
    near = reading.segment(reading.spans[place][0])
    for n in range(place + 1, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.kind == "result" and fact.quantity.startswith(group) and reading.segment(start) == near:
            reading.facts[n] = replace(fact, relation="none", note=_GENERAL)


def _litigation_of_one_kind(reading: Reading) -> None:
    """``行政诉讼12件（未经复议直接起诉）``: the bracket tells the row; ``12件，均为复议后起诉`` tells both."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity != _LITIGATION or fact.kind != "count" or fact.relation == "none":
            continue
        first, last = reading.spans[n]
        opened = _ALONE.match(reading.text, last)
        marks = reading.marks.groups.between(opened.end(), opened.end() + _ROW_WORDS) if opened else ()
        if opened is None or not marks or not marks[0].kind.startswith("lit_") or marks[0].start != opened.end():
            continue
        row = f"disputes.{group_row(marks[0].kind)}.total"
        if not opened["bracket"]:
            told = Saying(_ONE_KIND, (row,), fact.value, first, last, kind="count", unit=fact.unit)
            reading.add(told)
        elif _CLOSED.match(reading.text, marks[0].end):
            reading.facts[n] = replace(fact, quantity=row)


def _more_than_the_part(reading: Reading) -> None:
    """``被诉6件，其中复议后起诉2件，4件驳回、1件在审``: results of more cases than the part has are the whole's."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        whole, part = reading.facts[n - 1], reading.facts[n]
        if whole.quantity != _LITIGATION or not part.quantity.startswith("disputes.lit_") or part.relation == "none":
            continue
        row = part.quantity.rpartition(".")[0]
        results = [
            o
            for o in range(n + 1, len(reading.facts))
            if reading.facts[o].quantity.startswith(f"{row}.") and reading.facts[o].kind == "result"
        ]
        among = PARTS.search(reading.text, reading.spans[n - 1][1], reading.spans[n][0])
        told = sum(reading.facts[o].value for o in results)
        if among and part.quantity.endswith(".total") and part.value < told <= whole.value:
            for o in results:
                column = reading.facts[o].quantity.rpartition(".")[2]
                reading.facts[o] = replace(reading.facts[o], quantity=f"disputes.litigation.{column}", alternatives=())


def _back_to_another(reading: Reading) -> None:
    """``复议3件，纠正1件；诉讼0件。被纠正的1件…``: a result is not of a kind of dispute of which there was none.

    Nor is a definite one (被纠正的1件) of a kind without such a result, where as many of another kind were told.
    """
    for n in range(max(1, reading.told_before), len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.kind != "result" or not fact.value or not fact.quantity.startswith("disputes."):
            continue
        clause = start - len(reading.clause_before(start))
        if reading.marks.groups.between(clause, start):
            continue
        told = {
            other.quantity: other.value
            for other, span in zip(reading.facts, reading.spans, strict=True)
            if span[1] <= start and other.relation == "="
        }
        if back := _told_back(fact, told, definite=reading.text[start - 1] == "的"):
            reading.facts[n] = replace(fact, quantity=back)


def _of_their_sum(reading: Reading) -> None:
    """``行政复议3件、行政诉讼2件，共5件，其中维持4件``: results told after the sum of both are of both.

    So are those told after both, where their sum stands before them (复议诉讼共5件，其中复议3件、诉讼2件；纠正1件).
    """
    totals = {fact.quantity: n for n, fact in enumerate(reading.facts) if fact.quantity in _TOTALS}
    if len(totals) < len(_TOTALS):
        _of_both_alone(reading)
        return
    added = sum(reading.facts[n].value for n in totals.values())
    last = max(reading.spans[n][1] for n in totals.values())
    summed = _SUM.match(reading.text, last)
    if summed is not None and Decimal(summed[1]) == added:
        last = summed.end()
    elif not any(
        fact.quantity == _BOTH_TOTAL and fact.value == added for fact in reading.facts[: min(totals.values())]
    ):
        return
    _give_to_both(last, last, reading)


def _of_both_alone(reading: Reading) -> None:
    """``复议、诉讼共15件，除1件诉讼未审结外，维持12件``: results that name no kind are of both."""
    ends = [span[1] for fact, span in zip(reading.facts, reading.spans, strict=True) if fact.quantity == _BOTH_TOTAL]
    if ends:
        _give_to_both(ends[-1], None, reading)


def _give_to_both(last: int, named: int | None, reading: Reading) -> None:
    """Give both kinds the results told after ``last`` with no kind named since ``named``, or else in their clause."""
    for n in range(reading.told_before, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if start < last or fact.kind not in ("result", "share") or not fact.quantity.startswith("disputes."):
            continue
        since = start - len(reading.clause_before(start)) if named is None else named
        end = reading.spans[n][1] + (_NOUN if named is None else 0)
        own = reading.marks.groups.between(since, end) or reading.marks.bracketed(start)
        if not own and _IN_COURT.search(fact.text) is None:
            reading.facts[n] = replace(fact, quantity=f"disputes.{BOTH}.{fact.quantity.rpartition('.')[2]}")


_NOUN = 4
_BOTH_TOTAL = f"disputes.{BOTH}.total"
_IN_COURT = re.compile("[败胜]诉|判决|法院|原告")
_TOTALS = ("disputes.reconsideration.total", "disputes.litigation.total")
_SUM = re.compile(r"(?:案件)?[,(](?:两[项类者])?(?:合计|共计|总计|共)(?:为|有|:)*(\d+)[件宗起]")


def _of_one_state(reading: Reading) -> None:
    """``未审结的3件分别为行政复议1件、行政诉讼2件``: the parts of cases of one state are no totals."""
    if _STATE.search(reading.piece) is None:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.quantity not in _TOTALS or fact.kind != "count" or fact.relation != "=":
            continue
        for state in _STATE.finditer(reading.text, reading.segment(start), start):
            if not _NO_BREAK.fullmatch(reading.text, state.end(), start):
                continue
            column = next(name for name in _STATES if state[name])
            if column == "decided":
                reading.facts[n] = part_of_a_sum(fact)
            elif state["n"] is None or Decimal(state["n"]) >= fact.value:
                reading.facts[n] = replace(fact, quantity=fact.quantity.replace("total", column), kind="result")


_STATES = ("pending", "corrected", "maintained", "decided")
_STATE = re.compile(
    r"(?:(?P<pending>(?:尚未|仍未|未)(?:审结|结案|办结|结|作出决定)|在审|在办|待审|正在审理)|(?P<corrected>被?(?:纠正|纠错|撤销))|(?P<maintained>维持)"
    r"|(?P<decided>(?:已|均)?(?:审结|结案|已结|办结)))(?:的|案件|(?:政府)?信息公开|类|共|计|为)*(?=[复诉行应中里\d])"
    r"(?:(?P<n>\d+)[件宗起](?:案件)?(?:(?:中|里),?|,?(?:较[^,;。]{2,14},)?(?:其中|分别|各|为|是|系|包括|含|有|:)+)|(?:中|里),?)?"
    r"(?=(?:行政)?(?:复议|诉讼|应诉))"
)
_NO_BREAK = re.compile(r"[^,;。]*")


def _of_those_decided(reading: Reading) -> None:
    """``法院审结信息公开案件83件，其中未经复议的51件``: of those decided, which are not all that arose."""
    if "审结" not in reading.piece or "其中" not in reading.piece:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.relation != "=" or fact.kind != "count" or not fact.quantity.startswith("disputes."):
            continue
        if fact.quantity.endswith(".total") and _DECIDED.search(reading.text, reading.segment(start), start):
            reading.facts[n] = part_of_a_sum(fact)


_DECIDED = re.compile(
    r"(?:^|[,;。:年])(?:全年|年内|本年度?|共|[^,;。\d]{0,8}法院)*审结[^,;。\d率]{0,14}\d+[件宗起](?:案件)?[,(]其中[^;。]*$"
)


def _members_of_a_whole(reading: Reading) -> None:
    """``复议86件，其中省政府复议21件``, ``诉讼3件，其中…，2件诉讼被驳回``, some of the cases."""
    for n in range(reading.told_before, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.quantity not in _TOTALS or fact.kind != "count" or fact.relation != "=" or about_information(fact):
            continue
        near = reading.segment(start)
        wholes = [
            reading.spans[m][1]
            for m, other in enumerate(reading.facts[:n])
            if other.quantity == fact.quantity and other.value > fact.value and reading.spans[m][0] >= near
        ]
        # one of a scope that is compared is an office's own
        own = fact.scope is not None and reading.reader.issuer.level == "office"
        among = not own and any("其中" in reading.text[end:start] for end in wholes)
        if among or (reading.marks.bracketed(start) and _IN_BRACKET.search(reading.text, near, start)):
            reading.facts[n] = part_of_a_sum(fact)


_IN_BRACKET = re.compile(r"\((?:其中)?(?:含|包括|包含)[^()]*$")


def _results_of_a_part(reading: Reading) -> None:
    """``复议86件，其中市本级12件，维持10件``: results told after a part that no cell holds are of that part."""
    if "其中" not in reading.piece:
        return
    told = {span[0]: reading.facts[n] for n, span in enumerate(reading.spans)}
    for n in range(reading.told_before, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.kind != "result" or fact.relation != "=" or not fact.quantity.startswith("disputes."):
            continue
        near = reading.segment(start)
        before = [number for number in reading.numbers_before(start) if number.start >= near]
        while before and (last := told.get(before[-1].start)) and last.kind == "result":
            before.pop()
        if not before or ((last := told.get(before[-1].start)) and last.relation == "="):
            continue
        clause = reading.clause_before(before[-1].start)
        opened = reading.text.find("其中", near, before[-1].start)
        whole = any(f.quantity in _TOTALS and near <= at < opened for at, f in told.items())
        if whole and before[-1].value >= fact.value and not _TREATED.search(clause):
            reading.facts[n] = part_of_a_sum(fact)


_TREATED = re.compile("审结|结案|办结|维持|纠正|纠错|撤|驳回|终止|信息公开|胜诉|败诉|已结")


def _rest_of_cases(reading: Reading) -> None:
    """``复议8件，其中维持5件、其他3件``: what makes a list whole may be of all columns that it does not tell."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.phrase != "remainder" or not fact.quantity.startswith("disputes.") or fact.relation != "=":
            continue
        group = fact.quantity.rpartition(".")[0]
        told = {f.quantity.rpartition(".")[2]: f.value for f in reading.facts[:n] if f.quantity.startswith(f"{group}.")}
        whole = told.pop("total", None)
        if whole == sum(told.values(), fact.value) and not {"maintained", "corrected", "pending"} <= told.keys():
            reading.facts[n] = reserved(fact)


def _of_several_parties(reading: Reading) -> None:
    """``县政府作为被告的5件，均胜诉；部门作为被告的9件，败诉1件``: cases told party by party are parts."""
    # a bureau's own cases may stand beside those of others
    for role in ("被申请人", "被告") if reading.reader.issuer.level == "government" else ():
        if reading.piece.count(role) < _FEWEST:
            continue
        parties = [match.start() for match in re.finditer(f"(?:作为|以)[^,;。]{{0,14}}{role}的", reading.text)]
        if len(parties) < _FEWEST:
            continue
        for n in range(reading.told_before, len(reading.facts)):
            fact, start = reading.facts[n], reading.spans[n][0]
            if start > parties[0] and fact.quantity.startswith("disputes.") and fact.relation == "=":
                reading.facts[n] = part_of_a_sum(fact)


_FEWEST = 2


def _told_back(fact: Fact, told: Mapping[str, Decimal], *, definite: bool) -> str:
    """The result of the other kind of dispute that ``fact`` speaks of by what was ``told`` before it; "" if of none."""
    _, group, column = fact.quantity.split(".")
    others = [other for other in GROUPS if other != group]
    if group not in GROUPS or fact.quantity in told:
        return ""
    none = told.get(f"disputes.{group}.total") == 0 and told.get(f"disputes.{others[0]}.total", 0) >= fact.value
    again = definite and told.get(f"disputes.{others[0]}.{column}") == fact.value
    return f"disputes.{others[0]}.{column}" if none or again else ""
