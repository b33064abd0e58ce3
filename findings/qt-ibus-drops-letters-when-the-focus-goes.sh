#!/usr/bin/env bash
# Qt 6 (PySide6) with its ibus plug-in: QInputMethod::commit(), which Qt calls before the focus goes, clears the letters that are being
# composed instead of committing them. What fcitx 5 shows in a field is lost by a click on another one.
#
# The documentation: "Commits the word user is currently composing to the editor. This function is mostly needed by the input methods …",
# and Qt 5.15 kept the letters with its plug-in. That of Qt 6 can be told with the letters that they are to be committed
# (UpdatePreeditTextWithMode); with fcitx 5 it clears them.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 and Debian 12's fcitx5 5.0.21, fcitx5-pinyin 5.0.16. Needs python3 with venv, xvfb, openbox,
# xdotool, dbus-daemon, gdbus (libglib2.0-bin). IBUS_USE_PORTAL=1, as fcitx 5 answers where sandboxed programs ask.
set -eu
work=$(mktemp -d)
trap 'kill $(cat "$work"/*.pid) 2>/dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
fcitx5 --version
mkdir -p "$work/fcitx5"
cat > "$work/fcitx5/profile" <<'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
PROFILE
cat > "$work/focus.py" <<'PY'
import subprocess

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

application = QApplication([])
window = QWidget()
layout = QVBoxLayout(window)
one, other = QLineEdit(), QLineEdit()
layout.addWidget(one)
layout.addWidget(other)
shown = [""]


class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.InputMethod:
            shown.append(event.preeditString())
        return False


watch = Watch()
one.installEventFilter(watch)
window.show()
QTest.qWaitForWindowActive(window)
one.setFocus()
QTest.qWait(1000)
for key in "nihao":
    subprocess.run(["xdotool", "key", key], check=True)
    QTest.qWait(300)
letters = shown[-1]
other.setFocus()
QTest.qWait(500)
print(f"composing {letters!r}, afterwards {one.text()!r}")
PY
cat > "$work/session.sh" <<'SESSION'
fcitx5 --disable=wayland,waylandim,kimpanel,notifications,notificationitem 2>/dev/null &
echo $! > "$XDG_CONFIG_HOME/fcitx5.pid"
gdbus wait --session org.freedesktop.portal.IBus
"$XDG_CONFIG_HOME/venv/bin/python" "$XDG_CONFIG_HOME/focus.py"
SESSION
mkfifo "$work/number"
Xvfb -displayfd 7 -screen 0 1024x768x24 7> "$work/number" 2> /dev/null &
echo $! > "$work/Xvfb.pid"
read -r number < "$work/number"
export DISPLAY=":$number" HOME="$work" XDG_CONFIG_HOME="$work" XDG_RUNTIME_DIR="$work" LC_ALL=C.UTF-8
export QT_QPA_PLATFORM=xcb QT_IM_MODULE=ibus IBUS_USE_PORTAL=1
openbox 2> /dev/null &
echo $! > "$work/openbox.pid"
seen=$(dbus-run-session -- bash "$work/session.sh" 2> /dev/null | tail -n 1)
echo "$seen"
[ "$seen" = "composing 'ni hao', afterwards ''" ] || { echo "changed"; exit 1; }
