"""Compiling the forms drawn in ui/ into the modules that views import."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FORMS = CHECKOUT / "ui"
GENERATED = CHECKOUT / "perfeval_gui/views/generated"


def module_of(form: Path) -> Path:
    """Where the compiled *form* is kept."""
    return GENERATED / f"ui_{form.stem}.py"


def compile_form(form: Path, scripts: Path) -> str:
    """The module pyside6-uic makes of *form*.

    Args:
        form: A .ui file.
        scripts: Folder of the environment's programs.

    Raises:
        FileNotFoundError: There is no pyside6-uic in *scripts*.
        CalledProcessError: The form is refused.
    """
    uic = shutil.which("pyside6-uic", path=str(scripts))
    if uic is None:
        raise FileNotFoundError(f"no pyside6-uic in {scripts}")
    done = subprocess.run([uic, str(form)], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def compile_all(scripts: Path) -> list[Path]:
    """Writes the module of every form, removes those without one, and returns the written ones."""
    modules = {module_of(form): form for form in sorted(FORMS.glob("*.ui"))}
    for module, form in modules.items():
        module.write_bytes(compile_form(form, scripts).encode("utf-8"))
    for module in set(GENERATED.glob("ui_*.py")) - set(modules):
        module.unlink()
    return list(modules)
