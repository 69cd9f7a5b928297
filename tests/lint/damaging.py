"""Ways to damage one place of a Word document, as people do who know no better.

damaged(content, "QUYẾT ĐỊNH:", size(16))     the first paragraph that the pattern matches
damaged(content, SECTION, margin(left=20))    a place that is no paragraph, by its XPath
"""

import io
import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lint_builders import MAIN, NAMESPACES, WORD_TYPE
from lxml import etree

from paperwork.package import parsed, serialized, unpacked, write_package

W = f"{{{NAMESPACES['w']}}}"
TWIPS, EMU = 1440 / 25.4, 36_000
BODY = (MAIN, "/w:document/w:body")
SECTION, LAST_SECTION = (MAIN, "(//w:sectPr)[1]"), (MAIN, "(//w:sectPr)[last()]")
HEAD, FOOT = (MAIN, "(//w:tbl)[1]"), (MAIN, "(//w:tbl[.//w:t[. = 'Nơi nhận:']])[1]")
PAGE_NUMBER = ("word/header2.xml", "//w:p")
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"

Element = etree._Element
Place = str | tuple[str, str]  # mẫu của đoạn trong thân, hoặc (phần của gói, XPath)


@dataclass(frozen=True)
class Change:  # một kiểu làm hỏng
    name: str
    do: Callable[[Element], object]


def damaged(content: bytes, place: Place, change: Change) -> bytes:
    """The document with the change done at one place."""
    parts = unpacked(io.BytesIO(content))
    name = MAIN if isinstance(place, str) else place[0]
    root = parsed(parts[name])
    change.do(_found(root, place))
    return write_package({**parts, name: serialized(root)})


def without_style_names(content: bytes) -> bytes:
    """The document with every style named as nobody's."""
    parts = unpacked(io.BytesIO(content))
    root = parsed(parts["word/styles.xml"])
    for place, name in enumerate(root.iterfind(f"{W}style/{W}name")):
        if name.get(f"{W}val").startswith("ND30"):
            name.set(f"{W}val", f"Kiểu {place}")
    return write_package({**parts, "word/styles.xml": serialized(root)})


def with_short_tables(content: bytes) -> bytes:
    """The document with the first rows alone of its tables of data, to be read sooner."""
    parts = unpacked(io.BytesIO(content))
    root = parsed(parts[MAIN])
    for table in root.iter(f"{W}tbl"):
        if len(table.findall(f"{W}tblGrid/{W}gridCol")) > 2:
            for row in table.findall(f"{W}tr")[2:]:
                table.remove(row)
    return write_package({**parts, MAIN: serialized(root)})


def _found(root: Element, place: Place) -> Element:
    if isinstance(place, tuple):
        return root.xpath(place[1], namespaces=NAMESPACES)[0]
    return next(p for p in root.iter(f"{W}p") if re.match(place, text_of(p)))


