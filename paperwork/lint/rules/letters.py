"""Rules of type: fonts, colours, encodings: PL I, Phần I, Mục I of NĐ 30."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Format, Paragraph
from paperwork.lint.finders import Found, finder
from paperwork.lint.looks import decree, figure, shown, standard, tolerance, within, wordy
from paperwork.lint.prose import matches
from paperwork.lint.remembering import all_by_text, by_text
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.text import formats_of
from paperwork.standards import sizes
from paperwork.wording import UNICODE_ONLY

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# Letters that Vietnamese never uses but the fonts of TCVN3 and VNI print as Vietnamese ones.
ODD = re.compile(
    r"[a-zđ][µ¸¶·¹¨»¾¼½©®×ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]"
    r"|[µ¸¶·¹¨¾¼½®ÄÅÆËÎÏÑÖØÛÜÞßäåæëîïñöøûüþÿ][a-zđ]",
    re.IGNORECASE,
)
ADDRESS = re.compile(  # Word tô xanh, gạch chân
    r"(?<![^\s@])[^\s@]+@[^\s@]+\.\w+|(?:https?://|www\.)\S+"
)


@rule(
    "ND30-T01",
    ERROR,
    "PL I, I.4",
    "Chữ dùng phông {font} ở {count} đoạn, kể từ đoạn này; phải là Times New Roman.",
    "Chọn các đoạn đó và đổi sang phông Times New Roman.",
    reason="Phông chữ Times New Roman, bộ mã Unicode TCVN 6909:2001: mọi máy đọc được như nhau.",
    wrong="Nội dung phông Arial",
    right="Nội dung phông Times New Roman",
)
def fonts(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is set in another font."""
    for font, paragraphs in _grouped(_other_fonts(anatomy)):
        yield hit(paragraphs[0], font=font, count=len(paragraphs))


