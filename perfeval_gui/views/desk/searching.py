"""Ctrl+F: what was found in the report is gone to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from perfeval_gui.document.document import Document
from perfeval_gui.document.passages import position_of, text_of
from perfeval_gui.domain.names.fields import cell_name
from perfeval_gui.views.desk.workspace import Workspace
from perfeval_gui.views.kit.actions import Actions

if TYPE_CHECKING:
    from perfeval_gui.rules.telling.searching import Findable
    from perfeval_gui.views.search.box import Search


class SearchActions(QObject):
    """Joins the search box of the toolbar to the workspace."""

    def __init__(self, document: Document, workspace: Workspace, actions: Actions) -> None:
        """Look in *document*, go to places of *workspace*, at the word of *actions*."""
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self._actions = actions
        actions.find.triggered.connect(self._begin)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._enter)

    @cached_property
    def _search(self) -> Search:
        """Made when the box is first gone to."""
        from perfeval_gui.views.search.box import Search

        search = Search(self._document, self._actions.search, self._actions.commands)
        search.wanted.connect(self._go)
        return search

    def _enter(self, origin: QWidget | None, now: QWidget | None) -> None:
        if now is self._actions.search:
            self._search.come_from(origin)

    def _begin(self) -> None:
        self._workspace.commit()
        self._search.begin()

    def _go(self, one: Findable, query: str) -> None:
        stack = self._workspace.parentWidget()
        if isinstance(stack, QStackedWidget):
            # The start page may be in front.
            stack.setCurrentWidget(self._workspace)
        if one.sort == "section":
            self._workspace.show_section(one.name).begin()
        elif one.sort == "heading":
            self._workspace.go_to_heading(one.name)
            self._select_words(one.name, query)
        elif one.finding is not None:
            self._workspace.go_to_finding(one.finding)
        else:
            self._workspace.go_to(one.name)

    def _select_words(self, key: str, query: str) -> None:
        """Select in the text under *key* what was looked for, where it stands there as typed."""
        from perfeval_gui.rules.telling.searching import span_of

        report = self._document.report
        span = span_of(text_of(report, key), query)
        row = position_of(report, key)
        if span is not None and row is not None:
            self._workspace.select(cell_name("passages", row, "text"), span)
