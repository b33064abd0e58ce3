"""Ends a build for Linux of which a part does not load, or asks for what no system has to have."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from bundle import loads
from linux.elf import elf_files
from speech import fail, say

OF_C: Final = frozenset(
    f"{name}.so.{number}"
    for name, number in {
        "ld-linux-x86-64": 2,
        "libc": 6,
        "libdl": 2,
        "libm": 6,
        "libpthread": 0,
        "librt": 1,
        "libutil": 1,
    }.items()
)
"""Parts of the library of C, which are one package."""
OF_THE_SYSTEM: Final = frozenset(
    {
        "libX11-xcb.so.1",
        "libX11.so.6",
        "libcups.so.2",
        "libdbus-1.so.3",
        "libfontconfig.so.1",
        "libfreetype.so.6",
        "libgcc_s.so.1",
        "libglib-2.0.so.0",
        "libgthread-2.0.so.0",
        "libstdc++.so.6",
        "libxcb-randr.so.0",
        "libxcb-render.so.0",
        "libxcb-shape.so.0",
        "libxcb-shm.so.0",
        "libxcb-sync.so.1",
        "libxcb-xfixes.so.0",
        "libxcb-xkb.so.1",
        "libxcb.so.1",
        "libxkbcommon-x11.so.0",
        "libxkbcommon.so.0",
        "libz.so.1",
        "libzstd.so.1",
    }
)
"""What the packages bring that `debian/control` names."""


def prove(folder: Path, python: Path) -> None:
    """Loads everything below *folder* with the *python* that lies there."""
    say("正在逐个加载打包的模块和库……", "Loading every module and library of the bundle.")
    if lacking := [f"{name}: {library}" for name, library in unanswered(folder)]:
        listed = "\n  ".join(lacking)
        fail(
            f"成品要用的库既不在里面，proof.py 也没有写：\n  {listed}",
            f"Libraries that are neither in the bundle nor named in proof.py:\n  {listed}",
        )
    settings = {"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), "-B", loads.__file__, str(folder)]
    if subprocess.run(command, env=settings, check=False).returncode != 0:
        fail(
            "成品里有不能加载的部分，见上；可能是 prune.toml 多去掉了文件。",
            "Parts of the bundle do not load, see above; prune.toml may leave out too much.",
        )


def unanswered(folder: Path) -> list[tuple[str, str]]:
    """What asks for a library, and which, where neither the *folder* nor the system has it."""
    asked = [
        (path.relative_to(folder).as_posix(), library)
        for path, one in elf_files(folder)
        for library in one.needed
    ]
    there = {path.name for path in folder.rglob("*.so*")}
    return [
        (name, library) for name, library in asked if library not in there | OF_C | OF_THE_SYSTEM
    ]
