"""Makes what is handed out for Windows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bundle.archives import compile_all, write_zip
from bundle.job import Job
from bundle.materials import write_bill
from bundle.sizes import write_sizes
from windows.installer import write_installer
from windows.interpreter import write_interpreter
from windows.pe import pe_files
from windows.programs import write_programs
from windows.proof import prove

PLACE: Final = Path(__file__).resolve().parent


def build(job: Job) -> None:
    """Makes the folder, packs it and its bill of materials into the target of the *job*."""
    name = f"perfeval-{job.version}-windows"
    folder = job.work / name
    parts = job.stage(folder)
    parts.append(write_interpreter(job, folder))
    shutil.copyfile(PLACE / "start.py", folder / "app/start.py")
    (folder / "app/main.py").unlink()
    for part in ("lib", "app"):
        compile_all(folder / part, job.python)
    write_programs(job, folder)
    write_sizes(folder, (path for path, _ in pe_files(folder)))
    prove(folder)
    bill = folder / "licenses/materials.cdx.json"
    write_bill(bill, parts, version=job.version, when=job.when)
    shutil.copyfile(bill, job.target / f"{name}.cdx.json")
    icon = job.work / "programs/perfeval.ico"
    write_installer(job, folder, icon, job.target / f"perfeval-{job.version}-setup.exe")
    write_zip(folder, job.target / f"{name}.zip", top=name, when=job.when)
