"""Word documents for tests of the checker: the smallest package that says what matters."""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from paperwork.package import parsed, serialized, unpacked, write_package

DECISION = Path(__file__).parents[2] / "samples" / "so-2026" / "mong-doi" / "04-quyet-dinh.docx"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RELATIONSHIPS = NAMESPACES["r"]
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = "word/document.xml"

FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
PLAIN = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    + FONTS.format("Times New Roman")
    + '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
A4 = (  # khổ A4 đứng, lề 20, 20, 30, 15 mm
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"'
    ' w:header="567" w:footer="567" w:gutter="0"/>'
)


def a_run(text: str = "", rpr: str = "", inside: str = "") -> str:
    """A w:r: its text, with properties; `inside` is markup that follows the text."""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{words}{inside}</w:r>"


def a_paragraph(text: str = "", style: str = "", ppr: str = "", rpr: str = "", inside="") -> str:
    """A w:p of one run; `inside` is markup that follows the run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    own = f"<w:pPr>{named}{ppr}</w:pPr>" if named or ppr else ""
    return f"<w:p>{own}{a_run(text, rpr) if text else ''}{inside}</w:p>"


def a_table(rows: Sequence[Sequence[str]], widths: Sequence[int] = (), tblpr: str = "") -> str:
    """A w:tbl; a cell is its text, or the markup of its blocks; widths in twips."""
    widths = tuple(widths) or (2000,) * max(len(row) for row in rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr>" + "".join(a_cell(c, w) for c, w in zip(row, widths, strict=False)) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def a_cell(said: str, width: int = 2000, tcpr: str = "") -> str:
    """A w:tc that holds text, or markup."""
    blocks = said if said.startswith("<") else a_paragraph(said)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{tcpr}</w:tcPr>{blocks}</w:tc>'


def a_field(code: str, result: str = "", rpr: str = "") -> str:
    """The runs of a complex field."""
    mark = '<w:fldChar w:fldCharType="{}"/>'.format
    parts = [a_run("", rpr, mark("begin"))]
    parts.append(a_run("", rpr, f'<w:instrText xml:space="preserve"> {code} </w:instrText>'))
    if result:
        parts += [a_run("", rpr, mark("separate")), a_run(result, rpr)]
    return "".join([*parts, a_run("", rpr, mark("end"))])


def a_list_level(
    level: int, form: str, text: str, ppr: str = "", rpr: str = "", more: str = "", start: int = 1
) -> str:
    """A w:lvl; `more` stands between the format and the text, as w:isLgl and w:suff do."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:lvl>'
    )


def a_list(*levels: str, number: int = 1) -> str:
    """A w:abstractNum and its w:num, both of that number."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def numbered(number: int = 1, level: int = 0) -> str:
    """The w:numPr of a paragraph in that list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def a_docx(
    body_xml: str = "",
    *,
    styles: str = PLAIN,
    numbering: str = "",
    header: str | Mapping[str, str] = "",
    footer: str | Mapping[str, str] = "",
    section: str = A4,
    settings: str = "",
    theme: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    core: str = "",
    rels: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .docx of that body and A4 section.

    `styles`, `numbering`, `settings`, … are the insides of their parts, or whole parts when they
    begin with an XML declaration. `header` and `footer` are the default one, or markup by kind:
    default, first, even. `rels` of the main part: id to (kind, target); `parts` by name.
    """
    files: dict[str, str | bytes] = {}
    links: dict[str, tuple[str, str]] = {}
    insides = {
        "styles": styles,
        "numbering": numbering,
        "settings": settings,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "comments": comments,
    }
    for name, said in insides.items():
        if said:
            files[f"word/{name}.xml"] = _part(f"w:{name}", said)
            links[name] = (name, f"{name}.xml")
    if theme:
        files["word/theme1.xml"] = _part("a:theme", f"<a:themeElements>{theme}</a:themeElements>")
        links["theme"] = ("theme", "theme1.xml")
    references = ""
    for place, root, said in (("header", "w:hdr", header), ("footer", "w:ftr", footer)):
        kinds = said if isinstance(said, Mapping) else {"default": said} if said else {}
        for kind, inside in kinds.items():
            name = f"{place}-{kind}"
            files[f"word/{name}.xml"] = _part(root, inside)
            links[name] = (place, f"{name}.xml")
            references += f'<w:{place}Reference w:type="{kind}" r:id="{name}"/>'
    ending = f"<w:sectPr>{references}{section}</w:sectPr>" if section or references else ""
    files[MAIN] = _part("w:document", f"<w:body>{body_xml}{ending}</w:body>")
    files["word/_rels/document.xml.rels"] = _rels({**links, **(rels or {})})
    tops = {"main": ("officeDocument", MAIN)}
    if core:
        files["docProps/core.xml"] = _core(core)
        tops["core"] = ("core-properties", "docProps/core.xml")
    files["_rels/.rels"] = _rels(tops)
    files["[Content_Types].xml"] = _content_types(files)
    files.update(parts or {})
    return write_package({n: s.encode() if isinstance(s, str) else s for n, s in files.items()})


def _part(root: str, inside: str) -> str:
    if inside.startswith("<?xml"):
        return inside
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {DECLARED}>{inside}</{root}>'


def _rels(links: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for id, (kind, target) in links.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{inside}</Relationships>'


def _core(inside: str) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'<cp:coreProperties xmlns:cp="{package}"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
    )


def _content_types(names: Iterable[str]) -> str:
    """The content types of the parts that Word asks one for."""
    kinds = {"document": "document.main"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD_TYPE}.{kinds.get(stem, stem)}+xml"/>'
        for name in names
        if name.startswith("word/") and not name.endswith(".rels") and "theme" not in name
        for stem in [name.removeprefix("word/").removesuffix(".xml").partition("-")[0]]
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def decision() -> bytes:
    """A good decision: the one of the department's sample of 2026."""
    return DECISION.read_bytes()


def changed(content: bytes, part: str, pattern: str, replacement: str, count: int = 0) -> bytes:
    """The document with what the pattern finds in a part replaced: everywhere, or `count` times."""
    parts = unpacked(io.BytesIO(content))
    text, found = re.subn(pattern, replacement, parts[part].decode(), count=count, flags=re.DOTALL)
    assert found, f"{pattern} is not in {part}"
    return write_package({**parts, part: text.encode()})


def changed_at(
    content: bytes, part: str, xpath: str, change: Callable[[etree._Element], object]
) -> bytes:
    """The document with `change` done to each element of a part that the XPath finds."""
    parts = unpacked(io.BytesIO(content))
    root = parsed(parts[part])
    found = root.xpath(xpath, namespaces=NAMESPACES)
    assert found, f"{xpath} is not in {part}"
    for element in found:
        change(element)
    return write_package({**parts, part: serialized(root)})
