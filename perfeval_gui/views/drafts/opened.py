"""A report that is about to be shown, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from perfeval_gui.document.document import Document
from perfeval_gui.domain.record.report import Report
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet


@dataclass(frozen=True, slots=True)
class Opened:
    """A report just read or made: with its rules, and the file it came from, if any.

    Attributes:
        book: Its rules.
        report: What is typed.
        path: The file it came from or belongs to; None for one that was never saved.
        title: How the window calls it.
        digest: SHA-256 of the content of *path* that was read; empty without one.
        clean: Whether nothing in it is unsaved.
        near: The name to suggest for its first save; None for one made of unit and year.
        note: A sentence for the foot of the window.
        source: The exported file that the report was taken out of; None for another.
        read_only: Whether it is only looked at.
        then: The report with what was changed in that file; None where nothing was taken.
    """

    book: Rulebook
    report: Report
    path: Path | None
    title: str
    digest: str = ""
    clean: bool = True
    near: Path | None = None
    note: str = ""
    source: Path | None = None
    then: Report | None = None
    read_only: bool = False

    def begin(self, document: Document) -> None:
        """Let the history of *document*, which shows the report, begin as it has to."""
        if not self.clean:
            document.history.resetClean()
        if self.then is not None:
            report = replace(self.then, document=document.report.document)
            # As if it had been typed: sentences follow, and what was changed waits no more.
            document.edit("取用文件里的改动", report)


def under(sheet: Sheet, document: str) -> Sheet:
    """*sheet* as that of the document with the id *document*."""
    return replace(sheet, report=replace(sheet.report, document=document))
