"""Starts the program inside perfeval.exe and perfeval-cli.exe.

Processes beside it (many drafts checked at once, an old Word file read) are started with the Python
that lies in the folder `python`: perfeval.exe would open another window.
"""

import ctypes
import io
import sys
from pathlib import Path

TITLE = "绩效自评填报"
ERROR = 0x10
MOST = 2000
"""Letters of a message; a longer one would not fit on a screen."""


def start() -> int:
    """Runs the program; returns its exit code."""
    # Imported here: other processes read this file again, and are told of it by nobody.
    from perfeval_gui.start.app import main

    return main(sys.argv[1:])


def start_without_console() -> int:
    """As `start`, where nothing can be written to: what went wrong is said in a message box."""
    sys.stdout = sys.stderr = told = io.StringIO()
    try:
        code = start()
    except Exception as error:  # noqa: BLE001 - whatever it is, a clerk sees no traceback
        told.write(f"程序没有启动：可能有文件被杀毒软件隔离，请恢复或者重新安装。\n\n{error!r}")
        code = 1
    if code and told.getvalue() and sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, told.getvalue()[:MOST], TITLE, ERROR)
    return code


if __name__ == "__main__":
    program = Path(sys.executable)
    name = "python.exe" if program.stem.endswith("-cli") else "pythonw.exe"
    python = str(program.parent / "python" / name)
    # multiprocessing reads both once it is imported; where they differ it takes the second.
    vars(sys).update(executable=python, _base_executable=python)
    # What messages call the program.
    sys.argv[0] = program.stem
    sys.exit(start() if sys.stderr else start_without_console())
