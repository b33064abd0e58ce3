#!/usr/bin/env bash
# openpyxl: the letters "x005F_" are taken out of every shared string, wherever they stand.
#
# ISO/IEC 29500 writes the text "_x0041_" as "_x005F_x0041_". openpyxl undoes that in shared strings by taking out all
# "x005F_": a text "max005F_1", in which there is no such code, comes back as "ma1". The same text in the cell itself
# (inlineStr) comes back whole, and there "_x005F_x0041_" is not undone.
#
# Seen with PyPI's openpyxl 3.1.5 and XlsxWriter 3.2.9. Needs python3 with venv.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.2.9
"$work/venv/bin/pip" freeze
cat > "$work/file.py" <<'PY'
import sys

import xlsxwriter
from openpyxl import load_workbook

TEXTS = ("max005F_1", "_x0041_")
for name, options in (("shared", {}), ("inline", {"constant_memory": True})):
    path = f"{sys.argv[1]}/{name}.xlsx"
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet()
    for row, text in enumerate(TEXTS):
        sheet.write_string(row, 0, text)
    book.close()
    print(name, *(cell.value for (cell,) in load_workbook(path).active.iter_rows()), end="; ")
PY
seen=$("$work/venv/bin/python" "$work/file.py" "$work")
echo "max005F_1 and _x0041_, written by XlsxWriter, as openpyxl reads them: $seen"
[ "$seen" = "shared ma1 _x0041_; inline max005F_1 _x005F_x0041_; " ] ||
    { echo "changed: before, shared strings gave ma1 and _x0041_, texts in cells max005F_1 and _x005F_x0041_"; exit 1; }
