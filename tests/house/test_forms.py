"""Forms drawn in ui/: compiled forms are fresh, forms hold no logic, every input has a name."""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import pytest

from checkout import GENERATED, ROOT
from ui_forms import FORMS, WORDS, compile_form, compile_words, module_of, of_use

UI: Final = tuple(sorted(FORMS.glob("*.ui")))
INPUTS: Final = frozenset(
    {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QCheckBox", "QDateEdit"}
    | {"QTableView", "QListView", "QTreeView", "QListWidget", "QTableWidget", "QToolButton"}
)


def nameless_inputs(form: ET.Element) -> list[str]:
    """Inputs of *form* that a screen reader could not name."""
    buddies = {cstring.text for cstring in form.iterfind(".//property[@name='buddy']/cstring")}
    return [
        widget.get("name", "")
        for widget in form.iter("widget")
        if widget.get("class") in INPUTS
        and widget.get("name") not in buddies
        and not (widget.findtext("property[@name='accessibleName']/string") or "").strip()
    ]


def unused_imports(module: str) -> list[str]:
    """Names that *module* imports and does not use."""
    nodes = list(ast.walk(ast.parse(module)))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    names = [a.asname or a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names]
    return [name for name in names if name not in used]


@pytest.mark.parametrize("form", UI, ids=lambda form: form.name)
class TestForm:
    def test_kept_module_is_what_the_form_compiles_to(self, form: Path) -> None:
        kept = module_of(form).read_text(encoding="utf-8")

        assert kept == compile_form(form, Path(sys.executable).parent), "run: dev.py forms"

    def test_kept_module_imports_only_what_it_uses(self, form: Path) -> None:
        """To name a class of PySide6 has it make the enumerations of that class."""
        assert unused_imports(module_of(form).read_text(encoding="utf-8")) == []

    def test_form_holds_no_connections(self, form: Path) -> None:
        root = ET.parse(form).getroot()

        assert list(root.iterfind("connections/*")) == []

    def test_every_input_has_a_name(self, form: Path) -> None:
        assert nameless_inputs(ET.parse(form).getroot()) == []


def test_no_compiled_form_is_left_over() -> None:
    kept = {path.relative_to(ROOT) for path in GENERATED.glob("ui_*.py")}

    assert kept == {module_of(form).relative_to(ROOT) for form in UI}


def test_kept_words_are_what_is_said_for_qt() -> None:
    assert WORDS.read_bytes() == compile_words(Path(sys.executable).parent), "run: dev.py forms"


def test_a_nameless_input_is_noticed() -> None:
    form = ET.fromstring(
        "<ui><widget class='QWidget' name='page'>"
        "<widget class='QLabel' name='a'><property name='buddy'><cstring>quota</cstring></property>"
        "</widget><widget class='QLineEdit' name='quota'/><widget class='QLineEdit' name='lost'/>"
        "<widget class='QTableView' name='rows'><property name='accessibleName'>"
        "<string>项目</string></property></widget></widget></ui>"
    )

    assert nameless_inputs(form) == ["lost"]


def test_what_is_imported_for_nothing_goes_and_is_noticed() -> None:
    module = """from PySide6.QtCore import (QCoreApplication, QDate,
    QMetaObject, Qt)
from PySide6.QtGui import (QBrush, QColor)
from PySide6.QtWidgets import (QFrame)
from perfeval_gui.views.kit.fields import Field
class Ui_Page(object):
    def setupUi(self, Page):
        self.field = Field(QFrame(Page))
        QMetaObject.connectSlotsByName(Page)
        self.field.setText(QCoreApplication.translate("QDate", "Qt.Key", None))
"""
    assert unused_imports(module) == ["QDate", "Qt", "QBrush", "QColor"]

    kept = of_use(module)

    assert unused_imports(kept) == []
    assert "QtGui" not in kept
    assert kept.partition("class")[2] == module.partition("class")[2]
