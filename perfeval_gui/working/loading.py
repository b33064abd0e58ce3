"""What modules consist of stays as long as the program: no garbage is looked for in it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Modules are loaded: no garbage is looked for meanwhile.

    Nor is it later, in a program that put what it began with out of sight as well: its window
    stays. In any other, windows that come and go would have to be let go of.
    """
    before, looked = len(sys.modules), gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > before and gc.get_freeze_count():
            gc.freeze()
        if looked:
            gc.enable()
