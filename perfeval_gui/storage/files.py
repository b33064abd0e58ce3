"""Opening and saving draft files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from perfeval_gui.domain.report import Report
from perfeval_gui.storage.draft import MOST_BYTES, DraftError, dump, load
from perfeval_gui.storage.port import FilePort
from perfeval_gui.storage.writer import WriteError, reason_of, write_file

SUFFIX: Final = ".perfeval"


def open_draft(path: Path) -> Report:
    """The report in the draft file *path*.

    Raises:
        DraftError: It cannot be read, is no draft, is damaged or newer; the file is untouched.
    """
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise DraftError(f"“{path.name}”过大，不是正常的草稿。")
        data = path.read_bytes()
    except OSError as error:
        raise DraftError(f"打不开“{path.name}”：{reason_of(error)}。") from error
    try:
        return load(data)
    except DraftError as error:
        raise DraftError(f"打不开“{path.name}”。{error}") from None


def save_draft(path: Path, report: Report, port: FilePort | None = None) -> None:
    """Write *report* into the draft file *path*, after proving that it can be read back.

    Raises:
        WriteError: Nothing was written; what was in *path* is still there.
    """
    data = dump(report)
    if load(data) != report:
        raise WriteError(path, "草稿自检没有通过，请复制诊断信息并联系维护人员")
    write_file(path, data, port)
