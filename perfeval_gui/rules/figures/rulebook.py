"""The rules of one edition put together, and what they give for a report."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from perfeval_gui.domain.cells.kinds import GROUP, Kind
from perfeval_gui.domain.cells.values import Unread, Value
from perfeval_gui.domain.edition.choices import Choices, choices_of
from perfeval_gui.domain.edition.edition import Edition, with_years
from perfeval_gui.domain.names.fields import (
    address,
    any_row,
    at_row,
    cell_name,
    get,
    kind_of,
    rows_of,
)
from perfeval_gui.domain.record.form import Field, Form
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.catalogue import figures_of
from perfeval_gui.rules.figures.declared import present
from perfeval_gui.rules.figures.declared_ways import Same
from perfeval_gui.rules.figures.evaluating import (
    Column,
    Dependents,
    Figures,
    TypedColumns,
    changed_parts,
)
from perfeval_gui.rules.figures.figure import REPORT_YEAR, Figure, in_order, plain
from perfeval_gui.rules.figures.printed_names import printed_names
from perfeval_gui.rules.figures.ways import Link, Operand
from perfeval_gui.working.steps import finished

_LONG_TITLE: Final = 12


class Rulebook:
    """All derived figures of one edition, in an order in which each follows its inputs."""

    def __init__(self, edition: Edition) -> None:
        """Order the figures of *edition*; raises CircleError where they depend on each other."""
        self.edition = edition
        figures = figures_of(edition)
        there = {one.name: one for one in present(figures, edition.form)}
        order = in_order({name: one.inputs for name, one in there.items()})
        self.figures: Mapping[str, Figure] = {name: there[name] for name in order}
        self.absent = {one.name: one for one in figures if one.name not in self.figures}
        self._dependents = Dependents(self.figures.values(), edition.form)
        # A report may still be in another form than that of the edition.
        self.kinds_in = lru_cache(maxsize=2)(self._kinds_in)

    def evaluate(self, report: Report, before: Sheet | None = None) -> Sheet:
        """Every figure that follows from *report*.

        Args:
            report: What is typed.
            before: An earlier sheet of this rulebook. Figures keep their values where the parts
                of the record that they follow from are the very same objects there, and so do
                figures of such rows of a table; all else is computed afresh.
        """
        return finished(self.evaluating(report, before))

    def evaluating(
        self, report: Report, before: Sheet | None = None
    ) -> Generator[None, None, Sheet]:
        """What `evaluate` does, in steps of some rows of a table."""
        # What failed in an earlier sheet is not there to be kept.
        if before is not None and (before.book is not self or before.faults):
            before = None
        if before is not None and before.report.year != report.year:
            before = None
        figures = Figures(report, before)
        stale: Iterable[Figure] = self.figures.values()
        if before is not None:
            stale = self._dependents.of(frozenset(changed_parts(before.report, report)))
        yield from figures.adding(stale)
        return Sheet(self, report, figures.singles.now, figures.columns.now, figures.faults)

    @property
    def form(self) -> Form:
        """The typed cells and tables of its reports."""
        return self.edition.form

    def _kinds_in(self, form: Form) -> Mapping[str, Kind]:
        """The kind of whatever has a name in a report of *form*, of a column as a whole.

        What is computed comes first, then what is typed, then what the edition leaves out.
        """
        kinds = {name: one.kind for name, one in form.absent.items() if isinstance(one, Field)}
        kinds |= {name: one.kind for name, one in self.absent.items()}
        for table, declared in form.tables.items():
            kinds |= {f"{table}[].{column}": kind for column, kind in declared.kinds.items()}
        kinds |= {name: one.kind for name, one in form.fields.items()}
        return kinds | {name: one.kind for name, one in self.figures.items()}

    @cached_property
    def printed(self) -> frozenset[str]:
        """The names the edition prints; see `printed_names`."""
        return printed_names(self.edition.drawings)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A report with everything that follows from it: what all views show.

    Values are looked up by name, typed and derived alike. Where a derived figure has the name of
    a typed cell (a total, a link), the derived one is meant; `typed` gives the other.

    *faults* has the figures that could not be computed and are blank, each with its diagnosis;
    *edition* is that of the *book*, which the figures follow.
    """

    book: Rulebook
    report: Report
    singles: Mapping[str, Value]
    columns: Mapping[str, Column]
    faults: Mapping[str, str]
    edition: Edition = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Asked for by each check of each cell.
        object.__setattr__(self, "edition", self.book.edition)

    def value(self, name: str) -> Value:
        """The value of *name*; KeyError where nothing is called so."""
        if name in self.singles:
            return self.singles[name]
        if (typed := self.report.form.cells.get(name)) is not None:
            return typed(self.report)
        found = address(name)
        if found is not None and found[1] is not None:
            column = self.columns.get(f"{found[0]}[].{found[2]}")
            if column is not None:
                if found[1] >= len(column):
                    raise KeyError(name)
                return column[found[1]]
        if name in self.book.absent:
            return None
        return get(self.report, name)

    def typed(self, name: str) -> Value:
        """What was typed under *name*, even where a total or link stands in its place."""
        return get(self.report, name)

    def column(self, name: str) -> Column:
        """All values of a table column (``indicators[].score``), in the order of the rows."""
        if name in self.columns:
            return self.columns[name]
        if name in self.book.absent:
            return (None,) * len(rows_of(self.report, self.book.absent[name].table))
        return TypedColumns(self.report)(name)

    def kind(self, name: str) -> Kind:
        """The kind of *name*; KeyError where nothing is called so."""
        kind = self.book.kinds_in(self.report.form).get(any_row(name))
        if kind is None:
            raise KeyError(name)
        return kind

    def shown(self, name: str) -> str:
        """The value of *name* as printed; blank is empty, a choice shows its printed label."""
        kind, value = self.kind(name), self.value(name)
        if kind.holds != "choice":
            return kind.show(value)
        return next((label for word, label in self.choices(name) if word == value), str(value))

    def choices(self, name: str) -> Choices:
        """What may be chosen in the cell called *name*."""
        row, _, column = name.rpartition(".")
        kind = self.kind(name)
        group = str(self.value(f"{row}.group")) if kind is GROUP and column != "group" else ""
        return choices_of(self.edition, kind, column, group)

    def figure(self, name: str) -> Figure | None:
        """The derived figure called *name*, or None where it is only typed."""
        return self.book.figures.get(any_row(name))

    def typable(self, name: str) -> bool:
        """Whether the clerk may type into *name* now.

        A total may be typed while none of its parts has a figure, a link while it is unlinked.
        """
        figure = self.figure(name)
        if figure is None:
            return True
        if name not in self.report.form.fields:
            return False
        if isinstance(figure.rule, Link):
            return not get(self.report, figure.inputs[-1])
        return not any(self._filled(part) for part in figure.inputs if plain(part) != name)

    def _filled(self, name: str) -> bool:
        values = self.column(name) if "[]" in name else (self.value(name),)
        return any(value is not None and not isinstance(value, Unread) for value in values)

    def label(self, name: str) -> str:
        """What *name* is called in sentences and lists, years filled in.

        The printed label, or the edition's longer name where that would say too little.
        """
        found = address(name)
        if found is not None and found[0] == "projects" and found[1] is not None:
            line = self.fund_label("projects", found[1])
            return f"{line} {self._named(f'projects[].{found[2]}')}"
        if found is not None:
            return self._named(f"{found[0]}[].{found[2]}")
        line, _, column = name.partition(".")
        own = name in self.edition.labels or name in self.edition.names
        if column and not own and self.edition.fund_row(line) is not None:
            return f"{self.fund_label(line).rstrip('：:')} {self._named(f'funds.{column}')}"
        return self._named(name)

    def printed_label(self, name: str) -> str:
        """The label of *name* as printed on the form, where it stands beside its cell."""
        if name not in self.edition.names:
            return self.label(name)
        return self.edition.label(name, self.report.year).rstrip("：:")

    def _named(self, name: str) -> str:
        long = self.edition.names.get(name)
        return long or self.edition.label(name, self.report.year).rstrip("：:")

    def fund_label(self, line: str, row: int = 0) -> str:
        """The printed label of a fund line, and of *row* where the line is the table of 专项."""
        found = self.edition.fund_row(line)
        if found is None:
            return line
        text = with_years(found.later if row and found.later else found.label, self.report.year)
        if line == "projects":
            projects = self.report.funds.projects
            # What is typed is no year, whatever it looks like.
            text = text.replace("{name}", projects[row].name if row < len(projects) else "")
        return text

    def operands(self, figure: Figure, row: int | None = None) -> list[list[Operand]]:
        """The inputs of *figure*, one list a group; *row* where it stands in a table."""
        return [
            [self._operand(one, one_of_many="[]" in name and row is None) for one in names]
            for name in figure.inputs
            for names in (self._names(name, figure, row),)
        ]

    def _names(self, name: str, figure: Figure, row: int | None) -> list[str]:
        if "[]" not in name:
            return [name]
        if row is not None and name.startswith(f"{figure.table}["):
            return [at_row(name, row)]
        table, _, column = address(name) or ("", None, "")
        return [
            cell_name(table, index, column) for index in range(len(rows_of(self.report, table)))
        ]

    def _operand(self, name: str, *, one_of_many: bool) -> Operand:
        real = plain(name)
        read: Callable[[str], Value] = self.typed if name != real else self.value
        if name == REPORT_YEAR:
            return _year_operand(self.report.year)
        label, value = (self._row_label if one_of_many else self.label)(real), read(real)
        kind = self.kind(real)
        return Operand(real, label, value, kind.show(value), kind.decimals)

    def _row_label(self, name: str) -> str:
        """The label of one row's cell among those of other rows: with the title of its row."""
        table, row, column = address(name) or ("", None, "")
        if row is None or table != "indicators":
            return self.label(name)
        title = "".join(self.report.indicators.indicators[row].name.split())
        return f"{_short(title) or f'第 {row + 1} 行'} {self._named(f'{table}[].{column}')}"

    def explanation(self, name: str) -> str:
        """How *name* came about with the real figures, or why it is blank; empty where typed."""
        if (figure := self.figure(name)) is None:
            return ""
        words = figure.rule.words(*self.operands(figure, (address(name) or ("", None))[1]))
        label, result = self.label(name), self.shown(name)
        return f"{label} = {words} = {result}" if result else f"{label}空着：{words}"

    def formula(self, name: str) -> str:
        """The Excel formula of *name*, ``{name}`` for cells; empty where it is a plain value."""
        if (figure := self.figure(name)) is None:
            return ""
        groups = self.operands(figure, (address(name) or ("", None))[1])
        return figure.rule.formula(*([_where_printed(self, one) for one in of] for of in groups))

    def typed_kind(self, name: str) -> Kind:
        """The kind of what is typed under *name*, even where a figure stands in its place."""
        return kind_of(self.report.form, name) or self.kind(name)

    def names(self) -> Iterable[str]:
        """Every name there is for this report, table cells included, in the order of the record."""
        form = self.report.form
        yield from form.fields
        for table, declared in form.tables.items():
            derived = [f for f in self.columns if f.startswith(f"{table}[")]
            own = [f"{table}[].{column}" for column in declared.kinds]
            for row in range(len(rows_of(self.report, table))):
                yield from (at_row(name, row) for name in (*own, *derived))
        yield from (name for name in self.singles if name not in form.fields)


def _where_printed(sheet: Sheet, operand: Operand) -> Operand:
    """*operand*, or what it is the same as where it has no cell of its own on the pages."""
    name = operand.name
    while name not in sheet.book.printed:
        figure = sheet.figure(name)
        if figure is None or not isinstance(figure.rule, Same):
            break
        name = figure.inputs[0]
    return operand if name == operand.name else replace(operand, name=name)


def _short(title: str) -> str:
    return title if len(title) <= _LONG_TITLE else title[: _LONG_TITLE - 1] + "…"


def _year_operand(year: int) -> Operand:
    return Operand(REPORT_YEAR, "报告年度", Decimal(year), str(year))
