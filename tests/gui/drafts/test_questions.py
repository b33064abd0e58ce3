"""The dialogs that ask for a file: what becomes of the name that was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from hands import when_asked
from perfeval_gui.views.kit import questions


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name without the ending of drafts, typed into the dialog of the system."""
    path = tmp_path / "甲单位 2.0"

    def name(*_arguments: object) -> tuple[str, str]:
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    return path


def press(text: str) -> None:
    """Press the button called *text* in the question that comes up next."""

    def find(box: QMessageBox) -> None:
        next(one for one in box.findChildren(QPushButton) if one.text() == text).click()

    when_asked(QMessageBox, find)


def test_a_name_gets_the_ending_of_drafts(typed: Path) -> None:
    assert questions.draft_to_save(None, typed) == typed.with_name("甲单位 2.0.perfeval")


@pytest.mark.parametrize(("button", "kept"), [("替换", True), ("返回", False)])
def test_no_draft_is_replaced_unasked(typed: Path, qtbot: QtBot, button: str, kept: bool) -> None:
    there = typed.with_name("甲单位 2.0.perfeval")
    there.touch()
    press(button)

    assert questions.draft_to_save(None, typed) == (there if kept else None)
