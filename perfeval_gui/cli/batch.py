"""Checking many drafts: one after the other or on all cores, told one by one as they are done."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, TypeVar

from perfeval_gui.cli.drafts import given
from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import Shelf
from perfeval_gui.evidence.telling import told_of
from perfeval_gui.final_state.standing import standing
from perfeval_gui.paths import sample
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.answers import AnswerState, answer_of, state_of
from perfeval_gui.rules.findings.finding import Finding, Level
from perfeval_gui.rules.proofreading.dismissed import alarms, families_off
from perfeval_gui.rules.telling.sections import title_of_section
from perfeval_gui.rules.together.belonging import Draft, families
from perfeval_gui.rules.together.comparing import compare
from perfeval_gui.rules.together.shares import Share, share_of
from perfeval_gui.storage.disk.atomic import OUT_OF_MEMORY, reason_of
from perfeval_gui.storage.draft.draft import DraftError
from perfeval_gui.storage.draft.files import SUFFIX
from perfeval_gui.storage.draft.fitting import fitted
from perfeval_gui.working.loading import staying, uncollected
from perfeval_gui.working.new_records import new_records

_Done = TypeVar("_Done")
Folders = tuple[Path, ...]
Chunk = tuple[Path, ...]
_CHUNK: Final = 16
# So many are worth all cores: a new process takes as long to start as some hundred to check.
_WORTH_IT: Final = 4 * _CHUNK
# So much is handed out ahead, and no more is ever held.
_AHEAD: Final = 3
DIED: Final = "没有检查成：检查进程意外结束，可能是内存不足。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding as it is told outside the window, where nothing is mended or gone to.

    Attributes:
        check, level, name, message, source, figures, diagnosis: As of the finding.
        section: Chinese title of the section its cell stands in; empty where none does.
        state: Whether it was answered; *answer* is the answer, of a reopened one too.
    """

    check: str
    level: Level
    name: str
    message: str
    source: str
    figures: str
    diagnosis: str
    section: str
    state: AnswerState
    answer: str


_OF_FINDING: Final = ("check", "level", "name", "message", "source", "figures", "diagnosis")
_NAMES: Final = (*_OF_FINDING, "section", "state", "answer")
_finding: Final = attrgetter(*_OF_FINDING)
_told: Final = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One draft that was checked.

    Attributes:
        form: What its form is called.
        year: The report year; 0 where the draft could not be read.
        off: Ids of the families of the proof-reading that the draft has switched off.
        passed_over: How many sentences it has dismissed.
        fault: Why it could not be checked, a Chinese sentence; empty where it could.
        share: What it tells of the projects of its unit; None where its form knows none.
        note: What is to be known of the file that the draft was taken out of, and of its final
            state, in sentences.
        altered: Whether it is final and not what was declared so.
        files: What is to be known of the files that prove its indicators, sentences.
        compared: Where *told* was found between this draft and others: those others.
    """

    path: Path
    unit: str = ""
    form: str = ""
    year: int = 0
    told: tuple[Told, ...] = ()
    off: tuple[str, ...] = ()
    passed_over: int = 0
    fault: str = ""
    share: Share | None = None
    note: str = ""
    altered: bool = False
    files: tuple[str, ...] = ()
    compared: tuple[Path, ...] = ()

    def __reduce__(self) -> tuple[Callable[..., Checked], tuple[object, ...]]:
        """How it goes to another process: records that are made one by one take far longer."""
        return _received, (tuple(zip(*map(_told, self.told), strict=True)), *_beside(self))


_BESIDE: Final = tuple(one.name for one in fields(Checked) if one.name != "told")
_beside: Final = attrgetter(*_BESIDE)


def _received(columns: tuple[tuple[Any, ...], ...], *beside: Any) -> Checked:  # noqa: ANN401 - whatever stands in a record
    told = new_records(Told, dict(zip(_NAMES, columns, strict=False)))
    return Checked(told=tuple(told), **dict(zip(_BESIDE, beside, strict=True)))


def drafts_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among *paths*, and every draft in and below the folders among them, sorted.

    A folder that cannot be looked into is given itself, so that it is told and not left out.
    """
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError:
            is_folder = False
        if not is_folder:
            yield path
            continue
        shut: list[Path] = []
        found = [
            Path(folder) / name
            for folder, _, names in os.walk(path, onerror=partial(_shut, shut))
            for name in names
            if name.endswith(SUFFIX)
        ]
        yield from sorted((*found, *shut))


