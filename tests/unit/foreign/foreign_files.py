"""Good files of every format, as others write them: what tests of reading begin with."""

from __future__ import annotations

import zipfile
from typing import Final

from checkout import ROOT
from unit.foreign.word_files import p, run, tbl, tc, tr, word

KEPT: Final = ROOT / "tests/reference/saved-by-libreoffice.zip"
"""Our sample, own.docx and own.xlsx, and each as LibreOffice 7.4 saved it: kept, as starting it for
every format takes longer than all that is tested with them."""
_BY: Final = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"'


def kept(name: str) -> bytes:
    """A file that LibreOffice saved, or one of ours that it saved."""
    with zipfile.ZipFile(KEPT) as archive:
        return archive.read(name)


def wrapped() -> bytes:
    """A Word file with a text in each thing that a text can be wrapped in."""
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return word(
        p("一、标题", '<w:pStyle w:val="B"/>')
        + tbl(
            tr(tc(f"<w:sdt><w:sdtContent>{p('控')}</w:sdtContent></w:sdt>"), "12"),
            tr(tc(p(f"<w:ins {_BY}>{run('增')}</w:ins><w:del {_BY}>{run('删')}</w:del>")), "1"),
            tr(
                tc(p(f"{field.format('begin')}{field.format('separate')}{run('域')}"
                     f"{field.format('end')}"), '<w:vMerge w:val="restart"/>'),
                tc(p(f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")),
            ),
            tr(tc("", "<w:vMerge/>"), tc(tbl(tr("内")) + p())),
            tr("删", "行", properties=f"<w:del {_BY}/>"),
        ),
        {
            "styles": '<w:styles><w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
            "numbering": '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
            '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            "</w:numbering>",
            "header": f"<w:hdr>{p('页眉')}</w:hdr>",
            "comments": f'<w:comments><w:comment w:id="1">{p("批")}</w:comment></w:comments>',
        },
    )  # fmt: skip


def letter() -> bytes:
    """A page of HTML as a letter carries it."""
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=x"\r\n\r\n--=x\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "<table><tr><td rowspan=2>规模（㎡）<td x:num='0.8'>80%</table>".encode("gb18030")
        + b"\r\n--=x--\r\n"
    )


def every_kind() -> dict[str, bytes]:
    """A good file of each format that is read, by its name."""
    with zipfile.ZipFile(KEPT) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {
        **found,
        "wrapped.docx": wrapped(),
        "page.mht": letter(),
        "rows.txt": "甲\t1\n".encode(),
    }
