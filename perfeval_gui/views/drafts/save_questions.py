"""What is asked when a save meets an obstacle."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from perfeval_gui.views.kit import questions

AfterFailure = Literal["retry", "here", "elsewhere", "later"]
AfterChange = Literal["both", "mine", "theirs", "back"]


def safe_folder(path: Path) -> Path:
    """A folder of this computer that can be written, for what cannot be saved in *path*."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() and found != path.parent else Path.home()


def ask_after_failure(parent: QWidget | None, text: str, safe: Path) -> AfterFailure:
    """What to do after a save that failed, as *text* tells; *safe* is one click away."""
    # Its own name may be foreign, or that of an account.
    place = "个人文件夹" if safe == Path.home() else "“文档”文件夹"
    choices = (
        *(("retry", "重试"), ("here", f"存到{place}")),
        *(("elsewhere", "另存为…"), ("later", "稍后")),
    )
    answer = questions.choose(parent, "保存", text, choices)
    found: dict[str, AfterFailure] = {"retry": "retry", "here": "here", "elsewhere": "elsewhere"}
    return found.get(answer, "later")


def ask_changed(parent: QWidget | None, text: str, details: str, *, readable: bool) -> AfterChange:
    """Which content counts, where the file was changed by somebody else; *details* say how.

    Only a *readable* file can be taken over.
    """
    theirs = (("theirs", "用磁盘上的"),) if readable else ()
    choices = (("both", "保留两份"), ("mine", "用我的"), *theirs, ("back", "返回"))
    answer = questions.choose(parent, "文件被别处修改", text, choices, details)
    found: dict[str, AfterChange] = {"both": "both", "mine": "mine", "theirs": "theirs"}
    return found.get(answer, "back")


def changed_text(path: Path, *, gone: bool, places: int | None) -> str:
    """Tells what became of *path*: it is *gone*, or differs in so many *places*."""
    if gone:
        return (
            f"“{path.name}”已不在原来的位置，可能被移走、改名或删除，也可能存储设备已经拔出。\n"
            f"位置：{path.parent}\n窗口里的内容没有丢。\n\n"
            "“保留两份”另存成一个新文件，“用我的”在原来的位置重新保存。"
        )
    found = "它现在不是能打开的草稿" if places is None else f"和窗口里的内容有 {places} 处不同"
    return (
        f"“{path.name}”在打开之后被别的程序或别的电脑修改过，{found}。\n"
        f"位置：{path.parent}\n文件没有改动，窗口里的内容也没有丢。\n\n"
        "“保留两份”把窗口里的内容另存成旁边的新文件。"
    )
