"""What all documents share: letterhead, title, signature, recipients, head of an appendix."""

from __future__ import annotations

from paperwork.vocabulary.head import AGENCY_MM
from tools.docx_templates.ooxml import (
    TEXT_WIDTH,
    cell,
    each,
    new_section,
    p,
    row,
    table,
    tag,
    twips,
    when,
)

LEFT_HEAD = AGENCY_MM  # the right cell must hold Quốc hiệu: 95,7 mm at 13 pt
LEFT_FOOT = 72  # mm


def letterhead(
    *,
    dated: bool = True,
    number: str = "{{ so_ky_hieu }}",
    date: str = "{{ ngay_thang }}",
    below: tuple[str, ...] = (),
) -> str:
    """Ô 1 to 4: agency left, nation right; a biên bản has no place and date (Mẫu 1.9).

    `below` stands under the number.
    """
    right = TEXT_WIDTH - LEFT_HEAD
    place = p("DiaDanh", f"{{{{ dia_danh }}}}, {date}") if dated else p("DiaDanh")
    return table(
        "KhungKhongKe",
        (LEFT_HEAD, right),
        _names(),
        row(cell(LEFT_HEAD, p("SoKyHieu", f"Số: {number}"), *below), cell(right, place)),
    )


def nameplate() -> str:
    """Ô 1 and 2 alone, of what is no administrative document and has no number."""
    return table("KhungKhongKe", (LEFT_HEAD, TEXT_WIDTH - LEFT_HEAD), _names())


def _names() -> str:
    """Ô 1 and 2: agency left, nation right."""
    agency = (
        each("d", "dau.chu_quan", p("ChuQuan", "{{ d }}")),
        each("d", "dau.co_quan", p("CoQuan", "{{ d }}")),
        p("Ke", "{{r ke.co_quan }}"),
    )
    nation = (
        p("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        p("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        p("Ke", "{{r ke.tieu_ngu }}"),
    )
    return row(cell(LEFT_HEAD, *agency), cell(TEXT_WIDTH - LEFT_HEAD, *nation))


def letter_head() -> str:
    """The head of a công văn with ô 5b, its subject, under the number (Mẫu 1.5)."""
    return letterhead(below=(p("VeViec", "{{ ve_viec }}"),))


def title(name: str) -> str:
    """Ô 5a: type, subject and the rule under it."""
    return p("TenLoai", name) + p("TrichYeu", "{{ trich_yeu }}") + p("Ke", "{{r ke.trich_yeu }}")


def addressees() -> str:
    """Ô 9a: one addressee on the same line, several on lines of their own (PL I.II.9)."""
    left = f'<w:ind w:left="{twips(35)}" w:firstLine="0"/><w:jc w:val="left"/>'
    dashes = f'<w:ind w:left="{twips(47.3)}" w:hanging="{twips(2.3)}"/>'
    return "".join(
        [
            tag("if kinh_gui|length == 1"),
            p("KinhGui", "Kính gửi: {{ kinh_gui[0] }}"),
            tag("elif kinh_gui"),
            p("KinhGui", "Kính gửi:", extra=left),
            each("d", "kinh_gui", p("KinhGuiNhieu", "- {{ d }}", extra=dashes)),
            tag("endif"),
        ]
    )


def grounds() -> str:
    """Căn cứ, one a paragraph, already punctuated."""
    return each("d", "can_cu", p("CanCu", "{{ d }}"))


def signature_lines(who: str = "ky") -> tuple[str, ...]:
    """Ô 7: powers and post, room to sign, the other post if any, the name."""
    return (
        each("d", f"{who}.dong", p("QuyenHan", "{{ d }}")),
        p("ChoKy"),
        when(f"{who}.chuc_vu_khac", p("QuyenHan", f"{{{{ {who}.chuc_vu_khac|in_hoa }}}}")),
        p("HoTen", f"{{{{ {who}.ho_ten }}}}"),
    )


def recipients() -> tuple[str, ...]:
    """Ô 9b, with ô 12 after the last full stop."""
    return p("NoiNhan", "Nơi nhận:"), each("d", "noi_nhan", p("NoiNhanMuc", "- {{ d }}"))


def signature() -> str:
    """Recipients left, signature right: one row that never splits."""
    right = TEXT_WIDTH - LEFT_FOOT
    return _gap() + table(
        "KhungKhongKe",
        (LEFT_FOOT, right),
        row(cell(LEFT_FOOT, *recipients()), cell(right, *signature_lines())),
    )


def two_signatures() -> str:
    """Mẫu 1.9: the secretary left, the chair right, the recipients below the secretary."""
    half = TEXT_WIDTH / 2
    return _gap() + table(
        "KhungKhongKe",
        (half, half),
        row(cell(half, *signature_lines("ky_thu_ky")), cell(half, *signature_lines())),
        row(cell(half, p("Gan"), *recipients()), cell(half, p("NoiNhanMuc"))),
    )


def _gap() -> str:
    """A thin paragraph kept with both sides, so that the signature stays with the text."""
    return p("Gan")


def appendix(label: str, document: str, *heading: str) -> str:
    """The first lines of an appendix on a page of its own, numbered from 1 (PL I.III.1)."""
    return (
        new_section()
        + p("PhuLuc", label)
        + "".join(p("PhuLucTen", line) for line in heading)
        + p(
            "KemTheo",
            f"(Kèm theo {document} số {{{{ so_ky_hieu }}}} {{{{ ngay_thang }}}} của {{{{ cua }}}})",
        )
        + p("Ke", "{{r ke.kem_theo }}")
    )


def content(part: str) -> str:
    """A part that the Nội dung sheet fills, or the default wording of the declaration."""
    return p("NoiDung", f"{{{{p noi_dung.{part} }}}}")
