"""Patterns made of what the library made of their text at an earlier start.

`re` reads the text, writes a program for its machine, and has the machine take that over. The
machine takes a hundredth of the time and looks whether the program is sound, but is no public
function. So its part is kept only if what it gives equals what `re.compile` gives, and where it is
not as it was, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
from functools import partial
from importlib import import_module
from typing import Any, AnyStr, Final, cast

from perfeval_gui.kept.store import STORE, Store, key_of

# Private to the library, and so not known to what checks types.
_MACHINE: Final[Any] = import_module("_sre")


def compiled(text: AnyStr, flags: int, store: Store = STORE) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, and raises, for *text*."""
    key = key_of(f"pattern {type(text).__name__} {int(flags)}", text)
    if (kept := store.get(key)) is not None and (made := _taken_over(text, kept)) is not None:
        return made
    made = re.compile(text, flags)
    store.add(key, partial(_program_of, made, text, flags))
    return made


def _taken_over(text: AnyStr, program: bytes) -> re.Pattern[AnyStr] | None:
    """The pattern of *text* that a *program* is of; None where the machine has none of it."""
    try:
        magic, *parts = marshal.loads(program)
        if magic == _MACHINE.MAGIC:
            return cast("re.Pattern[AnyStr]", _MACHINE.compile(text, *parts))
    except (AttributeError, TypeError, ValueError, RuntimeError):
        pass
    return None


def _program_of(made: re.Pattern[AnyStr], text: AnyStr, flags: int) -> bytes | None:
    """What the machine needs for *text*; None where it makes something else of it than *made*."""
    try:
        reader: Any = import_module("re._parser")
        writer: Any = import_module("re._compiler")
        parsed = reader.parse(text, flags)
        # It calls numbers by names, which cannot be kept.
        code = [int(one) for one in writer._code(parsed, flags)]  # noqa: SLF001 - see above
        names = {number: name for name, number in made.groupindex.items()}
        in_order = tuple(names.get(number) for number in range(made.groups + 1))
        program = marshal.dumps(
            (_MACHINE.MAGIC, made.flags, code, made.groups, dict(made.groupindex), in_order)
        )
    except (ImportError, AttributeError, TypeError, ValueError):
        return None
    return program if _taken_over(text, program) == made else None
