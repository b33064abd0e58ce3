"""A blank form in a Word file becomes an edition: it loads, prints the form again, and asks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from amount import many
from perfeval_gui import paths
from perfeval_gui.cli.commands import run
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.home.inspecting import look_through
from perfeval_gui.editions.ids import near, why_no_id
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.errors import UnreadableError
from perfeval_gui.imports.gate.archive import Archive
from perfeval_gui.imports.gate.package import Package
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.reading.files import read
from perfeval_gui.imports.word.laid_out import LaidText, laid_out
from perfeval_gui.new_edition import texts
from perfeval_gui.new_edition.draw import Drawn, draw
from perfeval_gui.new_edition.kinds import guess
from perfeval_gui.new_edition.texts import Slot, boxes, key_of, slots, with_years
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.figures.rulebook import Rulebook
from unit.blank_form import form_of_others
from unit.edges import EDGES
from unit.random_editions import editions
from unit.word_files import p, tbl, tc, tr, word

SHIPPED = sorted(paths.shipped_editions().iterdir())
OTHERS = sorted((Path(__file__).parent.parent / "scenarios/editions").iterdir())
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
def test_a_form_that_another_program_saved_is_drawn(known: list[Edition], tmp_path: Path) -> None:
    """By way of .odt and back: other parts of columns, other styles, the same paper."""
    form = tmp_path / "form.docx"
    form.write_bytes(blank(read_edition(paths.shipped_editions() / "guojia-xiangmu-2021")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for source, kind in ((form, "odt"), (tmp_path / "out/form.odt", "docx")):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir",
             str(tmp_path / "out"), str(source)],
            check=True, capture_output=True,
        )  # fmt: skip
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


# ---- words


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("全年执行数", "money"),
        ("执行率", "rate"),
        ("编制数（人）", "count"),
        ("建筑面积（㎡）", "area"),
        ("数量（个）", "figure"),
        ("填报日期", "day"),
        ("手机", "phone"),
        ("项目名称", "text"),
        ("偏差原因", "prose"),
        ("分值", "points"),
        ("得分", "score"),
        ("预算单位", "text"),
    ],
)
def test_a_label_says_what_is_filled_in(label: str, kind: str) -> None:
    assert guess(label).kind == kind


def test_a_label_that_says_nothing_is_asked_about() -> None:
    assert not guess("其他").sure
    assert guess("其他", around="元").kind == "money"
    assert guess("其他", height=30).kind == "prose"


def test_gaps_are_found_between_words() -> None:
    text = "填报人：　　　　联系电话：________　填报日期：　年　月　日"

    assert [(one.label, one.day) for one in slots(text)] == [
        ("填报人", False), ("联系电话", False), ("填报日期", True),
    ]  # fmt: skip
    assert slots("共计____万元") == (Slot("共计", 2, 6),)
    assert slots("说明：本表由单位填写。") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("□是　□否", ("是", "否")),
        ("□ 常年性 □ 一次性", ("常年性", "一次性")),
        ("□", ()),
        ("没有方框", ()),
    ],
)
def test_boxes_are_told_by_their_words(text: str, found: tuple[str, ...]) -> None:
    assert boxes(text) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025年预算", "{Y}年预算"),
        ("2024年决算", "{Y-1}年决算"),
        ("2019年批复", "2019年批复"),
        ("（____年度）", "（{Y}年度）"),
        ("文件20250301号", "文件20250301号"),
    ],
)
def test_years_are_those_of_the_form(text: str, written: str) -> None:
    assert with_years(text, 2025) == written


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("1、公务用车购置", "公务用车购置"),
        ("其中：公车购置", "公车购置"),
        ("（一）三公经费(万元)", "三公经费"),
        ("{Y-1}年决算数", "上年决算数"),
        ("3月", "栏3月"),
    ],
)
def test_names_are_made_of_labels(label: str, key: str) -> None:
    assert key_of(label) == key


def test_marks_of_a_page_file_are_printed_as_words() -> None:
    for text in ("{a}", "[b]", "c|d", "'e", '"f', "=g", ":h", "`i", "<", "^"):
        shown = texts.printed(text, 2025)
        assert not set(shown) & set("{}[]|`"), text
        assert not shown.startswith(("'", '"', "=", ":", "<", "^")), text


@pytest.mark.parametrize("name", ["A表 (终稿)", "２０２５年表", "", "///", "-", "con", "很长" * 60])
def test_a_file_gives_its_edition_an_id(name: str) -> None:
    assert why_no_id(near(name)) == ""


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
