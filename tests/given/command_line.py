"""Running the command line inside the test's own process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perfeval_gui.cli import commands

Capture = pytest.CaptureFixture[str]


def run(*arguments: object) -> int:
    return commands.run([str(argument) for argument in arguments])


def sentence(capsys: Capture, *arguments: object) -> str:
    """What stands on stderr after a command that fails: one message, and nothing on stdout."""
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    assert "Errno" not in told.err
    return told.err.removesuffix("\n")


def values_file(folder: Path, content: object) -> Path:
    path = folder / "values.json"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path
