"""The list of sections on the left, with how far each is filled in."""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfeval_gui.document.document import Document, State
from perfeval_gui.rules.sections import (
    SECTIONS,
    Progress,
    progress,
    section_of,
    sections_with_errors,
)
from perfeval_gui.views.theme import colours

WORDS: Final[dict[Progress, str]] = {
    "untouched": "未填写",
    "begun": "填写中",
    "complete": "已填完",
    "findings": "有问题",
}
_PROGRESS: Final = int(Qt.ItemDataRole.UserRole)
_COUNT: Final = _PROGRESS + 1
_MARK: Final = 14


class _Drawing(QStyledItemDelegate):
    """Draws one section: mark, title, count of findings; nothing by colour alone."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = option.fontMetrics.height()  # type: ignore[attr-defined]  # the stubs miss it
        return QSize(height * 8, height + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        words = colours(_application())
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs miss it
        chosen = bool(option.state & option.state.State_Selected)  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, QColor(words["soft"]))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(words["accent"])
            )
        place = QRectF(rect.left() + 14, rect.center().y() - _MARK / 2, _MARK, _MARK)
        state: Progress = index.data(_PROGRESS)
        _draw_mark(painter, place, state, words)
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(words["text"]))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(40, 0, -30, 0), middle, str(index.data()))
        if count := index.data(_COUNT):
            painter.setPen(QColor(words["error"]))
            right = middle | int(Qt.AlignmentFlag.AlignRight)
            painter.drawText(rect.adjusted(0, 0, -14, 0), right, str(count))
        painter.restore()


def _draw_mark(painter: QPainter, place: QRectF, state: Progress, words: object) -> None:
    tones = {"untouched": "faint", "begun": "quiet", "complete": "accent", "findings": "error"}
    tone = QColor(words[tones[state]])  # type: ignore[index]  # a mapping of colours
    painter.setPen(QPen(tone, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "complete":
        tick = [(0.1, 0.55), (0.4, 0.85), (0.95, 0.2)]
        points = [QPointF(place.left() + x * _MARK, place.top() + y * _MARK) for x, y in tick]
        painter.drawPolyline(QPolygonF(points))
    elif state == "findings":
        corners = [(0.5, 0.08), (0.97, 0.92), (0.03, 0.92)]
        points = [QPointF(place.left() + x * _MARK, place.top() + y * _MARK) for x, y in corners]
        painter.drawPolygon(QPolygonF(points))
    else:
        ring = place.adjusted(2, 2, -2, -2)
        painter.drawEllipse(ring)
        if state == "begun":
            painter.setBrush(tone)
            painter.drawPie(ring, 90 * 16, 180 * 16)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


class SectionList(QListWidget):
    """Every section with its state, following the document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """List the sections of *document*."""
        super().__init__(parent)
        self.setObjectName("sections")
        self.setAccessibleName("各部分")
        self.setItemDelegate(_Drawing(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in SECTIONS:
            self.addItem(QListWidgetItem(section.title))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("楼堂馆所与厉行节约") + 86)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _follow(self, state: State) -> None:
        counts = Counter(section_of(finding.name) for finding in state.findings)
        errors = sections_with_errors(state.findings)
        for row, section in enumerate(SECTIONS):
            now, count = progress(section, state.sheet, errors), counts[section.key]
            item = self.item(row)
            if item.data(_PROGRESS) == now and item.data(_COUNT) == count:
                continue
            item.setData(_PROGRESS, now)
            item.setData(_COUNT, count)
            spoken = f"{section.title}，{WORDS[now]}" + (f"，{count} 项问题" if count else "")
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken)
            item.setToolTip(spoken)
