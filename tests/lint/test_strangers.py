"""Documents of strangers: good ones are left in peace, bad ones get what a văn thư would mark."""

# ruff: noqa: E501 - a sentence of a document stays on one line

import subprocess
from functools import cache

import pytest
from strangers import STRANGERS
from word_typing import MOTTO, NATION, Hand, Sheet, xml

from paperwork.findings import Severity
from paperwork.lint import check
from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read
from paperwork.pages import libreoffice

every_stranger = pytest.mark.parametrize("name", STRANGERS)
AN_SƠN = "An Sơn, ngày 12 tháng 5 năm 2026"


@cache
def written(name):
    return STRANGERS[name]()


def findings(content):
    """The errors and warnings, as code and sentence."""
    report = check(content, "van-ban.docx")
    return [(f.code, f.message) for f in report.findings if f.severity is not Severity.INFO]


def codes(content):
    return [code.removeprefix("ND30-") for code, _ in findings(content)]


def a_sheet(
    number="Số: 12/SNV-VP", subject="V/v mượn hội trường", *, hand=None, date=AN_SƠN, **said
):
    sheet = Sheet(hand or Hand())
    sheet.head("UBND TỈNH AN SƠN", "SỞ NỘI VỤ", number, date, subject, **said)
    return sheet


def a_letter(*body, to="Kính gửi: Nhà văn hóa tỉnh", **said):
    """A good công văn, or one with that head and body."""
    sheet = a_sheet(**said)
    sheet.line(to, before=6)
    sheet.text(*(body or ("Sở Nội vụ đề nghị Nhà văn hóa tỉnh cho mượn hội trường./.",)))
    sheet.foot(["- Như trên;", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Văn Ba")
    return sheet.content()


def a_named(kind, code, subject, *body, **said):
    """A good document with tên loại, or one with that body."""
    sheet = a_sheet(f"Số: 17/{code}-SNV", "", **said)
    sheet.title(kind, subject)
    sheet.text(*body)
    sheet.foot(["- Các phòng thuộc Sở;", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Văn Ba")
    return sheet


# ---------------------------------------------------------------- good documents


def test_there_are_strangers_of_many_kinds():
    assert len(STRANGERS) >= 35


@every_stranger
def test_a_good_document_of_a_stranger_is_left_in_peace(name):
    assert findings(written(name)) == []


@every_stranger
def test_the_parts_of_a_strangers_document_are_seen(name):
    anatomy = dissect(read(written(name), name))

    assert anatomy.regime == "nd30"
    assert anatomy.quoc_hieu
    assert anatomy.tieu_ngu
    assert anatomy.ban_hanh
    assert anatomy.number
    assert anatomy.number.symbol
    assert anatomy.type_name or anatomy.letter_subject
    assert anatomy.date or anatomy.type_code == "BB"
    assert anatomy.signatures
    assert all(signature.name for signature in anatomy.signatures)
    assert anatomy.recipients or anatomy.type_code in ("BB", "BTT")
    assert anatomy.body or anatomy.headings


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """The folder of the good documents, saved as .odt and as .docx again by LibreOffice."""
    folder = tmp_path_factory.mktemp("nguoi-la")
    for name in STRANGERS:
        (folder / f"{name}.docx").write_bytes(written(name))
    for suffix, wanted in (("docx", "odt"), ("odt", "docx")):
        target = folder / wanted
        command = [libreoffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", "--convert-to", wanted, "--outdir", str(target)]
        source = folder if suffix == "docx" else folder / "odt"
        command += [str(path) for path in sorted(source.glob(f"*.{suffix}"))]
        subprocess.run(command, capture_output=True, timeout=300, check=True)
    return folder / "docx"


@pytest.mark.pages
@pytest.mark.xdist_group("strangers")
@every_stranger
def test_a_good_document_saved_by_libreoffice_is_left_in_peace(name, saved_again):
    assert findings((saved_again / f"{name}.docx").read_bytes()) == []


# ---------------------------------------------------------------- what is no document of an office


def a_plain_head(title):
    sheet = Sheet()
    sheet.line(NATION, size=13, bold=True)
    sheet.line(MOTTO, bold=True)
    sheet.rule(MOTTO, 1)
    sheet.line(title, bold=True, before=12)
    return sheet


@pytest.mark.parametrize("title", ["ĐƠN XIN NGHỈ PHÉP", "BẢN CAM KẾT", "HỢP ĐỒNG THUÊ XE"])
def test_a_paper_of_a_citizen_is_not_held_to_the_decree(title):
    sheet = a_plain_head(title)
    sheet.text("Tôi cam kết những lời trên đây là đúng sự thật.")

    report = check(sheet.content(), "don.docx")

    assert report.regime == "other"
    assert [finding.code for finding in report.findings] == ["ND30-X03"]


def test_a_plan_of_the_youth_union_is_not_held_to_the_decree():
    sheet = Sheet()
    left, right = sheet.grid(1, (80, 85)).rows[0].cells
    for words in ("BCH ĐOÀN TỈNH AN SƠN", "***", "Số: 45-KH/TĐTN-BTG"):
        sheet.line(words, at=left)
    sheet.line("ĐOÀN TNCS HỒ CHÍ MINH", size=15, bold=True, at=right)
    sheet.title("KẾ HOẠCH", "Tổ chức Tháng Thanh niên năm 2026")
    sheet.text("Ban Thường vụ Tỉnh đoàn ban hành kế hoạch như sau.")

    report = check(sheet.content(), "ke-hoach.docx")

    assert [finding.code for finding in report.findings] == ["ND30-X03"]


def test_minutes_without_agency_and_number_are_still_held_to_the_decree():
    sheet = a_plain_head("BIÊN BẢN HỌP TỔ DÂN PHỐ")
    sheet.text("Hôm nay, tại nhà văn hóa tổ dân phố số 4, chúng tôi họp./.")

    assert {"H07", "H11"} <= set(codes(sheet.content()))


# ---------------------------------------------------------------- what looked like a fault


def test_thanh_tra_may_be_shortened_like_tờ_trình():
    sheet = Sheet()
    sheet.head("UBND TỈNH AN SƠN", "THANH TRA TỈNH", "Số: 64/TTr-NV1", AN_SƠN, "V/v gia hạn")

    assert "H15" not in codes(sheet.content())
    assert "H15" in codes(a_letter(number="Số: 64/TTr-VP"))


def test_an_address_that_word_made_a_link_may_be_blue_but_nothing_beside_it():
    dressed = '<w:r><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> {}</w:t></w:r>'
    sheets = []
    for words in ("hoso@snv.example.vn", "hồ sơ"):
        sheet = a_named("THÔNG BÁO", "TB", "Về việc nhận hồ sơ", "Gửi về:")
        sheet.word.paragraphs[-2]._p.append(xml(dressed.format(words)))
        sheets.append(codes(sheet.content()))

    address, other = sheets

    assert {"T02", "T06"}.isdisjoint(address)
    assert {"T02", "T06"} <= set(other)


def test_three_points_after_and_three_before_may_make_six():
    hand = Hand(before=3, after=3)

    assert "C05" not in codes(a_letter("Đoạn một.", "Đoạn hai./.", hand=hand))
    assert "C05" in codes(a_letter("Đoạn một.", "Đoạn hai./.", hand=Hand(before=2, after=3)))


def test_the_items_of_a_list_drawn_together_by_its_style_are_told_of_the_box_to_clear():
    sheet = a_sheet("Số: 17/TB-SNV", "")
    sheet.title("THÔNG BÁO", "Kết luận cuộc họp")
    sheet.listed("Văn phòng rà soát.", "Thanh tra kiểm tra./.", style="List Number", close=True)
    sheet.foot(["- Các phòng thuộc Sở;", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Văn Ba")

    report = check(sheet.content(), "thong-bao.docx", select=["C05"])

    assert [finding.code for finding in report.findings] == ["ND30-C05"]
    assert "Don't add space" in report.findings[0].remedy


def test_a_phụ_lục_may_be_called_chương_trình():
    sheet = a_named("KẾ HOẠCH", "KH", "Tập huấn năm 2026", "Chương trình tại Phụ lục kèm theo./.")
    sheet.appendix(
        "Phụ lục",
        "CHƯƠNG TRÌNH TẬP HUẤN",
        "(Kèm theo Kế hoạch số 17/KH-SNV ngày 12 tháng 5 năm 2026 của Sở Nội vụ)",
    )
    sheet.table([["TT", "Nội dung"], ["1", "Khai mạc"]])
    sheet.number_pages()

    assert findings(sheet.content()) == []


# ---------------------------------------------------------------- faults of real offices


def a_careless_letter():
    sheet = a_sheet(
        "Số: 5/CV-SNV",
        "V/v báo cáo công tác văn thư.",
        date="An Sơn, ngày 5 tháng 06 năm 2026",
        motto="Độc lập – Tự do – Hạnh Phúc",
    )
    sheet.line("Kính gửi: Các phòng thuộc Sở", bold=True)
    sheet.text("Đề nghị các phòng gửi báo cáo đúng hạn.")
    sheet.foot(["- Như trên,", "- Lưu VT."], "KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Ths. Trần Minh Khuê")
    return sheet


def a_decision_of_old_habit():
    sheet = Sheet()
    sheet.head(
        "UBND TỈNH AN SƠN",
        "UBND XÃ HÒA TRẠCH",
        "Số: 15/2026/QĐ-UBND",
        "Hòa Trạch, ngày 31 tháng 4 năm 2026",
    )
    sheet.title("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác")
    sheet.line("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA TRẠCH", bold=True)
    sheet.text(
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;", "Xét đề nghị của Văn phòng,"
    )
    sheet.line("QUYẾT ĐỊNH", bold=True)
    sheet.text(
        "**Điều 1:** Thành lập Tổ công tác.",
        "**Điều 2:** Tổ công tác bổ xung hồ sơ, phần đấu hoàn thành sớm.",
        "**Điều 4:** Các ông, bà có tên tại điều 1 chịu trách nhiệm thi hành.",
    )
    sheet.foot(["- Như điều 4;", "- Lưu: VT."], "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "LÊ VĂN BA")
    return sheet


def a_report_of_another_school():
    sheet = a_named(
        "BÁO CÁO",
        "BC",
        "Kết quả công tác tháng 5 năm 2026",
        "**I/ Kết quả đạt được**",
        "1) Văn thư: đạt 100%.",
        "2) Lưu trữ: đạt 95%.",
        "**III/ Kiến nghị**",
        "Không có./.",
    )
    sheet.word.sections[0].left_margin = 0
    return sheet


def a_plan_with_careless_phụ_lục():
    sheet = a_named("KẾ HOẠCH", "KH", "Tập huấn năm 2026", "Tháng 6 năm 2026./.")
    for number, title in ((1, "Danh sách học viên"), (2, "Chương trình tập huấn")):
        sheet.page_break()
        sheet.line(f"PHỤ LỤC {number}", bold=True)
        sheet.line(title, bold=True)
        sheet.line("(Kèm theo Kế hoạch số 16/KH-SNV ngày 10 tháng 5 năm 2026)", italic=True)
        sheet.table([["TT", "Nội dung"], ["1", "Khai mạc"]])
    return sheet


def a_notice_typed_with_spaces():
    sheet = a_sheet("Số: 18 /TB - SNV", "", date="An Sơn ngày 12/5/2026")
    sheet.title("THÔNG BÁO", "VỀ VIỆC NGHỈ LỄ")
    long = "Sở Nội vụ thông báo nghỉ lễ Quốc khánh năm 2026 từ ngày 01/9/2026 đến hết ngày 02/9/2026, các phòng cử người trực."
    sheet.line(f"     {long}", align="left")
    sheet.blank()
    sheet.line(f"\t{long}", align="left")
    sheet.foot(["- Các phòng thuộc Sở;", "- Lưu: VT, VP."], "Giám đốc", "Lê Văn Ba")
    return sheet


def an_urgent_letter():
    sheet = Sheet()
    sheet.head(
        "UBND TỈNH AN SƠN",
        "ỦY BAN NHÂN DÂN\nXÃ HÒA TRẠCH",
        "Số: 22/UBND",
        "Huyện Mai Châu, ngày 12 tháng 5 năm 2026",
        "V/v phòng, chống bão",
    )
    sheet.line("HỎA TỐC", bold=True, align="left")
    sheet.line("Kính gửi: Trưởng các thôn")
    sheet.text("Ủy Ban Nhân Dân xã và Mặt trận Tổ Quốc xã yêu cầu các thôn phòng, chống bảo lụt./.")
    sheet.foot(["- Như trên;", "- Lưu: VT."], "T/M ỦY BAN NHÂN DÂN\nKT CHỦ TỊCH", "Lê Văn Ba")
    return sheet


def a_regulation_of_old_codes():
    sheet = a_sheet("Số: 21/QCh-SNV", "")
    sheet.title("QUY CHẾ", "Làm việc của Sở Nội vụ")
    sheet.line("CHƯƠNG 1: QUY ĐỊNH CHUNG", bold=True)
    sheet.text(
        "**Điều 1. Phạm vi**",
        "a. Chế độ làm việc;",
        "b. Chế độ báo cáo.",
        "**Điều 2. Nguyên tắc**",
        "1. Theo Khoản 2 Điều 5 của Luật.",
        "1. Tập trung dân chủ./.",
    )
    sheet.foot(["- Các phòng thuộc Sở;", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Văn Ba")
    return sheet


def a_letter_from_a_form():
    sheet = a_sheet()
    sheet.line("Kính gửi: Sở Y tế")
    sheet.text("Theo Quyết định số ……/QĐ-UBND về {{ noi_dung }}, đề nghị [tên đơn vị] thực hiện./.")
    sheet.foot(["- Như trên;", "- Lưu: VT, VP."], "GIÁM ĐỐC", "Lê Văn Ba")
    return sheet


FAULTY = [
    (a_careless_letter, "H03 H12 H15 L06 H19 H20 R09 C08 R04 R05 S02 S06"),
    (a_decision_of_old_habit, "H10 H16 H21 B01 B04 B02 C17 C11 V91 V91 C08 C12 V22a V22a S05"),
    (a_report_of_another_school, "P05 C15 C13 C12"),
    (a_plan_with_careless_phụ_lục, "A01 A01 A02 A02 A03 A03 A05 A05 A06 A06 P13 P13"),
    (a_notice_typed_with_spaces, "H11 H18 L03 C02 C03 C03 C07 C08 S03"),
    (an_urgent_letter, "H15 H25 M01 V13a V91 S02 S02 S04"),
    (a_regulation_of_old_codes, "H17 C09 C14 C14 V22a C12"),
    (a_letter_from_a_form, "C19"),
]


@pytest.mark.parametrize(("write", "expected"), FAULTY, ids=[write.__name__ for write, _ in FAULTY])
def test_the_faults_of_an_office_are_those_a_văn_thư_would_mark(write, expected):
    found = codes(write().content())

    assert sorted(set(found) - {"P07"}) == sorted(set(expected.split()))


def test_all_that_a_form_left_in_one_paragraph_is_named():
    found = dict(findings(a_letter_from_a_form().content()))

    said = found["ND30-C19"]
    assert said == "Văn bản còn “{{ noi_dung }}”, “[tên đơn vị]”, “số ……”."


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Đăng ký phần đầu xây dựng 01 trung tâm./.", "Đăng ký phấn đấu"),
        ("Giai đoạn 2026 - 2030 phần đầu mỗi xã có 01 sản phẩm./.", "phấn đấu mỗi"),
        ("Phần đầu mỗi chương nêu mục tiêu./.", None),
        ("Nội dung ở phần đầu của báo cáo đã nêu rõ./.", None),
    ],
)
def test_phần_đầu_is_a_slip_only_where_somebody_strives(words, right):
    said = [message for code, message in findings(a_letter(words)) if code == "ND30-V91"]

    assert said == ([] if right is None else [said[0]])
    assert right is None or f"của “{right}”" in said[0]
