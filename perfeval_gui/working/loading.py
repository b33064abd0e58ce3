"""What modules consist of stays as long as the program: no garbage is looked for in it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final


class Loading:
    """Keeps Python from looking for garbage where there is none."""

    def __init__(self) -> None:
        """Begin in a process whose windows may come and go."""
        self._alone = False

    def for_one_window(self) -> None:
        """Say that this is the program: it has one window, which stays as long as it runs.

        So what was loaded, and that window with it, can be put out of sight for good.
        """
        self._alone = True

    @contextmanager
    def modules(self) -> Iterator[None]:
        """Modules are loaded: no garbage is looked for meanwhile, nor in them later."""
        before, looked = len(sys.modules), gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if self._alone and len(sys.modules) > before:
                gc.freeze()
            if looked:
                gc.enable()


LOADING: Final = Loading()
