"""A register, in a file or on a server, beside a folder of documents."""

import pytest
from register_builders import NOW
from small_office import PAPERS

from paperwork.register import Book, store_of

PLACES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=PLACES)
def location(request, tmp_path):
    """Where the register is: a path without a file yet, the URL of an empty database."""
    if request.param == "sqlite":
        return tmp_path / "so-van-ban-di.sqlite"
    return request.getfixturevalue("postgresql")


@pytest.fixture
def register(tmp_path):
    """Where the register is when it is a file."""
    return tmp_path / "so-van-ban-di.sqlite"


@pytest.fixture
def folder(tmp_path):
    """Where the documents are."""
    return tmp_path / PAPERS


@pytest.fixture
def book(location):
    """The register on the morning of 16 March 2026."""
    return Book(store_of(location), lambda: NOW)
