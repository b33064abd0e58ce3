#!/usr/bin/env bash
# LibreOffice Calc: a page head that fits into its room moves the sheet below it, though the margin says where that is.
#
# An .xlsx file says where a sheet begins (top margin, here an inch) and where its page head begins (half an inch above).
# Without a head the first row is where the margin says. With a word in the head, of 10, 14 or 20 pt, all of which have
# room enough in the half inch, the first row is 1.5, 2.3 and 3.2 pt lower, so that a sheet whose rows just fill a page
# has its last row on the next one. A head of 10 pt that overfills its room with lines of no-break blanks, which show
# nothing, leaves the sheet where the margin says: what is too high is kept to its room, what is lower may grow.
#
# Seen with Debian's libreoffice-calc 4:7.4.7-1+deb12u14 and poppler-utils 22.12. Needs soffice, pdftotext and python3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
cat > "$work/file.py" <<'PY'
import sys, zipfile

main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
head = f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{links}/'


def write(path, text):
    shown = f"<headerFooter><oddHeader>{text}</oddHeader></headerFooter>" if text else ""
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": head + 'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": head + 'worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>FIRST</t></is></c></row></sheetData>'
        '<pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0.5" footer="0.5"/>'
        f'<pageSetup paperSize="9"/>{shown}</worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


for name, size, lines in (("none", 0, 0), ("10", 10, 0), ("14", 14, 0), ("20", 20, 0), ("filled", 10, 4)):
    text = f"&amp;{size} word" + "\n\u00a0" * lines if size else ""
    write(f"{sys.argv[1]}/{name}.xlsx", text)
PY
python3 "$work/file.py" "$work"
names="none 10 14 20 filled"
for name in $names; do set -- "$@" "$work/$name.xlsx"; done
office --convert-to pdf --outdir "$work" "$@" > /dev/null
seen=""
for name in $names; do
    top=$(pdftotext -bbox "$work/$name.pdf" - | sed -n 's/.*yMin="\([0-9]*\.[0-9]\).*>FIRST<.*/\1/p')
    seen="$seen$name:$top "
done
echo "how far from the top of the paper the first row is, in pt, by its head: $seen"
python3 - $seen <<'PY' || { echo "changed: before, heads that fit moved the sheet by 1 to 4 pt, and the filled one did not"; exit 1; }
import sys

tops = {name: float(top) for name, _, top in (word.partition(":") for word in sys.argv[1:])}
none = tops.pop("none")
filled = tops.pop("filled")
sys.exit(not (abs(none - filled) < 0.5 and len(tops) == 3 and all(1 < top - none < 4 for top in tops.values())))
PY
