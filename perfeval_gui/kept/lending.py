"""The libraries are lent what is kept before they need it: for the first window, for a report."""

from __future__ import annotations

from perfeval_gui.kept import patterns
from perfeval_gui.kept.store import MODULES, REPORT, START


def lend_first() -> None:
    """Lend what the first window needs, before the libraries of it are loaded."""
    patterns.lend(START)


def lend() -> None:
    """Lend what reports and commands need, before the first record is made."""
    # Imported here: the first window comes up without what makes records.
    from perfeval_gui.kept import modules, records

    modules.lend(MODULES)
    patterns.lend(REPORT)
    records.lend(REPORT)


def keep_modules(*, built: bool) -> None:
    """Keep the bytecode of what was loaded since: when all is there that a first page needs.

    A program that is *built* has bytecode of its own sort (`modules.keep`).
    """
    from perfeval_gui.kept import modules

    modules.keep(built=built)
