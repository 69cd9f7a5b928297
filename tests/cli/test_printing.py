"""What a command says of findings: errors, warnings and suggestions apart."""

import io

from paperwork.cli.printing import exit_code, print_findings
from paperwork.findings import Fault, PartRef, Severity

PLACE = PartRef("quyet-dinh.docx", "“Căn cứ”")


def a_finding(severity):
    return Fault("ND30-B06", severity, "Viện dẫn đủ lại.", "Viện dẫn ngắn.").at(PLACE)


def printed(*severities):
    said = io.StringIO()
    print_findings([a_finding(severity) for severity in severities], said)
    return said.getvalue().splitlines()


def test_a_suggestion_is_called_one_and_counted_apart():
    *lines, count = printed(Severity.ERROR, Severity.WARNING, Severity.INFO)

    assert [line.split(" ND30")[0] for line in lines] == ["LỖI", "Lưu ý", "Gợi ý"]
    assert count == "1 lỗi, 1 lưu ý, 1 gợi ý."


def test_where_there_is_no_suggestion_none_is_counted():
    assert printed(Severity.WARNING)[-1] == "0 lỗi, 1 lưu ý."


def test_a_suggestion_fails_no_command():
    assert exit_code([a_finding(Severity.INFO)]) == 0
