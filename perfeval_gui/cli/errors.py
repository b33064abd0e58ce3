"""What a command cannot do, each in one Chinese sentence."""

from __future__ import annotations

from typing import Final

from perfeval_gui.cli.missing_library import not_loaded
from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.pages.errors import ExportError
from perfeval_gui.storage.disk.atomic import OUT_OF_MEMORY, WriteError, reason_of
from perfeval_gui.storage.draft.draft import DraftError


class UsageError(Exception):
    """The command line asks for something that cannot be done; one Chinese sentence."""


class BatchError(Exception):
    """The check as a whole cannot go on; a Chinese sentence."""


_EXPECTED: Final = (UsageError, BatchError, DraftError, EditionError, ExportError, WriteError)


def why_not_done(error: Exception) -> str:
    """Why something was not done; what nobody thought of is told with its diagnosis."""
    if isinstance(error, _EXPECTED):
        return str(error)
    if isinstance(error, MemoryError):
        return f"{OUT_OF_MEMORY}。"
    if isinstance(error, ImportError) and (sentence := not_loaded(error)):
        return sentence
    if isinstance(error, OSError):
        place = f"“{error.filename}”：" if error.filename else ""
        return f"{place}{reason_of(error)}。"
    found = " ".join(diagnosis(error).split())
    return f"没有做完，这是程序的错，请把诊断交给维护人员（{found}）。"
