"""The fixed parts of a Word file: styles, settings, font table, page feet."""

from __future__ import annotations

from typing import Final

from perfeval_gui.exports.archive import XML_HEAD, xml_text
from perfeval_gui.exports.font_names import FONT_NAMES, SUBSTITUTES
from perfeval_gui.exports.word.xml import END, GLUE, JUSTIFY, PREFIX
from perfeval_gui.pages.model import MARK_STYLE, STYLES, Role, Style

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES: Final = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
FOOT_PITCH: Final = 16
"""Line pitch of the page number, pt."""
_FOOT: Final = "form-foot"
_MARK: Final = "form-mark"
_FOOT_STYLE: Final = Style(label="页码", font="song", size=14, pitch=FOOT_PITCH, align="center")
_TINY: Final = Style(label="", pitch=1, size=1)
_SPECIAL: Final = {_FOOT: _FOOT_STYLE, _MARK: MARK_STYLE, GLUE: _TINY, END: _TINY}
_SPECIAL_LABELS: Final = {_FOOT: "页码", _MARK: "状态", GLUE: "表间隔", END: "部分结尾"}
# Latin and Chinese must not be spaced apart, nor punctuation hang over the margin: the printed
# preview does neither, and either moves line ends.
_PLAIN: Final = (
    '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
)
_BASE: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/>{fonts}</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def styles_xml() -> str:
    """``word/styles.xml``: every style of the pages under its Chinese name."""
    normal = f"<w:rPr>{_fonts('fang')}</w:rPr>"
    own = "".join(_style_xml(PREFIX + key, style, style.label) for key, style in STYLES.items())
    extra = "".join(_style_xml(key, style, _SPECIAL_LABELS[key]) for key, style in _SPECIAL.items())
    return (
        f"{XML_HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts('fang')}"
        '<w:kern w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_PLAIN}"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>{_BASE.format(fonts=normal)}{own}{extra}</w:styles>"
    )


def settings_xml() -> str:
    """``word/settings.xml``: layout of Word 2013 and later, no squeezing of punctuation."""
    return (
        f'{XML_HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def fonts_xml() -> str:
    """``word/fontTable.xml``: the substitute Word shall take where a face is not installed."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{SUBSTITUTES[role]}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for role, name in FONT_NAMES.items()
    )
    return f"{XML_HEAD}<w:fonts {SPACES}>{entries}</w:fonts>"


def foot_xml(numbered: bool) -> str:
    """A page foot; the one without a number keeps the foot of the part before from showing."""
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    inside = dash.format("— ") + number + dash.format(" —") if numbered else ""
    return (
        f'{XML_HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="{_FOOT}"/></w:pPr>'
        f"{inside}</w:p></w:ftr>"
    )


def head_xml(mark: str) -> str:
    """The page head, which says the *mark* of the package in one line."""
    return (
        f'{XML_HEAD}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val="{_MARK}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{xml_text(mark)}</w:t></w:r></w:p></w:hdr>'
    )


def _fonts(role: Role) -> str:
    name = FONT_NAMES[role]
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" '
        f'w:eastAsia="{name}" w:cs="{name}"/>'
    )


def _style_xml(style_id: str, style: Style, label: str) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{label}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_fonts(style.font)}{bold}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _paragraph(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    indent = (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" '
        f'w:firstLine="{round(style.indent * style.size * 20)}"/>'
        if style.indent
        else ""
    )
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    return (
        f'{keep}{_PLAIN}<w:spacing w:before="{round(style.before * 20)}" '
        f'w:after="{round(style.after * 20)}" w:line="{round(style.pitch * 20)}" '
        f'w:lineRule="exact"/>{indent}<w:jc w:val="{JUSTIFY[style.align]}"/>{outline}'
    )
