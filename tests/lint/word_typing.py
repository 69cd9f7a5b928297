"""Documents typed in Word as different people do it, through python-docx: no style of ours.

    sheet = Sheet(Hand(head="tabs", rules="underscores"))
    sheet.head("UBND TỈNH NGHỆ AN", "SỞ NỘI VỤ", number="Số: 05/SNV-VP", date="Nghệ An, ngày …")
    sheet.text("**Điều 1.** Thành lập Tổ công tác …")
    sheet.content()

In a text **…** is bold and __…__ italic; a tab and a line break are what they are.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from paperwork.metrics import text_width_mm

TNR = "Times New Roman"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
EMU = 36_000  # in a millimetre
MARKED = re.compile(r"(\*\*|__)(.+?)\1", re.DOTALL)
RIGHT_MM = 100  # the column of Quốc hiệu, 13 pt
FOOT_MM = 85  # the column of Nơi nhận


@dataclass(frozen=True)
class Hand:  # cách soạn thảo của một người
    font: str = "normal"  # normal | run | theme: where Times New Roman is said
    size: float = 14
    small: bool = False  # bộ cỡ chữ 12, 13, 13
    head: str = "two rows"  # two rows | one row | four rows | tabs | boxes
    rules: str = "drawn"  # drawn | vml | raised | underscores | border
    indent_mm: float = 10
    before: float = 6
    after: float = 0
    line: float | None = 1.0  # dòng; None là đúng 18 pt
    foot: str = "table"  # table | tabs | one row
    left_mm: float = 30
    right_mm: float = 15
    number: str = "field"  # field | simple | gallery: how Word holds the page number


class Sheet:  # một tệp Word đang soạn
    """What is typed goes to the end of the document, in the hand of its writer."""

    def __init__(self, hand: Hand | None = None):
        self.hand = hand or Hand()
        self.word = Document()
        self.place = self.word
        self._normal()
        self._page(self.word.sections[0])

    # ------------------------------------------------------------ page and styles

    def _normal(self):
        hand, normal = self.hand, self.word.styles["Normal"]
        if hand.font == "normal":
            normal.font.name = TNR
            normal.element.rPr.rFonts.set(qn("w:eastAsia"), TNR)
        if hand.font == "theme":
            theme = next(p for p in self.word.part.package.parts if "theme" in str(p.partname))
            theme._blob = re.sub(
                rb'latin typeface="[^"]*"', b'latin typeface="%s"' % TNR.encode(), theme.blob
            )
        if hand.font != "run":
            normal.font.size = Pt(hand.size)
        fmt = normal.paragraph_format
        fmt.space_after, fmt.line_spacing = Pt(0), 1.0

    def _page(self, section):
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(self.hand.left_mm), Mm(self.hand.right_mm)
        section.header_distance = section.footer_distance = Mm(10)

    @property
    def width_mm(self):
        return 210 - self.hand.left_mm - self.hand.right_mm

    def number_pages(self):
        """Page numbers in the header from the second page on."""
        section = self.word.sections[0]
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = ALIGN["center"]
        field = _page_field(self.hand)
        for element in field:
            paragraph._p.append(element)

    def section(self, landscape=False, start=None):
        """A new section on a new page."""
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        self._page(section)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        if start is not None:
            kind = section._sectPr.find(qn("w:pgNumType"))
            if kind is None:
                kind = OxmlElement("w:pgNumType")
                section._sectPr.append(kind)
            kind.set(qn("w:start"), str(start))

    # ------------------------------------------------------------ paragraphs

    def line(
        self, text="", *, size=None, bold=False, italic=False, align="center", at=None, **said
    ):
        """A paragraph: centred and without spacing unless said otherwise."""
        paragraph = self._paragraph(at)
        paragraph.alignment = ALIGN[align]
        fmt = paragraph.paragraph_format
        fmt.space_before, fmt.space_after = Pt(said.get("before", 0)), Pt(said.get("after", 0))
        fmt.left_indent = Mm(said["left_mm"]) if "left_mm" in said else None
        fmt.first_line_indent = Mm(said["first_mm"]) if "first_mm" in said else None
        for words, mark in _pieces(text):
            self.run(paragraph, words, size, bold or mark == "**", italic or mark == "__", said)
        return paragraph

    def run(self, paragraph, text, size=None, bold=False, italic=False, said=None):
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size or self.hand.font == "run":
            run.font.size = Pt(size or self.hand.size)
        if self.hand.font == "run":
            run.font.name = TNR
            run._r.rPr.rFonts.set(qn("w:cs"), TNR)
        if said and said.get("red"):
            run._r.rPr.append(parse_xml(f'<w:color {NAMESPACES} w:val="FF0000"/>'))
        return run

    def text(self, *paragraphs, **said):
        """Body text: justified, the first line indented."""
        hand = self.hand
        for words in paragraphs:
            paragraph = self.line(words, **{"align": "both"} | said)
            fmt = paragraph.paragraph_format
            if "first_mm" not in said:
                fmt.first_line_indent = Mm(hand.indent_mm)
            fmt.space_before, fmt.space_after = Pt(hand.before), Pt(hand.after)
            if hand.line is None:
                fmt.line_spacing_rule, fmt.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)
            else:
                fmt.line_spacing = hand.line

    def grounds(self, *paragraphs):
        self.text(*paragraphs, italic=True)

    def listed(self, *paragraphs, style="List Bullet", close=False, **said):
        """Paragraphs of an automatic list of Word; its styles draw the items together."""
        for words in paragraphs:
            self.text(words, **said)
            paragraph = self.word.paragraphs[-1]
            paragraph.style = self.word.styles[style]
            paragraph.paragraph_format.left_indent = Mm(0)
            if not close:
                paragraph._p.get_or_add_pPr().append(
                    parse_xml(f'<w:contextualSpacing {NAMESPACES} w:val="0"/>')
                )

    def blank(self, count=1):
        for _ in range(count):
            self.line("")

    def page_break(self):
        self.line("").add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, at):
        if at is None:
            return self.place.add_paragraph()
        first = at.paragraphs[0]
        return first if not first.text and not len(first._p) else at.add_paragraph()

    # ------------------------------------------------------------ rule lines

    def rule(self, below, share, at=None, size=14.0, bold=True):
        """A line as long as a share of a text, below it."""
        width = share * text_width_mm(below, size, bold=bold)
        kind = self.hand.rules
        if kind in ("drawn", "vml"):
            paragraph = self.line("", size=4, at=at)
            paragraph._p.append(_stroke(width, kind, self._middle(at)))
        elif kind == "border":
            room = at.width.mm - 3.8 if at is not None and at.width else self.width_mm
            paragraph = self.line("", size=4, at=at)
            side = max((room - width) / 2, 0)
            paragraph.paragraph_format.left_indent = Mm(side)
            paragraph.paragraph_format.right_indent = Mm(side)
            paragraph.paragraph_format.element.get_or_add_pPr().append(
                parse_xml(
                    f'<w:pBdr {NAMESPACES}><w:bottom w:val="single" w:sz="4" w:space="1"'
                    ' w:color="auto"/></w:pBdr>'
                )
            )
        else:
            raised = kind == "raised"
            height = self.hand.size * (2 / 3 if raised else 1)
            count = round(width / text_width_mm("_", height))
            paragraph = self.line("", at=at)
            run = self.run(paragraph, "_" * count, self.hand.size)
            run.font.superscript = raised or None

    def _middle(self, at):
        return (at.width.mm if at is not None and at.width else self.width_mm) / 2

    # ------------------------------------------------------------ head and foot

    def head(
        self,
        parent,
        issuer,
        number,
        date,
        subject="",
        marks=(),
        motto=MOTTO,
    ):
        """Ô 1 to 4, and 5b under the number; the agencies may have several lines."""
        big, small = (12, 12) if self.hand.small else (13, 13)
        second = 13 if self.hand.small else 14
        parents = parent.split("\n") if parent else []
        issuers = issuer.split("\n")
        layout = self.hand.head
        if layout == "tabs":
            return self._tabbed_head(parents, issuers, number, date, subject, second)
        if layout == "boxes":
            return self._boxed_head(parents, issuers, number, date, subject, second)
        rows = {"one row": 1, "two rows": 2, "four rows": 4}[layout]
        table = self.grid(rows, (self.width_mm - RIGHT_MM, RIGHT_MM))
        left, right = table.rows[0].cells
        for words in parents:
            self.line(words, size=big, at=left)
        for words in issuers:
            self.line(words, size=small, bold=True, at=left)
        self.line(NATION, size=small, bold=True, at=right)
        if rows == 4:
            right = table.rows[1].cells[1]
        self.line(motto, size=second, bold=True, at=right)
        if rows == 4:
            left, right = table.rows[2].cells
        self.rule(issuers[-1], 0.4, left, small)
        self.rule(motto, 1, right, second)
        if rows > 1:
            left, right = table.rows[-1].cells
        self.line(number, size=13, at=left)
        if date:
            self.line(date, size=second, italic=True, at=right)
        if subject:
            self.line(subject, size=12 if self.hand.small else 13, before=6, at=left)
        for mark in marks:
            self._stamp(mark, left)
        return table

    def grid(self, rows, widths):
        table = self.word.add_table(rows, len(widths))
        table.autofit = False
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _stamp(self, mark, at):
        inner = at.add_table(1, 1)
        inner.style = self.word.styles["Table Grid"]
        self.line(mark, size=14, bold=True, red=True, at=inner.rows[0].cells[0])
        at.add_paragraph()

    def _tabbed_head(self, parents, issuers, number, date, subject, second):
        left = [*parents, *issuers]
        right = [(NATION, 13), (MOTTO, second)]
        rows = max(len(left), 2)
        left += [""] * (rows - len(left))
        for place in range(rows):
            words = right[place] if place < 2 else ("", 13)
            paragraph = self._tabbed()
            bold = place >= len(parents)
            self.run(paragraph, f"\t{left[place]}", 13, bold)
            self.run(paragraph, "\t")
            self.run(paragraph, words[0], words[1], True)
        paragraph = self._tabbed()
        short = 0.4 * text_width_mm(issuers[-1], 13, bold=True)
        paragraph._p.append(_stroke(short, "drawn", 30))
        paragraph._p.append(_stroke(text_width_mm(MOTTO, second, bold=True), "drawn", 115))
        paragraph = self._tabbed()
        self.run(paragraph, f"\t{number}", 13)
        self.run(paragraph, f"\t{date}", second, italic=True)
        if subject:
            for place, words in enumerate(subject.split("\n")):
                paragraph = self._tabbed()
                paragraph.paragraph_format.space_before = Pt(0 if place else 6)
                self.run(paragraph, f"\t{words}", 13)

    def _tabbed(self):
        paragraph = self.line("", align="left")
        for place in (30, 115):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(place), 1)
        return paragraph

    def _boxed_head(self, parents, issuers, number, date, subject, second):
        first = [(w, 13, False, False) for w in parents] + [(w, 13, True, False) for w in issuers]
        boxes = (
            ([*first, (number, 13, False, False), (subject, 13, False, False)], 5, 65),
            ([(NATION, 13, True, False), (MOTTO, second, True, False), (date, second, False, True)],
             70, 98),
        )  # fmt: skip
        paragraph = self.line("", align="left")
        for lines, left, width in boxes:
            paragraph._p.append(self._box(lines, left, width))
        paragraph._p.append(_stroke(0.4 * text_width_mm(issuers[-1], 13, bold=True), "drawn", 30))
        paragraph._p.append(_stroke(text_width_mm(MOTTO, second, bold=True), "drawn", 115))
        self.blank(5)

    def _box(self, lines, left, width):
        inside = "".join(
            '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
            f'<w:rFonts w:ascii="{TNR}" w:hAnsi="{TNR}"/>{"<w:b/>" * bold}{"<w:i/>" * italic}'
            f'<w:sz w:val="{int(size * 2)}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
            for text, size, bold, italic in lines
        )
        shape = (
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
            f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        )
        return parse_xml(_anchored(shape, left, width, 25))

    def title(self, kind, subject="", rule=True, blank=0):
        """Tên loại, trích yếu and the line below."""
        size = 13 if self.hand.small else 14
        self.blank(blank)
        self.line(kind, size=size, bold=True, before=12)
        lines = subject.split("\n") if subject else []
        for words in lines:
            self.line(words, size=size, bold=True)
        if rule:
            self.rule(lines[-1] if lines else kind, 0.4, size=size)

    def foot(self, recipients, posts, name, note=""):
        """Nơi nhận on the left, the signature on the right."""
        size = 13 if self.hand.small else 14
        posts = posts.split("\n")
        if self.hand.foot == "tabs":
            return self._tabbed_foot(recipients, posts, name, size)
        table = self.grid(1, (FOOT_MM, self.width_mm - FOOT_MM))
        left, right = table.rows[0].cells
        self.line("Nơi nhận:", size=12, bold=True, italic=True, align="left", at=left)
        for words in recipients:
            self.line(words, size=11, align="left", at=left)
        for words in posts:
            self.line(words, size=size, bold=True, at=right)
        if note:
            self.line(note, size=size, italic=True, at=right)
        for _ in range(4):
            self.line("", at=right)
        self.line(name, size=size, bold=True, at=right)
        self.blank()  # Word has a paragraph below every table
        return table

    def _tabbed_foot(self, recipients, posts, name, size):
        rows = max(len(recipients) + 1, len(posts) + 4)
        left = ["Nơi nhận:", *recipients] + [""] * rows
        right = [*posts] + [""] * rows
        right[len(posts) + 3] = name
        for place in range(rows):
            paragraph = self.line("", align="left")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(120), 1)
            label = place == 0
            self.run(paragraph, left[place], 12 if label else 11, label, label)
            if right[place]:
                self.run(paragraph, f"\t{right[place]}", size, True)

    def two_signers(self, left, right, recipients=()):
        """THƯ KÝ on the left and CHỦ TỌA on the right, as minutes have them."""
        table = self.grid(1, (self.width_mm / 2, self.width_mm / 2))
        for (post, name), cell in zip((left, right), table.rows[0].cells, strict=True):
            for words in post.split("\n"):
                self.line(words, bold=True, at=cell)
            for _ in range(4):
                self.line("", at=cell)
            self.line(name, bold=True, at=cell)
        self.blank()
        if recipients:
            self.line("Nơi nhận:", size=12, bold=True, italic=True, align="left", before=6)
            for words in recipients:
                self.line(words, size=11, align="left")

    def table(self, rows, widths=(), size=12.0, at=None):
        """A table of data with borders, its first row bold."""
        columns = len(rows[0])
        place = at or self.word
        table = place.add_table(len(rows), columns)
        table.style = self.word.styles["Table Grid"]
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, words in zip(row.cells, cells, strict=True):
                self.line(
                    words,
                    size=size,
                    bold=number == 0,
                    at=cell,
                    align="center" if number == 0 else "left",
                )
        for column, width in zip(table.columns, widths, strict=False):
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def appendix(self, label, title, attached, landscape=False, rule=True):
        """A phụ lục in a section of its own."""
        self.section(landscape, start=1)
        self.line(label, size=14, bold=True)
        for words in title.split("\n"):
            self.line(words, bold=True)
        self.line(attached, italic=True)
        if rule:
            self.rule("x" * 30, 0.4)

    def content(self) -> bytes:
        buffer = io.BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()


def _pieces(text):
    """The text cut at its marks of bold and italic."""
    place = 0
    for found in MARKED.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], ""
        yield found[2], found[1]
        place = found.end()
    if place < len(text):
        yield text[place:], ""


def _page_field(hand):
    font = f'<w:rFonts w:ascii="{TNR}" w:hAnsi="{TNR}" w:cs="{TNR}"/>' if hand.font == "run" else ""
    rpr = f'<w:rPr>{font}<w:sz w:val="{int(hand.size * 2)}"/></w:rPr>'

    def run(inside):
        return f"<w:r {NAMESPACES}>{rpr}{inside}</w:r>"

    if hand.number == "simple":
        return [
            parse_xml(
                f'<w:fldSimple {NAMESPACES} w:instr=" PAGE "><w:r>{rpr}<w:t>2</w:t></w:r>'
                "</w:fldSimple>"
            )
        ]
    mark = '<w:fldChar w:fldCharType="{}"/>'.format
    runs = [
        run(mark("begin")),
        run('<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText>'),
        run(mark("separate")),
        run("<w:t>2</w:t>"),
        run(mark("end")),
    ]
    return [parse_xml(each) for each in runs]


def _stroke(width, kind, middle):
    """A run with a drawn line of that width in mm."""
    left = middle - width / 2
    if kind == "vml":
        points = width * 72 / 25.4
        start = left * 72 / 25.4
        return parse_xml(
            f'<w:r {NAMESPACES}><w:pict><v:line id="Line" style="position:absolute;z-index:1"'
            f' from="{start:.1f}pt,2pt" to="{start + points:.1f}pt,2pt"/></w:pict></w:r>'
        )
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{int(width * EMU)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
        '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    return parse_xml(_anchored(shape, left, width, 0))


def _anchored(shape, left, width, height):
    return (
        f'<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(left * EMU)}</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{int(width * EMU)}" cy="{int(height * EMU)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Line 1"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def xml(markup):
    """An element of markup in the namespaces of Word."""
    return parse_xml(re.sub(r"^(<[\w:]+)", rf"\1 {NAMESPACES}", markup))
