#!/usr/bin/env bash
# gnumeric: custom properties as openpyxl writes them are lost, because their prefix is declared on the element.
#
# Two workbooks hold the same property. In one openpyxl 3.1.5 has written it, beside lxml with xmlns:vt declared at each
# vt:lpwstr; in the other that declaration stands at the root, which means the same in XML. ssconvert keeps the second only, says
# "Unexpected element 'vt:lpwstr'" of the first, and ends with 0.
#
# Seen with Debian's gnumeric 1.12.55-1 and openpyxl 3.1.5 beside lxml 6.1.3. Needs ssconvert, python3 and pip.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet openpyxl==3.1.5 lxml==6.1.3
ssconvert --version 2>&1 | head -n 1
"$work/venv/bin/python" - "$work" <<'PY'
import sys, zipfile
import openpyxl
from openpyxl.packaging.custom import StringProperty
folder = sys.argv[1]
book = openpyxl.Workbook()
book.active["A1"] = 1
book.custom_doc_props.append(StringProperty(name="note", value="kept"))
book.save(f"{folder}/element.xlsx")
space = ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
with zipfile.ZipFile(f"{folder}/element.xlsx") as given, zipfile.ZipFile(f"{folder}/root.xlsx", "w") as made:
    for name in given.namelist():
        data = given.read(name)
        if name == "docProps/custom.xml":
            text = data.decode()
            assert space in text and space not in text[: text.index("<property")]
            text = text.replace(space, "")
            at = text.index("<Properties") + len("<Properties")
            data = (text[:at] + space + text[at:]).encode()
        made.writestr(name, data)
PY
for kind in element root; do
    ssconvert "$work/$kind.xlsx" "$work/$kind.out.xlsx" > /dev/null 2>&1
done
seen=$(for kind in element root; do
    unzip -p "$work/$kind.out.xlsx" docProps/custom.xml 2> /dev/null | grep -c "kept" || true
done | tr '\n' ' ')
echo "properties kept, declared at the element and at the root: $seen"
[ "$seen" = "0 1 " ] || { echo "changed: 0 1 was seen before"; exit 1; }
