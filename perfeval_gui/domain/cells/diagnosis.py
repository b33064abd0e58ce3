"""What can be told of an error without telling anything of what was typed."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Final

_OURS: Final = Path(__file__).resolve().parents[2]
# A chain of calls that never ends is the same few lines again and again.
_MOST_FRAMES: Final = 30


def diagnosis(error: BaseException) -> str:
    """Types of *error* and of its causes, and our own frames: never a message or a value."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines.extend(_frames(seen.__traceback__)[-_MOST_FRAMES:])
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = Path(code.co_filename)
        if file.is_relative_to(_OURS):
            found.append(f"  {file.relative_to(_OURS)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found
