#!/usr/bin/env bash
# LibreOffice Writer: a part of XML that a .docx carries is lost at the first save, unless it has properties.
#
# Office Open XML lets a document carry parts of XML of any kind (customXml/item1.xml), linked from the document. A
# second part with properties, an identifier in most cases, may be linked from the first; the format does not ask for it.
# Of two documents that differ in nothing but those properties, LibreOffice hands one on whole after opening and saving,
# and the other without the part. Nothing is said. What is kept goes by the properties, not by the part.
#
# Seen with Debian's libreoffice-writer 4:7.4.7-1+deb12u14. Needs soffice and python3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice -env:UserInstallation="file://$work/profile" --headless "$@" 2> /dev/null; }
office --version
cat > "$work/file.py" <<'PY'
import sys, zipfile

main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006"
package = "http://schemas.openxmlformats.org/package/2006"
kinds = "application/vnd.openxmlformats-officedocument"


def links(kind, target):
    return (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/relationships/{kind}" Target="{target}"/></Relationships>'
    )


def write(path, properties):
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.wordprocessingml.document.main+xml"/>'
    )
    members = {
        "_rels/.rels": links("officeDocument", "word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body><w:p/></w:body></w:document>',
        "word/_rels/document.xml.rels": links("customXml", "../customXml/item1.xml"),
        "customXml/item1.xml": '<kept xmlns="urn:example:kept">word</kept>',
    }
    if properties:
        types += (
            '<Override PartName="/customXml/itemProps1.xml" '
            f'ContentType="{kinds}.customXmlProperties+xml"/>'
        )
        members["customXml/_rels/item1.xml.rels"] = links("customXmlProps", "itemProps1.xml")
        members["customXml/itemProps1.xml"] = (
            f'<p:datastoreItem xmlns:p="{office}/customXml" '
            'p:itemID="{6B1C7F1E-8A55-4B6B-9F2A-0D4E7C3A9B10}"/>'
        )
    members["[Content_Types].xml"] = f'<Types xmlns="{package}/content-types">{types}</Types>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


def carried(path):
    archive = zipfile.ZipFile(path)
    return any(b"urn:example:kept" in archive.read(name) for name in archive.namelist())


if sys.argv[1] == "write":
    write(sys.argv[2], False)
    write(sys.argv[3], True)
else:
    print(*("kept" if carried(path) else "lost" for path in sys.argv[2:]))
PY
mkdir "$work/saved"
python3 "$work/file.py" write "$work/without.docx" "$work/with.docx"
before=$(python3 "$work/file.py" look "$work/without.docx" "$work/with.docx")
office --convert-to docx --outdir "$work/saved" "$work/without.docx" "$work/with.docx" > /dev/null
after=$(python3 "$work/file.py" look "$work/saved/without.docx" "$work/saved/with.docx")
echo "the part without and with properties, as written: $before; after one save: $after"
[ "$before, $after" = "kept kept, lost kept" ] || { echo "changed: before, one was lost and one kept"; exit 1; }
