"""One of two programs at work on one draft: ``partner.py WAY``.

WAY is ``ours``, ``unlocked`` for the mutant without locks, or ``careless`` for the one that
neither locks nor looks what a file holds. Reads one command a line, answers with a line of JSON:
``open PATH ANSWER``, ``type TEXT``, ``save ANSWER``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from hands import PATIENT
from perfeval_gui.domain.names.fields import put
from perfeval_gui.domain.record.report import Report
from perfeval_gui.start.join import Desktop
from perfeval_gui.storage.saving.saving import Saved, Saver
from perfeval_gui.views.kit import questions

asked: list[str] = []
answer: list[str] = [""]
_REAL_SAVE: Final = Saver.save


def choose(
    _parent: object, title: str, _text: str, choices: Sequence[tuple[str, str]], _details: str = ""
) -> str:
    """Answers as the command said, else with what closing means."""
    asked.append(title)
    return answer[0] if answer[0] in dict(choices) else choices[-1][0]


def save_blindly(
    self: Saver, path: Path, report: Report, _known: str | None, source: Path | None = None
) -> Saved:
    """Saves over whatever is there."""
    return _REAL_SAVE(self, path, report, None, source)


def replace_dialogs() -> None:
    """Nobody sits before this window."""
    for name, function in (
        ("choose", choose),
        ("ask_to_save", lambda *_: "discard"),
        ("tell", lambda *given: asked.append(str(given[1]))),
        ("draft_to_save", lambda *_: None),
    ):
        setattr(questions, name, function)


def run(desktop: Desktop, words: Sequence[str]) -> bool:
    """Do what one command says; whether it succeeded."""
    drafts = desktop.window.drafts()
    if words[0] == "open":
        answer[0] = words[2]
        before = drafts.digest
        desktop.window.open_path(Path(words[1]))
        return drafts.path == Path(words[1]) and not (asked and drafts.digest == before)
    desk = desktop.window.desk
    assert desk is not None
    if words[0] == "type":
        desk.document.edit("改", put(desk.document.report, "unit", words[1]))
        return True
    answer[0] = words[1]
    return drafts.save()


def main(way: str) -> None:
    """Obey until there are no more commands."""
    application = QApplication(sys.argv[:1])
    replace_dialogs()
    desktop = Desktop(application, pace=PATIENT)
    if way != "ours":
        desktop.window.drafts().locks.folder = None
    if way == "careless":
        setattr(Saver, "save", save_blindly)  # noqa: B010 - a method of the program, replaced
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        asked.clear()
        done = run(desktop, line.split())
        drafts = desktop.window.drafts()
        here = str(drafts.path) if drafts.path is not None else ""
        sys.stdout.write(json.dumps({"done": done, "asked": asked, "path": here}) + "\n")
        sys.stdout.flush()
        application.processEvents()


if __name__ == "__main__":
    main(sys.argv[1])
