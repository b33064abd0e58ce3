"""The pages beside the form as they are now, with what the clerk has to know about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.views.output.preview.preview_widget import PackagePreview

if TYPE_CHECKING:
    from perfeval_gui.document.document import Document, State
    from perfeval_gui.views.output.open_pages import OpenPages


class PreviewPanel(QWidget):
    """The preview as it stands beside the form; it follows every edit while it is in sight."""

    def __init__(self, pages: OpenPages, document: Document, parent: QWidget | None = None) -> None:
        """Show *pages*, those of *document*, as they are after each edit of it."""
        super().__init__(parent)
        typefaces = pages.typefaces()
        self._pages = pages
        self._mark = ""
        self.preview = PackagePreview(typefaces, self)
        note = note_label(typefaces)
        note.setContentsMargins(8, 4, 8, 4)
        # Beside the form there is little room: the fonts are told in full where the pointer rests.
        first, *more = note.text().split("\n")
        note.setText(first + ("有字体是代替的。" if more else ""))
        note.setToolTip("\n".join(more))
        note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._made_bar())
        layout.addWidget(self.preview, 1)
        layout.addWidget(note)
        self.setFocusProxy(self.preview)
        document.changed.connect(self._follow)
        document.opened.connect(self._follow)
        document.checked.connect(self._remark)

    def refresh(self) -> None:
        """Show the pages as they are now, if they are in sight."""
        if self.preview.isVisible():
            self._mark = self._pages.known_mark()
            self.preview.show_made(self._pages.made(self._mark))

    def _follow(self, _state: State) -> None:
        self.refresh()

    def _remark(self, _state: State) -> None:
        """Show the mark of the pages once it is known."""
        if self._pages.known_mark() != self._mark:
            self.refresh()

    def _made_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 4)
        for text, does in (
            ("缩小", self.preview.zoom_out),
            ("放大", self.preview.zoom_in),
            ("适合宽度", self.preview.fit_width),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.clicked.connect(does)
            bar.addWidget(button)
        self.zoom = QLabel(self)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("000 %"))
        self.preview.zoom_changed.connect(self._show_zoom)
        self._show_zoom(self.preview.zoom())
        bar.addWidget(self.zoom)
        bar.addStretch(1)
        return bar

    def _show_zoom(self, percent: int) -> None:
        self.zoom.setText(f"{percent} %")


def note_label(typefaces: Typefaces) -> QLabel:
    """What the clerk has to know about the pages shown."""
    text = "打印和 PDF 与预览一致；用 Word 打印时分页可能略有不同。"
    missing = typefaces.substitutions()
    if missing:
        names = "，".join(f"{face.wanted}（以 {face.taken or '无'} 代替）" for face in missing)
        text += f"\n本机缺少字体：{names}。请检查版面。"
    label = QLabel(text)
    label.setWordWrap(True)
    return label
