"""The two programs of the folder: perfeval.exe for the window, perfeval-cli.exe for commands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bundle.compiler import run_zig
from bundle.inputs import CHECKOUT
from bundle.job import Job
from windows.icon import write_icon

PLACE: Final = Path(__file__).resolve().parent
ICONS: Final = {"perfeval.ico": "perfeval.svg", "draft.ico": "perfeval-draft.svg"}
PROGRAMS: Final = {
    "perfeval.exe": ["-Wl,--subsystem,windows"],
    "perfeval-cli.exe": ["-DCONSOLE"],
}
OPTIONS: Final = ("-target", "x86_64-windows-gnu", "-Os", "-s", "-Wall", "-Werror")


def write_programs(job: Job, folder: Path) -> None:
    """Compiles both programs into *folder*."""
    work = job.work / "programs"
    work.mkdir()
    for name in ("launcher.c", "launcher.rc", "perfeval.manifest"):
        shutil.copyfile(PLACE / name, work / name)
    for icon, drawing in ICONS.items():
        write_icon(CHECKOUT / "resources/icons" / drawing, work / icon)
    numbers = ",".join([*job.version.split("."), "0"])
    for name, options in PROGRAMS.items():
        told = {
            "VERSION_COMMAS": numbers,
            "VERSION_TEXT": f'"{job.version}"',
            "PROGRAM_NAME": f'"{name}"',
        }
        defined = [part for key, value in told.items() for part in ("/d", f"{key}={value}")]
        made = f"{name}.res"
        run_zig(job, ["rc", "/:auto-includes", "none", *defined, "--", "launcher.rc", made], work)
        command = ["cc", *OPTIONS, *options, "-o", name, "launcher.c", made, "-lshell32"]
        run_zig(job, command, work)
        shutil.copyfile(work / name, folder / name)
