"""Pages of a sheet end above a label that would be cut, and nowhere else."""

from __future__ import annotations

from perfeval_gui.exports.compose import compose
from perfeval_gui.exports.pages import Part
from perfeval_gui.exports.sheetbreaks import Span, label_breaks
from unit.readback import plans
from unit.worked import sheet_of

# Between margins of 20 mm a page is 728 pt high; 706 of them are counted on.
PART = Part(key="x", title="表", blocks=(), margins=(20, 20, 20, 20))
ROW = 50.0


def breaks(count: int, *spans: Span, repeat: Span | None = None) -> list[int]:
    return list(label_breaks(PART, [ROW] * count, spans, repeat))


def test_a_label_across_the_break_goes_to_the_next_page() -> None:
    assert breaks(30, (12, 4)) == [12]
    assert breaks(30, (14, 4)) == [14]


def test_what_is_not_cut_makes_no_break() -> None:
    assert breaks(30) == breaks(30, (0, 5), (10, 4)) == breaks(14, (12, 2)) == []


def test_of_two_labels_that_would_be_cut_the_longer_decides() -> None:
    assert breaks(30, (13, 2), (10, 6)) == [10]


def test_half_a_page_is_filled_whatever_is_cut() -> None:
    assert breaks(30, (6, 9)) == []
    assert breaks(60, (0, 60)) == []


def test_repeated_rows_take_room_on_every_later_page() -> None:
    assert breaks(60, (28, 4)) == [28]
    assert breaks(60, (26, 2), repeat=(0, 1)) == [26]
    assert breaks(60, (26, 2)) == breaks(60, (26, 2), repeat=(0, 2)) == []


def broken(rows: int) -> tuple[set[int], set[int]]:
    """Where pages of an evaluation with groups of so many *rows* begin, and where its groups do."""
    given = [
        {"group": group, "name": "完成协调任务和排查" * 3, "target": "3起", "points": "1"}
        for group in ("output", "benefit", "satisfaction", "cost")
        for _ in range(rows)
    ]
    plan = plans(compose(sheet_of(indicators=given)))[2]
    groups = {box.row for box in plan.boxes if box.cell and box.cell.name.endswith("].group")}
    return set(plan.breaks), groups


def test_pages_of_indicators_begin_with_a_group() -> None:
    found = [broken(rows) for rows in range(2, 12)]

    assert any(breaks for breaks, _ in found)
    assert all(breaks <= groups for breaks, groups in found)
