"""Makes sheets of what is still missing, for those who have it; they come back as any file does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.collecting.last import last_shown
from perfeval_gui.collecting.sheets import Asked, asked_of
from perfeval_gui.exports.excel.asking import write_asked
from perfeval_gui.storage.disk.atomic import WriteError
from perfeval_gui.storage.disk.exported_files import put
from perfeval_gui.storage.disk.watched import Watched
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.waiting import GivenUpError, Waiting

if TYPE_CHECKING:
    from perfeval_gui.rules.figures.rulebook import Sheet
    from perfeval_gui.views.settings.settings import Settings
    from perfeval_gui.views.window.main_window import MainWindow
    from perfeval_gui.working.pace import Pace
    from perfeval_gui.years.older import Older

TITLE: Final = "做收集表"
_NOTHING: Final = "没有还缺的格。"
_HOW: Final = (
    "做成 Excel 表，发给有这些数的人填。填好交回来以后，用“导入…”取进这份报告，"
    "一格一格看得到，取来的标为待核。"
)
_LEFT: Final = "没有等到写完。已经写好的留着，可以再做一次。"
_SUFFIX: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class CollectActions:
    """What can be made from the report that is open in *window*; *older* is that of last year."""

    window: MainWindow
    settings: Settings
    pace: Pace
    older: Older | None

    def ask(self) -> None:
        """Say what is missing, ask where the sheets go, and write them."""
        drafts = self.window.drafts()
        drafts.finish_typing()
        if (sheet := drafts.sheet()) is None:
            return
        asked = asked_of(sheet, last_shown(sheet, self.older))
        if not asked:
            questions.tell(self.window, TITLE, _NOTHING)
            return
        choices = (("one", "存成一个文件…"), ("apart", "每人一个文件…"), ("no", "取消"))
        chosen = questions.choose(self.window, TITLE, _told(asked), choices)
        files = {} if chosen == "no" else self._places(sheet, asked, apart=chosen == "apart")
        if files:
            self._write(files)

    def _places(
        self, sheet: Sheet, asked: Sequence[Asked], *, apart: bool
    ) -> Mapping[Path, Sequence[Asked]]:
        """Where the sheets go; nowhere when the clerk thinks better of it."""
        path = self.window.drafts().path
        folder = path.parent if path is not None else self.settings.folder()
        stem = f"{sheet.report.year}年度自评收集表"
        if not apart:
            one = questions.sheets_to_save(self.window, folder / f"{stem}{_SUFFIX}")
            return {} if one is None else {one: asked}
        to = questions.folder_for_sheets(self.window, folder)
        if to is None:
            return {}
        files = {to / f"{stem}-{one.who}{_SUFFIX}": (one,) for one in asked}
        if there := next((file for file in files if file.exists()), None):
            why = f"“{there.name}”已经在这个文件夹里，可能是填好的。请另选一个文件夹。"
            questions.tell(self.window, TITLE, why)
            return {}
        return files

    def _write(self, files: Mapping[Path, Sequence[Asked]]) -> None:
        watched = Watched()

        def work() -> None:
            for path, asked in files.items():
                put(path, write_asked([one.sheet for one in asked]), watched)

        try:
            Waiting(self.window, self.pace).run(work, "正在写收集表……", watched)
        except GivenUpError:
            questions.tell(self.window, TITLE, _LEFT)
        except WriteError as error:
            questions.tell(self.window, TITLE, str(error))
        else:
            first = next(iter(files))
            where = first if len(files) == 1 else first.parent
            self.window.say(f"做好 {len(files)} 个收集表文件：{where}")


def _told(asked: Sequence[Asked]) -> str:
    """What is missing, one line for each who has some of it."""
    count = sum(one.count for one in asked)
    lines = (f"{one.who}：{f'{one.count} 格' if one.count else '可以添的行'}" for one in asked)
    head = f"还缺 {count} 格：" if count else "没有还缺的格，只有可以添的行："
    return "\n".join((head, *lines, "", _HOW))
