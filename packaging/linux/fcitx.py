"""Compiles the plug-in through which people type on desktops with fcitx 4 (docs/adr/0108).

The wheels of Qt bring none, nor headers to compile one with. The headers are those of the Debian
that has the nearest older Qt, and what is linked to are the wheel's own libraries.
"""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path
from typing import Final

from bundle.compiler import environment, zig
from bundle.inputs import pinned
from bundle.job import Job
from linux.deb import members
from linux.interpreter import make_tools, run, unpack
from speech import fail, say

NAME: Final = "libfcitxplatforminputcontextplugin-qt6.so"
PLACE: Final = "Qt/plugins/platforminputcontexts"
"""Where Qt looks for it, below PySide6."""
SOURCE: Final = "fcitx-qt5"
LICENCE: Final = "COPYING.BSD"
PACKAGES: Final = (
    "libc6",
    "libpcre2-16-0",
    "libstdc++6",
    "libstdc++-10-dev",
    "libxkbcommon-dev",
    "qt6-base-dev",
    "qt6-base-dev-tools",
    "qt6-base-private-dev",
    "x11proto-dev",
)
"""Headers, the two tools that write C++ for Qt, and what these run with on any Linux."""
LIBRARIES: Final = ("libQt6Core.so.6", "libQt6DBus.so.6", "libQt6Gui.so.6")
QT: Final = ("6.9.3", "6.8.2")
"""The Qt that takes the plug-in, and that of the headers: what these say of the classes that the
plug-in extends was held against the libraries of the other (docs/adr/0108)."""
PROXIES: Final = ("InputContext", "InputContext1", "InputMethod", "InputMethod1")
CLASSES: Final = ("fcitxinputcontextproxy", "fcitxwatcher", "qfcitxplatforminputcontext", "main")
"""What has signals: moc writes a part of each."""
PARTS: Final = (*CLASSES, "fcitxqtdbustypes", "qtkey")
FLAGS: Final = (
    *("-std=c++17", "-O2", "-w", "-fPIC", "-fno-exceptions", "-fno-rtti", "-fvisibility=hidden"),
    *("-DQT_NO_KEYWORDS", "-DQT_NO_DEBUG", "-DQT_PLUGIN", "-nostdinc++"),
)
LINKED: Final = ("-shared", "-s", "-Wl,-rpath,$ORIGIN/../../lib", "-o", NAME)


def build(job: Job, qt: Path, work: Path, target: Path) -> None:
    """Fills *target* with the plug-in and the text of its licence.

    Args:
        qt: The folder of the Qt libraries that it is for.
        work: An empty folder to build in; nothing that is built names it.
    """
    if pinned()["pyside6-essentials"] != QT[0]:
        fail(
            "换了 Qt：先看 docs/adr/0108 怎样核对插件，再改 fcitx.py。",
            f"The fcitx plug-in was proved with Qt {QT[0]} only, see docs/adr/0108.",
        )
    say("正在编译 fcitx 4 输入插件……", "Compiling the input plug-in for fcitx 4.")
    system, source = work / "system", work / "source"
    for name in PACKAGES:
        (package,) = job.fetch(name).iterdir()
        unpack_package(package, system)
    (archive,) = job.fetch(SOURCE).iterdir()
    unpack(archive, source)
    code = source / "qt5/platforminputcontext"
    write_code(code, system / "usr", qt)
    flags = [*FLAGS, *(part for place in headers(system / "usr") for part in ("-I", str(place)))]
    libraries = [str(qt / name) for name in LIBRARIES]
    tools = make_tools(zig(job), work)
    command = [str(tools / "cc"), "-x", "c++", *flags, "all.cpp", "-x", "none", *libraries, *LINKED]
    run(command, code, dict(environment(job), LC_ALL="C"))
    target.mkdir()
    (code / NAME).rename(target / NAME)
    (source / LICENCE).rename(target / LICENCE)


def unpack_package(package: Path, target: Path) -> None:
    """Unpacks what a *package* of Debian installs."""
    parts = members(package.read_bytes())
    (data,) = (content for member, content in parts.items() if member.startswith("data.tar"))
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(target, filter="data")


def headers(usr: Path) -> list[Path]:
    """Where headers are looked for, the C++ library's first: it asks for the next ones by name."""
    here, qt = usr / "include", usr / "include/x86_64-linux-gnu/qt6"
    library = [here / "c++/10", here / "x86_64-linux-gnu/c++/10"]
    modules = [qt, *(qt / name for name in ("QtCore", "QtGui", "QtDBus"))]
    hidden = [qt / f"QtGui/{QT[1]}", qt / f"QtGui/{QT[1]}/QtGui", qt / f"QtCore/{QT[1]}"]
    return [*library, *modules, *hidden, here]


def write_code(code: Path, usr: Path, qt: Path) -> None:
    """Has Qt's tools write what they write, and one file that includes all there is to compile."""
    libraries = usr / "lib/x86_64-linux-gnu"
    loader = [str(libraries / "ld-linux-x86-64.so.2"), "--library-path", f"{libraries}:{qt}"]
    settings = dict(os.environ, LC_ALL="C")
    parts = []
    for name in PROXIES:
        part = f"{name.lower()}proxy"
        options = ["-m", "-i", "fcitxqtdbustypes.h", "-p", part, f"org.fcitx.Fcitx.{name}.xml"]
        run([*loader, str(usr / "lib/qt6/bin/qdbusxml2cpp"), *options], code, settings)
        parts.append(part)
    places = [part for place in headers(usr)[2:] for part in ("-I", str(place))]
    for name in (*CLASSES, *parts):
        options = [*places, f"{name}.h", "-o", f"moc_{name}.cpp"]
        run([*loader, str(usr / "lib/qt6/libexec/moc"), *options], code, settings)
    wanted = [*(f"moc_{name}" for name in CLASSES), *parts, *PARTS]
    text = "".join(f'#include "{name}.cpp"\n' for name in wanted)
    (code / "all.cpp").write_text(text, encoding="ascii")
