"""A check or a figure that fails takes nothing with it: it becomes one finding, the rest goes on.

See docs/adr/0029.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType, FunctionType
from typing import Final, TypeVar

from perfeval_gui import __version__
from perfeval_gui.domain.cells.diagnosis import diagnosis
from perfeval_gui.rules.checklist import KNOWN
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.rules.findings.finding import Check, Finding
from perfeval_gui.rules.sentences.starting_texts import STARTING

CHECK_FAILED: Final = "check-failed"
FIGURE_FAILED: Final = "figure-failed"
FAILURES: Final = frozenset({CHECK_FAILED, FIGURE_FAILED})
"""Ids of what is told of the program itself: never dismissed, answered or switched off."""

_GOES_ON: Final = "不影响填写、保存、打印和导出，请复制诊断信息（里面没有填写的内容）交给维护人员。"
_MOST_TITLES: Final = 3
Told = TypeVar("Told")
_CHECKS: Final = ("perfeval_gui.rules.checks.", "perfeval_gui.rules.proofreading.")
# Their functions are told which check they work for.
_SHARED: Final = frozenset({f"{_CHECKS[0]}wording", f"{_CHECKS[1]}texts"})


def fenced(check: Check, run: Callable[[Check], Iterable[Told]]) -> Iterator[Told | Finding]:
    """What *run* finds with *check*; where that fails, what it found till then and its failure."""
    try:
        yield from run(check)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one check is its own matter
        yield _failed(check, error)


def failed_figures(sheet: Sheet) -> Iterator[Finding]:
    """The figures that could not be computed: they are blank, and so is what follows from them."""
    for name, told in sheet.faults.items():
        table, bracket, _ = name.partition("[")
        says = (
            "报告里的标准语句没有跟着数字更新，请核对报告里的数字"
            if name == STARTING
            else f"“{_label(sheet, name)}”没有算出来，它和由它算出的数都空着，请自行计算核对"
        )
        yield Finding(
            check=FIGURE_FAILED,
            level="error",
            name=table if bracket else name,
            message=f"{says}，这是程序的错，{_GOES_ON}",
            source=KNOWN[FIGURE_FAILED].source,
            diagnosis=_diagnosis(name, told),
        )


def _label(sheet: Sheet, name: str) -> str:
    return "".join((sheet.edition.names.get(name) or sheet.edition.labels.get(name, name)).split())


def _failed(check: Check, error: Exception) -> Finding:
    titles = [KNOWN[one].title for one in ids_of(check)]
    more = "等" if len(titles) > _MOST_TITLES else ""
    what = "、".join(f"“{title}”" for title in titles[:_MOST_TITLES])
    return Finding(
        check=CHECK_FAILED,
        level="error",
        name="",
        message=f"{what}{more}这项校核没有做成，这方面的问题可能没有查出来，请自行核对，"
        f"这是程序的错，{_GOES_ON}",
        source=KNOWN[CHECK_FAILED].source,
        diagnosis=_diagnosis(getattr(check, "__name__", "?"), diagnosis(error)),
    )


def _diagnosis(what: str, told: str) -> str:
    # Imported here: it is told when a check fails.
    import platform

    return f"perfeval {__version__}, Python {platform.python_version()}: {what}\n{told}"


def ids_of(check: Check) -> tuple[str, ...]:
    """The ids under which *check* finds something, read out of its own code.

    Those that stand in the function, or in what it uses of the checks: so nobody has to keep a
    list that is wanted only where something went wrong.
    """
    found: dict[str, None] = {}
    waiting: list[object] = [check]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str):
            found |= {one: None} if one in KNOWN else {}
        else:
            waiting.extend(_inside(one))
    return tuple(one for one in KNOWN if one in found)


def _inside(one: object) -> Iterable[object]:
    """What *one* is made of: the members of a collection, what the code of a check mentions."""
    if isinstance(one, Mapping):
        return one.values()
    if isinstance(one, tuple | frozenset):
        return one
    one = getattr(one, "__wrapped__", one)
    if not isinstance(one, FunctionType):
        return ()
    module = one.__module__
    if not module.startswith(_CHECKS) or module in _SHARED:
        return ()
    return _mentioned(one.__code__, one.__globals__)


def _mentioned(code: CodeType, names: Mapping[str, object]) -> Iterator[object]:
    """The constants of *code*, those of functions inside it too, and what its names stand for."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _mentioned(one, names)
        else:
            yield one
    yield from (names[name] for name in code.co_names if name in names)
