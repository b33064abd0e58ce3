"""Whether the libraries of a program that was handed out are as long as when they were packed.

What is missing at the end of a library is noticed by nobody when it is loaded: the program is ended
from outside as soon as it comes there, and nothing can be told any more.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

LISTED: Final = "start.sizes"
"""The list, beside the package of the program; a checkout has none. A line is a size, and a path
from the folder above."""
BUNDLE: Final = Path(__file__).parents[4]


def cut_short(bundle: Path = BUNDLE) -> str:
    """The first library of a *bundle* that is not as long as it was; empty where each is.

    So it is where there is no list, as in a checkout.
    """
    try:
        text = (bundle / "app" / LISTED).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    for line in text.splitlines():
        size, _, name = line.partition(" ")
        try:
            if str(os.stat(f"{bundle}/{name}").st_size) != size:  # noqa: PTH116 - faster
                return name
        except OSError:
            return name
    return ""
