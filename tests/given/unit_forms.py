"""A unit's report and the forms of its projects, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from given.worked import EDITIONS, Row, filled
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.domain.record.report import Report
from perfeval_gui.editions.shelf import Shelf, new_report
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.storage.draft.files import save_draft

FORM = "guojia-xiangmu-2020"
UNIT = "公路养护中心"
ROAD: Row = {"name": "农村公路养护", "prior_final": "50", "budget": "60", "final": "58.5"}
BRIDGE: Row = {"name": "危桥改造", "budget": "40", "final": "40"}


@cache
def form() -> Rulebook:
    return Shelf((EDITIONS,)).read(FORM)


def whole(*projects: Row, **values: object) -> Report:
    given = {"unit": UNIT, **{name.replace("__", "."): value for name, value in values.items()}}
    return filled(given, projects=[*(projects or (ROAD, BRIDGE))])


def project(name: str, budget: str = "", final: str = "", unit: str = UNIT) -> Report:
    values = {"unit": unit, "project_name": name}
    values |= {"sources.fiscal.budget": budget, "sources.fiscal.done": final}
    return fill(new_report(form().edition, 2023), form().edition, values, {})


def forms() -> dict[str, Report]:
    road = project("农村公路养护", "60", "58.5")
    return {"路": road, "桥": project("危桥改造", "40", "40")}


def put_figure(report: Report, name: str, text: str) -> Report:
    return put(report, name, report.form.fields[name].kind.read(text))


def in_yuan(folder: Path) -> Rulebook:
    """The project form with its amounts in 元."""
    place = folder / FORM
    place.mkdir()
    for file in (EDITIONS / FORM).iterdir():
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            text = text.replace("[[cells]]", '[money]\nunit = "元"\n\n[[cells]]', 1)
        (place / file.name).write_text(text, encoding="utf-8")
    return Shelf((folder,)).read(FORM)


def save(folder: Path, drafts: Mapping[str, Report]) -> Path:
    for name, report in drafts.items():
        save_draft(folder / f"{name}.perfeval", report)
    return folder