@rule(
    "ND30-T02",
    ERROR,
    "PL I, I.4",
    "Chữ có màu ở {count} đoạn, kể từ đoạn này; phải là màu đen.",
    "Chọn các đoạn đó và đổi màu chữ thành Automatic.",
    reason="Chữ màu đen; chỉ dấu chỉ mức độ khẩn, mật có màu đỏ.",
    wrong="Tên loại in màu đỏ",
    right="Tên loại in màu đen",
)
def colours(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is not black; the stamps of urgency and secrecy are red by law."""
    stamps = (anatomy.urgency, anatomy.secrecy, anatomy.circulation)
    exempt = {stamp.index for stamp in stamps if stamp}
    paragraphs = [p for p, _ in _coloured(anatomy) if p.index not in exempt]
    if paragraphs:
        yield hit(paragraphs[0], count=len(paragraphs))


@rule(
    "ND30-T03",
    ERROR,
    "PL I, I.4",
    "Chữ gõ theo bảng mã cũ (TCVN3 hoặc VNI) ở {count} đoạn, kể từ đoạn này.",
    "Chuyển sang Unicode bằng chức năng chuyển mã của Unikey hoặc EVKey, rồi chọn Times New Roman.",
    reason="Bộ mã ký tự Unicode theo TCVN 6909:2001; chữ bảng mã cũ chỉ đọc được khi máy có"
    " đúng phông.",
    wrong="Céng hßa x· héi chñ nghÜa ViÖt Nam",
    right="Cộng hòa xã hội chủ nghĩa Việt Nam",
)
def old_encodings(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is typed for a font of TCVN3 or VNI."""
    if found := _old(anatomy):
        yield hit(found[0][0], count=len(found))


@rule(
    "ND30-T04",
    WARNING,
    "thông lệ",
    "Chữ Việt gõ dạng tổ hợp (dấu tách rời) ở {count} đoạn, kể từ đoạn này.",
    "Chuyển sang Unicode dựng sẵn bằng chức năng chuyển mã của Unikey hoặc EVKey.",
    reason="Chữ có dấu tách rời trông như thường nhưng tìm kiếm, so sánh và ký số hay sai.",
    wrong="Chữ “ế” ghép từ ba mã",
    right="Chữ “ế” là một mã",
)
def decomposed_letters(anatomy: Anatomy) -> Iterator[Hit]:
    """Letters and their marks are stored apart."""
    if found := _decomposed(anatomy):
        yield hit(found[0][0], count=len(found))


@rule(
    "ND30-T05",
    WARNING,
    "PL I, V, chú thích 1",
    "Cỡ chữ không tăng, giảm cùng nhau: {sizes}.",
    "Chọn một bộ: Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày tháng 14; hoặc 12, 13, 13.",
    reason="Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất.",
    wrong="Quốc hiệu 12, Tiêu ngữ 14",
    right="Quốc hiệu 13, Tiêu ngữ 14",
)
def one_profile(anatomy: Anatomy) -> Iterator[Hit]:
    """Quốc hiệu, Tiêu ngữ and the date follow no one set of sizes."""
    parts = {
        "quoc_hieu": anatomy.quoc_hieu,
        "tieu_ngu": anatomy.tieu_ngu,
        "dia_danh": anatomy.date.paragraph if anatomy.date else None,
    }
    found = {name: _one_size(paragraph) for name, paragraph in parts.items() if paragraph}
    if not all(within(size, standard(name)["size"]) for name, size in found.items()):
        return
    profiles = (sizes(profile) for profile in decree()["profiles"])
    if any(all(size == own[name] for name, size in found.items()) for own in profiles):
        return
    names = {"quoc_hieu": "Quốc hiệu", "tieu_ngu": "Tiêu ngữ", "dia_danh": "địa danh, ngày tháng"}
    said = ", ".join(f"{names[name]} {figure(size)}" for name, size in found.items())
    yield hit(parts["quoc_hieu"] or parts["tieu_ngu"], sizes=said)


@rule(
    "ND30-T06",
    WARNING,
    "thông lệ",
    "Chữ {fault} ở {count} đoạn, kể từ đoạn này.",
    "Bỏ định dạng đó: chọn các đoạn, bấm Ctrl+Space rồi đặt lại cỡ chữ, kiểu chữ.",
    reason="Nghị định chỉ dùng chữ đứng, nghiêng, đậm, in hoa để phân biệt các phần.",
    wrong="Tên loại gạch chân, tô vàng",
    right="Tên loại in hoa, đậm",
)
def decorations(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is underlined, highlighted, stretched or squeezed."""
    elsewhere = _judged_elsewhere(anatomy)
    for fault, paragraphs in _grouped(_decorations(anatomy)):
        own = [p for p in paragraphs if p.index not in elsewhere]
        if own:
            yield hit(own[0], fault=fault, count=len(own))


def _grouped(found: Found[str]) -> list[tuple[str, list[Paragraph]]]:
    """The paragraphs of each kind of fault, in order."""
    groups: dict[str, list[Paragraph]] = {}
    for paragraph, kinds in found:
        for kind in dict.fromkeys(kinds):
            groups.setdefault(kind, []).append(paragraph)
    return list(groups.items())


@finder
def _other_fonts(paragraph: Paragraph) -> Iterator[str]:
    inside = (run.format for drawn in paragraph.drawn for run in shown(drawn.runs))
    for format in (*wordy(paragraph), *inside):
        for font in sorted(format.fonts or {format.font}):
            if _is_other(font):
                yield font


@by_text
def _is_other(font: str) -> bool:
    """Whether a font is none that the decree asks for, of symbols, or of the old tables."""
    asked = decree()["font"]
    own = font.replace(" ", "").casefold()
    if not own or own.startswith(asked["family"].replace(" ", "").casefold()):
        return False
    return font not in asked["symbols"] and not _is_legacy(font)


@finder
def _coloured(paragraph: Paragraph) -> Iterator[str]:
    """The colours of its letters."""
    darkest = decree()["font"]["black_up_to"]
    for format in _own_formats(paragraph):
        if re.fullmatch("[0-9A-Fa-f]{6}", format.color) and any(
            channel > darkest for channel in bytes.fromhex(format.color)
        ):
            yield format.color


def _own_formats(paragraph: Paragraph) -> Iterator[Format]:
    """The formats of its letters and figures, without the addresses that Word dresses as links."""
    text = paragraph.text
    addresses = _addresses(text)
    if not addresses:
        yield from wordy(paragraph)
        return
    places = [0, *(place for span in addresses for place in span), len(text)]
    for start, end in zip(places[::2], places[1::2], strict=True):
        yield from formats_of(paragraph, start, end)


@all_by_text
def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses in a text begin and end."""
    yield from (found.span() for found in matches(ADDRESS, text, ("@", "http", "www.")))


@by_text
def _is_legacy(font: str) -> bool:
    return font.casefold().startswith(tuple(n.casefold() for n in decree()["font"]["legacy"]))


@finder
def _old(paragraph: Paragraph) -> Iterator[str]:
    """Its text, if it is set in a font of the old tables, or makes no sense in Unicode."""
    of_old = any(_is_legacy(font) for f in wordy(paragraph) for font in (f.fonts or {f.font}))
    if of_old or _is_garbled(paragraph.text):
        yield paragraph.text


@by_text
def _is_garbled(written: str) -> bool:
    """Whether most of its accented words make no sense in Unicode."""
    text = unicodedata.normalize("NFC", written)
    if text.isascii() or UNICODE_ONLY.search(text):
        return False
    words = [word for word in text.split() if not word.isascii()]
    odd = sum(bool(ODD.search(word)) for word in words)
    return odd >= 2 and 2 * odd >= len(words)


@finder
def _decomposed(paragraph: Paragraph) -> Iterator[str]:
    """Its text, if letters and their marks are apart in it."""
    if not unicodedata.is_normalized("NFC", paragraph.text):
        yield paragraph.text


def _one_size(paragraph: Paragraph) -> float:
    """The size of a part; 0 when it has several or none."""
    found = {format.size for format in wordy(paragraph)}
    return found.pop() if len(found) == 1 else 0


@finder
def _decorations(paragraph: Paragraph) -> Iterator[str]:
    for format in _own_formats(paragraph):
        if format.underline:
            yield "gạch chân"
        if format.highlight and format.highlight.casefold() not in ("none", "white", "ffffff"):
            yield "tô nền"
        if format.scale != 100:
            yield f"co giãn {format.scale}%"
        if format.spacing < -tolerance("condensed_pt"):
            yield f"nén {figure(-format.spacing)} pt"


def _judged_elsewhere(anatomy: Anatomy) -> set[int]:
    """Parts whose underlining other rules judge, tables of data and the foot of page 1."""
    content = anatomy.content
    layout = {p.cell.table for p in _laid_out(anatomy) if p.cell}
    data = {p.index for p in content.paragraphs if p.cell and p.cell.table not in layout}
    lines = (anatomy.tieu_ngu_rule, anatomy.ban_hanh_rule, anatomy.subject_rule)
    below = ((anatomy.tieu_ngu,), anatomy.ban_hanh, anatomy.subject)
    ruled = {line.paragraph.index for line in lines if line}
    unruled = {
        p.index for part, line in zip(below, lines, strict=True) if not line for p in part if p
    }
    label = {anatomy.recipients_label.index} if anatomy.recipients_label else set()
    outside = {p.index for p in content.everything} - {p.index for p in content.paragraphs}
    return data | ruled | unruled | label | outside | {p.index for p in anatomy.contact}


def _laid_out(anatomy: Anatomy) -> Iterator[Paragraph]:
    """Parts that stand in tables which only lay out the head and the foot."""
    parts = (anatomy.quoc_hieu, anatomy.tieu_ngu, anatomy.recipients_label)
    yield from (p for p in parts if p)
    for signature in anatomy.signatures:
        yield from signature.lines
