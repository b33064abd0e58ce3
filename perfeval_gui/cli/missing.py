"""What of the system a program cannot do without, told when it is not there."""

from __future__ import annotations

import re
from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

_LIBRARY: Final = pattern(r"(lib[\w.+-]+?\.so[\w.]*): cannot open shared object file", re.ASCII)
_TOO_OLD: Final = pattern(r"version `(GLIBC_[\d.]+)' not found", re.ASCII)
_NAMED: Final = pattern(r"(lib[\w.+-]+?)(-?)\.so\.(\d+)", re.ASCII)
_ELSEWHERE: Final = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Packages of Debian that are not called like their library."""


def missing(reason: str) -> str:
    """A sentence on the library that a *reason* of the loader's tells of; empty for any other."""
    if found := _LIBRARY.search(reason):
        name = found[1]
        return (
            f"这台电脑缺少系统组件 {name}，程序不能运行。"
            f"请让管理员安装软件包 {package(name)} 后再试。"
        )
    if found := _TOO_OLD.search(reason):
        return (
            f"这台电脑的系统太旧（缺少 {found[1]}），程序不能运行。支持的系统见使用说明“安装”一节。"
        )
    return ""


def package(library: str) -> str:
    """The package of Debian, and so of UOS and 麒麟, that brings a *library*."""
    if library in _ELSEWHERE or not (named := _NAMED.fullmatch(library)):
        return _ELSEWHERE.get(library, library)
    # Policy of Debian: the name, the number behind it, a dash between two digits.
    dash = "-" if named[1][-1].isdigit() else ""
    return f"{named[1]}{dash}{named[3]}".lower()
