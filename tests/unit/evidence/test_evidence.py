"""佐证材料 in the record: it goes with its indicator, and others never learn where files lie."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from checkout import ROOT
from given.worked import filled, issued
from perfeval_gui.document.document import Document
from perfeval_gui.document.row_edits import add_row, move_row, remove_rows
from perfeval_gui.domain.beside.evidence import EvidenceFile
from perfeval_gui.domain.names.appendices import is_printed, with_printed
from perfeval_gui.domain.names.comparing import differences
from perfeval_gui.domain.names.evidence import (
    indicator_of,
    indicator_tables,
    lies_in,
    proofs,
    unproved,
    with_files,
    without_folders,
    written,
)
from perfeval_gui.domain.record.report import BESIDE, STANDARD, Report
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.imports.taking.new_year import new_year
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.telling.changes import STEP, told
from perfeval_gui.rules.telling.readable import readable
from perfeval_gui.storage.draft.draft import dump, for_others, load
from perfeval_gui.storage.draft.files import open_draft, read_draft, save_draft
from perfeval_gui.storage.draft.rescue import rescued

pytestmark = pytest.mark.usefixtures("qapp")
ROWS: Final = [{"group": "output", "kind": "quantity", "name": name} for name in ("甲", "乙", "")]


def file(name: str = "台账.pdf", folder: str = "") -> EvidenceFile:
    digest = sha256(name.encode()).hexdigest()
    return EvidenceFile(name=name, folder=folder, size=Decimal(2048), digest=digest, note="签收页")


def proved(row: int = 1, *files: EvidenceFile) -> Report:
    """Three indicators, of which the one in *row* has *files*."""
    return with_files(filled(indicators=ROWS), f"indicators[{row}].target", files or (file(),))


def by_indicator(report: Report) -> dict[str, list[str]]:
    """The names of the files of each indicator."""
    found = proofs(issued().edition, report)
    return {one.name: [each.name for _, each in one.files] for one in found if one.files}


def test_files_go_with_their_indicator_and_away_with_it() -> None:
    document = Document(issued(), proved())

    move_row(document, "indicators", 1, -1, "指标")
    assert by_indicator(document.report) == {"indicators[0].name": ["台账.pdf"]}
    add_row(document, "indicators", 0, "指标")
    assert by_indicator(document.report) == {"indicators[1].name": ["台账.pdf"]}
    remove_rows(document, "indicators", [0], "指标")
    assert by_indicator(document.report) == {"indicators[0].name": ["台账.pdf"]}
    remove_rows(document, "indicators", [0], "指标")
    assert document.report.evidence.evidence == ()
    document.history.undo()
    assert by_indicator(document.report) == {"indicators[0].name": ["台账.pdf"]}
    document.history.redo()
    assert document.report.evidence.evidence == ()


def test_files_of_a_table_that_another_form_has_are_kept() -> None:
    stray = EvidenceFile(id=7, place="steps#4.title", name="表.pdf")
    document = Document(issued(), proved())
    with_stray = replace(document.report.evidence, evidence=(stray,))
    document.edit("另一个版式", replace(document.report, evidence=with_stray))

    remove_rows(document, "indicators", [0, 1], "指标")

    assert document.report.evidence.evidence == (stray,)
    assert by_indicator(document.report) == {}
    assert indicator_of(issued().edition, document.report, "evidence[0].name") == ""


def test_indicators_that_say_something_and_have_no_file_are_counted() -> None:
    report = proved()

    assert [one.title for one in unproved(issued().edition, report)] == ["甲"]
    assert unproved(issued().edition, filled()) == ()


def test_the_indicator_of_any_of_its_cells_and_of_its_files() -> None:
    edition, report = issued().edition, proved()

    assert indicator_of(edition, report, "indicators[1].score") == "indicators[1].name"
    assert indicator_of(edition, report, "evidence[0].note") == "indicators[1].name"
    for other in ("quota", "projects[0].name", "indicators[9].name", "evidence[3].name", ""):
        assert indicator_of(edition, report, other) == ""


def edition_of(name: str) -> Rulebook:
    return Shelf((ROOT / "tests/scenarios/editions", ROOT / "resources/editions")).read(name)


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("yunxi-2023", {"indicators": "name"}),
        ("guojia-xiangmu-2021", {"indicators": "name"}),
        ("siji-zhibiao-2025", {"steps": "title"}),
        ("liangfen-2025", {"marks": "title"}),
        ("wufen-mubiao-2025", {"指标": "名目"}),
        ("qingxi-2024", {}),
        ("sangong-2025", {}),
    ],
)
def test_which_tables_hold_indicators(name: str, tables: dict[str, str]) -> None:
    found = indicator_tables(edition_of(name).edition)

    assert found == {**tables}


def test_a_row_of_a_declared_table_has_files_too() -> None:
    book = edition_of("siji-zhibiao-2025")
    row = book.form.tables["steps"].row_type(title="培训人次", points=Decimal(10))
    document = Document(book, book.edition.blank(2025))
    add_row(document, "steps", 0, "指标", row)

    document.edit("佐证", with_files(document.report, "steps[0].actual", [file()]))

    (proof,) = proofs(book.edition, document.report)
    assert (proof.name, proof.title) == ("steps[0].title", "培训人次")
    assert [one.name for _, one in proof.files] == ["台账.pdf"]
    assert load(dump(document.report), book.form) == document.report
    remove_rows(document, "steps", [0], "指标")
    assert document.report.evidence.evidence == ()


# ---- where files lie


@pytest.mark.parametrize(
    ("folder", "kept"),
    [
        ("/工作/自评", ""),
        ("/工作/自评/佐证/二季度", "佐证/二季度"),
        ("/工作/佐证", "../佐证"),
        ("/工作", ".."),
        ("/别处/佐证", "/别处/佐证"),
    ],
)
def test_a_folder_is_written_from_that_of_the_draft_and_found_again(folder: str, kept: str) -> None:
    base = Path("/工作/自评")

    assert written(Path(folder), base) == kept
    assert lies_in(kept, base) == Path(folder)


def test_a_file_beside_the_draft_is_known_again_once_it_was_saved(tmp_path: Path) -> None:
    place = (tmp_path / "佐证").as_posix()
    (tmp_path / "自评").mkdir()
    save_draft(tmp_path / "自评/a.perfeval", proved(1, file(folder=place)))
    again = open_draft(tmp_path / "自评/a.perfeval")

    changed = replace(file(folder=place), digest=sha256(b"changed").hexdigest())
    (row,) = with_files(again, "indicators[1].name", [changed]).evidence.evidence

    assert (row.folder, row.digest) == (place, changed.digest)


def test_what_lies_below_the_root_beside_no_draft() -> None:
    assert written(Path("/佐证"), Path("/草稿")) == "/佐证"
    assert written(Path("/佐证"), None) == "/佐证"


def test_a_folder_that_cannot_be_known() -> None:
    assert lies_in("佐证", None) is None
    assert lies_in("C:/材料", Path("/工作")) is None
    assert lies_in("//server/材料", None) == Path("//server/材料")
    assert lies_in("", Path("/工作")) == Path("/工作")


def test_a_draft_that_moves_with_its_files_finds_them_and_one_saved_elsewhere_too(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "一", tmp_path / "二/三/四"
    for folder in (here, there):
        folder.mkdir(parents=True)
    report = proved(1, file("内.pdf", (here / "佐证").as_posix()), file("外.pdf", "/别处"))

    save_draft(here / "a.perfeval", report)
    text = (here / "a.perfeval").read_text("utf-8")
    assert '"folder": "佐证"' in text
    assert tmp_path.name not in text
    assert open_draft(here / "a.perfeval") == report
    # Saved elsewhere: the files stay where they are.
    save_draft(there / "b.perfeval", open_draft(here / "a.perfeval"))
    assert open_draft(there / "b.perfeval") == report
    # All of it moved.
    moved = here.rename(tmp_path / "五")
    inner, outer = open_draft(moved / "a.perfeval").evidence.evidence
    assert (inner.folder, outer.folder) == ((moved / "佐证").as_posix(), "/别处")


def test_a_copy_that_is_kept_elsewhere_says_nothing_new_of_where_files_lie(tmp_path: Path) -> None:
    report = proved(1, file("内.pdf", (tmp_path / "佐证").as_posix()))
    save_draft(tmp_path / "a.perfeval", report)

    kept, _ = read_draft(tmp_path / "a.perfeval", kept=True)

    assert kept.evidence.evidence[0].folder == "佐证"
    assert differences(kept, report) == ()


def test_others_get_no_folder() -> None:
    report = proved(1, file(folder="/home/someone/材料"))

    carried = for_others(report)

    assert b"someone" not in carried
    assert load(carried) == without_folders(report)
    assert without_folders(proved()) == proved()


# ---- told, kept, printed


def test_it_is_kept_rescued_and_told() -> None:
    report = proved(1, file(folder="/别处"))

    assert load(dump(report)) == report
    damaged = dump(report)[:-20]
    found = rescued(damaged)
    assert found is not None
    assert found.report.evidence == report.evidence
    sheet = issued().evaluate(report)
    lines = told(sheet, filled(indicators=ROWS), report, STEP)
    assert lines == ("佐证材料“台账.pdf”：增加了（大小 2,048；备注 签收页）",)
    shown = dict(readable(sheet))
    assert shown["佐证材料第 1 行 文件名"] == "台账.pdf"
    assert "/别处" not in "".join(shown.values())
    assert report.evidence.evidence[0].digest not in shown.values()


def test_a_list_is_printed_unless_the_clerk_decided_otherwise() -> None:
    report = filled()

    assert is_printed(report, "evidence")
    without = with_printed(report, "evidence", printed=False)
    assert not is_printed(load(dump(without)), "evidence")
    assert with_printed(without, "evidence", printed=True) == report
    lines = told(issued().evaluate(report), report, without, STEP)
    assert lines == ("附在后面的清单“佐证材料清单”：增加了（打印 否）",)


def test_tables_beside_the_form_are_those_that_no_section_shows() -> None:
    shown = {table for section in issued().edition.sections for table in section.tables}

    assert set(STANDARD.tables) - shown == BESIDE.keys()


def test_a_new_year_begins_without_files() -> None:
    made = new_year(issued().evaluate(proved()), filled())

    assert [row.name for row in made.report.indicators.indicators] == ["甲", "乙", ""]
    assert made.report.evidence.evidence == ()
