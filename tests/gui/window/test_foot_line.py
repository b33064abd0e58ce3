from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from perfeval_gui.views.window.foot_line import FootLine, made_plain
from perfeval_gui.working.pace import Pace


@pytest.fixture
def line(qtbot: QtBot) -> FootLine:
    made = FootLine(pace=Pace(kept=0.08))
    qtbot.addWidget(made)
    return made


def over(line: FootLine) -> bool:
    """Whether what happened has been there to be read long enough."""
    assert line._keeping is not None
    return not line._keeping.isActive()


def test_help_follows_the_field(line: FootLine) -> None:
    line.help("甲")
    line.help("乙")

    assert line.text() == "乙"


def test_help_waits_until_what_happened_was_read(line: FootLine, qtbot: QtBot) -> None:
    line.keep("已保存")
    line.help("甲")
    line.help("乙")
    assert line.text() == "已保存"

    qtbot.waitUntil(lambda: line.text() == "乙")
    line.help("丙")
    assert line.text() == "丙"


def test_what_happened_stays_while_nothing_else_is_gone_to(line: FootLine, qtbot: QtBot) -> None:
    line.help("甲")
    line.keep("已保存")
    qtbot.waitUntil(lambda: over(line))

    assert line.text() == "已保存"


def test_news_goes_before(line: FootLine, qtbot: QtBot) -> None:
    line.keep("已保存")
    line.help("甲")
    line.say("没有粘贴")
    assert line.text() == "没有粘贴"
    # Nothing is left that could take its place later.
    assert over(line)
    line.help("乙")
    assert line.text() == "乙"


def test_a_sentence_that_is_too_long_ends_in_an_ellipsis(line: FootLine) -> None:
    def painted(sentence: str, width: int = 200) -> QImage:
        line.say(sentence)
        line.resize(width, 20)
        return line.grab().toImage()

    long = "待核" * 60

    assert painted(long) == painted(f"{long}，还没有核对")
    assert line.toolTip() == line.text() == f"{long}，还没有核对"
    # Qt's own label cuts through a character at the edge.
    plain = QLabel(long)
    plain.resize(200, 20)
    assert painted(long) != plain.grab().toImage()
    assert painted("待核") != painted("待核，还没有核对")


@pytest.mark.parametrize("sentence", ["", "总分 100.00", "<b>甲</b>", "a&b"])
def test_a_sentence_that_fits_is_painted_as_it_is(
    line: FootLine, qtbot: QtBot, sentence: str
) -> None:
    plain = made_plain(QLabel(sentence))
    plain.setContentsMargins(line.contentsMargins())
    qtbot.addWidget(plain)
    line.say(sentence)
    for one in (line, plain):
        one.resize(300, 20)

    assert line.grab().toImage() == plain.grab().toImage()
