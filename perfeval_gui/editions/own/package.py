"""``[package]`` of edition.toml: a form that is filled in for each project of a unit.

::

    [package]
    unit = "unit"
    "projects[].name" = "project_name"
    "projects[].final" = "sources.total.done"

On the left stand names of the unit's report, on the right cells of this form.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from perfeval_gui.domain.edition.projects import OF_A_PROJECT, PROJECT_NAME
from perfeval_gui.domain.names.fields import kind_of
from perfeval_gui.domain.record.form import Form
from perfeval_gui.domain.record.report import STANDARD
from perfeval_gui.editions.reading.source import Source

_TABLE: Final = "package"


def read_package(source: Source, form: Form) -> Mapping[str, str]:
    """Cells of *form* by the names of the unit's report that they take their content from.

    Raises:
        EditionError: One of them does not exist, or holds something else; with the line.
    """
    package = source.mapping(_TABLE)
    if _TABLE in source.content and PROJECT_NAME not in package:
        reason = f'[package] 要写项目名称是哪一栏，例如 "{PROJECT_NAME}" = "project_name"。'
        raise source.fault(reason, "", _TABLE)
    seen = set[str]()
    for name, own in package.items():
        if reason := _fault(name, own, form):
            raise source.fault(reason, name, _TABLE)
        if own in seen:
            raise source.fault(f"“{own}”写了两遍。", name, _TABLE)
        seen.add(own)
    return MappingProxyType(package)


def _fault(name: str, own: str, form: Form) -> str:
    known = name in OF_A_PROJECT or name in STANDARD.fields
    theirs = kind_of(STANDARD, name) if known else None
    if theirs is None:
        return f"整体报告没有“{name}”这个栏目。"
    field = form.fields.get(own)
    if field is None:
        return f"这个版式没有“{own}”这个可以填写的栏目。"
    if theirs.holds != field.kind.holds:
        return f"“{own}”与“{name}”填的不是一类内容。"
    amounts = {theirs.name, field.kind.name} & {"money", "change"}
    if amounts and theirs.name != field.kind.name:
        return f"“{own}”与“{name}”要都是金额。"
    return ""
