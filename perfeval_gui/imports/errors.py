"""What can be said of a file of another program that is not read."""

from __future__ import annotations

from typing import Final


class UnreadableError(ValueError):
    """A file is not read: the message is one Chinese sentence that says why and what to do.

    It may quote the file, so it is shown but never logged. Nothing else comes out of a reader:
    whatever a library makes of a damaged file ends here.
    """


PDF: Final = "PDF 里没有单元格，只有画出来的字。请找它的 Word 或 Excel 原件"
"""Why nothing is read of a PDF, and what to do."""
LOCKED: Final = "文件有密码，没有读。请先打开它，去掉密码，另存一份再试。"


def damaged(what: str) -> UnreadableError:
    """The error for a file in which *what* is not as its format wants it, a clause."""
    return UnreadableError(f"文件损坏，没有读：{what}。请用原来的程序打开它，另存一份再试。")


def too_large(what: str) -> UnreadableError:
    """The error for a file of which *what* is more than a form can hold, a clause."""
    return UnreadableError(f"文件异常，没有读：{what}。请只留下要读的表，另存一份再试。")
