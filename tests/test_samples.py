"""Goldens: the three samples make exactly the documents of samples/*/mong-doi, part by part."""

import shutil
import zipfile
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from sample_sets import BEFORE_THE_SESSION, WITH_GOLDENS, SampleSet


def difference(name: str, expected: bytes, actual: bytes) -> str:
    """Where two packages first differ: document, part, line; empty when they say the same."""
    wanted, got = parts(expected), parts(actual)
    if missing := sorted(set(wanted) ^ set(got)):
        return f"{name}: only one of the two has the part {missing[0]}"
    for part in sorted(wanted):
        lines = zip_longest(readable(part, wanted[part]), readable(part, got[part]), fillvalue="")
        for number, (line, found) in enumerate(lines, 1):
            if line != found:
                return f"{name}, {part}, line {number}:\n  expected  {line}\n  made      {found}"
    return ""


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def readable(part: str, content: bytes) -> list[str]:
    """XML as canonical lines, one tag or text each; anything else as its bytes."""
    if not part.endswith((".xml", ".rels")):
        return [content.hex()]
    canonical = etree.tostring(etree.fromstring(content), method="c14n2").decode()
    return canonical.replace("><", ">\n<").splitlines()


@pytest.mark.parametrize("sample", [*WITH_GOLDENS, *BEFORE_THE_SESSION], ids=str)
def test_a_sample_makes_its_expected_documents(sample: SampleSet, made, request):
    now = {path.name: path.read_bytes() for path in sorted(made(sample).folder.iterdir())}
    folder = sample.folder / sample.expected
    if request.config.getoption("--accept"):
        accept(folder, now)

    expected = {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}

    assert list(now) == list(expected), f"samples/{sample.name}/{sample.expected} holds other files"
    differences = [difference(name, expected[name], now[name]) for name in now]
    report = "\n".join(filter(None, differences))
    assert not report, (
        f"sample {sample}: not as expected; if it is better so, run make golden\n{report}"
    )


def accept(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def a_package(**texts: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.xml", text)
    return content.getvalue()


def test_a_changed_word_is_named_by_document_part_and_line():
    expected = a_package(styles="<s/>", document="<p><t>Giám đốc</t><t>Sở</t></p>")
    actual = a_package(styles="<s/>", document="<p><t>Giám đốc</t><t>Phòng</t></p>")

    report = difference("01.docx", expected, actual)

    assert report.startswith("01.docx, document.xml, line 3:")
    assert "<t>Sở</t>" in report
    assert "<t>Phòng</t>" in report


def test_the_order_of_attributes_is_no_difference():
    expected = a_package(document='<p a="1" b="2"/>')

    assert not difference("01.docx", expected, a_package(document='<p b="2" a="1"></p>'))


def test_a_part_more_is_a_difference():
    expected = a_package(document="<p/>")

    assert "styles.xml" in difference("x", expected, a_package(document="<p/>", styles="<s/>"))
