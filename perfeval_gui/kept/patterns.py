"""Patterns made of what the library made of their text at an earlier start.

`re` reads the text, writes a program for its machine, and has the machine take that over. The
machine takes a hundredth of the time and looks whether the program is sound, but is no public
function. So a program is kept only if what the machine makes of it equals what the library made.

`re` does this by a name of its module `re._compiler`: that is where ours is put, for patterns of
other libraries as well. PySide6 alone has some that take a tenth of the start. A library that does
it otherwise never asks, and where the machine is not as it was, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, Final

from perfeval_gui.kept import first_signs
from perfeval_gui.kept.store import Store, key_of

_COMPILER: Final = "re._compiler"
_NUMBER: Final = "I"
_SIZE: Final = 4
"""Bytes of a number of a program."""
_Compile = Callable[[Any, int], "re.Pattern[Any]"]


def lend(store: Store) -> None:
    """From now on have `re` use what is in *store* rather than compile it."""
    first_signs.tell()
    known = vars(sys.modules[_COMPILER]) if _COMPILER in sys.modules else {}
    if compile_ := known.get("compile"):
        known["compile"] = Kept(getattr(compile_, "compile", compile_), store)


class Kept:
    """What the library calls instead of its compiler.

    Attributes:
        compile: The library's own.
    """

    def __init__(self, compile_: _Compile, store: Store) -> None:
        """Ask the *store* first."""
        self.compile, self._store = compile_, store

    def __call__(self, text: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401 - str or bytes
        """What *compile_* gives, and raises, for *text*."""
        if not isinstance(text, str | bytes) or flags & re.DEBUG:
            return self.compile(text, flags)
        key = key_of(f"pattern by first signs {type(text).__name__} {int(flags)}", text)
        kept = self._store.get(key)
        if kept is not None and (made := _taken_over(text, kept)) is not None:
            return made
        made = self.compile(text, flags)
        self._store.add(key, partial(_program_of, made, text, flags))
        return made


def _taken_over(text: str | bytes, program: bytes | memoryview) -> re.Pattern[Any] | None:
    """The pattern of *text* that a *program* is of; None where the machine has none of it."""
    try:
        # Private to the library, and so not known to what checks types.
        machine: Any = import_module("_sre")
        magic, flags, code, *groups = marshal.loads(program)
        if magic == machine.MAGIC:
            numbers = memoryview(code).cast(_NUMBER).tolist()
            made: re.Pattern[Any] = machine.compile(text, flags, numbers, *groups)
            return made
    except (AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        pass
    return None


def _program_of(made: re.Pattern[Any], text: str | bytes, flags: int) -> bytes | None:
    """What the machine needs for *text*; None where it makes something else of it than *made*."""
    try:
        machine: Any = import_module("_sre")
        reader: Any = import_module("re._parser")
        writer: Any = import_module(_COMPILER)
        parsed = reader.parse(text, flags)
        numbers = writer._code(parsed, flags)  # noqa: SLF001 - see above
        code = b"".join(int(one).to_bytes(_SIZE, sys.byteorder) for one in numbers)
        names = {number: name for name, number in made.groupindex.items()}
        in_order = tuple(names.get(number) for number in range(made.groups + 1))
        program = marshal.dumps(
            (machine.MAGIC, made.flags, code, made.groups, dict(made.groupindex), in_order)
        )
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return None
    return program if _taken_over(text, program) == made else None
