"""A report with a letter of every script, and the window that shows all of it.

``letters.py DRAFT``: opens the draft, goes through all sections, paints every page of the preview
and prints the texts of its lines, as JSON.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from given.texts_everywhere import everywhere
from hands import PATIENT, idle, wait_for
from perfeval_gui.domain.cells.reading import clean_text
from perfeval_gui.domain.names.fields import with_rows
from perfeval_gui.domain.record.report import Report
from perfeval_gui.start.join import Desktop
from perfeval_gui.views.desk.section_catalogue import VIEWS
from perfeval_gui.views.output.preview.preview_widget import PackagePreview

OTHERS: Final = (
    *("🙂", "👨‍👩‍👧", "🇨🇳", "\ue000", "\uf8ff", "\U000f0000", "\U00100000", "\U0010fffd"),
    *("㐀", "\U00020000", "\U0002a700", "\U0002b740", "\U0002b820", "\U0002ceb0", "\U00030000"),
    *("\u0301", "\u0301\u0302", "\u20dd", "\u0e31", "\ufe0f", "\U000e0100", "\U000e0041"),
    *("\u200f", "\u202e", "\u0378", "\ufffd", "\U0001f0ff", "\U0003fffd"),
)
"""Emoji, characters for private use, rare Chinese ones, marks alone, what no standard knows."""


@cache
def letters() -> tuple[str, ...]:
    """One letter, mark or numeral of each script or kind, by the first word of its name."""
    found: dict[str, str] = {}
    for letter in map(chr, range(0x80, sys.maxunicode)):
        if unicodedata.category(letter)[0] in "LMN":
            found.setdefault(unicodedata.name(letter, "").split(" ")[0], letter)
    cleaned = (clean_text(text) for text in (*found.values(), *OTHERS))
    return tuple(dict.fromkeys(text for text in cleaned if text))


def report_of_letters() -> Report:
    """All of them in every cell that holds text; each by itself as a project and an indicator."""
    each = letters()
    together = "".join(each)
    report = everywhere(f"县林业局{together}全年收支与绩效")
    numbered = tuple(enumerate(each, 1))
    project, indicator = report.funds.projects[0], report.indicators.indicators[0]
    projects = tuple(replace(project, id=n, name=text) for n, text in numbered)
    indicators = tuple(replace(indicator, id=n, name=text) for n, text in numbered)
    report = with_rows(report, "projects", projects)
    return with_rows(report, "indicators", indicators)


def shown(draft: Path) -> list[str]:
    """The texts of all lines of the preview, each page of which has been painted."""
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, pace=PATIENT)
    window = desktop.window
    desktop.show(None)
    window.open_path(draft)
    wait_for(lambda: window.desk is not None)
    assert window.desk is not None
    for section in VIEWS:
        window.desk.workspace.show_section(section)
        idle()
        window.grab()
    window.actions_.preview.trigger()
    preview = window.findChild(PackagePreview)
    assert preview is not None
    wait_for(lambda: bool(preview.pages()))
    seen: set[int] = set()
    bar = preview.verticalScrollBar()
    for top in range(0, bar.maximum() + 1, bar.pageStep()):
        bar.setValue(top)
        idle()
        preview.grab()
        seen |= preview._pictures.keys()
    assert seen == set(range(len(preview.pages())))
    return [text.line.text for page in preview.pages() for text in page.texts]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(shown(Path(sys.argv[1]))))
    sys.stdout.flush()
