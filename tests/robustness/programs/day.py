"""A clerk's day in a process of its own, with names and numbers that must not spread.

``day.py DRAFT EXPORTS MODE`` begins a report, types, saves, saves as, exports, prints into a file,
chooses files, raises in eleven places, and prints what was seen of the network. Modes:

- ``day``: as it is;
- ``told``: diagnoses with messages, the mutant of redaction;
- ``open``: settings written with the modes of the system, the mutant of modes;
- ``socket``: one socket is made, the mutant of the network tests;
- ``erase``: at the end all traces are cleared, with the second question answered by yes.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import re
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from checkout import ROOT

if TYPE_CHECKING:
    from perfeval_gui.start.join import Desktop
    from perfeval_gui.views.window.main_window import MainWindow

CANARIES: Final = (
    *("欧阳秋鹭", "司徒墨竹", "上官晴岚", "诸葛拂晓", "东方雁翎", "夏侯听泉", "令狐映雪"),
    *("13907300017", "13907300028", "13907300039", "0730-8844017", "18975000046"),
    *("云梦泽湿地管理站", "Qiulu.Ouyang", "秋鹭的电脑资料", "缺额补记三百一十七"),
    *("望湖路甲七十一号",),
    *("430602198803070017", "6222021907000017", "qiulu@example.invalid"),
)  # fmt: skip
UNIT: Final = CANARIES[12]
FOLDER: Final = CANARIES[14]
ACCOUNT: Final = "zhanghu.mingcheng"
_FAMILIES: Final = frozenset({2, 10})
"""AF_INET and AF_INET6."""
_NO_NEW_RIGHTS: Final = 38
_FILTER: Final = 22
_SOCKET_CALL: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
# Not _socket: python-docx looks at one of its types, which needs no socket.
NETWORK: Final = ("socket", "ssl", "_ssl", "http", "urllib.request", "PySide6.QtNetwork")


def lived(home: Path, mode: str, **settings: str) -> tuple[dict[str, Any], str]:
    """What came of a day in the folders of *home*, and what it wrote to standard error."""
    drafts, exports = home / "文档" / FOLDER, home / "导出"
    for folder in (drafts, exports, home / "tmp"):
        folder.mkdir(parents=True)
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(home), **settings)
    environment |= {"TMPDIR": str(home / "tmp"), "USER": ACCOUNT, "LOGNAME": ACCOUNT}
    # Where CUPS runs it is asked through its local socket; where it does not, its library would
    # look for it on the loopback address.
    environment["CUPS_SERVER"] = str(home / "no.sock")
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {
        name: value for name, value in environment.items() if not name.startswith("XDG_")
    }
    done = subprocess.run(
        [sys.executable, __file__, str(drafts / f"{CANARIES[0]}.perfeval"), str(exports), mode],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        preexec_fn=partial(os.umask, 0),
        timeout=600,
        check=False,
    )
    if done.returncode:
        return {"code": done.returncode}, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"code": 0}, done.stderr


# ---- what watches over the network


def shut_network() -> bool:
    """Have the kernel end this process where it asks for an internet socket; False if it cannot.

    What asks may be Python, Qt or any library: the kernel sees them all.
    """
    architecture, number = _SOCKET_CALL.get(platform.machine(), (0, 0))
    if not number:
        return False
    load, equal, give = 0x20, 0x15, 0x06
    allow, kill = 0x7FFF0000, 0x80000000
    lines = [
        (load, 0, 0, 4),
        (equal, 0, 5, architecture),
        (load, 0, 0, 0),
        (equal, 0, 3, number),
        (load, 0, 0, 16),
        (equal, 2, 0, 2),
        (equal, 1, 0, 10),
        (give, 0, 0, allow),
        (give, 0, 0, kill),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = struct.pack("HxxxxxxQ", len(lines), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    long = ctypes.c_ulong
    libc.prctl.argtypes = [ctypes.c_int, long, ctypes.c_char_p, long, long]
    if libc.prctl(_NO_NEW_RIGHTS, 1, None, 0, 0) != 0:
        return False
    return bool(libc.prctl(_FILTER, 2, program, 0, 0) == 0)


def internet_sockets() -> list[str]:
    """The sockets of this process that lead to the internet or wait for it."""
    mine = set()
    for handle in Path("/proc/self/fd").iterdir():
        try:
            mine.add(str(handle.readlink()))
        except OSError:
            continue
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        place = Path("/proc/self/net") / table
        lines = place.read_text().splitlines()[1:] if place.exists() else []
        found += [f"{table} {line}" for line in lines if f"socket:[{line.split()[9]}]" in mine]
    return found


class Watch:
    """Notes every socket Python makes and every library that is for networks."""

    def __init__(self) -> None:
        """Begin to watch."""
        self.events: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
            self.events.append(f"{event} {given[1:2]}")

    def seen(self) -> dict[str, Any]:
        """What there is to be told now."""
        maps = Path("/proc/self/maps").read_text()
        return {
            "events": self.events,
            "sockets": internet_sockets(),
            "modules": sorted(set(NETWORK) & set(sys.modules)),
            "libraries": sorted(set(re.findall(r"lib(?:Qt6Network|Qt6WebEngine\w*|ssl)\b", maps))),
        }


# ---- the day


class Clerk:
    """Does everything that can be done, in one window."""

    def __init__(self, draft: Path, exports: Path, mode: str) -> None:
        """Work on *draft*, with exports into the folder *exports*."""
        self.draft, self.exports, self.mode = draft, exports, mode
        self.answers: list[str] = []
        self.told: list[str] = []
        self.seen: dict[str, Any] = {}

    def choose(
        self, _parent: object, _title: str, text: str, choices: Sequence[tuple[str, str]], *_d: str
    ) -> str:
        """Answers a question."""
        self.told.append(text)
        keys = [key for key, _ in choices]
        return next((one for one in self.answers if one in keys), keys[-1])

    def tell(self, _parent: object, _title: str, text: str) -> None:
        """Hears a message."""
        self.told.append(text)

    def saves_where(self, _parent: object, _suggested: Path) -> Path:
        """Chooses the draft."""
        return self.draft


def day(clerk: Clerk, watch: Watch) -> None:
    """Everything a clerk does; results in *clerk*."""
    from PySide6.QtWidgets import QApplication

    from hands import PATIENT, wait_for
    from perfeval_gui.start import app
    from perfeval_gui.start.join import Desktop
    from perfeval_gui.views.kit import questions

    app.prepare_environment()
    mutate(clerk.mode)
    for name, answer in (("choose", clerk.choose), ("tell", clerk.tell)):
        _set(questions, name, answer)
    _set(questions, "draft_to_save", clerk.saves_where)
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, catch_all=True, pace=PATIENT)
    desktop.show(None)
    wait_for(lambda: desktop.settling is not None)
    clerk.seen["start"] = watch.seen()
    window = desktop.window
    work(clerk, window)
    clerk.seen["end"] = watch.seen()
    end(clerk, desktop)


def work(clerk: Clerk, window: MainWindow) -> None:
    """Save, export, print, choose, fail."""
    from hands import idle, wait_for

    window.start.new_report.click()
    fill_in(window)
    window.actions_.save.trigger()
    fill_in(window)
    window.actions_.save.trigger()
    clerk.draft = clerk.draft.with_name(f"{CANARIES[1]}.perfeval")
    window.actions_.save_as.trigger()
    window.actions_.dark.trigger()
    assert window.desk is not None
    window.desk.printing.exports.export(clerk.exports, ("docx", "xlsx", "pdf"))
    printing = window.desk.printing
    wait_for(lambda: printing.exports.run is None)
    print_into_file(window, clerk.exports / "打印.pdf")
    choose_files(clerk.draft)
    fail_everywhere(window, clerk.told)
    clerk.answers = ["later"]
    clerk.draft = clerk.draft.parent / "没有" / f"{CANARIES[2]}.perfeval"
    window.actions_.save_as.trigger()
    window.open_path(clerk.draft)
    window.actions_.help.trigger()
    idle()


def end(clerk: Clerk, desktop: Desktop) -> None:
    """Close the window and give up what is typed, or clear all traces."""
    from perfeval_gui.views.kit import questions

    _set(questions, "ask_to_save", partial(_answer, "discard"))
    if clerk.mode == "erase":
        desktop.window.drafts().left.emit()
        clerk.answers = ["clear", "erase"]
        desktop.window.actions_.traces.trigger()
        return
    # A run that ends badly leaves its copy: this one does.
    fill_in(desktop.window)
    desktop.window.drafts().keep_safe()


def fill_in(window: MainWindow) -> None:
    """Type the canaries wherever there is room."""
    from PySide6.QtWidgets import QApplication, QLineEdit

    from hands import write
    from perfeval_gui.domain.names.fields import get, put

    desk = window.desk
    assert desk is not None
    unit = desk.workspace.findChild(QLineEdit, "unit")
    assert unit is not None
    unit.selectAll()
    write(unit, UNIT)
    before = get(desk.document.report, "thrift")
    # Longer each time: what is typed again as it was is no change.
    text = f"{before}。" if before else "、".join(CANARIES)
    desk.document.edit("节约", put(desk.document.report, "thrift", text))
    unit.clearFocus()
    QApplication.processEvents()


def print_into_file(window: MainWindow, target: Path) -> None:
    """Print as a printer does that writes files."""
    from PySide6.QtPrintSupport import QPrinter

    from perfeval_gui.pages.compose import compose
    from perfeval_gui.paper.layout import lay_out
    from perfeval_gui.paper.printing import print_pages

    assert window.desk is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    package = compose(window.desk.document.sheet)
    print_pages(printer, lay_out(package, window.desk.printing.typefaces()))


def choose_files(draft: Path) -> None:
    """Choose a file in Qt's own dialog, which remembers folders."""
    from PySide6.QtWidgets import QFileDialog

    from hands import when_asked

    def accept(dialog: QFileDialog) -> None:
        dialog.selectFile(str(draft))
        dialog.done(dialog.DialogCode.Accepted)

    from perfeval_gui.views.kit import questions

    when_asked(QFileDialog, accept)
    questions.draft_to_open(None, draft.parent)


