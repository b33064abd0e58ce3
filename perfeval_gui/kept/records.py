"""Records (`dataclasses`) without compiling anew at each start what the library writes for them.

It writes six functions a class as text, and runs it. To compile that text for the hundred and
seventy records of a report took longer than all else that was done to show one. It runs it by the
name `exec`, which is looked for in its module first: that is where ours is put. What is run is the
bytecode of the very same text. A library that does it otherwise never asks.
"""

from __future__ import annotations

import builtins
import dataclasses
import marshal
from functools import partial
from types import CodeType
from typing import Any

from perfeval_gui.kept.store import Store, key_of


def lend(store: Store) -> None:
    """From now on have `dataclasses` run what is in *store* rather than compile it; once."""

    def run(text: str, known: dict[str, Any], made: dict[str, Any]) -> None:
        builtins.exec(code_of(text, store), known, made)

    vars(dataclasses).setdefault("exec", run)


def code_of(text: str, store: Store) -> CodeType:
    """The bytecode of *text*, as `exec` would compile it in a module without demands."""
    key = key_of("record", text)
    if (kept := store.get(key)) is not None:
        code = marshal.loads(kept)
        if isinstance(code, CodeType):
            return code
    # What a file demands of the future it inherits: the library's demands nothing.
    made: CodeType = compile(text, "<string>", "exec", dont_inherit=True)
    store.add(key, partial(marshal.dumps, made))
    return made
