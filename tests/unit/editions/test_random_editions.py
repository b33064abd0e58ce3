"""Whatever an edition declares: it loads or is refused with file and line, and what loads holds."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amount import many
from given.random_reports import FIGURES, TEXTS
from perfeval_gui.domain.cells.kinds import Kind
from perfeval_gui.domain.cells.values import Value
from perfeval_gui.domain.names.fields import cell_name, put, rows_of, with_rows
from perfeval_gui.domain.record.form import OWN
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.storage.draft.draft import dump, load
from unit.editions.random_editions import editions

pytestmark = pytest.mark.usefixtures("qapp")
EXAMPLES = many(400, 60)
FILES = many(40, 6)
EDITS = 6
MONTHS = ("", "2025年3月", "2025-12", "三月")


def read(texts: tuple[str, str]) -> Rulebook | EditionError:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "random"
        folder.mkdir()
        for name, text in zip(("edition.toml", "p.page"), texts, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        try:
            return read_edition(folder)
        except EditionError as error:
            return error


def typed(kind: Kind, data: st.DataObject) -> Value:
    if kind.holds == "flag":
        return data.draw(st.booleans())
    words = {"figure": FIGURES, "day": MONTHS, "month": MONTHS}.get(kind.holds, TEXTS)
    return kind.read(data.draw(st.sampled_from(words)))


def filled(book: Rulebook, data: st.DataObject) -> Report:
    report = book.edition.blank(2025)
    for name, field in report.form.fields.items():
        report = put(report, name, typed(field.kind, data))
    for name, table in report.form.tables.items():
        if name in ("explanations", "dismissals", "unconfirmed"):
            continue
        rows = [
            table.row_type(**{column: typed(kind, data) for column, kind in table.kinds.items()})
            for _ in range(data.draw(st.integers(0, 3)))
        ]
        report = with_rows(report, name, tuple(rows))
    return report


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(editions(), st.data())
def test_it_loads_or_is_refused_with_file_and_line(
    texts: tuple[str, str], data: st.DataObject
) -> None:
    book = read(texts)
    if isinstance(book, EditionError):
        assert book.file == "edition.toml" or book.file.endswith(".page")
        assert book.reason
        return
    report = filled(book, data)
    for one in (book.edition.blank(2025), report):
        found = run_checks(book.evaluate(one))
        assert [f.diagnosis for f in found if f.check in FAILURES] == []
        compose(book.evaluate(one))
    assert load(dump(report), book.form) == report


@settings(max_examples=FILES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(editions(), st.data())
def test_its_files_hold_what_its_pages_hold(texts: tuple[str, str], data: st.DataObject) -> None:
    book = read(texts)
    if isinstance(book, EditionError):
        return
    package, typefaces = compose(book.evaluate(filled(book, data))), Typefaces()
    for ending in FORMATS:
        assert build(package, ending, typefaces)


def edited(report: Report, data: st.DataObject) -> Report:
    """*report* with one cell typed anew, or a row put in, taken away or moved."""
    declared = [one for one in report.form.tables.values() if one.path[0] == OWN]
    table = data.draw(st.sampled_from([None, *declared]))
    if table is None:
        own = [one for one in report.form.fields.values() if one.path[0] == OWN]
        field = data.draw(st.sampled_from(own))
        return put(report, field.name, typed(field.kind, data))
    rows = rows_of(report, table.name)
    match data.draw(st.sampled_from(("cell", "cell", "more", "less", "moved"))):
        case "cell" if rows:
            column = data.draw(st.sampled_from(sorted(table.kinds)))
            name = cell_name(table.name, data.draw(st.integers(0, len(rows) - 1)), column)
            return put(report, name, typed(table.kinds[column], data))
        case "less":
            return with_rows(report, table.name, rows[1:])
        case "moved":
            return with_rows(report, table.name, rows[::-1])
    row = table.row_type(**{column: typed(kind, data) for column, kind in table.kinds.items()})
    return with_rows(report, table.name, (row, *rows))


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(editions(), st.data())
def test_figures_after_edits_are_those_of_working_all_out_anew(
    texts: tuple[str, str], data: st.DataObject
) -> None:
    book = read(texts)
    if isinstance(book, EditionError):
        return
    sheet = book.evaluate(filled(book, data))
    for _ in range(EDITS):
        sheet = book.evaluate(edited(sheet.report, data), sheet)
        anew = book.evaluate(sheet.report)
        assert (sheet.singles, sheet.columns) == (anew.singles, anew.columns)


def test_some_of_them_load_and_some_do_not() -> None:
    """Otherwise one half of this would test nothing."""
    seen = Counter[bool]()

    @settings(max_examples=60, database=None, deadline=None)
    @given(editions())
    def count(texts: tuple[str, str]) -> None:
        seen[isinstance(read(texts), EditionError)] += 1

    count()
    assert min(seen[True], seen[False]) >= 5
