"""The rule by which a kept answer shows what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval_gui.domain.values import Value
from perfeval_gui.rules.kinds import Group, Operands
from perfeval_gui.rules.known import title_of


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
