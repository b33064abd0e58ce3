"""Files as other people make them of a filled form: what is sure is right, however they look."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from typing import Final

import pytest

from amount import many
from perfeval_gui.imports.matching.grid import Grid
from perfeval_gui.imports.matching.matching import Matcher
from perfeval_gui.imports.matching.region import Region
from perfeval_gui.imports.model import Cell, Contents
from unit.foreign.foreign_pages import as_page
from unit.matching.disturbed import Change, changed, transposed
from unit.matching.disturbed_files import FILE_CHANGES, FileChange
from unit.matching.disturbed_words import CHANGES
from unit.matching.matched import FORMS, exported, matcher, sheet_of, wrong

SEEDS: Final = many(20, 1)
KINDS: Final = ("docx", "xlsx", "html")


def of_file(change: Change, contents: Contents, rng: random.Random) -> Contents:
    """*change* done to one of the tables, or to all of them."""
    return changed(contents, change, rng, all_tables=rng.random() < 0.5)


ALL: Final[dict[str, FileChange]] = {
    **{change.__name__: partial(of_file, change) for change in CHANGES},
    **{change.__name__: change for change in FILE_CHANGES},
}


def disturbed(name: str, form: str, kind: str, rng: random.Random) -> Contents:
    """The export of *form* with one thing done to it; as a page, by way of one."""
    if kind == "html":
        return as_page(ALL[name](exported(form, "docx"), rng))
    return ALL[name](exported(form, kind), rng)


def test_there_are_enough() -> None:
    assert len(ALL) >= 40


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_silently_wrong(name: str) -> None:
    found = 0
    for form in FORMS:
        for seed in range(SEEDS):
            rng = random.Random(f"{name} {form} {seed}")
            contents = disturbed(name, form, KINDS[(seed + len(form)) % 3], rng)
            match = matcher(sheet_of(form).edition.id).match([contents])
            assert list(wrong(match, sheet_of(form))) == [], (form, seed)
            found += sum(1 for _ in match.of("sure"))
    assert found > 0


HARMLESS: Final = (
    "header_repeated",
    "moved_right",
    "heading_joined_on",
    "other_width",
    "unnumbered",
    "wide_figures",
    "trailing_lines",
    "other_words",
    "years_in_words",
    "in_yuan",
    "shuffled",
)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_nothing_for_a_reader_is_still_sure(name: str) -> None:
    for form in FORMS:
        rng = random.Random(name)
        match = matcher(sheet_of(form).edition.id).match([ALL[name](exported(form, "docx"), rng)])
        unsure = [one.name for one in match.cells if one.state in ("doubtful", "missing")]
        assert len(unsure) * 100 <= len(match.cells), (form, unsure)


def test_what_stands_in_turned_tables_is_found() -> None:
    found = missed = 0
    for form in FORMS:
        turned = changed(exported(form, "xlsx"), transposed, random.Random(0), all_tables=True)
        match = matcher(sheet_of(form).edition.id).match([turned])
        assert list(wrong(match, sheet_of(form))) == []
        found += sum(one.state in ("sure", "blank") for one in match.cells)
        missed += sum(one.state in ("doubtful", "missing") for one in match.cells)
        at = [(one.row, one.column) for table in turned.tables for one in table.cells]
        traced = [trace for one in match.cells for trace in one.traces if trace.row is not None]
        assert all((trace.row, trace.column) in at for trace in traced)
    assert missed * 50 < found


def test_a_matcher_that_takes_the_next_cell_without_a_header_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The guess that was wrong for half of the cells of files without a header."""

    def next_cell(region: Region, grid: Grid, row: int, static: object) -> tuple[Cell | None, str]:
        del region, static
        figures = [cell for cell in grid.covering(row) if cell.text.strip()[:1].isdigit()]
        return (figures[0], "") if figures else (None, "")

    monkeypatch.setattr(Region, "under", next_cell)
    found: list[tuple[str, str]] = []
    for form in FORMS:
        sheet = sheet_of(form)
        found += wrong(Matcher(sheet.book).match([exported(form, "docx")]), sheet)

    assert found


def test_a_file_without_any_label_gives_nothing() -> None:
    contents = exported("yunxi-2023-as-published", "docx")
    bare = replace(
        contents,
        blocks=tuple(
            replace(
                one, cells=tuple(c for c in one.cells if not any(sign.isalpha() for sign in c.text))
            )
            for one in contents.tables
        ),
    )
    match = matcher("yunxi-2023").match([bare])

    assert not list(match.of("sure"))


def _has_words(cell: Cell) -> bool:
    return any(sign.isalpha() for sign in cell.text)
