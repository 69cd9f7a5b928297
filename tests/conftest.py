"""What all tests share: the samples' documents, goldens, and when pages can be looked at."""

import os
import shutil
import subprocess

import pytest
from hypothesis import settings
from sample_sets import SampleSet, generated

settings.register_profile("same every time", derandomize=True, deadline=None)
settings.load_profile("same every time")


def pytest_addoption(parser):
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the samples make now to samples/*/mong-doi as the expected documents",
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """made(SampleSet) -> the generated set: once for all tests of a run."""
    sets = {}

    def make(sample: SampleSet):
        if sample not in sets:
            sets[sample] = generated(sample, tmp_path_factory.mktemp(sample.name) / "van-ban")
        return sets[sample]

    return make


def pytest_runtest_setup(item):
    """Without LibreOffice, poppler and the font a page test is skipped; in CI it fails."""
    if item.get_closest_marker("pages") and (missing := lacking()):
        reason = f"pages cannot be looked at here: {missing} missing"
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
