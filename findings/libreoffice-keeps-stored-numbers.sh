#!/usr/bin/env bash
# LibreOffice Calc: the stored number of a formula is kept when an .xlsx file is opened, even with fullCalcOnLoad="1".
#
# A file holds 2 in A1 and the formulas A1*10 and "n"&A1, each with a stored result that is out of date (77 and
# "old"), as a tool leaves them that changes an input and nothing else. The text is calculated anew, the number is
# not: the sheet shows 77 beside "n2". Hence no other program may be trusted to put right what a file has stored.
#
# Seen with Debian's libreoffice-calc 4:7.4.7-1+deb12u14. Needs soffice and python3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
python3 - "$work/given.xlsx" <<'PY'
import sys, zipfile
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
members = {
    "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
    f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
    f'Id="rId1" Type="{links}/worksheet" Target="sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="a" '
    f'sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>',
    "xl/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>2</v></c>'
    '<c r="B1"><f>A1*10</f><v>77</v></c><c r="C1" t="str"><f>"n"&amp;A1</f><v>old</v></c>'
    "</row></sheetData></worksheet>",
}
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, text in members.items():
        archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
PY
office --convert-to csv --outdir "$work" "$work/given.xlsx" > /dev/null
seen=$(cat "$work/given.csv")
echo "A1, A1*10 stored as 77, \"n\"&A1 stored as old: $seen"
[ "$seen" = "2,77,n2" ] || { echo "changed: 2,77,n2 was seen before"; exit 1; }
