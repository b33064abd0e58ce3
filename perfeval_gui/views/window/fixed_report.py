"""While the open report must not change: what stands above the foot of the window, and ways out.

A report that is only looked at may change once it has a file of its own; a final one once it is
released.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from perfeval_gui.document.guarded import LOOKED_AT
from perfeval_gui.views.kit import questions
from perfeval_gui.views.kit.actions import name_as
from perfeval_gui.views.kit.notices import Notice, notices_of
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from perfeval_gui.document.document import Document, State
    from perfeval_gui.final_state.standing import Standing
    from perfeval_gui.pages.model import Package
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.window.main_window import MainWindow

_KEY: Final = "fixed"
_TITLE: Final = "定稿"
_DECLARE: Final = "定稿…"
_RELEASE: Final = "解除定稿…"
_WHAT: Final = "定稿以后不能再改；导出和打印的每一页印上核对号。要改，可以解除。"
_ASK: Final = (
    "解除以后就可以修改，导出的文件不再印核对号。\n"
    "解除的时间记在历史版本里；改了什么，在“交之前”里一直看得到，直到再次定稿。"
)


class FixedReport(QObject):
    """Says that the open report must not change, declares it final and releases it."""

    def __init__(self, window: MainWindow, drafts: DraftActions, pace: Pace = USUAL) -> None:
        """Watch what *drafts* opens and saves in *window*; what takes long at *pace* says so."""
        super().__init__(drafts)
        self._window, self._drafts, self._pace = window, drafts, pace
        self._said = False
        drafts.served.connect(self._serve)
        drafts.saved.connect(self._allow)
        window.actions_.final.triggered.connect(self._declare_or_release)

    @property
    def _document(self) -> Document | None:
        return self._window.desk.document if self._window.desk is not None else None

    def _serve(self, document: Document) -> None:
        document.opened.connect(self._follow)
        self._follow(document.state)

    def _allow(self, _path: Path) -> None:
        if self._document is not None:
            self._document.allow()

    # ---- what is said

    def _follow(self, state: State) -> None:
        """Say why the report must not change, if it must not, and what the way out is."""
        final = state.report.final_state
        holds = final is not None and final.holds
        name_as(self._window.actions_.final, _RELEASE if holds else _DECLARE)
        if self._said:
            notices_of(self._window).drop(_KEY)
        notice = self._notice(state, holds=holds)
        self._said = notice is not None
        if notice is not None:
            notices_of(self._window).say(notice)

    def _notice(self, state: State, *, holds: bool) -> Notice | None:
        """Why the report must not change; None where it may."""
        if self._document is not None and self._document.looked_at:
            go = self._window.actions_.save_as.trigger
            return Notice(key=_KEY, text=LOOKED_AT, way="另存为…", go=go)
        if holds:
            return self._about(state)
        if state.report.unknown:
            from perfeval_gui.final_state.standing import UNREADABLE, is_unreadable

            if is_unreadable(state.report):
                return Notice(key=_KEY, text=UNREADABLE)
        return None

    def _about(self, state: State) -> Notice:
        """That the report is final, or that it is not what was declared so."""
        from perfeval_gui.final_state.standing import standing

        known = standing(state.sheet)
        assert known is not None  # It has a final state.
        told, way, go = f"已定稿，不能修改。{known.told()}", _RELEASE, self._release
        if not known.is_final:
            told, way, go = f"已定稿，但是内容不对。{known.since()}", "看是哪里…", self._tell
        return Notice(key=_KEY, text=told, way=way, go=go, stays=True)

    def _tell(self) -> None:
        if (known := self._known()) is not None:
            head, *lines = known.in_lines()
            questions.tell_lines(
                self._window, _TITLE, f"{head}\n要改回来或者重新定稿，先解除定稿。", lines
            )

    def _known(self) -> Standing | None:
        from perfeval_gui.final_state.standing import standing

        return standing(self._document.sheet) if self._document is not None else None

    # ---- what is done

    def _declare_or_release(self) -> None:
        if (document := self._document) is None:
            return
        final = document.report.final_state
        if final is not None and final.holds:
            self._release()
        elif self._window.desk is not None:
            from perfeval_gui.publishing.notes import Note

            # Always asked: nobody declares anything by a key too many.
            note = Note("final", _WHAT)
            then = partial(self._declare, document)
            self._window.desk.printing.ask("定稿", then, (note,))

    def _declare(self, document: Document, _package: Package) -> None:
        """Declare the report final and save it: one that cannot be saved is not final."""
        from perfeval_gui.final_state.standing import declared
        from perfeval_gui.views.kit.waiting import GivenUpError, Waiting

        # What has no file yet gets one first, and margins with it.
        if self._drafts.path is None and not self._drafts.save_as():
            return
        try:
            # All pages go into the number: hundreds of rows take their time.
            waiting = Waiting(self._window, self._pace)
            final = waiting.run(partial(declared, document.sheet), "正在算核对号……")
        except GivenUpError:
            return
        before = document.report.final_state
        clean = document.history.isClean()
        document.conclude(final)
        if not self._drafts.save():
            document.conclude(before)
            if clean:
                document.history.setClean()
        elif document.report.final_state == final:
            self._window.say(f"已定稿，核对号 {final.number}；已保存：{self._drafts.path}")

    def _release(self) -> None:
        """Ask once, and let the report change again; its file says so too."""
        from perfeval_gui.final_state.standing import released

        document = self._document
        final = document.report.final_state if document is not None else None
        if document is None or final is None:
            return
        choices = (("release", "解除定稿"), ("back", "返回"))
        if questions.choose(self._window, "解除定稿", f"{final}。\n\n{_ASK}", choices) != "release":
            return
        # What is only looked at may change in a file of its own.
        if document.looked_at and not self._drafts.save_as():
            return
        if document.report.final_state != final:
            return  # What lay in that file was taken instead.
        document.conclude(released(final))
        if self._drafts.path is None or self._drafts.save():
            self._window.say("已解除定稿，可以修改；再次定稿以前，改了什么都记着。")
