"""Opening and saving draft files."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Final

from perfeval_gui.domain.cells.quoting import named
from perfeval_gui.domain.names.evidence import located, settled
from perfeval_gui.domain.record.report import Report
from perfeval_gui.storage.disk.atomic import WriteError, reason_of, write_file
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.storage.disk.port import FilePort
from perfeval_gui.storage.draft.draft import MOST_BYTES, DraftError, dump, load
from perfeval_gui.working.steps import finished

SUFFIX: Final = ".perfeval"
_UNPROVED: Final = "草稿自检没有通过，请复制诊断信息并联系维护人员"


def open_draft(path: Path, *, kept: bool = False) -> Report:
    """The report in the draft file *path*; raises what `read_draft` raises."""
    return read_draft(path, kept=kept)[0]


def read_draft(path: Path, *, kept: bool = False) -> tuple[Report, bytes]:
    """The report in the draft file *path*, and the content it was read from.

    One that is *kept* is a copy of a draft that lies elsewhere, and so do the files it names.

    Raises:
        DraftError: It cannot be read, is no draft, is damaged or newer, which have types of
            their own; the file is untouched.
    """
    try:
        data = read_bytes(path)
    except (OSError, ValueError) as error:
        raise DraftError(f"打不开“{named(path)}”：{reason_of(error, reading=True)}。") from error
    try:
        report = load(data)
        return report if kept else located(report, path.absolute().parent), data
    except DraftError as error:
        raise type(error)(f"打不开“{named(path)}”：{error}") from None


def read_bytes(path: Path) -> bytes:
    """The content of *path*, no more of it than a draft can be; raises OSError."""
    return read_file(path, MOST_BYTES + 1)


def save_draft(path: Path, report: Report, port: FilePort | None = None) -> None:
    """Write *report* into the draft file *path*, after proving that it can be read back.

    Raises:
        WriteError: It cannot be called saved; see `write_file`.
    """
    write_file(path, proved(path, report), port)


def proved(path: Path, report: Report) -> bytes:
    """The content of a draft file with *report*, which is proved to load as the same report.

    Raises:
        WriteError: It does not, so that *path* must not be written.
    """
    return finished(proving(path, report))


def proving(path: Path, report: Report) -> Generator[None, None, bytes]:
    """What `proved` does, in three steps: of a long report each takes a while."""
    try:
        report = settled(report, path.absolute().parent)
        data = dump(report)
        yield
        again = load(data, report.form)
        yield
    except DraftError as error:
        raise WriteError(path, f"草稿自检没有通过，{str(error).rstrip('。')}") from error
    except (ValueError, RecursionError) as error:
        raise WriteError(path, _UNPROVED) from error
    # Unknown content of rows that were removed is not written; all else must come back.
    if again != replace(report, unknown=again.unknown) or dump(again) != data:
        raise WriteError(path, _UNPROVED)
    return data
