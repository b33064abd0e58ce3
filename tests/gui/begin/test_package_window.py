"""本单位的自评材料: the drafts of a folder, what is found, opened, exported and printed."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog

from given.unit_forms import forms, save, whole
from given.worked import sheet_of
from gui.window.test_main_window import Answers, answers, window
from hands import PATIENT, Standing, idle, wait_for
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.pages.model import Package
from perfeval_gui.paper import printing
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.page import Page
from perfeval_gui.paper.printing import PrintSetup
from perfeval_gui.publishing.publishing import FORMATS
from perfeval_gui.views.kit import questions
from perfeval_gui.views.package.print_run import PackagePrint
from perfeval_gui.views.package.window import PackageWindow
from perfeval_gui.views.window.foot_line import FootLine
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.working.steps import finished

__all__ = ["answers", "window"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A unit's report and one of its two project forms."""
    monkeypatch.setattr(questions, "folder_with_drafts", answers.choose)
    answers.path = tmp_path / "材料"
    answers.path.mkdir()
    return save(answers.path, {"整体": whole(), "路": forms()["路"]})


def shown(window: MainWindow) -> PackageWindow:
    window.actions_.package.trigger()
    found = window.findChildren(PackageWindow)[-1]
    model = found.model
    assert model is not None
    wait_for(lambda: len(model.seen) == len(model.paths) and found.export.isEnabled())
    return found


def texts(found: PackageWindow, row: int) -> list[str]:
    model = found.model
    assert model is not None
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_each_draft_with_its_form_project_and_findings(window: MainWindow, folder: Path) -> None:
    found = shown(window)

    whole_row, road = texts(found, 0), texts(found, 1)
    assert whole_row[1:4] == ["（整体）", "整体.perfeval", "有错误要改"]
    assert road[:4] == [
        "项目支出绩效自评表（财预〔2020〕10号）",
        "农村公路养护",
        "路.perfeval",
        "有错误要改",
    ]
    assert int(road[4]) > 0
    assert road[8].startswith("20")
    # What is found between them stands first, at the report.
    assert "“危桥改造”" in found.told.toPlainText().splitlines()[0]
    found.table.selectRow(1)
    assert "危桥改造" not in found.told.toPlainText()
    found.close()


def test_checked_again_after_it_was_mended(window: MainWindow, folder: Path) -> None:
    found = shown(window)
    errors = int(texts(found, 0)[4])
    # The other form comes from elsewhere: the list is of the files that were there.
    save(folder, {"路": forms()["桥"]})
    found.check.click()
    wait_for(found.export.isEnabled)

    assert texts(found, 1)[1] == "危桥改造"
    assert int(texts(found, 0)[4]) == errors
    assert "农村公路养护" in found.told.toPlainText().splitlines()[0]
    found.close()


def test_one_is_opened(window: MainWindow, folder: Path) -> None:
    found = shown(window)
    found.table.selectRow(0)
    found.open_draft.click()

    assert window.drafts().path == folder / "整体.perfeval"


def test_what_cannot_be_read_is_told_and_left_out(window: MainWindow, folder: Path) -> None:
    (folder / "坏.perfeval").write_text("x", encoding="utf-8")
    found = shown(window)

    assert texts(found, 0)[2:7] == ["坏.perfeval", "打不开", "", "", ""]
    assert "打不开" in found.told.toPlainText()
    assert found.model is not None
    assert [path.name for path in found.model.readable] == ["整体.perfeval", "路.perfeval"]
    found.close()


def test_the_start_page_shows_it_too(window: MainWindow, folder: Path) -> None:
    window.start.show_package.click()
    (found,) = window.findChildren(PackageWindow)
    assert found.place.text() == str(folder)
    found.close()


def test_the_others_are_printed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[int, str, int]] = []

    def printing_pages(printer: QPrinter, pages: Sequence[Page]) -> Iterator[None]:
        printed.append((printer.copyCount(), printer.printRange().name, len(pages)))
        return iter(())

    monkeypatch.setattr(printing, "is_gone", lambda _: False)
    monkeypatch.setattr(printing, "printing_pages", printing_pages)
    package = compose(sheet_of())
    like = PrintSetup(first=1, last=2, copies=3)
    finished(printing.printing_more(package, Typefaces(), like))
    assert printed == [(3, "AllPages", len(lay_out(package, Typefaces())))]

    monkeypatch.setattr(printing, "is_gone", lambda _: True)
    with pytest.raises(printing.PrinterError, match="找不到打印机"):
        finished(printing.printing_more(package, Typefaces(), like))


