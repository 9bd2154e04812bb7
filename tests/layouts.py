"""Reports built from the official form, each cell with a number of its own, in any layout."""

from collections.abc import Callable, Iterable, Mapping

from checker.model.form import Form, FormRow

Grid = list[list[str]]
Grids = dict[str, Grid]

HEADINGS = {
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}
TITLE = "甲市乙区人民政府2023年政府信息公开工作年度报告"
PREFACE = "本报告所列数据统计期限自2023年1月1日起至2023年12月31日止，电子版可从网站下载。"


def numbers(form: Form) -> dict[str, str]:
    """A different number for every cell, so that a value in a wrong place is seen."""
    return {address: str(100 + index) for index, address in enumerate(form.addresses)}


def grids(form: Form, values: Mapping[str, str]) -> Grids:
    """The three tables as they are printed, optional rows left out, a blank for each merged cell."""
    return {
        "disclosure": _disclosure(form, values),
        "requests": _requests(form, values),
        "disputes": _disputes(form, values),
    }


def _cells(row: FormRow, table: str, values: Mapping[str, str]) -> list[str]:
    return [values[f"{table}.{row.id}.{column.id}"] for column in row.columns]


def _disclosure(form: Form, values: Mapping[str, str]) -> Grid:
    rows: Grid = []
    block = ""
    for row in form.table("disclosure").rows:
        if row.block != block:
            block = row.block
            rows += [[block], ["信息内容", *(column.label.zh for column in row.columns)]]
        if not row.optional:
            rows.append([row.label.zh, *_cells(row, "disclosure", values)])
    return rows


def _requests(form: Form, values: Mapping[str, str]) -> Grid:
    rows: Grid = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["", "自然人", "法人或其他组织", "总计"],
        ["", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    group = ""
    for row in form.table("requests").rows:
        if row.optional:
            continue
        label = row.number + row.label.zh
        if row.id == "granted":
            labels = [row.group, label]
        elif row.number.startswith("（"):
            labels = ["", label]
        elif row.group:
            labels = ["", row.group if row.group != group else "", label]
            group = row.group
        else:
            labels = [label]
        rows.append([*labels, *_cells(row, "requests", values)])
    return rows


def _disputes(form: Form, values: Mapping[str, str]) -> Grid:
    results = [column.label.zh for column in form.table("disputes").rows[0].columns]
    data = [cell for row in form.table("disputes").rows for cell in _cells(row, "disputes", values)]
    return [
        ["行政复议", "行政诉讼"],
        [*results, "未经复议直接起诉", "复议后起诉"],
        ["", "", "", "", "", *results, *results],
        data,
    ]


def line_dump(grid: Grid) -> str:
    """One cell a line behind a TAB, a blank line after each row."""
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in grid)


def pipe_dump(grid: Grid) -> str:
    """Bars behind the cells, merged cells dropped, the rows filled up on the right."""
    width = max(map(len, grid))
    kept = [_from_first(row) for row in grid]
    return "".join(" | ".join([*row, *[""] * (width - len(row))]) + " |\n" for row in kept)


def markdown(grid: Grid) -> str:
    """A true grid: labels on the left, values on the right, merged cells blank."""
    width = max(map(len, grid))
    values = 15 if width >= 15 else 7 if width > 7 else 3
    rows = []
    for row in grid:
        number = min(len([cell for cell in row if cell.isdigit()]), values)
        labels = row[: len(row) - number]
        rows.append([*labels, *[""] * (width - len(row)), *row[len(row) - number :]])
    head, *rest = ("| " + " | ".join(row) + " |\n" for row in rows)
    return head + "|" + "---|" * width + "\n" + "".join(rest)


def tab_dump(grid: Grid) -> str:
    """One row a line, TABs between the cells."""
    return "".join("\t".join(row) + "\n" for row in grid)


def flat(grid: Grid) -> str:
    """One cell a line without any mark; merged cells leave no trace."""
    return "".join(f"{cell}\n" for row in grid for cell in row if cell)


def spaced(grid: Grid) -> str:
    """One row a line, the numbers set apart by single blanks."""
    return "".join(" ".join(cell for cell in row if cell) + "\n" for row in grid)


def bar_lines(grid: Grid) -> str:
    """One cell a line with a bar behind it, rows filled up with bars."""
    return "".join("".join(f"{cell} |\n" for cell in row if cell) + "|||\n" for row in grid)


def run_on(grid: Grid) -> str:
    """A whole table in one line, its cells set apart by single blanks."""
    return " ".join("".join(cell.split()) for row in grid for cell in row if cell) + "\n"


def run_on_broken(grid: Grid) -> str:
    """A whole table in one line, its rows set apart by marks of web pages."""
    return "<br/>".join(" ".join("".join(cell.split()) for cell in row if cell) for row in grid) + "\n"


def semicolons(grid: Grid) -> str:
    """One row a line as a true grid, semicolons between the cells."""
    width = max(map(len, grid))
    return "".join(";".join([*row, *[""] * (width - len(row))]) + "\n" for row in grid)


LAYOUTS: dict[str, Callable[[Grid], str]] = {
    layout.__name__: layout
    for layout in (
        line_dump,
        pipe_dump,
        markdown,
        tab_dump,
        flat,
        spaced,
        bar_lines,
        run_on,
        run_on_broken,
        semicolons,
    )
}


def report(tables: Mapping[str, Grid], layout: Callable[[Grid], str] = line_dump, prose: Iterable[str] = ()) -> str:
    """A report around ``tables``."""
    parts = [f"{TITLE}\n\n{PREFACE}\n一、总体情况\n本年度工作平稳有序。\n", *(f"{line}\n" for line in prose)]
    parts += [f"{HEADINGS[name]}\n{layout(grid)}" for name, grid in tables.items()]
    parts.append("五、存在的主要问题及改进情况\n公开质量有待提高。\n六、其他需要报告的事项\n无。\n")
    return "".join(parts)


def _from_first(row: list[str]) -> list[str]:
    first = next((index for index, cell in enumerate(row) if cell), 0)
    return row[first:]
