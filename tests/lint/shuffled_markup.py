"""Markup of Word at random: elements where Word puts them, or anywhere, with values of any kind."""

from random import Random

from lint_builders import NAMESPACES
from lxml import etree

BLOCKS = ("w:p", "w:tbl", "w:sdt", "w:ins", "mc:AlternateContent", "w:customXml")
INLINES = (
    *("w:r", "w:r", "w:r", "w:hyperlink", "w:sdt", "w:ins", "w:del", "w:moveFrom", "w:fldSimple"),
    *("mc:AlternateContent", "m:oMath", "w:pPr"),
)
OF_RUN = (
    *("w:t", "w:t", "w:rPr", "w:tab", "w:br", "w:sym", "w:fldChar", "w:fldChar", "w:instrText"),
    *("w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:ruby", "w:pgNum", "w:delText"),
)
LETTERS = (
    *("w:rFonts", "w:sz", "w:szCs", "w:b", "w:i", "w:color", "w:shd", "w:highlight", "w:u", "w:w"),
    *("w:vanish", "w:vertAlign", "w:rtl", "w:spacing", "w:rStyle"),
)
LAYOUT = (
    *("w:pStyle", "w:numPr", "w:spacing", "w:ind", "w:jc", "w:pBdr", "w:framePr", "w:rPr"),
    *("w:sectPr", "w:bidi", "w:keepNext"),
)
EDGES = ("w:top", "w:bottom", "w:left", "w:insideH", "w:insideV", "w:start")
SHAPES = ("v:line", "v:shape", "v:rect", "v:group")
PLAUSIBLE = {
    "w:body": (*BLOCKS, "w:p", "w:p", "w:sectPr"),
    "w:p": INLINES,
    "w:r": OF_RUN,
    "w:pPr": LAYOUT,
    "w:rPr": LETTERS,
    "w:numPr": ("w:numId", "w:ilvl"),
    "w:pBdr": EDGES,
    "w:tbl": ("w:tblPr", "w:tblGrid", "w:tr", "w:tr", "w:sdt"),
    "w:tblGrid": ("w:gridCol",),
    "w:tblPr": ("w:tblStyle", "w:tblBorders", "w:tblLook", "w:tblCellMar"),
    "w:tblBorders": EDGES,
    "w:tcBorders": EDGES,
    "w:tblCellMar": EDGES,
    "w:tr": ("w:trPr", "w:tc", "w:tc", "w:sdt", "w:tblPrEx"),
    "w:trPr": ("w:tblHeader", "w:cantSplit", "w:gridBefore"),
    "w:tc": ("w:tcPr", *BLOCKS),
    "w:tcPr": ("w:gridSpan", "w:tcW", "w:tcBorders", "w:tcMar"),
    "w:sdt": ("w:sdtContent",),
    "w:sdtContent": (*BLOCKS, *INLINES, "w:tr", "w:tc"),
    "w:sectPr": ("w:pgSz", "w:pgMar", "w:pgNumType", "w:titlePg", "w:type", "w:headerReference"),
    "mc:AlternateContent": ("mc:Choice", "mc:Fallback"),
    "mc:Choice": (*OF_RUN, *BLOCKS),
    "mc:Fallback": (*OF_RUN, *INLINES),
    "w:ruby": ("w:rubyBase",),
    "m:oMath": ("m:t",),
    "w:drawing": ("wp:inline", "wp:anchor"),
    "wp:inline": ("wp:extent", "wp:docPr", "a:graphic"),
    "wp:anchor": ("wp:extent", "a:graphic"),
    "a:graphic": ("a:graphicData",),
    "a:graphicData": ("wps:wsp", "wpg:wgp", "pic:pic", "mc:AlternateContent"),
    "wpg:wgp": ("wpg:grpSpPr", "wps:wsp", "wpg:grpSp", "pic:pic"),
    "wpg:grpSp": ("wpg:grpSpPr", "wps:wsp", "wpg:grpSp"),
    "wpg:grpSpPr": ("a:xfrm",),
    "a:xfrm": ("a:ext", "a:chExt"),
    "wps:wsp": ("wps:spPr", "wps:txbx", "wps:style"),
    "wps:spPr": ("a:xfrm", "a:prstGeom", "a:ln", "a:solidFill"),
    "a:ln": ("a:noFill", "a:solidFill", "a:prstDash"),
    "wps:style": ("a:lnRef",),
    "wps:txbx": ("w:txbxContent",),
    "w:txbxContent": BLOCKS,
    "w:pict": SHAPES,
    "w:object": SHAPES,
    "v:group": SHAPES,
    "v:shape": ("v:textbox", "v:stroke", "v:imagedata"),
    "v:textbox": ("w:txbxContent",),
    "w:styles": ("w:docDefaults", "w:style", "w:style", "w:style"),
    "w:docDefaults": ("w:rPrDefault", "w:pPrDefault"),
    "w:rPrDefault": ("w:rPr",),
    "w:pPrDefault": ("w:pPr",),
    "w:style": ("w:name", "w:basedOn", "w:pPr", "w:rPr", "w:tblPr", "w:tblStylePr"),
    "w:tblStylePr": ("w:pPr", "w:rPr"),
    "w:numbering": ("w:abstractNum", "w:abstractNum", "w:num", "w:num"),
    "w:abstractNum": ("w:lvl", "w:lvl", "w:styleLink", "w:numStyleLink"),
    "w:num": ("w:abstractNumId", "w:lvlOverride"),
    "w:lvlOverride": ("w:startOverride", "w:lvl"),
    "w:lvl": (
        *("w:start", "w:numFmt", "w:lvlText", "w:lvlRestart", "w:isLgl", "w:pStyle", "w:pPr"),
        *("w:rPr", "w:lvlPicBulletId"),
    ),
}
NAMES = sorted({name for names in PLAUSIBLE.values() for name in names} | set(PLAUSIBLE))
ATTRIBUTES = (
    *("w:val", "w:val", "w:val", "w:w", "w:h", "w:type", "w:left", "w:before", "w:beforeLines"),
    *("w:line", "w:lineRule", "w:firstLine", "w:firstLineChars", "w:hanging", "w:fldCharType"),
    *("w:beforeAutospacing", "w:instr", "w:char", "w:font", "w:ascii", "w:hAnsi", "w:asciiTheme"),
    *("w:hint", "w:themeColor", "w:themeTint", "w:fill", "w:sz", "w:color", "w:start", "w:fmt"),
    *("w:format", "w:numId", "w:ilvl", "w:abstractNumId", "w:styleId", "w:default", "w:firstRow"),
    *("w:xAlign", "r:id", "cx", "cy", "prst", "idx", "val", "style", "from", "to", "coordsize"),
    *("stroked", "filled", "type", "hidden", "o:hr", "dashstyle"),
)
VALUES = (
    *("0", "1", "2", "-1", "9", "240", "99999999999999999999", "1e9", "0.5", "12pt", "3mm", "nan"),
    *("inf", "", " ", "x", "true", "false", "off", "auto", "FFFFFF", "80", "F0B7", "D800", "0000"),
    *("default", "first", "even", "begin", "separate", "end", "page", "exact", "atLeast", "single"),
    *("nil", "paragraph", "character", "table", "numbering", "bullet", "decimal", "upperRoman"),
    *("lowerLetter", "custom", "%1.%2", "%0%9", "line", "rect", "#_x0000_t32", "1,2", "0,0", ","),
    *("width:9pt;height:0", "PAGE", "= PAGE", "text1", "minorHAnsi", "eastAsia", "center", "ệ"),
    *("nextPage", "continuous", "header-default", "firstRow", "\U0001f600", "\uf0b7", "٣", "語"),
)


