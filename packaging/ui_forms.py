"""Compiling what is drawn and said in ui/: forms into modules, words for Qt into what Qt reads."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FORMS = CHECKOUT / "ui"
GENERATED = CHECKOUT / "perfeval_gui/views/generated"
SAID = FORMS / "qt_zh_CN.ts"
WORDS = CHECKOUT / "resources/qt_zh_CN.qm"


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
    done = subprocess.run(
        [_program("pyside6-uic", scripts), str(form)], stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def compile_words(scripts: Path) -> bytes:
    """What pyside6-lrelease makes of the words for Qt.

    Args:
        scripts: Folder of the environment's programs.

    Raises:
        FileNotFoundError: There is no pyside6-lrelease in *scripts*.
        CalledProcessError: The words are refused.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / WORDS.name
        lrelease = _program("pyside6-lrelease", scripts)
        subprocess.run([lrelease, "-silent", str(SAID), "-qm", str(made)], check=True)
        return made.read_bytes()


def _program(name: str, scripts: Path) -> str:
    found = shutil.which(name, path=str(scripts))
    if found is None:
        raise FileNotFoundError(f"no {name} in {scripts}")
    return found


def compile_all(scripts: Path) -> list[Path]:
    """Writes every form's module and the words for Qt, and returns what is written.

    A module without a form is removed.
    """
    modules = {module_of(form): form for form in sorted(FORMS.glob("*.ui"))}
    for module, form in modules.items():
        module.write_bytes(compile_form(form, scripts).encode("utf-8"))
    for module in set(GENERATED.glob("ui_*.py")) - set(modules):
        module.unlink()
    WORDS.write_bytes(compile_words(scripts))
    return [*modules, WORDS]
