"""What a start compiles and Python does not keep, as the bundle has it kept beforehand."""

from __future__ import annotations

from typing import Final

SUPPORT: Final = (
    "from perfeval_gui.start.support_code import lend; lend(); "
    "from perfeval_gui.kept import lending; lending.lend_first(); "
    "import PySide6.QtPrintSupport, json, platformdirs.unix, perfeval_gui.start.join; "
    "from perfeval_gui.start.warming import steps; [*steps(built=True)]; "
    "import perfeval_gui.cli.check, perfeval_gui.cli.commands; "
    "from perfeval_gui import paths; from perfeval_gui.editions.folder import read_edition; "
    "[read_edition(folder) for folder in sorted(paths.shipped_editions().iterdir())]; "
    "from perfeval_gui.kept.store import writing; [*writing()]"
)
"""Has kept what a start compiles, which a program nobody may write to cannot keep itself."""
