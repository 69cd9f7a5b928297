"""Every document of the samples obeys NĐ 30/2020, as far as its XML can tell.

Limits come from paperwork/standards/nd30_2020.toml; which style is which part, from styles.toml.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from sample_sets import ALL, TYPES
from word_reading import MM_PER_TWIP, WP, W, WordDocument, on

from paperwork import metrics
from paperwork.catalogue import shipped_templates
from paperwork.wording import date_line

STANDARDS = Path(__file__).resolve().parents[1] / "paperwork" / "standards"
ND30 = tomllib.loads((STANDARDS / "nd30_2020.toml").read_text(encoding="utf-8"))
STYLES = tomllib.loads((STANDARDS / "styles.toml").read_text(encoding="utf-8"))
PARTS = {name: ND30["part"].get(name, {}) for name in STYLES} | {
    "page_number": ND30["page_number"],
    "body": ND30["body"],
}
AUTHORITY = "ND30 Thẩm quyền ban hành"  # centred and bold, unlike the rest of the body
HEADINGS = {"ND30 Mục I", "ND30 Mục 1 có tiêu đề", "ND30 Mục 1.1 có tiêu đề"}
GROUNDS = STYLES["can_cu"][0]
RUNNING = [name for name in STYLES["body"] if name != AUTHORITY]
ROUNDING_MM = 0.1  # Word counts in twentieths of a point

DOCUMENTS = [pytest.param(sample, type, id=f"{sample}: {type}") for sample in ALL for type in TYPES]
every_document = pytest.mark.parametrize(("sample", "type"), DOCUMENTS)


@pytest.fixture
def document(made, sample, type):
    """What the pipeline says of the document."""
    return made(sample).document(type)


@pytest.fixture
def word(made, sample, type):
    """What a reader of the file sees."""
    return made(sample).word(type)


@pytest.fixture
def profile(made, sample):
    return made(sample).dossier.options.size_profile


def within(value: float, limits: list[float], tolerance: float = 0) -> bool:
    return limits[0] - tolerance <= value <= limits[1] + tolerance


def of_part(word, part: str) -> list:
    """The paragraphs of a part that have words; page numbers stand in headers."""
    return [p for p in word.everywhere if p.style in STYLES[part] and p.runs]


# ---------------------------------------------------------------- page


@every_document
def test_every_section_is_a4_with_the_margins_of_the_decree(word):
    page = ND30["page"]

    for section in word.sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert int(size.get(f"{W}w")) * MM_PER_TWIP == pytest.approx(page["width_mm"], abs=0.5)
        assert int(size.get(f"{W}h")) * MM_PER_TWIP == pytest.approx(page["height_mm"], abs=0.5)
        assert int(margins.get(f"{W}gutter", "0")) == 0
        for side in ("top", "bottom", "left", "right"):
            mm = int(margins.get(f"{W}{side}")) * MM_PER_TWIP
            assert within(mm, page[f"{side}_mm"], ROUNDING_MM), side


@every_document
def test_pages_are_numbered_in_the_header_from_the_second_on(word):
    for section in word.sections:
        default = word.header(section, "default")
        fields = [p for p in default if "PAGE" in "".join(p.element.itertext())]
        assert len(fields) == 1
        assert fields[0].align == ND30["page_number"]["align"]
        assert on(section.find(f"{W}titlePg"))
        assert not any(
            "PAGE" in "".join(p.element.itertext()) for p in word.header(section, "first")
        )
        assert section.find(f"{W}footerReference") is None


@every_document
def test_the_main_text_and_each_appendix_are_numbered_from_one(word):
    for section in word.sections:
        numbering = section.find(f"{W}pgNumType")
        assert numbering.get(f"{W}start") == str(ND30["page_number"]["start"])
        assert numbering.get(f"{W}fmt", "decimal") == "decimal"
        assert section.find(f"{W}type").get(f"{W}val") == "nextPage"


@every_document
def test_each_appendix_has_a_section_of_its_own(word):
    assert len(word.sections) == 1 + len(of_part(word, "phu_luc_label"))


# ---------------------------------------------------------------- letters


@every_document
def test_every_visible_letter_is_times_new_roman(word):
    faces = {run.font for paragraph in word.everywhere for run in paragraph.runs}

    assert faces == {ND30["font"]["family"]}


@every_document
def test_no_part_brings_a_font_or_a_colour_of_its_own(word):
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for fonts in word.xml(part).iter(f"{W}rFonts"):
            assert set(fonts.attrib.values()) == {ND30["font"]["family"]}
        for color in word.xml(part).iter(f"{W}color"):
            assert color.get(f"{W}val") in ("auto", ND30["font"]["color"])


@every_document
@pytest.mark.parametrize("part", STYLES)
def test_a_part_has_the_size_of_the_profile(word, profile, part):
    for paragraph in of_part(word, part):
        for run in paragraph.runs:
            assert run.size == ND30["profiles"][profile][part], paragraph
            assert within(run.size, PARTS[part]["size"]), paragraph


@every_document
@pytest.mark.parametrize("part", [name for name in STYLES if name != "body"])
def test_a_part_is_bold_italic_capital_and_aligned_as_the_decree_says(word, part):
    wanted = PARTS[part]

    for paragraph in of_part(word, part):
        for run in paragraph.runs:
            assert run.bold == wanted.get("bold", run.bold), paragraph
            assert run.italic == wanted.get("italic", run.italic), paragraph
        if "caps" in wanted:
            assert (paragraph.text == paragraph.text.upper()) == wanted["caps"], paragraph
        if "align" in wanted:
            assert paragraph.align == wanted["align"], paragraph


@every_document
def test_running_text_is_upright_and_bold_only_in_headings(word):
    for paragraph in word.styled(*RUNNING):
        for run in paragraph.runs:
            assert not run.italic, paragraph
            assert run.bold == (paragraph.style in HEADINGS), paragraph


@every_document
def test_nothing_is_underlined_or_highlighted(word):
    for name in ("u", "highlight", "shd"):
        assert word.body.find(f".//{W}rPr/{W}{name}") is None


@every_document
def test_running_text_is_justified_indented_and_spaced(word):
    body = ND30["body"]

    for paragraph in word.styled(GROUNDS, *RUNNING):
        assert paragraph.align == body["align"], paragraph
        assert min(abs(paragraph.first_line_mm - mm) for mm in body["first_line_mm"]) < ROUNDING_MM
        assert paragraph.gap_pt >= body["gap_pt_min"], paragraph
        assert within(paragraph.lines, body["line"]), paragraph


# ---------------------------------------------------------------- head


@every_document
def test_the_nation_and_its_motto_stand_together_in_the_words_of_the_decree(word):
    nation = next(p for p in word.paragraphs if p.style in STYLES["quoc_hieu"])
    motto = word.paragraphs[word.paragraphs.index(nation) + 1]

    assert nation.text == ND30["part"]["quoc_hieu"]["text"]
    assert motto.text == ND30["part"]["tieu_ngu"]["text"]


@every_document
def test_the_number_line_says_the_number_of_the_document(word, document):
    [line] = word.styled(*STYLES["so_ky_hieu"])

    assert line.text == f"Số: {document.number}"
    assert re.fullmatch(r"Số: (0[1-9]|[1-9]\d+)/[A-ZĐ][A-Za-zĐđ]*-[A-ZĐ]+", line.text)
    assert ND30["types"][document.type.code] == document.type.name


@every_document
def test_the_date_line_has_zeros_only_where_the_decree_wants_them(word, document):
    [line] = word.styled(*STYLES["dia_danh"])
    if document.type.key == "bien-ban":  # Mẫu 1.9
        assert line.text == ""
        return

    found = re.fullmatch(r".+, ngày (\d\d) tháng (01|02|[3-9]|1[0-2]) năm (\d{4})", line.text)

    assert found
    assert tuple(map(int, found.groups())) == (
        document.issued_on.day,
        document.issued_on.month,
        document.issued_on.year,
    )


@every_document
def test_number_and_date_share_a_row(word):
    [number], [date] = word.styled(*STYLES["so_ky_hieu"]), word.styled(*STYLES["dia_danh"])

    assert number.row is date.row


@every_document
def test_the_title_is_the_name_of_the_type_and_its_subject_ends_without_a_stop(word, document):
    [title], [subject] = word.styled(*STYLES["ten_loai"]), word.styled(*STYLES["trich_yeu"])

    assert title.text == document.type.name.upper()
    assert subject.text.split() == document.subject.split()
    assert not subject.text.endswith((".", ";"))


@every_document
@pytest.mark.parametrize("part", ["ban_hanh", "tieu_ngu", "trich_yeu"])
def test_a_rule_has_its_share_of_the_line_above_it(word, profile, part):
    above = [p for p in word.paragraphs if p.style in STYLES[part]]
    size = ND30["profiles"][profile][part]
    lines = [line for p in above for line in p.text.split("\n")]
    longest = max(metrics.text_width_mm(line, size, bold=True) for line in lines)

    rule = word.paragraphs[word.paragraphs.index(above[-1]) + 1]

    assert len(rule.rules_mm) == 1
    tolerance = 0.05 if part == "tieu_ngu" else 0.0
    assert within(rule.rules_mm[0] / longest, PARTS[part]["rule"], tolerance)


@every_document
def test_every_drawing_has_a_number_of_its_own(word):
    ids = [drawing.get("id") for drawing in word.body.iter(f"{WP}docPr")]

    assert ids
    assert len(ids) == len(set(ids))


# ---------------------------------------------------------------- text


@every_document
def test_grounds_end_with_a_semicolon_and_the_last_with_a_stop(word, document):
    grounds = [p.text for p in word.styled(GROUNDS)]

    assert bool(grounds) == document.type.grounds
    for text in grounds[:-1]:
        assert text.endswith(";"), text
    for text in grounds[-1:]:
        assert text.endswith("."), text
    assert all(re.match(r"(Căn cứ|Theo|Xét) ", text) for text in grounds)


@every_document
def test_a_law_is_cited_without_the_assembly_that_passed_it(word):
    for paragraph in word.styled(GROUNDS):
        if paragraph.text.startswith(("Căn cứ Luật", "Căn cứ Bộ luật")):
            assert "của Quốc hội" not in paragraph.text


@every_document
def test_the_text_ends_with_the_mark_of_the_end(word):
    signature = word.styled(*STYLES["ho_ten"])[0]
    before = word.paragraphs[: word.paragraphs.index(signature)]
    text = [p for p in before if p.style in STYLES["body"] and p.table is None]

    assert text[-1].text.endswith(ND30["body"]["end"])
    assert sum(p.text.endswith(ND30["body"]["end"]) for p in text) == 1


@every_document
def test_recipients_are_a_list_that_ends_with_the_archive(word):
    [label] = word.styled(*STYLES["noi_nhan_label"])
    items = [p.text for p in word.styled(*STYLES["noi_nhan_item"]) if p.text]
    wanted = ND30["part"]["noi_nhan_item"]

    assert label.text == ND30["part"]["noi_nhan_label"]["text"]
    assert all(item.startswith(wanted["bullet"]) for item in items)
    assert all(item.endswith(wanted["end"]) for item in items[:-1])
    assert items[-1].startswith(wanted["last_prefix"])
    assert wanted["end_last"] in items[-1]
    assert [i for i, item in enumerate(items) if "Lưu:" in item] == [len(items) - 1]


@every_document
def test_an_addressed_document_tells_the_addressee_first(word, document):
    items = [p.text for p in word.styled(*STYLES["noi_nhan_item"]) if p.text]
    addressed = bool(word.styled(*STYLES["kinh_gui"]))

    assert addressed == bool(document.addressees)
    assert (items[0] == "- Như trên;") == addressed


@pytest.mark.parametrize("type", ["quyet-dinh"])
@pytest.mark.parametrize("sample", ALL, ids=str)
def test_a_decision_is_sent_to_those_named_in_an_article_that_exists(word):
    items = [p.text for p in word.styled(*STYLES["noi_nhan_item"]) if p.text]
    articles = len(word.styled("ND30 Điều", "ND30 Điều cuối"))

    found = re.fullmatch(r"- Như Điều (\d+);", items[0])

    assert found
    assert int(found[1]) == articles == 3


@every_document
def test_powers_are_written_with_a_stop_and_followed_by_the_post(word):
    lines = [p.text for p in word.styled("ND30 Quyền hạn, chức vụ")]
    prefixes = ND30["part"]["quyen_han"]["prefixes"]

    for i, line in enumerate(lines):
        head = line.split(" ")[0]
        if head.endswith(".") or "/" in head:
            assert head in prefixes
        if head in ("KT.", "TL.", "TUQ.", "TM."):
            assert not lines[i + 1].startswith(head)


@every_document
def test_names_are_signed_without_degrees(word):
    for paragraph in word.styled(*STYLES["ho_ten"]):
        assert not re.search(r"\b(TS|ThS|PGS|GS|BS|NGƯT)\b", paragraph.text)


@every_document
def test_minutes_are_signed_by_two_and_all_else_by_one(word, document):
    signed = [p.text for p in word.styled(*STYLES["ho_ten"])]

    assert len(signed) == (2 if document.type.key == "bien-ban" else 1)
    assert all(signed)


# ---------------------------------------------------------------- tables, appendices


@every_document
def test_tables_repeat_their_head_and_never_split_a_row(word):
    for table in word.bordered_tables:
        rows = table.findall(f"{W}tr")
        assert on(rows[0].find(f"{W}trPr/{W}tblHeader"))
        assert all(on(row.find(f"{W}trPr/{W}cantSplit")) for row in rows)
        assert len(rows) > 1, "a table of nothing"


@every_document
def test_the_signature_stays_with_the_end_of_the_text(word):
    signature = word.styled(*STYLES["ho_ten"])[0]
    before = [p for p in word.paragraphs[: word.paragraphs.index(signature)] if p.table is None]
    last = max(i for i, p in enumerate(before) if p.style in STYLES["body"])

    assert all(paragraph.kept_with_next for paragraph in before[last:])
    assert on(signature.row.find(f"{W}trPr/{W}cantSplit"))


@every_document
def test_headings_stay_with_what_follows(word):
    for paragraph in word.styled(*HEADINGS, *STYLES["phu_luc_label"], *STYLES["phu_luc_ten"]):
        assert paragraph.kept_with_next, paragraph


@every_document
def test_an_appendix_names_its_document_and_is_named_by_it(word, document):
    labels = [p.text for p in word.styled(*STYLES["phu_luc_label"])]
    first = word.styled(*STYLES["ho_ten"])[0]
    main = "\n".join(p.text for p in word.paragraphs[: word.paragraphs.index(first)])

    assert labels in ([], ["Phụ lục"], ["Phụ lục I", "Phụ lục II"])
    assert all(label in main for label in labels)
    for paragraph in word.styled(*STYLES["kem_theo"]):
        assert paragraph.text == (
            f"(Kèm theo {document.type.name} số {document.number} "
            f"{date_line(document.issued_on)} của {document.issued_by})"
        )


# ---------------------------------------------------------------- words


BLEMISHES = (
    *(r"\{\{", r"\{%", r"%\}", "None", "Undefined", r"\bnan\b", "\N{REPLACEMENT CHARACTER}"),
    *("  ", " ,", r" \.(?!\d)", " ;", " :", r"\(\)", r"\.\.(?!/)", ",,", ";;", "……"),
)


@every_document
@pytest.mark.parametrize("blemish", BLEMISHES)
def test_no_blemish_is_left_in_the_words(word, blemish):
    found = [p.text for p in word.everywhere if re.search(blemish, p.text)]

    assert not found


@every_document
def test_no_paragraph_begins_or_ends_with_a_space(word):
    assert not [p.text for p in word.paragraphs if p.text != p.text.strip()]


@every_document
def test_no_empty_paragraph_makes_room_in_the_running_text(word):
    assert not [p for p in word.styled(GROUNDS, *RUNNING) if not p.text]


@every_document
def test_every_style_is_one_of_the_decree_or_of_a_table(word):
    known = {name for names in STYLES.values() for name in names}
    known |= {"ND30 Đường kẻ", "ND30 Nối chữ ký", "Ngắt phần"}

    used = Counter(p.style for p in word.everywhere)

    assert not [name for name in used if name not in known and not name.startswith("ND30 Bảng")]


@pytest.mark.parametrize("sample", ALL, ids=str)
def test_templates_name_no_office_place_or_person(made, sample):
    dossier = made(sample).dossier
    unit = dossier.unit
    names = {unit.name, unit.parent, unit.parent_in_head, unit.place, unit.symbol}
    names |= {unit.council_name, unit.council_symbol, unit.authority, unit.drafting_unit}
    names |= {signatory.name for signatory in dossier.signatories}
    names |= {member.name for member in dossier.council}

    for template in sorted(shipped_templates().glob("docx/*.*")):
        text = everything_in(template).lower()
        assert not [name for name in names if name and name.lower() in text], template.name


def everything_in(template: Path) -> str:
    if template.suffix == ".toml":
        return template.read_text(encoding="utf-8")
    return "\n".join(p.text for p in WordDocument(template).everywhere)
