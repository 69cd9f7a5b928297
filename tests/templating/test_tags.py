"""Tags that name what is not there, stay open, or cannot be read."""

import pytest
from template_builders import a_list, a_template, codes_of, in_part

from paperwork.findings import CellRef
from paperwork.templating import check_template


def the_finding(path):
    (finding,) = [f for f in check_template(path).findings if f.code.startswith("PW")]
    return finding


def test_an_unknown_field_is_named_with_the_nearest_one_and_its_paragraph(tmp_path):
    path = a_template(tmp_path, "Kính gửi ông", "Tại {{ don_vi.tne }} hôm nay")

    finding = the_finding(path)

    assert finding.message == "Thẻ “{{ don_vi.tne }}” nêu trường “tne” không có."
    assert finding.remedy.endswith("Gần giống: “ten”.")
    assert str(finding.where) == "đoạn “Tại {{ don_vi.tne }} hôm nay”"


def test_every_unknown_field_is_found_in_one_pass(tmp_path):
    path = a_template(
        tmp_path, "{{ don_vj.ten }} {{ ho_so.namm }}", "{% if phien_hopp %}a{% endif %}"
    )

    codes = codes_of(path)

    assert codes == ["PW608"] * 3


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("{{ đơn_vị.ten }}", "don_vi"),
        ("{{ don_vi.Tên }}", "ten"),
        ("{{ ho_ten }}", "ky.ho_ten"),
        ("{{ don_vi_ten }}", "don_vi.ten"),
        ("{{ trinh.danh_sach[0].chuc_vuu }}", "chuc_vu"),
        ("{% for d in khen.danh_sach %}{{ d.thanh_tch }}{% endfor %}", "thanh_tich"),
        ("{% for d in khen.tap_the|sort(attribute='tenn') %}{{ d.ten }}{% endfor %}", "ten"),
    ],
)
def test_the_nearest_field_is_found_whatever_the_way_it_was_mistyped(tmp_path, typed, nearest):
    path = a_template(tmp_path, typed)

    finding = the_finding(path)

    assert finding.code == "PW608"
    assert f"Gần giống: “{nearest}”." in finding.remedy


@pytest.mark.parametrize(
    "typed",
    [
        "{% for d in khen.danh_sach if d.ten %}{{ loop.index }}. {{ d.ten }}{% endfor %}",
        "{% set nam = ho_so.nam %}{{ nam }}",
        "{% set x %}chữ{% endset %}{{ x }}",
        "{% macro dong(a) %}{{ a }}{% endmacro %}{{ dong('b') }}",
        "{% if ghi_chu is defined %}có{% endif %}",
        "{% for dong in dau.co_quan %}{{ dong }}{% endfor %}",
        "{% if khen.danh_sach %}{{ khen.theo_danh_hieu[0].danh_sach|length }}{% endif %}",
        "{% if ke_hoach %}{{ ke_hoach.ngan }}{% endif %}",
        "{{ noi_nhan|join('; ') }}",
        "{# ghi chú cho người sửa mẫu {{ #}",
        "{{p noi_dung.loi_moi }}",
        "{% for a, b in khen.tien_theo_loai.items() %}{{ a }}{% endfor %}",
    ],
)
def test_what_the_language_allows_is_no_finding(tmp_path, typed):
    part = '[parts]\nloi_moi = "Lời mời"\n'
    path = a_template(tmp_path, typed, declared=part if "loi_moi" in typed else "")

    codes = codes_of(path)

    assert codes == []


def test_the_name_of_a_loop_is_gone_after_it(tmp_path):
    path = a_template(tmp_path, "{% for d in khen.danh_sach %}{{ d.ten }}{% endfor %}{{ d.ten }}")

    codes = codes_of(path)

    assert codes == ["PW608"]


