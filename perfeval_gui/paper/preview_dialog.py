"""A window that shows the pages before they are printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.preview_panel import note_label
from perfeval_gui.paper.preview_widget import PackagePreview


class PreviewDialog(QDialog):
    """Pages, how large they are shown, and a button to print them.

    Signals:
        print_requested: The clerk wants to print what is shown.
    """

    print_requested = Signal()

    def __init__(self, typefaces: Typefaces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("打印预览")
        self.preview = PackagePreview(typefaces)
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("000 %  "))
        self.preview.zoom_changed.connect(self._show_zoom)
        self._show_zoom(self.preview.zoom())
        layout = QVBoxLayout(self)
        layout.addLayout(self._make_bar())
        layout.addWidget(self.preview)
        layout.addWidget(note_label(typefaces))
        self.resize(900, 680)
        self.preview.setFocus()

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        for text, slot in (
            ("缩小", self.preview.zoom_out),
            ("放大", self.preview.zoom_in),
            ("适合宽度", self.preview.fit_width),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            bar.addWidget(button)
        bar.addWidget(self._zoom)
        bar.addStretch()
        printing = QPushButton("打印…")
        printing.clicked.connect(self.print_requested)
        closing = QPushButton("关闭")
        closing.setAutoDefault(False)
        closing.clicked.connect(self.reject)
        bar.addWidget(printing)
        bar.addWidget(closing)
        return bar

    def _show_zoom(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")
