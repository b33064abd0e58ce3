"""Checking many drafts: one after the other or on all cores, told one by one as they are done."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from perfeval_gui.editions.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.explained import AnswerState, answer_of, state_of
from perfeval_gui.rules.findings import Finding
from perfeval_gui.rules.rulebook import Rulebook
from perfeval_gui.rules.sections import title_of_section
from perfeval_gui.storage.draft import DraftError
from perfeval_gui.storage.files import SUFFIX, open_draft

Folders = tuple[Path, ...]
Chunk = tuple[Path, ...]
_CHUNK: Final = 16
# A process takes as long to start as some hundred drafts take to check.
_WORTH_IT: Final = 4 * _CHUNK
# So much is handed out ahead, and no more is ever held.
_AHEAD: Final = 3
_BROKEN: Final = "检查中断：一个检查进程意外结束，可能是内存不足。"


class BatchError(Exception):
    """The check as a whole cannot go on; a Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding as it is told outside the window.

    Attributes:
        section: Chinese title of the section its cell stands in; empty where none does.
        state: Whether it was answered; *answer* is the answer, of a reopened one too.
    """

    finding: Finding
    section: str
    state: AnswerState
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One draft that was checked.

    Attributes:
        year: The report year; 0 where the draft could not be read.
        fault: Why it could not be read, a Chinese sentence; empty where it could.
    """

    path: Path
    unit: str = ""
    year: int = 0
    told: tuple[Told, ...] = ()
    fault: str = ""


def drafts_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among *paths*, and every draft in and below the folders among them, sorted."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob(f"*{SUFFIX}"))
        else:
            yield path


def check_draft(path: Path, folders: Folders) -> Checked:
    """Everything the checks find in the draft *path*; editions lie in *folders*."""
    try:
        report = open_draft(path)
        sheet = _book(folders, report.edition).evaluate(report)
    except (DraftError, EditionError) as error:
        return Checked(path=path, fault=str(error))
    told = []
    for finding in run_checks(sheet):
        kept = answer_of(report, finding)
        told.append(
            Told(
                finding=finding,
                section=title_of_section(finding.name),
                state=state_of(finding, report),
                answer=kept.answer if kept is not None else "",
            )
        )
    return Checked(path=path, unit=report.cover.unit, year=report.year, told=tuple(told))


@lru_cache(maxsize=32)
def _book(folders: Folders, edition_id: str) -> Rulebook:
    """Read once in each process: reading an edition costs more than checking a draft."""
    return Shelf(folders).read(edition_id)


def _check_chunk(paths: Chunk, folders: Folders) -> tuple[Checked, ...]:
    return tuple(check_draft(path, folders) for path in paths)


def check_all(paths: Sequence[Path], folders: Folders, workers: int = 0) -> Iterator[Checked]:
    """What is found in each of *paths*, in their order, each as soon as it is its turn.

    Args:
        paths: Draft files.
        folders: Where editions lie.
        workers: Processes to use; 0 for as many as there are cores, and one for a few drafts.

    Raises:
        BatchError: A process ended by itself.
    """
    if workers == 0:
        workers = (os.cpu_count() or 1) if len(paths) >= _WORTH_IT else 1
    if workers == 1:
        for path in paths:
            yield check_draft(path, folders)
        return
    try:
        yield from _shared(paths, folders, workers)
    except BrokenProcessPool as error:
        raise BatchError(_BROKEN) from error


def _shared(paths: Sequence[Path], folders: Folders, workers: int) -> Iterator[Checked]:
    """*paths* checked by *workers* processes; results wait for those before them, nothing else."""
    chunks = _chunks(paths)
    # New processes and not copies of this one: a copy of a process with threads can hang.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts) as pool:
        waiting: deque[Future[tuple[Checked, ...]]] = deque(
            pool.submit(_check_chunk, chunk, folders) for chunk in islice(chunks, workers * _AHEAD)
        )
        while waiting:
            done = waiting.popleft().result()
            if (chunk := next(chunks, None)) is not None:
                waiting.append(pool.submit(_check_chunk, chunk, folders))
            yield from done


def _leave_interrupts() -> None:
    """Ctrl+C is for the process that tells the results; the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(paths: Sequence[Path]) -> Iterator[Chunk]:
    for start in range(0, len(paths), _CHUNK):
        yield tuple(paths[start : start + _CHUNK])
