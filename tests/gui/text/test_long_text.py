from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from perfeval_gui.views.cells.long_text import replace_text, units

TEXTS = st.text(alphabet="甲乙𠮷a\n", max_size=12)


@given(old=TEXTS, new=TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_becomes_any_other(qtbot: QtBot, old: str, new: str) -> None:
    box = QPlainTextEdit(old)
    replace_text(box, new)

    assert box.toPlainText() == new


def test_the_cursor_stays_with_the_words_around_it(qtbot: QtBot) -> None:
    box = QPlainTextEdit("𠮷甲乙丙丁")
    cursor = box.textCursor()
    cursor.setPosition(units("𠮷甲乙丙"))
    box.setTextCursor(cursor)
    replace_text(box, "𠮷甲新新乙丙丁")

    assert box.textCursor().position() == units("𠮷甲新新乙丙")
