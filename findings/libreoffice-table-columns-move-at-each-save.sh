#!/usr/bin/env bash
# LibreOffice Writer: saving a .docx file moves the column edges of a table, a twip at every save.
#
# A table of fixed layout with four columns, w:gridCol, w:tcW and w:tblW all of one mind, has inner edges at 2268, 4819
# and 7654 of 9638 twips. Five saves put the first at 2263, one twip each, and leave the one in the middle; the last
# moves once. So a file that goes to and fro does not keep its columns, though nobody touched them.
#
# Seen with Debian's libreoffice-writer 4:7.4.7-1+deb12u14. Needs soffice and python3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
cat > "$work/file.py" <<'PY'
import re, sys, zipfile
from itertools import accumulate

main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def table(widths):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p/></w:tc>' for width in widths
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>'
    )


def write(path, tables):
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body>{"".join(map(table, tables))}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="850" w:bottom="850" '
        'w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


if sys.argv[1] == "write":
    write(sys.argv[2], [(2268, 2551, 2835, 1984)])
else:
    text = zipfile.ZipFile(sys.argv[2]).read("word/document.xml").decode()
    for grid in re.findall("<w:tblGrid>(.*?)</w:tblGrid>", text):
        widths = map(int, re.findall(r'w:w="(\d+)"', grid))
        print(*list(accumulate(widths))[:-1], sep="/", end=" ")
PY
mkdir "$work/0"
python3 "$work/file.py" write "$work/0/a.docx"
seen=""
for save in 0 1 2 3 4 5; do
    seen="$seen$(python3 "$work/file.py" edges "$work/$save/a.docx")"
    office --convert-to docx --outdir "$work/$((save + 1))" "$work/$save/a.docx" > /dev/null
done
echo "inner edges before and after each of five saves: $seen"
[ "$seen" = "2268/4819/7654 2267/4819/7653 2266/4819/7653 2265/4819/7653 2264/4819/7653 2263/4819/7653 " ] ||
    { echo "changed: before, the first edge moved by a twip at every save"; exit 1; }
