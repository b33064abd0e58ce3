"""What is loaded when the window is there: nothing slow, and nothing that could reach a network."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

from checkout import ROOT

KEPT_OUT: Final = frozenset(
    {"openpyxl", "docx", "lxml", "PySide6.QtPrintSupport", "PySide6.QtNetwork"}
    | {"socket", "_socket", "ssl", "http", "urllib.request"}
)

OURS: Final = "perfeval_gui"


def test_window_comes_up_without_slow_and_network_modules() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--probe"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    loaded = set(json.loads(done.stdout))

    assert {"PySide6.QtWidgets", "perfeval_gui.views.main_window"} <= loaded
    assert loaded & KEPT_OUT == set()
    # What saves and recovers is for when there is something to save.
    safety = ("storage", "views.recovery", "views.save", "views.fault_net", "domain.comparing")
    assert [name for name in loaded if name.startswith(tuple(f"{OURS}.{n}" for n in safety))] == []
