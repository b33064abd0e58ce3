#!/usr/bin/env bash
# pyside6-uic: a form with one label imports thirty names of PySide6, uses four, and takes 25 ms to load by that.
#
# A name that is imported and not used costs nothing as a rule. Here it has PySide6 make the class with all of its enumerations, 131 Python
# classes in all: those of gradients, pictures and fonts, and ninety of `Qt`, for a form that paints nothing. The first form of a program pays.
#
# Seen with PySide6 6.9.3, Python 3.11. Needs python3 with venv and pip.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q PySide6-Essentials==6.9.3
cat > page.ui <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Page</class><widget class="QWidget" name="Page">
<widget class="QLabel" name="one"><property name="text"><string>one</string></property></widget>
</widget></ui>
XML
venv/bin/pyside6-uic page.ui -o page.py
cat > told.py <<'PY'
import enum
import sys
import time

from PySide6.QtWidgets import QLabel, QWidget  # what the form is made of

made = []
create = enum.EnumType._create_
enum.EnumType._create_ = lambda *a, **k: made.append(a) or create(*a, **k)
begun = time.process_time()
import page

print(f"{len(made)} enumerations, {(time.process_time() - begun) * 1000:.1f} ms")
sys.exit(len(made) < 10)
PY
QT_QPA_PLATFORM=offscreen venv/bin/python told.py || { echo "changed: a form imports what it uses, or naming a class is free"; exit 1; }
