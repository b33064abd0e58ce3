"""The column to the right of the form: how a figure came about, and the findings below it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from perfeval_gui.document.document import Document

if TYPE_CHECKING:
    from perfeval_gui.views.desk.explanation_panel import ExplanationPanel
    from perfeval_gui.views.findings.panel import FindingsPanel

_LEAST: Final = 320
"""How wide a column beside the form is at least, pixels."""
_DIGITS: Final = 40
"""The same in digits, where type is large."""
_OF_SCREEN: Final = 3 / 8
"""It takes no more of a screen for the sake of large type."""


def least_width(column: QWidget) -> int:
    """How wide *column* beside the form is at least with its size of type, pixels.

    No more than half of a small screen.
    """
    wide = column.fontMetrics().horizontalAdvance("0") * _DIGITS
    screen = column.screen().availableSize().width()
    return max(min(_LEAST, screen // 2), min(wide, int(screen * _OF_SCREEN)))


class BesideColumn(QSplitter):
    """Away while nothing is in it.

    Signals:
        chosen: A cell is to be shown. arg: its name.
        found: The place of a finding is to be shown. arg: the `Finding`.
    """

    chosen = Signal(str)
    found = Signal(object)

    def __init__(self, document: Document, after: QWidget, parent: QWidget) -> None:
        """Tell of *document*; nothing yet. Tab goes from *after* to how a figure came about."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._document, self._after = document, after
        self._findings: FindingsPanel | None = None
        self._explanation: ExplanationPanel | None = None
        self.setMinimumWidth(least_width(self))
        self.hide()

    @property
    def explanation(self) -> ExplanationPanel:
        """How a figure came about; made when it is first wanted, and hidden until it is shown."""
        if self._explanation is None:
            from perfeval_gui.views.desk.explanation_panel import ExplanationPanel

            self._explanation = ExplanationPanel(self._document, self)
            self._explanation.hide()
            findings = self.indexOf(self._findings) if self._findings is not None else -1
            self.insertWidget(findings, self._explanation)
            # Whenever it is made, Tab comes to it before it comes to the form.
            for one, other in pairwise((self._after, *self._explanation.stops())):
                QWidget.setTabOrder(one, other)
            self._explanation.chosen.connect(self.chosen)
            self._explanation.closed.connect(self._close_explanation)
        return self._explanation

    @property
    def findings(self) -> FindingsPanel:
        """The list of findings; made when it is first wanted, and hidden until it is shown."""
        if self._findings is None:
            from perfeval_gui.views.findings.panel import FindingsPanel

            self._findings = FindingsPanel(self._document, self)
            self._findings.hide()
            self.addWidget(self._findings)
            self.setStretchFactor(self.indexOf(self._findings), 1)
            self._findings.chosen.connect(self.found)
        return self._findings

    def shows_findings(self) -> bool:
        """Whether the findings are in it."""
        return self._findings is not None and not self._findings.isHidden()

    def show_findings(self, *, shown: bool) -> None:
        """Show or hide the findings."""
        self.findings.setVisible(shown)
        self._settle()

    def show_above(self, widget: QWidget, *, shown: bool) -> None:
        """Show or hide *widget* above the findings."""
        if self.indexOf(widget) < 0:
            self.insertWidget(0, widget)
        widget.setVisible(shown)
        self._settle()

    def _settle(self) -> None:
        """Be there while anything is in it."""
        there = (self.widget(number) for number in range(self.count()))
        self.setVisible(any(not widget.isHidden() for widget in there))

    def explain(self, name: str) -> bool:
        """Show how the figure *name* came about; False where it is only typed."""
        if not self.explanation.explain(name):
            return False
        self.explanation.show()
        self._settle()
        return True

    def _close_explanation(self, name: str) -> None:
        self.explanation.hide()
        self._settle()
        self.chosen.emit(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumWidth(least_width(self))

    def put_away(self) -> None:
        """Put away all that is in it."""
        for number in range(self.count()):
            self.widget(number).hide()
        self.hide()
