"""Long work in steps: what is made aside, and that no step grows with the report."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out, laying_out, measuring_rows, row_heights
from perfeval_gui.working.steps import finished
from perfeval_gui.working.thread import aside
from unit.pages.paper_sample import evaluation


def steps_of(work: Generator[None, None, object]) -> int:
    """How many steps *work* takes."""
    return sum(1 for _ in work)


def test_work_aside_gives_its_result() -> None:
    assert finished(aside(lambda: 6 * 7)) == 42


def test_work_aside_raises_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        finished(aside(fail))


def test_steps_pass_while_work_goes_on_and_it_can_be_left() -> None:
    may_end = Event()
    work = aside(may_end.wait)

    next(work)
    next(work)
    work.close()
    may_end.set()


def test_setting_type_takes_more_steps_for_more_rows(qapp: QApplication) -> None:
    typefaces = Typefaces()
    few, many = evaluation(100), evaluation(1000)

    for made in (laying_out, measuring_rows):
        assert steps_of(made(many, typefaces)) >= 5 * steps_of(made(few, typefaces)) > 0
    assert finished(measuring_rows(few, typefaces)) == row_heights(few, typefaces)
    assert len(finished(laying_out(few, typefaces))) == len(lay_out(few, typefaces))
