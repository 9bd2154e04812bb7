"""The fixed words of a batch's results, in Chinese and English."""

from __future__ import annotations

from checker.model.text import Text

STATE = {
    "pass": Text("合格", "pass"),
    "fail": Text("不合格", "fail"),
    "uncertain": Text("存疑", "uncertain"),
    "not_assessable": Text("无法核对", "not assessable"),
    "unreadable": Text("读不了", "unreadable"),
}
ALL = Text("共 {n} 份报告", "{n} reports")
STATE_COUNT = Text("{state} {n}", "{n} {state}")
COUNTS = Text("错误 {error}，警告 {warning}，提示 {info}", "errors {error}, warnings {warning}, info {info}")
COVERAGE = Text(
    "勾稽关系 {assertions} 条：成立 {passed}，不成立 {failed}，存疑 {uncertain}，无法核对 {not_assessable}",
    "{assertions} identities: {passed} hold, {failed} fail, {uncertain} uncertain, {not_assessable} not assessable",
)
SCORING = Text(
    "得分：满分 100；每个错误扣去余分的 10%，警告 3%，提示 0.5%，置信不高的少扣；没有核对成的部分至多扣一半；"
    "无从核对的不计分。",
    "Points: 100 at most; an error takes 10 % of what is left, a warning 3 %, a remark 0.5 %, doubtful ones less; "
    "what could not be assessed takes up to a half; what cannot be assessed at all has no points.",
)

PROVINCES = Text("各省得分", "provinces by points")
CITIES = Text("各市县得分", "cities by points")
ISSUERS = Text("各单位得分", "issuers by points")
WORST = Text("问题最多的报告", "the worst reports")
RULES = Text("最常违反的规则", "rules by reports that fail them")
UNREADABLE = Text("读不了的文件", "files that could not be read")
BROKEN = Text("运行失败的规则，结果不完整", "rules that crashed; the result is incomplete")

GROUP_HEADERS = Text(
    "名次|名称|报告|未核对|错误|警告|提示|得分", "rank|name|reports|unassessed|errors|warnings|info|points"
)
WORST_HEADERS = Text("#|得分|错误|警告|发布机关|年度|文件", "#|points|errors|warnings|issuer|year|file")
RULE_HEADERS = Text("规则|报告|错误|警告|提示", "rule|reports|errors|warnings|info")

UNKNOWN_ISSUER = Text("（未读出发布机关）", "(issuer not found)")
UNKNOWN_PLACE = Text("（未读出所在地）", "(place not found)")
MORE_GROUPS = Text("另有 {n} 个，见 --format xlsx", "{n} more, see --format xlsx")
MORE_REPORTS = Text(
    "另有 {n} 份报告有错误或警告，见 --format csv", "{n} more reports with errors or warnings, see --format csv"
)
MORE_RULES = Text("另有 {n} 条规则，见 --format csv", "{n} more rules, see --format csv")
MORE_FILES = Text("另有 {n} 份读不了，见 --format csv", "{n} more could not be read, see --format csv")
MORE_FINDINGS = Text("另有 {n} 个问题", "{n} more findings")
NONE_WORSE = Text("没有发现错误和警告。", "no errors and no warnings found.")
CRASHED = Text("{rule}：{n} 份报告", "{rule}: {n} reports")
EMPTY = Text("没有找到报告。", "no reports found.")

NOTES = Text("说明", "notes")
STATES = Text(
    "结论：合格（没有错误，勾稽关系全部核对）；不合格（有错误）；存疑（没有确定的错误，但有没有核对成的部分，"
    "或错误可能出于误读）；无法核对（没有可核对的表格）；读不了（文件打不开）。",
    "State: pass (no error, everything assessed), fail (an error), uncertain (no certain error, but parts were not "
    "assessed, or the error may be a misreading), not assessable (no table to assess), unreadable (file not opened).",
)
UNCOMMENTED = Text(
    "另有 {n} 个着色的单元格没有加批注，内容见“问题”表。", "{n} more coloured cells have no comment; see the findings."
)
FITS = Text("改为 {repair} 即可相符", "{repair} would fit")
