"""Fields of the office and of the campaign."""

import datetime as dt

from builders import a_unit

from paperwork.model import Campaign
from paperwork.vocabulary.office import campaign_fields, unit_fields


def test_the_head_decides_in_the_name_by_which_the_office_is_called():
    fields = unit_fields(a_unit())

    assert fields["nguoi_quyet_dinh"] == "Giám đốc Sở"
    assert fields["tham_quyen"] == "Giám đốc Sở Nông nghiệp và Môi trường"


def test_a_campaign_knows_the_year_before_and_after():
    fields = campaign_fields(Campaign(2026, "tổng kết"))

    assert (fields["nam_truoc"], fields["nam"], fields["nam_sau"]) == (2025, 2026, 2027)


def test_days_are_written_out_and_blank_when_not_given():
    fields = campaign_fields(
        Campaign(2026, "tổng kết", since=dt.date(2026, 1, 1), deadline=dt.date(2026, 12, 5))
    )

    assert fields["tu_ngay"] == "ngày 01 tháng 01 năm 2026"
    assert fields["han_gui"] == "ngày 05 tháng 12 năm 2026"
    assert fields["den_ngay"] == ""


def test_quotas_lose_the_punctuation_that_the_wording_gives_them():
    fields = campaign_fields(Campaign(2026, "tổng kết", quotas=("10 tập thể;", "20 cá nhân.")))

    assert fields["so_luong_du_kien"] == ["10 tập thể", "20 cá nhân"]
