"""Every document of the sample offices is found part by part, with its styles and without."""

from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest
from anatomy_builders import texts
from sample_sets import SAMPLES

from paperwork.lint.content import Paragraph, Section
from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read
from paperwork.standards import table

RULES = ("tieu_ngu_rule", "ban_hanh_rule", "subject_rule")

# tên loại, số phụ lục, người ký, có Kính gửi, có căn cứ
EXPECTED = {
    "01-ke-hoach.docx": ("Kế hoạch", "KH", 1, False, True),
    "02-bien-ban.docx": ("Biên bản", "BB", 2, False, False),
    "03-to-trinh.docx": ("Tờ trình", "TTr", 1, True, True),
    "04-quyet-dinh.docx": ("Quyết định", "QĐ", 1, False, True),
    "05-bao-cao.docx": ("Báo cáo", "BC", 1, True, False),
}
DOCUMENTS = [p for p in sorted(SAMPLES.glob("*/mong-doi/*.docx")) if p.name in EXPECTED]
NAMES = [f"{path.parts[-3]}/{path.name}" for path in DOCUMENTS]
APPENDICES = {
    "so-2023/03-to-trinh.docx": ["I", "II"],
    "so-2023/04-quyet-dinh.docx": [""],
    "so-2026/01-ke-hoach.docx": [""],
    "so-2026/03-to-trinh.docx": ["I", "II"],
    "so-2026/04-quyet-dinh.docx": [""],
    "xa-2026/03-to-trinh.docx": ["I", "II"],
    "xa-2026/04-quyet-dinh.docx": [""],
}

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=NAMES)


@cache
def contents(path):
    return read(path.read_bytes(), path.name)


def plain(content):
    """The same document typed in Normal."""
    paragraphs = tuple(replace(p, style="Normal") for p in content.paragraphs)
    return replace(content, paragraphs=paragraphs)


def found_by_part(anatomy):
    """The paragraphs of each part that has a style of its own, by the name of the part."""
    appendices = anatomy.appendices
    return {
        "quoc_hieu": [anatomy.quoc_hieu],
        "tieu_ngu": [anatomy.tieu_ngu],
        "chu_quan": anatomy.chu_quan,
        "ban_hanh": anatomy.ban_hanh,
        "so_ky_hieu": [anatomy.number.paragraph],
        "dia_danh": [anatomy.date.paragraph] if anatomy.date else [],
        "ten_loai": [anatomy.type_line],
        "trich_yeu": anatomy.subject,
        "can_cu": anatomy.grounds,
        "kinh_gui": anatomy.addressee,
        "quyen_han": [p for s in anatomy.signatures for p in s.lines],
        "ho_ten": [s.name for s in anatomy.signatures],
        "noi_nhan_label": [anatomy.recipients_label],
        "noi_nhan_item": anatomy.recipients,
        "phu_luc_label": [a.label for a in appendices],
        "phu_luc_ten": [p for a in appendices for p in a.title],
        "kem_theo": [p for a in appendices for p in a.attached],
    }


def test_three_offices_have_five_documents_each():
    assert len(DOCUMENTS) == 15


@every_document
def test_every_styled_paragraph_is_the_part_of_its_style(path):
    content = contents(path)

    found = found_by_part(dissect(content))

    for part, paragraphs in found.items():
        styles = table("styles")[part]
        written = [p for p in content.paragraphs if p.style in styles and p.text.strip()]
        assert list(paragraphs) == written, part


@every_document
def test_the_parts_are_the_same_without_styles(path):
    content = contents(path)

    styled, typed = dissect(content), dissect(plain(content))

    for field in fields(styled):
        if field.name != "content":
            assert _unstyled(getattr(styled, field.name)) == getattr(typed, field.name), field.name


@every_document
def test_the_document_is_what_its_name_says(path):
    name, code, signers, addressed, grounded = EXPECTED[path.name]

    found = dissect(contents(path))

    assert found.regime == "nd30"
    assert (found.type_name, found.type_code) == (name, code)
    assert found.number.symbol.split("-")[0] == code
    assert found.number.serial == "01"
    assert (found.date is None) == (code == "BB")
    assert len(found.signatures) == signers
    assert bool(found.addressee) == addressed
    assert bool(found.grounds) == grounded
    assert (found.decides is not None) == (found.authority is not None) == (code == "QĐ")
    assert all(getattr(found, rule) for rule in RULES)
    numbers = [a.number for a in found.appendices]
    assert numbers == APPENDICES.get(f"{path.parts[-3]}/{path.name}", [])
    assert (found.attachments, found.contact, found.letter_subject) == ((), (), None)


@every_document
def test_headings_and_body_share_the_text_between_them(path):
    found = dissect(contents(path))

    main = [h.paragraph for h in found.headings if h.region == 0]
    last = max((*found.body, *main), key=lambda p: p.index)
    assert last.text.endswith("./.")
    assert {p.index for p in found.body}.isdisjoint(p.index for p in main)
    assert not any(p.cell for p in found.body)
    assert {h.region for h in found.headings} - {0} <= {1, 2}
    for appendix in found.appendices:
        assert texts(appendix.body)[-1].endswith("./.")


def _unstyled(value):
    """The value as it is found when every paragraph is Normal."""
    if isinstance(value, tuple):
        return tuple(_unstyled(item) for item in value)
    if isinstance(value, Paragraph):
        return replace(value, style="Normal")
    if is_dataclass(value) and not isinstance(value, Section):
        own = {field.name: _unstyled(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **own)
    return value
