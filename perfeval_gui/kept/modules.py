"""The bytecode of many modules in one file: the first page of a report loads over two hundred.

To look for a module in its folder, to open its bytecode and to read it takes as long as what is in
it. Python's own loader stays in charge of all else: the module's file, its text in an error, its
resources are as ever. What is kept is of the source that is there, as Python tells it: by its time
and size. Where it is not, or nothing is kept, the module is found as ever, and kept anew.
"""

from __future__ import annotations

import _imp
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import cache_from_source, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

from perfeval_gui.kept.store import Store

_OURS: Final = "perfeval_gui."
# What stands before the code, as Python writes it: whose it is, how it is told whether it is of its
# source, and then the time and size of that, in four bytes each.
_HOW: Final = 4
_TIME: Final = 8
_CODE: Final = 16
_BY_TIME: Final = bytes(4)
_UNCHECKED: Final = b"\1\0\0\0"
"""As in the bundle, whose files have whatever time they were unpacked at."""
_FOUR_BYTES: Final = 0xFFFF_FFFF


def lend(store: Store) -> None:
    """From now on have Python look for our modules in *store* first; once."""
    if not any(isinstance(finder, Modules) for finder in sys.meta_path):
        sys.meta_path.insert(0, Modules(store))


def keep(*, built: bool = False) -> None:
    """Keep what was loaded since it was lent: it is what a first page needs, and little else.

    Where a program is *built*, bytecode that counts no times is kept as well. It would be taken for
    that of any source: only who puts the file and the sources there together may keep it.
    """
    for finder in sys.meta_path:
        if isinstance(finder, Modules):
            finder.keep(built=built)


class Loader(SourceFileLoader):
    """Python's own, but for where it has the bytecode from."""

    def __init__(self, name: str, path: str, bytecode: memoryview) -> None:
        """Load the module *name* of the source *path* from its *bytecode*."""
        super().__init__(name, path)
        self._bytecode = bytecode

    def get_code(self, _name: str) -> CodeType:
        """What is run; its errors show lines of the source where it lies now."""
        code: CodeType = marshal.loads(self._bytecode[_CODE:])
        # As Python does: a program may be put into another place with its bytecode.
        _imp._fix_co_filename(code, self.path)  # type: ignore[attr-defined] # noqa: SLF001
        return code


class Modules:
    """What Python asks of everything that finds modules."""

    def __init__(self, store: Store) -> None:
        """Find what is in *store*; what is loaded already is not kept in it."""
        self._store, self._before = store, frozenset(sys.modules)

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module *name* is in the folder *path*; None for what is found as ever."""
        if path is None or not name.startswith(_OURS):
            return None
        for key, file in _places(name):
            source = f"{path[0]}{os.sep}{file}"
            if (bytecode := self._store.get(key)) is not None:
                if _is_of(bytecode, source):
                    return spec_from_file_location(
                        name, source, loader=Loader(name, source, bytecode)
                    )
                self._store.add(key, partial(_bytecode_of, source))
            # What is there and not kept hides what comes after it, of which an older version of
            # the program may have left the file.
            if os.access(source, os.F_OK):
                return None
        return None

    def keep(self, *, built: bool = False) -> None:
        """Put into the store what was loaded and is not in it; see `keep`."""
        if not built and _written(__file__)[_HOW:_TIME] == _UNCHECKED:
            return  # As all of the program is: each start would read it for nothing.
        for name, module in tuple(sys.modules.items()):
            if not name.startswith(_OURS) or name in self._before:
                continue
            source = getattr(module, "__file__", None) or ""
            for key, file in _places(name):
                if source.endswith(f"{os.sep}{file}") and self._store.get(key) is None:
                    self._store.add(key, partial(_bytecode_of, source, built=built))


def _places(name: str) -> Iterator[tuple[bytes, str]]:
    """Where the module *name* may be below the folder of its package, and what it is kept under.

    As Python looks: a package before a module of the same name.
    """
    tail = name.rpartition(".")[2]
    yield f"{name}.__init__".encode(), f"{tail}{os.sep}__init__.py"
    yield name.encode(), f"{tail}.py"


def _is_of(bytecode: memoryview, source: str) -> bool:
    """Whether *bytecode* may be taken for that of *source*, without a look at its text."""
    try:
        there = os.stat(source)  # noqa: PTH116 - of hundreds of files
    except OSError:
        return False
    head = bytes(bytecode[:_CODE])
    if head[_HOW:_TIME] == _UNCHECKED:
        return True
    told = (int(there.st_mtime), there.st_size)
    return head[_HOW:] == _BY_TIME + b"".join(
        (one & _FOUR_BYTES).to_bytes(4, "little") for one in told
    )


def _bytecode_of(source: str, *, built: bool = False) -> bytes | None:
    """The bytecode of *source* as Python keeps it; None where there is none to be kept."""
    made = _written(source)
    how = made[_HOW:_TIME]
    return made if how == _BY_TIME or (built and how == _UNCHECKED) else None


def _written(source: str) -> bytes:
    try:
        return Path(cache_from_source(source)).read_bytes()
    except (OSError, NotImplementedError):
        return b""
