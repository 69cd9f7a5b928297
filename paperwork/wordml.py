"""Values that are more than text: what a template prints raw, as WordprocessingML.

Each carries `__html__`, so any autoescaping Jinja inserts it as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import ClassVar, Literal

Level = Literal["run", "block"]  # where the markup may stand: in a paragraph, or in its place

EMU_PER_MM = 36_000
EMU_PER_POINT = 12_700

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    f'xmlns:w="{WORD}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)

_PLANE_ENDS = "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


class IllegalCharacter(ValueError):  # noqa: N818 - it is a character, and it is refused
    """Text holds a control character or half a character; its text is the end of a sentence."""

    def __init__(self, character: str):
        super().__init__(f"có ký tự không in được U+{ord(character):04X}")


def checked(text: str) -> str:
    """The text with line ends as \\n; raises IllegalCharacter on what XML refuses."""
    if text.isprintable():  # there are neither line ends nor anything to refuse in it
        return text
    text = _with_line_ends(text)
    if found := _FORBIDDEN.search(text):
        raise IllegalCharacter(found.group())
    return text


def printable(text: str) -> str:
    """The text as `checked` gives it, with � in place of what XML refuses."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _with_line_ends(text))


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_xml(text: str) -> str:
    """The inside of a `<w:t xml:space="preserve">`: escaped, line ends and tabs as Word's own."""
    return broken_into_lines(escape(checked(text), quote=False).replace('"', "&quot;"))


def broken_into_lines(xml: str) -> str:
    """Escaped text inside a `<w:t>` with Word's own line breaks and tabs."""
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        xml = xml.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return xml


@dataclass(frozen=True)
class Rule:  # đường kẻ ngang dưới tên cơ quan, tiêu ngữ, trích yếu
    """A drawn line, centred in its column or cell, `drop_pt` under the top of its paragraph.

    The drawing id is a placeholder: whoever builds the document numbers the drawings.
    """

    length_mm: float
    thickness_pt: float = 0.75
    drop_pt: float = 3.5
    level: ClassVar[Level] = "run"

    def __html__(self) -> str:
        return (
            f"<w:r {_NAMESPACES}><w:rPr><w:noProof/></w:rPr><mc:AlternateContent>"
            f'<mc:Choice Requires="wps">{self._drawing()}</mc:Choice>'
            f"<mc:Fallback>{self._vml()}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )

    def _drawing(self) -> str:
        length = round(self.length_mm * EMU_PER_MM)
        thickness = round(self.thickness_pt * EMU_PER_POINT)
        drop = round(self.drop_pt * EMU_PER_POINT)
        return (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
            ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop}</wp:posOffset>'
            "</wp:positionV>"
            f'<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            '<wp:wrapNone/><wp:docPr id="0" name="Đường kẻ"/><wp:cNvGraphicFramePr/>'
            "<a:graphic><a:graphicData"
            ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            "<wps:wsp><wps:cNvCnPr/><wps:spPr>"
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{thickness}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
            "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
            "</wp:anchor></w:drawing>"
        )

    def _vml(self) -> str:
        length = self.length_mm * 72 / 25.4
        return (
            '<w:pict><v:line style="position:absolute;z-index:1;mso-position-horizontal:center;'
            "mso-position-horizontal-relative:text;mso-position-vertical-relative:text;"
            f'margin-top:{self.drop_pt:.2f}pt" from="0,0" to="{length:.2f}pt,0"'
            f' strokecolor="black" strokeweight="{self.thickness_pt:.2f}pt"/></w:pict>'
        )


@dataclass(frozen=True)
class Paragraph:  # đoạn văn
    style_id: str
    text: str
    keep_next: bool = False  # cùng trang với đoạn sau

    def __html__(self) -> str:
        keep = "<w:keepNext/>" if self.keep_next else ""
        style = f'<w:pStyle w:val="{escape(checked(self.style_id))}"/>'
        return (
            f'<w:p xmlns:w="{WORD}"><w:pPr>{style}{keep}</w:pPr>'
            f'<w:r><w:t xml:space="preserve">{text_xml(self.text)}</w:t></w:r></w:p>'
        )


@dataclass(frozen=True)
class Paragraphs:  # nhiều đoạn văn, thay cả đoạn chứa thẻ {{p …}}
    items: tuple[Paragraph, ...]
    level: ClassVar[Level] = "block"

    def __html__(self) -> str:
        return "".join(item.__html__() for item in self.items)


@dataclass(frozen=True)
class Sized:  # chữ in cỡ khác cỡ của kiểu đoạn, cho vừa khung
    text: str
    points: float
    level: ClassVar[Level] = "run"

    def __html__(self) -> str:
        half = round(self.points * 2)
        return (
            f'<w:r xmlns:w="{WORD}"><w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
            f'<w:t xml:space="preserve">{text_xml(self.text)}</w:t></w:r>'
        )


def is_well_formed_markup(value: object) -> bool:
    """Whether the value makes its own markup here, well formed by construction."""
    return isinstance(value, Rule | Paragraph | Paragraphs | Sized)
