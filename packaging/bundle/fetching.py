"""Brings what a build takes from outside into a cache folder, once, and proves every hash."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bundle.inputs import REQUIREMENTS, Input, Inputs, pinned, pinned_hashes
from speech import fail, say

PIP: Final = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "download")
APT: Final = Path("/etc/apt")


def cache_folder() -> Path:
    """Where what was fetched is kept; PERFEVAL_BUILD_CACHE names another folder."""
    named = os.environ.get("PERFEVAL_BUILD_CACHE")
    return Path(named).resolve() if named else Path.home() / ".cache" / "perfeval-build"


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(wanted: Input, cache: Path) -> Path:
    """The folder with the files of *wanted*, every one with the hash it should have."""
    folder = cache / f"{wanted.name}-{wanted.version}"
    if any(not (folder / name).is_file() for name in wanted.files):
        say(f"正在取得 {wanted.name} {wanted.version}", f"Fetching {wanted.name} {wanted.version}.")
        folder.mkdir(parents=True, exist_ok=True)
        FETCHERS[wanted.source](wanted, folder)
    for name, expected in wanted.files.items():
        prove(folder / name, {expected})
    return folder


def fetch_wheels(inputs: Inputs, system: str, cache: Path) -> list[Path]:
    """The wheels of `requirements.txt` for a *system*, in the order of their names."""
    pins = pinned()
    folder = cache / f"wheels-{system}-{inputs.python[system]}-{sha256(REQUIREMENTS)[:12]}"
    if len(list(folder.glob("*.whl"))) != len(pins):
        say("正在取得固定版本的依赖包……", f"Fetching the pinned wheels for {system}.")
        folder.mkdir(parents=True, exist_ok=True)
        python = inputs.python[system]
        tag = "cp" + python.replace(".", "")
        options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(REQUIREMENTS)]
        options += ["--implementation", "cp", "--python-version", python]
        for name, values in (
            ("--platform", inputs.tags[system]),
            ("--abi", (tag, "abi3", "none")),
        ):
            options += [part for value in values for part in (name, value)]
        call([*PIP, *options, "-d", str(folder)])
    wheels = sorted(folder.glob("*.whl"), key=lambda wheel: wheel.name.lower())
    for wheel in wheels:
        prove(wheel, pinned_hashes())
    return wheels


def prove(path: Path, expected: set[str] | frozenset[str]) -> None:
    """Ends the build when the file is not there or is another one; a wrong one is taken away."""
    if not path.is_file():
        fail(f"没有取到 {path.name}。", f"{path.name} was not fetched; the reason stands above.")
    if sha256(path) not in expected:
        path.unlink()
        fail(
            f"{path.name} 的校验值不对，已经删除。请再运行一次；仍然不对就不要使用。",
            f"{path.name} has another SHA-256 than is pinned and was removed.",
        )


def from_pypi(wanted: Input, folder: Path) -> None:
    """Fetches an archive of the package index; of a source archive pip asks what it is."""
    hashes = " ".join(f"--hash=sha256:{value}" for value in wanted.files.values())
    with tempfile.TemporaryDirectory() as temporary:
        pins = Path(temporary) / "requirements.txt"
        pins.write_text(f"{wanted.name}=={wanted.version} {hashes}\n", encoding="ascii")
        call([*PIP, "--require-hashes", "--no-deps", "-r", str(pins), "-d", str(folder)])


def from_debian(wanted: Input, folder: Path) -> None:
    """Fetches a package, or its source, from where this machine has its Debian packages."""
    kind = "deb-src" if wanted.source == "debian-source" else "deb"
    with tempfile.TemporaryDirectory() as temporary:
        sources, lists = Path(temporary) / "sources", Path(temporary) / "lists"
        sources.mkdir()
        (lists / "partial").mkdir(parents=True)
        for path in (APT / "sources.list", *(APT / "sources.list.d").glob("*")):
            if path.is_file():
                text = places(path.read_text(encoding="utf-8"), kind, wanted.suite)
                (sources / path.name).write_text(text, encoding="utf-8")
        given = {"sourcelist": "/dev/null", "sourceparts": sources}
        options = [f"-oDir::Etc::{name}={value}" for name, value in given.items()]
        options += [f"-oDir::State::Lists={lists}", "-oAPT::Sandbox::User=root", "-qq"]
        call(["apt-get", *options, "update"])
        step = ["source", "--download-only"] if kind == "deb-src" else ["download"]
        # Of a source a mirror may have the archive and no longer what belongs to it.
        command = ["apt-get", *options, *step, f"{wanted.name}={wanted.version}"]
        subprocess.run(command, cwd=folder, check=False)
    for path in folder.iterdir():
        if path.name not in wanted.files:
            path.unlink()


def places(text: str, kind: str, suite: str) -> str:
    """Where apt finds a *suite* of Debian, by a list, of either form, of where it finds this one's.

    Args:
        kind: "deb" or "deb-src".
    """
    one_line = re.compile(r"^deb (\[.*?\] )?(\S+/debian/?) .*$", flags=re.MULTILINE)
    found = [f"{kind} {match[1] or ''}{match[2]} {suite} main" for match in one_line.finditer(text)]
    given = {"Types": kind, "Suites": suite, "Components": "main"}
    for stanza in re.split(r"\n\s*\n", text):
        if re.search(r"^URIs:.*/debian/?\s*$", stanza, flags=re.MULTILINE):
            lines = (line.partition(":") for line in stanza.splitlines())
            told = [f"{name}{colon} {given.get(name, value)}" for name, colon, value in lines]
            found += [*told, ""]
    return "\n".join(found) + "\n"


def call(command: Sequence[str], folder: Path | None = None) -> None:
    """Runs a *command* whose failure ends the build."""
    if subprocess.run(command, cwd=folder, check=False).returncode != 0:
        name = Path(command[0]).name
        fail(f"{name} 没有成功，原因见上。", f"{name} failed; the reason stands above.")


FETCHERS: Final = {"pypi": from_pypi, "debian": from_debian, "debian-source": from_debian}
