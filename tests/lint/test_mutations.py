"""The samples' documents damaged one place at a time: the rule meant for it tells, and no other."""

from functools import cache
from pathlib import Path

import pytest
from damaging import (
    FOOT,
    HEAD,
    LAST_SECTION,
    PAGE_NUMBER,
    SECTION,
    above,
    after,
    aligned,
    below,
    blank_above,
    blank_below,
    bold,
    condensed,
    damaged,
    dashed,
    decomposed,
    ends,
    font,
    framed,
    indented,
    inserted,
    italic,
    light,
    lines,
    lowered,
    margin,
    marked,
    moved_above,
    moved_below,
    narrow,
    new_page,
    no_restart,
    no_rule,
    number_at_once,
    pages,
    paper,
    reads,
    red,
    removed,
    replaced,
    rule,
    shifted,
    size,
    swapped,
    tight,
    together,
    typed,
    underlined,
    underlined_instead,
    upright,
    widths,
    with_number_in_footer,
    with_short_tables,
    without_style_names,
)
from sample_sets import official_documents

from paperwork.findings import Severity
from paperwork.lint import check

SAMPLES = Path(__file__).parents[2] / "samples"
DOCUMENTS = official_documents()

NATION, MOTTO, ISSUER, PARENT = "CỘNG HÒA", "Độc lập", "SỞ NÔNG NGHIỆP", "UBND TỈNH"
DATE, LABEL, FILED, NAME, POST = "An Sơn, ngày", "Nơi nhận", "- Lưu", "Lương Đình", "GIÁM ĐỐC$"
SUBJECT, AUTHORITY, DECIDES = "Về việc", "GIÁM ĐỐC SỞ", "QUYẾT ĐỊNH:"
LAW, DECREE, LAST_GROUND = "Căn cứ Luật", "Căn cứ Nghị định", "Xét đề nghị"
ARTICLE, CLAUSE, END = "Khen thưởng 06", "Tặng Giấy khen cho 01", "Quyết định này"
APPENDIX, TITLE, ATTACHED = "Phụ lục", "DANH SÁCH KHEN", r"\(Kèm theo"

