"""Căn cứ and citations held against PL I, Phần I, Mục II, khoản 6, điểm a and b."""

import pytest
from rule_builders import a_body_paragraph, a_paper, an_anatomy, changed, codes, findings

from paperwork.findings import Severity

GROUPS = "LBC"
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
DECREE = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
)
PROPOSAL = "Theo đề nghị của Chánh Văn phòng Sở."


def with_grounds(*texts, **said):
    """The quyết định on these grounds, the last of them the usual one unless given with a stop."""
    lines = list(texts) if texts[-1].endswith(".") else [*(f"{text};" for text in texts), PROPOSAL]
    return an_anatomy(grounds=tuple(a_body_paragraph(text, italic=True, **said) for text in lines))


def with_body(*texts, **parts):
    return a_paper("Kế hoạch", "KH", body=tuple(map(a_body_paragraph, texts)), **parts)


def messages(code, anatomy):
    return [finding.message for finding in findings(code, anatomy)]


DAMAGED = {
    "ND30-B01": lambda: changed(an_anatomy(), "grounds", italic=False),
    "ND30-B02": lambda: with_grounds(f"{LAW};", f"{DECREE},", PROPOSAL),
    "ND30-B03": lambda: with_grounds(f"{LAW}; căn cứ{DECREE.removeprefix('Căn cứ')}"),
    "ND30-B04": lambda: with_grounds("Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13"),
    "ND30-B05": lambda: with_grounds("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ"),
    "ND30-B06": lambda: with_body(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh.",
        "Theo Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh./.",
    ),
    "ND30-B07": lambda: with_grounds(DECREE.replace("số ", "")),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_grounds_with_one_fault_have_exactly_that_finding(code):
    damaged = DAMAGED[code]()

    found = codes(damaged, GROUPS)

    assert found == [code]


def test_correct_grounds_have_no_finding():
    assert codes(with_grounds(LAW, DECREE), GROUPS) == []


# Official practice: all of these are cited as they should be.
GOOD = [
    LAW,
    DECREE,
    "Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019",
    "Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Căn cứ khoản 2 Điều 22 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 được sửa đổi, bổ sung bởi Luật sửa"
    " đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026",
    "Căn cứ Nghị quyết số 1678/NQ-UBTVQH15 ngày 16 tháng 6 năm 2025 của Ủy ban Thường vụ Quốc hội"
    " về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh Nghệ An năm 2025",
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân"
    " cấp, phân quyền trong lĩnh vực tổ chức nhà nước và quy định chi tiết thi hành một số điều"
    " của Luật Thi đua, khen thưởng",
    "Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 14/3/2025 của Ủy ban nhân dân tỉnh Nghệ An quy định"
    " chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ",
    "Căn cứ Kế hoạch số     /KH-SNV ngày     tháng     năm 2026 của Sở Nội vụ về tổ chức bình xét",
    "Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát"
    " triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    "Căn cứ Công văn số 123/BNV-TCCB ngày 05 tháng 3 năm 2026 của Bộ Nội vụ về việc báo cáo",
    "Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 08 tháng 01 năm 2027 họp Hội đồng Thi đua - Khen thưởng",
    "Căn cứ chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ",
    "Căn cứ Quy chế làm việc của Sở Nội vụ",
    "Căn cứ tình hình thực tế của đơn vị",
    "Căn cứ kế hoạch công tác năm 2026 của Sở Kế hoạch và Đầu tư",
    "Căn cứ Thông tư liên tịch số 02/2015/TTLT-BTNMT-BNV ngày 15 tháng 4 năm 2015 của Bộ trưởng"
    " Bộ Tài nguyên và Môi trường và Bộ trưởng Bộ Nội vụ quy định mã số chức danh nghề nghiệp",
]


@pytest.mark.parametrize("ground", GOOD)
def test_a_ground_cited_as_offices_do_is_clean(ground):
    assert codes(with_grounds(ground), "B") == []


def test_grounds_that_open_a_plan_are_held_to_the_same():
    own = with_grounds(f"{LAW};", f"{DECREE}.").grounds

    assert codes(a_paper("Kế hoạch", "KH", grounds=own[1:]), GROUPS) == []
    [message] = messages("ND30-B02", a_paper("Kế hoạch", "KH", grounds=own[:1]))
    assert message == "Căn cứ cuối cùng kết thúc bằng “;”."


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"size": 12}, "cỡ chữ 12"),
        ({"align": "center"}, "chưa căn đều hai bên"),
    ],
)
def test_all_grounds_printed_alike_are_told_once(said, fault):
    anatomy = changed(with_grounds(LAW, DECREE, DECREE), "grounds", **said)

    [message] = messages("ND30-B01", anatomy)

    assert fault in message
    assert "(và 3 đoạn nữa)" in message


