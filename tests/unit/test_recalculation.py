"""The workbook calculated anew by another program: it must come to what is stored and shown."""

from __future__ import annotations

import io
import json
import math
import random
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from checkout import ROOT
from perfeval_gui.domain.fields import FIELDS, put
from perfeval_gui.domain.filling import fill
from perfeval_gui.domain.report import Report
from perfeval_gui.domain.values import half_up
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.exports.archive import pack, unpack
from perfeval_gui.exports.compose import compose
from perfeval_gui.exports.pages import Cell, Package
from perfeval_gui.exports.sheetreader import read_workbook
from perfeval_gui.exports.sheetxml import address
from perfeval_gui.exports.workbook import write_workbook
from perfeval_gui.rules.kinds import Constant
from perfeval_gui.rules.rulebook import Sheet
from perfeval_gui.storage.files import open_draft
from unit.readback import plans
from unit.worked import ISSUED, filled, issued

RECORDS: Final = 50
SCENARIOS: Final = ROOT / "tests/scenarios"
RESULT: Final = re.compile(rb"</f><v>[^<]*</v>")
AMOUNTS: Final = ("", "", "0", "0.00", "0.01", "8.5", "119.95", "327.49", "1234567.89")
RESULTS: Final = ("", "0起", "3起", "40起", "-1起", "56起", "三分之一", "97.5%")


def example() -> Report:
    return open_draft(ROOT / "resources/samples/示例.perfeval")


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


def typed_at_random(seed: int) -> Report:
    """A report full of figures, zeros and blanks; denominators are often either."""
    rng = random.Random(seed)
    values: dict[str, object] = {}
    for name, field in FIELDS.items():
        if field.kind.holds == "figure":
            values[name] = rng.choice(AMOUNTS)
    for name in ("quota", "in_post"):
        values[name] = rng.choice(("", "0", "7", "8", "9"))
    values["project_linked"] = rng.random() < 0.7
    return filled(
        values,
        projects=[row(rng, "prior_final", "budget", "final") for _ in range(rng.randrange(6))],
        buildings=[
            row(rng, "approved_size", "actual_size", "planned_investment", "actual_investment")
            for _ in range(rng.randrange(4))
        ],
        indicators=[indicator(rng) for _ in range(rng.randrange(9))],
    )


def long_columns() -> Report:
    """More cells in one sum than a function of Excel takes arguments."""
    rows = [{"prior_final": "0.01", "budget": "", "final": f"{n}.10"} for n in range(300)]
    return filled({"operations.final": "0.05"}, projects=rows)


def reports() -> dict[str, Report]:
    made = {f"random{seed}": typed_at_random(seed) for seed in range(RECORDS)}
    return made | {
        "example": example(),
        "empty": Report(edition=ISSUED, year=2023),
        "long": long_columns(),
    }


def other_edition() -> Sheet:
    """A form that prints totals and the grade."""
    given = json.loads((SCENARIOS / "linjiang-2024-filled.json").read_text(encoding="utf-8"))
    book = Shelf((SCENARIOS / "editions",)).read(given["edition"])
    blank = new_report(book.edition, given["year"])
    return book.evaluate(fill(blank, book.edition, given["values"], given["tables"]))


def waiting() -> Sheet:
    """The same with a score that is missing: the sum so far, and no grade."""
    sheet = other_edition()
    return sheet.book.evaluate(put(sheet.report, "indicators[0].actual", ""))


SHEETS: Final = {
    **{name: issued().evaluate(report) for name, report in reports().items()},
    "linjiang": other_edition(),
    "linjiang-waiting": waiting(),
}


