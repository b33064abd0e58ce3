"""Which marks no line of Chinese begins with, and which none ends with."""

from __future__ import annotations

import re
from typing import Final

NOT_FIRST: Final = frozenset("，。、；：？！）〕］】》〉”’…—·%‰℃,.;:?!)]}")
"""Characters that no line begins with."""
NOT_LAST: Final = frozenset("（〔［【《〈“‘([{")
"""Characters that no line ends with."""
_OPENS: Final = re.compile("(?<=[\u3400-\u9fff])(?=[“‘])")
_HERE: Final = "\u200b"
"""Shows nothing, and lets a line end."""


def breakable(text: str) -> str:
    """*text* for a place that wraps it: lines may end before an opening quotation mark.

    Qt takes “ for the mark of English, which holds on to what stands before it: a line would end
    before the character in front of it.
    """
    return _OPENS.sub(_HERE, text)
