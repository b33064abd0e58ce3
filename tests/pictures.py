"""Makes the pictures of README, help and documents: `python3 packaging/dev.py pictures`.

Always of the same size, in the light look, of the sample, whose names are invented.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from checkout import ROOT
from given.worked import issued
from looking.faults import cells_of, view_of, words_of
from perfeval_gui import __version__
from perfeval_gui.domain.edition.edition import Edition
from perfeval_gui.domain.names.filling import fill
from perfeval_gui.editions.drawings import read_drawing
from perfeval_gui.editions.shelf import new_report
from perfeval_gui.pages.compose import compose
from perfeval_gui.paper.fonts import Typefaces
from perfeval_gui.paper.layout import lay_out
from perfeval_gui.paper.painting import to_image
from perfeval_gui.rules.figures.rulebook import Rulebook
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.kit import theme
from perfeval_gui.views.window.main_window import MainWindow

SHOWS: Final = "shows"
"""What the digest is called in a picture."""
_DPI: Final = 84
_MOMENT: Final = 700
_EXAMPLE: Final = re.compile(r"^```page\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARGIN: Final = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window: its size, and what is done with the sample before it is taken."""

    path: str
    size: tuple[int, int]
    prepare: Callable[[MainWindow], object]


def _section(key: str) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        assert window.desk is not None
        window.desk.workspace.show_section(key)

    return show


def _wrong_phone(window: MainWindow) -> None:
    assert window.desk is not None
    document = window.desk.document
    _section("cover")(window)
    document.put("base_phone", "138001380001")
    document.check_now()
    document.told.leave("base_phone")
    window.desk.workspace.go_to("base_phone")


WINDOWS: Final = (
    Picture("docs/images/funds.png", (1280, 800), _section("funds")),
    Picture("resources/help/finding.png", (580, 420), _wrong_phone),
)
PAGE: Final = "docs/images/rarer-marks.png"


# ---- the window


def prepared(window: MainWindow, picture: Picture) -> None:
    """Open the sample in *window*, and let it show what *picture* is of."""
    window.resize(*picture.size)
    if window.desk is not None:
        # Nobody wants to keep what the picture before was of.
        window.desk.document.history.setClean()
    window.open_sample()
    assert window.desk is not None
    window.desk.document.check_now()
    picture.prepare(window)


def digest_of(window: MainWindow) -> str:
    """What the report in *window* shows, without where, which depends on the fonts.

    The words of all that is in front, and the colours.
    """
    assert window.desk is not None
    shown = window.desk.workspace.findChildren(QWidget)
    words = [word for one in shown if one.isVisibleTo(window) for word in _words(one)]
    return _digest(*words, *theme.LIGHT.values())


def _words(widget: QWidget) -> Iterator[str]:
    view = view_of(widget)
    return cells_of(view) if isinstance(view, QAbstractItemView) else words_of(widget)


def _digest(*words: str) -> str:
    return sha256("\n".join((__version__, *words)).encode()).hexdigest()


# ---- the page


def example_page() -> str:
    """The text of the example with the rarer marks in docs/pages.md."""
    found: list[str] = _EXAMPLE.findall((ROOT / "docs/pages.md").read_text(encoding="utf-8"))
    return found[1]


def digest_of_page() -> str:
    """What stands behind the picture of that page."""
    return _digest(example_page(), repr(_ROWS), repr(_BUILDINGS))


_ROWS: Final = tuple(
    {
        "group": group,
        "kind": kind,
        "name": name,
        "actual": actual,
        "target": target,
        "band": band,
        "points": points,
        "lowered": score,
    }
    for group, kind, name, target, actual, band, points, score in (
        ("output", "quantity", "联合巡查", "≥12次", "12次", "", "12", ""),
        ("output", "quantity", "走访企业", "≥60家", "48家", "", "8", ""),
        ("output", "quality", "问题整改到位率", "达到要求", "达到要求", "met", "20", ""),
        ("benefit", "social", "群众对园区安全的知晓程度", "提升", "大幅提升", "partly", "15", "12"),
        ("benefit", "ecological", "未发生环境事故", "无", "无", "unmet", "10", "4"),
        ("satisfaction", "served", "服务对象满意度", "≥95%", "96%", "", "10", ""),
    )
)
_BUILDINGS: Final = (
    {"approved_size": "1200", "actual_size": "1180.5"},
    {"approved_size": "0", "actual_size": "60"},
    {"actual_size": "10"},
)
_VALUES: Final = {
    "unit": "某某区园区协作中心",
    "base_date": "2024年6月20日",
    "annual_budget": "100",
    "executed": "100",
}


def page_picture() -> QImage:
    """The page with the rarer marks, as it is printed, without the blank paper below."""
    edition: Edition = replace(issued().edition, drawings=(read_drawing("rarer", example_page()),))
    book = Rulebook(edition)
    tables = {"indicators": [*_ROWS], "buildings": [*_BUILDINGS]}
    report = fill(new_report(edition, 2023), edition, _VALUES, tables, frozenset(book.figures))
    image = to_image(lay_out(compose(book.evaluate(report)), Typefaces())[0], _DPI)
    return image.copy(_inked(image).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))


def _inked(image: QImage) -> QRect:
    """Where *image* is not white, but for the number of the page below all else."""
    white = QColor(Qt.GlobalColor.white).rgb()
    wide, high = range(0, image.width(), 2), range(image.height() * 9 // 10)
    rows = [y for y in high if any(image.pixel(x, y) != white for x in wide)]
    columns = [x for x in wide if any(image.pixel(x, y) != white for y in rows[::2])]
    return QRect(QPoint(columns[0], rows[0]), QPoint(columns[-1], rows[-1]))


# ---- the command


def settled(window: MainWindow) -> QImage:
    """*window* once nothing in it changes any more: pages are laid out while it is there."""
    last = QImage()
    while True:
        QTest.qWait(_MOMENT)
        now = window.grab().toImage()
        if now == last:
            return now
        last = now


def save(image: QImage, path: str, digest: str) -> None:
    """Keep *image*, which says with a *digest* what it shows."""
    image.setText(SHOWS, digest)
    image.save(str(ROOT / path))
    print(path)


def main() -> None:
    """Make every picture anew."""
    application = QApplication(sys.argv[:1])
    application.setCursorFlashTime(0)
    desktop = Desktop(application)
    theme.dress(application, ROOT / "resources/style.qss", dark=False)
    desktop.draw()
    desktop.window.show()
    for picture in WINDOWS:
        prepared(desktop.window, picture)
        save(settled(desktop.window), picture.path, digest_of(desktop.window))
    save(page_picture(), PAGE, digest_of_page())
    desktop.window.hide()


if __name__ == "__main__":
    with TemporaryDirectory(prefix="perfeval-pictures-") as homes:
        # Nothing that was chosen or opened on this computer is in a picture.
        for home in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{home}_HOME"] = f"{homes}/{home}"
        main()
