"""Forms that are filled in once for each project, and what they take from their unit's report.

``[package]`` of edition.toml gives for names of the unit's report those of the project form.
"""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.declaring import kinds_of
from perfeval_gui.domain.record.funds import Project

PROJECT_NAME: Final = "projects[].name"
"""The one name that every project form has a cell for."""
OF_A_PROJECT: Final = tuple(f"projects[].{column}" for column in kinds_of(Project))
"""Names of the unit's report that are of one project; all others are of the unit."""


def column_of(name: str) -> str:
    """The column of a name of one project; empty of a name of the unit."""
    return name.partition("[].")[2] if name in OF_A_PROJECT else ""
