"""Places that are gone, full, read only or renamed: what is said, and the way to a good save."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from gui.drafts.test_waiting import plug, saved, unit
from gui.window.test_main_window import Answers, answers, begun, window
from gui.window.test_main_window import field as field_of
from hands import write
from perfeval_gui.storage.disk.port import Disk
from perfeval_gui.storage.draft import draft
from perfeval_gui.views.desk.desk import ReportDesk
from perfeval_gui.views.window.main_window import MainWindow

__all__ = ["answers", "saved", "window"]


def of_windows(code: int) -> OSError:
    error = OSError(errno.EINVAL, "windows")
    error.winerror = code  # type: ignore[attr-defined]  # as on Windows
    return error


@dataclass
class Pulled(Disk):
    """A disk that is gone."""

    error: OSError = field(default_factory=OSError)

    def open_beside(self, _path: Path) -> tuple[int, Path]:
        raise self.error


OBSTACLES: Final = (
    (OSError(errno.ENOENT, ""), "文件夹不存在"),
    (OSError(errno.ENODEV, ""), "找不到 U 盘或网络位置"),
    (OSError(errno.ESTALE, ""), "找不到 U 盘或网络位置"),
    (OSError(errno.ETIMEDOUT, ""), "找不到 U 盘或网络位置"),
    (of_windows(21), "找不到 U 盘或网络位置"),
    (of_windows(53), "找不到 U 盘或网络位置"),
    (of_windows(64), "找不到 U 盘或网络位置"),
    (of_windows(67), "找不到 U 盘或网络位置"),
    (of_windows(1117), "设备读写出错"),
    (of_windows(112), "磁盘空间不足"),
    (OSError(errno.EROFS, ""), "这个文件夹不能写入"),
    (OSError(errno.EACCES, ""), "这个文件夹不能写入"),
)


@pytest.mark.parametrize("case", range(len(OBSTACLES)))
def test_every_obstacle_has_its_sentence(
    saved: ReportDesk, window: MainWindow, answers: Answers, tmp_path: Path, case: int
) -> None:
    error, reason = OBSTACLES[case]
    plug(window, Pulled(error=error))
    window.actions_.save.trigger()

    for part in (reason, "已存入本机恢复区", str(tmp_path)):
        assert part in answers.told[0]
    assert window.drafts().path == tmp_path / "甲.perfeval"
    assert window.isWindowModified()
    assert unit(tmp_path / "甲.perfeval") == "甲"

    # Plugged in again, 重试 is enough.
    plug(window, Disk())
    window.actions_.save.trigger()

    assert unit(tmp_path / "甲.perfeval") == "甲乙"
    assert not window.isWindowModified()


def test_one_click_saves_elsewhere(
    saved: ReportDesk,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = tmp_path / "文档"
    mine.mkdir()
    monkeypatch.setattr(
        "perfeval_gui.views.drafts.save_questions.QStandardPaths.writableLocation",
        lambda _kind: str(mine),
    )
    (mine / "甲.perfeval").write_bytes(draft.MAGIC)

    class ReadOnly(Disk):
        def open_beside(self, path: Path) -> tuple[int, Path]:
            if path.parent == tmp_path:
                raise OSError(errno.EROFS, "")
            return super().open_beside(path)

    plug(window, ReadOnly())
    answers.choices = ["here"]
    window.actions_.save.trigger()

    assert unit(mine / "甲(2).perfeval") == "甲乙"
    assert (mine / "甲.perfeval").read_bytes() == draft.MAGIC
    assert window.drafts().path == mine / "甲(2).perfeval"
    assert not window.isWindowModified()


@pytest.mark.parametrize("turn", range(20))
def test_a_renamed_folder_keeps_the_window_open_until_the_work_is_safe(
    window: MainWindow, answers: Answers, tmp_path: Path, turn: int
) -> None:
    desk = begun(window)
    folder = tmp_path / f"夹 {turn}"
    folder.mkdir()
    answers.path = folder / "甲.perfeval"
    write(field_of(desk, "unit"), "甲")
    window.actions_.save.trigger()
    write(field_of(desk, "unit"), "乙")
    folder.rename(tmp_path / "改名")
    answers.path, answers.answer, answers.choices = None, "save", ["later"]

    assert not window.close()
    assert window.isVisible()
    assert "原位置已不存在" in answers.told[0]

    # 保存, then 另存为.
    answers.path, answers.choices = tmp_path / "别处.perfeval", ["elsewhere"]
    answers.asked = 0
    assert window.close()
    assert answers.asked == 1
    assert len(answers.told) == 2
    assert unit(tmp_path / "别处.perfeval") == "甲乙"
    assert unit(tmp_path / "改名/甲.perfeval") == "甲"
