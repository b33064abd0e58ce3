#!/usr/bin/env bash
# LibreOffice Writer: a bookmark in the paragraph that ends a section gets shorter at every save of a .docx file.
#
# Two sections with footers of their own; the last paragraph of the first one holds the w:sectPr and the text
# "signed: WXYZ" with a bookmark round WXYZ. Saved as .docx again and again, the text stays and the bookmark is round
# WXY, WX, W. With the w:sectPr in a paragraph of its own it stays round WXYZ, if that paragraph is not empty: an
# empty one is left out at the first save, and the section ends in the paragraph above from then on.
#
# Seen with Debian's libreoffice-writer 4:7.4.7-1+deb12u14. Needs soffice and python3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
cat > "$work/file.py" <<'PY'
import re, sys, zipfile

main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
spaces = f'xmlns:w="{main}" xmlns:r="{links}"'


def section(foot):
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{foot}"/><w:type w:val="nextPage"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" '
        'w:left="1000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
    )


def write(path, end):
    text = (
        '<w:r><w:t xml:space="preserve">signed: </w:t></w:r><w:bookmarkStart w:id="1" w:name="who"/>'
        '<w:r><w:t>WXYZ</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    )
    first = f"<w:pPr>{section('rId1')}</w:pPr>"
    body = {
        "text": f"<w:p>{first}{text}</w:p>",
        "empty": f"<w:p>{text}</w:p><w:p>{first}</w:p>",
        "blank": f'<w:p>{text}</w:p><w:p>{first}<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>',
    }[end]
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/foot1.xml" ContentType="{kind}.footer+xml"/>'
        f'<Override PartName="/word/foot2.xml" ContentType="{kind}.footer+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{links}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{links}/footer" Target="foot{n}.xml"/>' for n in (1, 2)
        )
        + "</Relationships>",
        "word/foot1.xml": f"<w:ftr {spaces}><w:p/></w:ftr>",
        "word/foot2.xml": f"<w:ftr {spaces}><w:p><w:r><w:t>foot</w:t></w:r></w:p></w:ftr>",
        "word/document.xml": f"<w:document {spaces}><w:body><w:p><w:r><w:t>one</w:t></w:r></w:p>{body}"
        f"<w:p><w:r><w:t>two</w:t></w:r></w:p>{section('rId2')}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


def marked(path):
    text = zipfile.ZipFile(path).read("word/document.xml").decode()
    start = re.search(r'<w:bookmarkStart[^>]*w:name="who"[^>]*>', text)
    number = re.search(r'w:id="(\d+)"', start[0])[1]
    inside = text[start.end() : text.index(f'<w:bookmarkEnd w:id="{number}"', start.end())]
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside))


if sys.argv[1] == "write":
    write(*sys.argv[2:])
else:
    print(marked(sys.argv[2]))
PY
seen=""
for end in text empty blank; do
    mkdir -p "$work/$end/0"
    python3 "$work/file.py" write "$work/$end/0/a.docx" "$end"
    seen="$seen$end:"
    for save in 0 1 2 3; do
        seen="$seen $(python3 "$work/file.py" marked "$work/$end/$save/a.docx")"
        office --convert-to docx --outdir "$work/$end/$((save + 1))" "$work/$end/$save/a.docx" > /dev/null
    done
    seen="$seen; "
done
echo "what the bookmark is round before and after three saves, by what ends the section: $seen"
[ "$seen" = "text: WXYZ WXY WX W; empty: WXYZ WXYZ WXY WX; blank: WXYZ WXYZ WXYZ WXYZ; " ] ||
    { echo "changed: text lost a letter a save, empty from the second save on, blank none"; exit 1; }
