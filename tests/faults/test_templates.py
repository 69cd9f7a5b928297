"""The fault table, groups T, F and Z: every template ends exactly, with a warning, or refused."""

import pytest
from cases import hold
from limits import limited
from template_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_template_of_the_fault_table(case, tmp_path):
    with limited():
        outcome = case.run(tmp_path)

    hold(case, outcome)
    outside = {path.name for path in tmp_path.iterdir()}
    assert outside <= {"ho-so.xlsx", "mau", "ket-qua"}
