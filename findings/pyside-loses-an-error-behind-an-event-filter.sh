#!/usr/bin/env bash
# PySide6: an error that is raised in an overridden event method is lost where an event filter written in Python is called
# before the call that sent the event returns: it is neither raised there nor given to sys.excepthook.
#
# Without the filter the same call raises it. A window whose closeEvent fails closes in silence as soon as a field in it has a
# filter, because hiding sends the field further events; the filter here does nothing but say that it wants none of them.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 on Linux, offscreen. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
cat > "$work/close.py" <<'PY'
import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class Window(QWidget):
    def closeEvent(self, event):
        raise ValueError


class Listener(QObject):
    def eventFilter(self, watched, event):
        return False


def close(*, listens):
    """What comes of closing a window whose closeEvent fails."""
    told = []
    sys.excepthook = lambda kind, *_: told.append(f"told {kind.__name__}")
    window = Window()
    field, listener = QLineEdit(window), Listener(window)
    window.show()
    field.setFocus()
    application.processEvents()
    if listens:
        field.installEventFilter(listener)
    try:
        window.close()
    except ValueError:
        told.append("raised ValueError")
    return told[0] if told else "nothing"


application = QApplication([])
print(f"without a filter: {close(listens=False)}; with one: {close(listens=True)}")
PY
export QT_QPA_PLATFORM=offscreen
seen=$("$work/venv/bin/python" "$work/close.py" | tail -n 1)
echo "$seen"
[ "$seen" = "without a filter: raised ValueError; with one: nothing" ] || { echo "changed"; exit 1; }
