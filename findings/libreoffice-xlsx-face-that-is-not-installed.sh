#!/usr/bin/env bash
# LibreOffice Calc: Chinese text of an .xlsx file loses the name of a typeface that this computer does not have.
#
# Three cells in a face that is not installed, opened and saved: the name stays with "ABC" and is gone from Chinese
# text, which gets LibreOffice's own standard face; a cell with both becomes rich text in two faces. Giving the file the
# Chinese character set and another family changes nothing. Names do not survive a visit, as they do in a .docx file.
#
# Seen with Debian's libreoffice-calc 4:7.4.7-1+deb12u14 and PyPI's openpyxl 3.1.5. Needs soffice and python3 with venv.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
cat > "$work/file.py" <<'PY'
import sys

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import Font

NAME = "No Such Face 7"
TEXTS = ("ABC", "绩效", "绩效ABC")
if sys.argv[1] == "write":
    book = Workbook()
    for column, charset, family in ((1, None, None), (2, 134, 3)):
        for row, text in enumerate(TEXTS, 1):
            cell = book.active.cell(row, column, text)
            cell.font = Font(name=NAME, charset=charset, family=family)
    book.save(sys.argv[2])
else:
    sheet = load_workbook(sys.argv[2], rich_text=True).active
    for column in (1, 2):
        for row in range(1, 4):
            cell = sheet.cell(row, column)
            parts = cell.value if isinstance(cell.value, CellRichText) else (cell.value,)
            names = [p.font.rFont if isinstance(p, TextBlock) else cell.font.name for p in parts]
            print("+".join("kept" if name == NAME else "lost" for name in names), end=" ")
PY
mkdir "$work/0"
"$work/venv/bin/python" "$work/file.py" write "$work/0/a.xlsx"
office --convert-to xlsx --outdir "$work/1" "$work/0/a.xlsx" > /dev/null
seen=$("$work/venv/bin/python" "$work/file.py" names "$work/1/a.xlsx")
echo "name of the face of ABC, of Chinese and of both, without and with a character set: $seen"
[ "$seen" = "kept lost lost+kept kept lost lost+kept " ] ||
    { echo "changed: before, the name was kept with ABC only"; exit 1; }
