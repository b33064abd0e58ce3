"""The findings on the right: each one a click or a key away from its cell, its mend, its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfeval_gui.document.confirming import confirm
from perfeval_gui.document.document import Document, State
from perfeval_gui.document.finding_list import ROLE_ENTRY, Entry, FindingList, answer
from perfeval_gui.document.marks import SIGNS
from perfeval_gui.document.mending import dismiss, mend
from perfeval_gui.rules.findings.finding import LEVELS, Finding, Level
from perfeval_gui.rules.proofreading.dismissed import families_off
from perfeval_gui.views.findings.cards import CardDelegate
from perfeval_gui.views.findings.layout import (
    ANSWER,
    CHECKED,
    CONFIRM,
    COPY,
    DISMISS,
    DONE,
    FIX,
    GO,
)
from perfeval_gui.views.kit.key_codes import RETURNS
from perfeval_gui.working.qt_text import caption

_WAITING: Final = "正在检查……"
_KEYS: Final = {GO: "回车", FIX: "Ctrl+回车", CHECKED: "Ctrl+回车", ANSWER: "F2", DISMISS: "Delete"}


class CardList(QListView):
    """The cards. Return goes to the cell, the context menu has every action with its key.

    Signals:
        asked: An action was asked for by key or menu. args: the index, the key of the action.
    """

    asked = Signal(QModelIndex, str)

    def __init__(self, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAccessibleName("检查结果")
        self.cards = CardDelegate(self)
        self.setItemDelegate(self.cards)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: cards are as wide as the list, and coming and going would lay all out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in RETURNS:
            self._ask(*((FIX, CHECKED) if control else (GO,)))
        elif event.key() == Qt.Key.Key_F2:
            self._ask(ANSWER)
        elif event.key() == Qt.Key.Key_Delete:
            self._ask(DISMISS)
        else:
            super().keyPressEvent(event)

    def _ask(self, *keys: str) -> None:
        """Ask for the first of *keys* that the current card has."""
        index = self.currentIndex()
        acts = dict(self.cards.layouts.actions(index.data(ROLE_ENTRY))) if index.isValid() else {}
        if key := next((key for key in keys if key in acts), ""):
            self.asked.emit(index, key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        place = event.globalPos()
        if not by_mouse:
            place = self.viewport().mapToGlobal(self.visualRect(index).topLeft() + QPoint(24, 24))
        self.menu_of(index).popup(place)

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Every action of the card at *index*, with its key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, label in self.cards.layouts.actions(index.data(ROLE_ENTRY)):
            shown = f"{label}\t{_KEYS[key]}" if key in _KEYS else label
            action = menu.addAction(caption(shown))
            action.triggered.connect(partial(self.asked.emit, index, key))
        return menu

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        over = self.cards.hover(self.indexAt(place), place)
        if over is not None:
            hand = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Heights follow from the width.
        self.cards.layouts.forget()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def current_finding(self) -> Finding | None:
        """The finding of the current card; None where none is."""
        index = self.currentIndex()
        return index.data(ROLE_ENTRY).finding if index.isValid() else None

    def fit(self, first: QModelIndex, last: QModelIndex) -> None:
        """Lay the list out anew if a card from *first* to *last* needs another height."""
        for row in range(first.row(), last.row() + 1):
            index = first.siblingAtRow(row)
            height = self.cards.layouts.card(index).height
            if height != self.visualRect(index).height():
                self.scheduleDelayedItemsLayout()
                return

    def closeEditor(self, editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.scheduleDelayedItemsLayout()


class FindingsPanel(QWidget):
    """Lists what the checks found.

    Signals:
        chosen: The clerk wants to see the place of a finding. arg: the `Finding`.
    """

    chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """List the findings of *document*."""
        super().__init__(parent)
        self._document = document
        self.model = FindingList(document)
        self.list = CardList(self)
        self._none = QLabel(self)
        self._none.setProperty("quiet", True)
        self.filters = {level: self._filter(level) for level in LEVELS}
        self.proofreading = QToolButton(self)
        self.proofreading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.proofreading.setToolTip("选择查哪些文字问题，找回不再提示的句子")
        self.proofreading.clicked.connect(self._choose_families)
        self._lay_out()
        # Other words may need another height; Qt only draws such rows anew.
        self.model.dataChanged.connect(self.list.fit)
        self.list.asked.connect(self.act)
        self.list.cards.acted.connect(self.act)
        self.list.cards.answered.connect(self._answer)
        self.list.doubleClicked.connect(self._go)
        document.told.changed.connect(self._follow)
        document.opened.connect(self._count)
        self._count()

    def _filter(self, level: Level) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setChecked(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setObjectName(f"show_{level}")
        # The four stand side by side in the narrowest column.
        button.setProperty("narrow", True)
        button.toggled.connect(self._choose_levels)
        return button

    def _lay_out(self) -> None:
        title = QLabel("检查结果", self)
        title.setProperty("heading", True)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.filters.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 4, 4)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.proofreading)
        layout.addLayout(top)
        layout.addLayout(row)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)

    # ---- what is listed

    def _follow(self, state: State) -> None:
        if self.isVisible():
            self.model.follow(state)
            self._count()

    def _lay_cards(self) -> None:
        """Give the list its cards: those of a list that nobody sees would be laid out as well."""
        if self.list.model() is None:
            self.list.setModel(self.model)

    def _catch_up(self) -> None:
        """What changed while nobody looked."""
        self._document.check_now()
        self._document.told.ask_once()
        self.model.follow(self._document.state)
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        self._document.told.ask()
        self._catch_up()
        self._lay_cards()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._document.told.ask(on=False)
        super().hideEvent(event)

    def _count(self, _opened: State | None = None) -> None:
        counts = self.model.counts()
        for level, button in self.filters.items():
            text = f"{SIGNS[level]} {LEVELS[level]} {counts[level]}"
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(f"列出{LEVELS[level]}，{counts[level]} 项")
        # Most reports are typed: nothing in them was taken over.
        self.filters["unconfirmed"].setVisible(counts["unconfirmed"] > 0)
        self._say_none()
        off = len(families_off(self._document.report))
        text = f"文字校对（关 {off}）…" if off else "文字校对…"
        if text != self.proofreading.text():
            self.proofreading.setText(text)

    def _choose_families(self) -> None:
        # Imported here: hardly anybody opens it.
        from perfeval_gui.views.findings.proofreading_dialog import ProofreadingDialog

        ProofreadingDialog(self._document, self).open()

    def _say_none(self) -> None:
        none = not self.model.entries
        if none:
            self._none.setText(self._nothing())
        if none == self._none.isHidden():
            self._none.setHidden(not none)

    def _nothing(self) -> str:
        """Why nothing is listed."""
        if not self._document.state.checked:
            return _WAITING
        return "没有发现问题。" if not self.model.total() else "所选级别没有问题。"

    def _choose_levels(self, _on: bool) -> None:
        shown = (level for level, button in self.filters.items() if button.isChecked())
        self.model.choose(frozenset(shown))
        self._say_none()

    # ---- what is done

    def act(self, index: QModelIndex, key: str) -> None:
        """Do the action *key* of the finding at *index*."""
        entry: Entry = index.data(ROLE_ENTRY)
        finding = entry.finding
        self._document.check_now()
        if finding is None or entry not in self.model.entries:
            return  # What the clerk saw there is gone with the key before.
        does: Mapping[str, Callable[[], object]] = {
            GO: partial(self._go, index),
            FIX: partial(mend, self._document, finding),
            ANSWER: partial(self._begin_answer, index),
            CONFIRM: partial(self._answer, finding, entry.answer),
            # Leaving the box is what keeps its text.
            DONE: partial(self.list.setFocus, Qt.FocusReason.OtherFocusReason),
            COPY: partial(QGuiApplication.clipboard().setText, finding.diagnosis),
            DISMISS: partial(dismiss, self._document, finding),
            CHECKED: partial(confirm, self._document, (finding.name,)),
        }
        does[key]()

    def answer_to(self, check: str, name: str) -> bool:
        """Begin the answer to what *check* found at *name*; False where it found nothing."""
        self._catch_up()
        self._lay_cards()
        for button in self.filters.values():
            button.setChecked(True)
        for row, entry in enumerate(self.model.entries):
            if (found := entry.finding) is not None and (found.check, found.name) == (check, name):
                index = self.model.index(row, 0)
                self.list.scrollTo(index)
                self._begin_answer(index)
                return True
        return False

    def _begin_answer(self, index: QModelIndex) -> None:
        if self._document.may_change():
            self.list.setCurrentIndex(index)
            self.list.cards.begin(index)

    def _answer(self, finding: Finding, text: str) -> None:
        answer(self._document, finding, text)

    def mendable(self) -> Finding | None:
        """The finding of the current card, if the list has the focus and it has a mend."""
        entry: Entry | None = self.list.currentIndex().data(ROLE_ENTRY)
        finding = entry.finding if entry is not None and self.list.hasFocus() else None
        return finding if finding is not None and finding.fix is not None else None

    def _go(self, index: QModelIndex) -> None:
        entry: Entry = index.data(ROLE_ENTRY)
        if entry.finding is not None:
            self.list.setCurrentIndex(index)
            self.chosen.emit(entry.finding)

    def walk(self, by: int) -> str:
        """Go to the next finding, or with -1 to the one before, round the end; says where."""
        self._catch_up()
        self._lay_cards()
        row = self.model.beside(self.list.currentIndex().row(), by)
        if row < 0:
            return self._nothing()
        index = self.model.index(row, 0)
        self._go(index)
        self.list.scrollTo(index)
        place, count = self.model.position(row)
        return f"第 {place} 项，共 {count} 项　{index.data()}"


def begin_answer(panel: FindingsPanel, finding: Finding) -> None:
    """Let the clerk write the reason that *finding* wants, in the *panel* that is shown."""
    if (row := panel.model.row_of(finding)) >= 0:
        panel.act(panel.model.index(row, 0), ANSWER)
