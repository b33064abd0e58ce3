"""The workbook calculated anew by another program: it must come to what is stored and shown."""

from __future__ import annotations

import math
import random
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from amount import many
from checkout import ROOT
from given import declared_scenarios
from given.edges import EDGES
from given.readback import plans
from given.worked import Row, filled, issued, sheet_of
from office import Office
from perfeval_gui.domain.cells.values import half_up, number
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import STANDARD, Report
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.excel.reader import read_workbook
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.excel.xml import address
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Cell, Package
from perfeval_gui.rules.figures.declared_ways import CountThere
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.figures.ways import Constant
from unit.figures import every_way
from unit.forms.test_drawn_rows import PAGE
from unit.forms.test_scenarios import load

RECORDS: Final = many(50, 12)
OTHERS: Final = many(12, 4)
"""So many of each edition."""
SCENARIOS: Final = ROOT / "tests/scenarios"
FORMULA: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f>')
RESULT: Final = re.compile(rb"</f><v>[^<]*</v>")
AMOUNTS: Final = ("", "", "0", "0.00", "0.01", "8.5", "119.95", "327.49", "1234567.89")
RESULTS: Final = ("", "0起", "3起", "40起", "-1起", "56起", "三分之一", "97.5%")


def row(rng: random.Random, *columns: str) -> dict[str, object]:
    return {column: rng.choice(AMOUNTS) for column in columns}


def indicator(rng: random.Random) -> dict[str, object]:
    return {
        "group": "output",
        "kind": rng.choice(("quantity", "quality")),
        "name": "甲",
        "target": rng.choice(("≥40起", "≤3起", "0起", "98%", "持续提高")),
        "actual": rng.choice(RESULTS),
        "points": rng.choice(("", "0", "3", "5.00", "10")),
        "band": rng.choice(("", "met", "partly")),
        "lowered": rng.choice(("", "", "", "1.50")),
    }


def typed_at_random(seed: int, book: Rulebook) -> Sheet:
    """A report full of figures, zeros and blanks; denominators are often either."""
    rng = random.Random(seed)
    values: dict[str, object] = {}
    for name, field in STANDARD.fields.items():
        line, _, column = name.partition(".")
        printed = not column or book.edition.fund_row(line) is not None
        if field.kind.holds == "figure" and printed:
            values[name] = rng.choice(AMOUNTS)
    for name in ("quota", "in_post"):
        values[name] = rng.choice(("", "0", "7", "8", "9"))
    values["project_linked"] = rng.random() < 0.7
    tables: dict[str, Sequence[Row]] = {
        "projects": [row(rng, "prior_final", "budget", "final") for _ in range(rng.randrange(6))],
        "buildings": [
            row(rng, "approved_size", "actual_size", "planned_investment", "actual_investment")
            for _ in range(rng.randrange(4))
        ],
        "indicators": [indicator(rng) for _ in range(rng.randrange(9))],
    }
    blank = new_report(book.edition, book.edition.year)
    return book.evaluate(fill(blank, book.edition, values, tables))


def long_columns() -> Report:
    """More cells in one sum than a function of Excel takes arguments."""
    rows = [{"prior_final": "0.01", "budget": "", "final": f"{n}.10"} for n in range(300)]
    return filled({"operations.final": "0.05"}, projects=rows)


def other_edition() -> Rulebook:
    """A form that prints totals and the grade, and labels beside figures."""
    return Shelf((SCENARIOS / "editions",)).read("linjiang-2024")


PAIRS: Final = tuple(product(("", "0", "8"), repeat=2))
"""What may stand below and above the line of a fraction: nothing, zero, a figure."""


def pairs() -> dict[str, Sheet]:
    """Every pair in every fraction at once."""
    return {
        f"pair {under or 'blank'} {over or 'blank'}": sheet_of(
            {"quota": under, "in_post": over, "annual_budget": under, "executed": over},
            buildings=[
                {
                    "approved_size": under,
                    "actual_size": over,
                    "planned_investment": under,
                    "actual_investment": over,
                }
            ],
        )
        for under, over in PAIRS
    }


def sheets() -> dict[str, Sheet]:
    made = {f"random{seed}": typed_at_random(seed, issued()) for seed in range(RECORDS)}
    other = {f"other{seed}": typed_at_random(seed, other_edition()) for seed in range(OTHERS)}
    return made | other | {name: EDGES[name]() for name in ("example", "empty", "other edition")}


def waiting() -> Sheet:
    """A score that is missing: the sum so far, and no grade."""
    sheet = EDGES["other edition"]()
    return sheet.book.evaluate(put(sheet.report, "indicators[0].actual", ""))


