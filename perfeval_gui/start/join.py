"""Builds the window and joins it to the application: look, language, settings, help."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from perfeval_gui import __version__, paths
from perfeval_gui.editions.places import TOML, interrupted, places
from perfeval_gui.start.at_desk import join_evidence, show_overview
from perfeval_gui.start.looks import Looks
from perfeval_gui.start.placing import place_window
from perfeval_gui.storage.disk.plainfiles import read_file
from perfeval_gui.views.settings.settings import Settings
from perfeval_gui.views.window.main_window import NAME, MainWindow
from perfeval_gui.views.window.start_view import StartView
from perfeval_gui.working.pace import USUAL, Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval_gui.editions.home.keeping import Home
    from perfeval_gui.start.after_start import Settling
    from perfeval_gui.start.late_methods import LateMethods
    from perfeval_gui.storage.saving.recovery import Recovery
    from perfeval_gui.storage.saving.saving import Saver
    from perfeval_gui.views.drafts.draft_actions import DraftActions
    from perfeval_gui.views.editions.actions import EditionActions
    from perfeval_gui.views.imports.actions import ImportActions
    from perfeval_gui.views.years.actions import YearsActions


_HEAD_BYTES: Final = 20_000
_YEAR_DIGITS: Final = 4
# More than these no edition needs, and thousands of them are no number for Python.
_ORDER_DIGITS: Final = 9


class Desktop:
    """The application with its one window.

    Attributes:
        settling: Looks round once the window is there; None until then.
    """

    def __init__(
        self, application: QApplication, *, catch_all: bool = False, pace: Pace = USUAL
    ) -> None:
        """Dress *application* and build the window, not yet shown.

        *catch_all* also catches every error and the signals that end the program. Whatever is
        waited for is waited for at a *pace*.
        """
        self._pace = pace
        self.settling: Settling | None = None
        self.late: LateMethods | None = None
        self._catch_all = catch_all
        self._application = application
        application.setApplicationName("perfeval")
        application.setApplicationDisplayName(NAME)
        application.setApplicationVersion(__version__)
        self._settings = Settings(paths.settings, pace)
        self._looks = Looks(application, self._settings)
        self._looks.dress_first()
        self.window = MainWindow(
            StartView(_editions(), pace=pace), self._settings, self._drafts, paths.sample(), pace
        )
        self.window.setAcceptDrops(True)
        _join_help(self.window)
        self._join_actions(pace)
        self._looks.join(self.window)

    def _join_actions(self, pace: Pace) -> None:
        clear = partial(_clear_traces, self.window, self._settings)
        self.window.actions_.traces.triggered.connect(clear)
        self.window.actions_.editions.triggered.connect(self._show_editions)
        take = partial(_import, self.window, self._settings, pace)
        self.window.actions_.imports.triggered.connect(take)
        collect = partial(_collect, self.window, self._settings, pace)
        self.window.actions_.collect.triggered.connect(collect)
        begin = partial(_begin_with_last_year, self.window, self._settings, pace)
        self.window.actions_.last_year.triggered.connect(begin)
        self.window.start.last_year_wanted.connect(begin)
        show = partial(_show_package, self.window, self._settings, pace)
        self.window.actions_.package.triggered.connect(show)
        beside = partial(_show_years, self.window, self._settings, pace)
        self.window.actions_.years.triggered.connect(beside)
        self.window.start.editions_wanted.connect(self._show_editions)
        self.window.start.package_wanted.connect(show)
        self.window.other_dropped.connect(self._take_dropped)
        self.window.desk_made.connect(partial(join_evidence, self.window, pace))

    def show(self, draft: Path | None) -> None:
        """Show the window, with *draft* open in it if there is one."""
        place_window(self.window, self._settings.geometry())
        self.window.show_start()
        self.window.show()
        self._settle_soon()
        if draft is not None:
            self.window.open_path(draft)

    def _settle_soon(self) -> None:
        # Qt's own texts are first seen in a menu or a dialog, after the window. A timer of its own:
        # without one PySide looks into the class of the window first.
        settling = QTimer(self.window, singleShot=True, interval=50)
        settling.timeout.connect(partial(self._settle, self.window.desk))
        settling.start()

    def _drafts(self, window: MainWindow) -> DraftActions:
        from perfeval_gui.kept import lending

        lending.lend()  # Before the first of them is made.
        from perfeval_gui.editions.shelf import Shelf
        from perfeval_gui.storage.saving.backups import Backups
        from perfeval_gui.storage.saving.recovery import Recovery
        from perfeval_gui.storage.saving.saving import Saver
        from perfeval_gui.views.drafts.draft_actions import DraftActions, Stores
        from perfeval_gui.views.drafts.place_hints import PlaceGuard
        from perfeval_gui.views.window.fixed_report import FixedReport

        recovery, saver = Recovery(paths.recovery()), Saver(Backups(paths.backups()))
        stores = Stores(Shelf(paths.editions()), saver, paths.locks())
        watch = partial(self._watch, window, recovery)
        drafts = DraftActions(window, self._settings, stores, watch, self._pace)
        PlaceGuard(window, drafts, self._settings)
        FixedReport(window, drafts, self._pace)
        show = partial(_show_history, window, drafts, saver, recovery)
        window.actions_.history.triggered.connect(show)
        make = partial(_make_projects, window, drafts, self._settings, self._pace)
        window.actions_.projects.triggered.connect(make)
        window.actions_.overview.triggered.connect(partial(show_overview, window, drafts))
        return drafts

    def _watch(
        self, window: MainWindow, recovery: Recovery, drafts: DraftActions
    ) -> Callable[[], bool]:
        """Watch over *drafts*: copies in *recovery*, journal, faults. Gives what copies at once."""
        from perfeval_gui.storage.saving.log import Log
        from perfeval_gui.storage.saving.recovery import Recovery
        from perfeval_gui.views.kit.notices import StandingWarning
        from perfeval_gui.views.safety.activity_log import Journal
        from perfeval_gui.views.safety.recovery_copies import RecoveryGuard

        spare = Recovery(paths.spare_recovery())
        guard = RecoveryGuard(drafts, recovery, spare, self._pace)
        guard.warned.connect(StandingWarning(window).say)
        guard.kept.connect(StandingWarning(window, quiet=True).say)
        journal = Journal(drafts, Log(paths.log()))
        guard.warned.connect(journal.warn)
        if self._catch_all:
            from perfeval_gui.views.safety.unexpected import FaultNet

            net = FaultNet(window, guard.keep_copy)
            net.caught.connect(journal.fault)
            net.spread(self._application)
        return guard.keep_copy

    def _settle(self, before: object) -> None:
        from perfeval_gui.start.copies import holds_copies

        recovery = paths.recovery(), paths.spare_recovery()
        if self.window.desk is not before and not any(map(holds_copies, recovery)):
            # A report came meanwhile, which is painted first. Not where an offer may take its
            # place: afterwards that would take the clerk away from what was begun in it.
            self._settle_soon()
            return
        from perfeval_gui.start.after_start import Settling
        from perfeval_gui.start.qt_words import translate
        from perfeval_gui.views.settings import dialog_memory

        dialog_memory.keep_in(paths.settings().parent)
        translate(self._application)
        if interrupted(paths.own_editions()):
            # The power went while one took the place of another.
            self._home().settle()
            self._offer_editions()
        self.settling = Settling(self.window, recovery)
        self.settling.offer()
        self.settling.doubt_clock()
        self.settling.doubt_fonts()
        self.settling.doubt_settings(self._settings.fault)
        self.settling.sweep(self._settings.worked_in(), paths.backups(), paths.locks())

    def _home(self) -> Home:
        from perfeval_gui.editions.home.keeping import Home

        return Home(paths.own_editions(), paths.shipped_editions(), paths.editions_beside())

    def _edition_actions(self) -> EditionActions:
        from perfeval_gui.views.editions.actions import EditionActions

        return EditionActions(self.window, self._home(), self._offer_editions, self._pace)

    def _show_editions(self) -> None:
        self._edition_actions().show()

    def _take_dropped(self, path: Path, refusal: str) -> None:
        from perfeval_gui.views.kit.questions import IMPORTED, REFUSED

        if path.suffix.lower() in (*IMPORTED, *REFUSED):
            _import_actions(self.window, self._settings, self._pace).dropped(path)
        else:
            self._edition_actions().dropped(path, refusal)

    def draw(self) -> None:
        """Give the window its icons, which the start does without."""
        from PySide6.QtGui import QIcon

        self.window.actions_.draw()
        self._application.setWindowIcon(QIcon(str(paths.resources() / "icons/perfeval.svg")))

    def draw_first_pages(self) -> None:
        """Show on the start page what the chosen form looks like, and how far recent drafts are."""
        _fill_start_page(self.window)

    def expect_methods(self) -> None:
        """From now on, tell of an input method that starts after the program."""
        from perfeval_gui.start.late_methods import LateMethods

        self.late = LateMethods(self.window)

    def _offer_editions(self) -> None:
        self.window.start.offer(_editions())


def _join_help(window: MainWindow) -> None:
    does = window.actions_
    does.help.triggered.connect(partial(_help, window, "index"))
    does.about.triggered.connect(partial(_help, window, "about"))
    does.keys.triggered.connect(partial(_show_keys, window))


def _help(window: MainWindow, page: str) -> None:
    from perfeval_gui.views.window.help_window import HEADINGS, newest, show_help
    from perfeval_gui.views.window.key_card import key_table

    file = paths.resources() / "help" / f"{page}.md"
    words = {"version": __version__, "keys": key_table(window.actions_)}
    words["changes"] = newest(paths.changes())
    desk = window.desk
    in_front = desk is not None and window.stack.currentWidget() is desk.workspace
    heading = HEADINGS[desk.workspace.view_in_front()] if desk is not None and in_front else ""
    show_help(window, file, words, heading)


def _show_keys(window: MainWindow) -> None:
    from perfeval_gui.views.window.key_card import show_key_card

    show_key_card(window, window.actions_)


def _clear_traces(window: MainWindow, settings: Settings) -> None:
    from perfeval_gui.storage.saving.backups import Backups
    from perfeval_gui.storage.saving.log import Log
    from perfeval_gui.storage.saving.recovery import Recovery
    from perfeval_gui.views.safety.traces import Places, Traces

    places = Places(
        settings=paths.settings(),
        recoveries=(Recovery(paths.recovery()), Recovery(paths.spare_recovery())),
        backups=Backups(paths.backups()),
        log=Log(paths.log()),
    )
    window.say(Traces(places, settings).clear(window))
    window.start.show_recent(settings.recent())


def _show_history(
    window: MainWindow, drafts: DraftActions, saver: Saver, recovery: Recovery
) -> None:
    from perfeval_gui.views.history.actions import HistoryActions

    HistoryActions(window, drafts, saver, recovery).show()


def _make_projects(
    window: MainWindow, drafts: DraftActions, settings: Settings, pace: Pace
) -> None:
    from perfeval_gui.editions.shelf import Shelf
    from perfeval_gui.views.projects.actions import ProjectActions

    ProjectActions(window, drafts, settings, Shelf(paths.editions()), pace).ask()


def _import_actions(window: MainWindow, settings: Settings, pace: Pace) -> ImportActions:
    from perfeval_gui.editions.shelf import Shelf
    from perfeval_gui.views.imports.actions import ImportActions

    return ImportActions(window, settings, Shelf(paths.editions()), pace)


def _import(window: MainWindow, settings: Settings, pace: Pace) -> None:
    _import_actions(window, settings, pace).ask()


def _collect(window: MainWindow, settings: Settings, pace: Pace) -> None:
    from perfeval_gui.views.imports.collecting import CollectActions

    years = _years(window, settings, pace)
    older = years.last_year() if years is not None else None
    CollectActions(window, settings, pace, older).ask()


def _fill_start_page(window: MainWindow) -> None:
    from perfeval_gui.editions.shelf import Shelf
    from perfeval_gui.views.editions.first_page_picture import FirstPages
    from perfeval_gui.views.package.recent_drafts import RecentDrafts

    start = window.start
    FirstPages(start, lambda: Shelf(paths.editions()))
    RecentDrafts(start, Shelf(paths.editions()))
    # Not heard by the page itself: a view that hears events makes all kinds of them known.
    window.stack.currentChanged.connect(start.edition_chosen)


def _begin_with_last_year(window: MainWindow, settings: Settings, pace: Pace) -> None:
    from perfeval_gui.views.imports.last_year import LastYearActions

    LastYearActions(window, settings, _import_actions(window, settings, pace)).ask()


def _show_package(window: MainWindow, settings: Settings, pace: Pace) -> None:
    from perfeval_gui.editions.shelf import Shelf
    from perfeval_gui.views.package.actions import PackageActions

    PackageActions(window, settings, Shelf(paths.editions()), pace).ask()


def _years(window: MainWindow, settings: Settings, pace: Pace) -> YearsActions | None:
    """What stands beside the open report; None where no report is open."""
    from perfeval_gui.editions.shelf import Shelf
    from perfeval_gui.views.years.actions import YearsActions

    years = window.findChild(YearsActions)
    if years is None and window.desk is not None:
        shelf = Shelf(paths.editions())
        years = YearsActions(window, window.desk, settings, shelf, pace)
    return years


def _show_years(window: MainWindow, settings: Settings, pace: Pace) -> None:
    if (years := _years(window, settings, pace)) is not None:
        years.show(window.actions_.years.isChecked())


def _editions() -> list[tuple[str, str, int]]:
    """Id, name and usual year of every edition that can be used, as their heads order them."""
    found = [place for place in places(paths.editions()) if not place.why_not]
    heads = [(place.id, *_head(place.folder / TOML)) for place in found]
    heads.sort(key=itemgetter(3))
    return [head[:3] for head in heads]


def _head(file: Path) -> tuple[str, int, int]:
    """Name, usual year and place among the others, read from the head of *file* only.

    A broken edition must not keep the window from coming up; it is refused with line and reason
    when a report of it is begun. Until then what cannot be read is its folder's name, and year 0.
    """
    name, year, order = file.parent.name, 0, 0
    try:
        text = read_file(file, _HEAD_BYTES).decode("utf-8-sig", errors="replace")
    except OSError:
        text = ""
    for line in text.splitlines():
        key, _, value = line.partition("=")
        key, value = key.strip(), value.strip()
        if key == "name" and value[:1] in ('"', "'"):
            name = value[1:].partition(value[0])[0]
        elif key == "year" and _is_year(digits := value.partition("#")[0].strip()):
            year = int(digits)
        elif key == "order" and _is_order(digits := value.partition("#")[0].strip()):
            order = int(digits)
        elif line.startswith("["):
            break
    return name, year, order


def _is_order(digits: str) -> bool:
    return len(digits) <= _ORDER_DIGITS and digits.isascii() and digits.isdigit()


def _is_year(digits: str) -> bool:
    return len(digits) == _YEAR_DIGITS and digits.isascii() and digits.isdigit()
