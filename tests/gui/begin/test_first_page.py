"""The picture of the first page of the form that is chosen on the start page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checkout import ROOT
from hands import PATIENT, wait_for
from perfeval_gui import paths
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.pages.model import Package
from perfeval_gui.paper.painting import to_image
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.editions import first_page_picture
from perfeval_gui.views.window.main_window import MainWindow
from perfeval_gui.views.window.start_view import StartView

FORMS = ("yunxi-2023", "guojia-xiangmu-2020")
Steps = Generator[None, None, None]
WIDE = ROOT / "tests/scenarios/editions/hengban-2025"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two issued editions, a wide one and a broken one."""
    for name in FORMS:
        shutil.copytree(ROOT / "resources/editions" / name, tmp_path / name)
    shutil.copytree(WIDE, tmp_path / WIDE.name)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/edition.toml").write_text("name = 1", encoding="utf-8")
    monkeypatch.setattr(paths, "editions", lambda: (tmp_path,))
    return tmp_path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every page that is painted for the start page."""
    made: list[object] = []

    def painted(page: object, dpi: float) -> QImage:
        made.append(page)
        return to_image(page, dpi)  # type: ignore[arg-type]  # what it was called with

    monkeypatch.setattr(first_page_picture, "to_image", painted)
    return made


@pytest.fixture
def start(shelf: Path, qtbot: QtBot, qapp: QApplication) -> StartView:
    assert shelf.is_dir()
    desktop = Desktop(qapp, pace=PATIENT)
    qtbot.addWidget(desktop.window)
    desktop.show(None)
    desktop.draw_first_pages()
    return desktop.window.start


def choose(start: StartView, edition: str) -> None:
    ids = [one[0] for one in start.choice._editions]
    start.edition.setCurrentIndex(ids.index(edition))


def shown(start: StartView) -> Callable[[], bool]:
    return lambda: start.picture is not None and not start.picture.isHidden()


def test_the_first_page_is_shown_beside_the_choice(start: StartView, drawn: list[object]) -> None:
    choose(start, FORMS[0])
    where = start.new_report.mapTo(start, start.new_report.rect().topLeft())
    wait_for(shown(start))
    assert start.picture is not None
    picture = start.picture.pixmap()

    assert len(drawn) == 1
    assert picture.deviceIndependentSize().height() == start.picture_side()
    assert picture.width() < picture.height()
    assert "云溪区" in start.picture.accessibleName()
    # Nothing moves when it comes: the clerk may be about to press a button.
    assert start.new_report.mapTo(start, start.new_report.rect().topLeft()) == where
    image = picture.toImage()
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(image.height() // 2))
    colours = {image.pixelColor(x, y).lightness() for x, y in places}
    assert (max(colours) > 250, min(colours) < 100) == (True, True), "black on white"


def test_each_page_is_drawn_once_and_anew_when_editions_change(
    start: StartView, drawn: list[object]
) -> None:
    for edition in (*FORMS, *FORMS, *FORMS):
        choose(start, edition)
        wait_for(shown(start))
    assert len(drawn) == len(FORMS)

    start.offer(start.choice._editions)
    wait_for(lambda: len(drawn) == len(FORMS) + 1)
    assert start.chosen_edition() == FORMS[1]


def test_a_page_that_was_interrupted_is_drawn_when_it_is_chosen_again(
    start: StartView, drawn: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(start, FORMS[0])
    wait_for(shown(start))
    begun: list[object] = []

    def held(package: Package, _typefaces: object) -> Steps:
        begun.append(package)
        while True:
            yield

    with monkeypatch.context() as patched:
        patched.setattr(first_page_picture, "laying_out", held)
        choose(start, FORMS[1])
        wait_for(lambda: bool(begun))
        choose(start, FORMS[0])
    assert shown(start)()
    choose(start, FORMS[1])
    wait_for(shown(start))

    assert len(drawn) == len(FORMS)
    assert start.picture is not None
    assert "2020" in start.picture.accessibleName()


def test_a_page_that_cannot_be_drawn_is_tried_once(
    start: StartView, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(start, FORMS[0])
    wait_for(shown(start))
    pages = start.findChildren(first_page_picture.FirstPages)[0]
    tried: list[object] = []

    def failing(package: Package, _typefaces: object) -> Steps:
        tried.append(package)
        yield
        raise ValueError

    monkeypatch.setattr(first_page_picture, "laying_out", failing)
    for edition in (FORMS[1], WIDE.name, FORMS[1], FORMS[0], WIDE.name):
        choose(start, edition)
        wait_for(lambda: pages._wanted in pages._pictures)

    assert len(tried) == len({FORMS[1], WIDE.name})
    assert not shown(start)()


def test_a_wide_page_lies_and_a_broken_form_has_none(start: StartView) -> None:
    choose(start, WIDE.name)
    wait_for(shown(start))
    assert start.picture is not None
    picture = start.picture.pixmap()
    assert start.picture.width() < start.picture_side(), "no wider than one that stands"
    choose(start, "broken")

    assert picture.width() > picture.height()
    assert not shown(start)()
    choose(start, WIDE.name)
    assert shown(start)(), "what was drawn is kept"


def test_nothing_is_drawn_behind_an_open_report(
    start: StartView, drawn: list[object], qapp: QApplication
) -> None:
    read: list[str] = []
    window = start.window()
    assert isinstance(window, MainWindow)
    other = QWidget()
    window.stack.addWidget(other)
    window.stack.setCurrentWidget(other)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Shelf, "read", lambda _self, name: read.append(name))
        choose(start, FORMS[1])
        qapp.processEvents()
    assert read == []

    window.show_start()
    wait_for(shown(start))
    assert len(drawn) == 1


def test_there_is_no_picture_where_the_page_would_scroll_sideways_for_it(start: StartView) -> None:
    choose(start, FORMS[0])
    wait_for(shown(start))
    window, picture = start.window(), start.picture
    assert picture is not None
    wide = window.width()
    window.resize(480, window.height())
    wait_for(picture.isHidden)
    assert start.horizontalScrollBar().maximum() == 0

    window.resize(wide, window.height())
    wait_for(lambda: not picture.isHidden())


def test_the_frame_lies_round_a_picture_that_ends_within_a_pixel(start: StartView) -> None:
    picture = QPixmap(101, 141)
    picture.setDevicePixelRatio(1.25)
    start.show_picture(picture)

    assert start.picture is not None
    assert start.picture.size() == QSize(81 + 2, 113 + 2)
