"""The words of the start page and of what can go wrong there."""

from __future__ import annotations

from checker.model.text import Text

TITLE = Text("核对政府信息公开工作年度报告", "Check an annual report on open government")
DROP = Text("把报告拖到这里", "Drop reports here")
CHOOSE = Text("选择文件", "Choose files")
KINDS = Text(
    "Word（docx）、PDF、网页（html）、文本、工作簿都可以；可以一次放多份。",
    "Word (docx), PDF, web pages, text, workbooks; several at once if you like.",
)
START = Text("核对", "Check")
PRIVATE = Text(
    "文件只交给本机上的程序，不上传到任何地方，核对完即从内存中清除。",
    "Files go to the program on this machine only, are sent nowhere, and are forgotten when the check is done.",
)
BUSY = Text("正在核对，请稍候……", "Checking, one moment …")
NONE_CHOSEN = Text("没有选择文件。请先选一份报告。", "No file was chosen. Please choose a report first.")
TOO_LARGE = Text(
    "这次放入的文件合计超过 {size} MB，没有核对。请分几次核对，或确认放入的是年度报告。",
    "The files are larger than {size} MB together and were not checked. Please try fewer, or other ones.",
)
TOO_MANY = Text(
    "一次最多核对 {n} 份。更多的报告请用 qc audit。",
    "At most {n} reports at a time. For more there is qc audit.",
)
NOT_A_FORM = Text("没有收到文件。请回到首页重新选择。", "No file arrived. Please go back to the first page.")
STRANGER = Text("只接受本机页面发来的请求。", "Only requests from the page of this machine are taken.")
NO_SUCH_PAGE = Text("没有这个页面。", "There is no such page.")
CRASHED = Text(
    "核对“{name}”时程序意外中止，这份报告没有结果；其他报告不受影响。",
    "The check of “{name}” ended unexpectedly; this report has no result, others are not affected.",
)
TOO_SLOW = Text(
    "核对“{name}”超过 {seconds} 秒，已停止；这份报告没有结果。",
    "The check of “{name}” took more than {seconds} seconds and was stopped; this report has no result.",
)
BACK = Text("回到首页", "Back to the first page")
NAMELESS = Text("未命名文件", "unnamed file")
