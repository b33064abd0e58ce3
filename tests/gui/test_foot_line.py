from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from perfeval_gui.views.window.foot_line import FootLine
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
