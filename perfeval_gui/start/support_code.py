"""Keeps the bytecode of PySide6's own support modules, which it would compile anew at each start.

The library carries a dozen modules as source text inside itself. It compiles them with the name
``compile`` of its module `signature_bootstrap`, and if a module of that name is there already it is
used: that is where ours is put. A library that does it otherwise never asks for it.

Two of them only write declarations for who writes programs, and compile large patterns for it at
each start: they are left empty. Another reads the source of every module that a function imports,
to see whether it names the library and may so ask for names of another style: it is told yes.

The bytecode lies where Python keeps that of this module, so that whoever may change it may change
the program as well. It is taken only for the very source text and Python it was made of and if it
is whole; otherwise the source is compiled, which is all that a wrong or missing file costs.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

_BOOTSTRAP: Final = "signature_bootstrap"
_HASH: Final = len(source_hash(b""))
_IDLE: Final = frozenset(
    f"shibokensupport/signature/lib/{name}.py" for name in ("enum_sig", "pyi_generator")
)
"""What nothing here asks for, and the library only puts where others find it."""
_STYLES: Final = "shibokensupport/feature.py"
_TOLD: Final = b"""
def _mod_uses_pyside(module):
    return True
"""
"""As for every module of which it has not heard. Only those with its names are ever asked about."""


def lend() -> None:
    """Have PySide6 compile with what is kept; only before it is loaded."""
    if _BOOTSTRAP in sys.modules:
        return
    module = ModuleType(_BOOTSTRAP)
    vars(module)["compile"] = SupportCode(Path(cache_from_source(__file__)).parent)
    sys.modules[_BOOTSTRAP] = module


class SupportCode:
    """What the library calls instead of `compile`."""

    def __init__(self, folder: Path) -> None:
        """Keep bytecode in *folder*, if it is there and Python may write bytecode."""
        self._folder = folder

    def __call__(self, source: bytes, filename: str, mode: str) -> CodeType:
        """The code of *source*, as `compile` gives it; but for what is said above."""
        if filename in _IDLE:
            source = b""
        elif filename == _STYLES:
            source += _TOLD
        made_of = MAGIC_NUMBER + bytes([sys.flags.optimize]) + source_hash(source)
        flat = f"{filename.replace('/', '.')}.{mode}.{sys.implementation.cache_tag}.code"
        file = self._folder / flat
        if (kept := _kept(file, made_of)) is not None:
            return kept
        # What a file demands of the future it inherits: this one demands what the library's does.
        code: CodeType = builtins.compile(source, filename, mode)
        if not sys.dont_write_bytecode:
            _keep(file, made_of, marshal.dumps(code))
        return code


def _kept(file: Path, made_of: bytes) -> CodeType | None:
    """The code in *file*; None where it is not of this source or not whole."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head, digest = data[: len(made_of)], data[len(made_of) : len(made_of) + _HASH]
    payload = data[len(made_of) + _HASH :]
    if head != made_of or digest != source_hash(payload):
        return None
    code = marshal.loads(payload)
    return code if isinstance(code, CodeType) else None


def _keep(file: Path, made_of: bytes, payload: bytes) -> None:
    """Put the file in place whole, so that one that starts beside us never reads half of it."""
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        part.write_bytes(made_of + source_hash(payload) + payload)
        part.replace(file)
    except OSError:
        # A full or closed disk: the next start compiles again.
        with contextlib.suppress(OSError):
            # Of a disk nobody may write to, not even what is not there can be removed.
            part.unlink()
