"""A screen of its own for tests that need a real window: Xvfb with a small window manager."""

from __future__ import annotations

import os
import subprocess
from types import TracebackType
from typing import Self


class Screen:
    """Starts a screen, and ends it and its window manager again."""

    def __enter__(self) -> Self:
        """Start both and wait until the screen has a number."""
        reading, writing = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self._display = f":{pipe.readline().strip()}"
        self._manager = subprocess.Popen(
            ["openbox"], env=dict(os.environ, DISPLAY=self._display), stderr=subprocess.DEVNULL
        )
        return self

    def variables(self) -> dict[str, str]:
        """What a program needs to know to show its window there."""
        return {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End what was started."""
        for process in (self._manager, self._screen):
            process.terminate()
            process.wait(timeout=600)
