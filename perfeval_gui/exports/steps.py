"""Long work cut into steps, so that a window can be served, or the work left, between two."""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import Thread
from typing import Final, TypeVar

Result = TypeVar("Result")
_STEP: Final = 0.02
"""Seconds after which a step is over that only waits."""


def finished(work: Generator[object, None, Result]) -> Result:
    """The result of *work*, all steps made at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result


def aside(work: Callable[[], Result]) -> Generator[None, None, Result]:
    """The result of *work*, made on a thread of its own while short steps pass here.

    For work on what never changes, without Qt: files put together from pages, and read back. What
    it raises is raised here. To take no further step is to leave it: its result is forgotten.
    """
    results: list[Result] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as fault:  # noqa: BLE001  # raised again where it is waited for
            faults.append(fault)

    # A program that ends does not wait for work nobody wants any more.
    thread = Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_STEP)
        if thread.is_alive():
            yield
    if faults:
        raise faults[0]
    return results[0]
