"""A folder to start from: two blank workbooks, never over one that is there."""

import pytest

from paperwork.catalogue import shipped_templates
from paperwork.errors import SaveError
from paperwork.starting import start


def test_a_new_folder_gets_the_two_blank_workbooks(tmp_path):
    made = start(tmp_path / "khen-thuong" / "2026")

    assert [path.name for path in made] == ["ho-so.xlsx", "don-vi.xlsx"]
    for path in made:
        assert path.read_bytes() == (shipped_templates() / "xlsx" / path.name).read_bytes()


def test_a_folder_with_other_files_may_be_started_in(tmp_path):
    (tmp_path / "ghi-chu.txt").write_text("việc cần làm", encoding="utf-8")

    start(tmp_path)

    assert (tmp_path / "ghi-chu.txt").read_text(encoding="utf-8") == "việc cần làm"


def test_a_dossier_that_is_there_is_kept_and_nothing_is_added(tmp_path):
    (tmp_path / "ho-so.xlsx").write_bytes(b"du lieu cua van thu")

    with pytest.raises(SaveError, match=r"đã có ho-so\.xlsx\. Chọn thư mục khác"):
        start(tmp_path)

    assert (tmp_path / "ho-so.xlsx").read_bytes() == b"du lieu cua van thu"
    assert not (tmp_path / "don-vi.xlsx").exists()


@pytest.mark.parametrize("folder", [".", "thang-6"])
def test_an_office_that_has_its_profile_keeps_that_one_and_so_its_register(tmp_path, folder):
    (tmp_path / "don-vi.xlsx").write_bytes(b"du lieu cua van thu")

    made = start(tmp_path / folder)

    assert [path.name for path in made] == ["ho-so.xlsx"]
    assert (tmp_path / "don-vi.xlsx").read_bytes() == b"du lieu cua van thu"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "moi").write_bytes(b"")

    with pytest.raises(SaveError, match="Không ghi được vào thư mục"):
        start(tmp_path / "moi")
