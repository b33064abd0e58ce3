"""A blank form in a Word file becomes an edition: it loads, prints the form again, and asks."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from amount import many
from given.edges import EDGES
from office import Office
from perfeval_gui import paths
from perfeval_gui.cli.commands import run
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.home.inspecting import look_through
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.word.laid_out import LaidText, laid_out
from perfeval_gui.new_edition.draw import Drawn, draw
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Rulebook
from unit.editions.random_editions import editions
from unit.foreign.word_files import p, tbl, tc, tr, word
from unit.new_edition.blank_form import form_of_others, form_with_indicators

SHIPPED = sorted(paths.shipped_editions().iterdir())
OTHERS = sorted((Path(__file__).parents[2] / "scenarios/editions").iterdir())
EXAMPLES = many(400, 40)


@pytest.fixture(scope="module")
def known() -> list[Edition]:
    shelf = Shelf((paths.shipped_editions(),))
    return [shelf.read(one).edition for one in shelf.ids()]


def blank(book: Rulebook) -> bytes:
    """A report of *book* in which nothing is filled in, as a Word file."""
    return write_word(compose(book.evaluate(new_report(book.edition, book.edition.year))))


def words_of(data: bytes) -> list[str]:
    """All that a Word file shows, cell by cell, blank ones too, without its spaces."""
    found: list[str] = []
    for sheet in laid_out(Package(Archive(data))):
        for block in sheet.blocks:
            if not isinstance(block, LaidText):
                found += ["".join(cell.text.split()) for cell in block.cells]
            elif block.text.strip():
                found.append("".join(block.text.split()))
    return found


def widths_of(data: bytes) -> list[tuple[float, ...]]:
    blocks = [block for sheet in laid_out(Package(Archive(data))) for block in sheet.blocks]
    return [block.widths for block in blocks if not isinstance(block, LaidText)]


def loaded(drawn: Drawn, folder: Path) -> Rulebook:
    folder.mkdir()
    drawn.put(folder)
    assert [(one.file, one.line, one.reason) for one in look_through(folder).faults] == []
    return read_edition(folder)


# ---- forms that the program prints itself, as if nobody knew them


@pytest.mark.parametrize("folder", [*SHIPPED, *OTHERS], ids=lambda folder: folder.name)
def test_what_is_drawn_prints_the_form_again(
    folder: Path, known: list[Edition], tmp_path: Path
) -> None:
    form = blank(read_edition(folder))

    book = loaded(draw(form, known), tmp_path / "drawn")

    again = blank(book)
    assert words_of(again) == words_of(form)
    assert sum(map(len, widths_of(again))) == pytest.approx(sum(map(len, widths_of(form))), abs=2)
    year = read_edition(folder).edition.year
    assert book.edition.year == (year if f"{year}年" in "".join(words_of(form)) else 2023)
    assert [one.margins for one in laid_out(Package(Archive(again)))] == [
        one.margins for one in laid_out(Package(Archive(form)))
    ]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
@given(editions())
def test_whatever_an_edition_prints_is_drawn(known: list[Edition], given: tuple[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "random"
        folder.mkdir()
        (folder / "edition.toml").write_text(given[0], "utf-8")
        (folder / "p.page").write_text(given[1], "utf-8")
        try:
            form = blank(read_edition(folder))
        except EditionError:
            return
        assert words_of(blank(loaded(draw(form, known), Path(place) / "drawn"))) == words_of(form)


def test_a_filled_form_is_read_into_what_was_drawn_from_the_blank_one(
    known: list[Edition], tmp_path: Path
) -> None:
    """The cells that are drawn are those that people fill in, and hold what they write."""
    sheet = EDGES["example"]()
    book = loaded(draw(blank(sheet.book), known), tmp_path / "drawn")

    match = Matcher(book).match([read(write_word(compose(sheet)), "填好的.docx")])

    found = Counter(one.state for one in match.cells)
    assert found["sure"] > 160
    assert found["sure"] > 12 * (found["doubtful"] + found["missing"])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_that_another_program_saved_is_drawn(
    known: list[Edition], tmp_path: Path, office: Office
) -> None:
    """By way of .odt and back: other parts of columns, other styles, the same paper."""
    form = tmp_path / "form.docx"
    form.write_bytes(blank(read_edition(paths.shipped_editions() / "guojia-xiangmu-2021")))
    for source, kind in ((form, "odt"), (tmp_path / "out/form.odt", "docx")):
        office.save(kind, tmp_path / "out", [source])
    saved = (tmp_path / "out/form.docx").read_bytes()

    book = loaded(draw(saved, known), tmp_path / "drawn")

    assert words_of(blank(book)) == words_of(form.read_bytes())


# ---- a form of others


@pytest.fixture(scope="module")
def theirs(known: list[Edition], tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return loaded(draw(form_of_others(), known), tmp_path_factory.mktemp("theirs") / "drawn")


def test_its_cells_have_names_and_kinds(theirs: Rulebook) -> None:
    kinds = {name: field.kind.name for name, field in theirs.form.fields.items()}

    assert kinds["project_name"] == "text"
    assert kinds["unit"] == "text"
    assert [name for name, kind in kinds.items() if kind == "phone"] == ["form_phone"]
    assert kinds["开工时间"] == "day"
    assert theirs.form.fields["是否新建"].kind.choices[1:] == ("是", "否")
    assert theirs.edition.money.unit == "元"
    assert theirs.edition.year == 2025


def test_its_tables_have_lines_or_rows(theirs: Rulebook) -> None:
    tables = {table.name: table for table in theirs.edition.declared.tables}

    lines = next(table for table in tables.values() if table.lines)
    assert [line.label for line in lines.lines] == ["上级补助", "村级自筹", "合计"]
    assert [column.key for column in lines.columns] == ["上年决算数", "预算数", "备注"]
    assert [column.kind.name for column in lines.columns] == ["money", "money", "prose"]
    rows = next(table for table in tables.values() if not table.lines)
    assert [column.key for column in rows.columns][1:] == [
        "工程名称", "受益户数", "投资额", "完工率", "签字",
    ]  # fmt: skip
    assert [column.kind.name for column in rows.columns][2:5] == ["figure", "money", "rate"]
    assert f"{rows.name}[].签字" in theirs.edition.hand


def test_what_the_hand_writes_stays_as_it_is_printed(theirs: Rulebook) -> None:
    shown = words_of(blank(theirs))

    form = [text if text not in ("1", "2") else "" for text in words_of(form_of_others())]
    assert shown[2] == "填报单位（盖章）：填报日期：单位：元"
    assert form[-2] == "负责人签字：年月日"
    assert [*shown[:2], *shown[3:]] == [*form[:2], *form[3:]]


def test_what_is_not_sure_is_asked(known: list[Edition]) -> None:
    drawn = draw(form_of_others(), known)

    assert any("“合计”一行" in one for one in drawn.questions)
    assert all(one in drawn.files["说明.md"] for one in drawn.questions)


def test_what_the_groups_leave_is_scored_by_the_execution_of_the_budget(
    known: list[Edition], tmp_path: Path
) -> None:
    book = loaded(draw(form_with_indicators(), known), tmp_path / "drawn")

    assert book.edition.execution_points == 10
    assert [(one.label, one.points) for one in book.edition.groups] == [
        ("产出指标", Decimal(50)), ("效益指标", Decimal(30)), ("满意度指标", Decimal(10)),
    ]  # fmt: skip
    typed = {"项目资金.年度资金总额.全年预算数": "200", "项目资金.年度资金总额.全年执行数": "150"}
    sheet = book.evaluate(fill(new_report(book.edition, 2025), book.edition, typed, {}))
    assert sheet.shown("execution_rate") == "75.00%"
    assert sheet.shown("execution_score") == "7.50"
    assert "得分" not in {column.key for column in book.edition.declared.tables[0].columns}


def test_points_that_do_not_make_a_hundred_are_asked_about(known: list[Edition]) -> None:
    drawn = draw(form_with_indicators(), known)
    assert not any("合计不是 100" in one for one in drawn.questions)

    without = draw(form_with_indicators(amounts=False), known)

    assert any("合计不是 100" in one for one in without.questions)


def test_the_corner_of_a_table_is_nobody_s_to_fill(known: list[Edition]) -> None:
    assert "| '项目资金（万元） |  |" in draw(form_with_indicators(), known).files["page1.page"]


def test_a_unit_over_a_part_of_the_table_is_that_of_its_amounts(known: list[Edition]) -> None:
    form = word(
        p("情况表")
        + tbl(
            tr(tc("收支情况（万元）", '<w:gridSpan w:val="3"/>')),
            tr(tc("项目"), tc("2024年"), tc("2025年")),
            tr(tc("一般"), tc(""), tc("")),
            tr(tc("其余"), tc(""), tc("")),
        )
    )

    toml = draw(form, known).files["edition.toml"]

    assert '["上年", "{Y-1}年", "money"]' in toml
    assert '["本年", "{Y}年", "money"]' in toml


def test_a_filled_form_is_told(known: list[Edition]) -> None:
    filled = word(
        p("资金表")
        + tbl(
            tr(tc("项目"), tc("预算数"), tc("决算数")),
            tr(tc("工资"), tc("12.30"), tc("11.00")),
            tr(tc("差旅"), tc("2.00"), tc("1.5")),
        )
    )

    assert any("填好的数" in one for one in draw(filled, known).questions)


# ---- what cannot be drawn


@pytest.mark.parametrize(
    "data", [b"", b"{\\rtf1 a}", b"%PDF-1.4", b"PK\x03\x04 broken", word(""), word(p("  "))]
)
def test_what_is_no_form_is_refused_in_words(data: bytes, known: list[Edition]) -> None:
    with pytest.raises(UnreadableError, match=r"[\u4e00-\u9fff]"):
        draw(data, known)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "表.docx"
    path.write_bytes(form_of_others())
    return path


def test_the_command_draws_into_a_new_folder(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "新表"

    assert run(["draw", str(form), "-o", str(folder), "--year", "2026"]) == 0

    told = capsys.readouterr()
    assert told.out.strip() == str(folder)
    assert "请定下来：" in told.err
    assert read_edition(folder).edition.year == 2026
    assert sorted(file.name for file in folder.iterdir()) == [
        "edition.toml", "page1.page", "说明.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "reason"),
    [("A表", "请改成“a表”"), ("没有/新表", "没有"), ("有东西", "已经有了")],
)
def test_the_command_replaces_nothing(
    form: Path, tmp_path: Path, name: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "有东西").mkdir()
    (tmp_path / "有东西/a.txt").write_text("a", "utf-8")
    before = form.read_bytes()

    assert run(["draw", str(form), "-o", str(tmp_path / name)]) == 2

    assert reason in capsys.readouterr().err
    assert form.read_bytes() == before
    assert [file.name for file in (tmp_path / "有东西").iterdir()] == ["a.txt"]
