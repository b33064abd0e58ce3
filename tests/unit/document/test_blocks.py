"""Blocks of cells from the clipboard: Excel's, WPS's, LibreOffice's, and what was typed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from perfeval_gui.document.clipboard.blocks import pack, read_block, read_page, unpack, write_block
from perfeval_gui.views.tables.clipboard import CELLS, block_in

Rows = list[list[str]]

EXCEL: dict[str, tuple[str, Rows]] = {
    "a mark that begins a cell and has no pair": (
        '产出指标\t数量指标\t"放管服改革\t≥40件\t42件\t20\n产出指标\t质量指标\t合格率\t≥95%\t96%\t10\n',
        [
            ["产出指标", "数量指标", '"放管服改革', "≥40件", "42件", "20"],
            ["产出指标", "质量指标", "合格率", "≥95%", "96%", "10"],
        ],
    ),
    "a pair within a cell": ('"放管服"改革\t8\n乙\t9\n', [['"放管服"改革', "8"], ["乙", "9"]]),
    "a pair round a whole cell": ('"放管服"\t8\n乙\t9\n', [['"放管服"', "8"], ["乙", "9"]]),
    "a mark at the end of a cell": ('五寸"\t8\n乙\t9\n', [['五寸"', "8"], ["乙", "9"]]),
    "a mark in the middle": ('5"管\t8\n', [['5"管', "8"]]),
    "a lone mark": ('"\t8\n乙\t9\n', [['"', "8"], ["乙", "9"]]),
    "two marks": ('""\t8\n', [['""', "8"]]),
    "three marks": ('"""\t8\n乙\t9\n', [['"""', "8"], ["乙", "9"]]),
    "doubled marks without a reason": ('"甲""乙"\t8\n', [['"甲""乙"', "8"]]),
    "a line end within": ('"第一行\n第二行"\t8\n乙\t9\n', [["第一行\n第二行", "8"], ["乙", "9"]]),
    "a tab within": ('"左\t右"\t8\n乙\t9\n', [["左\t右", "8"], ["乙", "9"]]),
    "a line end and marks within": ('"他说""好""\n完"\t8\n', [['他说"好"\n完', "8"]]),
    "a mark at either end within": ('"""甲""\n""乙"""\t8\n', [['"甲"\n"乙"', "8"]]),
    "signs and text in one block": (
        '"甲\n乙"\t"丙\r\n丁\t"戊"\r\n',
        [["甲\n乙", '"丙'], ["丁", '"戊"']],
    ),
    "marks of two cells that look like one": ('"甲\t乙"\n丙\t丁\n', [['"甲', '乙"'], ["丙", "丁"]]),
    "a mark before the end of the clipboard": ('甲\t8\n乙\t"', [["甲", "8"], ["乙", '"']]),
    "a sign that the clipboard cuts off": ('甲\t8\n"乙\n丙', [["甲", "8"], ['"乙'], ["丙"]]),
    "a sign at the end of the clipboard": ('甲\t8\n乙\t"9\n十"', [["甲", "8"], ["乙", "9\n十"]]),
    "the same with a line end": ('甲\t8\n乙\t"9\n十"\r\n', [["甲", "8"], ["乙", "9\n十"]]),
    "line ends of Windows": ('甲\t8\r\n"乙\t9\r\n', [["甲", "8"], ['"乙', "9"]]),
    "line ends of old": ('甲\t8\r"乙\t9\r', [["甲", "8"], ['"乙', "9"]]),
    "no line end": ('"甲\t8', [['"甲', "8"]]),
    "a blank row in the middle": ('"甲\t8\n\n乙\t9\n', [['"甲', "8"], [""], ["乙", "9"]]),
    "a row of blank cells": ('"甲\t8\n\t\n乙\t9\n', [['"甲', "8"], ["", ""], ["乙", "9"]]),
    "blank cells at both ends": ('\t"甲\t\n', [["", '"甲', ""]]),
    "one cell": ('"放管服', [['"放管服']]),
    "one cell with a line end": ('"甲\n乙"', [["甲\n乙"]]),
    "nothing but a line end": ("\n", [[""]]),
    "Chinese marks": ("“甲\t8\n”乙\t9\n", [["“甲", "8"], ["”乙", "9"]]),
}


@pytest.mark.parametrize("kind", EXCEL)
def test_a_block_from_excel_or_wps(kind: str) -> None:
    text, rows = EXCEL[kind]
    assert read_block(text) == rows


def copied(text: str, page: str = "") -> QMimeData:
    """What LibreOffice puts on the clipboard."""
    data = QMimeData()
    data.setText(text)
    data.setData("application/x-libreoffice-tsvc", text.encode())
    if page:
        data.setHtml(page)
    return data


def test_libreoffice_puts_no_cell_into_marks() -> None:
    assert block_in(copied('"甲\t乙"\n"丙\n丁"\t8\n')) == [['"甲', '乙"'], ['"丙'], ['丁"', "8"]]


PAGE = """<html><head><title>题</title><style>td { x: y }</style></head><body>
<table cellspacing="0" border="0">
	<colgroup span="3" width="80"></colgroup>
	<tr>
		<td height="20" align="left"><font color="#000000">第一行<br>第二行</font></td>
		<td align="right" sdval="1.23456" sdnum="1033;0;0.00"><font>1.23</font></td>
		<td align="right" sdval="0"><font> -   </font></td>
	</tr>
	<tr>
		<td colspan=2 rowspan=2 align="left"><font>&quot;合并&lt;b&gt;&amp;</font></td>
		<td><font>a	b  c</font></td>
	</tr>
	<tr>
		<td><font>尾</font></td>
	</tr>
	<tr>
		<td><font><br></font></td>
		<td><b>5</b>0%</td>
		<td><br></td>
	</tr>
