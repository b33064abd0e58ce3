#!/usr/bin/env bash
# Qt (PySide6): aboutToQuit is told within exit(), and timers and signals that are due then are still served afterwards.
#
# Its documentation calls it the place for last-second cleanup, told when the loop is about to be quit. A program that saves
# there can change once more after it: a second timer that is due in the same turn runs after aboutToQuit.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 on Linux, offscreen. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
cat > "$work/end.py" <<'PY'
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

seen = []
application = QApplication([])
application.aboutToQuit.connect(lambda: seen.append("aboutToQuit"))


def end():
    application.exit(3)
    seen.append("exit() returned")


first, second = QTimer(singleShot=True), QTimer(singleShot=True)
first.timeout.connect(end)
second.timeout.connect(lambda: seen.append("second timer"))
first.start(20)
second.start(21)
# Both are due when the loop begins.
QTimer.singleShot(0, lambda: time.sleep(0.1))
application.exec()
print(", ".join(seen))
PY
export QT_QPA_PLATFORM=offscreen
seen=$("$work/venv/bin/python" "$work/end.py" | tail -n 1)
echo "$seen"
[ "$seen" = "aboutToQuit, exit() returned, second timer" ] || { echo "changed"; exit 1; }
