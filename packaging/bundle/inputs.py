"""What a build takes from outside: names, versions and hashes, read from `inputs.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).resolve().parent
CHECKOUT: Final = PLACE.parent.parent
REQUIREMENTS: Final = CHECKOUT / "packaging" / "requirements.txt"


@dataclass(frozen=True)
class Input:
    """One thing a build takes from outside.

    Args:
        name: As pip or apt-get knows it.
        source: "pypi", "debian" or "debian-source".
        files: The SHA-256 of every file it consists of, by the file's name.
        suite: The release of Debian that has it.
    """

    name: str
    version: str
    source: str
    files: dict[str, str]
    suite: str = ""


@dataclass(frozen=True)
class Licence:
    """By which licence something is handed out.

    Args:
        spdx: An SPDX expression.
        texts: Names of texts in `licenses/` that its own archive does not bring.
    """

    spdx: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """Everything that `inputs.toml` says.

    Args:
        python: The version of Python that a bundle runs on, such as "3.11", by system.
        tags: The tags a wheel may have, by system.
    """

    python: dict[str, str]
    tags: dict[str, tuple[str, ...]]
    inputs: dict[str, Input]
    licences: dict[str, Licence]


def load(path: Path = PLACE / "inputs.toml") -> Inputs:
    """Reads what builds take from outside."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Inputs(
        python=told["python"],
        tags={system: tuple(tags) for system, tags in told["tags"].items()},
        inputs={
            name: Input(name, one["version"], one["from"], one["files"], one.get("suite", ""))
            for name, one in told["input"].items()
        },
        licences={
            name: Licence(one["is"], tuple(one.get("texts", ())))
            for name, one in told["licence"].items()
        },
    )


def pinned(requirements: Path = REQUIREMENTS) -> dict[str, str]:
    """The version of every pinned package, by its name in lower case."""
    text = requirements.read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def pinned_hashes(requirements: Path = REQUIREMENTS) -> frozenset[str]:
    """Every SHA-256 that a pinned package may have."""
    return frozenset(re.findall(r"sha256:([0-9a-f]{64})", requirements.read_text(encoding="utf-8")))


def normal(name: str) -> str:
    """The *name* of a package as the package index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
