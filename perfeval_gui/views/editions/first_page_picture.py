"""A small picture of the first page of the form that is chosen on the start page."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPixmap

from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import A4, MM_PER_INCH, Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import laying_out
from perfeval_gui.paper.painting import to_image
from perfeval_gui.views.kit.background import Later
from perfeval_gui.views.window.start_view import StartView

First = tuple[Package | None, tuple[str, ...]]
"""The first part of a form, and the papers that are needed at hand to fill it in."""
_FINER: Final = 3
"""Dots are made of so many squared: strokes thinner than a dot become grey and do not get lost."""


class FirstPages(QObject):
    """Draws the first page of each form that is chosen, beside the window, and keeps the picture.

    A form that cannot be read has no picture: what is wrong is told when a report of it is begun.
    """

    def __init__(self, start: StartView, shelf: Callable[[], Shelf]) -> None:
        """Draw for *start*, from the editions on *shelf*."""
        super().__init__(start)
        self._start = start
        self._shelf = shelf
        self._typefaces: Typefaces | None = None
        self._pictures: dict[tuple[str, int, float], QPixmap | None] = {}
        self._papers: dict[str, tuple[str, ...]] = {}
        self._wanted = self._key()
        self._work: Generator[None, None, None] = self._drawing(None)
        self._reading = Later[First](self, self._lay_out)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        start.edition_chosen.connect(self._show)
        start.editions_offered.connect(self._pictures.clear)
        start.viewport().installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._start.fit_picture()
        return super().eventFilter(watched, event)

    def _key(self) -> tuple[str, int, float]:
        start = self._start
        return start.chosen_edition(), start.picture_side(), start.devicePixelRatioF()

    def _show(self) -> None:
        """Show the picture there is, or begin one; while another page is open there is time."""
        self._wanted = edition, _, _ = self._key()
        self._reading.forget()
        self._timer.stop()
        self._start.show_picture(self._pictures.get(self._wanted))
        self._start.need(self._papers.get(edition, ()))
        if edition and self._wanted not in self._pictures and self._start.isVisible():
            self._reading.begin(partial(_first_part, self._shelf(), edition))

    def _lay_out(self, first: First) -> None:
        package, papers = first
        self._papers[self._wanted[0]] = papers
        self._start.need(papers)
        self._work = self._drawing(package)
        self._timer.start()

    def _step(self) -> None:
        try:
            next(self._work)
        except StopIteration:
            self._end()
        except Exception:  # noqa: BLE001 - a picture is not worth a fault: a report of it tells
            self._end()

    def _end(self) -> None:
        """Keep that there is none, unless there is one; what was interrupted is begun anew."""
        self._timer.stop()
        self._pictures.setdefault(self._wanted, None)

    def _drawing(self, package: Package | None) -> Generator[None, None, None]:
        if package is None:
            return
        if self._typefaces is None:
            self._typefaces = Typefaces()
            yield
        pages = yield from laying_out(package, self._typefaces)
        if not pages or not self._typefaces.can_set_chinese:
            return
        yield
        _, side, ratio = self._wanted
        dots = round(side * ratio)
        image = to_image(pages[0], dots * _FINER / max(pages[0].size) * MM_PER_INCH)
        # One that lies is no wider: a small screen has no room for more.
        image = image.scaled(
            round(dots * A4[0] / A4[1]),
            dots,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        self._pictures[self._wanted] = picture
        self._start.show_picture(picture)


def _first_part(shelf: Shelf, edition: str) -> First:
    """The first part of a blank report, None where there is none, and what its form needs."""
    try:
        book = shelf.read(edition)
        package = compose(book.evaluate(new_report(book.edition, book.edition.year)))
    except Exception:  # noqa: BLE001 - what is wrong is told when a report of it is begun
        return None, ()
    return replace(package, parts=package.parts[:1]), book.edition.papers