def with_rarer_marks() -> Rulebook:
    """The issued edition printed with subtotals and dashes."""
    rates = "{buildings.approved_size} | {buildings.actual_size} | {buildings.size_rate:dash}"
    score = "{execution_points} | {execution_score} | {annual_budget} | {executed}"
    page = f"{PAGE}columns 1 1 1\n*buildings:1 | {rates} |\ncolumns 1 1 1 1\n| {score} |"
    return Rulebook(replace(issued().edition, drawings=(read_drawing("rarer", page),)))


def with_fine_money(seed: int) -> Sheet:
    """The form of another county with amounts in 万元 to the hundredth of a 元."""
    rng = random.Random(seed)
    with TemporaryDirectory() as folder:
        place = shutil.copytree(SCENARIOS / "editions/qingxi-2024", Path(folder) / "qingxi-2024")
        toml = place / "edition.toml"
        text = toml.read_text(encoding="utf-8")
        changed = text.replace('unit = "元"\nplaces = 2', 'unit = "万元"\nplaces = 6')
        assert changed != text
        toml.write_text(changed, encoding="utf-8")
        book = read_edition(place)
    amounts = iter(lambda: f"{rng.randrange(10 ** rng.randrange(1, 13)) / 10**6:.6f}", None)
    items = [
        {
            "category": rng.choice("甲乙"),
            "item": "丙",
            "budget": next(amounts),
            "done": next(amounts),
        }
        for _ in range(8)
    ]
    lines = ("fiscal.budget", "fiscal.done", "other.budget", "other.done")
    values = {f"sources.{name}": next(amounts) for name in lines}
    blank = new_report(book.edition, book.edition.year)
    return book.evaluate(fill(blank, book.edition, values, {"items": items}))


SHEETS: Final = {
    **{f"fine{seed}": with_fine_money(seed) for seed in range(OTHERS)},
    "own form": load(SCENARIOS / "qingxi-2024-filled.json").sheet,
    **{f"rarer{seed}": typed_at_random(seed, with_rarer_marks()) for seed in range(OTHERS)},
    **sheets(),
    **pairs(),
    "long": issued().evaluate(long_columns()),
    "waiting": waiting(),
    **{f"every way {seed}": every_way.sheet(seed) for seed in range(OTHERS * 2)},
    **{f"declared {form}": declared_scenarios.sheet(form) for form in declared_scenarios.FORMS},
}


def without_results(data: bytes) -> bytes:
    """The workbook with nothing beside its formulas, so that no reader can take that for theirs."""
    members = unpack(data)
    for name in members:
        if name.startswith("xl/worksheets/"):
            members[name] = RESULT.sub(b"</f>", members[name])
    return pack(members)


@cache
def package_of(name: str) -> Package:
    return compose(SHEETS[name])


@cache
def workbook_of(name: str) -> bytes:
    return write_workbook(package_of(name))


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """A folder with every workbook as LibreOffice calculates and saves it."""
    folder = tmp_path_factory.mktemp("calculated")
    given = folder / "given"
    given.mkdir()
    for name in SHEETS:
        path = given / f"{name}.xlsx"
        path.write_bytes(without_results(workbook_of(name)))
    office.save("xlsx", folder, sorted(given.iterdir()))
    return folder


@cache
def formulas(name: str) -> tuple[tuple[int, str, Cell], ...]:
    """Sheet, address and cell of everything that is calculated in the workbook."""
    package, members = package_of(name), unpack(workbook_of(name))
    calculated = [
        {found.decode() for found in FORMULA.findall(members[f"xl/worksheets/sheet{number}.xml"])}
        for number, _ in enumerate(package.parts, 1)
    ]
    return tuple(
        (number, place, box.cell)
        for number, plan in enumerate(plans(package))
        for box in plan.boxes
        if box.cell is not None
        and box.repeats is None
        and (place := address(box.row, box.column)) in calculated[number]
    )


def shown(value: float, cell: Cell) -> str:
    """A result as the cell prints it."""
    figure = Decimal(repr(value))
    written = cell.number_format
    if written == "General":
        return f"{figure.normalize():f}"
    share = "%" if written.endswith("%") else ""
    places = len(written.removesuffix("%").partition(".")[2])
    rounded = half_up(figure * 100 if share else figure, Decimal(1).scaleb(-places))
    return f"{rounded:,f}" if written.startswith("#,##0") else f"{rounded:f}{share}"


@cache
def results(path: Path) -> tuple[Mapping[str, object], ...]:
    """What stands in the cells of each sheet that are not blank, by address."""
    return tuple({c.address: c.value for c in sheet} for sheet in read_workbook(path.read_bytes()))