def test_a_loop_over_what_is_no_list_is_said(tmp_path):
    path = a_template(tmp_path, "{% for d in khen %}{{ d.ten }}{% endfor %}")

    codes = codes_of(path)

    assert codes[0] == "PW609"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["{% if khen %}a"], ["PW611"]),
        (["a{% endif %}"], ["PW610"]),
        (["{% for d in khen.danh_sach %}", "{% if d.ten %}", "{% endfor %}"], ["PW611"]),
        (["{%p if khen %}", "a", "{% endif %}"], ["PW612"]),
        (["{%p if khen %}", "a", "{% else %}", "b", "{%p endif %}"], ["PW612"]),
        (["{% if khen %}a", "{% for d in khen.danh_sach %}b"], ["PW611", "PW611"]),
    ],
)
def test_blocks_that_do_not_open_and_close_are_found(tmp_path, lines, codes):
    path = a_template(tmp_path, *lines)

    found = codes_of(path)

    assert found == codes


def test_the_closing_tag_that_is_missing_is_spelt_out(tmp_path):
    path = a_template(tmp_path, "{%p for d in khen.danh_sach %}", "{{ d.ten }}")

    finding = the_finding(path)

    assert finding.remedy == "Thêm {%p endfor %} ở chỗ kết thúc."


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("{{ don_vi.ten | }}", "viết chưa đúng"),
        (f"{{{{ {'(' * 3000} }}}}", "viết chưa đúng"),
        ("{% iff khen %}", "không có trong ngôn ngữ của mẫu"),
        ("{{ don_vi.ten|viet_hoa }}", "dùng bộ lọc “viet_hoa” không có"),
        ("{% if khen is so_le %}a{% endif %}", "dùng phép thử “so_le” không có"),
        ("{{tr don_vi.ten }}", "không dùng được; chỉ có {{r …}} và {{p …}}"),
    ],
)
def test_a_tag_that_cannot_be_read_is_said(tmp_path, typed, reason):
    path = a_template(tmp_path, typed)

    finding = the_finding(path)

    assert finding.code == "PW607"
    assert reason in finding.message


@pytest.mark.parametrize(
    "typed", ["{{ co_tien_thuong }}", "{{ ke.co_quan }}", "{{r don_vi.ten }}", "{{ khen }}"]
)
def test_a_field_that_cannot_be_printed_so_is_said(tmp_path, typed):
    path = a_template(tmp_path, typed)

    codes = codes_of(path)

    assert codes == ["PW613"]


def test_an_alternative_text_is_filled_and_its_fields_are_checked(tmp_path):
    path = a_template(tmp_path, "Dấu")
    part = "word/document.xml"
    in_part(path, part, "<w:r>", '<w:bookmarkStart w:id="1" w:name="{{ don_vi.tne }}"/><w:r>')

    codes = codes_of(path)

    assert codes == ["PW608"]


def test_an_unknown_field_of_a_list_is_named_with_its_cell(tmp_path):
    path = a_list(tmp_path, A1="{{ don_vi.ten }}", B3="{{ d.tenn }}", C3="{{ d.tien_so }}")

    finding = the_finding(path)

    assert finding.code == "PW608"
    assert finding.where == CellRef("bang-ke.xlsx", "Sheet", "B3")


def test_cells_and_runs_are_for_word_only(tmp_path):
    path = a_list(tmp_path, A1="{%tc if khen %}")

    codes = codes_of(path)

    assert codes == ["PW607"]


def test_a_row_tag_stands_alone_in_its_row(tmp_path):
    path = a_list(tmp_path, A1="Tổng {%tr if khen %}", A2="{%tr if khen %}", A4="{%tr endif %}")

    (finding,) = [f for f in check_template(path).findings if f.code == "PW607"]

    assert finding.where == CellRef("bang-ke.xlsx", "Sheet", "A1")


def test_a_loop_over_rows_names_its_items_and_is_closed(tmp_path):
    cells = {"A1": "{%tr for n in khen.theo_loai %}", "A2": "{{ n.ten }}{{ n.ho_ten }}"}

    assert codes_of(a_list(tmp_path, **cells, A3="{%tr endfor %}")) == ["PW608"]
    assert "PW611" in codes_of(a_list(tmp_path, **cells))


def test_the_document_that_a_ground_cites_is_known_in_grounds_only(tmp_path):
    cites = 'cites = ["ke-hoach"]\n[citations]\nke-hoach = "Căn cứ {{ vb.ngan }}"\n'
    path = a_template(tmp_path, "Theo {{ vb.ngan }}", declared=cites)

    finding = the_finding(path)

    assert finding.code == "PW608"
    assert "Theo" in str(finding.where)
