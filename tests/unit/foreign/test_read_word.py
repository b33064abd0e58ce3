"""Word files of others: every text, in its place, as a person reads it."""

from __future__ import annotations

import io
import zipfile

import pytest

from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.model import Cell, Contents, Paragraph, Table
from perfeval_gui.imports.reading.files import read
from unit.foreign.audit import in_word, invented, lost
from unit.foreign.word_files import p, packed, run, tbl, tc, tr, word
from unit.word.exports_sample import sample

ENTRIES = "<w:listEntry w:val='男'/><w:listEntry w:val='女'/>"
V = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
BY = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'


def table(contents: Contents, at: int = 0) -> Table:
    return list(contents.tables)[at]


def texts(contents: Contents, at: int = 0) -> list[str]:
    return [cell.text for cell in table(contents, at).cells]


def cell_of(content: str, properties: str = "") -> tuple[Contents, Cell]:
    """What is read of a cell that holds *content*, paragraphs."""
    data = word(tbl(tr("项目", tc(content, properties))))
    contents = read(data, "a.docx")
    assert lost(in_word(data), contents) == ""
    return contents, table(contents).cells[1]


def test_every_text_of_our_own_file_is_read() -> None:
    data = write_word(sample())

    contents = read(data, "自评表.docx")

    assert (lost(in_word(data), contents), invented(in_word(data), contents)) == ("", "")
    assert contents.told == ()
    assert contents.file == "自评表.docx"
    named = {
        name: cell.text for one in contents.tables for cell in one.cells for name in cell.names
    }
    assert named["f_control_rate"] == "100.00%"


@pytest.mark.parametrize(
    ("content", "text", "remark"),
    [
        (p(f"<w:sdt><w:sdtContent>{run('12.5')}</w:sdtContent></w:sdt>"), "12.5", None),
        (f"<w:sdt><w:sdtContent>{p('12.5')}</w:sdtContent></w:sdt>", "12.5", None),
        (p(f"<w:ins {BY}>{run('12.5')}</w:ins>"), "12.5", "tracked"),
        (p(f"<w:moveTo {BY}>{run('12.5')}</w:moveTo>"), "12.5", "tracked"),
        (p(f"<w:del {BY}><w:r><w:delText>9</w:delText></w:r></w:del>{run('12')}"), "12", "tracked"),
        (p(f"<w:moveFrom {BY}>{run('9')}</w:moveFrom>{run('12')}"), "12", "tracked"),
        (p(f'<w:fldSimple w:instr="DATE">{run("3月")}</w:fldSimple>'), "3月", None),
        (p(f'<w:smartTag w:element="x">{run("岳阳")}</w:smartTag>'), "岳阳", None),
        (p(f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>'), "链接", None),
        (p(f"<w:unknown><w:deep>{run('深')}</w:deep></w:unknown>"), "深", None),
        (p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), "x+1", None),
        (p("一行") + p("二行"), "一行\n二行", None),
        (
            p("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:br/><w:t>下</w:t></w:r>"),
            "左\t右\n下",
            None,
        ),
        (p("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/></w:r>"), "12-3", None),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>'), "☑是", None),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9</w:t></w:r>'), "≥9", None),
        (p("<w:r><w:t> 前 </w:t></w:r>" + run(" 后")), "前 后", None),
        (p("<w:r><w:t>甲<!-- x -->乙<![CDATA[&丙]]></w:t></w:r>"), "甲乙&丙", None),
    ],
)
def test_text_is_read_whatever_it_is_wrapped_in(
    content: str, text: str, remark: str | None
) -> None:
    _, cell = cell_of(content)

    assert cell.text == text
    assert cell.remarks == (frozenset({remark}) if remark else frozenset())


def test_what_a_change_takes_away_is_told_with_its_place() -> None:
    contents, _ = cell_of(p(f"<w:del {BY}><w:r><w:delText>9</w:delText></w:r></w:del>{run('12')}"))

    assert contents.told == ("修订中删去的“9”没有算在内（第 1 张表第 1 行第 2 格）。",)


