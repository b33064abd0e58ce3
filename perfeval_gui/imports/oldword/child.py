"""What runs in the process of its own: one old Word file becomes a .docx, and the process ends.

The converter is young. Whatever it does with a file, it does it here: time and memory end it.
"""

from __future__ import annotations

from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

MEMORY: Final = 1024 * 1024 * 1024
SECONDS: Final = 30
"""Of the processor; the clock is the parent's."""
CHANGED, LOCKED, OLDER, FAILED = "changed", "locked", "older", "failed"
Answer = tuple[str, tuple[str, ...]]
"""How it went, and the codes of what was left out."""


def change(connection: Connection, source: Path, made: Path) -> None:
    """Make *made* of *source*, and answer how it went."""
    _limit()
    connection.send(_changed(source, made))
    connection.close()


def _changed(source: Path, made: Path) -> Answer:
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    try:
        report = convert(source, made).report
    except EncryptedDocumentError:
        return LOCKED, ()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told by its kind
        return FAILED, (type(error).__name__,)
    grave = [one.code for one in report.diagnostics if one.severity.value != "info"]
    return CHANGED, tuple(grave)


def _limit() -> None:
    """Bound memory and processor, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
