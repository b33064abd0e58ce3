"""What is known to every part of a build: what it takes, where it works and what it makes."""

from __future__ import annotations

import shutil
import sys
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bundle.archives import midnight
from bundle.fetching import cache_folder, fetch, fetch_wheels
from bundle.inputs import CHECKOUT, Inputs, load
from bundle.materials import Part, wheel_parts
from bundle.staging import rules_for, stage_program, stage_wheels, tell

METAINFO: Final = CHECKOUT / "packaging/linux/perfeval.metainfo.xml"


@dataclass(frozen=True)
class Job:
    """One build for one system.

    Args:
        system: "linux" or "windows".
        work: A folder of its own, empty at the beginning.
        target: Where what is handed out is put.
        version: Of the program.
        when: The day of the release, which everything that is packed carries as its time.
    """

    system: str
    work: Path
    target: Path
    inputs: Inputs
    cache: Path
    version: str
    when: datetime

    @property
    def python(self) -> str:
        """The Python that compiles the modules of the bundle."""
        return sys.executable

    def fetch(self, name: str) -> Path:
        """The folder with the files of an input of `inputs.toml`."""
        return fetch(self.inputs.inputs[name], self.cache)

    def stage(self, folder: Path) -> list[Part]:
        """Fills `lib`, `app` and `licenses` of a *folder*; returns the parts for the bill."""
        wheels = fetch_wheels(self.inputs, self.system, self.cache)
        rules = rules_for(self.system)
        stage_wheels(wheels, folder / "lib", rules)
        tell(rules)
        stage_program(folder / "app")
        return wheel_parts(wheels, self.inputs, folder / "licenses")


def prepare(system: str, work: Path, target: Path) -> Job:
    """A build that begins: its folder *work* is emptied, the folder *target* is there."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    target.mkdir(parents=True, exist_ok=True)
    version = project_version()
    when = midnight(release_day(version))
    return Job(system, work, target, load(), cache_folder(), version, when)


def project_version() -> str:
    """The version of the program, as `pyproject.toml` says."""
    told = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    version: str = told["project"]["version"]
    return version


def release_day(version: str) -> str:
    """The day of the release of a *version*, as the description for software centres says."""
    for release in ET.parse(METAINFO).getroot().iter("release"):
        if release.get("version") == version:
            return release.get("date", "")
    raise LookupError(version)
