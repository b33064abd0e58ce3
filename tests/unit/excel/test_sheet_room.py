"""Rows of the workbook hold their texts when another program sets them, in other typefaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

import pytest

from given.edges import pages_of
from given.readback import Word, pdf_words, plans
from office import Office
from perfeval_gui.exports.excel.plan import Plan
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.pages import text_heights

CASES: Final = ("example", "other edition", "long names", "long goals", "many projects",
                "long people")  # fmt: skip
SLACK: Final = 2.5
"""By how much a line's box may be higher than the line, pt."""


@dataclass(frozen=True)
class Frame(Word):
    """A cell on a page."""

    def holds(self, word: Word) -> bool:
        """Whether the middle of *word* is inside."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left < x < self.right and self.top - SLACK < y < self.bottom + SLACK


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """A folder with every workbook as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    books = []
    for name in CASES:
        books.append(folder / f"{name}.xlsx")
        books[-1].write_bytes(write_workbook(pages_of(name)))
    office.save("pdf", folder, books)
    return folder


def frames(plan: Plan, scale: float) -> Iterator[list[Frame]]:
    """Where the cells of a sheet are on each of its pages, made smaller to fit the page."""
    left, top = (side / 25.4 * 72 for side in plan.part.margins[:2])
    widths = [width / 25.4 * 72 * scale for width in plan.widths]
    across = list(accumulate(widths, initial=left + sum(widths) * (1 / scale - 1) / 2))
    for start, end in pairwise((0, *plan.breaks, len(plan.heights))):
        below = 0.0
        if plan.repeat is not None and start > plan.repeat[1]:
            below = sum(plan.heights[plan.repeat[0] : plan.repeat[1] + 1]) * scale
        heights = [height * scale for height in plan.heights[start:end]]
        down = list(accumulate(heights, initial=top + below))
        yield [
            Frame(
                box.text,
                across[box.column],
                down[box.row - start],
                across[box.column + box.columns],
                down[box.row + box.rows - start],
            )
            for box in plan.boxes
            if start <= box.row < end and box.text and box.cell is not None
        ]


def outside(pages: Sequence[list[Word]], sheets: Sequence[Plan]) -> list[str]:
    """Lines of table texts that are not whole between the upper and the lower edge of their cell.

    A line that is cut off altogether is no longer in the file, or not where its cell is.
    """
    found: list[str] = []
    left = list(pages)
    for plan in sheets:
        count = len(plan.breaks) + 1
        # By how many hundredths a sheet was made smaller is not told.
        tries: list[list[str]] = [
            list(cut_off(left[:count], plan, 1 - step / 100)) for step in range(5)
        ]
        best: list[str] = min(tries, key=_count)
        found += best
        left = left[count:]
    assert not left
    return found


def cut_off(pages: Sequence[list[Word]], plan: Plan, scale: float) -> Iterator[str]:
    for words, page in zip(pages, frames(plan, scale), strict=True):
        for frame in page:
            inside = [word for word in words if frame.holds(word)]
            text = "".join(word.text for word in inside)
            if "".join(frame.text.split()) != text and not is_figure(frame.text):
                yield f"“{frame.text}” reads “{text}”"
            for word in inside:
                if word.top < frame.top - SLACK or word.bottom > frame.bottom + SLACK:
                    yield f"“{word.text}” is cut off"


def _count(faults: list[str]) -> int:
    return len(faults)


def is_figure(text: str) -> bool:
    """Whether *text* may be a figure, which is stored otherwise than it is printed."""
    return text.replace(".", "").replace("%", "").isdigit()


@pytest.mark.parametrize("name", CASES)
def test_no_line_is_cut_off_by_its_row(name: str, printed: Path) -> None:
    sheets = plans(pages_of(name))

    assert outside(pdf_words(printed / f"{name}.pdf"), sheets) == []


def test_rows_that_are_too_low_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    package = pages_of("long names")
    monkeypatch.setattr(text_heights, "_NATURAL", 1.2)
    monkeypatch.setattr(text_heights, "_FRAME", 0.0)
    # Heights that were estimated before are kept.
    monkeypatch.setattr(text_heights, "_wrapped_height", text_heights._wrapped_height.__wrapped__)
    low = replace(package, parts=package.parts[2:3])
    path = tmp_path / "low.xlsx"
    path.write_bytes(write_workbook(low))
    office.save("pdf", tmp_path, [path])

    assert outside(pdf_words(tmp_path / "low.pdf"), plans(low))
