"""做收集表: what is missing goes round as Excel sheets and comes back through 导入."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gui.imports.test_import_window import shown, titles
from gui.sections.test_sections_seen import foot
from gui.window.test_main_window import Answers, answers, begun, window
from hands import wait_for
from perfeval_gui.domain.names.fields import get
from perfeval_gui.domain.names.unconfirmed import unconfirmed
from perfeval_gui.views.kit import questions
from perfeval_gui.views.window.main_window import MainWindow
from unit.collecting.answered import answered, asked, at_random, blank, only

__all__ = ["answers", "window"]


@pytest.fixture
def asked_what(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the clerk is asked; he wants one file."""
    said: list[str] = []

    def choose(_parent: object, _title: str, text: str, *_: object) -> str:
        said.append(text)
        return "one"

    monkeypatch.setattr(questions, "choose", choose)
    monkeypatch.setattr(questions, "sheets_to_save", lambda *_: tmp_path / "收集表.xlsx")
    return said


def test_sheets_are_made_and_taken_over_when_they_are_back(
    window: MainWindow, asked_what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    window.actions_.collect.trigger()
    path = tmp_path / "收集表.xlsx"
    wait_for(path.exists)

    assert "人事：2 格" in asked_what[0]
    assert foot(window) == f"做好 1 个收集表文件：{path}"
    data, given = answered(path.read_bytes(), at_random(9))
    path.write_bytes(data)
    found = shown(window, path, monkeypatch)
    assert any("是交回来的收集表" in label.text() for label in found.findChildren(QLabel))
    assert titles(found, "asked") == []
    assert titles(found, "unknown") == []
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert get(document.report, "quota") == given["quota"]
    assert len(unconfirmed(document.report)) >= len(given)
    window.actions_.collect.trigger()
    document.history.undo()
    assert get(document.report, "quota") is None


def test_something_else_that_is_typed_is_shown_beside_it(
    window: MainWindow, asked_what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = begun(window).document
    window.actions_.collect.trigger()
    path = tmp_path / "收集表.xlsx"
    wait_for(path.exists)
    path.write_bytes(answered(path.read_bytes(), only("quota", 12))[0])
    document.put("quota", document.sheet.typed_kind("quota").read("11"))

    found = shown(window, path, monkeypatch)
    (number,) = found.proposal.of("asked")
    offer = found.proposal.offers[number]
    assert (offer.shown, offer.typed) == ("12", "11")
    QTest.keyClick(found.table, Qt.Key.Key_Escape)
    assert document.sheet.shown("quota") == "11"


def test_everybody_gets_a_file_and_none_is_written_over(
    window: MainWindow,
    answers: Answers,
    asked_what: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun(window)
    monkeypatch.setattr(questions, "choose", lambda *_: "apart")
    monkeypatch.setattr(questions, "folder_for_sheets", lambda *_: tmp_path)
    told: list[str] = []
    monkeypatch.setattr(questions, "tell", lambda *words: told.append(words[2]))
    window.actions_.collect.trigger()
    wait_for(lambda: "做好 4 个收集表文件" in foot(window))

    assert len(list(tmp_path.glob("*年度自评收集表-*.xlsx"))) == 4
    window.actions_.collect.trigger()
    assert "可能是填好的" in told[0]


def test_a_sheet_without_an_open_report_says_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "收集表.xlsx"
    path.write_bytes(asked(blank("yunxi-2023")))
    window.take_other(path, "不是草稿")

    assert "请先打开发出它的那份草稿" in foot(window)
    assert window.desk is None
