"""Exported files that other programs save anew: the draft comes back whole, or nothing does.

And a file that was only saved anew says nothing else than its draft. What is to come back stands in
the decision about it; every way named there is gone here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest

from amount import VARIABLE
from checkout import ROOT
from given.edges import EDGES
from office import Office
from perfeval_gui.carriers.finding import carried
from perfeval_gui.carriers.pieces import Carried
from perfeval_gui.imports.reading.files import read
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.publishing.publishing import FORMATS, build
from perfeval_gui.returned.comparing import Comparison, compare
from perfeval_gui.storage.draft.draft import dump

PAGE: Final = ROOT / "docs/adr/0074-the-document-is-the-draft.md"
WAYS: Final = {
    (start, way): end
    for start, way, end in re.findall(
        r"^\| (docx|xlsx|pdf) \| (.+?) \| (whole|none) \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
}
SHORT: Final = ("LibreOffice doc", "LibreOffice xls")
"""What LibreOffice saves where not everything is asked for: it takes its time."""


def chosen() -> list[tuple[str, str]]:
    return [
        (start, way)
        for start, way in WAYS
        if os.environ.get(VARIABLE) or "LibreOffice" not in way or way in SHORT
    ]


def run(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=300)


def libreoffice(office: Office, given: Path, out: Path, kind: str) -> None:
    office.save(kind, out.parent, [given])
    (out.parent / f"{given.stem}.{kind}").replace(out)


def gnumeric(_office: Office, given: Path, out: Path, _kind: str) -> None:
    run("ssconvert", given, out)


def by_openpyxl(_office: Office, given: Path, out: Path, _kind: str) -> None:
    openpyxl.load_workbook(given).save(out)


def by_python_docx(_office: Office, given: Path, out: Path, _kind: str) -> None:
    docx.Document(str(given)).save(str(out))


PDF: Final[Mapping[str, tuple[str, ...]]] = {
    "qpdf": ("qpdf", "GIVEN", "OUT"),
    "qpdf linearized": ("qpdf", "--linearize", "GIVEN", "OUT"),
    "qpdf packed": ("qpdf", "--object-streams=generate", "--recompress-flate", "GIVEN", "OUT"),
    "qpdf pages": ("qpdf", "--empty", "--pages", "GIVEN", "--", "OUT"),
    "Ghostscript": (
        *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=OUT"),
        "GIVEN",
    ),
    "mutool clean": ("mutool", "clean", "GIVEN", "OUT"),
    "mutool clean -gggg": ("mutool", "clean", "-gggg", "-z", "GIVEN", "OUT"),
    "mutool merge": ("mutool", "merge", "-o", "OUT", "GIVEN"),
    "mutool convert": ("mutool", "convert", "-o", "OUT", "GIVEN"),
    "pdfseparate": ("pdfseparate", "-f", "2", "-l", "2", "GIVEN", "OUT"),
    "pdfunite": ("pdfunite", "GIVEN", "GIVEN", "OUT"),
    "pdftocairo": ("pdftocairo", "-pdf", "GIVEN", "OUT"),
}
OFFICE: Final[Mapping[str, tuple[str, Callable[[Office, Path, Path, str], None]]]] = {
    "LibreOffice": ("soffice", libreoffice),
    "Gnumeric": ("ssconvert", gnumeric),
    "openpyxl": ("", by_openpyxl),
    "python-docx": ("", by_python_docx),
}


def gone(path: Path, way: str, folder: Path, office: Office) -> Path:
    """The file that *way* makes of *path*, in *folder*."""
    if way in PDF:
        out = folder / "out.pdf"
        known = {"GIVEN": str(path), "OUT": str(out)}
        run(*(re.sub("GIVEN|OUT", lambda word: known[word[0]], part) for part in PDF[way]))
        return out
    program = ""
    for number, word in enumerate(way.split()):
        if word in OFFICE:
            program = word
            if word not in ("openpyxl", "python-docx"):
                continue
        kind = path.suffix[1:] if word == program else word
        out = folder / f"{number}.{kind}"
        OFFICE[program][1](office, path, out, kind)
        path = out
    return path


def missing(way: str) -> str:
    """The program that *way* needs and that is not installed; empty where all are."""
    needed = [PDF[way][0]] if way in PDF else [OFFICE[w][0] for w in way.split() if w in OFFICE]
    return next((name for name in needed if name and shutil.which(name) is None), "")


@cache
def draft() -> bytes:
    return dump(EDGES["example"]().report)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    package, typefaces = compose(EDGES["example"]()), Typefaces()
    for ending in FORMATS:
        (folder / f"given.{ending}").write_bytes(build(package, ending, typefaces, draft()))
    return folder


def test_every_way_is_known() -> None:
    programs = {"LibreOffice", "Gnumeric", "openpyxl", "python-docx", *PDF}
    named = {way if way in PDF else way.split()[0] for _, way in WAYS}

    assert named == programs


@pytest.mark.parametrize(("start", "way"), chosen())
def test_a_draft_comes_back_as_the_table_says(
    start: str, way: str, files: Path, tmp_path: Path, office: Office
) -> None:
    if program := missing(way):
        pytest.skip(f"{program} is not installed")
    data = gone(files / f"given.{start}", way, tmp_path, office).read_bytes()
    found = carried(data)

    assert found == (Carried(draft=draft()) if WAYS[start, way] == "whole" else Carried())
    if found.draft and start != "pdf":
        assert compare(read(data, "a"), EDGES["example"]()) == Comparison()
