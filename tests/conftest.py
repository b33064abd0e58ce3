"""What every test stands on: no screen needed, and folders of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Read once, when the first QApplication is made; tests with a real screen start processes.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a test run may be asked for beyond pytest's own options."""
    parser.addoption(
        "--update-references",
        action="store_true",
        help="write the kept files in tests/reference anew; look at the difference first",
    )


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, recovery copies and logs of a test go into its temporary folder."""
    for name in ("CONFIG", "DATA", "STATE"):
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))
