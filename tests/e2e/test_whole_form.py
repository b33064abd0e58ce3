"""The published form, filled by keyboard in a real window, comes out of every file as it was.

`tests/reference/yunxi-2023-published.txt` holds the published cells in reading order (a tab starts
a cell, an empty line ends a row); names and telephone numbers in it are invented.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from checkout import ROOT
from perfeval_gui.cli import commands
from perfeval_gui.exports.word.verify import read_word_cells
from perfeval_gui.storage.draft.files import open_draft
from screen import Screen

SCENARIO: Final = ROOT / "tests/scenarios/yunxi-2023-as-published.json"
PUBLISHED: Final = ROOT / "tests/reference/yunxi-2023-published.txt"
# These labels stand beside a row of headings and the rows below it; the published table prints one
# of them twice, and Word begins them below the headings. That they are there is tested by itself.
REPEATED: Final = ("年度总体目标", "绩效指标")
COUNT: Final = "keys.txt"
MOST_KEYS: Final = 129
"""Keys beside the figures and texts themselves that the whole form takes at most (ADR 106)."""
MARKS: Final = str.maketrans("()：:，,；;", "（）：：，，；；")


def plain(text: str) -> str:
    """*text* without white space, brackets alike, a figure without trailing zeros."""
    text = re.sub(r"\s", "", text).translate(MARKS)
    percent = text.endswith("%")
    try:
        figure = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return text
    return f"{figure.normalize():f}" + ("%" if percent else "")


def published() -> list[str]:
    """Every filled cell of the published tables, in reading order."""
    cells: list[str] = []
    inside = False
    for line in PUBLISHED.read_text(encoding="utf-8").splitlines():
        if line.startswith("\t"):
            inside = True
            cells.append(line)
        elif not line.strip():
            inside = False
        elif inside:
            cells[-1] += line
    return [text for cell in cells if (text := plain(cell)) and text not in REPEATED]


def word_lines(path: Path) -> list[str]:
    """Every filled cell of the Word file, in reading order."""
    rows = read_word_cells(path.read_bytes())
    return [text for row in rows for cell in row if (text := plain(cell))]


def excel_lines(path: Path) -> list[str]:
    """Every filled cell of the workbook as shown, in reading order."""
    book = load_workbook(BytesIO(path.read_bytes()), data_only=True)
    found = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value is None:
                    continue
                rate = isinstance(value, int | float) and str(cell.number_format).endswith("%")
                text = f"{Decimal(str(value)) * 100}%" if rate else str(value)
                found.append(plain(text))
    return [text for text in found if text]


def missing(wanted: list[str], found: list[str]) -> Iterator[str]:
    """What of *wanted* does not come in this order in *found*.

    A cell of several lines may be longer in the file: it is found where it begins a cell's text.
    """
    position = 0
    for text in wanted:
        place = next((at for at in range(position, len(found)) if found[at].startswith(text)), None)
        if place is None:
            yield text
        else:
            position = place + 1 if found[place] == text else place


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a typist at a real window left a draft and the exported files."""
    folder = tmp_path_factory.mktemp("typed")
    folders = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    # A clerk's own settings and recovery copies would be offered to the typist, and the other way.
    home = tmp_path_factory.mktemp("home")
    own = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE")}
    with Screen() as screen:
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests/e2e/typist.py"), str(SCENARIO), str(folder)],
            cwd=ROOT,
            env=dict(os.environ, **screen.variables(), **own, PYTHONPATH=folders),
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    assert done.stdout.startswith("typed "), done.stderr
    (folder / COUNT).write_text(done.stdout.split()[1], encoding="utf-8")
    return folder


def test_what_was_typed_is_what_the_values_say(typed: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.perfeval"
    assert commands.run(["fill", str(SCENARIO), "-o", str(filled)]) == 0

    by_hand, by_file = open_draft(typed / "typed.perfeval"), open_draft(filled)

    assert by_hand.cover == by_file.cover
    assert by_hand.funds == by_file.funds
    assert by_hand.execution == by_file.execution
    assert by_hand.goals == by_file.goals
    assert by_hand.indicators == by_file.indicators
    assert by_hand.evaluation == by_file.evaluation
    texts = {p.key: p.text for p in by_hand.narrative.passages}
    assert texts == {p.key: p.text for p in by_file.narrative.passages} | {
        key: text for key, text in texts.items() if key not in _keys()
    }


def _keys() -> set[str]:
    return {p["key"] for p in json.loads(SCENARIO.read_text("utf-8"))["tables"]["passages"]}


def test_word_holds_every_published_cell(typed: Path) -> None:
    (path,) = typed.glob("*.docx")

    assert list(missing(published(), word_lines(path))) == []
    assert set(REPEATED) <= set(word_lines(path))


def test_excel_holds_every_published_cell(typed: Path) -> None:
    (path,) = typed.glob("*.xlsx")

    assert list(missing(published(), excel_lines(path))) == []
    assert set(REPEATED) <= set(excel_lines(path))


def test_the_form_takes_no_more_keys_than_it_did(typed: Path) -> None:
    assert int((typed / COUNT).read_text(encoding="utf-8")) <= MOST_KEYS


def test_a_changed_figure_would_be_noticed(typed: Path) -> None:
    (path,) = typed.glob("*.docx")
    changed = [text.replace("209.64", "209.46") for text in word_lines(path)]

    assert "209.64" in list(missing(published(), changed))


def test_nothing_stands_in_the_tables_that_was_not_published(typed: Path) -> None:
    (path,) = typed.glob("*.docx")
    whole = plain(PUBLISHED.read_text(encoding="utf-8"))
    known = set(published())

    strange = [text for text in word_lines(path) if text not in known and text not in whole]

    assert strange == []