def fail_everywhere(window: MainWindow, told: list[str]) -> None:
    """Raise in eleven places, with all canaries in the message, and wait until it is *told*."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from robustness.programs import session

    session.SECRET = " ".join(CANARIES)  # type: ignore[misc]  # what the failures tell
    widget = session.Failing()
    for place in session.places(widget).values():
        fill_in(window)
        QTimer.singleShot(0, place)
        look = QTimer(interval=10)
        look.timeout.connect(partial(_leave_when_told, told, len(told)))
        look.start()
        # From the event loop, as the program does: elsewhere errors come back to the caller.
        QApplication.exec()
    widget.hide()


def _leave_when_told(told: list[str], before: int) -> None:
    from PySide6.QtWidgets import QApplication

    if len(told) > before:
        QApplication.exit()


def mutate(mode: str) -> None:
    """Put in the deliberate bug that *mode* names."""
    from perfeval_gui.views.safety import unexpected

    if mode == "told":
        _set(unexpected, "diagnosis", _everything)
    elif mode == "open":
        os.umask(0)
        _set(tempfile, "mkstemp", _for_everybody)
        _set(os, "name", "other")
    elif mode == "socket":
        import socket  # noqa: TID251 - the deliberate bug

        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def _everything(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


def _for_everybody(prefix: str, suffix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 - as called
    name = dir / f"{prefix}{os.urandom(4).hex()}{suffix}"
    return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666), str(name)


def _answer(answer: str, *_given: object) -> str:
    return answer


def _set(module: object, name: str, value: Callable[..., object] | str) -> None:
    setattr(module, name, value)


def main() -> int:
    """Live through the day and print what was seen."""
    clerk = Clerk(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    watch = Watch()
    shut = shut_network()
    day(clerk, watch)
    sys.stdout.write(f"{json.dumps({'shut': shut, 'told': clerk.told, **clerk.seen})}\n")
    sys.stdout.flush()
    # As a run that is killed: nothing tidies up.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