def text_of(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def _child(parent: Element, name: str, first: bool = False) -> Element:
    """The child of that name, made when it is not there."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(0 if first else len(parent), found)
    return found


def _set(parent: Element, name: str, **attributes: object) -> None:
    own = _child(parent, name)
    for attribute, value in attributes.items():
        own.set(f"{W}{attribute}", str(value))


# ---------------------------------------------------------------- letters


def _letters(said: str, name: str, **attributes: object) -> Change:
    def do(paragraph: Element) -> None:
        for run in paragraph.iter(f"{W}r"):
            _set(_child(run, "rPr", first=True), name, **attributes)

    return Change(said, do)


def size(points: float) -> Change:
    return _letters(f"cỡ {points}", "sz", val=int(2 * points))


def font(name: str) -> Change:
    return _letters(name, "rFonts", ascii=name, hAnsi=name, cs=name)


bold, light = _letters("đậm", "b", val=1), _letters("không đậm", "b", val=0)
italic, upright = _letters("nghiêng", "i", val=1), _letters("đứng", "i", val=0)
underlined = _letters("gạch chân", "u", val="single")
red = _letters("đỏ", "color", val="FF0000")
marked = _letters("tô vàng", "highlight", val="yellow")
narrow = _letters("co 80%", "w", val=80)
condensed = _letters("nén 1 pt", "spacing", val=-20)

# ---------------------------------------------------------------- words


def reads(text: str) -> Change:
    """Other words, a line for each line of them."""

    def do(paragraph: Element) -> None:
        first, *others = paragraph.iter(f"{W}t")
        for other in others:
            other.text = ""
        _write(first, text)

    return Change(f"“{text}”", do)


def replaced(old: str, new: str) -> Change:
    def do(paragraph: Element) -> None:
        before = text_of(paragraph)
        assert re.search(old, before), f"{old} is not in {before}"
        reads(re.sub(old, new, before, count=1)).do(paragraph)

    return Change(f"{old} → {new}", do)


def ends(mark: str) -> Change:
    """Another mark at the end instead of its own."""
    return Change(f"hết bằng “{mark}”", lambda p: replaced(r"(?:\./\.|[;.,])$", mark).do(p))


def typed(label: str) -> Change:
    """Numbered by hand instead of by Word."""

    def do(paragraph: Element) -> None:
        _set(_child(_child(paragraph, "pPr", first=True), "numPr"), "numId", val=0)
        _set(_child(paragraph, "pPr"), "ind", firstLine=567)
        reads(label + text_of(paragraph)).do(paragraph)

    return Change(f"gõ “{label.strip()}”", do)


decomposed = Change("dấu rời", lambda p: reads(unicodedata.normalize("NFD", text_of(p))).do(p))


def _write(first: Element, text: str) -> None:
    first.text, *lines = text.split("\n")
    for line in reversed(lines):
        below = etree.Element(f"{W}t")
        below.text = line
        first.addnext(below)
        first.addnext(etree.Element(f"{W}br"))


# ---------------------------------------------------------------- paragraphs


def _paragraph(said: str, name: str, **attributes: object) -> Change:
    return Change(said, lambda p: _set(_child(p, "pPr", first=True), name, **attributes))


def aligned(side: str) -> Change:
    return _paragraph(f"căn {side}", "jc", val=side)


def indented(millimetres: float) -> Change:
    """Another indent of the first line."""
    return _paragraph(f"lùi {millimetres} mm", "ind", firstLine=round(millimetres * TWIPS))


def shifted(millimetres: float) -> Change:
    return _paragraph(f"dời {millimetres} mm", "ind", left=round(millimetres * TWIPS))


def lines(count: float) -> Change:
    return _paragraph(f"cách dòng {count}", "spacing", line=round(240 * count), lineRule="auto")


tight = _paragraph("cách 0 pt", "spacing", before=0, after=0)
removed = Change("xóa", lambda p: p.getparent().remove(p))
new_page = _paragraph("sang trang", "pageBreakBefore", val=1)


def above(text: str, *changes: Change) -> Change:
    """A paragraph above, in Normal, that looks like the changes."""
    return Change(f"trên là “{text}”", lambda p: p.addprevious(_new(text, changes)))


def below(text: str, *changes: Change) -> Change:
    return Change(f"dưới là “{text}”", lambda p: p.addnext(_new(text, changes)))


def _new(text: str, changes: tuple[Change, ...]) -> Element:
    paragraph = etree.Element(f"{W}p")
    _child(paragraph, "pPr")
    if text:
        run = etree.SubElement(paragraph, f"{W}r")
        _write(etree.SubElement(run, f"{W}t"), text)
    for change in changes:
        change.do(paragraph)
    return paragraph


def moved_above(place: str) -> Change:
    """The paragraph above another one instead of in its own place."""
    return Change(f"chuyển lên trên {place}", lambda p: _found(_root(p), place).addprevious(p))


def moved_below(place: str) -> Change:
    return Change(f"chuyển xuống dưới {place}", lambda p: _found(_root(p), place).addnext(p))


def _root(element: Element) -> Element:
    return element.getroottree().getroot()


def after(text: str) -> Change:
    """Words before those that the paragraph has."""

    def do(paragraph: Element) -> None:
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        paragraph.find(f"{W}r").addprevious(run)

    return Change(f"sau “{text.strip()}”", do)


blank_above, blank_below = above(""), below("")


def together(*changes: Change) -> Change:
    """Several changes at one place."""

    def do(element: Element) -> None:
        for change in changes:
            change.do(element)

    return Change(", ".join(change.name for change in changes), do)


# ---------------------------------------------------------------- rule lines


def rule(millimetres: float) -> Change:
    """Another length of the line that is drawn in the paragraph below."""

    def do(paragraph: Element) -> None:
        for extent in _next(paragraph).iter("{*}extent", "{*}ext"):
            if extent.get("cx"):
                extent.set("cx", str(round(millimetres * EMU)))

    return Change(f"đường kẻ {millimetres} mm", do)


def _dashed(paragraph: Element) -> None:
    for line in _next(paragraph).iter("{*}ln"):
        etree.SubElement(line, f"{{{NAMESPACES['a']}}}prstDash", val="dash")


def _next(paragraph: Element) -> Element:
    found = next(paragraph.itersiblings(f"{W}p"))
    assert found.find(".//{*}extent") is not None, "no line is drawn below"
    return found


dashed = Change("nét đứt", _dashed)
no_rule = Change("không có đường kẻ", lambda p: removed.do(_next(p)))
underlined_instead = Change("gạch chân thay đường kẻ", lambda p: (no_rule.do(p), underlined.do(p)))

# ---------------------------------------------------------------- tables and sections


def _swapped(table: Element) -> None:
    """The cells of each row in the other order."""
    for row in table.iterfind(f"{W}tr"):
        row.append(row.find(f"{W}tc"))


def _framed(table: Element) -> None:
    borders = _child(table.find(f"{W}tblPr"), "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _set(borders, side, val="single", sz=4)


def widths(*millimetres: float) -> Change:
    """Other widths of the columns."""

    def do(table: Element) -> None:
        measures = [str(round(mm * TWIPS)) for mm in millimetres]
        for column, width in zip(table.iter(f"{W}gridCol"), measures, strict=True):
            column.set(f"{W}w", width)
        for row in table.iterfind(f"{W}tr"):
            for cell, width in zip(row.iterfind(f"{W}tc"), measures, strict=True):
                cell.find(f"{W}tcPr/{W}tcW").set(f"{W}w", width)

    return Change(f"cột {millimetres} mm", do)


def _lowered(paragraph: Element) -> None:
    """The paragraph in a row of its own below; an empty one stays."""
    row = next(paragraph.iterancestors(f"{W}tr"))
    column = row.findall(f"{W}tc").index(next(paragraph.iterancestors(f"{W}tc")))
    other = deepcopy(row)
    for cell in other.iterfind(f"{W}tc"):
        for own in cell.findall(f"{W}p"):
            cell.remove(own)
        etree.SubElement(cell, f"{W}p")
    row.addnext(other)
    place = other.findall(f"{W}tc")[column]
    paragraph.addprevious(etree.Element(f"{W}p"))
    place.insert(len(place) - 1, paragraph)


swapped, framed = Change("đổi hai bên", _swapped), Change("đóng khung", _framed)
lowered = Change("xuống hàng dưới", _lowered)


def margin(**millimetres: float) -> Change:
    def do(section: Element) -> None:
        _set(section, "pgMar", **{k: round(v * TWIPS) for k, v in millimetres.items()})

    return Change(f"lề {millimetres}", do)


def paper(width: float, height: float) -> Change:
    measures = {"w": round(width * TWIPS), "h": round(height * TWIPS)}
    return Change(f"giấy {width} x {height}", lambda s: _set(s, "pgSz", **measures))


def pages(**said: object) -> Change:
    """Another way to count pages: start=5, fmt="upperRoman"."""
    return Change(f"số trang {said}", lambda s: _set(s, "pgNumType", **said))


no_restart = Change("số trang nối tiếp", lambda s: s.remove(s.find(f"{W}pgNumType")))
number_at_once = Change("số ở trang đầu", lambda s: s.remove(s.find(f"{W}titlePg")))


# ---------------------------------------------------------------- the whole package


def with_number_in_footer(content: bytes) -> bytes:
    """The page number at the foot instead of the head."""
    parts = unpacked(io.BytesIO(content))
    main, links = parsed(parts[MAIN]), parsed(parts[RELATIONS])
    for link in links:
        if link.get("Target") == "header2.xml":
            link.set("Type", link.get("Type").replace("/header", "/footer"))
    for section in main.iter(f"{W}sectPr"):
        for reference in section.findall(f"{W}headerReference"):
            if reference.get(f"{W}type") == "default":
                reference.tag = f"{W}footerReference"
    types = parsed(parts[TYPES])
    for part in types:
        if part.get("PartName") == "/word/header2.xml":
            part.set("ContentType", f"{WORD_TYPE}.footer+xml")
    inside = parts["word/header2.xml"].replace(b"w:hdr", b"w:ftr")
    return write_package(
        {
            **parts,
            MAIN: serialized(main),
            RELATIONS: serialized(links),
            TYPES: serialized(types),
            "word/header2.xml": inside,
        }
    )


def tracked(paragraph: Element) -> None:
    """The words of the paragraph as an insertion that nobody has accepted."""
    for run in paragraph.findall(f"{W}r"):
        mark = etree.Element(f"{W}ins", {f"{W}id": "1", f"{W}author": "A"})
        run.addprevious(mark)
        mark.append(run)


inserted = Change("theo dõi thay đổi", tracked)
