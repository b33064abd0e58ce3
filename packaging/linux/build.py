"""Makes what is handed out for Linux."""

from __future__ import annotations

import shutil

from bundle.job import Job
from linux.packages import write_debian, write_portable, write_store
from linux.tree import compile_once, stage


def build(job: Job) -> None:
    """Makes the folder once and packs it in three ways, its bill of materials beside."""
    folder = job.work / "perfeval"
    stage(job, folder, compile_once(job))
    bill = job.target / f"perfeval-{job.version}-linux.cdx.json"
    shutil.copyfile(folder / "licenses/bom.cdx.json", bill)
    for write in (write_debian, write_store, write_portable):
        write(job, folder)
