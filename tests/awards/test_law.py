"""What `paperwork law` says of a day: the law of 2023 is not that of 2027."""

import datetime as dt

import pytest

from paperwork.awards.law import law_on
from paperwork.awards.law_telling import UNVERIFIED, law_as_json, law_lines

THEN, NOW = dt.date(2023, 6, 14), dt.date(2027, 1, 14)


def told(on):
    return "\n".join(law_lines(law_on(on)))


def the(code, on):
    return next(row for row in law_on(on).awards if row.award.code == code)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (THEN, "Lương cơ sở: 1.490.000 đồng/tháng"),
        (NOW, "Lương cơ sở: 2.530.000 đồng/tháng"),
        (THEN, "Mức thưởng theo Nghị định số 91/2017/NĐ-CP"),
        (NOW, "Mức thưởng theo Nghị định số 152/2025/NĐ-CP"),
        (THEN, "không quá 15% số người được “Lao động tiên tiến”"),
        (THEN, "Xã, phường, thị trấn tiêu biểu"),
        (NOW, "Xã, phường, đặc khu tiêu biểu"),
        (NOW, "Luật số 06/2026/QH16 (từ 01/10/2026)"),
        (dt.date(2027, 3, 1), "có thể không còn hiệu lực từ 01/3/2027"),
    ],
)
def test_the_law_is_that_of_the_day(on, said):
    assert said in told(on)


def test_what_ended_is_not_told():
    assert "15%" not in told(NOW)
    assert "06/2026/QH16" not in told(dt.date(2026, 9, 30))
    assert "có thể không còn hiệu lực" not in told(dt.date(2027, 2, 28))


def test_what_was_not_checked_bears_a_mark():
    lines = told(NOW).splitlines()

    (threshold,) = [line for line in lines if "Chiến sĩ thi đua cơ sở: từ 80%" in line]
    assert threshold.endswith(UNVERIFIED)
    (salary,) = [line for line in lines if "Lương cơ sở" in line]
    assert not salary.endswith(UNVERIFIED)


def test_a_commune_decides_more_from_july_2025():
    before, after = the("CSTDCS", dt.date(2025, 6, 30)), the("CSTDCS", dt.date(2025, 7, 1))

    assert "commune" not in {power.unit_kind for power in before.powers}
    assert "commune" in {power.unit_kind for power in after.powers}


def test_a_day_before_any_law_of_ours_is_told_without_trouble():
    assert "Lương cơ sở" not in told(dt.date(1999, 1, 1))


def test_other_programs_get_each_line_with_its_source_and_mark():
    said = law_as_json(law_on(NOW))

    (title,) = [award for award in said["awards"] if award["code"] == "CSTDCS"]
    assert title["threshold"] == {
        "percent": 80,
        "source": "NĐ 152/2025/NĐ-CP",
        "verified": False,
    }
    assert title["coefficients"][0]["value"] == "1"
    assert said["base_salary"]["amount"] == 2_530_000
    assert said["dossiers"][0]["papers"][0] == "tờ trình"
