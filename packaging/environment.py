"""The Python environment of a checkout: which Python, the folder .venv, the pinned packages."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from speech import fail, say
from system import install

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
# Newest first; pyproject.toml says the same as requires-python.
VERSIONS = ("3.13", "3.12", "3.11")


def prepare(requirements: str) -> None:
    """Makes .venv hold exactly what packaging/*requirements* pins; quick when it already does."""
    if answer(str(PYTHON), "import pip") not in VERSIONS:
        make_venv(find_python())
    lock = CHECKOUT / "packaging" / requirements
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / (requirements + ".installed")
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    say("正在安装固定版本的依赖包……", "Installing the pinned packages.")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    checked = ["--require-hashes", "--only-binary=:all:", "-r", str(lock)]
    if subprocess.run([*pip, *checked], check=False).returncode != 0:
        fail(
            "依赖包未能装好，原因见上。没有网络时，做法见 packaging/README.md。",
            "The packages could not be installed; the reason stands above. "
            "packaging/README.md says how to do it without a network.",
        )
    stamp.write_text(wanted, encoding="ascii")


def answer(python: str, statement: str = "pass") -> str:
    """The version ("3.12") of a *python* that can run *statement*; empty when it cannot."""
    code = statement + "; import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", code], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def find_python() -> str:
    """A suitable Python: the running one, one on PATH, or one of a version manager's."""
    suitable = [python for python in candidates() if answer(python) in VERSIONS]
    if not suitable:
        fail(
            f"需要 Python 3.11、3.12 或 3.13，现在运行的是 {sys.version.split()[0]}，"
            "也没有找到其他合适的版本。请先安装其中一个。",
            f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]} "
            "and no other was found. Please install one of them.",
        )
    complete = [python for python in suitable if answer(python, "import ensurepip")]
    if not complete:
        # Debian keeps the part that puts pip into a new environment in a package of its own.
        package = f"python{answer(suitable[0])}-venv"
        install([package], "Python 虚拟环境组件", "the part of Python that makes environments")
    return (complete or suitable)[0]


def candidates() -> list[str]:
    """Pythons that may be suitable, best first."""
    # An environment cannot be made anew by the Python inside it.
    found = [] if VENV in Path(sys.executable).parents else [sys.executable]
    for version in VERSIONS:
        on_path = shutil.which("python" + version)
        found += [on_path] if on_path else []
        for folder in (".pyenv/versions", ".local/share/uv/python"):
            name = f"*{version}.*/bin/python3"
            found += sorted(map(str, (Path.home() / folder).glob(name)))
        for folder in (".pyenv/pyenv-win/versions", "AppData/Local/Programs/Python"):
            for name in (f"{version}.*", "Python" + version.replace(".", "")):
                found += sorted(map(str, (Path.home() / folder).glob(name + "/python.exe")))
    return found


def make_venv(python: str) -> None:
    """Makes .venv anew with *python*; only a folder that is an environment is replaced."""
    if VENV.exists() and not (VENV / "pyvenv.cfg").exists():
        fail(
            f"{VENV} 已经存在，但不是 Python 环境。请先把它移走。",
            f"{VENV} exists but is no Python environment. Please move it away.",
        )
    say(f"正在建立 Python 环境 {VENV}", f"Making a Python environment with {python}.")
    done = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode != 0 or not answer(str(PYTHON), "import pip"):
        fail(
            "Python 环境未能建立，原因见上。",
            "The Python environment could not be made; the reason stands above.",
        )
