"""The modules of the window in one file: they are those that Python finds one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from bundle import archives
from linux import joined, start, tree
from stand_in import files

TAG: Final = sys.implementation.cache_tag or ""
ROOMS: Final = ("library", "app")
TELLS: Final = """
import json, sys
import room, room.chair, above
modules = [sys.modules[name] for name in ("room", "room.chair", "above")]
told = [
    (one.__name__, one.__file__, one.__cached__, one.__package__, getattr(one, "__path__", None))
    for one in modules
]
try:
    room.chair.sit()
except ZeroDivisionError:
    import traceback
    told.append(traceback.format_exc())
found = type(room.__spec__.loader).__name__
print(json.dumps([found, told, room.chair.HERE]))
"""
RUN: Final = """
import sys
from linux import start
found = start.joined(sys.argv[1] + "/app", sys.argv[1] + "/")
if found is not None:
    sys.meta_path.insert(0, found)
sys.path[:0] = [sys.argv[1] + "/library", sys.argv[1] + "/app"]
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Two rooms of modules, compiled; one name is in both, and the first room counts."""
    root = tmp_path / "有 空格"
    for path, text in {
        "library/room/__init__.py": "",
        "library/room/chair.py": "HERE = __file__\n\n\ndef sit():\n    return 1 / 0\n",
        "library/above.py": "",
        "app/above.py": "raise ImportError\n",
        "app/left.py": "",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    archives.compile_all(root, sys.executable)
    return root


NAMES: Final = ("above", "json.nothing", "room", "room.chair", "sys")


def join(root: Path, names: Iterable[str] = NAMES) -> Path:
    joined.join(root, ROOMS, names, TAG, root / "app")
    return root / "app" / start.FILE


def told(root: Path) -> tuple[str, object]:
    """How the modules were found, and everything that a program sees of them."""
    command = [sys.executable, "-B", *archives.NO_COLUMNS, "-c", RUN + TELLS, str(root)]
    place = str(Path(joined.__file__).parent.parent)
    done = subprocess.run(
        command, env={"PYTHONPATH": place}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found, *rest = json.loads(done.stdout)
    return found, rest


def test_a_module_of_the_one_file_is_what_it_is_elsewhere(bundle: Path) -> None:
    one_by_one = told(bundle)
    join(bundle)
    together = told(bundle)

    assert one_by_one[0] == "SourceFileLoader"
    assert together[0] == "Loader"
    assert together[1] == one_by_one[1]
    assert "return 1 / 0" in str(together[1]), "an error shows the line of the source"


@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "longer", "of another Python"])
def test_without_the_whole_file_modules_are_found_one_by_one(bundle: Path, harm: str) -> None:
    file = join(bundle)
    whole = file.read_bytes()
    changed = {
        "empty": b"",
        "cut": whole[:-1],
        "longer": whole + b"0",
        "of another Python": b"\0\0\r\n" + whole[4:],
    }
    file.write_bytes(changed.get(harm, whole))
    if harm == "gone":
        file.unlink()

    assert told(bundle)[0] == "SourceFileLoader"


def test_what_has_no_bytecode_is_left_to_python(bundle: Path) -> None:
    (bundle / "library/room/__pycache__").joinpath(f"chair.{TAG}.pyc").unlink()
    join(bundle)
    found = start.joined(str(bundle / "app"), f"{bundle}/")

    assert found is not None
    assert sorted(found.entries) == ["above", "room"]


def test_the_same_modules_give_the_same_bytes(bundle: Path) -> None:
    first = join(bundle).read_bytes()
    archives.compile_all(bundle, sys.executable)

    assert join(bundle, json.loads(json.dumps(NAMES))).read_bytes() == first
    assert str(bundle).encode() not in first


def test_the_bytecode_lies_in_the_one_file_alone(bundle: Path) -> None:
    join(bundle)

    found = {path.relative_to(bundle).parts[0] for path in bundle.rglob("*.pyc")}
    assert found == {"app"}, "what was not loaded, or not from there, keeps its own"


def test_what_is_bytecode_alone_is_found_as_before(bundle: Path) -> None:
    join(bundle, ["above"])
    tree.leave_out_sources(bundle / "library/room", TAG)
    tree.leave_out_sources(bundle / "app", TAG)
    found, rest = told(bundle)

    assert files(bundle / "library/room") == {"__init__.pyc", "chair.pyc"}
    assert files(bundle / "app") == {"above.pyc", "left.pyc", start.FILE}
    assert found == "SourcelessFileLoader"
    assert "line 5, in sit" in str(rest), "an error still tells its line"
    assert "return 1 / 0" not in str(rest)


def test_what_the_interpreter_has_loaded_by_itself_is_not_joined(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import json, sys; print(json.dumps([*sys.modules]))", encoding="ascii")
    names = joined.loaded([sys.executable, str(program)])

    assert "json" in names
    assert not {"codecs", "sys"} & set(names)


def test_what_the_bundle_has_not_is_not_looked_for() -> None:
    found = start.Joined("", {}, memoryview(b""))

    with pytest.raises(ModuleNotFoundError, match="lzma") as error:
        found.find_spec("lzma")
    assert error.value.name == "lzma"
    assert found.find_spec("room") is None
