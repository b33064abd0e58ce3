"""Three pages of the example as pictures that were looked at and kept.

Shapes of characters differ a little between versions of a typeface and of Qt, so a picture may
differ in few dots. A line of text elsewhere, a missing rule or another width is many.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from checkout import ROOT
from given.worked import issued
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.painting import to_image
from perfeval_gui.storage.draft.files import open_draft

KEPT: Final = ROOT / "tests/reference"
PAGES: Final = {"base": 0, "evaluation": 2, "opinions": 4}
"""Which page of the example each picture shows."""
FACES: Final = ("Noto Serif CJK SC", "Noto Sans CJK SC")
DPI: Final = 50
CLEARLY: Final = 90
"""Dots whose grey differs by more than this, of 255, differ."""
FEW: Final = 0.002
"""Part of the dots that may differ."""


@pytest.fixture
def typefaces(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Typefaces:
    """The faces that set-up installs, whatever else there is."""

    def families(*_: object) -> list[str]:
        return list(FACES)

    assert set(FACES) <= set(QFontDatabase.families())
    monkeypatch.setattr(QFontDatabase, "families", families)
    return Typefaces()


def painted(number: int, typefaces: Typefaces) -> QImage:
    report = open_draft(ROOT / "resources/samples/示例.perfeval")
    pages = lay_out(compose(issued().evaluate(report)), typefaces)
    return to_image(pages[number], DPI).convertToFormat(QImage.Format.Format_Grayscale8)


def grey(picture: QImage) -> list[bytes]:
    """The dots of every line, without what fills a line up in memory."""
    assert picture.format() == QImage.Format.Format_Grayscale8
    data, step = bytes(picture.constBits()), picture.bytesPerLine()
    return [data[row * step :][: picture.width()] for row in range(picture.height())]


def difference(one: QImage, other: QImage) -> float:
    """The part of the dots that differ clearly."""
    assert one.size() == other.size()
    pairs = zip(b"".join(grey(one)), b"".join(grey(other)), strict=True)
    return sum(abs(a - b) > CLEARLY for a, b in pairs) / (one.width() * one.height())


def kept(name: str) -> QImage:
    picture = QImage(str(KEPT / f"{name}.png"))
    assert not picture.isNull()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("name", PAGES)
def test_page_looks_as_it_was_kept(
    name: str, typefaces: Typefaces, request: pytest.FixtureRequest
) -> None:
    found = painted(PAGES[name], typefaces)
    if request.config.getoption("--update-references"):
        assert found.save(str(KEPT / f"{name}.png"))

    assert difference(found, kept(name)) < FEW


def test_a_line_moved_by_a_millimetre_is_noticed() -> None:
    picture = kept("base")
    whole = picture.copy()
    moved = picture.copy(0, 200, picture.width(), 12)
    for row in range(12):
        for column in range(picture.width()):
            whole.setPixelColor(column, 202 + row, moved.pixelColor(column, row))

    assert difference(picture, whole) > FEW


def test_pictures_are_small() -> None:
    sizes = {name: Path(KEPT / f"{name}.png").stat().st_size for name in PAGES}

    assert max(sizes.values()) < 60_000
