"""The open report: sections on the left, the form of one in the middle, findings or pages right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.document import Document
from perfeval_gui.domain.edition.sections import STANDARD_SECTIONS, Section
from perfeval_gui.rules.findings.answers import about
from perfeval_gui.rules.findings.finding import Finding
from perfeval_gui.rules.telling.where_shown import home_of
from perfeval_gui.views.cells.composing import finish
from perfeval_gui.views.cells.input_keys import PAGE
from perfeval_gui.views.desk.beside_column import BesideColumn, least_width
from perfeval_gui.views.desk.page_foot import PageFoot
from perfeval_gui.views.desk.section_catalogue import view_of
from perfeval_gui.views.desk.section_list import SectionList
from perfeval_gui.views.kit.scrolling import let_scroll, shown_through
from perfeval_gui.views.sections.section_view import SectionView

if TYPE_CHECKING:
    from perfeval_gui.views.findings.panel import FindingsPanel

_MARGIN: Final = 24
_AROUND: Final = 8
"""Pixels kept in sight around what is scrolled to."""
FORM: Final = 740
"""Width of the form, pixels, in which tables are seen whole: columns beside it get the rest."""
_PRINTING: Final = STANDARD_SECTIONS[-1].key


class Workspace(QWidget):
    """Shows one section at a time.

    Signals:
        visited: A cell got the focus. arg: its name.
        refused: Something was refused. arg: one Chinese sentence.
        offered: Pasted cells can be read otherwise. arg: an `Offer`.
        asked: The clerk wants to know how a figure came about. arg: its name.
        built: A section's view was made. args: key of the section, the view.
    """

    visited = Signal(str)
    refused = Signal(str)
    offered = Signal(object)
    asked = Signal(str)
    built = Signal(str, object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show *document*."""
        super().__init__(parent)
        self._document = document
        self._views: dict[str, SectionView] = {}
        self.sections = SectionList(document, self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.beside = BesideColumn(document, self.sections, self)
        self.foot = PageFoot(document, self)
        self.side = QSplitter(Qt.Orientation.Horizontal, self)
        self.side.addWidget(self._page())
        self.side.addWidget(self.beside)
        self.side.setStretchFactor(0, 1)
        self.side.setCollapsible(0, False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sections)
        layout.addWidget(self.side, 1)
        self.sections.currentRowChanged.connect(self._show_row)
        self.sections.activated.connect(self._enter)
        self.beside.chosen.connect(self.go_to)
        self.beside.found.connect(self.go_to_finding)
        document.leaving.connect(self._let_go)

    def _page(self) -> QWidget:
        """The form of a part, and below it the way to the others."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.foot)
        self.foot.walked.connect(self.walk)
        self.foot.wanted.connect(self.go_to)
        return page

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self._document.sheet.edition.sections

    @property
    def findings(self) -> FindingsPanel:
        """The list of findings; made when it is first wanted, and hidden until it is shown."""
        return self.beside.findings

    def show_findings(self, *, shown: bool) -> None:
        """Show or hide the findings."""
        self.beside.show_findings(shown=shown)

    def explain(self, name: str) -> bool:
        """Show how the figure *name* came about; False where it is only typed."""
        return self.beside.explain(name)

    def show_above(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide *widget* above the findings, as wide as it wants to be if there is room."""
        self.beside.show_above(widget, shown=shown)
        if shown:
            _widen(self.side, widget.sizeHint().width())

    def show_section(self, key: str) -> SectionView:
        """Show the section called *key*; its view is made if this is the first visit."""
        keys = [section.key for section in self._sections]
        self.sections.setCurrentRow(keys.index(key))
        return self._views[key]

    def show_first(self) -> None:
        """Show the first section and begin in its first cell."""
        self.show_section(self._sections[0].key).begin()

    def _show_row(self, row: int) -> None:
        if row < 0:
            return
        self.commit()
        key = self._sections[row].key
        if key not in self._views:
            self._build(self._sections[row])
        if key == _PRINTING:
            # Before anything is handed in, all that is wrong is told.
            self._document.told.ask_once()
        # What was said of the cell just left does not belong to this section.
        self.visited.emit("")
        self.pages.setCurrentWidget(_scroll_of(self._views[key]))
        self.foot.show_part(row)

    def _enter(self, _index: QModelIndex) -> None:
        """Return in the list goes on into the form."""
        self.walk(0)

    def _build(self, section: Section) -> None:
        key, view = section.key, view_of(self._document, section)
        view.setObjectName(PAGE)
        if (layout := view.layout()) is not None:
            layout.setContentsMargins(_MARGIN, 12, _MARGIN, 10)
        _pass_on(view, self)
        view.wanted.connect(self.go_to)
        view.ended.connect(self._walk_on)
        self.pages.addWidget(_scrolled(view, self.pages))
        self._views[key] = view
        self.built.emit(key, view)

    def _let_go(self) -> None:
        """Let go of every view that was made for the form of the report that is left."""
        self.sections.setFocus()
        # That of printing has no cells, and is in every form.
        for key in [key for key in self._views if key != _PRINTING]:
            _part_from(self._views.pop(key))

    def lay_out_anew(self) -> None:
        """Make every part anew, as for another size of type; the one in front stays so."""
        self.commit()
        self._let_go()
        self._show_row(self.sections.currentRow())

    def section(self) -> str:
        """The key of the section that is shown."""
        return self._sections[self.sections.currentRow()].key

    def keep_in_sight(self) -> None:
        """Scroll to the cell that the clerk was in last: a column beside it may have covered it."""
        if (view := self._views.get(self.section())) is not None:
            _show(_scroll_of(view), view.place_in_hand())

    def view_in_front(self) -> str:
        """What shows the part in front; empty for one that its pages draw."""
        return self._sections[self.sections.currentRow()].view

    def chosen(self) -> tuple[str, ...]:
        """The cells that are selected in the table with the focus; none where no table has it."""
        return self._views[self.section()].chosen()

    def walk(self, by: int) -> None:
        """Show the section *by* places further down the list and begin in its first cell."""
        row = min(max(self.sections.currentRow() + by, 0), self.sections.count() - 1)
        self.show_section(self._sections[row].key).begin()

    def _walk_on(self) -> None:
        self.walk(1)

    def show_beside(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide *widget* to the right of the form."""
        if self.side.indexOf(widget) < 0:
            self.side.addWidget(widget)
        widget.setMinimumWidth(least_width(widget))
        widget.setVisible(shown)

    def go_to(self, name: str) -> None:
        """Show the cell called *name* and put the focus on it, or on the first of its part."""
        report = self._document.report
        view = self.show_section(home_of(self._document.sheet, name))
        if not view.go_to(about(report, name)) and name in report.form.tables:
            view.begin()
        # Qt scrolls to what Tab goes to, and to nothing else; first the page is laid out.
        QTimer.singleShot(0, self, self.keep_in_sight)

    def show_cell(self, name: str) -> None:
        """As `go_to`, where one of the forms has the cell; the part in front before the others."""
        home = home_of(self._document.sheet, name)
        if home != _PRINTING and not self._views[self.section()].go_to(name):
            self.go_to(name)

    def go_to_heading(self, key: str) -> None:
        """Show the text under the heading *key* of the report and put the focus into it."""
        self.show_section(home_of(self._document.sheet, "passages")).go_to_heading(key)

    def select(self, name: str, span: tuple[int, int]) -> None:
        """Select the characters of *span* in the text of the cell called *name*."""
        self._views[self.section()].select(name, span)

    def go_to_finding(self, finding: Finding) -> None:
        """Show the cell that *finding* is about, with the words selected if it is about some."""
        self.go_to(finding.name)
        if finding.span is not None:
            self.select(finding.name, finding.span)

    def commit(self) -> None:
        """Finish what is being typed: letters, a sum in a field, a table cell of any section."""
        if not self._views:
            return  # No part was shown to be typed into: only Qt's own would be looked through.
        finish(self.window().focusWidget())
        for view in self._views.values():
            view.commit()


def _show(scroll: QScrollArea, place: QRect) -> None:
    """Scroll to *place*, if it is one."""
    if place.isValid():
        # Of what has no room the beginning is shown, not the middle.
        room = scroll.viewport().size() - QSize(2 * _AROUND, 2 * _AROUND)
        at = QRect(place.topLeft(), place.size().boundedTo(room)).center()
        wide, high = min(place.width(), room.width()), min(place.height(), room.height())
        scroll.ensureVisible(at.x(), at.y(), wide // 2 + _AROUND, high // 2 + _AROUND)


def _widen(side: QSplitter, wanted: int) -> None:
    """Make the column beside the form as wide as *wanted*, if the form can spare it."""
    form, column, *pages = side.sizes()
    room = form + column
    wide = max(column, min(wanted, room - FORM), side.widget(1).minimumWidth())
    side.setSizes([room - wide, wide, *pages])


def _pass_on(view: SectionView, workspace: Workspace) -> None:
    """What *view* says is said by *workspace*; Return presses its buttons.

    By itself a button outside a dialog knows only the space bar.
    """
    for button in view.findChildren(QPushButton):
        button.setAutoDefault(True)
    view.visited.connect(workspace.visited)
    view.refused.connect(workspace.refused)
    view.offered.connect(workspace.offered)
    view.asked.connect(workspace.asked)


def _scrolled(view: SectionView, pages: QWidget) -> QScrollArea:
    scroll = QScrollArea(pages)
    scroll.setObjectName("scroll")
    let_scroll(scroll, view)
    return scroll


def _scroll_of(view: SectionView) -> QScrollArea:
    """What scrolls *view*."""
    scroll = shown_through(view).parentWidget()
    assert isinstance(scroll, QScrollArea)
    return scroll


def _part_from(view: SectionView) -> None:
    scroll = _scroll_of(view)
    view.release()
    _delete(scroll)


def _delete(widget: QWidget) -> None:
    """Delete *widget* now, by Qt's own way.

    Deleted through the binding it took the Python side of other windows' actions along. Deleted
    in sight, with the pointer on it, Qt tells a parent that is half gone where the pointer is now:
    a filter in Python then ends the process.
    """
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)
