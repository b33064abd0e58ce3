"""A small log of what happened, for the diagnosis: events and counts, never what was typed.

One line an event. Files are for their owner alone; three of at most a megabyte, and nothing older
than 30 days.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from perfeval_gui.storage.disk.clock import universal
from perfeval_gui.storage.disk.plainfiles import append_to, read_file
from perfeval_gui.storage.saving.backups import own_folder

NAME: Final = "perfeval.log"
MOST_BYTES: Final = 1_000_000
FILES: Final = 3
DAYS: Final = 30
# The words of our own code: no names of people, no paths from the root, nothing quoted.
_OURS: Final = re.compile(r"[A-Za-z_][\w.:<>/ =|*-]{0,400}", re.ASCII)
_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Log:
    """The log in one folder. What cannot be written is left out: nothing depends on it."""

    folder: Path

    def note(self, event: str, *details: str) -> None:
        """Add a line on *event*; of *details* only what looks like words of our own code."""
        told = [one if _OURS.fullmatch(one) else "?" for one in details]
        line = f"{universal(_STAMP)} {os.getpid()} {' | '.join((event, *told))}\n"
        with contextlib.suppress(OSError):
            own_folder(self.folder)
            self._make_room(len(line))
            append_to(self._file(0), line.encode())

    def forget_old(self) -> None:
        """Take lines of more than 30 days ago away."""
        oldest = universal(_STAMP, DAYS)
        with contextlib.suppress(OSError):
            for file in self.files():
                # A line begins with its time, and times compare like texts.
                text = read_file(file, 2 * MOST_BYTES, follow=False).decode(errors="replace")
                lines = text.splitlines(keepends=True)
                young = [line for line in lines if line >= oldest]
                if not young:
                    file.unlink()
                elif len(young) < len(lines):
                    file.unlink()
                    append_to(file, "".join(young).encode())

    def files(self) -> tuple[Path, ...]:
        """The files there are, the latest first."""
        return tuple(file for number in range(FILES) if (file := self._file(number)).exists())

    def _file(self, number: int) -> Path:
        return self.folder / (f"{NAME}.{number}" if number else NAME)

    def _make_room(self, wanted: int) -> None:
        latest = self._file(0)
        if latest.exists() and latest.stat().st_size + wanted > MOST_BYTES:
            for number in reversed(range(FILES - 1)):
                if (file := self._file(number)).exists():
                    file.replace(self._file(number + 1))
