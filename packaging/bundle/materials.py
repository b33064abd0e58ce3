"""The bill of materials of a bundle (CycloneDX 1.5), and the text of every licence in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bundle.fetching import sha256
from bundle.inputs import PLACE, Inputs, Licence
from bundle.staging import stage_licences, wheel_name
from speech import fail

TEXTS: Final = PLACE / "licenses"


@dataclass(frozen=True)
class Part:
    """One thing in a bundle that somebody else made.

    Args:
        purl: Where it is from, as package URLs say it.
        hashes: The SHA-256 of what was unpacked or built.
        texts: Its licences, as paths below the folder of licences.
    """

    name: str
    version: str
    purl: str
    licence: Licence
    hashes: tuple[str, ...]
    texts: tuple[str, ...]


def wheel_parts(wheels: Iterable[Path], inputs: Inputs, target: Path) -> list[Part]:
    """The parts that *wheels* are; their licences are copied into *target*."""
    wheels = list(wheels)
    brought = stage_licences(wheels, target)
    parts = []
    for wheel in wheels:
        name, version = wheel_name(wheel), wheel.name.split("-")[1]
        licence = licence_of(name, inputs)
        texts = [*brought[name], *add_texts(name, licence, target)]
        purl = f"pkg:pypi/{name}@{version}?file_name={wheel.name}"
        parts.append(Part(name, version, purl, licence, (sha256(wheel),), tuple(texts)))
    return parts


def licence_of(name: str, inputs: Inputs) -> Licence:
    """The licence of a part; a part without one is not handed out."""
    if name not in inputs.licences:
        fail(f"inputs.toml 没有写 {name} 的许可证。", f"inputs.toml names no licence of {name}.")
    return inputs.licences[name]


def add_texts(name: str, licence: Licence, target: Path) -> list[str]:
    """Copies the texts of a *licence* that the part itself does not bring."""
    (target / name).mkdir(parents=True, exist_ok=True)
    for text in licence.texts:
        shutil.copyfile(TEXTS / text, target / name / text)
    return [f"{name}/{text}" for text in licence.texts]


def write_bill(target: Path, parts: Iterable[Part], *, version: str, when: datetime) -> None:
    """Writes the bill of materials; every part must have the text of its licence.

    Args:
        target: The file to write, beside the texts it names.
        version: Of the program.
        when: The day of the release; a bill made again is the same.
    """
    parts = sorted(parts, key=lambda part: part.name)
    for part in parts:
        if not part.texts or not all((target.parent / text).is_file() for text in part.texts):
            fail(f"{part.name} 没有许可证全文。", f"{part.name} has no text of its licence.")
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "perfeval",
                "name": "perfeval",
                "version": version,
                "licenses": [{"expression": "MIT"}],
            },
        },
        "components": [component(part) for part in parts],
        "dependencies": [{"ref": "perfeval", "dependsOn": [part.purl for part in parts]}],
    }
    text = json.dumps(bill, ensure_ascii=False, indent=2) + "\n"
    target.write_text(text, encoding="utf-8", newline="\n")


def component(part: Part) -> dict[str, object]:
    """One part as CycloneDX writes it."""
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "hashes": [{"alg": "SHA-256", "content": content} for content in part.hashes],
        "licenses": [{"expression": part.licence.spdx}],
        "properties": [{"name": "perfeval:licence-text", "value": text} for text in part.texts],
    }
