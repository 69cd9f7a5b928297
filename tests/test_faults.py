"""Every kind of finding of the package: one code each, whole Vietnamese sentences."""

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

import paperwork
from paperwork.findings import Fault


def modules():
    for found in pkgutil.walk_packages(paperwork.__path__, "paperwork."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def every_fault():
    """Each constant once, however many modules import it."""
    constants = {
        id(value): value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, Fault)
    }
    return sorted(constants.values(), key=lambda fault: fault.code)


FAULTS = every_fault()
SENTENCES = [
    pytest.param(text, id=f"{fault.code} {part}")
    for fault in FAULTS
    for part, text in (("message", fault.message), ("remedy", fault.remedy))
]


def said(text):
    """The sentence as it may come out: a hint may be empty, a reason at the end is a sentence."""
    sample = {"hint": "", "reason": "Lý do." if text.endswith("{reason}") else "lý do"}
    return text.format_map({name: sample.get(name, "X") for name in fields(text)})


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_two_faults_share_a_code():
    shared = [code for code, times in Counter(fault.code for fault in FAULTS).items() if times > 1]

    assert shared == []


def test_every_code_written_in_the_package_is_a_constant():
    sources = Path(paperwork.__file__).parent.rglob("*.py")
    written = {
        code
        for source in sources
        for code in re.findall(r'"(PW\d+)"', source.read_text(encoding="utf-8"))
    }

    assert written == {fault.code for fault in FAULTS}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_code_is_three_digits(fault):
    assert re.fullmatch(r"PW\d{3}", fault.code)


@pytest.mark.parametrize("text", SENTENCES)
def test_what_a_clerk_reads_is_whole_sentences(text):
    sentence = said(text)

    assert sentence[0].isupper() or sentence[0] == "“"
    assert sentence.endswith(".")
    assert not re.search(r"\.\.|\s{2}|\s[.,;:]|[(]\s|\s[)]", sentence)
    assert sentence.count("“") == sentence.count("”")
    assert '"' not in sentence


@pytest.mark.parametrize("text", SENTENCES)
def test_what_a_clerk_reads_is_composed_vietnamese(text):
    assert text == unicodedata.normalize("NFC", text)
    assert not said(text).isascii()
