from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from perfeval_gui.views import foot_line
from perfeval_gui.views.foot_line import FootLine


@pytest.fixture
def line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> FootLine:
    monkeypatch.setattr(foot_line, "KEEP_MS", 80)
    made = FootLine()
    qtbot.addWidget(made)
    return made


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
    qtbot.wait(150)

    assert line.text() == "已保存"


def test_news_goes_before(line: FootLine, qtbot: QtBot) -> None:
    line.keep("已保存")
    line.help("甲")
    line.say("没有粘贴")
    assert line.text() == "没有粘贴"
    qtbot.wait(150)
    assert line.text() == "没有粘贴"
    line.help("乙")
    assert line.text() == "乙"
