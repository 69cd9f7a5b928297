"""Declarations that lack something or name what is not there."""

from template_builders import DECLARATION, a_copy, a_template, codes_of, said_of

from paperwork.templating import check_template


def remedies(path):
    return [f.remedy for f in check_template(path).findings if f.code.startswith("PW")]


def test_an_unknown_entry_is_named_with_the_one_that_was_meant(tmp_path):
    path = a_template(tmp_path, "Kính gửi", declared='subjekt = "Dự họp"\n')

    (said,), (remedy,) = said_of(path), remedies(path)

    assert "có mục lạ “subjekt”" in said
    assert "“subjekt” có lẽ là “subject”." in remedy


def test_an_entry_that_is_missing_is_named(tmp_path):
    path = a_template(tmp_path, "Kính gửi")
    path.with_suffix(".toml").write_text('name = "Thư mời"\n', encoding="utf-8")

    (said,) = said_of(path)

    assert "thiếu mục “code”" in said
    assert "thiếu mục “subject”" in said


def test_a_bad_declaration_does_not_hide_what_is_wrong_in_the_template(tmp_path):
    path = a_template(tmp_path, "{{ don_vi.tne }}", declared="đây là chữ")

    codes = codes_of(path)

    assert codes == ["PW602", "PW608"]


def test_a_template_without_a_declaration_is_not_used(tmp_path):
    path = a_template(tmp_path, "Kính gửi", name="quyet-dinh-khen")
    path.with_suffix(".toml").unlink()

    (finding,) = check_template(path).findings

    assert finding.code == "PW601"
    assert "quyet-dinh-khen.toml" in finding.message
    assert "Gần giống: “quyet-dinh”." in finding.remedy


def test_a_copy_of_a_shipped_template_needs_no_declaration(tmp_path):
    path = a_copy(tmp_path, "quyet-dinh")
    path.with_suffix(".toml").unlink()

    checked = check_template(path)

    assert checked.rehearsed
    assert not checked.findings


def test_a_declaration_without_a_template_is_said(tmp_path):
    path = tmp_path / "thu-moi.toml"
    path.write_text(DECLARATION, encoding="utf-8")

    (finding,) = check_template(path).findings

    assert finding.code == "PW602"
    assert "không có tệp mẫu thu-moi.docx" in finding.message


def test_a_cited_type_that_is_not_there_is_named(tmp_path):
    path = a_template(tmp_path, "Kính gửi", declared='cites = ["to-trnh"]\n')

    (said,), (remedy,) = said_of(path), remedies(path)

    assert "“to-trnh”" in said
    assert "Gần giống: “to-trinh”." in remedy


def test_an_own_type_beside_the_template_may_be_cited(tmp_path):
    a_template(tmp_path, "Thông báo", name="thong-bao")
    path = a_template(
        tmp_path,
        "{% if thong_bao %}{{ thong_bao.ngan }}{% endif %}",
        declared='cites = ["thong-bao"]\n',
    )

    codes = codes_of(path)

    assert codes == []


def test_parts_are_declared_and_printed(tmp_path):
    declared = '[parts]\nloi_moi = "Lời mời"\nket = "Kết"\n[headings]\nkett = "I"\n'
    path = a_template(tmp_path, "{{p noi_dung.loi_moi }}", declared=declared)

    said = said_of(path)

    assert said == [
        "Mục headings nêu phần “kett” không khai ở mục parts.",
        "Phần “ket” có khai ở mục parts nhưng mẫu không in.",
    ]


def test_a_part_of_another_type_is_unknown(tmp_path):
    path = a_template(tmp_path, "{{p noi_dung.phuong_huong }}")

    codes = codes_of(path)

    assert codes == ["PW608"]


def test_a_citation_of_what_is_not_cited_is_never_printed(tmp_path):
    declared = '[citations]\nke-hoach = "Căn cứ {{ vb.ngan }}"\n'
    path = a_template(tmp_path, "Kính gửi", declared=declared)

    codes = codes_of(path)

    assert codes == ["PW616"]


def test_the_tags_of_declared_texts_are_checked(tmp_path):
    declared = 'addressee = "{{ don_vi.cap_tren_bao_ca }}"\n'
    path = a_template(tmp_path, "Kính gửi", declared=declared)

    (finding,) = [f for f in check_template(path).findings if f.code.startswith("PW")]

    assert finding.code == "PW608"
    assert (finding.where.file, str(finding.where)) == ("thu-moi.toml", "mục addressee")
