"""Letters that no installed font has: exported and seen in the window all the same.

The computer of these tests has Noto's Chinese fonts and no others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from checkout import ROOT
from perfeval_gui.storage.draft.files import save_draft
from robustness.programs.letters import letters, report_of_letters

Environment = Mapping[str, str]
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{0}/fonts</dir><cachedir>{0}/cache</cachedir></fontconfig>
"""


@pytest.fixture(scope="module")
def few_fonts(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A computer with Noto's Chinese fonts alone."""
    folder = tmp_path_factory.mktemp("few")
    (folder / "fonts").mkdir()
    listed = subprocess.run(["fc-list", "--format=%{file}\n"], capture_output=True, check=True)
    for file in {Path(name) for name in listed.stdout.decode().splitlines()}:
        if "Noto" in file.name and "CJK" in file.name:
            (folder / "fonts" / file.name).symlink_to(file)
    assert list((folder / "fonts").iterdir())
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS.format(folder))
    return {
        **os.environ,
        **{f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "STATE")},
        "FONTCONFIG_FILE": str(settings),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
    }


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of letters."""
    path = tmp_path_factory.mktemp("draft") / "字.perfeval"
    save_draft(path, report_of_letters())
    return path


@pytest.fixture(scope="module")
def window(few_fonts: Environment, draft: Path) -> list[str]:
    """What the window's preview shows of it, line by line."""
    done = run(few_fonts, "tests/robustness/programs/letters.py", draft)
    assert done.returncode == 0, done.stderr
    lines: list[str] = json.loads(done.stdout)
    return lines


def run(
    environment: Environment, program: str, *arguments: object
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / program), *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def chinese(texts: Iterable[str]) -> Counter[str]:
    """Ordinary Chinese characters and how often they are there."""
    return Counter(c for text in texts for c in text if "\u4e00" <= c <= "\u9fff")


def test_there_are_letters_of_every_kind() -> None:
    """What the tests below rest on."""
    found = letters()
    assert len(found) >= 200
    assert {"ܐ", "߀", "ก", "ༀ", "🙂", "\ue000", "\u0301"} <= set(found)


def test_the_window_shows_them(window: list[str]) -> None:
    text = "".join(window)
    assert {letter for letter in letters() if letter.strip() and letter not in text} == set()


def test_they_are_exported(
    few_fonts: Environment, draft: Path, window: list[str], tmp_path: Path
) -> None:
    done = run(few_fonts, "main.py", "export", draft, "--to", tmp_path, "--format", "docx,xlsx,pdf")

    assert done.returncode == 0
    # What is left to do and who signs, and nothing that went wrong.
    told = done.stderr.splitlines()
    assert all(line.startswith(("还有 ", "手签：")) for line in told if line)
    written = [Path(line) for line in done.stdout.splitlines()]
    assert [path.suffix for path in written] == [".docx", ".xlsx", ".pdf"]
    command = ["pdftotext", "-q", "-enc", "UTF-8", str(written[2]), "-"]
    copied = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    # Each page says what it is good for.
    pages = [line for line in copied.splitlines() if line.strip("\f ") != "草稿"]
    assert chinese(pages) == chinese(window)