def test_a_paragraph_whose_end_is_taken_away_goes_on_in_the_next() -> None:
    _, cell = cell_of(p("前", f"<w:rPr><w:del {BY}/></w:rPr>") + p("后"))

    assert cell.text == "前后"


def test_hidden_text_and_prompts_stand_apart_from_the_value() -> None:
    prompt = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('点此输入')}</w:sdtContent>"
    contents, cell = cell_of(p(f"{run('12')}{run('密', '<w:vanish/>')}<w:sdt>{prompt}</w:sdt>"))

    assert cell.text == "12"
    (aside,) = contents.paragraphs
    assert (aside.text, aside.remarks) == ("密点此输入", frozenset({"hidden"}))
    assert aside.place == "第 1 张表第 1 行第 2 格"


def test_a_text_is_hidden_by_its_style() -> None:
    style = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(
        run("密", '<w:rStyle w:val="H"/>') + run("明", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')
    )
    shown, hidden = read(word(body, {"styles": f"<w:styles>{style}</w:styles>"}), "").paragraphs

    assert (shown.text, hidden.text) == ("明", "密")


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = char("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + char("end")
    field = char("begin") + f"<w:r><w:instrText>IF </w:instrText></w:r>{inner}{run('不见')}"
    _, cell = cell_of(p(field + char("separate") + run("12") + char("end") + run("元")))

    assert cell.text == "12元"


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    data = word(p(f"{begin}{run('指令')}") + p("正文"))
    hidden, shown = read(data, "").paragraphs

    assert hidden.text == "指令"
    assert hidden.remarks == {"hidden"}
    assert (shown.text, sorted(shown.remarks)) == ("正文", [])


def test_names_before_a_table_begin_in_its_first_cell() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="f_{}"/>'
    data = word(f"{mark.format('a')}{p('甲')}" + tbl(mark.format("b") + tr("乙", "丙")))
    contents = read(data, "")

    assert [one.names for one in contents.paragraphs] == [("f_a",)]
    assert [one.names for one in table(contents).cells] == [("f_b",), ()]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☑是"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☑是"),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "□是"),
        (
            f"<w:ddList><w:result w:val='1'/>{ENTRIES}</w:ddList>",
            "女是",
        ),
    ],
)
def test_form_fields_show_what_was_chosen(data: str, text: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    _, cell = cell_of(p(begin + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("是")))

    assert cell.text == text


def test_ruby_shows_its_base_and_tells_the_reading() -> None:
    ruby = (
        f"<w:ruby><w:rubyPr/><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby>"
    )
    contents, cell = cell_of(p(f"<w:r>{ruby}</w:r>"))

    assert (cell.text, contents.told) == (
        "拼",
        ("注音“pin”没有算在内（第 1 张表第 1 行第 2 格）。",),
    )


def test_a_text_box_is_read_once_and_beside_its_cell() -> None:
    box = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    contents, cell = cell_of(p(f"{run('12')}<w:r>{both}</w:r>"))

    assert cell.text == "12"
    (boxed,) = contents.paragraphs
    assert (boxed.text, boxed.where) == ("框中", "box")
    assert boxed.place == "第 1 张表第 1 行第 2 格的文本框"


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    contents, cell = cell_of(p("外") + tbl(tr("内")) + p("后"))

    assert cell.text == "外\n后"
    assert (table(contents, 1).title, texts(contents, 1)) == (
        "第 1 张表第 1 行第 2 格里的表",
        ["内"],
    )


def test_rows_and_cells_and_tables_in_controls_are_read() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    data = word(control(tbl(control(tr("甲", control(tc("乙")))), tr("丙", "丁"))))

    assert texts(read(data, "")) == ["甲", "乙", "丙", "丁"]


def test_rows_are_counted_as_they_are_after_the_changes() -> None:
    data = word(
        tbl(
            tr("甲", "1"),
            tr("乙", "2", properties=f"<w:del {BY}/>"),
            tr("丙", "3", properties=f"<w:ins {BY}/>"),
        )
    )
    contents = read(data, "")

    assert texts(contents) == ["甲", "1", "丙", "3"]
    assert [cell.row for cell in table(contents).cells] == [0, 0, 1, 1]
    assert table(contents).cells[3].remarks == frozenset({"tracked"})
    assert contents.told == ("修订中删去的“乙、2”没有算在内（第 1 张表第 2 行，整行删去）。",)


def test_joined_cells_cover_what_they_cover() -> None:
    data = word(
        tbl(
            tr(tc("左", V), tc("上", '<w:gridSpan w:val="2"/>')),
            tr(tc("", GOES_ON), "a", "b"),
            tr(tc("看不见", GOES_ON), "c", "d"),
        )
    )
    contents = read(data, "")

    assert [(one.row, one.column, one.rows, one.columns) for one in table(contents).cells[:2]] == [
        (0, 0, 3, 1),
        (0, 1, 1, 2),
    ]
    assert [one.text for one in contents.paragraphs] == ["看不见"]
    assert lost(in_word(data), contents) == ""


def test_a_cell_that_goes_on_in_nothing_keeps_its_text() -> None:
    data = word(tbl(tr(tc("一", GOES_ON), "二"), tr(tc("三", '<w:gridSpan w:val="2"/>'))))

    assert texts(read(data, "")) == ["一", "二", "三"]


def test_rows_that_leave_columns_out_keep_their_columns() -> None:
    data = word(tbl(tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="2"/>')))
    cells = table(read(data, "")).cells

    assert (cells[3].text, cells[3].column) == ("d", 2)


def test_columns_in_which_nothing_begins_are_none() -> None:
    wide = '<w:gridSpan w:val="4"/>'
    cells = table(read(word(tbl(tr(tc("a", wide), "b"), tr(tc("c", wide), "d"))), "")).cells

    assert [(one.column, one.columns) for one in cells] == [(0, 1), (1, 1), (0, 1), (1, 1)]


def test_what_stands_beside_the_body_says_where() -> None:
    data = word(
        p("正文"),
        {
            "header": f"<w:hdr>{p('页眉字')}</w:hdr>",
            "footer": f"<w:ftr>{p('页脚字')}</w:ftr>",
            "footnotes": f'<w:footnotes><w:footnote w:id="1">{p("注")}</w:footnote></w:footnotes>',
            "comments": f'<w:comments><w:comment w:id="1">{p("批")}</w:comment></w:comments>',
        },
    )
    contents = read(data, "")

    assert [(one.text, one.where) for one in contents.paragraphs] == [
        ("正文", "body"),
        ("页眉字", "header"),
        ("页脚字", "footer"),
        ("注", "note"),
        ("批", "comment"),
    ]
    assert lost(in_word(data), contents) == ""


def numbered(levels: str, *paragraphs: str) -> list[str]:
    part = (
        f'<w:numbering><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    return [one.text for one in read(word("".join(paragraphs), {"numbering": part}), "").paragraphs]


def level(at: int, way: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{way}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, at: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "japaneseCounting", "（%2）")
    levels += level(2, "decimal", "%3.")

    found = numbered(levels, item("甲"), item("乙", 1), item("丙", 2), item("丁", 1), item("戊"))

    assert found == ["一、甲", "（一）乙", "1. 丙", "（二）丁", "二、戊"]


def test_numbers_name_the_levels_above_and_begin_anew_below() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")

    found = numbered(levels, item("a"), item("b", 1), item("c", 1), item("d"), item("e", 1))

    assert found == ["第一章a", "1.1 b", "1.2 c", "第二章d", "2.1 e"]


def test_a_style_numbers_and_heads_its_paragraphs() -> None:
    style = (
        '<w:styles><w:style w:type="paragraph" w:styleId="B"><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" '
        'w:styleId="C"><w:basedOn w:val="B"/></w:style></w:styles>'
    )
    part = (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1、")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    data = word(p("甲", '<w:pStyle w:val="C"/>'), {"styles": style, "numbering": part})

    assert list(read(data, "").paragraphs) == [Paragraph(text="1、甲", place="第 1 段", level=1)]


def test_a_strict_file_is_read_as_any_other() -> None:
    data = word(tbl(tr(tc("甲", '<w:gridSpan w:val="2"/>'), "乙"), tr("1", "2", "3")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, content in members.items()
    }

    assert read(packed(strict), "") == read(data, "")
