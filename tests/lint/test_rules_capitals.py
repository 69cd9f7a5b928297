"""Capitals held against PL II, as far as they can be decided."""

import pytest
from rule_builders import a_body_paragraph, a_paper, codes, findings
from spelling_texts import RIGHT

GROUP = "V"


def saying(*texts):
    return a_paper("Kế hoạch", "KH", body=tuple(a_body_paragraph(text) for text in texts))


DAMAGED = {
    "ND30-V22a": "Thực hiện khoản 2 điều 5 của Quy chế này./.",
    "ND30-V08a": "Đoàn công tác đi thành phố Hồ Chí Minh ngày 05 tháng 3 năm 2026./.",
    "ND30-V16a": "Cán bộ tận tụy phục vụ nhân dân./.",
    "ND30-V24a": "Tặng quà thiếu nhi dịp Tết Trung thu./.",
    "ND30-V13a": "Báo cáo Ủy ban Nhân dân tỉnh xem xét./.",
    "ND30-V01a": "Sở đã báo cáo kết quả. đề nghị Ủy ban nhân dân tỉnh xem xét./.",
    "ND30-V90": "Phát triển nghành nông nghiệp./.",
    "ND30-V91": "Toàn Sở phần đấu hoàn thành kế hoạch./.",
    "ND30-V92": "Báo cáo hằng năm và tổng kết hàng năm./.",
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_slip_of_the_pen_has_exactly_the_finding_of_its_rule(code):
    found = codes(saying(DAMAGED[code]), GROUP)

    assert found == [code]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("V22a", "Theo quy định tại Điểm a Khoản 2 Điều 5 của Quy chế./."),
        ("V22a", "Nội dung nêu tại các Khoản 1, 2 Điều 4./."),
        ("V08a", "Hội nghị tổ chức tại thủ đô Hà Nội./."),
        ("V16a", "Chính sách của nhà nước đối với vùng cao./."),
        ("V24a", "Trực trong dịp Tết Nguyên Đán năm 2026./."),
        ("V13a", "Ủy Ban Nhân Dân xã tổ chức họp./."),
        ("V13a", "Hội Đồng đã thống nhất./."),
        ("V13a", "Trình Hội đồng Nhân dân xã./."),
    ],
)
def test_capitals_out_of_place_are_told(code, text):
    assert codes(saying(text), GROUP) == [f"ND30-{code}"]


@pytest.mark.parametrize(
    "text",
    [
        "Khoản 2 Điều 5 quy định về thời hạn./.",
        "Điểm a, b khoản 1 Điều 3, Mục 2 Chương I./.",
        "Bộ luật gồm 26 chương, 426 điều 2 phần./.",
        "Các thành phố Hồ Chí Minh, Đà Nẵng, Cần Thơ báo cáo./.",
        "Hội đồng nhân dân, Ủy ban nhân dân, Tòa án nhân dân tỉnh./.",
        "Quản lý nhà nước, ngân sách nhà nước, doanh nghiệp nhà nước./.",
        "Đón Tết, vui xuân an toàn; dịp tết Nguyên đán trực đủ người./.",
        "Báo Nhân Dân đưa tin về hội nghị./.",
        "Cấp 12 m3/ngày, TP. Vinh, v.v. và các nơi khác./.",
        "Ông nói: “Khoản 2 điều 5 là rõ. đúng vậy”./.",
    ],
)
def test_good_writing_is_left_alone(text):
    assert codes(saying(text), GROUP) == []


def test_a_paragraph_after_a_full_stop_begins_with_a_capital():
    anatomy = saying("Sở báo cáo kết quả.", "đề nghị các phòng thực hiện./.")

    (finding,) = findings("ND30-V01a", anatomy)

    assert "đề nghị các" in finding.message


def test_the_items_of_a_list_may_begin_small():
    anatomy = saying("Hồ sơ gồm:", "- đơn đề nghị;", "- bản sao giấy tờ./.", "a) đối với cá nhân.")

    assert codes(anatomy, GROUP) == []


def test_the_good_sentences_have_no_capital_out_of_place():
    assert [c for c in codes(saying(*RIGHT), GROUP) if c != "ND30-V16a"] == []
