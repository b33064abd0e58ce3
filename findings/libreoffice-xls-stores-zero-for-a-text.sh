#!/usr/bin/env bash
# LibreOffice, an .xls saved from an .xlsx: a formula that gives a text is stored with the result 0.
#
# The .xlsx says =A1&"指标" is 产出指标, and LibreOffice shows so. In the .xls it makes of it the formula has the number 0.0 as its result, with
# nothing that says it has to be worked out: whoever reads the results, as importers do, finds 0 where everybody sees a text. Numbers are stored as
# they are. The same file as .ods keeps the text.
#
# Seen with LibreOffice 7.4.7 (Debian 12), xlrd 2.0.2, openpyxl 3.1.5. Needs soffice, python3 with venv, and PyPI.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
python3 -m venv env
env/bin/pip install -q xlrd==2.0.2 openpyxl==3.1.5
soffice --version
env/bin/python - <<'PY'
import zipfile

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet["A1"] = "产出"
sheet["B1"], sheet["B2"] = '=A1&"指标"', "=1+1"
book.save("plain.xlsx")
# openpyxl stores no results; Excel does.
with zipfile.ZipFile("plain.xlsx") as old, zipfile.ZipFile("form.xlsx", "w") as new:
    for name in old.namelist():
        part = old.read(name).decode() if name.endswith("sheet1.xml") else old.read(name)
        if isinstance(part, str):
            for cell, kind, result in (("B1", ' t="str"', "产出指标"), ("B2", "", "2")):
                start = part.index(f'<c r="{cell}"')
                end = part.index("</c>", start)
                formula = part[part.index("<f>", start) : part.index("</f>", start) + 4]
                part = part[:start] + f'<c r="{cell}"{kind}>{formula}<v>{result}</v>' + part[end:]
        new.writestr(name, part)
PY
for kind in xls ods; do
  soffice -env:UserInstallation="file://$here/profile" --headless --convert-to "$kind" form.xlsx >/dev/null 2>&1
done
env/bin/python - <<'PY'
import sys
import zipfile

import xlrd

sheet = xlrd.open_workbook("form.xls").sheet_by_index(0)
found = [sheet.cell_value(row, 1) for row in range(2)]
content = zipfile.ZipFile("form.ods").read("content.xml").decode()
print("results in the .xls:", found, "| the .ods has 产出指标:", "产出指标</text:p>" in content)
if found != [0.0, 2.0] or "产出指标</text:p>" not in content:
    print("changed: texts are stored")
    sys.exit(1)
PY
