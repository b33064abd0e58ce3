#!/usr/bin/env bash
# xlsx2html 0.6.4: a cell formatted as a Chinese numeral shows its format with the figure inside,
# and a unit in quotation marks keeps the marks.
#
# Seen: 12 with [DBNum1]General becomes the text [DBNum12]General, and 178.35 with 0.00"万元"
#       becomes 178.35"万元". No exception, no warning, exit 0.
# Why it matters: a page made of a workbook this way shows 12 as part of another number, and an
#       importer that reads shown texts meets a figure that no cell holds.
# Fails when the output is no longer the one above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check xlsx2html==0.6.4 openpyxl==3.1.5
cat > "$folder/ask.py" <<'PY'
import io
import re

import openpyxl
from xlsx2html import xlsx2html

CELLS = [("[DBNum1]General", 12), ('0.00"万元"', 178.35), ("0.00", 178.35)]
book = openpyxl.Workbook()
for row, (code, value) in enumerate(CELLS, start=1):
    cell = book.active.cell(row, 1, value)
    cell.number_format = code
book.save("cells.xlsx")
page = io.StringIO()
xlsx2html("cells.xlsx", page)
shown = re.findall(r"<td[^>]*>(.*?)</td>", page.getvalue(), re.S)
for (code, value), text in zip(CELLS, shown):
    print(value, "as", code, "shows", text.strip())
PY
(cd "$folder" && env/bin/python ask.py > seen.txt)
cat > "$folder/expected.txt" <<'TXT'
12 as [DBNum1]General shows [DBNum12]General
178.35 as 0.00"万元" shows 178.35"万元"
178.35 as 0.00 shows 178.35
TXT
cat "$folder/seen.txt"
diff "$folder/expected.txt" "$folder/seen.txt"
echo "as recorded: xlsx2html 0.6.4, openpyxl 3.1.5"