def _shut(shut: list[Path], error: OSError) -> None:
    shut.append(Path(error.filename))


def check_draft(path: Path, folders: Folders, *, files: bool = True) -> Checked:
    """Everything the checks find in the draft *path*; editions lie in *folders*.

    Its *files* are read as well: that may take long, and their places may not answer.
    Whatever is wrong with a draft is its own `fault`: those after it are checked.
    """
    try:
        return _checked(path, folders, files=files)
    except (DraftError, EditionError) as error:
        return Checked(path=path, fault=str(error))
    except OSError as error:
        return Checked(path=path, fault=f"打不开：{reason_of(error, reading=True)}。")
    except MemoryError:
        return Checked(path=path, fault=f"没有检查成：{OUT_OF_MEMORY}。")
    except Exception as error:  # noqa: BLE001 - nobody thought of it; the next draft is another one
        told = " ".join(diagnosis(error).split())
        return Checked(path=path, fault=f"没有检查成，这是程序的错（诊断：{told}）。")


def _checked(path: Path, folders: Folders, *, files: bool) -> Checked:
    if path.is_dir():
        # Given by `drafts_in` because it cannot be listed: the reason is met again.
        list(path.iterdir())
    opened = given(path, partial(_book, folders))
    book = _book(folders, opened.report.edition)
    report = fitted(opened.report, book.form)
    sheet = book.evaluate(report)
    known = standing(sheet)
    return Checked(
        path=path,
        unit=report.cover.unit,
        form=book.edition.name,
        year=report.year,
        told=_told_of(sheet, run_checks(sheet)),
        off=families_off(report),
        passed_over=len(alarms(report)),
        share=share_of(sheet),
        note=f"{opened.note()}{known.told() if known is not None else ''}",
        altered=known is not None and known.state.holds and not known.is_final,
        files=tuple(told_of(sheet.edition, report, path.absolute().parent)) if files else (),
    )


def _told_of(sheet: Sheet, findings: Sequence[Finding]) -> tuple[Told, ...]:
    """*findings* as they are told of the draft *sheet*."""
    edition, report = sheet.edition, sheet.report
    titles = [title_of_section(edition, finding.name) for finding in findings]
    if not report.explanations.explanations:
        return _as_told(findings, titles, ["open"] * len(titles), [""] * len(titles))
    kept = [answer_of(report, finding) for finding in findings]
    states = [state_of(finding, report) for finding in findings]
    return _as_told(findings, titles, states, ["" if one is None else one.answer for one in kept])


def _as_told(findings: Sequence[Finding], *beside: Sequence[str]) -> tuple[Told, ...]:
    columns = (*zip(*map(_finding, findings), strict=True), *beside)
    return tuple(new_records(Told, dict(zip(_NAMES, columns, strict=True)))) if findings else ()


def across(drafts: Iterable[Checked]) -> Iterator[Checked]:
    """What is found between *drafts* of one unit, told of the unit's report.

    Only what each draft tells of its projects is looked at; what was found in it stays.
    """
    for family in families(Draft(one.path, one.share) for one in drafts if one.share is not None):
        share, findings = family.whole.share, compare(family)
        beside = (share.section, "open", "")
        if findings:
            yield Checked(
                path=Path(family.whole.path),
                unit=share.unit,
                year=share.year,
                told=_as_told(findings, *([one] * len(findings) for one in beside)),
                compared=tuple(Path(form.path) for form in family.forms),
            )


@lru_cache(maxsize=32)
def _book(folders: Folders, edition_id: str) -> Rulebook:
    """Read once in each process: reading an edition costs more than checking a draft."""
    return Shelf(folders).read(edition_id)


def _check_chunk(paths: Chunk, folders: Folders) -> tuple[Checked, ...]:
    # What is made of a draft is in use until it is checked: garbage is looked for behind some.
    with uncollected():
        return tuple(check_draft(path, folders) for path in paths)


