"""Pages of HTML that call themselves something else, letters with pages, and the clipboard."""

from __future__ import annotations

import base64
import quopri
from decimal import Decimal

import pytest

from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.model import Cell, Contents
from perfeval_gui.imports.reading.files import read
from unit.foreign.audit import in_page, lost

TABLE = "<table><tr><td>规模（㎡）</td><td x:num='0.80449'>80.45%</td></tr></table>"


def cells(contents: Contents, at: int = 0) -> list[Cell]:
    return list(list(contents.tables)[at].cells)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gbk"),
        ("<meta charset=gb2312>", "gb18030"),
        ("<meta charset=gb2312>", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<!-- blank -->", "utf-16-le"),
        ("<?xml version='1.0' encoding='gb2312'?>", "gb18030"),
    ],
)
def test_a_page_is_decoded_by_what_it_is(head: str, encoding: str) -> None:
    data = f"<html>{head}<body>{TABLE}</body></html>".encode(encoding)

    assert [cell.text for cell in cells(read(data, "决算.xls"))] == ["规模（㎡）", "80.45%"]


def test_what_stands_behind_a_text_is_kept() -> None:
    second = TABLE.replace("x:num", "sdval").replace("80.45%", "80.449%")
    rounded, whole = (cells(read(page.encode(), ""))[1] for page in (TABLE, second))

    assert (rounded.raw, whole.raw) == (Decimal("0.80449"), Decimal("0.80449"))
    assert rounded.remarks == {"differs"}
    assert whole.remarks == frozenset()


def test_joined_cells_stand_where_a_browser_puts_them() -> None:
    page = (
        "<table><tr><td rowspan=2>左</td><td colspan=2>上</td></tr><tr><td>a</td><td>b</td></tr>"
        "<tr><td rowspan=99>c</td><td colspan=0>d</td><th>e</th></tr></table>"
    )

    assert [(one.text, one.row, one.column, one.rows, one.columns) for one in cells(
        read(page.encode(), "")
    )] == [
        ("左", 0, 0, 2, 1),
        ("上", 0, 1, 1, 2),
        ("a", 1, 1, 1, 1),
        ("b", 1, 2, 1, 1),
        ("c", 2, 0, 1, 1),
        ("d", 2, 1, 1, 1),
        ("e", 2, 2, 1, 1),
    ]  # fmt: skip


def test_cells_that_would_lie_over_one_another_do_not() -> None:
    page = "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td colspan=2>c</td></tr></table>"
    found = cells(read(page.encode(), ""))
    places = [
        (cell.row + y, cell.column + x)
        for cell in found
        for y in range(cell.rows)
        for x in range(cell.columns)
    ]

    assert len(places) == len(set(places)) == 4


def test_every_text_is_read_and_hidden_ones_stand_apart() -> None:
    page = (
        "<title>题</title><style>p{}</style><script>x</script><h2>一、标题</h2>前<b>粗</b><br>后"
        "<div>块<p>段&nbsp;落</p>尾</div><table><caption>表题</caption>散<tr><td>甲<br>乙"
        "<p>丙</p><table><tr><td>内</td></tr></table><span style='mso-hide:all'>密</span></td>"
        "</tr></table><del>旧</del><ins>新</ins>"
    )
    contents = read(page.encode(), "")

    assert lost(in_page(page), contents) == ""
    assert cells(contents)[0].text == "甲\n乙\n丙"
    assert [(one.text, one.level, sorted(one.remarks)) for one in contents.paragraphs] == [
        ("一、标题", 2, []),
        ("前粗\n后", 0, []),
        ("块", 0, []),
        ("段 落", 0, []),
        ("尾", 0, []),
        ("密", 0, ["hidden"]),
        ("表题", 0, []),
        ("散", 0, []),
        ("新", 0, ["tracked"]),
    ]
    assert contents.told == ("修订中删去的“旧”没有算在内（第 6 段）。",)


def letter(encoding: str, body: bytes) -> bytes:
    part = f"Content-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: {encoding}\n\n"
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--=x"\r\n\r\n'
        b"----=x\r\n" + part.encode() + body + b"\r\n----=x\r\nContent-Type: image/png\r\n\r\n\x89"
        b"\r\n----=x--\r\n"
    )


def test_a_letter_holds_a_page() -> None:
    page = f"<html><body>{TABLE}</body></html>".encode("gb18030")
    found = (
        letter("quoted-printable", quopri.encodestring(page)),
        letter("base64", base64.encodebytes(page)),
        letter("8bit", page),
    )

    for data in found:
        contents = read(data, "决算.doc")
        assert contents.format == "mhtml"
        assert [cell.text for cell in cells(contents)] == ["规模（㎡）", "80.45%"]


def test_rows_divided_by_tabs_are_a_table() -> None:
    found = cells(read("项目\t金额\n三公\t3.20\n".encode("gb18030"), "a.xls"))

    assert [(cell.text, cell.row, cell.column) for cell in found] == [
        ("项目", 0, 0),
        ("金额", 0, 1),
        ("三公", 1, 0),
        ("3.20", 1, 1),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"\0\0", "空的"),
        (b"{\\rtf1 x}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a", "解压"),
        (b"\x00\x01\x02\x03", "认不出"),
        ("只有一行字".encode(), "认不出"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b"<html></html>" + b"<div>" * 5_000, "太深"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read(data, "a.doc")


def test_what_a_word_processor_puts_in_margins_is_no_text_of_the_page() -> None:
    page = (
        "<html><body><div title='header'><p>草稿</p></div><p>正文</p>"
        "<div title='footer'><p>— 2 —</p></div></body></html>"
    )
    found = {one.text: one.where for one in read(page.encode(), "表.html").paragraphs}

    assert found == {"草稿": "header", "正文": "body", "— 2 —": "footer"}
