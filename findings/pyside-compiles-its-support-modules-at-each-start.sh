#!/usr/bin/env bash
# PySide6: a dozen of its Python modules are compiled from source text at every start; no bytecode of them is kept.
#
# They lie inside the library and are put in place by a loader of its own, which asks `compile` for each. Python keeps the
# bytecode of all other modules, so a second start could be expected to compile nothing.
#
# Seen with PyPI's PySide6-Essentials 6.9.3. Needs python3 with venv, no screen.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.9.3
"$work/venv/bin/pip" freeze
cat > "$work/start.py" <<'PY'
import builtins

compiled = []
real = builtins.compile


def told(source, filename, *rest, **options):
    if "shibokensupport" in str(filename):
        compiled.append(filename)
    return real(source, filename, *rest, **options)


builtins.compile = told

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
QLabel("x").show()
print(len(compiled))
PY
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE
first=$("$work/venv/bin/python" "$work/start.py")
second=$("$work/venv/bin/python" "$work/start.py")
echo "support modules compiled: first start $first, second start $second"
[ "$first" -ge 5 ] && [ "$second" = "$first" ] ||
    { echo "changed: before, each start compiled as many, at least 5"; exit 1; }
