"""Declaring a report final, releasing it again, and telling what became of it since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from perfeval_gui import __version__
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import FinalState, Report
from perfeval_gui.rules.figures.rulebook import Sheet
from perfeval_gui.storage.disk.clock import stamp

_MOMENT: Final = "%Y-%m-%dT%H:%M:%S"
UNREADABLE: Final = (
    "草稿里有看不懂的定稿记录（更新的程序写的，或者被改过），没有锁定，记录原样留着。"
)
Became = Literal["same", "changed", "printed", "released"]


def declared(sheet: Sheet) -> FinalState:
    """The final state of the report of *sheet*, declared now."""
    from perfeval_gui.final_state.digest import content, digest, edition_digest
    from perfeval_gui.storage.draft.final_words import packed

    return FinalState(
        declared=stamp(_MOMENT),
        program=__version__,
        edition=sheet.edition.id,
        edition_digest=edition_digest(sheet),
        digest=digest(sheet),
        content=packed(content(sheet.report)),
    )


def released(state: FinalState) -> FinalState:
    """*state* that lets the report change again from now on."""
    return replace(state, released=stamp(_MOMENT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What became of a report since it was declared final.

    Attributes:
        state: That it was.
        became: ``same`` where it is final and the digest is that of then; ``changed`` where it was
            changed although it is final, ``printed`` where it says the same and prints something
            else; ``released`` where it may change again.
        places: In how many places it differs from then.
        lines: They, a line each with the name of its cell; of very many, the first.
        why: Why it prints something else, or why nothing can be told; empty for neither.
    """

    state: FinalState
    became: Became
    places: int = 0
    lines: tuple[tuple[str, str], ...] = ()
    why: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the report is what was declared final."""
        return self.became == "same"

    def told(self) -> str:
        """What is known of it, and `since`, without the lines."""
        return f"{self.state}。{self.since()}"

    def since(self) -> str:
        """One sentence: what became of it."""
        if self.became == "same":
            return "内容没有变。"
        if self.why:
            return self.why
        behind = "这份草稿在锁定时被别的程序或者旧版本改过，" if self.state.holds else ""
        differs = f"和定稿时有 {self.places} 处不同" if self.places else "内容和定稿时相同"
        return f"{behind}{differs}。"

    def in_lines(self) -> Iterator[str]:
        """All of it, a line each."""
        yield self.told()
        yield from (line for line, _ in self.lines)


def in_lines(sheet: Sheet) -> Iterator[str]:
    """What became of the report of *sheet*, a line each; nothing where it was never final."""
    known = standing(sheet)
    if known is not None:
        yield from known.in_lines()
    elif is_unreadable(sheet.report):
        yield UNREADABLE


def is_unreadable(report: Report) -> bool:
    """Whether the draft of *report* says in words unknown here that it was declared final."""
    kept = json.loads(report.unknown) if report.unknown else {}
    return "final" in kept.get("root", {})


def final_of(sheet: Sheet) -> FinalState | None:
    """The final state of the report of *sheet*; None where it is not what was declared final."""
    state = sheet.report.final_state
    if state is None or not state.holds:
        return None
    # Imported here: what pages print is asked of the few reports that are final.
    from perfeval_gui.final_state.digest import digest

    return state if digest(sheet) == state.digest else None


def standing(sheet: Sheet) -> Standing | None:
    """What became of the report of *sheet*; None where it was never declared final."""
    state = sheet.report.final_state
    if state is None:
        return None
    if final_of(sheet) is not None:
        return Standing(state=state, became="same")
    return _compared(sheet, state)


def _compared(sheet: Sheet, state: FinalState) -> Standing:
    """What became of the report of *sheet*, which is not the one that was declared."""
    from perfeval_gui.domain.names.comparing import differences
    from perfeval_gui.final_state.digest import content
    from perfeval_gui.rules.telling import changes
    from perfeval_gui.storage.draft.final_words import packed

    became: Became = "changed" if state.holds else "released"
    form = sheet.report.form
    then, now = _unpacked(state.content, form), _unpacked(packed(content(sheet.report)), form)
    if then is None or now is None:
        why = "定稿时的内容读不出来，说不出改了哪里。"
        return Standing(state=state, became=became, why=why)
    places = len(differences(then, now))
    if places or not state.holds:
        lines = changes.placed(sheet, then, now, changes.SINCE)
        return Standing(state=state, became=became, places=places, lines=lines)
    return Standing(state=state, became="printed", why=_why_printed(sheet, state))


def _unpacked(text: str, form: Form) -> Report | None:
    """The report that was packed as *text*, in *form*; None where it cannot be read."""
    from perfeval_gui.storage.draft.draft import MOST_BYTES, DraftError, report_in
    from perfeval_gui.storage.draft.final_words import unpacked
    from perfeval_gui.storage.draft.fitting import fitted

    body = unpacked(text, MOST_BYTES)
    try:
        return fitted(report_in(body), form) if body is not None else None
    except DraftError:
        return None


def _why_printed(sheet: Sheet, state: FinalState) -> str:
    from perfeval_gui.final_state.digest import edition_digest

    same = "填的内容和定稿时相同，"
    if edition_digest(sheet) != state.edition_digest:
        return f"{same}版式在定稿以后变了，印出来的不一样。"
    if state.program != __version__:
        return f"{same}程序从 {state.program} 换成了 {__version__}，印出来的不一样。"
    return "核对号和内容对不上，定稿的记录被改过。"
