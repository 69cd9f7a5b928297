import pytest

from paperwork.errors import TemplateError
from paperwork.language.text import fill_text


def test_a_subject_is_filled_without_escaping():
    subject = fill_text("Về việc {{ viec }}", {"viec": "A & B <x>"}, name="to-trinh.toml")

    assert subject == "Về việc A & B <x>"


def test_a_missing_field_names_the_declaration_and_its_text():
    with pytest.raises(TemplateError, match=r"to-trinh.toml: không có trường “viecc”.*“viec”"):
        fill_text("Về việc {{ viecc }}", {"viec": "x"}, name="to-trinh.toml")


@pytest.mark.parametrize(
    "source", ["{{ viec", "{% if viec %}", "{{ viec|khong_co }}", "{{ viec.upper() }}"]
)
def test_a_tag_written_wrong_names_the_declaration(source):
    with pytest.raises(TemplateError, match=r"to-trinh.toml: "):
        fill_text(source, {"viec": "x"}, name="to-trinh.toml")
