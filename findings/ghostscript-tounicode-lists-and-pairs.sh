#!/usr/bin/env bash
# Ghostscript: pdfwrite spoils what a PDF says about its text: lists of a bfrange, and characters above U+FFFF.
#
# Three files with the same three glyphs, which stand for 绩, 效 and U+2CC56, differ in their ToUnicode table only. Through
# pdfwrite, single entries (bfchar) for 绩 and 效 come out right; the same two in one list, as Qt writes them, come out as
# other characters, so that nothing can be searched or copied any more. The pair D873 DC56, for a character above U+FFFF,
# comes out as D873 7356: of the second half only the second byte is its own. poppler reads all three before as they are meant.
#
# Seen with Debian's ghostscript 10.0.0~dfsg-11+deb12u9 and poppler-utils 22.12.0-2+deb12u1. Needs gs, pdftotext,
# python3, and any TrueType face that fc-match finds for "DejaVu Sans".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "gs $(gs --version)"
pdftotext -v 2>&1 | head -1
cat > "$work/file.py" <<'PY'
import sys

TABLES = {
    "single": b"3 beginbfchar\n<0024> <7EE9>\n<0025> <6548>\n<0026> <0041>\nendbfchar\n",
    "list": b"1 beginbfrange\n<0024> <0026> [<7EE9> <6548> <0041>]\nendbfrange\n",
    "pair": b"3 beginbfchar\n<0024> <7EE9>\n<0025> <6548>\n<0026> <D873DC56>\nendbfchar\n",
}
face = open(sys.argv[1], "rb").read()


def stream(data, extra=b""):
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), extra, data)


for name, table in TABLES.items():
    words = b"BT /F 24 Tf 50 100 Td <002400250026> Tj ET"
    cmap = (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /A def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + table + b"endcmap\nend\nend"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        stream(words),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Face /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Face /CIDToGIDMap /Identity /DW 700 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>",
        stream(cmap),
        b"<< /Type /FontDescriptor /FontName /AAAAAA+Face /Flags 4 /FontBBox [-1000 -300 2000 1000] "
        b"/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>",
        stream(face, b"/Length1 %d " % len(face)),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    open(f"{sys.argv[2]}/{name}.pdf", "wb").write(out)
PY
python3 "$work/file.py" "$(fc-match -f '%{file}' 'DejaVu Sans')" "$work"
units() { pdftotext "$1" - | iconv -f UTF-8 -t UTF-16BE | od -An -v -tx1 | tr -d ' \n' | sed 's/000a.*//'; }
seen=""
for name in single list pair; do
    gs -q -o "$work/$name-gs.pdf" -sDEVICE=pdfwrite "$work/$name.pdf"
    seen="$seen$name $(units "$work/$name.pdf") $(units "$work/$name-gs.pdf"); "
done
echo "text in UTF-16 before and after pdfwrite: $seen"
[ "$seen" = "single 7ee965480041 7ee965480041; list 7ee965480041 00ff006d0041; pair 7ee96548d873dc56 7ee96548fffd7356; " ] ||
    { echo "changed: before, a list gave 00ff 006d for 7ee9 6548, and a pair d873 7356 for d873 dc56"; exit 1; }
