"""The styles and lists of every shipped template: one paragraph style for each part of NĐ 30."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from tools.docx_templates.ooxml import W, twips

INDENT = 10  # mm; PL I.II.6.e: 1 cm or 1,27 cm
GAP = 6  # pt; PL I.II.6.e: at least 6 pt between paragraphs
LINE = 264  # 1,1 lines; PL I.II.6.e: 1 to 1,5


@dataclass(frozen=True)
class Style:  # kiểu đoạn
    id: str
    name: str  # what the clerk sees in Word
    size: float = 14  # pt, of the larger profile
    bold: bool = False
    italic: bool = False
    align: str = "both"
    before: float = 0
    after: float = 0
    line: int = 240
    first_line: float = 0  # mm
    hanging: float = 0  # mm
    keep_next: bool = False
    keep_lines: bool = False
    numbering: tuple[int, int] | None = None  # (list, level)
    color: str = ""  # trống là đen
    based_on: str = ""  # numbered as that style is, unlike it only in weight and keeping


def body(id: str, name: str, **changes: object) -> Style:
    """A style of running text: justified, first line indented, 6 pt before."""
    settings: dict[str, object] = {"before": GAP, "line": LINE, "first_line": INDENT} | changes
    return Style(id, name, **settings)  # type: ignore[arg-type]


HEADINGS, DASHES, ARTICLES = 1, 2, 3  # lists of numbering.xml
APPENDIX_HEADINGS = (4, 5)  # I, II … once more, in the first and the second appendix

STYLES = (
    Style("QuocHieu", "ND30 Quốc hiệu", 13, bold=True, align="center"),
    Style("TieuNgu", "ND30 Tiêu ngữ", 14, bold=True, align="center"),
    Style("ChuQuan", "ND30 Cơ quan chủ quản", 13, align="center"),
    Style("CoQuan", "ND30 Cơ quan ban hành", 13, bold=True, align="center"),
    Style("Ke", "ND30 Đường kẻ", 8, align="center"),
    Style("SoKyHieu", "ND30 Số, ký hiệu", 13, align="center", before=6),
    Style("DiaDanh", "ND30 Địa danh, ngày tháng", 14, italic=True, align="center", before=6),
    Style("TenLoai", "ND30 Tên loại", 14, bold=True, align="center", before=18, keep_next=True),
    Style("TrichYeu", "ND30 Trích yếu", 14, bold=True, align="center", keep_next=True),
    Style("VeViec", "ND30 Trích yếu công văn", 13, align="center", before=6),
    Style(
        "ThamQuyen",
        "ND30 Thẩm quyền ban hành",
        14,
        bold=True,
        align="center",
        before=12,
        after=6,
        keep_next=True,
    ),
    Style("KinhGui", "ND30 Kính gửi", 14, align="center", before=12, after=6),
    Style("KinhGuiNhieu", "ND30 Kính gửi nhiều nơi", 14, align="left", before=2),
    body("CanCu", "ND30 Căn cứ", italic=True),
    body("NoiDung", "ND30 Nội dung"),
    body("Ket", "ND30 Đoạn kết", keep_next=True, keep_lines=True),
    body("MucI", "ND30 Mục I", bold=True, keep_next=True, numbering=(HEADINGS, 0)),
    body("Muc1", "ND30 Mục 1 có tiêu đề", bold=True, keep_next=True, numbering=(HEADINGS, 1)),
    body("Khoan1", "ND30 Khoản 1", based_on="Muc1"),
    body("Muc11", "ND30 Mục 1.1 có tiêu đề", bold=True, keep_next=True, numbering=(HEADINGS, 2)),
    body("Khoan11", "ND30 Khoản 1.1", based_on="Muc11"),
    body("DiemA", "ND30 Điểm a-d", numbering=(HEADINGS, 3)),
    body("DiemDD", "ND30 Điểm đ", numbering=(HEADINGS, 4)),
    body("DiemE", "ND30 Điểm e", numbering=(HEADINGS, 5)),
    body("DiemG", "ND30 Điểm g-i", numbering=(HEADINGS, 6)),
    body("DiemK", "ND30 Điểm k-v", numbering=(HEADINGS, 7)),
    body("DiemX", "ND30 Điểm x-y", numbering=(HEADINGS, 8)),
    body("Gach", "ND30 Gạch đầu dòng", numbering=(DASHES, 0)),
    body("Cong", "ND30 Dấu cộng đầu dòng", numbering=(DASHES, 1)),
    body("Dieu", "ND30 Điều", numbering=(ARTICLES, 0)),
    body("DieuKet", "ND30 Điều cuối", keep_next=True, based_on="Dieu"),
    body("KhoanDieu", "ND30 Khoản của Điều", numbering=(ARTICLES, 1)),
    Style("QuyenHan", "ND30 Quyền hạn, chức vụ", 14, bold=True, align="center"),
    Style("ChoKy", "ND30 Chỗ ký", 14, align="center", before=30, after=30),
    Style("HoTen", "ND30 Họ tên người ký", 14, bold=True, align="center"),
    Style("NoiNhan", "ND30 Nơi nhận", 12, bold=True, italic=True, align="left"),
    Style("NoiNhanMuc", "ND30 Nơi nhận: danh sách", 11, align="left", hanging=2.3),
    Style("PhuLuc", "ND30 Phụ lục", 14, bold=True, align="center", keep_next=True),
    Style("PhuLucTen", "ND30 Tên phụ lục", 14, bold=True, align="center", keep_next=True),
    Style("KemTheo", "ND30 Kèm theo", 14, italic=True, align="center", keep_next=True),
    Style("BangDau", "ND30 Bảng: tiêu đề", 12, bold=True, align="center", before=2, after=2),
    Style("Bang", "ND30 Bảng: giữa", 12, align="center", before=2, after=2),
    Style("BangTrai", "ND30 Bảng: trái", 12, align="left", before=2, after=2),
    Style("BangPhai", "ND30 Bảng: phải", 12, align="right", before=2, after=2),
    Style("BangTong", "ND30 Bảng: cộng", 12, bold=True, align="right", before=2, after=2),
    Style("SoTrang", "ND30 Số trang", 14, align="center"),
    Style("Gan", "ND30 Nối chữ ký", 6, align="left", keep_next=True),
    Style("The", "Thẻ mẫu", 8, align="left"),
    Style("Ngat", "Ngắt phần", 1, align="left", line=20),
)


def styles_xml(more: tuple[Style, ...] = ()) -> str:
    """The styles of every template, and more of its own for one that is no document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{W}">'
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
        ' w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f"<w:tblPr>{_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="KhungKhongKe">'
        '<w:name w:val="ND30 Khung không kẻ"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="KeBang">'
        '<w:name w:val="ND30 Kẻ bảng"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{_borders()}{_margins(1.2)}</w:tblPr></w:style>"
        f"{''.join(map(_style, (*STYLES, *more)))}</w:styles>"
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    return f"<w:tblBorders>{''.join(f'<w:{side} {line}/>' for side in sides)}</w:tblBorders>"


