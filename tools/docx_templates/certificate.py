"""The giấy khen: whole on white paper, or only the words that go on a printed blank."""

from __future__ import annotations

import tomllib
from pathlib import Path

from paperwork.model import Frame
from paperwork.render.styles import framed
from tools.docx_templates.ooxml import before_break, cell, each, p, tag, twips
from tools.docx_templates.styles import Style

SHEET = (297, 210)  # mm, A4 landscape
RED = "C00000"
STYLES = (
    Style("GKQuocHuy", "Giấy khen: Quốc huy", 10, align="center"),
    Style("GKQuocHieu", "Giấy khen: Quốc hiệu", 14, bold=True, align="center"),
    Style("GKTieuNgu", "Giấy khen: Tiêu ngữ", 15, bold=True, align="center"),
    Style("GKKe", "Giấy khen: Kẻ", 2, align="center"),
    Style("GKThamQuyen", "Giấy khen: Thẩm quyền", 20, bold=True, align="center", color=RED),
    Style("GKTang", "Giấy khen: Tặng", 16, bold=True, align="center"),
    Style("GKDanhHieu", "Giấy khen: Danh hiệu", 36, bold=True, align="center", color=RED),
    Style("GKTen", "Giấy khen: Họ và tên", 24, bold=True, align="center"),
    Style("GKChucVu", "Giấy khen: Chức vụ, đơn vị", 16, align="center"),
    Style("GKThanhTich", "Giấy khen: Thành tích", 16, align="center"),
    Style("GKQuyetDinh", "Giấy khen: Quyết định", 13, italic=True, align="left"),
    Style("GKSoQuyetDinh", "Giấy khen: Số quyết định", 13, italic=True, align="left"),
    Style("GKSoVang", "Giấy khen: Số sổ vàng", 13, italic=True, align="left"),
    Style("GKNgay", "Giấy khen: Ngày", 14, italic=True, align="center"),
    Style("GKQuyenHan", "Giấy khen: Quyền hạn", 14, bold=True, align="center"),
    Style("GKNguoiKy", "Giấy khen: Người ký", 15, bold=True, align="center"),
)
TOP_LINE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
BORDERS = "".join(
    f'<w:{side} w:val="thinThickSmallGap" w:sz="24" w:space="24" w:color="{RED}"/>'
    for side in ("top", "left", "bottom", "right")
)


def placed(members: dict[str, bytes], declaration: Path) -> dict[str, bytes]:
    """The members with the frames of a declaration, so that Word shows the sheet as it prints."""
    declared = tomllib.loads(declaration.read_text(encoding="utf-8")).get("frames", {})
    frames = {style: Frame(**frame) for style, frame in declared.items()}
    styles, document = "word/styles.xml", "word/document.xml"
    framed_parts = framed(members[styles], members[document], frames, declaration.name)
    return {**members, styles: framed_parts[0], document: framed_parts[1]}


def sheet(*, bordered: bool = False) -> str:
    """The section of one sheet: margins out of the way of frames, no header, no number."""
    borders = f'<w:pgBorders w:offsetFrom="page">{BORDERS}</w:pgBorders>' if bordered else ""
    return (
        '<w:sectPr><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(SHEET[0])}" w:h="{twips(SHEET[1])}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{twips(10)}" w:right="{twips(10)}" w:bottom="{twips(10)}"'
        f' w:left="{twips(10)}" w:header="{twips(5)}" w:footer="{twips(5)}" w:gutter="0"/>'
        f"{borders}</w:sectPr>"
    )


def certificate() -> str:
    """Giấy khen on white paper, a section for each person; the emblem is the office's own."""
    return _sheets(
        p("GKQuocHuy"),
        p("GKQuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("GKTieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        p("GKKe", extra=TOP_LINE),
        p("GKThamQuyen", "{{r d.tham_quyen }}"),
        p("GKTang", "{{ d.tang }}"),
        p("GKDanhHieu", "{{r d.danh_hieu }}"),
        *_person(),
        p("GKQuyetDinh", "Quyết định số {{ quyet_dinh.so_ky_hieu }}"),
        p("GKQuyetDinh", "{{ quyet_dinh.ngay }}"),
        p("GKQuyetDinh", "Số sổ vàng: {{ d.so_vang }}"),
        *_signature(),
        bordered=True,
    )


def blank_form() -> str:
    """Giấy khen on a printed blank: no word that the blank bears already."""
    return _sheets(
        *_person(),
        p("GKSoQuyetDinh", "{{ quyet_dinh.so_ky_hieu }}, {{ quyet_dinh.ngay }}"),
        p("GKSoVang", "{{ d.so_vang }}"),
        *_signature(),
    )


def _person() -> tuple[str, ...]:
    return (
        p("GKTen", "{{r d.ten }}"),
        p("GKChucVu", "{{r d.chuc_vu }}"),
        p("GKThanhTich", "{{r d.thanh_tich }}"),
    )


def _signature() -> tuple[str, ...]:
    return (
        p("GKNgay", "{{ dia_danh }}, {{ quyet_dinh.ngay }}"),
        each("dong", "ky.dong", p("GKQuyenHan", "{{ dong }}")),
        p("GKNguoiKy", "{{ ky.ho_ten }}"),
    )


def _sheets(*paragraphs: str, bordered: bool = False) -> str:
    """The sheet of each person; the last one ends with the document."""
    return each(
        "d",
        "giay_khen",
        *paragraphs,
        tag("if loop.last"),
        p("Ngat"),
        tag("else"),
        before_break(sheet(bordered=bordered)),
        tag("endif"),
    )


def ruler() -> str:
    """A sheet ruled every 10 mm, with the distance from its left and upper edge in mm."""
    columns, rows = SHEET[0] // 10 - 1, SHEET[1] // 10 - 1
    lines = [_ruled_row([_mark(x, y) for x in range(columns)]) for y in range(rows)]
    grid = f'<w:gridCol w:w="{twips(10)}"/>' * columns
    side = 'w:val="single" w:sz="2" w:space="0" w:color="7F7F7F"'
    borders = "".join(
        f"<w:{name} {side}/>" for name in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page"'
        f' w:horzAnchor="page" w:tblpX="{twips(10)}" w:tblpY="{twips(10)}"/>'
        f'<w:tblW w:w="{twips(10) * columns}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="20" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>" + p("Ngat")
    )


def _mark(column: int, line: int) -> str:
    """x, in mm, along the first line; y down the first column; both at every fifth cross."""
    x, y = (column + 1) * 10, (line + 1) * 10
    if line == 0:
        return f"x {x}"
    if column == 0:
        return f"y {y}"
    return f"{x};{y}" if x % 50 == 0 and y % 50 == 0 else ""


def _ruled_row(texts: list[str]) -> str:
    height = f'<w:trHeight w:val="{twips(10)}" w:hRule="exact"/>'
    cells = "".join(cell(10, p("The", *filter(None, [text]))) for text in texts)
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"
