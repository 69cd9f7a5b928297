"""The fault table, groups A, B, C: every workbook ends exactly, with a warning, or refused."""

import pytest
from cases import hold
from limits import limited
from workbook_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_workbook_of_the_fault_table(case, tmp_path):
    with limited():
        outcome = case.run(tmp_path)

    hold(case, outcome)
