"""Runs the tests with the Python that is handed out: `python3 packaging/dev.py shipped [pytest]`.

The interpreter is the one that packages of Linux have, with its whole library: the tests need more
of it than the program does. It has no pip, so the environment's Python fills it with the pinned
packages, once; what is made stays in the cache of the builds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from bundle.fetching import call, sha256
from bundle.inputs import CHECKOUT
from bundle.job import Job, prepare
from linux.tree import compile_once
from speech import say

REQUIREMENTS: Final = CHECKOUT / "packaging/requirements-dev.txt"
MODULES: Final = ("main.py", "perfeval_gui", "tests")


def main(arguments: list[str]) -> int:
    """Runs pytest with *arguments*; returns its exit code."""
    work = CHECKOUT / "build/shipped"
    python = filled(prepare("linux", work, work))
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    compiled = [str(python), "-m", "compileall", "-q", *MODULES]
    tested = [str(python), "-m", "pytest", *arguments]
    for command in (compiled, tested):
        done = subprocess.run(command, cwd=CHECKOUT, env=settings, check=False)
    return done.returncode


def filled(job: Job) -> Path:
    """The interpreter with all that the tests need; made where the cache has none of the same."""
    compiled = compile_once(job)
    target = job.cache / f"shipped-{compiled.name}-{sha256(REQUIREMENTS)[:12]}"
    if not target.exists():
        made = target.with_suffix(".making")
        shutil.rmtree(made, ignore_errors=True)
        shutil.copytree(compiled / "python", made)
        (library,) = (made / "lib").iterdir()
        # Python looks for the second, and says so where it is not there.
        for folder in ("site-packages", "lib-dynload"):
            (library / folder).mkdir()
        packages = library / "site-packages"
        install(made / "bin/python3", packages, job.inputs.python["linux"])
        for script in (packages / "bin").glob("pyside6-*"):
            give_to(target / "bin/python3", script, made / "bin" / script.name)
        made.rename(target)
    return target / "bin/python3"


def install(python: Path, target: Path, version: str) -> None:
    """Puts the pinned packages into a *target* folder, compiled by the *python* that has it."""
    say("正在装上固定版本的依赖包……", "Installing the pinned packages into the shipped Python.")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    pip += ["--target", str(target), "--python-version", version, "--only-binary=:all:"]
    call([*pip, "--no-compile", "--require-hashes", "-r", str(REQUIREMENTS)])
    # Some modules of packages are for other Pythons, and do not compile.
    subprocess.run([str(python), "-m", "compileall", "-qq", str(target)], check=False)


def give_to(python: Path, script: Path, place: Path) -> None:
    """Writes the *script* into *place* for *python*: pip wrote it for the one that ran it."""
    _, _, rest = script.read_text(encoding="utf-8").partition("\n")
    place.write_text(f"#!{python}\n{rest}", encoding="utf-8")
    place.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
