"""Compiles what the Linux bundle does not take as it is, Python first, against an old glibc.

The compiler is zig's: it brings the headers and stubs of every glibc, so that what it builds on a
new system starts on an old one. Every module that the program uses is part of the interpreter
itself; those that need a library which nothing here uses are left out.
"""

from __future__ import annotations

import lzma
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bundle.compiler import environment, zig
from bundle.job import Job
from speech import fail, say

PLACE: Final = Path(__file__).resolve().parent
OPENGL: Final = ("libGL.so.1", "libEGL.so.1")
GLIBC: Final = (2, 28)
"""The oldest glibc that bundles run on: that of UOS 20, and what the wheels of Qt ask for."""
PREFIX: Final = "/usr/lib/perfeval/python"
"""Where Python thinks it belongs; it finds its library wherever it lies."""
LEFT_OUT: Final = (
    "_bz2",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_ctypes",
    "_curses",
    "_curses_panel",
    "_dbm",
    "_gdbm",
    "_hashlib",
    "_lzma",
    "_sqlite3",
    "_ssl",
    "_tkinter",
    "_uuid",
    "readline",
)
"""Modules that need a library (hashlib does without: it has Python's own), and letters of Japan and
Korea."""
LEFT: Final = ("__pycache__", "config-*", "lib-dynload", "site-packages", "_sysconfigdata_*")
"""Of the library: what names the folders of the build, or is made anew."""
FLAGS: Final = ("-O3", "-DNDEBUG", "-fomit-frame-pointer", "-Wno-date-time")
"""The last: zig refuses the time of the build, which is a given one here."""
PROFILE: Final = PLACE / "python.profdata.xz"
"""How often each part of Python ran when the program was used; `profiling.py` counts."""
PROFILED: Final = ("-Wno-profile-instr-unprofiled", "-Wno-profile-instr-out-of-date")
"""Where the profile does not fit, as with headers of another system, nothing is taken from it."""
COUNTING: Final = "clang-19 -fprofile-instr-generate"
"""The compiler of Debian that makes a Python which counts: zig has not what is linked to it."""


def build(
    job: Job, sources: dict[str, Path], work: Path, target: Path, *, counts: bool = False
) -> None:
    """Fills *target*: `python`, `opengl`, and `licenses` of what was compiled.

    Args:
        sources: The source archives of "python" and "zlib".
        work: An empty folder to build in; nothing that is built names it.
        counts: Python tells, each time it has run, how often each part of it did; for this system
            only.
    """
    tools = make_tools(zig(job), work)
    settings = dict(environment(job), LC_ALL="C", TZ="UTC")
    for name in ("CFLAGS", "CPPFLAGS", "LDFLAGS", "MAKEFLAGS", "PYTHONPATH", "PYTHONHOME"):
        settings.pop(name, None)
    settings["SOURCE_DATE_EPOCH"] = str(int(job.when.timestamp()))
    settings |= {name.upper(): str(tools / name) for name in ("cc", "ar", "ranlib")}
    for name, source in sources.items():
        unpack(source, work / name)
    profile = work / "python.profdata"
    profile.write_bytes(lzma.decompress(PROFILE.read_bytes()))
    if counts:
        settings["CC"] = COUNTING
    build_zlib(work, settings)
    build_python(work, settings, [] if counts else [f"-fprofile-instr-use={profile}", *PROFILED])
    install(work, target / "python", settings)
    build_opengl(tools, target / "opengl", settings)
    for name in sources:
        (target / "licenses" / name).mkdir(parents=True)
        shutil.copyfile(work / name / "LICENSE", target / "licenses" / name / "LICENSE.txt")


