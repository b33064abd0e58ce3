"""LibreOffice for the tests: started once, as starting takes longer than what it is started for."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hands import wait_for

PATIENCE: Final = 600
"""Seconds after which what is converted is not expected any more, however slow the machine."""


class Office:
    """One LibreOffice, with a profile of its own, that is begun when the first file is saved.

    What is started later with the same profile hands its files to the one that runs. That one
    stays as long as it has a document open, of which nobody sees anything.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the profile in *folder*."""
        self._kept = folder / "kept.txt"
        self._profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        self._running: subprocess.Popen[bytes] | None = None

    def save(self, kind: str, out: Path, files: Iterable[Path]) -> None:
        """Have *files* saved into the folder *out* as files of a *kind*, such as ``xlsx``."""
        if self._running is None:
            self._running = self._begun()
        convert = ["--convert-to", kind, "--outdir", str(out), *map(str, files)]
        subprocess.run([*self._command(), *convert], check=True, capture_output=True,
                       timeout=PATIENCE)  # fmt: skip

    def _command(self) -> list[str]:
        return ["soffice", self._profile, "--headless", "--norestore", "--nologo"]

    def _begun(self) -> subprocess.Popen[bytes]:
        self._kept.write_text("kept", encoding="ascii")
        command = [*self._command(), str(self._kept)]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        opened = self._kept.with_name(f".~lock.{self._kept.name}#")
        # Where it ended at once, each later one does its own work.
        wait_for(lambda: opened.exists() or running.poll() is not None)
        return running

    def end(self) -> None:
        """End it, if it was begun."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait(PATIENCE)
