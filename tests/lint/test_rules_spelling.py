"""Spelling: good sentences are left alone, slips are caught, two ways are noticed."""

import pytest
from rule_builders import a_body_paragraph, a_heading, a_paper, codes, findings
from sample_sets import official_documents
from spelling_texts import RIGHT, WRONG

from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read
from paperwork.lint.rules.spelling import confused, impossible
from paperwork.standards import table

SAMPLES = official_documents()


def saying(*texts):
    return a_paper("Kế hoạch", "KH", body=tuple(a_body_paragraph(text) for text in texts))


def wrong_in(text):
    return [*impossible(text), *(written for written, _ in confused(text))]


# ---------------------------------------------------------------- precision and recall


def test_there_are_sentences_enough_to_judge_by():
    assert len(RIGHT) >= 200
    assert len(WRONG) >= 100


def test_no_good_sentence_is_blamed():
    assert {text: wrong_in(text) for text in RIGHT if wrong_in(text)} == {}


def test_most_slips_are_caught():
    caught = [text for text, _ in WRONG if wrong_in(text)]

    assert len(caught) >= 0.9 * len(WRONG)


@pytest.mark.parametrize(("text", "wrong"), [pair for pair in WRONG if pair[1]])
def test_the_slip_that_is_caught_is_the_one_made(text, wrong):
    assert wrong_in(text) == [wrong]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "/".join(path.parts[-3::2]))
def test_every_document_of_every_sample_is_clean(path):
    assert codes(dissect(read(path.read_bytes(), path.name)), "SRAMV") == []


def test_no_right_phrase_is_itself_a_confusion():
    phrases = table("spelling")["confusions"]

    assert [right for right in phrases.values() if wrong_in(right)] == []
    assert [phrase for phrase in phrases if not wrong_in(phrase)] == []


# ---------------------------------------------------------------- what is not judged


@pytest.mark.parametrize(
    "text",
    [
        "Gửi về địa chỉ vanthư@snv.vn hoặc website https://thônđông.vn",
        "Dùng internet, email, website, wifi, PDF.",
        "Ông Y Bhơk Niê, bà H’Blưr, xã Krông Búk, huyện Đắk Song.",
        "Tập đoàn Böhler, ông François, quán café.",
        "Các nước Mát-xcơ-va, in-tơ-nét, ê-kíp.",
        "Số 12/TTr-UBNDđ, đ/c trưởng thôn, 500 đ.",
        "SỞ NỘI VỤ, UBMTTQVN, CĐCS.",
    ],
)
def test_names_addresses_loans_and_quotations_are_not_judged(text):
    assert wrong_in(text) == []


def test_what_is_quoted_is_as_somebody_else_wrote_it():
    anatomy = saying("Chữ “nghành” và cụm “phần đấu” là viết sai./.")

    assert codes(anatomy, "V") == []


def test_a_tone_on_the_wrong_letter_is_told_with_the_right_word():
    (finding,) = findings("ND30-V90", saying("Báo cáo Qúy IV của Sở./."))

    assert finding.message == "“Qúy” không phải là một âm tiết tiếng Việt, có lẽ là “Quý”."


def test_a_slip_made_many_times_is_told_once():
    (finding,) = findings("ND30-V90", saying("Toàn nghành họp.", "Cả nghành dự./."))

    assert finding.message == "“nghành” không phải là một âm tiết tiếng Việt (và 1 đoạn nữa)."


def test_a_confusion_is_told_with_the_right_phrase_in_the_same_letters():
    (finding,) = findings("ND30-V91", saying("PHÒNG TRÀO THI ĐUA"))

    assert finding.message == "“PHÒNG TRÀO” là viết nhầm của “PHONG TRÀO”."


# ---------------------------------------------------------------- two ways


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (
            ("Hội đồng Thi đua - Khen thưởng họp.", "Hội đồng Thi đua – Khen thưởng quyết định./."),
            "gạch ngang",
        ),
        (("Sở Nội vụ báo cáo.", "Theo đề nghị của sở nội vụ tỉnh./."), "sở nội vụ"),
        (("Quản lý tài sản.", "Việc quản lí hồ sơ./."), "quản lí"),
        (("Họp ngày 05 tháng 3 năm 2026.", "Nộp ngày 10/3/2026./."), "ngày 10/3/2026"),
    ],
)
def test_two_ways_of_writing_in_one_document_are_noticed(texts, fault):
    (finding,) = findings("ND30-V92", saying(*texts))

    assert fault.casefold() in finding.message.casefold()


def test_dates_in_brackets_and_tables_may_be_short():
    anatomy = saying("Họp ngày 05 tháng 3 năm 2026 (Công văn số 12/SNV-VP ngày 01/3/2026)./.")

    assert findings("ND30-V92", anatomy) == []


def test_headings_are_read_as_the_body_is():
    anatomy = a_paper("Kế hoạch", "KH", headings=(a_heading("I", "I", "KẾT QỦA"),), body=())

    assert findings("ND30-V90", anatomy) == []  # chữ hoa toàn bộ là tên hoặc viết tắt
