"""The rule by which a kept answer shows what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.cells.values import Value
from perfeval_gui.rules.checklist import title_of
from perfeval_gui.rules.figures.ways import Group, Operands


@dataclass(frozen=True, slots=True)
class CheckTitle:
    """Input: the id of a check. What the check is called."""

    def value(self, *groups: Group) -> Value:
        ((check,),) = groups
        return title_of(str(check))

    def words(self, *groups: Operands) -> str:
        ((check,),) = groups
        return f"校核“{title_of(str(check.value))}”的名称"

    def formula(self, *groups: Operands) -> str:  # noqa: ARG002 - a name is not calculated
        return ""
