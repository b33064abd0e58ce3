"""The files of other years, one below the other: what they are, to be looked for or taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfeval_gui.views.years.memory import Kept
from perfeval_gui.working.qt_text import tip
from perfeval_gui.years.older import Older


def label(text: str, parent: QWidget, *, quiet: bool = False) -> QLabel:
    """A label with *text* as it is."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("quiet", quiet)
    return made


def link(text: str, name: str, parent: QWidget, run: Callable[[], object]) -> QPushButton:
    """A button that looks like words, called *name* for those who do not see where it stands."""
    button = QPushButton(text, parent)
    button.setAccessibleName(name)
    button.setProperty("link", True)
    button.clicked.connect(run)
    return button


class YearFiles(QWidget):
    """One line a file.

    Signals:
        find_wanted: A file that is gone is to be looked for. arg: its report year.
        remove_wanted: A year is to be taken away. arg: it.
    """

    find_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        """Show no file yet."""
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)

    def show_files(
        self, older: Sequence[Older], missing: Sequence[Kept], units: Sequence[str]
    ) -> None:
        """Show the files of *older* reports and those that are *missing*.

        *units* are those that the older reports are of, empty where it is that of the open one.
        """
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                # The button that was pressed is one of them: it goes once it is done.
                widget.hide()
                widget.deleteLater()
        for one, unit in zip(older, units, strict=True):
            told = "".join((*([f"单位是“{unit}”。"] if unit else []), *one.told))
            text = f"{one.year} 年度　{one.file}{f'　{told}' if told else ''}"
            self._add(text, one.edition.name, one.year)
        for gone in missing:
            text = f"{gone.year} 年度　读不到“{gone.path.name}”"
            self._add(text, str(gone.path), gone.year, gone=True)

    def buttons(self) -> list[QPushButton]:
        """The buttons, from the first file to the last."""
        lines = (self._lines.itemAt(at).widget() for at in range(self._lines.count()))
        return [one for line in lines for one in line.findChildren(QPushButton)]

    def _add(self, text: str, more: str, year: int, *, gone: bool = False) -> None:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(text, line, quiet=not gone)
        words.setProperty("faultText", gone)
        words.setToolTip(tip(more))
        row.addWidget(words, 1)
        if gone:
            find = partial(self.find_wanted.emit, year)
            row.addWidget(link("找文件…", f"找 {year} 年度的文件", line, find))
        remove = partial(self.remove_wanted.emit, year)
        row.addWidget(link("移除", f"移除 {year} 年度", line, remove))
        self._lines.addWidget(line)
