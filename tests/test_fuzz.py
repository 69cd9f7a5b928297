"""Whatever a file holds, the program answers or refuses in a sentence; `make fuzz` tries more."""

import pytest

from tools.fuzz.anything import KINDS, examine


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_file_holds_it_is_read_or_refused(kind):
    examine(kind, examples=10, same_every_time=True)
