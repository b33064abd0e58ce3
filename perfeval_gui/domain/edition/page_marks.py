"""What the margin of exported and printed pages says they are good for: words of no form."""

from __future__ import annotations

from typing import Final

from perfeval_gui.domain.cells.patterns import pattern

DRAFT: Final = "草稿"
"""Something is still to be mended, explained or looked over."""
FOR_REVIEW: Final = "送审稿"
"""All that is done."""
FINAL: Final = "定稿"
"""The same, and the report was declared final: nothing has changed since."""
PUBLIC: Final = "公开版"
"""Telephone numbers, signatures and names are left out; behind it stands what else is true."""
HIDDEN: Final = "＊＊＊"
"""Stands for whatever is not published; it does not tell how long that was."""
_WORDS: Final = (DRAFT, FOR_REVIEW, FINAL, PUBLIC, f"{PUBLIC}{DRAFT}")
_NUMBER: Final = "　核对号 "
_NUMBERED: Final = pattern(rf"({DRAFT}|{FINAL}){_NUMBER}[0-9A-F]{{4}}-[0-9A-F]{{4}}")


def numbered(word: str, number: str) -> str:
    """The mark of pages of a final report: a *word*, and the number that tells it from others."""
    return f"{word}{_NUMBER}{number}"


def word_of(mark: str) -> str:
    """The word that *mark* begins with; empty where there is no mark."""
    return mark.partition(_NUMBER)[0]


def is_page_mark(text: str) -> bool:
    """Whether *text* is one of them and nothing else."""
    return text.strip() in _WORDS or _NUMBERED.fullmatch(text.strip()) is not None
