"""Exports that LibreOffice saved in other formats, and random reports: read as of strangers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings

from amount import many
from given.random_reports import reports
from given.worked import issued
from office import Office
from perfeval_gui.domain.record.report import Report
from perfeval_gui.exports.excel.write import write_workbook
from perfeval_gui.exports.word.write import write_word
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from unit.matching.matched import WRITERS, matcher, sheet_of, wrong, wrong_texts

FORMS: Final = ("yunxi-2023-as-published", "guojia-xiangmu-2021")
KINDS: Final = {"docx": ("odt", "doc", "html"), "xlsx": ("ods", "xls")}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """A folder with the forms as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for form in FORMS:
        package = compose(sheet_of(form))
        (folder / f"{form}.docx").write_bytes(write_word(package))
        (folder / f"{form}.xlsx").write_bytes(write_workbook(package))
    for ending, kinds in KINDS.items():
        for kind in kinds:
            office.save(kind, folder / kind, sorted(folder.glob(f"*.{ending}")))
    return folder


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [kind for kinds in KINDS.values() for kind in kinds])
def test_what_libreoffice_saves_is_read_alike(saved: Path, form: str, kind: str) -> None:
    sheet = sheet_of(form)
    contents = read((saved / kind / f"{form}.{kind}").read_bytes(), f"{form}.{kind}")
    match = matcher(sheet.edition.id).match([contents])

    assert [*wrong(match, sheet), *wrong_texts(match, sheet)] == []
    assert list(match.of("missing")) == []
    # Where a page of the workbook ends, .xls loses what a joined cell holds.
    most = 6 if kind == "xls" else 0
    assert len([one.name for one in match.of("doubtful")]) <= most


@settings(max_examples=many(200, 20), database=None)
@given(report=reports(3))
def test_nothing_of_a_random_report_is_silently_wrong(report: Report) -> None:
    sheet = issued().evaluate(report)
    for kind, write in WRITERS.items():
        match = matcher("yunxi-2023").match([read(write(compose(sheet)), f"表.{kind}")])

        assert [*wrong(match, sheet), *wrong_texts(match, sheet)] == []
        assert list(match.of("missing")) == []
        assert all(one.reason for one in match.of("doubtful"))
