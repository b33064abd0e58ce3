#!/usr/bin/env bash
# PySide6: a QShortcut that is made with what it runs forgets the context it is given, in silence: made with a context and no
# callable it has that context, made with both it has the usual one of a window.
#
# A shortcut for Return in a list alone is thus heard in every field of the window, as by no means only the list has the focus.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 on Linux, offscreen. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
cat > "$work/shortcut.py" <<'PY'
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
parent, wanted = QWidget(), Qt.ShortcutContext.WidgetShortcut
key = QKeySequence(Qt.Key.Key_Return)
alone = QShortcut(key, parent, context=wanted)
joined = QShortcut(key, parent, lambda: None, context=wanted)
print(f"alone: {alone.context().name}; with what it runs: {joined.context().name}")
PY
export QT_QPA_PLATFORM=offscreen
seen=$("$work/venv/bin/python" "$work/shortcut.py" | tail -n 1)
echo "$seen"
[ "$seen" = "alone: WidgetShortcut; with what it runs: WindowShortcut" ] || { echo "changed"; exit 1; }
