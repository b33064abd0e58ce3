"""本单位没有: a tick for each part of a section that the unit may not have."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from perfeval_gui.document.document import Document, State
from perfeval_gui.domain.edition.may_lack import Part
from perfeval_gui.domain.edition.sections import Section
from perfeval_gui.domain.names.lacking import filled_in, lacked, with_lacking
from perfeval_gui.rules.telling.sections import shows
from perfeval_gui.rules.telling.where_shown import title_of
from perfeval_gui.views.cells.input_keys import Keys
from perfeval_gui.views.kit.scrolling import shown_through
from perfeval_gui.views.sections.section_view import beside_title
from perfeval_gui.working.qt_text import caption, tip

_IN_A_ROW: Final = 2
_BESIDE: Final = 20
"""Pixels between two ticks, and at least between them and the title."""


class LackingTicks(QWidget):
    """The ticks of one section. One of a part that holds something is refused in words.

    Signals:
        visited: A tick got the focus. arg: always empty, no cell has it.
    """

    visited = Signal(str)

    def __init__(self, document: Document, parts: tuple[Part, ...], parent: QWidget) -> None:
        """Offer to tick *parts* of *document*."""
        super().__init__(parent)
        self._page = parent
        self.setObjectName("lacking")
        self._document = document
        self._parts = parts
        self._ticks = {part.key: QCheckBox(caption(part.title), self) for part in parts}
        self._label = QLabel("本单位没有", self)
        self._grid = QGridLayout(self)
        self._in_a_row = _IN_A_ROW
        self.refusal = QLabel(parent)
        self._lay_out()
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _lay_out(self) -> None:
        self._label.setProperty("quiet", True)
        for part in self._parts:
            tick = self._ticks[part.key]
            tick.setAccessibleName(f"本单位没有{part.title}")
            tick.setToolTip(tip("没有的打勾：不再提示补填，按版式规定打印；填了内容就自动取消。"))
            tick.clicked.connect(partial(self._tick, part))
            keys = Keys("", tick)
            keys.visited.connect(self.visited)
            tick.installEventFilter(keys)
        self._grid.setHorizontalSpacing(_BESIDE)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._stand()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setProperty("faultText", True)
        self.refusal.setWordWrap(True)
        self.refusal.hide()

    def _stand(self) -> None:
        """Put as many ticks beside each other as there is room for."""
        self._grid.addWidget(self._label, 0, 0)
        for place, tick in enumerate(self._ticks.values()):
            self._grid.addWidget(tick, place // self._in_a_row, 1 + place % self._in_a_row)

    def _fit(self) -> None:
        """Stand below each other where the page would grow wider than what it is seen through."""
        page = self._page
        title, layout = page.findChild(QLabel, "title"), page.layout()
        if title is None or layout is None:
            return
        margins = layout.contentsMargins()
        taken = title.sizeHint().width() + margins.left() + margins.right() + 2 * _BESIDE
        widest = max(tick.sizeHint().width() for tick in self._ticks.values())
        needs = self._label.sizeHint().width() + _IN_A_ROW * (widest + _BESIDE)
        fits = _IN_A_ROW if needs <= shown_through(page).width() - taken else 1
        if fits != self._in_a_row:
            self._in_a_row = fits
            self._stand()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        shown_through(self._page).installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _tick(self, part: Part) -> None:
        """Keep the tick as one step; what was typed in *part* stays, and is told instead."""
        report = self._document.report
        lacks = self._ticks[part.key].isChecked()
        if lacks and (names := list(filled_in(part, report))):
            self._refuse(part, names)
            return
        verb = "勾选" if lacks else "取消勾选"
        self._document.edit(
            f"{verb}本单位没有{part.title}", with_lacking(report, part.key, lacks=lacks)
        )

    def _refuse(self, part: Part, names: list[str]) -> None:
        self._ticks[part.key].setChecked(False)
        sheet = self._document.sheet
        where = "".join((title_of(sheet, names[0]) or sheet.label(names[0])).split())
        more = f"等 {len(names)} 格" if len(names) > 1 else ""
        self.refusal.setText(
            f"“{part.title}”里已经填了内容（{where}{more}），没有勾选；"
            "确实没有的，先清除再勾选。填的内容没有动。"
        )
        self.refusal.show()

    def _follow(self, state: State) -> None:
        keys = {part.key for part in lacked(state.sheet.edition, state.report)}
        for key, tick in self._ticks.items():
            tick.setEnabled(not self._document.read_only)
            if tick.isChecked() != (key in keys):
                tick.setChecked(key in keys)
        self.refusal.hide()


def add_ticks(view: QWidget, document: Document, section: Section) -> LackingTicks | None:
    """Put the ticks of *section* beside the title of its *view*; None where it has none."""
    parts = tuple(part for part in document.sheet.edition.may_lack if shows(section, part))
    row, layout = beside_title(view) if parts else None, view.layout()
    if row is None or not isinstance(layout, QVBoxLayout):
        return None
    ticks = LackingTicks(document, parts, view)
    row.addWidget(ticks)
    layout.insertWidget(layout.indexOf(row) + 1, ticks.refusal)
    return ticks
