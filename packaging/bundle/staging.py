"""Lays out what a bundle consists of: the libraries without what is not used, the program."""

from __future__ import annotations

import shutil
import tomllib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from bundle.inputs import CHECKOUT, PLACE
from speech import fail, say

PROGRAM: Final = ("main.py", "perfeval_gui", "resources", "LICENSE", "CHANGELOG.md")
"""What of a checkout is the program."""
LEFT: Final = ("__pycache__", "*.pyc", "*~", ".*")
"""What Python, editors and systems leave in a checkout."""
LICENCE_NAMES: Final = ("*licen[cs]e*", "*copying*", "*notice*", "*authors*")


@dataclass
class Rule:
    """What is left out of the libraries of a system, and why.

    Args:
        drop: Patterns of paths; `*` stands for any text, `/` included.
        keep: Patterns of what they would hit and is used.
        systems: Where the rule holds.
        size: Bytes that it left out, once a bundle has been staged.
    """

    drop: Sequence[str]
    why: str
    keep: Sequence[str]
    systems: Sequence[str]
    size: int = 0
    hit: set[str] = field(default_factory=set)

    def drops(self, name: str) -> bool:
        """Whether the file called *name* is left out."""
        found = {pattern for pattern in self.drop if fnmatchcase(name, pattern)}
        if not found or any(fnmatchcase(name, pattern) for pattern in self.keep):
            return False
        self.hit |= found
        return True


def rules_for(system: str, path: Path = PLACE / "prune.toml") -> list[Rule]:
    """What is left out on a *system*."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    both = ("linux", "windows")
    rules = [
        Rule(one["drop"], one["why"], one.get("keep", ()), one.get("systems", both))
        for one in told["rule"]
    ]
    return [rule for rule in rules if system in rule.systems]


def stage_wheels(wheels: Iterable[Path], target: Path, rules: Sequence[Rule]) -> None:
    """Unpacks *wheels* into one folder, without what *rules* leave out and what pip needs."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if not is_of_pip(name)]
            unpack(archive, {name: name for name in names}, target, rules)
    all_of_use(rules)


def stage_files(
    archive: zipfile.ZipFile, files: Mapping[str, str], target: Path, rules: Sequence[Rule]
) -> None:
    """Unpacks *files* of one archive, each under another name, without what *rules* leave out."""
    unpack(archive, files, target, rules)
    all_of_use(rules)


def is_of_pip(name: str) -> bool:
    """Whether a file of a wheel is not installed, or is a script that nobody here calls."""
    top, _, rest = name.partition("/")
    if top.endswith(".data") and not rest.startswith("scripts/"):
        fail(f"轮子里有没有料到的文件：{name}", f"A wheel has a file nobody thought of: {name}")
    return top.endswith((".dist-info", ".data"))


def unpack(
    archive: zipfile.ZipFile, files: Mapping[str, str], target: Path, rules: Sequence[Rule]
) -> None:
    """Unpacks *files*, names in the archive by their names here, unless a rule leaves one out."""
    for name, packed in files.items():
        rule = next((rule for rule in rules if rule.drops(name)), None)
        if rule is not None:
            rule.size += archive.getinfo(packed).file_size
        elif not name.endswith("/"):
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(packed))


def all_of_use(rules: Iterable[Rule]) -> None:
    """Ends the build when a pattern hit nothing: it was written for another version."""
    stale = sorted({pattern for rule in rules for pattern in set(rule.drop) - rule.hit})
    if stale:
        fail(
            f"prune.toml 里有没有用处的一行：{'、'.join(stale)}",
            f"Patterns of prune.toml that hit nothing: {', '.join(stale)}",
        )


def tell(rules: Iterable[Rule]) -> None:
    """Says what was left out and why, largest first."""
    say("没有放进去的：", "Left out:")
    for rule in sorted(rules, key=lambda one: -one.size):
        print(f"  {rule.size / 1e6:7.1f} MB  {rule.why}")


def stage_program(target: Path, checkout: Path = CHECKOUT) -> None:
    """Copies the program out of a checkout, without what Python and editors leave there."""
    target.mkdir(parents=True)
    for name in PROGRAM:
        source = checkout / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(*LEFT))
        else:
            shutil.copyfile(source, target / name)


def stage_licences(wheels: Iterable[Path], target: Path) -> dict[str, list[str]]:
    """Copies the licences that *wheels* bring; returns where they lie by the name of the wheel."""
    found: dict[str, list[str]] = {}
    for wheel in wheels:
        name = wheel_name(wheel)
        found[name] = []
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.namelist():
                top, _, rest = entry.partition("/")
                last = entry.rpartition("/")[2].lower()
                if top.endswith(".dist-info") and any(
                    fnmatchcase(last, pattern) for pattern in LICENCE_NAMES
                ):
                    text = f"{name}/{rest.replace('licenses/', '')}"
                    path = target / text
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.read(entry))
                    found[name].append(text)
    return found


def wheel_name(wheel: Path) -> str:
    """The name of the package in a wheel, as pins write it."""
    return wheel.name.split("-")[0].lower().replace("_", "-")
