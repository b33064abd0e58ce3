"""Joins the bytecode of the modules that the window loads into one file, which start.py reads."""

from __future__ import annotations

import json
import marshal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bundle.archives import UNCHECKED
from linux.start import FILE, NUMBERS, Entry
from speech import fail

HEAD: Final = 16
"""Bytes before the code in a file of bytecode."""
KEPT: Final = "python/"
"""What of the bundle other programs of its Python load as well, before start.py is heard of."""


def loaded(command: Sequence[str]) -> list[str]:
    """The names of the modules that the program loads for its window, as it tells them itself.

    Those that the interpreter has loaded before it reads start.py are left out.
    """
    python = [*command[:-1], "-c", "import sys; print(*sys.modules)"]
    before = subprocess.run(python, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    with tempfile.TemporaryDirectory() as home:
        settings = {"HOME": home, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [*command, "--probe"], env=settings, stdout=subprocess.PIPE, check=False
        )
    if done.returncode != 0:
        fail("程序没有启动成功，原因见上。", "The bundle does not start; the reason stands above.")
    names: list[str] = json.loads(done.stdout)
    return [name for name in names if name not in before]


def join(root: Path, folders: Iterable[str], names: Iterable[str], tag: str, target: Path) -> None:
    """Writes the file that start.py reads into a *target* folder.

    The bytecode that it holds is left out elsewhere, but for that of Python's own library.

    Args:
        root: The bundle.
        folders: Where modules are looked for below it, in their order.
        tag: Of the interpreter, as its bytecode is named: "cpython-313".
        names: Of modules; those without bytecode, as the ones in the interpreter, are left alone.
    """
    entries: dict[str, Entry] = {}
    mark = codes = b""
    places = [root / folder for folder in folders]
    for name in sorted(names):
        for source, bytecode in files_of(name, places, tag):
            data = bytecode.read_bytes()
            mark, code = data[: NUMBERS[0]], data[HEAD:]
            assert data[4:8] == UNCHECKED, f"{bytecode} counts times"
            entries[name] = (
                source.stem == "__init__",
                source.relative_to(root).as_posix(),
                bytecode.relative_to(root).as_posix(),
                len(codes),
                len(codes) + len(code),
            )
            codes += code
            if not entries[name][1].startswith(KEPT):
                bytecode.unlink()
    # As it was first written: since then it shows which of its texts this process had already.
    listed = marshal.dumps(entries, 0)
    sizes = b"".join(len(part).to_bytes(4, "little") for part in (listed, codes))
    (target / FILE).write_bytes(mark + sizes + listed + codes)


def files_of(name: str, places: Iterable[Path], tag: str) -> list[tuple[Path, Path]]:
    """The source of a module and its bytecode, where it has both: once at most."""
    inside = name.replace(".", "/")
    for place in places:
        for source in (place / inside / "__init__.py", place / f"{inside}.py"):
            if source.is_file():
                bytecode = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
                return [(source, bytecode)] if bytecode.is_file() else []
    return []
