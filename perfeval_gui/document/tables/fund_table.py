"""The whole fund table of 附件2 as a model: the edition's lines with the named 专项 among them."""

from __future__ import annotations

from typing import Any, Final

from perfeval_gui.document.document import Document
from perfeval_gui.document.tables.cell_table import (
    DISPLAY,
    EDIT,
    CellTable,
    Index,
)
from perfeval_gui.document.tables.lines import Column, Line
from perfeval_gui.domain.cells.kinds import TEXT, Kind
from perfeval_gui.domain.cells.values import Value, number
from perfeval_gui.domain.names.fields import address
from perfeval_gui.domain.record.funds import Funds, Project
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.figures.ways import FROM_NOTHING

LABEL: Final = "label"
CHANGE: Final = "change"
_NAMELESS: Final = "（）"
_NAME_IT: Final = "（请填名称）"
_COLUMNS: Final = (
    Column(shown=LABEL, typed="name", title="项目", names=True),
    Column(shown="prior_final", typed="prior_final"),
    Column(shown="budget", typed="budget"),
    Column(shown="final", typed="final"),
    Column(shown=CHANGE, signed=True),
)


class FundTable(CellTable):
    """Fund lines × columns; its rows follow the edition and the number of 专项.

    Args:
        document: What it shows.
        lines: Which lines of the edition it shows; empty for all. ``projects`` stands for the
            named 专项.
    """

    def __init__(self, document: Document, lines: tuple[str, ...] = ()) -> None:
        """Show the fund lines of *document*."""
        self._only = lines
        self._funds: Funds | None = None
        self._book: Rulebook | None = None
        self._places: list[tuple[str, int]] = []
        self._seen: dict[int, tuple[Project, Value, Line]] = {}
        super().__init__(document, _COLUMNS)

    def forget(self) -> None:
        self._funds = None
        self._seen = {}

    def look(self) -> list[Line]:
        funds = self.document.report.funds
        # The funds are immutable: the same object shows the same table.
        if funds is self._funds and self._book is self.document.book:
            return self.lines
        self._funds, self._book = funds, self.document.book
        places = list(self._rows())
        projects = self._project_lines() if ("projects", 0) in places else []
        self._places = places
        return [projects[row] if line == "projects" else self.line_of(line) for line, row in places]

    def _project_lines(self) -> list[Line]:
        """The lines of the 专项; one that did not change and did not move is the same object."""
        changes = self.document.sheet.column("projects[].change")
        before, self._seen = self._seen, {}
        lines = []
        for row, (project, change) in enumerate(zip(self._projects(), changes, strict=True)):
            seen = before.get(row)
            stays = seen is not None and seen[0] is project and seen[1] == change
            line = seen[2] if seen is not None and stays else self.line_of(f"projects[{row}]")
            self._seen[row] = (project, change, line)
            lines.append(line)
        return lines

    def _rows(self) -> list[tuple[str, int]]:
        rows: list[tuple[str, int]] = []
        for fund in self.document.sheet.edition.funds:
            if self._only and fund.line not in self._only:
                continue
            if fund.line == "projects":
                rows += [("projects", row) for row in range(len(self._projects()))]
            else:
                rows.append((fund.line, 0))
        return rows

    def _projects(self) -> tuple[Project, ...]:
        return self.document.report.funds.projects

    def label_of(self, row: int) -> str:
        line, project = self._places[row]
        return self.document.sheet.fund_label(line, project)

    def text_of(self, row: str, column: str) -> str:
        if column == CHANGE:
            return super().text_of(row, column) or self._from_nothing(row)
        if column != LABEL:
            return super().text_of(row, column)
        found = address(f"{row}.{LABEL}")
        sheet = self.document.sheet
        if found is None:
            return sheet.fund_label(row, 0)
        label = sheet.fund_label("projects", found[1] or 0)
        # Between the brackets stands the name, as soon as there is one.
        return label if self._projects()[found[1] or 0].name else label.replace(_NAMELESS, _NAME_IT)

    def _from_nothing(self, row: str) -> str:
        """What is said of the change of *row* where there was none of it the year before."""
        sheet = self.document.sheet
        before, now = number(sheet.value(f"{row}.prior_final")), number(sheet.value(f"{row}.final"))
        return FROM_NOTHING if before == 0 and now else ""

    def kind_in(self, row: int, column: int) -> Kind:
        return TEXT if self.columns[column].shown == LABEL else super().kind_in(row, column)

    def computed_at(self, row: int, column: int) -> bool:
        return self.columns[column].shown != LABEL and super().computed_at(row, column)

    def depth_of(self, row: int) -> int | None:
        fund = self.document.sheet.edition.fund_row(self._places[row][0])
        return fund.level if fund is not None else 0

    def label_column(self, column: str) -> str:
        return self.document.sheet.label(f"funds.{column}")

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == EDIT and self.columns[index.column()].shown == LABEL:
            # The printed label is wrapped round the name; only the name is typed.
            project = self.project_at(index.row())
            return self._projects()[project].name if project is not None else ""
        return super().data(index, role)

    def project_at(self, row: int) -> int | None:
        """Which 专项 stands in *row*; None where another line does."""
        if not 0 <= row < len(self._places):
            return None
        line, project = self._places[row]
        return project if line == "projects" else None
