"""Whatever the fund table of an edition: every section opens, or it is refused with its line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QPushButton, QTableView

from given.worked import EDITIONS, ISSUED
from hands import delete
from perfeval_gui.document.document import Document
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.funds import Project
from perfeval_gui.editions.folder import read_edition
from perfeval_gui.editions.reading.errors import EditionError
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.rules.checks import run_checks
from perfeval_gui.rules.figures.rulebook import Rulebook, Sheet
from perfeval_gui.rules.findings.fence import FAILURES
from perfeval_gui.views.desk.section_catalogue import VIEWS

PROJECTS: Final = """[[funds]]
line = "projects"
label = "3、本级专项资金（{name}）"
later = "本级专项资金（{name}）"
parent = "project_spending"

"""
LAST: Final = '[[funds]]\nline = "basic_adjusted"\nlabel = "部门基本支出预算调整"\n\n'
EXAMPLE: Final = (
    '[{"name": "控制率", "values": {"quota": "8", "in_post": "8"},'
    ' "expect": {"control_rate": "100.00%"}}]'
)
WHOLES: Final = ("three_public", "vehicles", "public_funds", "project_spending")
SINGLE: Final = ("procurement", "basic_adjusted", "operations", "office", "reception", "abroad")


def edition(folder: Path, change: Callable[[str], str]) -> Path:
    """The issued edition with its TOML changed, and an example that any fund table fulfils."""
    made = folder / ISSUED
    shutil.copytree(EDITIONS / ISSUED, made)
    (made / "examples.json").write_text(EXAMPLE, "utf-8")
    toml = made / "edition.toml"
    old = toml.read_text("utf-8")
    assert PROJECTS in old
    assert LAST in old
    new = change(old)
    assert new != old
    toml.write_text(new, "utf-8")
    return made


def without(*lines: str) -> Callable[[str], str]:
    pattern = rf'\[\[funds\]\]\nline = "({"|".join(lines)})"\n(?:.+\n)*\n'
    return lambda text: re.sub(pattern, "", text)


def below(parent: str, parts: str = "") -> Callable[[str], str]:
    """The 专项 at the end of the table, as details of *parent*."""
    moved = PROJECTS.replace('"project_spending"', f'"{parent}"')

    def change(text: str) -> str:
        text = text.replace(PROJECTS, "").replace(LAST, f"{LAST}{moved}\n")
        whole = f'line = "{parent}"\nparts = "{parts}"\n'
        return text.replace(f'line = "{parent}"\n', whole) if parts else text

    return change


def opens(book: Rulebook) -> None:
    """Every section, every figure, every check and all pages, with and without 专项."""
    report = new_report(book.edition, 2023)
    rows = (Project(id=1, name="甲", final=Decimal(5), budget=Decimal(9)), Project(id=2, name="乙"))
    for one in (report, with_rows(report, "projects", rows)):
        document = Document(book, one)
        for make in VIEWS.values():
            view = make(document)
            view.deleteLater()
        delete()
        assert document.sheet.faults == {}
        assert {f.check for f in run_checks(document.sheet)}.isdisjoint(FAILURES)
        assert compose(document.sheet).parts
        every_name(document.sheet)


def every_name(sheet: Sheet) -> None:
    for name in sheet.names():
        assert sheet.label(name)
        sheet.shown(name)
        sheet.explanation(name)
        sheet.formula(name)


@pytest.mark.parametrize(
    "change",
    [
        without("projects"),
        without("projects", "operations", "maintenance", "project_spending"),
        without("operations"),
        without("operations", "maintenance"),
        without("three_public", "vehicles", "vehicle_buying", "vehicle_running", "abroad",
                "reception"),
        without("office", "projects"),
        lambda text: text.replace(PROJECTS, PROJECTS.replace('parent = "project_spending"\n', "")),
        *(below(parent) for parent in WHOLES),
        *(below(parent, parts) for parent in SINGLE for parts in ("all", "some")),
        # What is hardly ever on paper has a usual name.
        lambda text: text.replace('"projects[].change" = "比上年"\n', ""),
        below(""),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("qapp")
def test_every_section_opens(change: Callable[[str], str], tmp_path: Path) -> None:
    opens(read_edition(edition(tmp_path, change)))


@pytest.mark.parametrize(
    "change",
    [
        *(below(parent) for parent in (*SINGLE, "nowhere", "projects", "{name}", "县")),
        below("projects", "all"),
        below("projects", "some"),
        lambda text: text.replace(PROJECTS, PROJECTS * 2),
        lambda text: text.replace('label = "3、本级专项资金（{name}）"', "label = 3"),
        lambda text: text.replace('line = "projects"', f'line = "{"x" * 5000}"'),
        lambda text: text.replace('line = "projects"', 'line = ["projects"]'),
        lambda text: text.replace("off = []", "off = [[]]"),
        lambda text: text.replace("off = []", 'off = ["check-failed"]'),
        lambda text: text.replace("off = []", 'off = ["figure-failed"]'),
    ],
)
def test_or_it_is_refused_with_file_and_line(change: Callable[[str], str], tmp_path: Path) -> None:
    with pytest.raises(EditionError) as caught:
        read_edition(edition(tmp_path, change))

    assert re.match(r"版式文件有错：edition\.toml 第 [1-9]\d* 行：.+", str(caught.value))
    assert len(str(caught.value)) < 400


@pytest.mark.usefixtures("qapp")
def test_what_no_page_shows_is_not_added(tmp_path: Path) -> None:
    book = read_edition(edition(tmp_path, without("projects")))
    document = Document(book, new_report(book.edition, 2023))
    for key in ("projects", "funds"):
        view = VIEWS[key](document)
        add = view.findChild(QPushButton, "add")
        assert add is not None
        assert view.findChild(QTableView) is not None
        assert not add.isEnabled()
        view.deleteLater()