def check_all(
    paths: Sequence[Path], folders: Folders, workers: int | None = None
) -> Iterator[Checked]:
    """What is found in each of *paths*, in their order, each as soon as it is its turn.

    A process that ends by itself costs the draft that ended it, which says so, and no other.

    Args:
        paths: Draft files.
        folders: Where editions lie.
        workers: Other processes to use, 0 for this one alone. None for what is worth it: as many
            as there are cores for many drafts; for a few a copy of this process, so that none of
            them ends the list, where a copy can be had: a new process takes longer than they do.
    """
    if workers is None:
        workers = _worth(len(paths))
    if workers == 0:
        for path in paths:
            yield check_draft(path, folders)
        return
    if len(paths) >= _WORTH_IT and _is_alone():
        # Patterns are compiled when they are first asked for: once here, not in each copy.
        check_draft(sample(), folders)
    # Of few drafts each is told as soon as it is done.
    left = deque(_chunks(paths, _CHUNK if len(paths) >= _WORTH_IT else 1))
    while left:
        with staying():
            yield from _shared(left, folders, workers)
        if left:
            # A process has died, nobody knows over which of those that were handed out.
            handed = [left.popleft() for _ in range(min(len(left), workers * _AHEAD))]
            yield from _alone(tuple(chain.from_iterable(handed)), folders)


def on_all_cores(
    paths: Sequence[Path], work: Callable[[Path], _Done], died: Callable[[Path], _Done]
) -> Iterator[_Done]:
    """What *work* makes of each of *paths*, in their order, on all cores where there are several.

    What a process that ends by itself was to make is *died*; the others are made by new ones.
    """
    left = deque(paths)
    workers = os.cpu_count() or 1
    while left and len(paths) > 1:
        with _pool(workers) as pool:
            handed: deque[Future[_Done]] = deque()
            try:
                while left:
                    for path in islice(left, len(handed), workers * _AHEAD):
                        handed.append(pool.submit(work, path))
                    done = handed.popleft().result()
                    left.popleft()
                    yield done
            except BrokenProcessPool:
                # One of those at work ended it; nobody knows which: each gets a process of its own.
                pool.shutdown(cancel_futures=True)
        for path in [left.popleft() for _ in range(min(len(left), workers * _AHEAD))]:
            yield _one_alone(path, work, died)
    yield from map(work, left)


def _one_alone(path: Path, work: Callable[[Path], _Done], died: Callable[[Path], _Done]) -> _Done:
    with _pool(1) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return died(path)


def _worth(drafts: int) -> int:
    """How many other processes are worth starting for so many drafts."""
    if drafts >= _WORTH_IT:
        return os.cpu_count() or 1
    return int(drafts > 1 and _is_alone())


def _shared(left: deque[Chunk], folders: Folders, workers: int) -> Iterator[Checked]:
    """*left* checked by *workers* processes; results wait for those before them, nothing else.

    What is told is taken off *left*. Where a process dies, what was not told yet stays there.
    """
    waiting: deque[Future[tuple[Checked, ...]]] = deque()
    pool = _pool(workers)
    try:
        while left:
            for chunk in islice(left, len(waiting), workers * _AHEAD):
                waiting.append(pool.submit(_check_chunk, chunk, folders))
            done = waiting.popleft().result()
            left.popleft()
            yield from done
    except Exception:  # noqa: BLE001 - what it was is found out over each draft alone
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(paths: Chunk, folders: Folders) -> Iterator[Checked]:
    """*paths* one after the other in a process of its own, another one after each that died."""
    pool: ProcessPoolExecutor | None = None
    try:
        for path in paths:
            pool = pool if pool is not None else _pool(1)
            try:
                checked = pool.submit(_check_chunk, (path,), folders).result()
            except BrokenProcessPool:
                checked = (Checked(path=path, fault=DIED),)
                pool.shutdown()
                pool = None
            except Exception:  # noqa: BLE001 - no process can be had, or its result not be sent
                checked = (check_draft(path, folders),)
            yield from checked
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    context = get_context("fork" if _is_alone() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _is_alone() -> bool:
    """Whether this process runs one thread only, those counted that Python does not know of.

    A copy of it has read everything already and begins at once; a new process takes a second. But
    a copy of a process with threads, as the window's is, can hang for ever. Only Linux tells of
    all of them, and macOS has some of its own.
    """
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


def _begin() -> None:
    """Leave Ctrl+C to the process that tells the results, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What is there stays: what this process shares with the one it is a copy of is left alone.
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        # The other thread waits for work that nobody hands out any more.
        os._exit(1)


def _chunks(paths: Sequence[Path], size: int) -> Iterator[Chunk]:
    for start in range(0, len(paths), size):
        yield tuple(paths[start : start + size])