</table></body></html>"""


def test_libreoffice_s_page_holds_what_is_seen() -> None:
    text = "第一行 第二行\t1.23\t -   \n隐藏\t1\t2\n…\n"
    assert block_in(copied(text, PAGE)) == [
        ["第一行\n第二行", "1.23", " -   "],
        ['"合并<b>&', "", "a\tb  c"],
        ["", "", "尾"],
        ["", "50%", ""],
    ]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "没有表",
        "<table></table>",
        "<table><tr><td>1</td></tr></table>" * 2,
        "<td>",
        "<![",
        "\0",
    ],
)
def test_a_page_that_is_no_table_leaves_the_text(page: str) -> None:
    assert block_in(copied("甲\t8\n", page)) == [["甲", "8"]]


def test_a_page_cannot_ask_for_millions_of_cells() -> None:
    cell = '<td colspan="99999999999" rowspan="99999">1</td><td colspan="-3">2</td>'
    rows = read_page(f"<table>{f'<tr>{cell}</tr>' * 40}</table>")
    assert rows is not None
    assert len(rows) == 40
    assert sum(map(len, rows)) < 400_000


def test_another_program_s_page_is_not_looked_at() -> None:
    data = QMimeData()
    data.setText('"甲\n乙"\t8\n')
    data.setHtml(PAGE)
    assert block_in(data) == [["甲\n乙", "8"]]


CELL = st.text(st.sampled_from('甲乙"\t\n "，８\ud83d'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_cells_of_our_own_come_back_as_they_are(rows: Rows) -> None:
    data = QMimeData()
    # Half a character alone is no text for Qt, and never stands in a cell.
    data.setText(f"{write_block(rows)}。".replace("\ud83d", ""))
    data.setData(CELLS, pack(rows))
    assert block_in(data) == rows


def test_one_blank_cell_of_our_own_is_nothing_to_paste() -> None:
    data = QMimeData()
    data.setText(write_block([[""]]))
    data.setData(CELLS, pack([[""]]))
    assert block_in(data) == []


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"[[]]", b"[[1]]", b"[null]", b"\xff", b"[" * 9**5]
)
def test_what_only_looks_like_ours_is_not_taken(data: bytes) -> None:
    assert unpack(data) is None


WHOLE = st.lists(
    st.lists(
        st.text(st.sampled_from("甲乙，８ \t\n"), min_size=1, max_size=6), min_size=2, max_size=2
    ),
    min_size=1,
    max_size=4,
)


@given(WHOLE)
def test_cells_without_marks_come_back_as_text(rows: Rows) -> None:
    assert read_block(write_block(rows)) == rows


@given(st.text(st.sampled_from('甲"\t\n'), max_size=60))
def test_no_sign_of_a_cell_is_lost(text: str) -> None:
    """Whatever is read, every character but tabs, line ends and marks is there once."""
    cells = [cell for row in read_block(text) for cell in row]
    assert sum(cell.count("甲") for cell in cells) == text.count("甲")
