"""The office of the scenarios, made once: processes copied from this one find it warm."""

import pytest
from scenario_office import TWO, an_office, copy_of


@pytest.fixture(scope="session")
def new_office(tmp_path_factory):
    """An office before its first document. Its program has run once elsewhere: all is imported."""
    made = an_office(tmp_path_factory.mktemp("truoc"))
    copy_of(made, tmp_path_factory.mktemp("nong")).run(*TWO)
    return made


@pytest.fixture
def office(new_office, tmp_path):
    """An office of one's own, before its first document."""
    return copy_of(new_office, tmp_path)
