"""The record: one unit's self-evaluation package for one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.beside.details import Details
from perfeval_gui.domain.beside.dismissals import Appendices, Dismissals, Lacking
from perfeval_gui.domain.beside.evidence import Evidence
from perfeval_gui.domain.beside.explanations import Explanations
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
    own: Mapping[str, object] = field(default_factory=lambda: NOTHING_OWN)
    form: Form = field(default_factory=lambda: STANDARD, compare=False, repr=False)


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
