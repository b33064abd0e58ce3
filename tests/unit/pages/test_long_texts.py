"""Very long texts: set, cut and measured in stretches, as they would be at once."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Final

import pytest

from perfeval_gui.pages import text_heights
from perfeval_gui.pages.model import STYLES, Align, Paragraph, Run
from perfeval_gui.pages.text_heights import fitting, text_width
from perfeval_gui.paper import typesetting
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.page import MM
from perfeval_gui.paper.placing import _named_runs
from perfeval_gui.paper.typesetting import Typesetter, units

pytestmark = pytest.mark.usefixtures("qapp")

PIECES: Final = (
    *(
        "甲乙丙",
        "，",
        "。",
        "（乙）",
        "“丙”",
        "——",
        "8",
        "1,234.56",
        "100.00%",
        "年",
        " ",
        "　",
        "word",
    ),
    *("Office", "/", "-", "𬱖", "㎡", "①", "、", "；", "……", "6月20日", "《办法》"),
)
MIXED: Final = random.Random(9)
TEXTS: Final = {
    "no break": "8" * 5_000,
    "words": "word " * 1_000,
    "ideographs": "甲" * 5_000,
    "marks": "，。" * 2_000,
    # Qt divides texts at 4,096 of its own units, in the middle of a rare character as well.
    "rare": "𬱖甲" * 1_300,
    "spaces": " " * 3_000 + "甲" * 500,
    **{f"mixed {n}": "".join(MIXED.choices(PIECES, k=1_500)) for n in range(6)},
}


def told(text: str, style: str, align: Align, wide: float) -> list[tuple[str, int]]:
    """The lines of *text* and where each begins."""
    paragraph = Paragraph(runs=(Run(text),), style=style, align=align)
    return [(line.text, line.start) for line in Typesetter(Typefaces()).lines(paragraph, wide)]


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    ("style", "align", "wide"), [("body", "justify", 156 * MM), ("cell", "left", 22 * MM)]
)
def test_a_text_set_in_stretches_has_the_lines_it_has_at_once(
    kind: str, style: str, align: Align, wide: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TEXTS[kind]
    stretched = told(text, style, align, wide)
    monkeypatch.setattr(typesetting, "_STRETCH", 10**9)
    assert stretched == told(text, style, align, wide)
    assert "".join(line for line, _ in stretched) == text
    begins = [start for _, start in stretched]
    assert begins == sorted(begins)


def test_no_line_makes_qt_look_at_all_of_a_long_text() -> None:
    paragraph = Paragraph(runs=(Run("8" * 50_000),), style="cell")
    for line in Typesetter(Typefaces()).lines(paragraph, 22 * MM):
        assert line.layout is not None
        assert len(line.layout.text()) <= 2_000


def test_a_place_is_found_in_a_stretch_as_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def places() -> list[float]:
        paragraph = Paragraph(runs=(Run("甲乙8.5丙" * 500),), style="body")
        lines = Typesetter(Typefaces()).lines(paragraph, 156 * MM)
        middles = [(line, line.start + units(line.text) // 2) for line in lines]
        return [line.x_of(place) for line, place in middles] + [lines[-1].x_of(0)]

    stretched = places()
    monkeypatch.setattr(typesetting, "_STRETCH", 10**9)
    assert stretched == places()


def test_runs_with_a_name_are_known_by_their_place_in_units() -> None:
    runs = (Run("甲𬱖"), Run("8", name="a"), Run("乙"), Run("", name="b"), Run("𬱖", name="c"))
    paragraph = Paragraph(runs=runs, style="body")
    assert list(_named_runs(paragraph)) == [("a", 3, 4), ("b", 5, 5), ("c", 5, 7)]


# ---- cells of the workbook


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    ("width", "height"), [(22.0, 100.0), (60.0, 20.0), (156.0, 300.0), (1.0, 1.0)]
)
def test_what_is_far_behind_changes_nothing_about_what_fits(
    kind: str, width: float, height: float
) -> None:
    text, style = TEXTS[kind], STYLES["cell"]
    near = fitting(text, style, width, height)
    room = (width - text_heights._SIDES) * text_heights.MM_IN_PT
    lines = max(1, int(height / text_heights._pitch(style)))
    starts = list(text_heights._line_starts(text, style, room))
    assert near == (starts[lines - 1] if len(starts) >= lines else len(text))


def calls_of(name: str, run: Callable[[], object]) -> int:
    """How often the function *name* is called by *run*."""
    count = 0

    def see(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_name == name

    sys.settrace(see)
    try:
        run()
    finally:
        sys.settrace(None)
    return count


def test_cutting_a_long_text_measures_each_character_a_few_times() -> None:
    from perfeval_gui.exports.excel.text import DIVIDED, _cut

    # No stretch like one before: a cut that is known is not measured again.
    digits = "".join(map(str, range(10_000)))[:40_000].ljust(40_000, "8")
    characters = "".join(chr(0x4E00 + place * place % 20_011) for place in range(40_000))
    for text in (digits, characters):
        measured = calls_of("_ems", partial(list, _cut(text, "cell", 22, DIVIDED)))
        assert 40_000 <= measured < 5 * 40_000
    assert text_width("甲8", STYLES["cell"]) > 0
