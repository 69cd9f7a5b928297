"""A correct quyết định as the rules see it, to damage one part at a time.

a_paragraph("Nơi nhận:", size=12, bold=True)     every field of Format, Layout and Paragraph
an_anatomy(urgency=a_paragraph("HỎA TỐC"))       a quyết định, with this part instead of its own
changed(an_anatomy(), "tieu_ngu", bold=False)    the same with a part formatted otherwise
findings("ND30-H04", anatomy)                    what one rule finds; codes(anatomy) all rules
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from pkgutil import iter_modules

import paperwork.lint.rules
from paperwork.lint.anatomy import (
    Anatomy,
    Appendix,
    DateLine,
    Heading,
    NumberLine,
    RuleLine,
    Signature,
)
from paperwork.lint.content import (
    CellPlace,
    Content,
    Drawn,
    Format,
    Layout,
    Paragraph,
    Run,
    Section,
    Table,
)
from paperwork.lint.rule import RULES
from paperwork.metrics import text_width_mm

FILE = "quyet-dinh.docx"
FONT = Format(font="Times New Roman", fonts=frozenset({"Times New Roman"}), size=14)
PLAIN = Layout(align="left")
BODY = {"align": "both", "first_line_mm": 10, "before_pt": 6}
OF_FORMAT = {field.name for field in fields(Format)}
OF_LAYOUT = {field.name for field in fields(Layout)}
OF_CONTENT = {field.name for field in fields(Content)} - {"paragraphs"}
BODY_XML = "word/document.xml"
HEAD_TABLE, FOOT_TABLE = 0, 1
_written = itertools.count()  # paragraphs stand in the order they were written

# ---------------------------------------------------------------- paragraphs


def a_run(text, *, inserted=False, deleted=False, field="", **format):
    return Run(text, replace(FONT, **_fonts(format)), inserted, deleted, field)


def a_paragraph(text="", *, runs=None, **said):
    """A paragraph of one run, or of the given runs; 14 pt upright unless said otherwise."""
    format = replace(FONT, **_fonts({k: v for k, v in said.items() if k in OF_FORMAT}))
    layout = replace(PLAIN, **{k: v for k, v in said.items() if k in OF_LAYOUT})
    rest = {k: v for k, v in said.items() if k not in OF_FORMAT | OF_LAYOUT}
    own = (Run(text, format),) if text else ()
    place = {"index": next(_written), "part": BODY_XML, "format": format, "layout": layout}
    return Paragraph(runs=tuple(runs) if runs is not None else own, **place | rest)


def a_body_paragraph(text="", **said):
    """Justified, first line at 1 cm, 6 pt above."""
    return a_paragraph(text, **BODY | said)


def a_cell(table=HEAD_TABLE, row=0, column=0, *, columns=2, **said):
    width = (64.0, 101.0)[column] if columns == 2 else 30.0
    return CellPlace(table, row, column, columns, **{"width_mm": width} | said)


def a_table(index=0, *, rows=2, columns=2, bordered=False, **said):
    plain = {"header_rows": 0, "rows_may_split": False}
    return Table(index, bordered=bordered, rows=rows, columns=columns, **plain | said)


def a_page_number(text="2", **said):
    """The paragraph of a header: a centred PAGE field, 14 pt."""
    format = {k: v for k, v in said.items() if k in OF_FORMAT}
    rest = {k: v for k, v in said.items() if k not in OF_FORMAT}
    place = {"align": "center", "part": "word/header1.xml"}
    return a_paragraph(runs=[a_run(text, field="PAGE", **format)], **place | rest)


def a_section(index=0, **said):
    """A4, margins 20, 20, 30, 15 mm, the page number in the header from the second page on."""
    plain = {
        "width_mm": 210.0,
        "height_mm": 297.0,
        "top_mm": 20.0,
        "bottom_mm": 20.0,
        "left_mm": 30.0,
        "right_mm": 15.0,
        "header_mm": 10.0,
        "footer_mm": 10.0,
        "title_page": True,
        "page_start": 1,
    }
    if "headers" not in said:
        plain["headers"] = (("default", (a_page_number(),)), ("first", ()))
    return Section(index, **plain | said)


def a_rule_line(below, share=1.0, *, dashed=False, cell=None, width_mm=None):
    """A drawn line as long as that share of the text of a paragraph."""
    if width_mm is None:
        format = next(below.formats())
        style = {"bold": format.bold, "italic": format.italic}
        width_mm = share * text_width_mm(below.printed, format.size, **style)
    drawn = (Drawn("line", width_mm, dashed=dashed),)
    paragraph = a_paragraph(drawn=drawn, align="center", cell=cell or below.cell, size=8)
    return RuleLine(paragraph, width_mm, dashed)


# ---------------------------------------------------------------- nouns


def a_number(text="Số: 05/QĐ-SNV", **said):
    """The number line, read as loosely as it may be written."""
    parts = re.match(r"\s*Số\s*:?\s*([\d.…]*)\s*/?\s*(.*?)\s*$", text, re.DOTALL)
    serial, symbol = parts.groups() if parts else ("", "")
    serial = serial.strip(".…")
    place = {"size": 13, "align": "center", "cell": a_cell(row=1)}
    return NumberLine(a_paragraph(text, **place | said), text, serial, symbol)


def a_date(text="Nghệ An, ngày 05 tháng 3 năm 2026", **said):
    """The date line; day, month and year are empty where they are not written."""
    place, _, rest = text.partition(",")
    day, month, year = (
        (re.search(rf"{word}\s*(\d+)", rest) or ["", ""])[1] for word in ("ngày", "tháng", "năm")
    )
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        date = None
    style = {"italic": True, "align": "center", "cell": a_cell(row=1, column=1)}
    return DateLine(a_paragraph(text, **style | said), place.strip(), day, month, year, date)


def a_heading(level="Điều", number="1", title="", *, region=0, text=None, **said):
    """Điều 1. … with the number bold; the other levels as the decree prints them."""
    labels = {
        "Điều": f"Điều {number}.",
        "khoản": f"{number}.",
        "điểm": f"{number})",
        "I": f"{number}.",
        "1": f"{number}.",
        "1.1": f"{number}.",
    }
    label = labels.get(level, f"{level} {number}")
    style = dict(BODY)
    if text is not None or level in ("khoản", "điểm"):
        runs = [a_run(text if text is not None else f"{label} {title}")]
    elif level == "Điều":
        runs = [a_run(label, bold=True), a_run(f" {title}")]
    else:
        runs = [a_run(f"{label} {title}".strip(), bold=True)]
        if level in ("Phần", "Chương", "Mục", "Tiểu mục"):
            style = {"align": "center", "before_pt": 6}
    format = {k: v for k, v in said.items() if k in OF_FORMAT}
    runs = [replace(run, format=replace(run.format, **_fonts(format))) for run in runs]
    rest = {k: v for k, v in said.items() if k not in OF_FORMAT}
    return Heading(level, number, a_paragraph(runs=runs, **style | rest), title, region)


def a_signature(*lines, name="Trần Văn B", side="right", **said):
    """GIÁM ĐỐC above a name, in the right cell of the last table."""
    column = {"left": 0, "right": 1, "center": 0}[side]
    cell = a_cell(FOOT_TABLE, 0, column)
    style = {"bold": True, "align": "center", "cell": cell}
    posts = tuple(a_paragraph(line, **style | said) for line in lines or ("GIÁM ĐỐC",))
    below = a_paragraph(name, **style) if name else None
    return Signature(posts, below, side, (FOOT_TABLE, 0))


def an_appendix(
    label="Phụ lục",
    number="",
    title="DANH SÁCH TỔ CÔNG TÁC",
    attached="(Kèm theo Quyết định số 05/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
    body=("Tổ trưởng: Giám đốc Sở./.",),
    section=None,
):
    """Phụ lục, or Phụ lục I with a number, in a section of its own (the second)."""
    section = section or a_section(1)
    at = {"section": section.index}
    head = {"bold": True, "align": "center"} | at
    return Appendix(
        a_paragraph(f"{label} {number}".strip(), **head),
        number,
        (a_paragraph(title, **head),) if title else (),
        (a_paragraph(attached, italic=True, align="center", **at),) if attached else (),
        tuple(a_body_paragraph(text, **at) for text in body),
        section,
    )


# ---------------------------------------------------------------- the document

ORDER = (  # as the parts stand on paper; headings and body as they were written
    *("circulation", "chu_quan", "ban_hanh", "ban_hanh_rule"),
    *("quoc_hieu", "tieu_ngu", "tieu_ngu_rule"),
    *("number", "letter_subject", "secrecy", "urgency", "date"),
    *("type_line", "subject", "subject_rule", "addressee"),
    *("authority", "grounds", "decides", "middle"),
    *("recipients_label", "recipients", "drafter", "signatures", "contact", "appendices"),
)


def clean_parts():
    """The parts of a quyết định with nothing wrong."""
    left, right = a_cell(), a_cell(column=1)
    head = {"align": "center", "size": 13}
    foot = {"cell": a_cell(FOOT_TABLE)}
    middle = {"align": "center", "bold": True}
    chu_quan = a_paragraph("UBND TỈNH NGHỆ AN", cell=left, **head)
    ban_hanh = a_paragraph("SỞ NỘI VỤ", cell=left, bold=True, **head)
    quoc_hieu = a_paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell=right, bold=True, **head)
    tieu_ngu = a_paragraph("Độc lập - Tự do - Hạnh phúc", cell=right, **middle)
    subject = a_paragraph("Về việc thành lập Tổ công tác chuyển đổi số", **middle)
    ground = {**BODY, "italic": True}
    item = {"size": 11, **foot}
    return {
        "quoc_hieu": quoc_hieu,
        "tieu_ngu": tieu_ngu,
        "tieu_ngu_rule": a_rule_line(tieu_ngu),
        "chu_quan": (chu_quan,),
        "ban_hanh": (ban_hanh,),
        "ban_hanh_rule": a_rule_line(ban_hanh, 0.4),
        "number": a_number(),
        "date": a_date(),
        "type_line": a_paragraph("QUYẾT ĐỊNH", **middle),
        "type_name": "Quyết định",
        "type_code": "QĐ",
        "subject": (subject,),
        "subject_rule": a_rule_line(subject, 0.4),
        "authority": a_paragraph("GIÁM ĐỐC SỞ NỘI VỤ", before_pt=6, **middle),
        "grounds": (
            a_paragraph(
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", **ground
            ),
            a_paragraph(
                "Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 14 tháng 3 năm 2025 của Ủy ban nhân dân"
                " tỉnh Nghệ An quy định chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ;",
                **ground,
            ),
            a_paragraph("Theo đề nghị của Chánh Văn phòng Sở.", **ground),
        ),
        "decides": a_paragraph("QUYẾT ĐỊNH:", before_pt=6, **middle),
        "headings": (
            a_heading("Điều", "1", "Thành lập Tổ công tác chuyển đổi số của Sở Nội vụ."),
            a_heading("Điều", "2", "Tổ công tác giúp Giám đốc Sở xây dựng kế hoạch hằng năm."),
            a_heading(
                "Điều", "3", "Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./."
            ),
        ),
        "body": (),
        "signatures": (a_signature(),),
        "recipients_label": a_paragraph("Nơi nhận:", size=12, bold=True, italic=True, **foot),
        "recipients": tuple(
            a_paragraph(text, **item) for text in ("- Như Điều 3;", "- Lưu: VT, VP.")
        ),
        "appendices": (),
    }


def an_anatomy(*, after=None, **parts):
    """A correct quyết định with these parts instead of its own; None or () leaves a part out.

    Fields of Content (sections, tables, comments, title …) may be given as well. `after` puts
    paragraphs that are no part behind one that is: after={"quoc_hieu": (a_paragraph(),)}.
    """
    of_content = {k: v for k, v in parts.items() if k in OF_CONTENT}
    parts = clean_parts() | {k: v for k, v in parts.items() if k not in OF_CONTENT}
    appendices = parts["appendices"]
    sections = of_content.pop("sections", (a_section(), *(a.section for a in appendices)))
    parts["middle"] = _as_written((*parts.pop("headings"), *parts.pop("body")))
    paragraphs, seen = [], set()
    for part in ORDER:
        said = [*_paragraphs(parts.get(part)), *(after or {}).get(part, ())]
        paragraphs += [p for p in said if p.index not in seen and p.part == BODY_XML]
        seen |= {p.index for p in said}
    middle = parts.pop("middle")
    return _numbered(
        Anatomy(
            Content(
                tuple(paragraphs),
                of_content.pop("tables", (a_table(HEAD_TABLE), a_table(FOOT_TABLE, rows=1))),
                sections,
                **of_content,
            ),
            headings=tuple(noun for noun in middle if isinstance(noun, Heading)),
            body=tuple(noun for noun in middle if isinstance(noun, Paragraph)),
            **parts,
        )
    )


def a_letter(**parts):
    """A correct công văn: V/v under the number, Kính gửi, no type line and no căn cứ."""
    place = {"size": 13, "align": "center", "before_pt": 6, "cell": a_cell(row=1)}
    item = {"size": 11, "cell": a_cell(FOOT_TABLE)}
    own = {
        "number": a_number("Số: 128/SNV-VP"),
        "letter_subject": a_paragraph("V/v báo cáo công tác văn thư năm 2026", **place),
        **dict.fromkeys(("type_line", "subject_rule", "authority", "decides")),
        "type_name": "",
        "type_code": "",
        "subject": (),
        "grounds": (),
        "headings": (),
        "addressee": (a_paragraph("Kính gửi: Các phòng thuộc Sở", align="center"),),
        "body": (a_body_paragraph("Sở Nội vụ đề nghị các phòng gửi báo cáo đúng hạn./."),),
        "recipients": tuple(
            a_paragraph(text, **item) for text in ("- Như trên;", "- Lưu: VT, VP.")
        ),
    }
    return an_anatomy(**own | parts)


def a_paper(name, code, **parts):
    """A correct document of another type: a_paper("Kế hoạch", "KH")."""
    own = {
        "number": a_number(f"Số: 09/{code}-SNV"),
        "type_line": a_paragraph(name.upper(), align="center", bold=True),
        "type_name": name,
        "type_code": code,
        "authority": None,
        "decides": None,
        "grounds": (),
        "headings": (),
        "body": (a_body_paragraph("Sở Nội vụ tổ chức thực hiện các nội dung sau đây./."),),
        "recipients": tuple(
            a_paragraph(text, size=11, cell=a_cell(FOOT_TABLE))
            for text in ("- Các phòng thuộc Sở;", "- Lưu: VT, VP.")
        ),
    }
    return an_anatomy(**own | parts)


def changed(anatomy, part, *, text=None, **said):
    """The document with one part otherwise: its fields of Format, Layout or Paragraph, its text.

    A part of several paragraphs is changed in all of them. With `text` the nouns that say what
    the part reads (number, date) stay as they were: give those as parts of an_anatomy instead.
    """
    places = {p.index: _restyled(p, text, said) for p in _paragraphs(getattr(anatomy, part))}
    return _replaced(anatomy, places)


def _restyled(paragraph, text, said):
    format = _fonts({k: v for k, v in said.items() if k in OF_FORMAT})
    layout = {k: v for k, v in said.items() if k in OF_LAYOUT}
    rest = {k: v for k, v in said.items() if k not in OF_FORMAT | OF_LAYOUT}
    runs = paragraph.runs if text is None else (replace(paragraph.runs[0], text=text),)
    return replace(
        paragraph,
        runs=tuple(replace(run, format=replace(run.format, **format)) for run in runs),
        format=replace(paragraph.format, **format),
        layout=replace(paragraph.layout, **layout),
        **rest,
    )


# ---------------------------------------------------------------- findings


def findings(code, anatomy):
    """What one rule finds in the document."""
    _every_rule(code)
    rule = RULES[code]
    return [rule.finding(FILE, hit) for hit in rule.check(anatomy)]


def codes(anatomy, groups="PTHLBCSRAMV"):
    """The codes of all that is found by the rules of these groups, in order, each once."""
    _every_rule()
    rules = [rule for rule in RULES.values() if rule.group in groups]
    return [rule.code for rule in rules if any(True for _ in rule.check(anatomy))]


def _every_rule(code=""):
    for module in iter_modules(paperwork.lint.rules.__path__):
        if code not in RULES:
            import_module(f"paperwork.lint.rules.{module.name}")


# ---------------------------------------------------------------- the mechanics


def _fonts(format):
    """Saying the font says every font."""
    if "font" in format and "fonts" not in format:
        return format | {"fonts": frozenset({format["font"]})}
    return format


def _as_written(nouns):
    return tuple(sorted(nouns, key=lambda noun: _paragraphs(noun)[0].index))


def _paragraphs(part):
    """Every paragraph inside a noun, in order."""
    if isinstance(part, Paragraph):
        return [part]
    if isinstance(part, tuple):
        return [p for item in part for p in _paragraphs(item)]
    if is_dataclass(part) and not isinstance(part, Section):
        return [p for field in fields(part) for p in _paragraphs(getattr(part, field.name))]
    return []


def _numbered(anatomy):
    """The document with its paragraphs counted from 0, as they stand."""
    everything = anatomy.content.everything
    places = {p.index: replace(p, index=place) for place, p in enumerate(everything)}
    return _replaced(anatomy, places)


def _replaced(value, places):
    """The value with every paragraph in it changed for that of its index."""
    if isinstance(value, Paragraph):
        return places.get(value.index, value)
    if isinstance(value, tuple):
        return tuple(_replaced(item, places) for item in value)
    if is_dataclass(value):
        own = {field.name: _replaced(getattr(value, field.name), places) for field in fields(value)}
        return replace(value, **own)
    return value
