"""The cards of recent drafts on the start page, and what one needs at hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkout import ROOT
from given.worked import filled
from hands import PATIENT, idle, wait_for
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.draft.files import save_draft
from perfeval_gui.views.package.recent_drafts import RecentDrafts, told_of
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.window.recent_cards import GONE, READING, DraftCard
from perfeval_gui.views.window.start_view import USUAL_PAPERS

SAMPLE = ROOT / "resources/samples/示例.perfeval"
SHELF = Shelf((ROOT / "resources/editions",))


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = Desktop(application, pace=PATIENT).window
    qtbot.addWidget(window)
    window.show_start()
    with qtbot.waitExposed(window):
        window.show()
    return window


def cards(window: MainWindow) -> list[DraftCard]:
    layout = window.start.recent
    found = (layout.itemAt(place).widget() for place in range(layout.count()))
    return [one for one in found if isinstance(one, DraftCard)]


def draft(folder: Path, name: str = "甲") -> Path:
    path = folder / f"{name}.perfeval"
    save_draft(path, filled({"unit": "临江中心", "quota": "3", "in_post": "3"}))
    os.utime(path, (1.7e9, 1.7e9))
    return path


def test_a_draft_tells_how_far_it_is(tmp_path: Path) -> None:
    facts, fault = told_of(draft(tmp_path), SHELF)

    assert not fault
    assert facts.startswith("临江中心 · 2023 年度 · 填完 1/10 部分 · 错误 ")
    assert " · 保存于 2023-11-" in facts
    assert told_of(SAMPLE, SHELF)[0].startswith(
        "临江企地协作服务中心 · 2023 年度 · 填完 10/10 部分 · 错误 0 · "
    )


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    content = SAMPLE.read_bytes()
    for name, data in (
        ("坏", content[:-20]),
        ("新", content.replace(b"PERFEVAL 1", b"PERFEVAL 9", 1)),
        ("别的", b"hello"),
        ("没有版式", None),
    ):
        path = tmp_path / f"{name}.perfeval"
        if data is None:
            save_draft(path, filled())
        else:
            path.write_bytes(data)
    told = {
        name: told_of(tmp_path / f"{name}.perfeval", SHELF) for name in ("坏", "新", "别的", "没有")
    }

    assert all(fault for _, fault in told.values())
    assert "损坏" in told["坏"][0]
    assert "更新的程序版本" in told["新"][0]
    assert "不是本程序的草稿" in told["别的"][0]
    assert "打不开" in told["没有"][0]
    assert "没有它的版式" in told_of(tmp_path / "没有版式.perfeval", Shelf(()))[0]


def test_an_exported_file_is_not_read_for_its_card(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"PK")

    facts, fault = told_of(tmp_path / "甲.docx", SHELF)
    assert facts.startswith("导出的文件")
    assert not fault


def test_cards_are_told_beside_the_window_and_nothing_moves(
    window: MainWindow, tmp_path: Path
) -> None:
    paths = [draft(tmp_path, "甲"), draft(tmp_path, "乙"), tmp_path / "没有了.perfeval"]
    window.start.show_recent(paths)
    assert [card.facts for card in cards(window)] == [READING, READING, GONE]
    QApplication.processEvents()
    places = [card.geometry() for card in cards(window)]
    RecentDrafts(window.start, SHELF)
    wait_for(lambda: all(card.facts != READING for card in cards(window)))

    assert [card.geometry() for card in cards(window)] == places
    assert cards(window)[1].facts.startswith("临江中心")
    assert cards(window)[1].accessibleName().startswith("乙，临江中心")
    # In a narrow window the line is cut at the edge of its card.
    assert all(str(card.path) in card.toolTip() for card in cards(window))
    assert all(card.facts in card.toolTip() for card in cards(window))


def test_what_is_listed_anew_is_read_anew(window: MainWindow, tmp_path: Path) -> None:
    RecentDrafts(window.start, SHELF)
    window.start.show_recent([draft(tmp_path, "甲")])
    window.start.show_recent([draft(tmp_path, "乙"), draft(tmp_path, "丙")])
    wait_for(lambda: all(card.facts != READING for card in cards(window)))

    assert [card.path.stem for card in cards(window)] == ["乙", "丙"]


def test_a_card_opens_its_draft(window: MainWindow, tmp_path: Path) -> None:
    window.start.show_recent([draft(tmp_path)])
    cards(window)[0].click()

    assert window.desk is not None
    assert window.desk.document.report.cover.unit == "临江中心"


def test_what_one_needs_at_hand_is_said(window: MainWindow) -> None:
    start = window.start
    usual = f"手边要有：{'　'.join(USUAL_PAPERS)}"
    assert start.choice.papers.text() == usual
    start.need(("立项批复", "资金下达文件"))
    assert start.choice.papers.text() == "手边要有：立项批复　资金下达文件"
    start.need(())
    assert start.choice.papers.text() == usual


def test_an_edition_says_what_is_needed(tmp_path: Path) -> None:
    project = shutil.copytree(ROOT / "resources/editions/guojia-xiangmu-2020", tmp_path / "own")
    toml = project / "edition.toml"
    assert read_edition(project).edition.papers[0] == "项目立项和预算批复"
    assert SHELF.read("yunxi-2023").edition.papers == ()

    text = toml.read_text(encoding="utf-8")
    toml.write_text(
        "".join(
            'papers = "决算表"\n' if line.startswith("papers") else line
            for line in text.splitlines(keepends=True)
        ),
        "utf-8",
    )
    with pytest.raises(EditionError, match="papers 应当是文字的列表"):
        read_edition(project)


def test_the_page_is_as_narrow_as_a_usual_screen_at_double_scale(
    window: MainWindow, tmp_path: Path
) -> None:
    draft = tmp_path / "甲.perfeval"
    shutil.copy(SAMPLE, draft)
    start = window.start
    start.show_recent([draft])
    start.back.show()
    high = start.picture_side()
    start.show_picture(QPixmap(high * 210 // 297, high))
    window.resize(683, 384)
    idle()

    assert start.horizontalScrollBar().maximum() == 0
    (card,) = start.findChildren(DraftCard)
    start.ensureWidgetVisible(card)
    assert card.visibleRegion().boundingRect().size() == card.size()
    assert start.choice.papers.height() > 1.5 * start.choice.papers.fontMetrics().height()
    window.resize(1366, 768)
    idle()
    assert start.choice.papers.height() < 1.5 * start.choice.papers.fontMetrics().height()
