"""Document types: a template and its declaration side by side, the unit's own before ours."""

import shutil

import pytest

from paperwork.catalogue import (
    document_types,
    labels,
    named_types,
    read_declaration,
    shipped_templates,
)
from paperwork.errors import TemplateError, UsageError
from paperwork.model import Issuer

LETTER = """
name = "Công văn"
code = "CV"
order = 9
subject = "V/v khen thưởng"
"""


def keys(own=None):
    return [type.key for type in document_types(own)]


def of(key, own=None):
    return next(type for type in document_types(own) if type.key == key)


@pytest.fixture
def own(tmp_path):
    """The unit's own folder of templates; own("name.toml", text) puts a file in it."""

    def put(name, content=""):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return tmp_path

    put.folder = tmp_path
    return put


def declared(own, text, name="thu-ngo"):
    own(f"{name}.docx")
    own(f"{name}.toml", text)
    return read_declaration(own.folder / f"{name}.toml")


# ---------------------------------------------------------------- delivered types


def test_the_delivered_types_come_in_reading_order():
    usual = [type.key for type in document_types() if not type.on_request]

    assert usual == ["ke-hoach", "bien-ban", "to-trinh", "quyet-dinh", "bao-cao", "danh-sach"]
    assert keys() == [type.key for type in sorted(document_types(), key=lambda t: (t.order, t.key))]


def test_each_delivered_type_has_its_template_beside_it():
    for type in document_types():
        assert type.template.is_file()
        assert type.template.stem == type.key


def test_types_have_the_abbreviations_of_the_decree():
    codes = {type.key: type.code for type in document_types() if type.numbered}

    assert codes == {
        "ke-hoach": "KH",
        "bien-ban": "BB",
        "to-trinh": "TTr",
        "quyet-dinh": "QĐ",
        "bao-cao": "BC",
        "bien-ban-kiem-phieu": "BB",
        "to-trinh-cap-tren": "TTr",
        "cong-van": "",
        "to-trinh-tieu-bieu": "TTr",
        "giay-moi": "GM",
    }


def test_a_name_that_several_types_share_means_the_first_of_them():
    types = document_types()

    assert labels(types)["TTr"].key == labels(types)["Tờ trình"].key == "to-trinh"
    assert [type.key for type in named_types(types, ["TTr"])] == ["to-trinh"]
    assert labels(types)["to-trinh-tieu-bieu"].key == "to-trinh-tieu-bieu"


def test_minutes_and_request_are_the_councils_the_rest_the_offices():
    council = [type.key for type in document_types() if type.issuer is Issuer.COUNCIL]

    assert council == [
        "bien-ban",
        "to-trinh",
        "phieu-bau",
        "phieu-y-kien",
        "bien-ban-kiem-phieu",
    ]


def test_types_cite_only_earlier_types_that_exist():
    order = keys()

    for type in document_types():
        assert all(order.index(cited) < order.index(type.key) for cited in type.cites)


def test_the_usual_wording_stands_in_parts_that_the_type_has():
    for type in document_types():
        assert {row.part for row in type.content} <= set(type.parts)


# ---------------------------------------------------------------- the unit's own


def test_a_new_type_is_a_template_and_its_declaration(own):
    letter = declared(own, LETTER)

    assert [key for key in keys(own.folder) if key not in keys()] == ["thu-ngo"]
    assert (letter.name, letter.code, letter.issuer) == ("Công văn", "CV", Issuer.UNIT)
    assert letter.template == own.folder / "thu-ngo.docx"


def test_own_templates_may_stand_in_folders_like_the_delivered_ones(own):
    own("docx/thu-ngo.docx")
    own("docx/thu-ngo.toml", LETTER)

    assert "thu-ngo" in keys(own.folder)


def test_an_own_declaration_replaces_the_delivered_type(own):
    declared(own, LETTER.replace("Công văn", "Tờ trình của Sở"), "to-trinh")

    assert of("to-trinh", own.folder).name == "Tờ trình của Sở"
    assert sorted(keys(own.folder)) == sorted(keys())


def test_an_own_template_alone_takes_the_delivered_declaration(own):
    own("to-trinh.docx")

    mine, delivered = of("to-trinh", own.folder), of("to-trinh")

    assert mine.template == own.folder / "to-trinh.docx"
    assert (mine.subject, mine.cites, mine.grounds) == (
        delivered.subject,
        delivered.cites,
        delivered.grounds,
    )


def test_a_document_in_the_folder_that_is_no_type_is_left_alone(own):
    own("ghi-chu.docx")

    assert keys(own.folder) == keys()


def test_a_copy_of_the_delivered_folder_gives_the_same_types(tmp_path):
    shutil.copytree(shipped_templates(), tmp_path / "mau")

    assert keys(tmp_path / "mau") == keys()


# ---------------------------------------------------------------- called by name