def make_tools(zig: Path, work: Path) -> Path:
    """Puts the compiler behind the names that makefiles call."""
    tools = work / "tools"
    tools.mkdir()
    # Whatever folder the source lies in, it is called /build in what is compiled.
    cc = f"cc -target x86_64-linux-gnu.{GLIBC[0]}.{GLIBC[1]} -g0 -ffile-prefix-map={work}=/build"
    for name, command in {"cc": cc, "ar": "ar", "ranlib": "ranlib"}.items():
        script = tools / name
        script.write_text(f'#!/bin/sh\nexec "{zig}" {command} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    return tools


def unpack(archive: Path, target: Path) -> None:
    """Unpacks a source *archive* whose files lie in one folder."""
    with tarfile.open(archive) as packed:
        packed.extractall(target.with_name(target.name + ".unpacked"), filter="data")
    (top,) = target.with_name(target.name + ".unpacked").iterdir()
    top.rename(target)


def build_zlib(work: Path, settings: dict[str, str]) -> None:
    """Builds zlib as a part of Python: what it packs is then the same on every system."""
    say("正在编译 zlib……", "Compiling zlib.")
    flags = dict(settings, CFLAGS=" ".join((*FLAGS, "-fPIC")))
    for command in (
        ("./configure", "--static", f"--prefix={work / 'made'}"),
        ("make", "libz.a"),
        ("make", "install"),
    ):
        run(command, work / "zlib", flags)


def build_python(work: Path, settings: dict[str, str], flags: Sequence[str]) -> None:
    """Configures and compiles Python, with *flags* for itself alone."""
    say("正在编译 Python（要十几分钟）……", "Compiling Python; this takes a good ten minutes.")
    zlib = work / "made"
    command = [
        "./configure",
        f"--prefix={PREFIX}",
        "--disable-test-modules",
        "--without-ensurepip",
        "--without-system-libmpdec",
        "MODULE_BUILDTYPE=static",
        "PKG_CONFIG=false",
        f"OPT={' '.join((*FLAGS, *flags))}",
        "LDFLAGS=-s",
        f"ZLIB_CFLAGS=-I{zlib / 'include'}",
        f"ZLIB_LIBS=-L{zlib / 'lib'} -lz",
        *(f"py_cv_module_{name}=n/a" for name in LEFT_OUT),
    ]
    run(command, work / "python", settings)
    run(["make", f"-j{os.cpu_count()}"], work / "python", settings)


def build_opengl(tools: Path, target: Path, settings: dict[str, str]) -> None:
    """Compiles the libraries that say "no OpenGL"."""
    target.mkdir()
    for name in OPENGL:
        options = ["-shared", "-O2", "-s", "-fPIC", f"-Wl,-soname,{name}"]
        command = [str(tools / "cc"), *options, "opengl.c", "-o", str(target / name)]
        subprocess.run(command, cwd=PLACE, env=settings, check=True)


def install(work: Path, target: Path, settings: dict[str, str]) -> None:
    """Takes over what the program needs of what was built."""
    staged = work / "staged"
    run(["make", "install", f"DESTDIR={staged}"], work / "python", settings)
    made = staged / PREFIX.lstrip("/")
    (interpreter,) = (made / "bin").glob("python3.[0-9][0-9]")
    (library,) = (made / "lib").glob("python3.*")
    (target / "bin").mkdir(parents=True)
    shutil.copyfile(interpreter, target / "bin" / "python3")
    (target / "bin" / "python3").chmod(0o755)
    left = shutil.ignore_patterns(*LEFT)
    shutil.copytree(library, target / "lib" / library.name, ignore=left)
    # Python asks this module how it was built, and for nothing that matters here.
    data = target / "lib" / library.name / sysconfig_name(interpreter)
    data.write_text("build_time_vars = {}\n", encoding="ascii")


def sysconfig_name(interpreter: Path) -> str:
    """The module in which *interpreter* looks for how it was built."""
    code = "import sysconfig; print(sysconfig._get_sysconfigdata_name())"
    settings = {"PYTHONHOME": str(interpreter.parent.parent)}
    done = subprocess.run(
        [str(interpreter), "-c", code], env=settings, capture_output=True, text=True, check=True
    )
    return done.stdout.strip() + ".py"


def run(command: tuple[str, ...] | list[str], folder: Path, settings: dict[str, str]) -> None:
    """Runs one step of a build; what it says is shown when it fails."""
    log = folder.with_name(folder.name + ".log")
    with log.open("ab") as file:
        done = subprocess.run(
            command, cwd=folder, env=settings, stdout=file, stderr=file, check=False
        )
    if done.returncode != 0:
        sys.stderr.write(log.read_text(encoding="utf-8", errors="replace")[-4000:])
        fail(f"{command[0]} 没有成功，原因见上。", f"{command[0]} failed; the reason stands above.")
