"""What tools write into README.md stands between markers."""

import pytest

from tools.readme import written_between

BEGIN, END = "<!-- luật -->", "<!-- /luật -->"


def test_what_stands_around_is_left_alone():
    text = f"trước\n{BEGIN}\ncũ\n{END}\nsau\n"

    again = written_between(text, "luật", "mới")

    assert again == f"trước\n{BEGIN}\n\nmới\n\n{END}\nsau\n"
    assert written_between(again, "luật", "mới") == again


@pytest.mark.parametrize("text", ["không có", BEGIN, f"{END}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_file_without_one_pair_of_markers_is_refused(text):
    with pytest.raises(ValueError, match=r"README\.md needs one"):
        written_between(text, "luật", "mới")
