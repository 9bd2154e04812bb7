"""The words of a batch's page, in Chinese and English; those that the page's script says go along as data."""

from __future__ import annotations

from checker.model.text import Text

TITLE = Text("{n} 份报告的核对结果", "Findings in {n} reports")
LOADING = Text("正在展开数据……", "Unpacking the data …")
NO_SCRIPT = Text(
    "本页要用到浏览器的脚本；也可用 qc audit --format csv 得到同样的结果。",
    "This page needs scripts; qc audit --format csv gives the same results.",
)
TOO_OLD = Text(
    "这个浏览器太旧，展不开本页的数据，请用近两年的版本。",
    "This browser is too old to unpack the data of this page; please use a recent one.",
)
MADE_BY = Text(
    "由 qc {version} 生成。本页不联网，可离线打开、转发。", "Made by qc {version}. This page needs no network."
)
FILTERS = Text("筛选", "Filters")
SEARCH = Text("单位或文件名", "Issuer or file")
PROVINCE = Text("省份", "Province")
CITY = Text("市县", "Place")
YEAR = Text("年度", "Year")
STATE = Text("结论", "State")
SEVERITY = Text("级别", "Severity")
RULE = Text("规则", "Rule")
RESET = Text("清除筛选", "Reset")
OVERVIEW = Text("概览", "Overview")
LEAGUE = Text("排名", "League table")
MATRIX = Text("报告 × 规则", "Reports × rules")
TREND = Text("历年走势", "By year")
SPREAD = Text("问题的分布", "Distribution")
BY = Text("按", "By")
CLOSE = Text("关闭", "Close")

SAID = {
    "all": Text("全部", "all"),
    "none": Text("（未读出）", "(not found)"),
    "reports": Text("报告", "reports"),
    "issuer": Text("单位", "issuer"),
    "city": Text("市县", "place"),
    "province": Text("省份", "province"),
    "year": Text("年度", "year"),
    "points": Text("得分", "points"),
    "place": Text("名次", "place"),
    "name": Text("名称", "name"),
    "mean": Text("平均得分", "mean points"),
    "error": Text("错误", "errors"),
    "warning": Text("警告", "warnings"),
    "info": Text("提示", "notes"),
    "shown": Text("符合条件的报告 {n} 份", "{n} reports"),
    "per_report": Text("平均每份报告的错误与警告", "errors and warnings a report"),
    "by_number": Text("有多少份报告有这么多错误与警告", "reports by their number of errors and warnings"),
    "by_rule": Text("哪些规则查出问题的报告最多", "rules by the reports that fail them"),
    "where": Text("位置", "where"),
    "instead": Text("改法", "instead"),
    "change": Text("改为", "change to"),
    "perhaps": Text("疑应为", "perhaps"),
    "blank": Text("空白", "blank"),
    "not_read": Text("未读到", "not read"),
    "basis": Text("依据", "basis"),
    "advice": Text("建议", "advice"),
    "confidence": Text("置信", "confidence"),
    "no_finding": Text("没有发现问题。", "No problem found."),
    "full": Text("整份报告连同原文：qc check {path} --format html", "The whole report: qc check {path} --format html"),
}
