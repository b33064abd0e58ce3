"""What Qt itself says, in the menu of a field and in its dialogs: in Chinese, and in our words."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from perfeval_gui import paths


def translate(application: QApplication) -> None:
    """Let Qt speak Chinese; where its own translation has other words than we, let it use ours.

    Ours are in ``ui/qt_zh_CN.ts`` and compiled with the forms.
    """
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # What is installed last is asked first.
    for name, place in (("qtbase_zh_CN", folder), ("qt_zh_CN", str(paths.resources()))):
        translator = QTranslator(application)
        if translator.load(name, place):
            application.installTranslator(translator)
