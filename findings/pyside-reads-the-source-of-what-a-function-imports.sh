#!/usr/bin/env bash
# PySide6: once it is loaded, the source of a module is read where a function imports it, though its bytecode is there.
#
# What imports is asked for, so that a module may have names of another style (`from __feature__ import snake_case`). Of one that a function imports, PySide6 takes
# the whole source as text to look for its own name in it, and keeps nothing but whether it is there. Imported by a module, none is read. A program that loads
# hundreds of modules when they are first needed has all of them read from the disk and made text once more.
#
# Seen with PyPI's PySide6-Essentials 6.9.3 on Python 3.11. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
cd "$work"
for name in by_module by_function; do echo "SOME = 1" > "$name.py"; done
echo "import by_module" > importer.py
unset PYTHONDONTWRITEBYTECODE
"$work/venv/bin/python" -m compileall -q by_module.py by_function.py importer.py
told=$("$work/venv/bin/python" -c '
import sys
sys.path.insert(0, "")
import PySide6.QtCore
read = set()
sys.addaudithook(lambda event, what: event == "open" and read.add(str(what[0]).rpartition("/")[2]))

def wanted():
    import by_function

import importer
wanted()
print("by_module.py" in read, "by_function.py" in read)
')
echo "the source is read of what a module imports, of what a function imports: $told"
[ "$told" = "False True" ] || { echo "changed: before, that of what a function imports was read, and no other"; exit 1; }