def _margins(mm: float) -> str:
    width = f'w:w="{twips(mm)}" w:type="dxa"'
    return (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f'<w:left {width}/><w:bottom w:w="0" w:type="dxa"/><w:right {width}/></w:tblCellMar>'
    )


def _style(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{escape(style.name)}"/>'
        f'<w:basedOn w:val="{style.based_on or "Normal"}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{_run_properties(style)}</w:rPr>"
        "</w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    whole = "<w:keepLines/>" if style.keep_lines else ""
    keep = f'<w:keepNext w:val="{int(style.keep_next)}"/>{whole}'
    rule = "exact" if style.line < 240 else "auto"
    numbering = ""
    if style.numbering:
        number, level = style.numbering
        numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return (
        f"{keep}<w:widowControl/>{numbering}"
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"'
        f' w:line="{style.line}" w:lineRule="{rule}"/>{_indent(style)}<w:jc w:val="{style.align}"/>'
    )


def _indent(style: Style) -> str:
    if style.hanging:
        width = twips(style.hanging)
        return f'<w:ind w:left="{width}" w:hanging="{width}"/>'
    return f'<w:ind w:left="0" w:firstLine="{twips(style.first_line)}"/>'


def _run_properties(style: Style) -> str:
    marks = "".join(
        f'<w:{mark} w:val="{int(on)}"/><w:{mark}Cs w:val="{int(on)}"/>'
        for mark, on in (("b", style.bold), ("i", style.italic))
    )
    half_points = round(style.size * 2)
    marks += f'<w:color w:val="{style.color}"/>' if style.color else ""
    return f'{marks}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


# ---------------------------------------------------------------- lists


def numbering_xml() -> str:
    """Lists of Word: headings I, 1, 1.1 and points; dashes; articles; headings of appendices."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="{W}">'
        f"{_abstract(0, _HEADING_LEVELS)}{_abstract(1, _DASH_LEVELS)}"
        f"{_abstract(2, _ARTICLE_LEVELS)}"
        f"{_list(HEADINGS, 0)}{_list(DASHES, 1)}{_list(ARTICLES, 2)}"
        f"{''.join(_list(number, 0, restart=True) for number in APPENDIX_HEADINGS)}</w:numbering>"
    )


# The letters of điểm are a b c d đ e g h i k … v x y (NĐ 30's own usage), which Word cannot count:
# so đ is a level with a fixed text, and f, j, w, z are skipped by starting the next level later.
_HEADING_LEVELS = (
    ("upperRoman", "%1.", 1, "MucI"),
    ("decimal", "%2.", 1, "Muc1"),
    ("decimal", "%2.%3.", 1, "Muc11"),
    ("lowerLetter", "%4)", 1, "DiemA"),
    ("none", "đ)", 1, "DiemDD"),
    ("lowerLetter", "%6)", 5, "DiemE"),
    ("lowerLetter", "%7)", 7, "DiemG"),
    ("lowerLetter", "%8)", 11, "DiemK"),
    ("lowerLetter", "%9)", 24, "DiemX"),
)
_DASH_LEVELS = (("bullet", "-", 1, "Gach"), ("bullet", "+", 1, "Cong"))
_ARTICLE_LEVELS = (("decimal", "Điều %1.", 1, "Dieu"), ("decimal", "%2.", 1, "KhoanDieu"))


def _abstract(number: int, levels: tuple[tuple[str, str, int, str], ...]) -> str:
    body = "".join(_level(i, *level) for i, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{body}</w:abstractNum>"
    )


def _level(index: int, form: str, text: str, start: int, style: str) -> str:
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if style == "Dieu" else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(INDENT)}"/></w:pPr>{bold}</w:lvl>'
    )


def _list(number: int, abstract: int, *, restart: bool = False) -> str:
    override = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
