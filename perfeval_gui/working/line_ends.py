"""Which marks no line of Chinese begins with, and which none ends with."""

from __future__ import annotations

from typing import Final

NOT_FIRST: Final = frozenset("，。、；：？！）〕］】》〉”’…—·%‰℃,.;:?!)]}")
"""Characters that no line begins with."""
NOT_LAST: Final = frozenset("（〔［【《〈“‘([{")
"""Characters that no line ends with."""
