"""The fixed words of the reports, in Chinese and English."""

from __future__ import annotations

from checker.model.text import Text

SEVERITY = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
CONFIDENCE = {"high": Text("高", "high"), "medium": Text("中", "medium"), "low": Text("低", "low")}
SKIPPED = {
    "uncertain": Text("存疑", "uncertain"),
    "missing": Text("无法核对", "not assessable"),
}

UNKNOWN_ISSUER = Text("（未读出发布机关）", "(issuer not found)")
UNKNOWN_YEAR = Text("（未读出年度）", "(year not found)")
YEAR = Text("{year} 年度报告", "report for {year}")
FORM = Text("{form} 年格式", "form {form}")
PRE2019 = Text("2019 年以前的格式", "form before 2019")
LAYOUT = Text("版式 {layout}", "layout {layout}")
PACK = Text("规则包 {pack}", "pack {pack}")
CHOSEN = Text("规则包按省份选取：{reason}", "pack taken by province: {reason}")

HEADERS = Text("#|级别|规则|位置|问题", "#|severity|rule|place|problem")
MARKDOWN_HEADERS = Text("#|级别|规则|位置|问题|行", "#|severity|rule|place|problem|line")

ADVICE = Text("建议", "advice")
BASIS = Text("依据", "basis")
CONFIDENCE_LABEL = Text("置信", "confidence")
SEE = Text("另见", "see")
PLACE = Text("位置", "place")
PAGE = Text("第{page}页 {place}", "page {page}, {place}")
SUSPECT = Text("疑在", "suspect")
OR = Text("或者", "or")
EXPLAINS = Text("连带", "explains")
BRACKETS = Text("（{text}）", " ({text})")
BLANK = Text("（空白）", "(blank)")
MORE_PLACES = Text("还有 {n} 处", "{n} more places")
MORE_FINDINGS = Text(
    "还有 {n} 个问题只列在表里，没有逐条说明；--top {all} 可以全部看到。",
    "{n} more findings stand in the table only; --top {all} tells them all.",
)

REPAIR = Text("改为 {repair}", "{repair} instead")
REPAIR_LIKELY = Text("可能应为 {repair}", "perhaps {repair}")
SATISFIES = Text(" 可同时满足 {n} 条规则", " would satisfy {n} rules")
TOGETHER = Text(
    "，与另外 {others} 处一并改可同时满足 {n} 条规则",
    ", with {others} more repairs, would satisfy {n} rules",
)
SUSPECT_VALUE = Text("现为 {value}", "is {value}")

COUNTS = Text("错误 {error}，警告 {warning}，提示 {info}", "errors {error}, warnings {warning}, info {info}")
COVERAGE = Text(
    "勾稽关系 {assertions} 条：成立 {passed}，不成立 {failed}，存疑 {uncertain}，无法核对 {not_assessable}",
    "{assertions} identities: {passed} hold, {failed} fail, {uncertain} uncertain, {not_assessable} not assessable",
)
WAIVED = Text("已豁免 {n}", "waived: {n}")
BROKEN = Text("{n} 条规则运行失败，结果不完整", "rules that crashed: {n}, the result is incomplete")
BREAKAGE = Text("规则 {rule} 运行失败：{reason}", "rule {rule} crashed: {reason}")
SKIPS = Text("{n} 条{state}：{reason}", "{n} {state}: {reason}")
CLEAN = Text(
    "没有发现问题：{passed} 条勾稽关系全部成立，文字中的 {facts_compared} 处数字与表格相符。",
    "No problem found: all {passed} identities hold, {facts_compared} claims in the prose agree.",
)
CLEAN_PARTLY = Text(
    "核对过的 {passed} 条勾稽关系全部成立；另有 {rest} 条没有核对成，不能说报告没有问题。",
    "All {passed} identities that could be assessed hold; {rest} could not be, so this is no clean bill.",
)
NOTHING_NEW = Text("没有新的问题；{n} 个已豁免或记在基线里。", "Nothing new; {n} are waived or in the baseline.")
NOTHING_SELECTED = Text(
    "所选的规则没有发现问题；它们不核对表内的勾稽关系。",
    "The rules that were selected find no problem; they check no sums of the tables.",
)
NOTHING_ASSESSED = Text(
    "没有读到可以核对的表格，不能说报告没有问题。",
    "No table could be assessed, so this is no clean bill.",
)
TOTAL = Text("共 {n} 份报告", "{n} reports")
UNREAD = Text("其中 {n} 份读不了", "{n} of them could not be read")
SPEAKS_OF = Text("所说 {label}", "speaks of {label}")


def line_number(line: int, page: int | None) -> Text:
    """``第12行``, or with the page where the source has pages."""
    if page is None:
        return Text(f"第{line}行", f"line {line}")
    return Text(f"第{page}页第{line}段", f"page {page}, paragraph {line}")
