"""Standard sections of a form that has only some of their cells: nothing is left of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hands import Show
from perfeval_gui.document.document import Document
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.sections.section_view import SectionView

PARTS: Final = {
    "cover": {"unit": "单位名称"},
    "staffing": {"in_post": "在职人数"},
    "buildings": {"thrift": "厉行节约措施"},
    "execution": {"executed": "全年执行数"},
    "goals": {"goals_expected": "预期目标"},
    "evaluators": {"form_filler": "填报人", "form_phone": "联系电话"},
}
OF_THE_VIEW: Final = ("title", "subtitle")


def view(section: str, folder: Path) -> SectionView:
    """The standard *section* of a form that has only some of its cells."""
    labels = PARTS[section]
    home = folder / "own"
    home.mkdir()
    toml = f'name = "甲"\nyear = 2024\n[[sections]]\nkey = "{section}"\n[labels]\n'
    toml += "".join(f'{name} = "{label}"\n' for name, label in labels.items())
    (home / "edition.toml").write_text(f'{toml}[[parts]]\nkey = "a"\n', encoding="utf-8")
    rows = "".join(f"| [{name}] | {{{name}}} |\n" for name in labels)
    (home / "a.page").write_text(f"@title 甲\ncolumns 40 100\n{rows}", encoding="utf-8")
    book = read_edition(home)
    document = Document(book, new_report(book.edition, 2024))
    return view_of(document, book.edition.sections[0])


def seen(view: SectionView, kind: type[QWidget]) -> list[QWidget]:
    return [one for one in view.findChildren(kind) if one.isVisibleTo(view)]


@pytest.mark.parametrize("section", PARTS)
def test_only_what_the_form_has_is_shown(
    section: str, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    shown = view(section, tmp_path)
    qtbot.addWidget(shown)
    show(shown)
    labels = [one for one in seen(shown, QLabel) if one.objectName() not in OF_THE_VIEW]
    texts = [one.text() for one in labels if isinstance(one, QLabel) and one.text()]

    assert texts[: len(PARTS[section])] == list(PARTS[section].values())
    assert set(texts[len(PARTS[section]) :]) <= {"人"}, "nothing but a unit"
    assert seen(shown, QTableView) == []
    assert seen(shown, QPushButton) == []
