"""Ends a build for Windows whose programs and libraries ask for one that is not there.

Nothing for Windows runs where it is built: their tables are read. `wine.sh` loads everything.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from speech import fail
from windows.pe import pe_files

OF_WINDOWS: Final = (
    "api-ms-win-*.dll",
    "advapi32.dll",
    "authz.dll",
    "bcrypt.dll",
    "comdlg32.dll",
    "d3d11.dll",
    "d3d12.dll",
    "d3d9.dll",
    "dwmapi.dll",
    "dwrite.dll",
    "dxgi.dll",
    "gdi32.dll",
    "imm32.dll",
    "iphlpapi.dll",
    "kernel32.dll",
    "mpr.dll",
    "netapi32.dll",
    "ole32.dll",
    "oleaut32.dll",
    "rpcrt4.dll",
    "setupapi.dll",
    "shell32.dll",
    "shlwapi.dll",
    "uiautomationcore.dll",
    "user32.dll",
    "userenv.dll",
    "uxtheme.dll",
    "version.dll",
    "winmm.dll",
    "winspool.drv",
    "ws2_32.dll",
    "wtsapi32.dll",
)
"""Libraries that every Windows from 10 1809 on has, in small letters."""


def prove(folder: Path) -> None:
    """Ends the build where a file below *folder* asks for what neither it nor Windows has."""
    if lacking := [f"{name}: {library}" for name, library in unanswered(folder)]:
        listed = "\n  ".join(lacking)
        fail(
            f"成品里缺少它自己要用的库：\n  {listed}",
            f"Libraries that the bundle asks for are not in it:\n  {listed}",
        )


def unanswered(folder: Path) -> list[tuple[str, str]]:
    """What asks for a library, and which, where neither the *folder* nor Windows has it."""
    asked = [
        (path.relative_to(folder).as_posix(), library)
        for path, libraries in pe_files(folder)
        for library in libraries
    ]
    there = {path.name.lower() for path in folder.rglob("*") if path.is_file()}
    return [
        (name, library)
        for name, library in asked
        if library not in there and not any(fnmatchcase(library, one) for one in OF_WINDOWS)
    ]
