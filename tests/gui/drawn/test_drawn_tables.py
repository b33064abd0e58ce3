"""Tables with rows on the form of a declared section: shared headings, and each table once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView
from pytestqt.qtbot import QtBot

from hands import Show
from perfeval_gui.document.document import Document
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.sections.section_view import SectionView
from perfeval_gui.views.tables.heads import GroupedHeader, Shared

TOML = """name = "项目库"
year = 2024
[[sections]]
key = "list"
title = "项目清单"
[[cells]]
key = "note"
section = "list"
label = "说明"
kind = "text"
[[tables]]
key = "works"
section = "list"
noun = "项目"
columns = [
  ["title", "项目名称", "text"],
  ["budget", "预算数", "money"],
  ["done", "执行数", "money"],
  ["rate", "执行率", "ratio done budget"],
  ["people", "人数", "count"],
]
[[parts]]
key = "a"
"""
GROUPED = """columns 40 25 25 20 20
! | [works[].title] | 资金（{Y}年） | < | < | [works[].people] |
! | ^ | 金额 | < | 比率 | ^ |
! | ^ | [works[].budget] | [works[].done] | [works[].rate] | ^ |
*works:3 | '{works.title} | {works.budget} | {works.done} | {works.rate} | {works.people} |
"""
AGAIN = """columns 40 110
! | [works[].title] | 备注 |
*works:3 | '{works.title} | |
| [note] | {note} |
"""


def view(page: str, folder: Path) -> SectionView:
    home = folder / "own"
    home.mkdir()
    (home / "edition.toml").write_text(TOML, encoding="utf-8")
    (home / "a.page").write_text(f"@title 甲\n{page}", encoding="utf-8")
    book = read_edition(home)
    document = Document(book, new_report(book.edition, 2024))
    return view_of(document, book.edition.sections[0])


@pytest.fixture
def grouped(tmp_path: Path, qtbot: QtBot, show: Show) -> SectionView:
    shown = view(f"{GROUPED}{AGAIN}", tmp_path)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    show(shown)
    return shown


def header(shown: SectionView) -> GroupedHeader:
    (table,) = shown.findChildren(QTableView)
    found = table.horizontalHeader()
    assert isinstance(found, GroupedHeader)
    return found


def test_headings_that_columns_share_stand_above_them(grouped: SectionView) -> None:
    assert header(grouped).shared == (
        Shared("资金（2024年）", 1, 3, 0),
        Shared("金额", 1, 2, 1),
        Shared("比率", 3, 3, 1),
    )
    shown = header(grouped)
    assert shown.height() >= shown.sizeHint().height() == 3 * QHeaderView.sizeHint(shown).height()


def test_a_shared_heading_is_painted_over_all_its_columns(grouped: SectionView) -> None:
    shown = header(grouped)
    image = shown.grab().toImage()
    height = shown.height() // 3

    def ink(of: QRect, picture: QImage) -> int:
        paper = picture.pixelColor(of.left() + 3, of.top() + 3).rgb()
        inside = of.adjusted(4, 4, -4, -4)
        return sum(
            picture.pixelColor(x, y).rgb() != paper
            for x in range(inside.left(), inside.right())
            for y in range(inside.top(), inside.bottom())
        )

    left = shown.sectionViewportPosition(1)
    wide = sum(shown.sectionSize(column) for column in (1, 2, 3))
    assert ink(QRect(left, 0, wide, height), image) > 20
    # The words of a column without a shared heading reach over all levels.
    alone = QRect(shown.sectionViewportPosition(4), 0, shown.sectionSize(4), 3 * height)
    assert ink(alone, image) > 20


def test_a_table_that_is_drawn_twice_is_shown_once(grouped: SectionView) -> None:
    assert [one.objectName() for one in grouped.findChildren(QTableView)] == ["works_rows"]
    texts = [one.text() for one in grouped.findChildren(QLabel)]
    assert "说明" in texts, "what else stands in the second grid is there"
    assert "备注" not in texts, "the headings of its rows are not"


def test_one_row_of_headings_is_the_usual_header(tmp_path: Path, qtbot: QtBot) -> None:
    shown = view(AGAIN, tmp_path)
    qtbot.addWidget(shown)
    (table,) = shown.findChildren(QTableView)

    assert not isinstance(table.horizontalHeader(), GroupedHeader)