def without_results(data: bytes) -> bytes:
    """The workbook with nothing beside its formulas, so that no reader can take that for theirs."""
    members = unpack(data)
    for name in members:
        if name.startswith("xl/worksheets/"):
            members[name] = RESULT.sub(b"</f>", members[name])
    return pack(members)


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every workbook as LibreOffice calculates and saves it."""
    folder = tmp_path_factory.mktemp("calculated")
    given = folder / "given"
    given.mkdir()
    for name, sheet in SHEETS.items():
        path = given / f"{name}.xlsx"
        path.write_bytes(without_results(write_workbook(compose(sheet))))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    files = [str(path) for path in sorted(given.iterdir())]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    return folder


def formulas(package: Package) -> list[tuple[int, str, Cell]]:
    """Sheet, address and cell of everything that is calculated in the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(package)))
    return [
        (number, place, box.cell)
        for number, plan in enumerate(plans(package))
        for box in plan.boxes
        if box.cell is not None
        and book.worksheets[number][(place := address(box.row, box.column))].data_type == "f"
    ]


def shown(value: float, cell: Cell) -> str:
    """A result as the cell prints it."""
    figure = Decimal(repr(value))
    if cell.number_format == "0.00%":
        return f"{half_up(figure * 100):f}%"
    return f"{half_up(figure) if cell.number_format == '0.00' else figure.normalize():f}"


def compare(cell: Cell, found: object) -> None:
    """A result of the other program with what the form stores and shows."""
    if cell.value is None:
        assert (found or "") == cell.text, cell.name
        return
    assert isinstance(found, int | float), cell.name
    assert math.isclose(found, float(cell.value), rel_tol=1e-13, abs_tol=1e-13), cell.name
    assert shown(float(found), cell) == cell.text, cell.name


@pytest.mark.parametrize("name", SHEETS)
def test_another_program_comes_to_the_same_results(name: str, calculated: Path) -> None:
    package = compose(SHEETS[name])
    book = openpyxl.load_workbook(calculated / f"{name}.xlsx", data_only=True)

    for number, place, cell in formulas(package):
        compare(cell, book.worksheets[number][place].value)


def must_be_live(sheet: Sheet, cell: Cell) -> bool:
    """Whether a printed cell holds a figure the program computes, rather than one typed or set."""
    figure = sheet.figure(cell.name) if cell.name else None
    if figure is None or isinstance(figure.rule, Constant) or sheet.typable(cell.name):
        return False
    if cell.name.startswith("explanations["):
        # The title of a check is a text the program knows, not a figure.
        return False
    # A score waits for its result, and a quality for the clerk's score.
    return not cell.name.endswith(".score") or bool(sheet.formula(cell.name))


@pytest.mark.parametrize("name", [n for n in SHEETS if not n.startswith("linjiang")])
def test_every_computed_cell_is_a_formula(name: str) -> None:
    package = compose(SHEETS[name])
    computed = [cell.name for cell in package.cells() if must_be_live(SHEETS[name], cell)]

    assert computed
    assert {cell.name for _, _, cell in formulas(package)} >= set(computed)


def test_the_example_has_as_many_formulas_as_it_has_computed_cells() -> None:
    package = compose(SHEETS["example"])
    computed = [cell for cell in package.cells() if must_be_live(SHEETS["example"], cell)]

    assert len(formulas(package)) == len(computed) >= 15


def test_a_grade_is_a_formula_too() -> None:
    names = {cell.name for _, _, cell in formulas(compose(SHEETS["linjiang"]))}

    assert {"total_points", "total_score", "grade"} <= names


def test_a_grade_that_waits_is_a_formula_as_well() -> None:
    sheet = SHEETS["linjiang-waiting"]
    names = {cell.name for _, _, cell in formulas(compose(sheet))}

    assert "grade" in names
    assert (sheet.shown("grade"), SHEETS["linjiang"].shown("grade")) == ("", "良好")


def test_a_sum_over_many_cells_reads_a_range() -> None:
    package = compose(SHEETS["long"])
    cells = [cell for sheet in read_workbook(write_workbook(package)) for cell in sheet]
    sums = [cell.formula for cell in cells if "SUM(" in cell.formula]

    assert any(re.search(r"SUM\(F\d+:F\d+\)", formula) for formula in sums)
    assert all(formula.count(",") < 255 and len(formula) <= 8192 for formula in sums)
