"""The record: one unit's self-evaluation package for one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.beside.details import Details
from perfeval_gui.domain.beside.dismissals import Appendices, Dismissals, Lacking
from perfeval_gui.domain.beside.evidence import Evidence
from perfeval_gui.domain.beside.kept_answers import Explanations
from perfeval_gui.domain.beside.unconfirmed import Unconfirmed
from perfeval_gui.domain.record.buildings import Buildings
from perfeval_gui.domain.record.cover import Cover
from perfeval_gui.domain.record.evaluators import Evaluation
from perfeval_gui.domain.record.execution import Execution
from perfeval_gui.domain.record.form import NOTHING_OWN, Form, form_of
from perfeval_gui.domain.record.funds import Funds
from perfeval_gui.domain.record.goals import Goals
from perfeval_gui.domain.record.indicators import Indicators
from perfeval_gui.domain.record.narrative import Narrative
from perfeval_gui.domain.record.staffing import Staffing

_SHORT: Final = 8
"""Digits of a digest that are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalState:
    """定稿: that a report was declared final, and what it held then.

    Attributes:
        declared: When, as ``2026-01-31T14:32:05`` by the clock of then.
        program: The version of the program that said so.
        edition: Id of the edition it was filled in for.
        edition_digest: What tells how that edition printed then, hexadecimal digits.
        digest: SHA-256 over all that stood in the report and on its pages; see `final_state`.
        content: What stood in it, packed, so that what changed since can be told.
        released: When it was allowed to change again; empty while it is final.
    """

    declared: str
    program: str
    edition: str
    edition_digest: str
    digest: str
    content: str
    released: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is final still: nothing may change."""
        return not self.released

    @property
    def number(self) -> str:
        """核对号: the beginning of its digest, as it is printed."""
        return number_of(self.digest)

    def __str__(self) -> str:
        """The state in words, for the history of a draft."""
        since = f"，{_minute(self.released)} 解除" if self.released else ""
        return f"{_minute(self.declared)} 定稿，核对号 {self.number}{since}"


def number_of(digest: str) -> str:
    """The 核对号 of a *digest*: eight of its digits in two groups."""
    shown = digest[:_SHORT].upper()
    return f"{shown[: _SHORT // 2]}-{shown[_SHORT // 2 :]}"


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that is typed, and nothing that is computed: what a draft file stores.

    Whatever the clerk can type is a valid report, wrong figures included; what is missing or
    contradictory is for the checks to say.

    Attributes:
        edition: Id of the edition it is filled in for.
        year: The report year Y.
        document: Id of the draft, 32 hexadecimal digits, under which backups and recovery copies
            are kept; empty until the draft is first opened in the window.
        unknown: Draft content that its form does not have, as JSON text, written back unchanged.
        final_state: That it was declared final, and what it held then; None where it never was.
        own: The cells and tables that its edition declares, by name; never changed in place.
        form: Which cells and tables there are, by name.
    """

    edition: str
    year: int
    cover: Cover = field(default_factory=Cover)
    staffing: Staffing = field(default_factory=Staffing)
    funds: Funds = field(default_factory=Funds)
    buildings: Buildings = field(default_factory=Buildings)
    execution: Execution = field(default_factory=Execution)
    goals: Goals = field(default_factory=Goals)
    indicators: Indicators = field(default_factory=Indicators)
    evaluation: Evaluation = field(default_factory=Evaluation)
    narrative: Narrative = field(default_factory=Narrative)
    explanations: Explanations = field(default_factory=Explanations)
    dismissals: Dismissals = field(default_factory=Dismissals)
    unconfirmed: Unconfirmed = field(default_factory=Unconfirmed)
    lacking: Lacking = field(default_factory=Lacking)
    evidence: Evidence = field(default_factory=Evidence)
    appendices: Appendices = field(default_factory=Appendices)
    details: Details = field(default_factory=Details)
    document: str = ""
    unknown: str = ""
    final_state: FinalState | None = None
    own: Mapping[str, object] = field(default_factory=lambda: NOTHING_OWN)
    form: Form = field(default_factory=lambda: STANDARD, compare=False, repr=False)

    @property
    def is_final(self) -> bool:
        """Whether it was declared final and not released since: nothing of it may change."""
        return self.final_state is not None and self.final_state.holds


STANDARD: Final[Form] = form_of(Report)
"""The cells and tables whose names mean the same in every edition."""

BESIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "explanations": "审核说明",
        "dismissals": "不再提示",
        "unconfirmed": "待核",
        "lacking": "本单位没有",
        "evidence": "佐证材料",
        "appendices": "附在后面的清单",
        "details": "明细",
    }
)
"""Tables that belong to no form: what is kept beside it. No file and no older year fills them.

By name, what a row of each is called.
"""