@pytest.mark.parametrize("label", ["to-trinh", "Tờ trình", "TTr", "tờ TRÌNH", "ttr", "to trinh"])
def test_a_type_is_called_by_key_name_or_abbreviation(label):
    assert [type.key for type in named_types(document_types(), [label])] == ["to-trinh"]


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UsageError, match=r"Không có loại văn bản “thư mời”\. .*ke-hoach, bien-ban"):
        named_types(document_types(), ["to-trinh", "thư mời"])


def test_types_are_found_in_the_order_they_were_asked_for():
    found = named_types(document_types(), ["QĐ", "KH"])

    assert [type.key for type in found] == ["quyet-dinh", "ke-hoach"]
    assert named_types(document_types(), []) == ()


# ---------------------------------------------------------------- faults


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TemplateError, match=r"Không có thư mục mẫu “.*khong-co”"):
        document_types(tmp_path / "khong-co")


def test_a_declaration_without_template_is_named_with_what_is_missing(own):
    own("thu-ngo.toml", LETTER)

    with pytest.raises(TemplateError, match=r"thu-ngo\.toml: không có tệp mẫu thu-ngo\.docx"):
        document_types(own.folder)


def test_broken_toml_is_named_with_its_place(own):
    with pytest.raises(TemplateError, match=r"thu-ngo\.toml: .*sai cú pháp TOML.*line 3"):
        declared(own, LETTER.replace("code =", "code"))


def test_a_declaration_that_is_not_utf8_is_named(own):
    own("thu-ngo.docx")
    (own.folder / "thu-ngo.toml").write_bytes('name = "Tờ"'.encode("utf-16"))

    with pytest.raises(TemplateError, match=r"thu-ngo\.toml: .*sai cú pháp"):
        document_types(own.folder)


def test_unknown_keys_are_all_named(own):
    with pytest.raises(
        TemplateError, match=r"thu-ngo\.toml: .*mục lạ “noi_nhan”.*mục lạ “tieu_de”"
    ):
        declared(own, LETTER + 'tieu_de = ""\nnoi_nhan = []\n')


@pytest.mark.parametrize(
    "text",
    [
        LETTER.replace('name = "Công văn"', ""),
        LETTER + 'issuer = "phòng"\n',
        LETTER + '[[content]]\npart = "a"\nmau = "x"\n',
        LETTER + '[[content]]\npart = "a"\n',
        LETTER + 'key = "khac"\n',
    ],
    ids=["no name", "unknown issuer", "unknown key of a row", "row without text", "own key"],
)
def test_a_declaration_with_missing_or_wrong_values_is_refused(own, text):
    with pytest.raises(
        TemplateError,
        match=r"thu-ngo\.toml: .*(mục “name”|mục “issuer”|dòng lời văn|mục lạ “key”)",
    ):
        declared(own, text)


@pytest.mark.parametrize(
    "line",
    [
        'needs = ["sunshine"]',
        'one_per = "page"',
        'cites = "ke-hoach"',
        'signed_by = "nobody"',
        '[[content]]\npart = "a"\nlevel = "2"\ntext = "x"',
    ],
    ids=["need", "one per", "cites", "signed by", "level"],
)
def test_a_value_that_no_document_can_have_is_refused(own, line):
    with pytest.raises(TemplateError):
        declared(own, f"{LETTER}{line}\n")


@pytest.mark.parametrize(
    "content",
    [
        'content = "x"',
        'content = ["x"]',
        "content = [1]",
        'content = { part = "a", text = "x" }',
        '[[content]]\npart = "a"\ntext = 5',
        '[[content]]\npart = ["a"]\ntext = "x"',
        '[[content]]\npart = "a"\ntext = "x"\nlevel = 1',
        '[[content]]\npart = "a"\ntext = "x"\nlevel = ["1"]',
    ],
)
def test_wording_of_the_wrong_shape_is_refused_in_a_sentence(own, content):
    with pytest.raises(TemplateError, match=r"thu-ngo\.toml: .*(content|dòng lời văn thứ 1)"):
        declared(own, f"{LETTER}{content}\n")


def test_an_order_that_is_not_a_number_is_refused(own):
    own("thu-ngo.docx")
    own("thu-ngo.toml", LETTER.replace("9", '"chín"'))

    with pytest.raises(TemplateError):
        document_types(own.folder)


def test_what_is_missing_is_said_in_vietnamese(own):
    with pytest.raises(TemplateError) as refused:
        declared(own, LETTER.replace('name = "Công văn"', ""))

    assert "required positional argument" not in str(refused.value)
    assert "“name”" in str(refused.value)


def test_a_document_for_each_member_takes_no_number_since_members_have_no_codes(own):
    with pytest.raises(TemplateError, match="numbered = false"):
        declared(own, LETTER + 'one_per = "member"\n')

    type = declared(own, LETTER + 'one_per = "member"\nnumbered = false\n')

    assert type.one_per == "member"
