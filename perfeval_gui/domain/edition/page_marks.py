"""What the margin of exported and printed pages says they are good for: words of no form."""

from __future__ import annotations

from typing import Final

DRAFT: Final = "草稿"
"""Something is still to be mended, explained or looked over."""
FOR_REVIEW: Final = "送审稿"
"""All that is done."""
PUBLIC: Final = "公开版"
"""Telephone numbers, signatures and names are left out; behind it stands what else is true."""
HIDDEN: Final = "＊＊＊"
"""Stands for whatever is not published; it does not tell how long that was."""


def is_page_mark(text: str) -> bool:
    """Whether *text* is one of them and nothing else."""
    return text.strip() in (DRAFT, FOR_REVIEW, PUBLIC, f"{PUBLIC}{DRAFT}")
