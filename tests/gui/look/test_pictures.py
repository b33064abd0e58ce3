"""The pictures of README, help and documents: made by the command, and of this version."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QImage, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser

import pictures
from checkout import ROOT
from gui.window.test_main_window import answers, window
from perfeval_gui.views.kit import theme
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "window"]
AGAIN = "run `python3 packaging/dev.py pictures` and look at what it made"
SHOWN = re.compile(r"!\[[^]\n]*\]\(([^)\s]+\.png)\)")


def kept(path: str) -> str:
    """The digest of what the picture at *path* shows."""
    return QImage(str(ROOT / path)).text(pictures.SHOWS)


def test_pictures_of_the_window_show_what_it_shows_now(
    window: MainWindow, qapp: QApplication
) -> None:
    theme.dress(qapp, ROOT / "resources/style.qss", dark=False)
    for picture in pictures.WINDOWS:
        pictures.prepared(window, picture)
        QApplication.processEvents()
        assert kept(picture.path) == pictures.digest_of(window), f"{picture.path}: {AGAIN}"
    assert window.desk is not None
    title = window.desk.workspace.pages.currentWidget().findChild(QLabel, "title")
    assert title is not None
    title.setText("别的")

    assert kept(pictures.WINDOWS[-1].path) != pictures.digest_of(window)


def test_the_picture_of_a_page_is_of_its_example() -> None:
    assert kept(pictures.PAGE) == pictures.digest_of_page(), AGAIN


def test_every_picture_shown_is_made_by_the_command() -> None:
    made = {ROOT / one.path for one in pictures.WINDOWS} | {ROOT / pictures.PAGE}
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("resources/**/*.md")]
    shown = {
        (document.parent / link).resolve()
        for document in documents
        for link in SHOWN.findall(document.read_text(encoding="utf-8"))
    }

    assert shown == made


def format_of(part: object) -> QTextCharFormat:
    # A copy: the part takes its own along when it goes.
    return QTextCharFormat(part.format)  # type: ignore[attr-defined]  # the stubs miss it


def test_the_help_shows_its_pictures(window: MainWindow) -> None:
    window.actions_.help.trigger()
    text = window.findChildren(QTextBrowser)[-1]
    shown = text.document()
    blocks = [shown.findBlockByNumber(number) for number in range(shown.blockCount())]
    formats = [format_of(part) for block in blocks for part in block.textFormats()]
    names = {Path(one.toImageFormat().name()).name for one in formats if one.isImageFormat()}

    assert names == {Path(one.path).name for one in pictures.WINDOWS if "help" in one.path}
    assert all(not QImage(str(ROOT / "resources/help" / name)).isNull() for name in names)
