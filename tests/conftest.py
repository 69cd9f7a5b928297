"""What all tests share: the samples' documents, goldens, a PostgreSQL, and when tests can run."""

import os
import shutil
import subprocess

import pytest
from fault_points import strace_works
from hypothesis import settings
from sample_sets import SampleSet, generated
from windows_like import held_files_stay

from tools import postgres

SERVER = "PAPERWORK_TEST_POSTGRESQL"

settings.register_profile("same every time", derandomize=True, deadline=None)
settings.load_profile("same every time")


def pytest_addoption(parser):
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the samples make now to samples/*/mong-doi as the expected documents",
    )


@pytest.fixture(scope="session", autouse=True)
def as_on_windows():
    """What a process of tests holds open it can neither replace nor remove."""
    with held_files_stay():
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """made(SampleSet) -> the generated set: once for all tests of a run."""
    sets = {}

    def make(sample: SampleSet):
        if sample not in sets:
            sets[sample] = generated(sample, tmp_path_factory.mktemp(sample.name) / "van-ban")
        return sets[sample]

    return make


@pytest.fixture(scope="session")
def postgresql_server():
    """The URL of a running server: the one the environment names, else one for this run."""
    if given := os.environ.get(SERVER):
        yield given
        return
    server = postgres.Server()
    try:
        yield server.start()
    finally:
        server.remove()


@pytest.fixture
def postgresql(postgresql_server):
    """The URL of a fresh, empty database; dropped afterwards."""
    url = postgres.create_database(postgresql_server)
    yield url
    postgres.drop_database(postgresql_server, url)


@pytest.fixture
def own_postgresql_server():
    """A running tools.postgres.Server that nobody else uses: it may be stopped and killed."""
    server = postgres.Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """The tests with a PostgreSQL server run in one process, so that they share it."""
    for item in items:
        if {"postgresql_server", "own_postgresql_server"} & set(item.fixturenames):
            item.add_marker("postgresql")
        if item.get_closest_marker("postgresql"):
            item.add_marker(pytest.mark.xdist_group("postgresql"))


def pytest_runtest_setup(item):
    """A test that needs a program which is missing is skipped; in CI it fails.

    Where a container forbids tracing no program is missing, and CI skips as well.
    """
    if item.get_closest_marker("pages") and (missing := lacking()):
        unavailable(f"pages cannot be looked at here: {missing} missing")
    if item.get_closest_marker("postgresql") and not postgres.installed():
        unavailable("PostgreSQL is not installed")
    if item.get_closest_marker("strace"):
        if not shutil.which("strace"):
            unavailable("strace is not installed")
        if not strace_works():
            pytest.skip("processes may not be traced here")


def unavailable(reason: str) -> None:
    """Skip the test; in CI, where everything is to be installed, fail it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def lacking() -> str:
    """What stands in the way of looking at pages; empty when nothing does."""
    tools = [t for t in ("soffice", "pdftotext", "pdftoppm", "fc-match") if not shutil.which(t)]
    if tools:
        return ", ".join(tools)
    return "" if stand_in_is_fit() else "Liberation Serif 2 (with Vietnamese letters)"


def stand_in_is_fit() -> bool:
    """Whether Times New Roman, or what stands in for it, is at hand with Vietnamese letters.

    Version 1 of Liberation Serif has none (U+1EA1 is ạ), and other faces have other widths.
    """
    families = ("Times New Roman", "Liberation Serif")
    matched = asked("fc-match", "--format", "%{family}", "Times New Roman")
    family = next((family for family in families if family in matched), None)
    return family is not None and bool(asked("fc-list", f"{family}:charset=1ea1", "file"))


def asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
