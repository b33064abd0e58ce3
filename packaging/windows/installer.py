"""The installer for Windows, made by makensis from a list of every file of the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from bundle.archives import files_below
from bundle.job import Job
from speech import fail
from system import install

PLACE: Final = Path(__file__).resolve().parent


def write_installer(job: Job, folder: Path, icon: Path, target: Path) -> None:
    """Makes the installer *target* of what is in *folder*."""
    if shutil.which("makensis") is None:
        install(["nsis"], "制作安装程序的软件", "what makes the installer")
    work = job.work / "installer"
    work.mkdir()
    shutil.copyfile(icon, work / "perfeval.ico")
    shutil.copyfile(PLACE / "installer.nsi", work / "installer.nsi")
    files = [PurePosixPath(path.relative_to(folder).as_posix()) for path in files_below(folder)]
    (work / "files.nsh").write_text(file_list(files, folder), encoding="utf-8")
    size = sum(path.stat().st_size for path in files_below(folder))
    told = {
        "VERSION": job.version,
        "NUMBERS": f"{job.version}.0",
        "OUTPUT": target,
        "KILOBYTES": size // 1024,
    }
    command = ["makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in told.items())]
    # Its own time of building is put into the program otherwise.
    settings = dict(os.environ, SOURCE_DATE_EPOCH=str(int(job.when.timestamp())))
    done = subprocess.run([*command, "installer.nsi"], cwd=work, env=settings, check=False)
    if done.returncode != 0:
        fail("安装程序没有做成，原因见上。", "makensis failed; the reason stands above.")


def file_list(files: Sequence[PurePosixPath], folder: Path) -> str:
    """The two macros of `files.nsh`: every file is installed, and removed, by its own name."""
    folders = sorted({parent for file in files for parent in file.parents}, reverse=True)
    lines = ["!macro InstallFiles"]
    for parent in sorted(folders):
        lines.append(f'  SetOutPath "{windows_path(parent)}"')
        lines += [f'  File "{folder / file}"' for file in files if file.parent == parent]
    lines += ["!macroend", "!macro RemoveFiles"]
    lines += [f'  Delete "{windows_path(file)}"' for file in files]
    # What is deeper comes first; a folder in which something else lies stays.
    lines += [f'  RMDir "{windows_path(parent)}"' for parent in folders if parent.parts]
    return "\n".join([*lines, "!macroend", ""])


def windows_path(path: PurePosixPath) -> str:
    """A *path* of the folder as it is installed. A dollar would be the name of a variable."""
    return "\\".join(["$INSTDIR", *(part.replace("$", "$$") for part in path.parts)])
