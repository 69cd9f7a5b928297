"""Fields that are worked out when a template asks for them, and not before."""

import pytest

from paperwork.errors import TemplateError
from paperwork.language import fill_text
from paperwork.vocabulary.asking import Fields


class Notes:
    """Says which fields have been worked out, in their order."""

    def __init__(self):
        self.made = []

    def way(self, name, value):
        def work_out(source):
            self.made.append(name)
            return value(source)

        return work_out


def fields_of(notes, source="An", **known):
    ways = {
        "ten": notes.way("ten", str),
        "ten_hoa": notes.way("ten_hoa", str.upper),
    }
    return Fields(ways, source, **known)


def test_a_field_that_no_template_asks_for_is_not_worked_out():
    notes = Notes()
    fields = fields_of(notes)

    printed = fill_text("{{ d.ten_hoa }}", {"d": fields}, name="thử")

    assert printed == "AN"
    assert notes.made == ["ten_hoa"]


def test_a_field_asked_for_twice_is_worked_out_once():
    notes = Notes()
    fields = fields_of(notes)

    printed = fill_text("{{ d.ten }}, {{ d.ten }}", {"d": fields}, name="thử")

    assert printed == "An, An"
    assert notes.made == ["ten"]


def test_to_ask_which_fields_there_are_works_none_of_them_out():
    notes = Notes()
    fields = fields_of(notes, stt=1)

    assert list(fields) == ["ten", "ten_hoa", "stt"]
    assert len(fields) == 3
    assert "ten" in fields
    assert "tuoi" not in fields
    assert notes.made == []


def test_fields_read_like_a_record_of_all_of_them():
    fields = fields_of(Notes(), stt=1)

    assert fields == {"ten": "An", "ten_hoa": "AN", "stt": 1}
    assert dict(fields) == {"ten": "An", "ten_hoa": "AN", "stt": 1}


def test_a_field_known_already_goes_before_the_way_to_work_it_out():
    notes = Notes()

    assert fields_of(notes, ten="Bình")["ten"] == "Bình"
    assert notes.made == []


def test_a_template_that_asks_for_no_such_field_is_told_the_nearest():
    with pytest.raises(TemplateError, match="ten_hoa"):
        fill_text("{{ d.ten_hoaa }}", {"d": fields_of(Notes())}, name="thử")


def test_fields_can_be_asked_for_beside_others():
    notes = Notes()
    fields = fields_of(notes)

    printed = fill_text("{{ ten }} {{ vb }}", fields.beside(vb="05/QĐ"), name="thử")

    assert printed == "An 05/QĐ"
    assert "vb" not in fields
    assert notes.made == ["ten"]


@pytest.mark.parametrize("kept", [dict, lambda fields: fields])
def test_a_field_goes_before_what_the_language_has_by_that_name(kept):
    fields = kept(Fields({}, None, range="từ 1 đến 3"))

    assert fill_text("{{ range }}", fields, name="thử") == "từ 1 đến 3"
