"""The fixed words of the page, in Chinese and English."""

from __future__ import annotations

from checker.model.text import Text

TITLE_MANY = Text("{n} 份报告的核对结果", "Findings in {n} reports")
SKIP_LINK = Text("跳到问题列表", "Skip to the findings")
SAVE = Text("保存这一页", "Save this page")
AGAIN = Text("← 再核对一份", "← Check another")
FINDINGS = Text("发现的问题", "Findings")
REPORT = Text("报告原文", "The report")
REPORTS = Text("各份报告", "Reports")
UNREADABLE = Text("这份文件没有读成", "This file could not be read")
NOT_ASSESSED = Text("没有核对成的", "What could not be assessed")
WAIVED = Text("已豁免的问题", "Waived findings")
KEYS = Text(
    "键盘：j / k 或 ↓ / ↑ 换一条问题，Enter 依次到它的各处，Esc 回到列表。",
    "Keys: j / k or ↓ / ↑ for the next finding, Enter goes through its places, Esc back to the list.",
)
LEGEND = Text("图例", "Legend")
LEGEND_WRONG = Text("有问题之处，右上角是问题的序号", "wrong, with the number of the finding")
LEGEND_RELATED = Text("与问题有关之处", "concerned by a finding")
LEGEND_AGREES = Text("正文的数字，与表格相符", "a count that agrees with the tables")
LEGEND_DOUBT = Text("读数存疑，不据以判断", "a reading in doubt, not used against the report")
LEGEND_UNKNOWN = Text("正文的数字，没有可比的单元格", "a count that no cell can be compared with")

WHERE = Text("位置", "Where")
REMEDY = Text("改法", "Instead")
EQUATIONS = Text("等式", "Equations")
PRINTED = Text("表中所印", "as printed")
REPAIRED = Text("修改之后", "as repaired")
SYMPTOMS = Text("连带", "Explains")
DETAILS = Text("依据与规则", "Basis and rule")
RULE = Text("规则", "Rule")
COLON = Text("：", ": ")
ID = Text("编号", "Id")
BASIS = Text("依据", "Basis")
ADVICE = Text("建议", "Advice")
CONFIDENCE = Text("置信", "Confidence")
BACK = Text("见问题 {n}", "see finding {n}")

IN_PROSE = Text("正文 {line}", "prose, {line}")
AS_TABLE = Text("若表格属实", "if the table is right")
AS_PROSE = Text("若正文属实", "if the prose is right")
STATE_IT = Text("如实写明：{label}为 {value}", "say how it is: {label} is {value}")
INSTEAD = Text("改为", "change to")
PERHAPS = Text("疑应为", "perhaps")
OR_INSTEAD = Text("或者", "or instead")
TOGETHER = Text("须一并改", "all of these together")
SATISFIES = Text("可使 {n} 条关系同时成立", "makes {n} relations hold at once")
BLANK = Text("空白", "blank")
NOT_READ = Text("未读到", "not read")
DOUBTFUL = Text("读数存疑", "reading in doubt")
MISSING_ROW = Text("报告中没有读到这一行", "this row was not found in the report")
STRAY = Text("原文{line}", "source, {line}")
CONTENT = Text("信息内容", "content")
CLAIM_AGREES = Text("{label}：与表格相符", "{label}: agrees with the table")
CLAIM_DIFFERS = Text("{label}：表格为 {value}", "{label}: the table says {value}")
CLAIM_UNKNOWN = Text("{label}：没有可比的单元格", "{label}: nothing to compare with")
MADE_BY = Text(
    "由 qc {version} 生成，规则包 {pack}（{digest}）。本页不联网，可离线打开、打印、转发。",
    "Made by qc {version}, pack {pack} ({digest}). This page needs no network and can be mailed and printed.",
)
