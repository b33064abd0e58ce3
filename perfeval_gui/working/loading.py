"""What modules consist of stays as long as the program: no garbage is looked for in it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def loading(loaded: Callable[[], object]) -> Iterator[None]:
    """Modules are loaded: no garbage is looked for until they are *loaded*, and that was told.

    Nor is any looked for afterwards where none was looked for before.
    """
    with uncollected():
        yield
        loaded()


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage is looked for until the end of what is done within, or of all around it."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


@contextmanager
def staying() -> Iterator[None]:
    """What is there now stays until the end: it is passed over where garbage is looked for."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
