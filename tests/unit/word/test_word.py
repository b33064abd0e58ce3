"""The Word file: what a reader finds in it, and that it says nothing else."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from lxml import etree

from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.word.tables import word_tables
from perfeval_gui.exports.word.verify import read_word_cells, verify_word
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.exports.word.xml import bookmark_name, column_widths
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import STYLES, Cell, Grid, Package, Paragraph, Part, Row, Run
from unit.word.exports_sample import NASTY, figure, label, sample, turned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def member(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(unpack(data)[name])


def value(element: etree._Element | None, attribute: str = "val") -> str:
    assert element is not None
    return element.attrib[W + attribute]


def widths(elements: list[etree._Element]) -> list[int]:
    return [int(value(element, "w")) for element in elements]


def one_grid(grid: Grid) -> Package:
    part = Part(key="x", title="表", blocks=(grid,), margins=(20, 20, 20, 20))
    return Package(title="", author="", date="", parts=(part,))


def one_cell(text: str, name: str = "") -> Package:
    paragraphs = tuple(Paragraph(runs=(Run(line),)) for line in text.split("\n"))
    cell = Cell(paragraphs=paragraphs, row=0, column=0, name=name)
    return one_grid(Grid(widths=(170,), rows=(Row(),), cells=(cell,)))


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_word(sample())


@pytest.fixture(scope="module")
def document(data: bytes) -> etree._Element:
    return member(data, "word/document.xml")


def test_the_sample_passes_its_own_check(data: bytes) -> None:
    verify_word(data, sample())


def test_the_check_sees_one_changed_figure(data: bytes) -> None:
    members = unpack(data)
    before = members["word/document.xml"]
    members["word/document.xml"] = before.replace(b">119.95<", b">119.59<")
    assert members["word/document.xml"] != before
    with pytest.raises(ExportError, match=r"第 3 行第 4 列应为“119\.95”，读到“119\.59”"):
        verify_word(pack(members), sample())


def test_the_check_sees_a_row_too_few_and_a_row_too_many(data: bytes) -> None:
    with pytest.raises(ExportError):
        verify_word(data, sample(25))
    with pytest.raises(ExportError):
        verify_word(data, sample(23))


def test_the_check_sees_a_missing_last_line() -> None:
    package = sample()
    shorter = replace(package.parts[-1], blocks=package.parts[-1].blocks[:-1])
    cut = write_word(replace(package, parts=(*package.parts[:-1], shorter)))
    with pytest.raises(ExportError, match="没有读到内容"):
        verify_word(cut, package)


def test_a_file_that_is_no_file_is_a_sentence() -> None:
    with pytest.raises(ExportError, match="无法重新打开"):
        verify_word(b"PK nonsense", sample())


def test_equal_packages_give_equal_bytes(data: bytes) -> None:
    assert write_word(sample()) == data


def test_another_date_gives_other_bytes(data: bytes) -> None:
    assert write_word(sample(day="2024-06-21")) != data


@pytest.mark.parametrize(
    ("day", "stamp"), [("2024-06-20", "2024-06-20"), ("", "2000-01-01"), ("6月", "2000-01-01")]
)
def test_properties_name_the_unit_and_the_report_date(day: str, stamp: str) -> None:
    opened = docx.Document(io.BytesIO(write_word(sample(day=day)))).core_properties
    assert opened.title == sample().title
    assert opened.author == opened.last_modified_by == "某某协作事务中心"
    assert opened.created is not None
    assert f"{opened.created:%Y-%m-%d}" == stamp
    assert opened.modified == opened.created


def test_column_widths_agree_in_table_grid_and_cells(document: etree._Element) -> None:
    for table in document.iter(W + "tbl"):
        columns = widths(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert sum(columns) == int(value(table.find(f"{W}tblPr/{W}tblW"), "w"))
        assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
        for row in table.findall(W + "tr"):
            start = 0
            for cell in row.findall(W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                count = 1 if span is None else int(value(span))
                width = int(value(cell.find(f"{W}tcPr/{W}tcW"), "w"))
                assert width == sum(columns[start : start + count])
                start += count
            assert start == len(columns)


def test_rounded_widths_add_up_to_the_rounded_width() -> None:
    grid = Grid(widths=(10.1,) * 17, rows=(), cells=())
    assert sum(column_widths(grid)) == round(171.7 * 1440 / 25.4)


def test_every_style_of_the_pages_names_its_font_for_every_script(data: bytes) -> None:
    styles = member(data, "word/styles.xml")
    by_label = {value(style.find(W + "name")): style for style in styles.iter(W + "style")}
    for style in STYLES.values():
        fonts = by_label[style.label].find(f"{W}rPr/{W}rFonts")
        names = {value(fonts, script) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert names <= {"仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"}


def test_every_style_has_an_exact_pitch_and_headings_a_level(data: bytes) -> None:
    styles = member(data, "word/styles.xml")
    by_label = {value(style.find(W + "name")): style for style in styles.iter(W + "style")}
    for style in STYLES.values():
        spacing = by_label[style.label].find(f"{W}pPr/{W}spacing")
        assert value(spacing, "lineRule") == "exact"
        assert int(value(spacing, "line")) == round(style.pitch * 20)
        level = by_label[style.label].find(f"{W}pPr/{W}outlineLvl")
        assert (0 if level is None else int(value(level)) + 1) == style.outline


def figure_cell(text: str, width: float) -> Package:
    cells = (
        replace(figure("a", text), column=0),
        Cell(paragraphs=(Paragraph(),), row=0, column=1),
    )
    return one_grid(Grid(widths=(width, 170 - width), rows=(Row(),), cells=cells))


@pytest.mark.parametrize(
    ("text", "width", "narrow"),
    [("100.00%", 18, False), ("100.00%", 14, True), ("9999999999999.99", 25, True),
     ("327.49", 25, False)],
)  # fmt: skip
def test_a_figure_stays_on_one_line(text: str, width: float, narrow: bool) -> None:
    document = member(write_word(figure_cell(text, width)), "word/document.xml")
    margins = widths([side for mark in document.iter(W + "tcMar") for side in mark])
    assert margins == [11, 11]
    percents = [int(value(mark)) for mark in document.iter(W + "w")]
    assert bool(percents) is narrow
    assert all(30 <= percent < 100 for percent in percents)


def test_texts_use_named_styles_and_no_format_of_their_own(
    data: bytes, document: etree._Element
) -> None:
    known = {style.get(W + "styleId") for style in member(data, "word/styles.xml")}
    used = {value(style) for style in document.iter(W + "pStyle")}
    assert used <= known
    assert not list(document.iter(f"{W}rFonts", f"{W}sz"))


def test_compatibility_mode_stands_once(data: bytes) -> None:
    settings = list(member(data, "word/settings.xml").iter(W + "compatSetting"))
    modes = [value(entry) for entry in settings if value(entry, "name") == "compatibilityMode"]
    assert modes == ["15"]


def test_each_part_is_a_section_on_a4_and_the_cover_has_no_number(
    data: bytes, document: etree._Element
) -> None:
    sections = list(document.iter(W + "sectPr"))
    assert len(sections) == len(sample().parts)
    for section in sections:
        size = section.find(W + "pgSz")
        assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    ids = [
        section.find(W + "footerReference").get(  # type: ignore[union-attr]  # asserted by use
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        )
        for section in sections
    ]
    assert len(set(ids)) == 2
    assert [foot == ids[0] for foot in ids] == [part.numbered for part in sample().parts]
    assert b"PAGE" not in unpack(data)["word/footer1.xml"]
    assert b"PAGE" in unpack(data)["word/footer2.xml"]


def test_only_leading_rows_repeat_and_a_header_further_down_begins_a_table(
    document: etree._Element,
) -> None:
    repeated = 0
    for table in document.iter(W + "tbl"):
        flags = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(W + "tr")]
        assert flags == sorted(flags, reverse=True)
        repeated += sum(flags)
    assert repeated == 2
    firsts = ["".join(next(table.iter(W + "tr")).itertext()) for table in document.iter(W + "tbl")]
    assert sum("一级指标" in first for first in firsts) == 1


def test_grids_that_touch_are_parted_by_one_hidden_paragraph(document: etree._Element) -> None:
    body = document.find(W + "body")
    assert body is not None
    seams = 0
    for before, after in pairwise(body):
        assert not before.tag == after.tag == W + "tbl"
        style = after.find(f"{W}pPr/{W}pStyle")
        if style is not None and value(style) == "form-glue":
            seams += 1
            assert before.tag == W + "tbl"
            assert after.find(f"{W}pPr/{W}rPr/{W}vanish") is not None
    assert seams == 2


def test_a_header_row_crossed_by_a_label_stays_in_its_table() -> None:
    cells = (
        Cell(paragraphs=(Paragraph(),), row=0, column=0, rows=3),
        *(Cell(paragraphs=(Paragraph(),), row=row, column=1) for row in range(3)),
    )
    rows = (Row(), Row(header=True), Row())
    data = write_word(one_grid(Grid(widths=(20, 150), rows=rows, cells=cells)))
    assert len(list(member(data, "word/document.xml").iter(W + "tbl"))) == 1
    assert not list(member(data, "word/document.xml").iter(W + "tblHeader"))


def test_a_label_beside_a_header_row_stands_below_it_without_a_line_between(
    data: bytes, document: etree._Element
) -> None:
    rows = read_word_cells(data)
    head = next(number for number, row in enumerate(rows) if "一级指标" in row)
    assert rows[head][0] == ""
    assert rows[head + 1][0] == "绩效指标"
    sides = [etree.QName(mark[0]).localname for mark in document.iter(W + "tcBorders")]
    assert sides[0] == "bottom"
    assert set(sides[1:]) == {"top"}
    table = next(mark.iterancestors(W + "tbl") for mark in document.iter(W + "tcBorders"))
    first = next(next(table).iter(W + "tr"))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert not list(first.iter(W + "vMerge"))


def test_cutting_a_grid_into_tables_keeps_every_text_and_position() -> None:
    for block in (block for part in sample(9).parts for block in part.blocks):
        if not isinstance(block, Grid):
            continue
        tables = word_tables(block)
        cut = [cell for table in tables for cell in table.grid.cells]
        texts = [sorted(cell.text for cell in cells if cell.text) for cells in (block.cells, cut)]
        assert texts[0] == texts[1]
        covered = sum(cell.rows * cell.columns for cell in cut)
        assert covered == len(block.rows) * len(block.widths)
        assert [row for table in tables for row in table.grid.rows] == list(block.rows)


def test_rows_stay_whole_unless_they_split(document: etree._Element) -> None:
    rows = [row for part in sample().parts for block in part.blocks if isinstance(block, Grid)
            for row in block.rows]  # fmt: skip
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in document.iter(W + "tr")]
    assert whole == [not row.splits for row in rows]


@pytest.mark.parametrize(("length", "divided"), [(60, False), (600, False), (1500, True)])
def test_rows_higher_than_half_a_page_may_be_divided(length: int, divided: bool) -> None:
    package = one_cell("严格执行预算，" * (length // 7))
    document = member(write_word(package), "word/document.xml")
    assert bool(list(document.iter(W + "cantSplit"))) is not divided


@pytest.mark.parametrize("splits", [False, True])
def test_text_is_turned_only_where_no_row_splits(splits: bool) -> None:
    rows = (Row(height=30), Row(height=30, splits=splits))
    upright = replace(turned("年度总体目标"), rows=2)
    cells = (upright, *(replace(label("x"), row=row, column=1) for row in range(2)))
    data = write_word(one_grid(Grid(widths=(10, 160), rows=rows, cells=cells)))
    document = member(data, "word/document.xml")
    assert bool(list(document.iter(W + "textDirection"))) is not splits
    assert bool(list(document.iter(W + "tcMar"))) is splits
    assert read_word_cells(data)[0][0] == "年度总体目标"


def test_bookmarks_hold_the_texts_of_their_figures(document: etree._Element) -> None:
    names = [value(mark, "name") for mark in document.iter(W + "bookmarkStart")]
    ids = [value(mark, "id") for mark in document.iter(W + "bookmarkStart")]
    ends = [value(mark, "id") for mark in document.iter(W + "bookmarkEnd")]
    assert len({name.lower() for name in names}) == len(names)
    assert ids == ends
    assert len(set(ids)) == len(ids)
    assert all(name.isidentifier() and len(name) <= 40 for name in names)
    for cell in sample().cells():
        if cell.name:
            assert bookmark_name(cell.name) in names
    assert "f_unit__2" in names


def test_a_bookmark_spans_all_lines_of_its_cell() -> None:
    document = member(write_word(one_cell("第一行\n第二行", "thrift")), "word/document.xml")
    lines = next(document.iter(W + "tbl")).iter(W + "p")
    first, last = lines
    assert [child.tag for child in first] == [W + "pPr", W + "bookmarkStart", W + "r"]
    assert [child.tag for child in last] == [W + "pPr", W + "r", W + "bookmarkEnd"]


@pytest.mark.parametrize(
    "pair", [("a.b", "a_b"), ("指标.1", "指标.2"), ("x" * 50 + "1", "x" * 50 + "2")]
)
def test_names_that_differ_give_bookmarks_that_differ(pair: tuple[str, str]) -> None:
    first, second = map(bookmark_name, pair)
    assert first != second
    assert max(len(first), len(second)) <= 34


def test_odd_texts_arrive_as_they_are() -> None:
    texts = (*NASTY, "㎡①𠮷䶮👍\u200d", "a\u3000 b", "]]>", "第一行\n\n第三行")
    for text in texts:
        data = write_word(one_cell(text))
        assert read_word_cells(data) == ((text,),)
        docx.Document(io.BytesIO(data))


def test_what_xml_cannot_hold_is_left_out() -> None:
    data = write_word(one_cell("甲\x00\x0b\x1f乙\ufffe\ud800丙"))
    assert read_word_cells(data) == (("甲乙丙",),)
    verify_word(data, one_cell("甲\x00\x0b\x1f乙\ufffe\ud800丙"))


def test_python_docx_sees_the_same_tables(data: bytes) -> None:
    opened = docx.Document(io.BytesIO(data))
    assert len(opened.tables) == 6
    assert opened.tables[0].cell(0, 0).text == "财政供养人员情况"


def test_nothing_to_write_is_a_sentence() -> None:
    with pytest.raises(ExportError, match="没有选中"):
        write_word(Package(title="", author="", date="", parts=()))


def test_time_grows_with_the_rows_and_not_faster() -> None:
    few, many = sample(300), sample(3000)
    least = min(_timed(few) for _ in range(3))

    # Ten times the rows: linear is 10, quadratic 100; noise lies between.
    assert any(_timed(many) <= 35 * least for _ in range(3))


def _timed(package: Package) -> float:
    start = time.process_time()
    write_word(package)
    return time.process_time() - start
