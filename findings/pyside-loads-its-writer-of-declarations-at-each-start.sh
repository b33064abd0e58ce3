#!/usr/bin/env bash
# PySide6: every start loads the program that writes its .pyi files, and compiles that one's large patterns.
#
# `pyi_generator` is for who makes PySide6. Still its loader imports it to give it another name, and with it argparse, logging
# and two patterns of nested brackets, of which each is a matter of milliseconds.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 on Python 3.11. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
told=$("$work/venv/bin/python" -c '
import re, sys
length = []
real = re.compile
def compiled(text, flags=0):
    length.append(len(text))
    return real(text, flags)
re.compile = compiled
import PySide6.QtCore
names = [name for name in sys.modules if name.endswith("pyi_generator")]
print(bool(names), "argparse" in sys.modules, "logging" in sys.modules, max(length) > 5000)
')
echo "pyi_generator, argparse, logging, a pattern of more than 5,000 letters: $told"
[ "$told" = "True True True True" ] || { echo "changed: before, all four were loaded by PySide6.QtCore"; exit 1; }
