"""A window that cannot come up says why: in a box of the desktop, in the terminal and in the log.

Qt ends the program itself where it finds no screen or a library of its plug-in is missing, in
English and only in the terminal, where nobody who clicked an icon looks.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Final

from perfeval_gui.domain.cells.patterns import pattern

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

FAILED: Final = 1
NO_SCREEN: Final = (
    "没有找到图形界面（屏幕），打不开窗口。请在桌面上启动；"
    "只用命令行时，后面写上命令，例如 check、export。"
)
ONLY_WAYLAND: Final = (
    "这个桌面只有 Wayland，程序要用 X11，打不开窗口。"
    "请让管理员安装软件包 xwayland，或者注销以后在登录界面选“X11”（Xorg）再登录。"
)
NO_ANSWER: Final = (
    "连不上图形界面（{}），打不开窗口。用 su、sudo 或者 ssh 换了用户的，请直接在桌面上启动；"
    "只用命令行时，后面写上命令，例如 check、export。"
)
NO_FONT: Final = (
    "No Chinese font. "
    "这台电脑没有中文字体，字都会是方框。请让管理员安装软件包 fonts-noto-cjk，再重新打开程序。"
)
"""What is in English can be read without one."""
_IN_LETTERS: Final = pattern(r"[A-Za-z][\w.-]+", re.ASCII)
"""What the log keeps of a sentence: names of libraries and packages."""
_BOXES: Final = (
    ("zenity", "--error", "--title=绩效自评填报", "--text"),
    ("kdialog", "--title", "绩效自评填报", "--error"),
    ("xmessage", "-center"),
)
"""Programs of desktops that show a sentence, the better first."""


def has_screen() -> bool:
    """Whether there is something that Qt could show a window on."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, named))


def listen() -> None:
    """From now on tell when Qt ends the program; until the window has a net of its own."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(_heard)


def _heard(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind.name != "QtFatalMsg":
        # Of a screen Qt guesses what is missing, in English, and names what the program brings.
        # PySide's declarations do not know of the category.
        if not (getattr(context, "category", None) or "").startswith("qt.qpa."):
            sys.stderr.write(f"{text}\n")
        return
    tell(_why(text), box=True)
    # Qt would end the program now as well, and leave a copy of its memory behind.
    os._exit(FAILED)


def _why(text: str) -> str:
    """The reason for which the plug-in of the screen did not start."""
    from PySide6.QtCore import QLibrary, QLibraryInfo

    from perfeval_gui.cli.missing_library import missing

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    plugin = QLibrary(f"{folder}/platforms/libqxcb.so")
    if plugin.load():
        return _no_screen()
    return missing(plugin.errorString()) or f"打不开窗口：{text}"


def _no_screen() -> str:
    """What to say where X11, the one thing that the program shows windows on, does not answer."""
    if screen := os.environ.get("DISPLAY"):
        return NO_ANSWER.format(screen)
    return ONLY_WAYLAND if os.environ.get("WAYLAND_DISPLAY") else NO_SCREEN


def explained(error: ImportError, *, box: bool) -> int:
    """Tell of a library that is missing, and return the exit code; raise any other *error*."""
    from perfeval_gui.cli.missing_library import not_loaded

    sentence = not_loaded(error)
    if not sentence:
        raise error
    return tell(sentence, box=box)


def tell(sentence: str, *, box: bool) -> int:
    """Say the *sentence* wherever somebody may look; returns the exit code.

    Args:
        box: A window was asked for: who clicked an icon looks at no terminal.
    """
    from perfeval_gui import paths
    from perfeval_gui.storage.saving.log import Log

    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    Log(paths.log()).note("cannot start", *_IN_LETTERS.findall(sentence))
    if box and not sys.stderr.isatty() and has_screen():
        show(sentence)
    return FAILED


def show(sentence: str) -> None:
    """Show the *sentence* in a box of whatever desktop there is."""
    import contextlib
    import shutil
    import subprocess

    for program, *options in _BOXES:
        if found := shutil.which(program):
            with contextlib.suppress(OSError):
                quiet = subprocess.DEVNULL
                command = [found, *options, sentence]
                subprocess.run(command, stdout=quiet, stderr=quiet, check=False)
                return
