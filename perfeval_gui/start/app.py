"""The only place that builds objects and joins them: the command line, or the window."""

from __future__ import annotations

import codecs
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from perfeval_gui.cli.words import WORDS
from perfeval_gui.domain.cells.quoting import cut, in_letters
from perfeval_gui.kept import lending
from perfeval_gui.start.support_code import lend
from perfeval_gui.storage.disk.whole import cut_short

if TYPE_CHECKING:
    from perfeval_gui.start.join import Desktop

_AS_GIVEN: Final = "as given"
_PROBE: Final = "--probe"
_AT_REST: Final = 100
"""Milliseconds after which nothing is left to do for the window that is there."""


def main(arguments: Sequence[str]) -> int:
    """Run a command, or open the window with the draft named in *arguments*."""
    # A letter of a script that no font has is told by Qt in hundreds of lines, one for each font.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    codecs.register_error(_AS_GIVEN, _as_given)
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale, Chinese must not end the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=_AS_GIVEN)
    command = bool(arguments) and arguments[0] in WORDS
    # Elsewhere the loader itself refuses a library that is not whole.
    if sys.platform == "linux" and (name := cut_short()):
        from perfeval_gui.cli.missing_library import broken
        from perfeval_gui.start.unable import tell

        return tell(broken(name), box=not command)
    if command:
        return _command(arguments)
    if _meaningless(arguments):
        strange = cut(" ".join(arguments))
        usage = f"运行 {Path(sys.argv[0]).name} --help 查看用法"
        sys.stderr.write(f"用法有误：不认识“{strange}”（{usage}）\n")
        return 2
    try:
        return _window(arguments)
    except ImportError as error:
        from perfeval_gui.start.unable import explained

        return explained(error, box=True)


def _command(arguments: Sequence[str]) -> int:
    # Loading makes nothing but objects that stay: looking for garbage among them costs a command.
    gc.disable()
    lending.lend()
    try:
        from perfeval_gui.cli import commands
    except ImportError as error:
        from perfeval_gui.start.unable import explained

        return explained(error, box=False)
    gc.freeze()
    gc.enable()
    code = commands.run(arguments)
    _keep()
    return code


def _keep() -> None:
    """Spare the next start what this one compiled."""
    from perfeval_gui.kept.store import writing

    for _ in writing():
        pass


def _as_given(error: UnicodeError) -> tuple[bytes, int]:
    """What cannot be printed is part of the name of a file."""
    assert isinstance(error, UnicodeEncodeError)
    return in_letters(error.object[error.start : error.end]).encode(), error.end


def _meaningless(arguments: Sequence[str]) -> bool:
    """Whether *arguments* are neither nothing nor one draft to open in the window.

    A draft that is gone is for the window to tell; a word without a suffix is a mistyped command.
    """
    if not arguments or list(arguments) == [_PROBE]:
        return False
    draft = Path(arguments[0])
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return True
    try:
        return not (draft.suffix or draft.is_file())
    except OSError as error:
        # Of a folder that cannot be looked into it is for the window to tell.
        return error.errno == errno.ENAMETOOLONG


def _window(arguments: Sequence[str]) -> int:
    environment = dict(os.environ)
    prepare_environment()
    # Loading makes nothing but objects that stay: looking for garbage among them costs the start.
    gc.disable()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from perfeval_gui.start.join import Desktop
    from perfeval_gui.start.unable import NO_SCREEN, has_screen, listen, tell

    if not has_screen():
        return tell(NO_SCREEN, box=False)
    listen()
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, catch_all=True)
    # The window stays as long as the program: it is put out of sight with what was loaded.
    desktop.window.loaded.connect(gc.freeze)
    probe = list(arguments) == [_PROBE]
    draft = Path(arguments[0]) if arguments and not probe else None
    desktop.show(None)
    if draft is not None:
        # From within the loop: a question about the draft can then be ended from outside as well.
        QTimer.singleShot(0, desktop.window, partial(desktop.window.open_path, draft))
    if probe:
        import json

        application.processEvents()
        sys.stdout.write(json.dumps(sorted(sys.modules)))
        return 0
    at_rest = QTimer(desktop.window, singleShot=True, interval=_AT_REST)
    at_rest.timeout.connect(partial(_warm, desktop))
    at_rest.start()
    gc.freeze()
    gc.enable()
    code = application.exec()
    _keep()
    if desktop.late is not None:
        desktop.late.follow(arguments, environment)
    return code


def _warm(desktop: Desktop) -> None:
    from perfeval_gui.start.warming import Warming

    desktop.draw()
    desktop.expect_methods()
    Warming(desktop.window).ended.connect(desktop.draw_first_pages)


def prepare_environment() -> None:
    """What must be set in the program before Qt is loaded."""
    # Whatever a library writes by itself (locks, print files) is for its owner alone as well.
    os.umask(0o077)
    # Qt takes the plug-in of fcitx, where there is one, whether fcitx runs or not (docs/adr/0108).
    os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus" if _fcitx_4_runs() else "ibus")
    # fcitx 5 answers as ibus where sandboxed programs ask: nobody else does without ibus itself.
    if sys.platform == "linux" and not _on_path("ibus-daemon"):
        os.environ.setdefault("IBUS_USE_PORTAL", "1")
    # The same look on every system. Set here because asking for the style object loads all its
    # enumerations, a tenth of the start.
    os.environ["QT_STYLE_OVERRIDE"] = "fusion"
    if sys.platform == "linux" and not any(
        Path(place).exists() for place in ("/etc/machine-id", "/var/lib/dbus/machine-id")
    ):
        # Without a machine id the bundled D-Bus library would end the program.
        os.environ.setdefault("DBUS_FATAL_WARNINGS", "0")
    lending.lend_first()
    lend()


def _fcitx_4_runs() -> bool:
    """Whether there is a fcitx 4 to type with, as it says in a file for each screen."""
    # Not asked of pathlib: without a home that raises an error of its own.
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111
    screen = os.environ.get("DISPLAY", "").rpartition(":")[2].partition(".")[0] or "0"
    try:
        return any(
            _is_fcitx_4(file)
            for file in Path(settings, "fcitx", "dbus").iterdir()
            if file.name.endswith(f"-{screen}")
        )
    except OSError:
        return False


def _is_fcitx_4(file: Path) -> bool:
    # An address, a zero byte, and two numbers of processes: of the bus, and of fcitx, 4 or 5.
    process = int.from_bytes(file.read_bytes()[-4:], sys.byteorder)
    return Path(f"/proc/{process}/comm").read_bytes() == b"fcitx\n"


def _on_path(program: str) -> bool:
    """Whether *program* can be run by its name; asked of the disk, for shutil is slow to load."""
    return any(os.access(Path(folder, program), os.X_OK) for folder in os.get_exec_path())