def compare(cell: Cell, found: object) -> None:
    """A result of the other program with what the form stores and shows."""
    if cell.value is None:
        assert (found or "") == cell.text, cell.name
        return
    assert isinstance(found, int | float), cell.name
    assert math.isclose(found, float(cell.value), rel_tol=1e-13, abs_tol=1e-13), cell.name
    (figure,) = [run.text for p in cell.paragraphs for run in p.runs if run.name] or [cell.text]
    assert shown(float(found), cell) == figure, cell.name


@pytest.mark.parametrize("name", SHEETS)
def test_another_program_comes_to_the_same_results(name: str, calculated: Path) -> None:
    found = results(calculated / f"{name}.xlsx")

    for sheet, place, cell in formulas(name):
        compare(cell, found[sheet].get(place))


def must_be_live(sheet: Sheet, name: str) -> bool:
    """Whether *name* is a figure the program computes, rather than one typed or set."""
    figure = sheet.figure(name)
    if figure is None or isinstance(figure.rule, Constant | CountThere) or sheet.typable(name):
        return False
    if name.startswith("explanations["):
        # The title of a check is a text the program knows, not a figure.
        return False
    # A score waits for its result, a quality for the clerk's score, a grade for scores that all
    # stand beside their points.
    waits = name == "grade" or name.endswith(".score")
    return not waits or bool(sheet.formula(name))


def shown_names(cell: Cell) -> set[str]:
    """Names of what *cell* prints, alone or beside labels."""
    runs = (run for paragraph in cell.paragraphs for run in paragraph.runs)
    return {cell.name, *(run.name for run in runs)} - {""}


@cache
def computed_cells(name: str) -> tuple[Cell, ...]:
    """The printed cells that show something computed."""
    sheet = SHEETS[name]
    return tuple(
        cell
        for cell in package_of(name).cells()
        if any(must_be_live(sheet, shown) for shown in shown_names(cell))
    )


@pytest.mark.parametrize(
    ("under", "over", "rate", "score"),
    [
        ("8", "8", "100.00%", "10.00"),
        ("8", "0", "0.00%", "0.00"),
        *((under, over, "", "") for under, over in PAIRS if "" in (under, over) or under == "0"),
    ],
)
def test_blank_and_zero_are_as_on_the_screen(
    under: str, over: str, rate: str, score: str, calculated: Path
) -> None:
    name = f"pair {under or 'blank'} {over or 'blank'}"
    sheet = SHEETS[name]
    wanted = {"control_rate": rate, "execution_rate": rate, "execution_score": score,
              "buildings[0].size_rate": rate, "buildings[0].investment_rate": rate}  # fmt: skip
    assert {figure: sheet.shown(figure) for figure in wanted} == wanted

    there = results(calculated / f"{name}.xlsx")
    found = {
        cell.name: there[number].get(place)
        for number, place, cell in formulas(name)
        if cell.name in wanted
    }
    assert found.keys() == wanted.keys()
    for figure, value in found.items():
        assert (value in (None, "")) is (wanted[figure] == ""), figure


@pytest.mark.parametrize("name", SHEETS)
def test_every_computed_cell_is_a_formula(name: str) -> None:
    live = [cell for _, _, cell in formulas(name)]

    assert computed_cells(name)
    assert [cell for cell in computed_cells(name) if cell not in live] == []


@pytest.mark.parametrize(("name", "least"), [("example", 15), ("other edition", 12)])
def test_an_edition_has_as_many_formulas_as_it_has_computed_cells(name: str, least: int) -> None:
    count = len(formulas(name))

    assert count == len(computed_cells(name)) >= least


def test_denominators_are_zero_and_blank_in_some_of_the_records() -> None:
    """Otherwise the records would not show what becomes of them."""
    for name in ("quota", "annual_budget"):
        values = [number(sheet.value(name)) for sheet in SHEETS.values()]
        assert sum(value == 0 for value in values) >= 5
        assert sum(value is None for value in values) >= 5


def test_a_grade_is_a_formula_too() -> None:
    names = {cell.name for _, _, cell in formulas("other edition")}

    assert {"total_points", "total_score", "grade"} <= names


def test_a_grade_that_waits_is_a_formula_as_well() -> None:
    shown = [SHEETS[name].shown("grade") for name in ("waiting", "other edition")]

    assert "grade" in {cell.name for _, _, cell in formulas("waiting")}
    assert shown == ["", "良好"]


def test_a_sum_over_many_cells_reads_a_range() -> None:
    package = compose(SHEETS["long"])
    cells = [cell for sheet in read_workbook(write_workbook(package)) for cell in sheet]
    sums = [cell.formula for cell in cells if "SUM(" in cell.formula]

    assert any(re.search(r"SUM\(F\d+:F\d+\)", formula) for formula in sums)
    assert all(formula.count(",") < 255 and len(formula) <= 8192 for formula in sums)
