"""Compiling what is drawn and said in ui/: forms into modules, words for Qt into what Qt reads."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tempfile
import textwrap
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FORMS = CHECKOUT / "ui"
GENERATED = CHECKOUT / "perfeval_gui/views/generated"
SAID = FORMS / "qt_zh_CN.ts"
WORDS = CHECKOUT / "resources/qt_zh_CN.qm"
_IMPORTS = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)


def module_of(form: Path) -> Path:
    """Where the compiled *form* is kept."""
    return GENERATED / f"ui_{form.stem}.py"


def compile_form(form: Path, scripts: Path) -> str:
    """The module pyside6-uic makes of *form*, without what it imports for nothing.

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
    return of_use(done.stdout.decode("utf-8").replace("\r\n", "\n"))


def of_use(module: str) -> str:
    """*module* without names of PySide6 that it imports and does not use.

    pyside6-uic imports the same thirty into each: to name a class has PySide6 make all of its
    enumerations, those of fonts, pictures and gradients among them.
    """
    used = {node.id for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Name)}

    def kept(found: re.Match[str]) -> str:
        names = ", ".join(name for name in re.findall(r"\w+", found[2]) if name in used)
        lines = textwrap.wrap(f"from {found[1]} import ({names})", 88, subsequent_indent="    ")
        return "\n".join(lines) + "\n" if names else ""

    return _IMPORTS.sub(kept, module)


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
