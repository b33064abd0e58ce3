"""人员: the head counts of 附件2."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.declaring import cell
from perfeval_gui.domain.cells.kinds import COUNT
from perfeval_gui.domain.cells.values import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Persons on the payroll.

    Attributes:
        quota: 编制数, persons.
        in_post: 实际在职人数 at the end of the year, persons.
    """

    quota: Figure = cell(COUNT, "review")
    in_post: Figure = cell(COUNT, "review")
