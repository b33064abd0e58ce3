"""What the program needs from a Linux system besides Python, and how Debian provides it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from speech import fail, say

# A library's file name -> its Debian package: asking the loader works on every Linux,
# and package names differ between releases (libglib2.0-0 became libglib2.0-0t64).
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
}
QT_WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "openbox": "openbox",
    "lowriter": "libreoffice-writer",
    "localc": "libreoffice-calc",
    "pdftotext": "poppler-utils",
    "ssconvert": "gnumeric",
    "gs": "ghostscript",
    "qpdf": "qpdf",
    "fc-list": "fontconfig",
}
CHINESE_FONT = "fonts-noto-cjk"
CHINESE_FONT_FILES = ("*CJK*", "*SourceHan*", "wqy*", "uming*", "ukai*", "sim*", "msyh*", "*Fang*")


def prepare(*, windows: bool, tests: bool) -> None:
    """Makes a Linux system ready for Qt: installs what is missing, or says how and why.

    Args:
        windows: Windows will be shown on a screen.
        tests: The programs that tests drive are needed too.
    """
    if not sys.platform.startswith("linux"):
        return
    needed = missing_libraries(QT)
    if windows:
        needed += missing_libraries(QT_WINDOWS)
    if tests:
        needed += [deb for name, deb in TEST_PROGRAMS.items() if shutil.which(name) is None]
    if needed:
        what = "测试所需的系统软件" if tests else "程序所需的系统组件"
        install(needed, what, "system packages")
    if not has_chinese_font(only_noto=tests):
        # The window comes up without one, but every Chinese character is an empty box.
        install([CHINESE_FONT], "中文字体", "a Chinese font", optional=not tests)


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The Debian packages of those *libraries* that the loader does not find."""
    # Not every Python has it, such as the one that is handed out.
    import ctypes

    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def has_chinese_font(*, only_noto: bool) -> bool:
    """Whether a font with Chinese characters is installed.

    Args:
        only_noto: Only the fonts that pictures in tests are made with count.
    """
    if shutil.which("fc-list") and not only_noto:
        return bool(
            subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout
        )
    folders = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".fonts",
        Path.home() / ".local/share/fonts",
    )
    patterns = ("NotoSansCJK*",) if only_noto else CHINESE_FONT_FILES
    return any(
        True for folder in folders for pattern in patterns for _ in folder.glob("**/" + pattern)
    )


def install(packages: list[str], what: str, in_english: str, *, optional: bool = False) -> None:
    """Installs Debian *packages* as root; otherwise says how, and stops unless *optional*.

    Args:
        packages: Names as apt-get knows them.
        what: What they are together, in Chinese.
        in_english: The same in English.
        optional: The program does its work without them.
    """
    names = " ".join(packages)
    command = f"sudo apt-get install -y --no-install-recommends {names}"
    if shutil.which("apt-get") is None:
        problem = (
            f"缺少{what}，请用系统的软件管理器安装（Debian 软件包名：{names}）。",
            f"Missing: {in_english}. Please install them (names on Debian: {names}).",
        )
    elif os.geteuid() != 0:
        problem = (
            f"缺少{what}。安装系统软件需要管理员权限，请运行：\n    {command}",
            f"Missing: {in_english}. Installing them needs root; please run that command.",
        )
    else:
        say(
            f"正在安装{what}（可能要几分钟）：{names}",
            f"Installing {in_english}; this can take minutes.",
        )
        apt_get("update", "-qq")
        if apt_get("install", "-qq", "-y", "--no-install-recommends", *packages):
            return
        problem = (
            f"未能安装{what}，原因见上：{names}",
            f"Could not install {in_english}; the reason stands above.",
        )
    if not optional:
        fail(*problem)
    say(*problem)


def apt_get(*arguments: str) -> bool:
    """Runs apt-get quietly but for what goes wrong; whether it succeeded."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    options = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
    done = subprocess.run(
        ["apt-get", *options, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def has_screen() -> bool:
    """Whether windows can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def environment_for_qt() -> dict[str, str]:
    """The environment to start Qt in.

    Without a machine id (bare containers) libdbus ends the program as soon as Qt asks for the
    input method; with this setting it only prints a warning.
    """
    environment = dict(os.environ)
    ids = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
    if sys.platform.startswith("linux") and not any(map(is_machine_id, ids)):
        environment["DBUS_FATAL_WARNINGS"] = "0"
    return environment


def is_machine_id(path: Path) -> bool:
    """Whether *path* holds a machine id: an empty file is as common as a missing one."""
    try:
        return len(path.read_text(encoding="ascii").strip()) == 32  # noqa: PLR2004 - its length
    except (OSError, UnicodeDecodeError):
        return False
