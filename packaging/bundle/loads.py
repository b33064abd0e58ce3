"""Loads all that a bundle has, with the Python of the bundle, and tells what does not load.

    python/bin/python3 -B loads.py FOLDER

Run by the builds, and in wine: what is left out of a bundle is left out by names, and whether
something asks for it after all shows only where it is asked for. Loaded are the modules of the
program, what their import statements name wherever these stand, the modules of the libraries,
those that are libraries themselves, and every library and plug-in of Qt with all its functions.
"""

from __future__ import annotations

import ast
import importlib
import importlib.machinery
import importlib.util
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PROGRAM: Final = "perfeval_gui"
JOINED: Final = ("perfeval", "start.modules")
"""What starts the bundle for Linux, and where it takes modules from."""
ELSEWHERE: Final = {
    "linux": {"_winapi", "msvcrt", "winreg", "ctypes"},
    "win32": {"fcntl", "pwd", "resource"},
}
"""Modules that the program asks for on the other system alone."""
OF_THE_SYSTEM: Final = re.compile(r"(\S+\.so[\w.]*): cannot open shared object file")


def main(root: Path) -> int:
    """Loads everything below *root*; returns 1 where something does not load."""
    failed = [*join(root / "app")]
    for name in sorted({*asked_for(root / "app" / PROGRAM), *of_libraries(root)}):
        # This one is a program.
        if not name.endswith(".__main__"):
            failed += load(name)
    failed += libraries(root)
    for one in failed:
        sys.stderr.write(f"{one}\n")
    return int(bool(failed))


def join(app: Path) -> Iterator[str]:
    """Has modules taken from where the program of Linux takes them."""
    program, file = (app / name for name in JOINED)
    if not program.is_file():
        return
    loader = importlib.machinery.SourceFileLoader("start_of_bundle", str(program))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    module.prepare()
    if module.joined(str(app), f"{app.parent}/") is None:
        yield f"{file}: not whole, or of another Python"


def asked_for(package: Path) -> Iterator[str]:
    """The modules of a *package*, and those that its import statements name."""
    for path in package.rglob("*.py"):
        yield name_of(path, package.parent)
        for node in statements(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def name_of(path: Path, place: Path) -> str:
    """The name of the module in a file, which is looked for in a *place*."""
    parts = path.relative_to(place).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All that is run at some time: what only a checker of types reads is left out."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield from statements(child)


def of_libraries(root: Path) -> Iterator[str]:
    """The modules of the libraries and of Python, those that are libraries themselves included."""
    endings = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    for place in (root / "lib", *(root / "python/lib").glob("*"), root / "python"):
        for path in place.rglob("*"):
            inside = path.relative_to(place).parent.parts
            if path.name.endswith(endings) and not path.name.startswith("lib"):
                if not {"Qt", "plugins"} & set(inside):
                    yield ".".join((*inside, path.name.partition(".")[0]))
            elif is_module(path) and place.name != "python":
                yield name_of(path, place)


def is_module(path: Path) -> bool:
    """Whether a file is a module of Python, as text or as bytecode alone."""
    return path.suffix in {".py", ".pyc"} and path.parent.name != "__pycache__"


def load(name: str) -> Iterator[str]:
    """Imports one module; says why where it cannot be done."""
    if name.partition(".")[0] in ELSEWHERE.get(sys.platform, ()):
        return
    try:
        importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever it is, the build tells it
        yield f"{name}: {type(error).__name__}: {error}"


def libraries(root: Path) -> Iterator[str]:
    """Loads what Qt is made of, as Qt does: a plug-in has to be one for this Qt."""
    from PySide6.QtCore import QLibrary, QPluginLoader

    found = [path for path in (root / "lib/PySide6").rglob("*") if is_library(path.name)]
    shipped = {path.name for path in found}
    for path in sorted(found):
        library = (QPluginLoader if "plugins" in path.parts else QLibrary)(str(path))
        library.setLoadHints(QLibrary.LoadHint.ResolveAllSymbolsHint)
        if library.load():
            continue
        reason = library.errorString()
        lacking = OF_THE_SYSTEM.search(reason)
        if lacking and lacking[1] not in shipped:
            # Which of the system's a library may ask for is looked at without loading it.
            sys.stdout.write(f"  {path.name}: {lacking[1]} is not on this machine\n")
        else:
            yield f"{path.relative_to(root)}: {reason}"


def is_library(name: str) -> bool:
    """Whether a file called *name* is a library that is no module of Python."""
    if os.name == "nt":
        return name.endswith(".dll")
    return ".so" in name and name.startswith("lib")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
