"""The only place that builds objects and joins them: the command line, or the window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_PROBE: Final = "--probe"
_CONSOLE: Final = frozenset({"export", "show", "fill", "new", "editions", "--help", "-h", "--version"})


def main(arguments: Sequence[str]) -> int:
    """Run a command, or open the window with the draft named in *arguments*."""
    if arguments and arguments[0] in _CONSOLE:
        from perfeval_gui import cli  # noqa: PLC0415 - the window does not need it

        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        return cli.run(arguments)
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-") and arguments[0] != _PROBE):
        print(f"用法有误：不认识“{' '.join(arguments)}”（运行 main.py --help 查看用法）", file=sys.stderr)
        return 2
    return _window(arguments)


def _window(arguments: Sequence[str]) -> int:
    _prepare_environment()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from perfeval_gui.desktop import Desktop  # noqa: PLC0415 - after the environment is set

    application = QApplication(sys.argv[:1])
    desktop = Desktop(application)
    probe = list(arguments) == [_PROBE]
    draft = Path(arguments[0]) if arguments and not probe else None
    desktop.show(draft)
    if probe:
        application.processEvents()
        print(json.dumps(sorted(sys.modules)))
        return 0
    return application.exec()


def _prepare_environment() -> None:
    """What must be set before Qt is loaded."""
    # WORKAROUND PySide6 wheels bring no fcitx plug-in: the ibus one lets fcitx desktops type.
    os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus")
    if sys.platform == "linux" and not any(
        Path(place).exists() for place in ("/etc/machine-id", "/var/lib/dbus/machine-id")
    ):
        # Without a machine id the bundled D-Bus library would end the program.
        os.environ.setdefault("DBUS_FATAL_WARNINGS", "0")
