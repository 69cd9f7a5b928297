"""A document held against the rules: which of them, in what order, and whose documents."""

import json

import pytest
from damaging import PAGE_NUMBER, SECTION, damaged, italic, light, margin, removed, size
from lint_builders import a_docx, a_paragraph, decision
from official_forms import FORMS, TABLES, letter_to_one
from typer.testing import CliRunner

from paperwork.cli import app
from paperwork.errors import DocumentError, UsageError
from paperwork.findings import Severity
from paperwork.lint import check, chosen
from paperwork.lint.rule import RULES

NATION, MOTTO, END = "CỘNG HÒA", "Độc lập", "Quyết định này"
PARTY = (
    "TỈNH ỦY AN SƠN",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 05-QĐ/TU",
    "QUYẾT ĐỊNH",
    "về việc khen thưởng đảng viên",
    "Tỉnh ủy quyết định khen thưởng các đảng viên có tên dưới đây.",
    "Nơi nhận:",
    "- Như điều 3,",
)
LAW = (
    "BỘ NỘI VỤ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 05/2026/TT-BNV",
    "THÔNG TƯ",
    "Quy định về tiền lương",
    "Điều 1. Phạm vi điều chỉnh",
)
STORY = (
    "Mùa xuân ở bản",
    "Bản nhỏ nằm bên suối, mỗi sáng sương xuống trắng cả nương ngô.",
    "Trẻ con ra suối từ rất sớm.",
)


def a_bad_decision():
    content = damaged(damaged(decision(), NATION, italic), MOTTO, size(15))
    return damaged(damaged(content, END, size(12)), SECTION, margin(left=20))


def a_text(*lines):
    return a_docx("".join(a_paragraph(line) for line in lines))


def codes(content, **said):
    return [f.code.removeprefix("ND30-") for f in check(content, "van-ban.docx", **said).findings]


# ---------------------------------------------------------------- which rules


def test_findings_come_in_reading_order_those_of_the_whole_file_first():
    assert codes(a_bad_decision()) == ["P05", "H02", "H04", "H06", "C11"]


@pytest.mark.parametrize(
    ("select", "found"),
    [
        (("H",), ["H02", "H04", "H06"]),
        (("ND30-H",), ["H02", "H04", "H06"]),
        (("h04",), ["H04"]),
        (("H04", "P"), ["P05", "H04"]),
        (("ND30",), ["P05", "H02", "H04", "H06", "C11"]),
        (("R",), []),
    ],
)
def test_only_the_rules_asked_for_are_applied(select, found):
    assert codes(a_bad_decision(), select=select) == found


@pytest.mark.parametrize(
    ("ignore", "found"),
    [
        (("H",), ["P05", "C11"]),
        (("H02", "C11"), ["P05", "H04", "H06"]),
        (("ND30",), []),
    ],
)
def test_the_rules_to_be_ignored_are_not_applied(ignore, found):
    assert codes(a_bad_decision(), ignore=ignore) == found


def test_a_rule_may_be_left_out_of_a_group_asked_for():
    assert codes(a_bad_decision(), select=("H",), ignore=("H06",)) == ["H02", "H04"]


@pytest.mark.parametrize("said", [{"select": ("H99",)}, {"ignore": ("ND31",)}])
def test_a_code_that_no_rule_has_is_refused(said):
    with pytest.raises(UsageError, match=r"Không có quy tắc “(H99|ND31)”"):
        check(decision(), "van-ban.docx", **said)


def test_every_rule_is_told_by_its_code_alone():
    every = chosen((), ())

    assert len(every) == len(RULES) > 110
    assert all(chosen((rule.code,), ())[0] is rule for rule in every)


# ---------------------------------------------------------------- pages


def a_letter_without_page_numbers():
    """One page at the most; whether it is more, only somebody who lays it out can tell."""
    return damaged(letter_to_one(TABLES), ("word/header-default.xml", "//w:p"), removed)


def test_the_rule_that_needs_pages_says_that_it_was_not_applied():
    report = check(a_letter_without_page_numbers(), "cong-van.docx")

    assert report.unchecked == ("ND30-P07",)
    assert report.findings == ()


@pytest.mark.parametrize(("pages", "found"), [(1, []), (2, ["P07"]), (9, ["P07"])])
def test_with_pages_counted_a_long_document_without_numbers_is_found(pages, found):
    content = a_letter_without_page_numbers()

    assert codes(content, pages=pages) == found
    assert check(content, "cong-van.docx", pages=pages).unchecked == ()


def test_a_document_with_an_appendix_is_long_whoever_counts():
    content = damaged(decision(), PAGE_NUMBER, removed)

    assert codes(content) == ["P07"]


def test_a_rule_not_asked_for_is_not_said_to_be_left_out():
    assert check(a_letter_without_page_numbers(), "a.docx", select=("H",)).unchecked == ()


# ---------------------------------------------------------------- whose documents


@pytest.mark.parametrize(
    ("lines", "regime", "code"), [(PARTY, "party", "X01"), (LAW, "law", "X02")]
)
def test_a_document_under_other_rules_is_named_and_let_be(lines, regime, code):
    report = check(a_text(*lines), "van-ban.docx")

    assert report.regime == regime
    [finding] = report.findings
    assert finding.code == f"ND30-{code}"
    assert finding.severity is Severity.INFO


def test_a_text_that_is_no_official_document_is_held_to_a_few_rules():
    report = check(damaged(a_text(*STORY), SECTION, margin(left=10)), "truyen.docx")

    assert report.regime == "other"
    assert [f.code for f in report.findings] == ["ND30-P05", "ND30-X03"]


def test_an_empty_document_is_none():
    assert check(a_docx(), "trong.docx").regime == "other"


def test_what_is_no_word_document_is_refused_in_a_sentence():
    with pytest.raises(DocumentError, match=r"^anh\.docx: "):
        check(b"\xff\xd8\xff\xe0 JFIF", "anh.docx")


def test_the_same_document_has_the_same_findings():
    content = damaged(FORMS[0](TABLES), NATION, light)

    assert check(content, "a.docx") == check(content, "a.docx")


# ---------------------------------------------------------------- for other programs


def test_json_names_file_regime_and_each_finding(tmp_path):
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(a_bad_decision())

    result = CliRunner().invoke(app, ["lint", str(path), "--no-pages", "--format", "json"])

    assert result.exit_code == 1
    [report] = json.loads(result.stdout)
    assert (report["file"], report["regime"]) == ("quyet-dinh.docx", "nd30")
    assert report["unchecked"] == []
    assert [f["code"] for f in report["findings"]] == [
        *("ND30-P05", "ND30-H02", "ND30-H04", "ND30-H06", "ND30-C11")
    ]
    assert all(f["message"] and f["severity"] == "error" for f in report["findings"])


def test_a_good_document_is_said_to_have_no_findings(tmp_path):
    path = tmp_path / "quyet-dinh.docx"
    path.write_bytes(decision())

    result = CliRunner().invoke(app, ["lint", str(path), "--no-pages", "--format", "json"])

    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["findings"] == []
