"""Recovery copies: what was typed and not yet saved, in a folder of the user's own.

A copy is one line about where it belongs, with its checksum, then a draft file as it is. It is
called ``<document id>.<seat>.copy``; a seat stands for one run of the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import tempfile
import time
from collections.abc import Generator
from dataclasses import asdict, dataclass, fields
from operator import itemgetter
from pathlib import Path
from typing import Final

from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import WriteError, reason_of, write_file
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.draft.draft import MOST_BYTES, DraftError, load
from perfeval_gui.storage.draft.files import proving
from perfeval_gui.storage.saving.backups import own_folder
from perfeval_gui.working.steps import finished

ENDING: Final = ".copy"
BIN: Final = "bin"
BIN_DAYS: Final = 30
# A clock set wrong must not empty the bin.
BIN_LEAST: Final = 20
# A draft, and a line about where it belongs.
_MOST_BYTES: Final = MOST_BYTES + 1_000_000
_NAME: Final = re.compile(r"([0-9a-f]{32})\.([0-9a-z-]+)(?:\.(\d{1,20}))?\.copy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an open report belongs.

    Attributes:
        path: Its draft file; empty for one that was never saved.
        title: How the window called it.
        digest: SHA-256 of the draft file when it was opened or saved last.
        taken: When the copy was made, as shown to the clerk.
    """

    path: str = ""
    title: str = ""
    digest: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A recovery copy that can be opened."""

    file: Path
    seat: str
    origin: Origin
    report: Report


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery copies of all runs of the program, in one folder."""

    folder: Path

    def prepare(self) -> None:
        """Make the folder; raises WriteError where that fails."""
        try:
            own_folder(self.folder)
        except OSError as error:
            raise WriteError(self.folder, reason_of(error)) from error

    def takes_files(self) -> bool:
        """Whether copies could be kept here now."""
        try:
            self.prepare()
            with tempfile.TemporaryFile(dir=self.folder) as file:
                return file.write(b"x") == 1
        except (WriteError, OSError):
            return False

    def keep(self, report: Report, seat: str, origin: Origin, port: FilePort | None = None) -> Path:
        """Keep *report*, which has a document id, as the copy of *seat*; returns its file.

        Raises:
            WriteError: It could not be kept.
        """
        return finished(self.keeping(report, seat, origin, port))

    def keeping(
        self, report: Report, seat: str, origin: Origin, port: FilePort | None = None
    ) -> Generator[None, None, Path]:
        """What `keep` does, in steps: nothing is written before the last one."""
        file = self.folder / f"{report.document}.{seat}{ENDING}"
        self.prepare()
        # What cannot be read back is no copy: that it is missing must be said.
        data = yield from proving(file, report)
        yield
        head = json.dumps(asdict(origin), ensure_ascii=True).encode("ascii")
        digest = hashlib.sha256(head).hexdigest().encode("ascii")
        write_file(file, digest + b" " + head + b"\n" + data, port, follow=False)
        return file

    def copies(self) -> tuple[Copy, ...]:
        """All copies that can be opened, in no order; others are left where they are."""
        try:
            files = sorted(self.folder.iterdir())
        except OSError:
            return ()
        found = (read_copy(file) for file in files)
        return tuple(one for one in found if one is not None)

    def remove(self, file: Path) -> None:
        """Take the copy *file* away: what it holds is saved."""
        with contextlib.suppress(OSError):
            file.unlink()

    def discard(self, file: Path) -> None:
        """Put the copy *file* into the bin, where it stays for 30 days."""
        target = self.folder / BIN / f"{file.stem}.{time.time_ns()}{ENDING}"
        with contextlib.suppress(OSError):
            own_folder(target.parent)
            file.replace(target)
        self._empty_bin()

    def put_aside(self, report: Report, origin: Origin) -> None:
        """Put *report*, which is about to be replaced, into the bin; raises WriteError."""
        self.discard(self.keep(report, "aside", origin))

    def binned(self, document: str) -> tuple[tuple[Path, int], ...]:
        """The copies of *document* in the bin, the latest first, each with its nanosecond."""
        try:
            files = list((self.folder / BIN).iterdir())
        except OSError:
            return ()
        named = ((file, _NAME.fullmatch(file.name)) for file in files)
        found = [(file, int(m[3] or 0)) for file, m in named if m and m[1] == document]
        return tuple(sorted(found, key=itemgetter(1), reverse=True))

    def _empty_bin(self) -> None:
        with contextlib.suppress(OSError):
            aged = sorted((file.stat().st_mtime, file) for file in (self.folder / BIN).iterdir())
            oldest = time.time() - BIN_DAYS * 86_400
            for age, file in aged[:-BIN_LEAST]:
                if age < oldest:
                    file.unlink()


def read_copy(file: Path) -> Copy | None:
    """The recovery copy in *file*, None where it is none that can be opened."""
    if (match := _NAME.fullmatch(file.name)) is None:
        return None
    try:
        line, _, data = read_file(file, _MOST_BYTES, follow=False).partition(b"\n")
        report = load(data)
    except (OSError, DraftError):
        return None
    return Copy(file=file, seat=match[2], origin=read_origin(line), report=report)


def read_origin(line: bytes) -> Origin:
    """What *line* says; nothing where it is damaged, as the draft behind it may still be whole."""
    digest, _, head = line.partition(b" ")
    if hashlib.sha256(head).hexdigest().encode("ascii") != digest:
        return Origin()
    content = json.loads(head)
    return Origin(**{one.name: str(content.get(one.name, "")) for one in fields(Origin)})