# Văn bản: (mã quy tắc phải báo, rồi mã được báo thêm; chỗ; kiểu làm hỏng)
DAMAGES = {
    "04-quyet-dinh": (
        # Quốc hiệu, Tiêu ngữ
        ("H01", NATION, reads("CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM")),
        ("H01", NATION, reads("CHXHCN VIỆT NAM")),
        ("H01", NATION, removed),
        ("H02 H24", NATION, size(14)),
        ("H02", NATION, light),
        ("H02", NATION, italic),
        ("H02", NATION, aligned("left")),
        ("H02", NATION, reads("Cộng hòa xã hội chủ nghĩa Việt Nam")),
        ("H02", NATION, reads("CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM")),
        ("H03", MOTTO, reads("Độc lập – Tự do – Hạnh phúc")),
        ("H03 H06", MOTTO, reads("Độc lập-Tự do-Hạnh phúc")),
        ("H03", MOTTO, reads("Độc Lập - Tự Do - Hạnh Phúc")),
        ("H03 H06", MOTTO, reads("ĐỘC LẬP - TỰ DO - HẠNH PHÚC")),
        ("H04 H06", MOTTO, size(12)),
        ("H04 H06", MOTTO, light),
        ("H04", MOTTO, italic),
        ("H04", MOTTO, aligned("right")),
        ("H05", MOTTO, blank_above),
        ("H06", MOTTO, rule(25)),
        ("H06", MOTTO, rule(80)),
        ("H06", MOTTO, dashed),
        ("H06", MOTTO, no_rule),
        ("H06", MOTTO, underlined_instead),
        ("H24", HEAD, widths(95, 70)),
        ("H26", HEAD, framed),
        # cơ quan
        ("H01", HEAD, swapped),
        ("H07", ISSUER, size(15)),
        ("H07", ISSUER, italic),
        ("H07", ISSUER, aligned("left")),
        ("H07", ISSUER, reads("Sở Nông nghiệp")),
        ("H08", PARENT, bold),
        ("H08", PARENT, size(14)),
        ("H08", PARENT, italic),
        ("H08", PARENT, reads("Ủy ban nhân dân tỉnh An Sơn")),
        ("H09", "VÀ MÔI TRƯỜNG", rule(60)),
        ("H09", "VÀ MÔI TRƯỜNG", dashed),
        ("H09", "VÀ MÔI TRƯỜNG", no_rule),
        ("H10", "VÀ MÔI TRƯỜNG", reads("VÀ MT")),
        # số, ký hiệu
        ("H11", "Số:", replaced(":", "")),
        ("H11", "Số:", reads("Số: 01 / QĐ - SNNMT")),
        ("H11", "Số:", reads("Số: 01/QĐ–SNNMT")),
        ("H11", "Số:", removed),
        ("H11 A05", "Số:", replaced("$", ".")),
        ("H12", "Số:", replaced("01", "1")),
        ("H12", "Số:", replaced("01", "001")),
        ("H13", "Số:", size(14)),
        ("H13", "Số:", bold),
        ("H13", "Số:", italic),
        ("H13", "Số:", aligned("left")),
        ("H14", "Số:", replaced("QĐ", "TB")),
        ("H16", "Số:", replaced("01/", "01/2027/")),
        ("H17", "Số:", replaced("QĐ", "QĐi")),
        # địa danh, ngày tháng
        ("H18", DATE, replaced(",", "")),
        ("H18", DATE, reads("An Sơn, 14/01/2027")),
        ("H18", DATE, upright),
        ("H18", DATE, bold),
        ("H18", DATE, size(12)),
        ("H18", DATE, aligned("right")),
        ("H18", DATE, removed),
        ("H19", DATE, replaced("tháng 01", "tháng 1")),
        ("H19 A05", DATE, replaced("ngày 14", "ngày 4")),
        ("H21", DATE, replaced("ngày 14 tháng 01", "ngày 30 tháng 02")),
        ("H22", DATE, lowered),
        ("H25", DATE, replaced("An Sơn", "Huyện Lam Khê")),
        # tên loại, trích yếu, thẩm quyền
        ("L01", "QUYẾT ĐỊNH$", size(16)),
        ("L01", "QUYẾT ĐỊNH$", light),
        ("L01", "QUYẾT ĐỊNH$", italic),
        ("L01", "QUYẾT ĐỊNH$", aligned("left")),
        ("L01", "QUYẾT ĐỊNH$", reads("Quyết định")),
        ("L02", "QUYẾT ĐỊNH$", reads("GIẤY XÁC NHẬN")),
        ("L03", SUBJECT, light),
        ("L03", SUBJECT, italic),
        ("L03", SUBJECT, size(12)),
        ("L03", SUBJECT, aligned("both")),
        ("L03", SUBJECT, blank_above),
        ("L03", SUBJECT, reads("VỀ VIỆC KHEN THƯỞNG TỔNG KẾT CÔNG TÁC NĂM 2026")),
        ("L04", SUBJECT, rule(100)),
        ("L04", SUBJECT, dashed),
        ("L04", SUBJECT, no_rule),
        ("L06", SUBJECT, replaced("$", ".")),
        ("C17", AUTHORITY, removed),
        ("C17", AUTHORITY, light),
        ("C17", DECIDES, reads("QUYẾT ĐỊNH")),
        ("C17", DECIDES, removed),
        ("C17", DECIDES, aligned("left")),
        # căn cứ
        ("B01", LAW, upright),
        ("B01", LAW, size(12)),
        ("B01", LAW, aligned("left")),
        ("B02", LAW, ends(".")),
        ("B02", LAW, ends(",")),
        ("B02", LAST_GROUND, ends(";")),
        ("B02", LAST_GROUND, ends("./.")),
        ("B03", LAST_GROUND, replaced("^", "Căn cứ Quyết định số 41/2025/QĐ-UBND; ")),
        ("B04", LAW, replaced("khen thưởng ngày", "khen thưởng số 06/2022/QH15 ngày")),
        ("B05", DECREE, replaced(" ngày 14 tháng 6 năm 2025", "")),
        ("B05", DECREE, replaced(" số 152/2025/NĐ-CP", "")),
        # nội dung
        ("C01", CLAUSE, size(12)),
        ("C01", CLAUSE, italic),
        ("C02", CLAUSE, aligned("left")),
        ("C02", CLAUSE, aligned("center")),
        ("C03", CLAUSE, indented(0)),
        ("C03", CLAUSE, together(typed("4. "), indented(20))),
        ("C05", CLAUSE, tight),
        ("C06", END, lines(2)),
        ("C06", LAW, lines(0.8)),
        ("C07", CLAUSE, blank_below),
        ("C08", END, ends(".")),
        ("C11", END, typed("Điều 3. ")),
        ("C11", END, together(typed("ĐIỀU 3. "), bold)),
        ("C11", END, together(typed("Điều 3: "), bold)),
        ("C11", END, together(typed("Điều 3. "), bold, italic)),
        ("C11", END, italic),
        ("C11", ARTICLE, size(13)),
        ("C11", ARTICLE, indented(0)),
        ("C12 R07", END, together(typed("Điều 2. "), bold)),
        ("C12 R07", END, together(typed("Điều 4. "), bold)),
        ("C13", CLAUSE, together(bold, aligned("both"))),
        ("C09", ARTICLE, above("CHƯƠNG 1. KHEN THƯỞNG", bold, aligned("center"))),
        ("C10", ARTICLE, above("Mục I\nKHEN THƯỞNG", bold, aligned("center"))),
        ("C19", END, replaced("Chánh Văn phòng", "{{ chuc_vu }}")),
        ("C19", END, replaced("kể từ ngày ký", "kể từ ngày …… tháng …… năm 2027")),
        ("C19", END, replaced("Chánh Văn phòng", "«Chuc_vu»")),
        ("C19", END, inserted),
        # chữ ký
        ("S01", FOOT, swapped),
        ("S01", NAME, aligned("left")),
        ("S01", POST, removed),
        ("S02", POST, reads("KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")),
        ("S03", POST, size(12)),
        ("S03", POST, light),
        ("S03", POST, italic),
        ("S03", POST, reads("Giám đốc")),
        ("S04", POST, reads("KT. GIÁM ĐỐC")),
        ("S05", NAME, size(15)),
        ("S05", NAME, light),
        ("S05", NAME, italic),
        ("S05", NAME, reads("LƯƠNG ĐÌNH KHOÁT")),
        ("S06", NAME, reads("TS. Lương Đình Khoát")),
        ("S06", NAME, replaced("^", "Thạc sĩ ")),
        ("S07", "Nơi nhận", new_page),
        # nơi nhận
        ("R01", LABEL, size(14)),
        ("R01", LABEL, light),
        ("R01", LABEL, upright),
        ("R01", LABEL, underlined),
        ("R01", LABEL, reads("Nơi nhận")),
        ("R01", LABEL, shifted(15)),
        ("R01", LABEL, removed),
        ("R02", POST, lowered),
        ("R03", "- Sở Nội vụ", size(13)),
        ("R03", "- Sở Nội vụ", bold),
        ("R03", "- Sở Nội vụ", italic),
        ("R03", "- Sở Nội vụ", reads("Sở Nội vụ;")),
        ("R03", "- Sở Nội vụ", reads("-Sở Nội vụ;")),
        ("R03", "- Sở Nội vụ", reads("- Sở Nội vụ; - Sở Tài chính;")),
        ("R04", "- Sở Nội vụ", ends(",")),
        ("R05", FILED, reads("- Lưu VP, VT.")),
        ("R05", FILED, reads("- Lưu: VP.")),
        ("R07", "- Như Điều", replaced("3", "5")),
        ("R07", "- Như Điều", reads("- Như trên;")),
        ("M04", FILED, replaced("MTQ.", "mtq")),
        # thứ tự và chỗ đứng
        ("H04", MOTTO, moved_above(NATION)),
        ("H18", DATE, moved_above("Số:")),
        ("L03", SUBJECT, moved_above("QUYẾT ĐỊNH$")),
        ("L03", SUBJECT, removed),
        ("H15 L05 R08", "QUYẾT ĐỊNH$", removed),
        ("C17", AUTHORITY, moved_below(LAST_GROUND)),
        ("C17", DECIDES, moved_below(ARTICLE)),
        ("B02", LAST_GROUND, removed),
        ("C08 R07", END, removed),
        ("R04 R05 R07", FILED, moved_above("- Như")),
        ("R07", "- Như", moved_below("- Sở")),
        ("R04 R05", FILED, removed),
        ("A04", ATTACHED, moved_above("Phụ lục$")),
        # dấu khẩn, phạm vi lưu hành
        ("M01", "Số:", below("KHẨN", bold, aligned("center"), size(13))),
        ("M01", "Số:", below("HỎA TỐC HẸN GIỜ", bold, aligned("center"), size(13), red)),
        ("M03", PARENT, above("LƯU HÀNH NỘI BỘ", bold, aligned("center"), size(13))),
        # phụ lục
        ("A01", APPENDIX, reads("PHỤ LỤC")),
        ("A01", APPENDIX, size(13)),
        ("A01", APPENDIX, light),
        ("A01", APPENDIX, aligned("left")),
        ("A02", APPENDIX, reads("Phụ lục 1")),
        ("A03", TITLE, light),
        ("A03", TITLE, size(16)),
        ("A03", TITLE, reads("Danh sách khen thưởng")),
        ("A04", ATTACHED, upright),
        ("A04", ATTACHED, size(12)),
        ("A04", ATTACHED, removed),
        ("A04", ATTACHED, replaced(r"^\((.*)\)$", r"\1")),
        ("A05", ATTACHED, replaced("số 01", "số 09")),
        ("A05", ATTACHED, replaced("ngày 14", "ngày 10")),
        ("P13", LAST_SECTION, no_restart),
        # trang
        ("P01", SECTION, paper(215.9, 279.4)),
        ("P02", SECTION, paper(297, 210)),
        ("P03", SECTION, margin(top=15)),
        ("P04", SECTION, margin(bottom=10)),
        ("P05", SECTION, margin(left=25)),
        ("P06", SECTION, margin(right=10)),
        ("P08", PAGE_NUMBER, aligned("right")),
        ("P08", PAGE_NUMBER, after("Trang ")),
        ("P09", PAGE_NUMBER, size(11)),
        ("P09", PAGE_NUMBER, italic),
        ("P10", SECTION, number_at_once),
        ("P11", SECTION, pages(start=5)),
        ("P11", SECTION, pages(fmt="upperRoman")),
        # chữ
        ("T01", END, font("Arial")),
        ("T02", END, red),
        ("T03", END, font(".VnTime")),
        ("T04", END, decomposed),
        ("T05", NATION, size(12)),
        ("T06", END, underlined),
        ("T06", END, marked),
        ("T06", END, narrow),
        ("T06", END, condensed),
        ("V01a", END, replaced(r"\. Chánh", ". chánh")),
        ("V13a", LAST_GROUND, replaced("Hội đồng", "Hội Đồng")),
        ("V22a", "Tiền thưởng", replaced("Điều 1", "điều 1")),
        ("V90", END, replaced("hiệu lực", "hịêu lực")),
        ("V91", CLAUSE, replaced("Tặng", "Bổ xung, tặng")),
    ),
    "02-bien-ban": (
        ("H23", "$", reads("An Sơn, ngày 08 tháng 01 năm 2027")),
        ("H08", "TỈNH AN SƠN", size(14)),
        ("L03", "Họp Hội đồng", light),
        ("C15", "NỘI DUNG", light),
        ("C15", "NỘI DUNG", reads("Nội dung")),
        ("C12", "NỘI DUNG", together(typed("II. "), bold)),
        ("C12", "NỘI DUNG", together(typed("V. "), bold)),
        ("C13", "Khách mời", light),
        ("C08", "Biên bản đã được", ends(".")),
        ("S03", "THƯ KÝ", light),
        ("S05", "Mạc Thị", size(12)),
        ("S08", FOOT, swapped),
        ("R05", FILED, reads("- Lưu Hồ sơ.")),
    ),
    "03-to-trinh": (
        ("H14", "Số:", replaced("TTr", "TT")),
        ("R06", "- Như trên", reads("- Giám đốc Sở;")),
        ("R09", "Kính gửi", bold),
        ("R09", "Kính gửi", italic),
        ("R09", "Kính gửi", size(12)),
        ("R09", "Kính gửi", replaced(":", "")),
        ("R10", "Kính gửi", replaced("$", "; Sở Nội vụ.")),
        ("S02", "TM. HỘI ĐỒNG", reads("T/M HỘI ĐỒNG")),
        ("S02", "KT. CHỦ TỊCH", reads("KT CHỦ TỊCH")),
        ("A02 A06", "Phụ lục II", reads("Phụ lục III")),
        ("A02", "Phụ lục II", reads("Phụ lục 2")),
        ("A02", "Phụ lục II", reads("Phụ lục")),
        ("C13", "Kết quả xét khen", light),
    ),
    "01-ke-hoach": (
        ("H20", DATE, replaced("tháng 3", "tháng 03")),
        ("A06", "Trên đây", replaced(r" \(tiến độ.*?\)", "")),
        ("R08 R06", "Căn cứ Luật", above("Kính gửi: Sở Nội vụ", size(14), aligned("center"))),
        ("C04", "Từ ngày 01", indented(12.7)),
        ("C14", "Doanh nghiệp, hợp tác xã:", typed("e) ")),
        ("C14", "Hộ gia đình:", typed("b) ")),
        ("C15", "QUY TRÌNH XÉT", size(12)),
        ("C12", "Văn phòng Sở tiếp nhận", typed("3. ")),
    ),
    "05-bao-cao": (
        ("S04", "PHÓ GIÁM ĐỐC", removed),
        ("R06", "- Như trên", removed),
        ("C14", "So với năm 2025", typed("e) ")),
        ("V24a", "Thuận lợi", replaced("$", " Dịp Tết Trung thu có tặng quà.")),
        ("V08a", "Thuận lợi", replaced("$", " Có đoàn của thành phố Hồ Chí Minh.")),
        ("C15", "ĐẶC ĐIỂM", replaced("ĐẶC ĐIỂM TÌNH HÌNH", "Đặc điểm tình hình")),
    ),
}


