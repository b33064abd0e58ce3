"""Texts and workbooks of LibreOffice and its kin: every text in its place, nothing repeated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.model import Cell, Contents
from perfeval_gui.imports.reading.files import read
from unit.foreign.audit import in_opendocument, invented, lost
from unit.foreign.open_files import ods, odt
from unit.foreign.word_files import packed

HIDDEN = (
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T"><style:table-properties table:display="false"/></style:style>'
)


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def td(text: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text) if text else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, more: str = 'table:name="表"') -> str:
    return f"<table:table {more}>{''.join(rows)}</table:table>"


def cells(contents: Contents, at: int = 0) -> list[Cell]:
    return list(list(contents.tables)[at].cells)


def whole(data: bytes) -> Contents:
    """What is read of *data*; no character is lost."""
    contents = read(data, "a.odt")
    assert lost(in_opendocument(data), contents) == ""
    return contents


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("甲<text:span>乙</text:span>丙", "甲乙丙"),
        ("甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁", "甲  乙\t丙\n丁"),
        ("\n  甲\n  乙 ", "甲 乙 "),
        ("<text:a>链接</text:a><text:date>3月</text:date>", "链接3月"),
        ("<text:unknown><text:deep>深</text:deep></text:unknown>", "深"),
        ("<text:bookmark-start text:name='x'/>甲<text:bookmark-end text:name='x'/>", "甲"),
    ],
)
def test_text_is_read_in_whatever_it_is_wrapped(content: str, text: str) -> None:
    (paragraph,) = whole(odt(p(content))).paragraphs

    assert paragraph.text == text


def test_joined_cells_and_covered_ones() -> None:
    data = odt(
        table(
            "<table:table-header-rows>"
            + row(td("左", 'table:number-rows-spanned="2"'), td("上"))
            + "</table:table-header-rows>",
            row("<table:covered-table-cell/>", td("下")),
        )
    )

    assert [(one.text, one.row, one.column, one.rows) for one in cells(whole(data))] == [
        ("左", 0, 0, 2),
        ("上", 0, 1, 1),
        ("下", 1, 1, 1),
    ]


def test_what_stands_beside_the_text_says_where() -> None:
    data = odt(
        p(
            "正文<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            f"{p('注')}</text:note-body></text:note><office:annotation><dc:creator>甲</dc:creator>"
            f"{p('批')}</office:annotation><draw:frame><draw:text-box>{p('框')}</draw:text-box>"
            "</draw:frame>"
        ),
        pages=f"<style:master-page><style:header>{p('页眉')}</style:header></style:master-page>",
    )

    assert [(one.text, one.where) for one in read(data, "").paragraphs] == [
        ("正文", "body"),
        ("注", "note"),
        ("批", "comment"),
        ("框", "box"),
        ("页眉", "header"),
    ]


def test_changes_count_as_accepted_and_are_told() -> None:
    regions = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion>'
        f"{p('9')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    content = (
        '<text:change text:change-id="d"/>旧<text:change-start text:change-id="i"/>12'
        '<text:change-end text:change-id="i"/>'
    )
    contents = whole(odt(regions + table(row(td("项目"), td(content)), row(td("后")))))

    assert [(one.text, bool(one.remarks)) for one in cells(contents)] == [
        ("项目", False),
        ("旧12", True),
        ("后", False),
    ]
    assert contents.told == ("修订中删去的“9”没有算在内（第 1 张表第 1 行第 2 格）。",)


def test_hidden_text_stands_apart() -> None:
    data = odt(p('明<text:span text:style-name="H">暗</text:span>'), HIDDEN)
    shown, hidden = whole(data).paragraphs

    assert (shown.text, hidden.text) == ("明", "暗")
    assert hidden.remarks == {"hidden"}


def test_lists_and_headings_show_their_numbers() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number '
        'text:level="2" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>'
        "</text:list-style>"
    )
    inner = f"<text:list><text:list-item>{p('丙')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-item>{p("甲")}</text:list-item>'
        f"<text:list-item>{p('乙')}{inner}</text:list-item></text:list>"
        f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
        f'{p("丁")}</text:list-item></text:list><text:h text:outline-level="2">戊</text:h>'
    )
    found = list(read(odt(body, style), "").paragraphs)

    assert [one.text for one in found] == ["一、甲", "二、乙", "(1) 丙", "三、丁", "戊"]
    assert found[-1].level == 2


def test_a_sheet_says_what_is_shown_and_what_stands_behind_it() -> None:
    def value(kind: str, stored: str, text: str) -> str:
        return td(text, f'office:value-type="{kind}" office:{stored}')

    sheet = table(
        row(
            value("percentage", 'value="0.80449"', "80.45%"),
            value("percentage", 'value="0.8"', "80.00%"),
            value("float", 'value="-1234.5"', "−1,234.50"),
            value("date", 'date-value="2024-06-20"', "2024年6月20日"),
            value("boolean", 'boolean-value="true"', "TRUE"),
            td("#DIV/0!", 'office:value-type="string" calcext:value-type="error"'),
            td("", 'table:formula="of:=[.A1]"'),
            value("string", 'string-value="x"', "007"),
        )
    )
    found = cells(read(ods(sheet), ""))

    assert [one.raw for one in found] == [
        *(Decimal("0.80449"), Decimal("0.8"), Decimal("-1234.5"), date(2024, 6, 20), True),
        *(None, None, None),
    ]
    assert [sorted(one.remarks) for one in found] == [
        ["differs"], [], [], [], [], ["error"], ["formula"], [],
    ]  # fmt: skip


def test_what_is_repeated_a_million_times_is_never_made() -> None:
    many = 'table:number-columns-repeated="16384"'
    sheet = table(
        row(td("甲", 'table:number-columns-repeated="2"'), td("", many)),
        row(td("", many), more='table:number-rows-repeated="1000000"'),
        row(td("乙"), td("", many), more='table:number-rows-repeated="2"'),
    )
    found = [(one.place, one.text) for one in cells(read(ods(sheet), "")) if one.text]

    assert found == [("A1", "甲"), ("B1", "甲"), ("A1000002", "乙"), ("A1000003", "乙")]


def test_a_text_that_is_repeated_without_end_is_refused() -> None:
    sheet = table(row(td("甲"), more='table:number-rows-repeated="1000000"'))

    with pytest.raises(UnreadableError, match="格子超过"):
        read(ods(sheet), "")


def test_hidden_sheets_rows_and_columns_are_marked() -> None:
    sheet = table(
        '<table:table-column table:number-columns-repeated="1"/>'
        '<table:table-column table:visibility="collapse"/>',
        row(td("1"), td("2")),
        row(td("3"), more='table:visibility="collapse"'),
        more='table:name="藏" table:style-name="T"',
    )
    (found,) = read(ods(sheet, HIDDEN), "").tables

    assert [bool(one.remarks) for one in found.cells] == [False, True, True]
    assert found.hidden


def test_a_locked_file_says_what_to_do() -> None:
    manifest = "<m><f><encryption-data xmlns='x'/></f></m>"

    with pytest.raises(UnreadableError, match="有密码"):
        read(packed({"content.xml": "x", "META-INF/manifest.xml": manifest}), "")


def test_the_audit_tells_what_is_lost_and_what_is_new() -> None:
    data = odt(p("甲"))

    assert invented(in_opendocument(data), read(odt(p("甲乙")), "")) == "乙"
    assert lost(in_opendocument(odt(p("甲乙"))), read(data, "")) == "乙"
