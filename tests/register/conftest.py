"""The register in both of its places: the same tests hold for a file and for a server."""

import pytest
from register_builders import NOW

from paperwork.register import Book, store_of

PLACES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=PLACES)
def location(request, tmp_path):
    """Where a register may come to be: a path without a file, the URL of an empty database."""
    if request.param == "sqlite":
        return tmp_path / "so-dang-ky.sqlite"
    return request.getfixturevalue("postgresql")


@pytest.fixture
def book(location):
    """A register that does not exist yet, on the morning of 16 March 2026."""
    return Book(store_of(location), lambda: NOW)