def test_one_line_set_flush_left_looks_the_same_as_justified():
    anatomy = with_grounds(LAW)
    short, long = changed(anatomy, "grounds", align="left"), with_grounds(DECREE, align="left")

    assert findings("ND30-B01", short) == []
    assert len(findings("ND30-B01", long)) == 1


@pytest.mark.parametrize("end", [",", ";", "", "./."])
def test_the_last_ground_ends_with_a_full_stop(end):
    anatomy = with_grounds(f"{LAW};", f"Theo đề nghị của Chánh Văn phòng Sở{end}", "x.")
    anatomy = an_anatomy(grounds=anatomy.grounds[:2])

    assert [f.where.part[:8] for f in findings("ND30-B02", anatomy)] == ["“Theo đề"]


def test_a_line_break_between_two_grounds_sets_them_on_lines_of_their_own():
    assert findings("ND30-B03", with_grounds(f"{LAW};\n{DECREE}")) == []


@pytest.mark.parametrize(
    ("ground", "found"),
    [
        ("Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13", "“76/2015/QH13”"),
        ("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015 của Quốc hội", "“của Quốc hội”"),
        ("Căn cứ Pháp lệnh Quản lý thị trường số 11/2016/UBTVQH13", "“11/2016/UBTVQH13”"),
        (
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 được sửa đổi, bổ sung bởi"
            " Luật số 06/2026/QH16",
            "“06/2026/QH16”",
        ),
    ],
)
def test_a_law_is_cited_without_number_and_maker(ground, found):
    [message] = messages("ND30-B04", with_grounds(ground))

    assert found in message


def test_the_number_of_a_resolution_that_amends_a_law_is_its_own():
    ground = f"{LAW} được sửa đổi bởi Nghị quyết số 203/2025/QH15"

    assert findings("ND30-B04", with_grounds(ground)) == []


@pytest.mark.parametrize(
    ("ground", "missing"),
    [
        ("Căn cứ Quyết định của Bộ trưởng Bộ Nội vụ về việc giao kế hoạch", "số, ký hiệu; ngày"),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 về thi đua", "cơ quan ban hành"),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh", "trích yếu"),
        ("Căn cứ Thông tư số 01/2026/TT-BNV của Bộ trưởng Bộ Nội vụ quy định", "ngày, tháng, năm"),
    ],
)
def test_what_a_citation_lacks_is_named(ground, missing):
    [message] = messages("ND30-B05", with_grounds(ground))

    assert missing in message


def test_a_document_cited_by_number_only_from_the_second_time_on_is_right():
    anatomy = with_body(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh.",
        "Các phòng thực hiện Kế hoạch số 12/KH-UBND và báo cáo trước ngày 30 tháng 6./.",
    )

    assert findings("ND30-B06", anatomy) == []


def test_a_document_first_cited_by_number_only_is_worth_a_look():
    [finding] = findings("ND30-B06", with_body("Thực hiện Kế hoạch số 12/KH-UBND./."))

    assert finding.severity is Severity.INFO
    assert finding.message == "Kế hoạch số 12/KH-UBND viện dẫn lần đầu mà chưa ghi ngày."


def test_a_document_may_name_itself_by_its_number():
    assert findings("ND30-B06", with_body("Theo Kế hoạch số 09/KH-SNV này./.")) == []


def test_each_paragraph_without_the_word_so_is_told_once():
    text = "Theo Nghị định 30/2020/NĐ-CP và Thông tư 01/2026/TT-BNV./."

    [message] = messages("ND30-B07", with_body(text))

    assert message == "“Nghị định 30/2020/NĐ-CP” thiếu từ “số”."


@pytest.mark.parametrize("text", ["Quyết định 05 nội dung sau", "Kế hoạch 6 tháng đầu năm 2026"])
def test_a_number_of_things_is_no_number_of_a_document(text):
    assert findings("ND30-B07", with_body(f"{text}./.")) == []
