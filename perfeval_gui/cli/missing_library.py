"""What of the system or of itself a program cannot do without, told when it is not there."""

from __future__ import annotations

import re
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern
from perfeval_gui.storage.disk.whole import cut_short

_FILE: Final = r"([^\s/]+\.so[\w.]*)"
_LIBRARY: Final = pattern(r"(lib[\w.+-]+?\.so[\w.]*): cannot open shared object file", re.ASCII)
_NAMED: Final = pattern(r"(lib[\w.+-]+?)(-?)\.so\.(\d+)", re.ASCII)
_OURS: Final = ("libQt6", "libicu", "libpyside6", "libshiboken6")
"""Libraries that the program brings itself, by how they begin."""
_ELSEWHERE: Final = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Packages of Debian that are not called like their library."""
_INCOMPLETE: Final = (
    "程序不完整（{}），不能运行。可能没有拷完、没有解压完，或者被杀毒软件隔离了文件："
    "请重新解压或者重新安装，草稿不受影响。"
)
_NOT_ALLOWED: Final = (
    "系统不让运行 {}：程序所在的磁盘或者 U 盘不许运行程序，或者内存不足。"
    "请把程序文件夹拷到自己的主文件夹里再打开。"
)
_REASONS: Final = (
    (
        pattern(r"version `(GLIBC_[\d.]+)' not found", re.ASCII),
        "这台电脑的系统太旧（缺少 {}），程序不能运行。支持的系统见使用说明“安装”一节。",
    ),
    (
        pattern(f"{_FILE}: (?:file too short|invalid ELF|cannot read file|ELF |object)", re.ASCII),
        _INCOMPLETE.format("{} 损坏"),
    ),
    (pattern(r"No module named '([\w.]+)'", re.ASCII), _INCOMPLETE.format("缺少 {}")),
    (
        pattern(f"{_FILE}: failed to map segment", re.ASCII),
        _NOT_ALLOWED,
    ),
)
"""What the loader, or Python, says, and what a clerk is told of it."""


def missing(reason: str) -> str:
    """A sentence on what a *reason* says could not be loaded; empty for any other reason."""
    if found := _LIBRARY.search(reason):
        return _missing_library(found[1])
    for said, sentence in _REASONS:
        if found := said.search(reason):
            return sentence.format(found[1])
    return ""


def not_loaded(error: ImportError) -> str:
    """A sentence on why a part of the program could not be loaded; empty for any other reason.

    A library that is not whole is told by its name: not every system's loader does.
    """
    return broken(name) if (name := cut_short()) else missing(str(error))


def broken(name: str) -> str:
    """A sentence on a file of the program, called *name*, that is not whole."""
    return _INCOMPLETE.format(f"{name} 损坏")


def _missing_library(name: str) -> str:
    if name.startswith(_OURS):
        return _INCOMPLETE.format(f"缺少 {name}")
    return (
        f"这台电脑缺少系统组件 {name}，程序不能运行。请让管理员安装软件包 {package(name)} 后再试。"
    )


def package(library: str) -> str:
    """The package of Debian, and so of UOS and 麒麟, that brings a *library*."""
    if library in _ELSEWHERE or not (named := _NAMED.fullmatch(library)):
        return _ELSEWHERE.get(library, library)
    # Policy of Debian: the name, the number behind it, a dash between two digits.
    dash = "-" if named[1][-1].isdigit() else ""
    return f"{named[1]}{dash}{named[3]}".lower()
