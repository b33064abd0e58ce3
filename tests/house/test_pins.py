"""Versions stand in several files for several readers; here they are compared."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from typing import Final

from checkout import ROOT
from perfeval_gui import __version__

PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> set[str]:
    """The ``name==version`` entries of a requirements file, in lower case."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==[\w.]+", text, flags=re.MULTILINE))


def declared(requirements: list[str]) -> set[str]:
    return {requirement.lower() for requirement in requirements}


def test_requirements_pin_what_the_project_declares() -> None:
    assert declared(PROJECT["project"]["dependencies"]) <= pins("requirements.txt")
    assert declared(PROJECT["dependency-groups"]["dev"]) <= pins("requirements-dev.txt")


def test_tests_run_with_what_is_shipped() -> None:
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_requirements_name_no_place_and_hash_everything() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\w)", text)[1:]

        assert "://" not in text
        assert all("--hash=sha256:" in entry for entry in entries)


def test_one_version() -> None:
    metainfo = ET.parse(ROOT / "packaging/linux/perfeval.metainfo.xml").getroot()
    release = metainfo.find("releases/release")

    assert PROJECT["project"]["version"] == __version__
    assert release is not None
    assert release.get("version") == __version__