def test_a_folder_without_drafts(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "空"
    answers.path.mkdir()
    window.actions_.package.trigger()

    assert answers.told == ["这个文件夹里没有草稿。"]


def test_all_are_exported_and_none_over_another(
    window: MainWindow, answers: Answers, folder: Path, tmp_path: Path
) -> None:
    save(folder, {"路 副本": forms()["路"]})
    found = shown(window)
    answers.path = tmp_path / "导出"
    out = answers.path
    found.export.click()
    wait_for(lambda: len(list(out.glob("*自评*.*"))) == 9)

    names = {path.name for path in out.iterdir()}
    for ending in FORMATS:
        assert f"农村公路养护2023年度项目支出绩效自评表（草稿）.{ending}" in names
        assert f"农村公路养护2023年度项目支出绩效自评表（草稿）(2).{ending}" in names
    assert answers.told == []
    found.close()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The titles of what was printed, one for each page; the first of all asks for a printer."""
    printed: list[str] = []

    def ask_printer(_parent: object, title: str, count: int) -> QPrinter:
        found = QPrinter()
        found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        found.setOutputFileName(str(tmp_path / "out.pdf"))
        found.setDocName(title)
        found.setCopyCount(2)
        assert count
        return found

    def printing_pages(printer: QPrinter, pages: Sequence[Page]) -> Iterator[None]:
        assert printer.copyCount() == 2
        for _ in pages:
            printed.append(printer.docName())
            yield

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "is_gone", lambda _: False)
    monkeypatch.setattr(printing, "ask_printer", ask_printer)
    monkeypatch.setattr(printing, "printing_pages", printing_pages)
    return printed


ROAD = "农村公路养护2023年度项目支出绩效自评表"


def said(window: MainWindow) -> str:
    (foot,) = window.findChildren(FootLine)
    return foot.text()


def test_all_are_printed_like_the_first(
    window: MainWindow, answers: Answers, printer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shown(window)
    found.print.click()
    wait_for(lambda: said(window) == "2 份材料已送到打印机。")

    assert printer[-1] == ROAD
    assert len(set(printer)) == 2
    monkeypatch.setattr(printing, "ask_printer", lambda *_: None)
    count = len(printer)
    found.print.click()
    assert len(printer) == count
    assert answers.told == []
    found.close()


def test_printing_them_can_be_left_between_two_pages(
    window: MainWindow, answers: Answers, printer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = PATIENT._replace(progress=0, turn=0, clock=Standing())
    run = PackagePrint(window, making, Typefaces(), pace)
    ended: list[tuple[int, str, bool]] = []
    run.ended.connect(lambda *what: ended.append(what))
    asked = printing.printing_pages

    def leaving(printer: QPrinter, pages: Sequence[Page]) -> Generator[None, None, None]:
        if printer.docName() == "乙":
            (dialog,) = (one for one in window.findChildren(QProgressDialog) if one.isVisible())
            assert dialog.labelText() == "正在逐份送到打印机……"
            QTimer.singleShot(0, dialog, dialog.canceled.emit)
        yield from asked(printer, pages)

    monkeypatch.setattr(printing, "printing_pages", leaving)
    run.start((Path("甲"), Path("乙"), Path("丙")))
    wait_for(lambda: bool(ended))

    assert ended == [(1, "", True)]
    idle()
    assert "丙" not in printer


def test_what_stops_the_printer_is_told_with_what_was_not_printed(
    window: MainWindow, printer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = PackagePrint(window, making, Typefaces(), PATIENT)
    ended: list[tuple[int, str, bool]] = []
    run.ended.connect(lambda *what: ended.append(what))
    run.start((Path("甲"), Path("坏"), Path("丙")))

    assert ended == [(1, "读不出来。\n“坏”和后面的没有打印。", False)]
    run.start((Path("坏"), Path("甲")))
    assert ended[1:] == [(0, "读不出来。", False)]
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    run.start((Path("甲"),))
    assert "没有可用的打印机" in ended[-1][1]


def making(path: Path) -> Generator[None, None, Package]:
    """Pages under the name of *path*; of one that is called so, none."""
    yield
    if path.name == "坏":
        raise ExportError("读不出来。")
    return replace(compose(sheet_of()), title=path.name)


def test_what_a_row_is_stays_to_be_read_where_the_list_is_narrow(window: MainWindow) -> None:
    found = shown(window)
    table = found.table
    others = sum(table.columnWidth(column) for column in range(1, table.model().columnCount()))
    digit = table.fontMetrics().horizontalAdvance("0")
    table.resize(others + 60 * digit, table.height())
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) + others == table.viewport().width()
    table.resize(others // 2, table.height())

    # The list scrolls sideways.
    assert table.columnWidth(0) >= 20 * digit
    assert table.horizontalScrollBar().maximum() > 0
    found.close()
