"""A bundle in which something is missing ends its build: all is loaded, or its tables read."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import windows.proof
from bundle import loads, sizes
from linux import packages, proof
from perfeval_gui.cli.missing_library import package
from perfeval_gui.storage.disk import whole
from windows import pe

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

HEAD: Final = 0x80
OPTIONAL: Final = 240
SECTION: Final = 0x1000
"""Where the only section of a made-up program begins in memory."""
FILE: Final = 0x400
"""And where in the file."""


# ---- what is loaded


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A program that asks for a module inside a function, and a library of Qt's."""
    root = tmp_path / "有 空格"
    for path, text in {
        "app/perfeval_gui/__init__.py": "",
        "app/perfeval_gui/one.py": "def late():\n    import helper.inner\n",
        "app/perfeval_gui/two.py": (
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from nowhere import Odd\n"
        ),
        "lib/helper/__init__.py": "x = 1\n",
        "lib/helper/inner.py": "import json.decoder\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "lib/PySide6/Qt/lib").mkdir(parents=True)
    shutil.copyfile(library(), root / "lib/PySide6/Qt/lib/libodd.so.1")
    return root


def library() -> Path:
    """Some library that asks for no other of Qt's."""
    return qt() / "Qt/lib/libicudata.so.73"


def qt() -> Path:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def loaded(root: Path) -> subprocess.CompletedProcess[str]:
    places = os.pathsep.join(str(root / part) for part in ("lib", "app"))
    settings = {"PYTHONPATH": places, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-B", loads.__file__, str(root)]
    return subprocess.run(command, env=settings, capture_output=True, encoding="utf-8", check=False)


def test_a_whole_bundle_loads(bundle: Path) -> None:
    done = loaded(bundle)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("gone", ["lib/helper/inner.py", "lib/helper", "app/perfeval_gui/one.py"])
def test_a_module_that_was_taken_away_is_told(bundle: Path, gone: str) -> None:
    if (bundle / gone).is_dir():
        shutil.rmtree(bundle / gone)
    else:
        (bundle / gone).write_text("import not_there\n", encoding="ascii")
    done = loaded(bundle)

    assert done.returncode == 1
    assert "ModuleNotFoundError: No module named" in done.stderr
    assert "not_there" in done.stderr or "helper" in done.stderr
    assert "nowhere" not in done.stderr, "what only a checker of types reads"


def test_a_library_that_does_not_load_is_told(bundle: Path) -> None:
    (bundle / "lib/PySide6/Qt/lib/libodd.so.1").write_bytes(b"no library")
    done = loaded(bundle)

    assert done.returncode == 1
    assert "libodd.so.1" in done.stderr


def test_a_module_that_is_a_library_is_loaded(bundle: Path) -> None:
    (bundle / "lib/odd.abi3.so").write_bytes(b"no library")
    done = loaded(bundle)

    assert done.returncode == 1
    reason = r"^odd: ImportError: .*(file too short|invalid ELF)"
    assert re.search(reason, done.stderr, re.MULTILINE)


def test_the_one_file_of_modules_has_to_be_whole(bundle: Path) -> None:
    shutil.copyfile(packages.PLACE / "start.py", bundle / "app/perfeval")
    done = loaded(bundle)

    assert done.returncode == 1
    assert "start.modules: not whole" in done.stderr


# ---- what is asked for, on Linux


def test_a_library_that_is_left_out_and_asked_for_is_told(tmp_path: Path) -> None:
    shutil.copyfile(qt() / "Qt/lib/libQt6Gui.so.6", tmp_path / "libQt6Gui.so.6")
    lacking = {library for _, library in proof.unanswered(tmp_path)}

    assert {"libQt6Core.so.6", "libQt6DBus.so.6"} <= lacking
    assert not lacking & (proof.OF_C | proof.OF_THE_SYSTEM)
    with pytest.raises(SystemExit):
        proof.prove(tmp_path, tmp_path / "never run")


def test_what_libraries_ask_of_the_system_is_what_the_package_depends_on() -> None:
    text = (packages.PLACE / "debian/control").read_text(encoding="utf-8")
    fields = re.findall(r"^(?:Depends|Suggests): (.*)$", text, flags=re.MULTILINE)
    named = set(re.findall(r"[a-z][a-z0-9.+-]+", " ".join(fields)))
    wanted = {package(one).replace("_", "-") for one in proof.OF_THE_SYSTEM}

    assert wanted <= named
    assert {one for one in named if not re.search(r"t64|libgcc1|libc6", one)} == wanted


# ---- what is asked for, on Windows


def program(*libraries: str, later: str = "") -> bytes:
    """A made-up program that is linked to *libraries*, and to one that it loads *later*."""
    names, places = b"", []
    tables = 20 * (len(libraries) + 1)
    delayed = 64
    for name in (*libraries, later):
        places.append(SECTION + tables + delayed + len(names))
        names += name.encode("ascii") + b"\0"
    first = b"".join(struct.pack("<5I", 0, 0, 0, place, 0) for place in places[:-1]) + bytes(20)
    second = struct.pack("<8I", 1, places[-1], 0, 0, 0, 0, 0, 0) + bytes(32)
    content = first + second + names
    data = bytearray(FILE)
    data[:2] = pe.MAGIC
    struct.pack_into("<I", data, 0x3C, HEAD)
    struct.pack_into("<4sHHIIIHH", data, HEAD, b"PE\0\0", 0x8664, 1, 0, 0, 0, OPTIONAL, 0)
    directories = HEAD + 24 + 112
    struct.pack_into("<II", data, directories + 8, SECTION, len(first))
    if later:
        struct.pack_into("<II", data, directories + 8 * 13, SECTION + tables, delayed)
    section = HEAD + 24 + OPTIONAL
    struct.pack_into("<8sIIII", data, section, b".idata", 0x1000, SECTION, len(content), FILE)
    return bytes(data) + content


def test_the_libraries_a_program_is_linked_to_are_read() -> None:
    told = pe.needed(program("KERNEL32.dll", "Qt6Core.dll", later="WINSPOOL.DRV"))

    assert list(told) == ["kernel32.dll", "qt6core.dll", "winspool.drv"]
    assert list(pe.needed(program())) == []


@pytest.mark.parametrize("gone", [False, True])
def test_a_library_of_windows_that_is_left_out_is_told(tmp_path: Path, gone: bool) -> None:
    (tmp_path / "perfeval.exe").write_bytes(program("KERNEL32.dll", later="Qt6Core.dll"))
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/Qt6Core.dll").write_bytes(program("api-ms-win-crt-heap-l1-1-0.dll"))
    if gone:
        (tmp_path / "lib/Qt6Core.dll").unlink()
        assert windows.proof.unanswered(tmp_path) == [("perfeval.exe", "qt6core.dll")]
        with pytest.raises(SystemExit):
            windows.proof.prove(tmp_path)
    else:
        windows.proof.prove(tmp_path)


# ---- how long libraries are


def test_the_list_of_lengths_is_the_one_that_the_program_reads(bundle: Path) -> None:
    libraries = [bundle / "lib/PySide6/Qt/lib/libodd.so.1"]
    sizes.write_sizes(bundle, libraries)

    assert f"app/{whole.LISTED}" == sizes.LISTED
    assert not whole.cut_short(bundle)
    libraries[0].write_bytes(libraries[0].read_bytes()[:-1])
    assert whole.cut_short(bundle) == "lib/PySide6/Qt/lib/libodd.so.1"