def named(name: str) -> str:
    """A name with its prefix as lxml spells it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def grown(random: Random, name: str, size: int = 60) -> etree._Element:
    """An element with about that many inside: mostly those that Word puts there."""
    root = etree.Element(named(name), nsmap=NAMESPACES)
    growing = [(root, name)]
    for _ in range(size):
        parent, within = random.choice(growing[-12:])
        usual = PLAUSIBLE.get(within) if random.random() < 0.9 else NAMES
        if usual is None:
            continue
        child = random.choice(usual)
        element = etree.SubElement(parent, named(child))
        element.text = random.choice(VALUES)
        for attribute in random.choices(ATTRIBUTES, k=random.randrange(4)):
            element.set(named(attribute), random.choice(VALUES))
        growing.append((element, child))
    return root


def xml(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode")


def shuffle(random: Random, root: etree._Element, count: int = 20) -> None:
    """Renames, changes, drops or moves that many of the elements under the root."""
    for element in random.sample([*root.iter("*")][1:], count):
        action = random.choice(["rename", "set", "drop", "move"])
        if action == "rename":
            element.tag = named(random.choice(NAMES))
        elif action == "set":
            element.set(named(random.choice(ATTRIBUTES)), random.choice(VALUES))
        elif action == "drop" and element.getparent() is not None:
            element.getparent().remove(element)
        elif action == "move" and len(element) == 0:
            random.choice([e for e in root.iter("*") if e is not element]).append(element)
