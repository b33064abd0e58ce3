"""An export that fails anywhere while a file is made leaves the old file as it was."""

from __future__ import annotations

import hashlib
import inspect
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

import pytest

from given.edges import indicators
from given.worked import sheet_of
from perfeval_gui.pages.compose import compose
from perfeval_gui.pages.model import Package
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing import publishing
from perfeval_gui.publishing.file_names import file_name
from perfeval_gui.publishing.publishing import FORMATS, publish
from perfeval_gui.rules.figures.rulebook import Sheet

POINTS: Final = {"docx": 34, "xlsx": 33, "pdf": 33}
"""At how many calls of the builders each export is made to fail; a hundred together."""
OLD: Final = b"the file of last week" * 100
BUILDERS: Final = ("perfeval_gui/pages/", "perfeval_gui/exports/", "perfeval_gui/paper/")


class BrokenError(Exception):
    """What is raised; nothing in the program knows it."""


@cache
def is_counted(code: CodeType) -> bool:
    """Whether *code* is a function of the builders; asked for every call there is, and so kept."""
    path = code.co_filename.replace("\\", "/")
    # A generator may only be closing, where Python lets nothing out.
    return any(part in path for part in BUILDERS) and not code.co_flags & inspect.CO_GENERATOR


class Calls:
    """Counts calls of the builders' functions, and raises in one of them."""

    def __init__(self, fails_at: int = -1) -> None:
        """Raise in call number *fails_at*, from 0."""
        self.count = 0
        self._fails_at = fails_at

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        """Called by Python for every call; nothing is told of the lines, as None is returned."""
        if event != "call" or not is_counted(frame.f_code):
            return
        self.count += 1
        if self.count - 1 == self._fails_at:
            sys.settrace(None)
            raise BrokenError


@contextmanager
def traced(calls: Calls) -> Iterator[None]:
    """A profile would be told of every call of Python's own and of every return as well."""
    sys.settrace(calls)
    try:
        yield
    finally:
        sys.settrace(None)


def here(work: Callable[[], bytes]) -> Generator[None, None, bytes]:
    """As the work is made on another thread, but where its calls are seen."""
    yield
    return work()


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "aside", here)


@pytest.fixture(scope="module")
def typefaces(qapp: object) -> Typefaces:
    return Typefaces()


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return sheet_of({"unit": "某某中心", "thrift": "一、\n二、"}, indicators=indicators(5))


def print_into(folder: Path, sheet: Sheet, ending: str, typefaces: Typefaces) -> None:
    list(publish(partial(compose, sheet), folder, [ending], typefaces))


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def changed(
    folder: Path, sheet: Sheet, ending: str, typefaces: Typefaces, points: int
) -> list[int]:
    """At which of *points* calls a failure left something else than what was there."""
    target = folder / file_name(compose(sheet), ending)
    print_into(folder, sheet, ending, typefaces)
    calls = Calls()
    with traced(calls):
        print_into(folder, sheet, ending, typefaces)
    target.write_bytes(OLD)
    before, found = digests(folder), []
    assert calls.count > points
    for number in range(points):
        at = number * calls.count // points
        with pytest.raises(Exception) as raised, traced(Calls(at)):  # noqa: PT011 - any
            print_into(folder, sheet, ending, typefaces)
        assert isinstance(raised.value, BrokenError) or isinstance(
            raised.value.__cause__, BrokenError
        )
        if digests(folder) != before:
            found.append(at)
            target.write_bytes(OLD)
    return found


@pytest.mark.qt_log_ignore("Painter ended with")  # it was left in the middle of a page
@pytest.mark.parametrize("ending", FORMATS)
def test_a_failure_anywhere_leaves_the_old_file(
    ending: str, sheet: Sheet, typefaces: Typefaces, tmp_path: Path
) -> None:
    assert changed(tmp_path / "out", sheet, ending, typefaces, POINTS[ending]) == []


def test_a_hundred_points_are_tried() -> None:
    assert sum(POINTS.values()) == 100


def test_an_export_that_writes_too_early_is_noticed(
    sheet: Sheet, typefaces: Typefaces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = publishing.building

    def hasty(
        package: Package, ending: str, typefaces: Typefaces, draft: bytes
    ) -> Generator[None, None, bytes]:
        (tmp_path / "out" / file_name(package, ending)).write_bytes(b"half of it")
        return (yield from good(package, ending, typefaces, draft))

    monkeypatch.setattr(publishing, "building", hasty)
    assert changed(tmp_path / "out", sheet, "docx", typefaces, 6)
