"""Characters in tags that are not what they look like."""

import unicodedata

import pytest
from template_builders import a_list, a_template, codes_of

from paperwork.findings import Severity
from paperwork.templating import check_template


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("{{ dоn_vi.ten }}", "{{ don_vi.ten }}"),
        ("{{ don_vi.tеn }}", "{{ don_vi.ten }}"),
        ("｛｛ don_vi.ten ｝｝", "{{ don_vi.ten }}"),
        ("{{ ｄon_vi.ten }}", "{{ don_vi.ten }}"),
        ("{% iｆ khen %}a{% endif %}", "{% if khen %}"),
    ],
)
def test_letters_that_only_look_right_are_one_finding_with_the_right_tag(tmp_path, typed, right):
    path = a_template(tmp_path, typed)

    findings = [f for f in check_template(path).findings if f.code.startswith("PW")]

    assert [finding.code for finding in findings] == ["PW604"]
    assert findings[0].remedy.endswith(f"{right}.")


def test_a_foreign_letter_is_named_with_its_number(tmp_path):
    path = a_template(tmp_path, "{{ dоn_vi.ten }}")

    (finding,) = [f for f in check_template(path).findings if f.code == "PW604"]

    assert "U+043E" in finding.message


@pytest.mark.parametrize(
    "typed", ["{ { don_vi.ten }}", "{{ don_vi.ten", "{{ don_vi.ten } }", "%} a"]
)
def test_half_a_tag_is_found(tmp_path, typed):
    path = a_template(tmp_path, typed)

    codes = codes_of(path)

    assert set(codes) == {"PW603"}


def test_a_tag_over_two_paragraphs_is_found_at_both(tmp_path):
    path = a_template(tmp_path, "{{ don_vi", ".ten }}")

    places = [str(f.where) for f in check_template(path).findings if f.code == "PW603"]

    assert places == ["đoạn “{{ don_vi”", "đoạn “.ten }}”"]


@pytest.mark.parametrize("typed", ["{{\u00a0don_vi.ten }}", "{{ noi_nhan|join(“; ”) }}"])
def test_what_word_typed_by_itself_is_only_a_hint(tmp_path, typed):
    path = a_template(tmp_path, typed)

    findings = [f for f in check_template(path).findings if f.code.startswith("PW")]

    assert [(f.code, f.severity) for f in findings] == [("PW605", Severity.INFO)]


def test_curved_quotes_in_a_cell_are_an_error(tmp_path):
    path = a_list(tmp_path, A1="{{ noi_nhan|join(“; ”) }}", A3="{{ d.ten }}")

    codes = codes_of(path)

    assert codes[0] == "PW604"


def test_a_name_typed_with_separate_marks_is_found(tmp_path):
    tên = unicodedata.normalize("NFD", "tên")
    path = a_template(tmp_path, f"{{% set {tên} = don_vi.ten %}}{{{{ {tên} }}}}")

    codes = codes_of(path)

    assert codes == ["PW606", "PW606"]


def test_quotation_marks_round_a_value_are_left_alone(tmp_path):
    path = a_template(tmp_path, "danh hiệu “{{ don_vi.ten }}”")

    codes = codes_of(path)

    assert codes == []
