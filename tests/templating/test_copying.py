"""A shipped template put where the unit's own ones are kept."""

import pytest

from paperwork.catalogue import document_types
from paperwork.errors import SaveError, UsageError
from paperwork.job import own_templates
from paperwork.templating import copy_template


def test_a_template_and_its_declaration_are_copied_whole(tmp_path):
    made = copy_template("Quyết định", tmp_path / "mau")

    assert [path.name for path in made] == ["quyet-dinh.docx", "quyet-dinh.toml"]
    shipped = next(type for type in document_types() if type.key == "quyet-dinh")
    assert made[0].read_bytes() == shipped.template.read_bytes()


def test_a_copied_template_takes_the_place_of_the_shipped_one(tmp_path):
    template, _ = copy_template("to-trinh", tmp_path / "mau")

    own = own_templates(tmp_path / "don-vi.xlsx")

    assert own == tmp_path / "mau"
    assert template in [type.template for type in document_types(own)]


def test_nothing_is_written_over(tmp_path):
    template, declaration = copy_template("to-trinh", tmp_path)
    template.unlink()
    declaration.write_text("của tôi", encoding="utf-8")

    with pytest.raises(SaveError, match=r"đã có to-trinh\.toml"):
        copy_template("to-trinh", tmp_path)

    assert not template.exists()
    assert declaration.read_text(encoding="utf-8") == "của tôi"


def test_a_type_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="Không có loại văn bản"):
        copy_template("thu-moi", tmp_path)


def test_a_unit_without_its_own_folder_has_no_own_templates(tmp_path):
    (tmp_path / "mau").touch()

    assert own_templates(tmp_path / "don-vi.xlsx") is None