EVERY = [(name, *row) for name, rows in DAMAGES.items() for row in rows]
NAMES = [f"{name}: {codes}: {place}: {change.name}" for name, codes, place, change in EVERY]
FIRST = {codes.split()[0]: row for row in reversed(EVERY) for codes in [row[1]]}


@cache
def a_document(name, named=True):
    """A document of the department of 2026, also with its styles named as nobody's."""
    content = (SAMPLES / "so-2026" / "mong-doi" / f"{name}.docx").read_bytes()
    short = with_short_tables(content)
    return short if named else without_style_names(short)


def wrong(content, **said):
    """The codes of all errors and warnings."""
    found = check(content, "van-ban.docx", **said).findings
    return {f.code.removeprefix("ND30-") for f in found if f.severity is not Severity.INFO}


@pytest.mark.parametrize("path", DOCUMENTS, ids=["/".join(p.parts[-3::2]) for p in DOCUMENTS])
def test_a_document_of_a_sample_office_has_no_fault(path):
    assert wrong(path.read_bytes(), pages=2) == set()


@pytest.mark.parametrize("name", DAMAGES)
def test_neither_short_tables_nor_unknown_styles_are_a_fault(name):
    assert wrong(a_document(name)) == wrong(a_document(name, named=False)) == set()


def test_the_documents_are_damaged_in_more_than_a_hundred_ways():
    assert len(set(NAMES)) == len(EVERY) >= 250


@pytest.mark.parametrize(("name", "codes", "place", "change"), EVERY, ids=NAMES)
def test_the_rule_meant_for_a_damage_finds_it_and_no_other_cries(name, codes, place, change):
    content = damaged(a_document(name), place, change)

    assert wrong(content) == set(codes.split())


@pytest.mark.parametrize(("name", "codes", "place", "change"), FIRST.values(), ids=FIRST)
def test_each_rule_finds_a_damage_in_a_document_with_styles_of_its_own(name, codes, place, change):
    content = damaged(a_document(name, named=False), place, change)

    assert wrong(content) == set(codes.split())


def test_a_page_number_at_the_foot_is_found():
    assert wrong(with_number_in_footer(a_document("04-quyet-dinh"))) == {"P12"}


def test_a_document_of_two_pages_without_page_numbers_is_found():
    content = damaged(a_document("05-bao-cao"), PAGE_NUMBER, removed)

    assert wrong(content, pages=1) == set()
    assert wrong(content, pages=2) == {"P07"}
