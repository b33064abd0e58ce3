"""A hand-made package with every kind of cell the writers must carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from perfeval_gui.pages.model import Align, Block, Cell, Grid, Package, Paragraph, Part, Row, Run

TABLE_MARGINS = (20.0, 20.0, 20.0, 18.0)
REPORT_MARGINS = (28.0, 37.0, 26.0, 35.0)
NASTY = (
    "=1+1",
    "+2",
    "-3",
    "@SUM(A1)",
    "#N/A",
    "1E5",
    "0012",
    "TRUE",
    '<a b="c">&amp;</a>',
    "  x ",
)


def line(text: str, style: str = "cell", align: Align | None = None) -> Paragraph:
    """A paragraph of one unnamed run."""
    return Paragraph(runs=(Run(text),) if text else (), style=style, align=align)


def label(text: str, style: str = "cell") -> Cell:
    """A cell at 0, 0 with one paragraph a line; :func:`draw` moves it."""
    return Cell(paragraphs=tuple(line(part, style) for part in text.split("\n")), row=0, column=0)


def field(name: str, text: str, *, typed: bool = True) -> Cell:
    """A named text cell."""
    return Cell(
        paragraphs=tuple(
            Paragraph(runs=(Run(part, name),) if part else (), style="cell", align="left")
            for part in text.split("\n")
        ),
        row=0,
        column=0,
        name=name,
        typed=typed,
    )


def figure(name: str, text: str, *, rate: bool = False, formula: str = "") -> Cell:
    """A named number; a blank text is a blank figure."""
    value = None
    if text:
        value = Decimal(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    return Cell(
        paragraphs=(line(text),),
        row=0,
        column=0,
        name=name,
        value=value,
        number_format="0.00%" if rate else "0.00",
        formula=formula,
        typed=not formula,
    )


def turned(text: str) -> Cell:
    """A label whose characters stand below each other."""
    return Cell(paragraphs=(line(text, "head"),), row=0, column=0, vertical=True)


Drawn = tuple[Cell | str, ...]


def draw(
    widths: tuple[float, ...], rows: tuple[Drawn, ...], kinds: Mapping[int, Row] | None = None
) -> Grid:
    """A grid from rows in which ``<`` joins left and ``^`` joins up; other texts are labels."""
    cells = []
    for r, row in enumerate(rows):
        assert len(row) == len(widths), row
        for c, item in enumerate(row):
            if item in ("<", "^"):
                continue
            wide, high = c + 1, r + 1
            while wide < len(row) and row[wide] == "<":
                wide += 1
            while high < len(rows) and rows[high][c] == "^":
                high += 1
            cell = label(item) if isinstance(item, str) else item
            cells.append(replace(cell, row=r, column=c, rows=high - r, columns=wide - c))
    kinds = kinds or {}
    return Grid(
        widths=widths,
        rows=tuple(kinds.get(number, Row()) for number in range(len(rows))),
        cells=tuple(cells),
    )


def base_part() -> Part:
    """The base data table: joined cells, sums, a blank rate."""
    grid = draw(
        (50.0, *(20.0,) * 6),
        (*_staff_rows(), *_fund_rows(), *_building_rows(), _thrift_row()),
        {8: Row(height=40, splits=True)},
    )
    note = (
        "说明：“项目支出”需要填报基本支出以外的所有项目支出情况；"
        "“公用经费”填报基本支出中的一般商品和服务支出。"
    )
    blocks: tuple[Block, ...] = (
        line("附件2", "attach"),
        line("部门整体支出绩效评价基础数据表", "title"),
        Paragraph(runs=(Run("填报单位："), Run("某某协作事务中心", "unit")), style="line"),
        grid,
        line(note, "note"),
        Paragraph(
            runs=(Run("填表人："), Run("张三", "filler"), Run("　填报日期：2024-06-20")),
            style="line",
        ),
    )
    return Part(key="base", title="附件2 基础数据表", blocks=blocks, margins=TABLE_MARGINS)


def _staff_rows() -> tuple[Drawn, ...]:
    control = 'IF(N({quota})=0,"",ROUND(N({in_post})/N({quota}),4))'
    rate = figure("control_rate", "100.00%", rate=True, formula=control)
    return (
        ("财政供养人员情况", "编制数", "<", "2023年实际在职人数", "<", "控制率", "<"),
        ("^", figure("quota", "8"), "<", figure("in_post", "8"), "<", rate, "<"),
    )


def _fund_rows() -> tuple[Drawn, ...]:
    head = ("经费控制情况(万元)", "2022年决算数", "<", "2023年预算数", "<", "2023年决算数", "<")
    return (
        tuple(label(text, "head") if text != "<" else text for text in head),
        _fund("项目支出：", "project", ("37.96", "209.64", "209.64"), parts=("work", "operate")),
        _fund("1、业务工作经费", "work", ("", "150.14", "150.14")),
        _fund("2、运行维护经费", "operate", ("", "59.50", "59.50")),
    )


def _building_rows() -> tuple[Drawn, ...]:
    heads = (
        "批复规模（㎡） 实际规模（㎡） 规模控制率 预算投资（万元） 实际投资（万元） 投资概算控制率"
    )
    blank = 'IF(N({approved})=0,"",ROUND(N({actual_area})/N({approved}),4))'
    return (
        ("楼堂馆所控制情况\n（2023年完工项目）", *heads.split()),
        (
            "^",
            figure("approved", ""),
            figure("actual_area", ""),
            figure("area_rate", "", rate=True, formula=blank),
            figure("planned", ""),
            figure("spent", ""),
            figure("spent_rate", "", rate=True),
        ),
    )


def _thrift_row() -> Drawn:
    text = "一、严格预算管理，压减一般性支出。\n二、公务接待按标准执行，票据齐全。"
    return ("厉行节约保障措施", field("thrift", text), *"<<<<<")


def _fund(title: str, name: str, figures: tuple[str, ...], parts: tuple[str, ...] = ()) -> Drawn:
    out: list[Cell | str] = [title]
    for column, text in zip(("prior", "budget", "final"), figures, strict=True):
        live = parts and column != "prior"
        total = "+".join(f"N({{{part}_{column}}})" for part in parts)
        formula = f"ROUND({total},2)" if live else ""
        out += [figure(f"{name}_{column}", text, formula=formula), "<"]
    return tuple(out)


def cover_part() -> Part:
    """The cover: paragraphs only, no page number."""
    blocks = (
        line("附件3-1", "attach"),
        *(line("", "space") for _ in range(3)),
        line("2023年度部门整体支出绩效", "cover"),
        line("自 评 报 告", "cover"),
        *(line("", "space") for _ in range(4)),
        Paragraph(
            runs=(Run("部门（单位）名称："), Run("某某协作事务中心", "unit")), style="coverline"
        ),
        line("评价方式：部门（单位）绩效自评", "coverline"),
        *(line("", "space") for _ in range(4)),
        line("报告日期：2024年6月20日", "coverfoot"),
    )
    return Part(key="cover", title="封面", blocks=blocks, margins=REPORT_MARGINS, numbered=False)


def evaluation_part(count: int) -> Part:
    """The evaluation table: two grids without a gap, a header row in the middle, turned labels."""
    wide = (10.0, 16.0, 18.0, 32.0, 24.0, 24.0, 13.0, 16.0, 17.0)
    rate = 'IF(N({budget})=0,"",ROUND(N({executed})/N({budget}),4))'
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    upper: tuple[Drawn, ...] = (
        ("预算部门名称", "<", "<", field("unit", "某某协作事务中心"), *"<<<<<"),
        (
            turned("年度预算申请（万元）"), "", "<", "年初预算数", "全年预算数\n（万元）",
            "全年执行数\n（万元）", "分值", "执行率", "得分",
        ),
        (
            "^", "年度资金总额：", "<", figure("initial", "119.95"), figure("budget", "327.49"),
            figure("executed", "327.49"), "10",
            figure("execution_rate", "100.00%", rate=True, formula=rate),
            figure("score", "10.00", formula="ROUND(10*MIN(N({execution_rate}),1),2)"),
        ),
        (
            "^", "项目支出：", "<",
            figure("linked", "209.64", formula="N({project_final})"), *("<" * 5),
        ),
    )  # fmt: skip
    body = tuple(_indicator(number) for number in range(count))
    lower: tuple[Drawn, ...] = (
        (turned("年度总体目标"), "预期目标", "<", "<", "<", "实际完成情况", "<", "<", "<"),
        ("^", field("goal", "推进协作事项，排查矛盾隐患；" * 12), *"<<<",
         field("result", "按要求完成全年工作目标。"), *"<<<"),
        (turned("绩效指标"), *(label(text, "head") for text in heads),
         label("偏差原因分析及改进措施", "head")),
        *body,
        ("总分", *"<<<<<", "100", figure("total", "100.00"), ""),
    )  # fmt: skip
    kinds = {2: Row(height=14, header=True), 1: Row(height=20, splits=True)}
    blocks = (
        line("整体支出绩效自评表", "title"),
        draw(wide, upper),
        draw(wide, lower, kinds),
    )
    return Part(key="evaluation", title="附件3-1 自评表", blocks=blocks, margins=TABLE_MARGINS)


def _indicator(number: int) -> Drawn:
    group = "^" if number % 6 else f"产出指标{number // 6 + 1}"
    second = "^" if number % 3 else ("数量指标", "质量指标")[number // 3 % 2]
    text = NASTY[number] if number < len(NASTY) else f"完成{number}项协调任务和排查"
    return (
        "^",
        group,
        second,
        field(f"indicator.{number}.text", text),
        field(f"indicator.{number}.target", f"≥{number}起"),
        field(f"indicator.{number}.actual", f"{number}起"),
        figure(f"indicator.{number}.points", "5.00"),
        figure(f"indicator.{number}.score", "4.50"),
        field(f"indicator.{number}.reason", ""),
    )


def opinions_part() -> Part:
    """Opinion boxes: lines of one cell set to different sides."""
    sign = tuple(
        Paragraph(runs=(Run(text),), align="right")
        for text in ("负责人（签章）：　　　　　", "年　　月　　日　　")
    )
    box = Cell(
        paragraphs=(Paragraph(runs=(Run("情况属实，同意上报。", "opinion"),), align="left"), *sign),
        row=0,
        column=1,
    )
    side = Cell(paragraphs=(line("部门意见", "head"),), row=0, column=0, vertical=True)
    grid = Grid(widths=(12.0, 158.0), rows=(Row(height=45),), cells=(side, box))
    names = draw(
        (30.0, 45.0, 55.0, 40.0),
        (("姓名", "职务/职称", "单位", "签字"), *(("",) * 4 for _ in range(4))),
        {0: Row(header=True)},
    )
    return Part(
        key="opinions",
        title="评价人员与意见",
        blocks=(line("四、评价人员", "section"), names, line("", "line"), grid),
        margins=TABLE_MARGINS,
    )


def report_part() -> Part:
    """The report: headings, long text, linked figures, a forced page."""
    text = "中心坚持厉行节约，严格执行预算，项目资金专款专用；" * 40
    blocks = (
        line("2023年度部门整体支出绩效自评报告", "title"),
        line("一、部门（单位）概况", "heading1"),
        line("（一）机构设置", "heading2"),
        Paragraph(
            runs=(
                Run("全年执行数"),
                Run("327.49", "executed"),
                Run("万元，执行率100.00%。" + text),
            ),
            style="body",
        ),
        Paragraph(runs=(Run("二、一般公共预算支出情况"),), style="heading1", break_before=True),
        line(text[:120], "body"),
    )
    return Part(key="report", title="自评报告", blocks=blocks, margins=REPORT_MARGINS)


def sample(indicators: int = 24, *, day: str = "2024-06-20") -> Package:
    """The whole package with so many indicator rows."""
    return Package(
        title="2023年度部门整体支出绩效自评",
        author="某某协作事务中心",
        date=day,
        parts=(
            base_part(),
            cover_part(),
            evaluation_part(indicators),
            opinions_part(),
            report_part(),
        ),
    )
