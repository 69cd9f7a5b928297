"""What programs and consoles see of the commands: exit codes, streams, UTF-8, the JSON contract."""

import json
import os
import subprocess
import sys

import pytest
from office_folder import a_dossier_of, own_template, type_in

from paperwork import cli, pdf

INTERRUPTED = """
import sys
from paperwork import cli, pipeline
def interrupted(job, progress): raise KeyboardInterrupt
pipeline.generate = interrupted
sys.argv = ["paperwork", "generate", "ho-so.xlsx"]
cli.main()
"""


def run(folder, *arguments, encoding="utf-8"):
    """The command as another program starts it, from a folder of the clerk's."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=120,
        check=False,
    )


def paperwork(folder, *arguments, encoding="utf-8"):
    return run(folder, "-m", "paperwork", *arguments, encoding=encoding)


def a_folder_with_trouble(folder):
    """Everything that can go wrong, side by side."""
    book = a_dossier_of("xa-2026", folder)
    type_in(book, {"Đề cử!N4": "Lao động siêu hạng"})
    (folder / "khong-phai.xlsx").write_text("Họ và tên;Danh hiệu", encoding="utf-8")
    (folder / "hong.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 2000)
    (folder / "tep").write_text("", encoding="utf-8")
    own_template(folder / "mau" / "quyet-dinh.docx", "{{ so_ky_hieu }}", "{{ so_ky_hieu")
    a_dossier_of("xa-2026", folder / "sach")


@pytest.fixture(scope="module")
def trouble(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trouble")
    a_folder_with_trouble(folder)
    return folder


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["types"]),
        (1, ["check", "ho-so.xlsx"]),
        (2, ["generate"]),
        (2, ["generate", "khong-co.xlsx"]),
        (2, ["types", "--fast"]),
        (3, ["check", "khong-phai.xlsx"]),
        (4, ["templates", "fields", "QĐ", "--templates", "mau"]),
        (5, ["check", "sach/ho-so.xlsx", "--register", "hong.sqlite"]),
        (6, ["new", "tep"]),
    ],
)
def test_a_program_learns_from_the_exit_code_what_went_wrong(trouble, code, arguments):
    ended = paperwork(trouble, *arguments)

    assert ended.returncode == code
    assert b"Traceback" not in ended.stderr


def test_an_interrupted_run_says_so_by_its_exit_code(trouble):
    ended = run(trouble, "-c", INTERRUPTED)

    assert ended.returncode == 130
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "khong-phai.xlsx"],
        ["templates", "fields", "QĐ", "--templates", "mau"],
        ["check", "sach/ho-so.xlsx", "--register", "hong.sqlite"],
        ["new", "tep"],
    ],
)
def test_known_trouble_is_one_line_on_stderr_and_nothing_on_stdout(trouble, arguments):
    ended = paperwork(trouble, *arguments)

    assert ended.stdout == b""
    line = ended.stderr.decode("utf-8").rstrip("\r\n")
    assert "\n" not in line
    assert line.endswith(".")


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii"])
def test_vietnamese_comes_out_whole_whatever_the_console_is_set_to(trouble, encoding):
    listed = paperwork(trouble, "types", encoding=encoding)
    refused = paperwork(trouble, "check", "khong-phai.xlsx", encoding=encoding)

    assert "Quyết định" in listed.stdout.decode("utf-8")
    assert "không phải" in refused.stderr.decode("utf-8") or "đổi đuôi" in refused.stderr.decode()


# ---------------------------------------------------------------- in this process


def called(monkeypatch, capsys, *arguments):
    """Exit code, stdout, stderr."""
    monkeypatch.setattr(sys, "argv", ["paperwork", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    captured = capsys.readouterr()
    return end.value.code, captured.out, captured.err


def test_remarks_go_to_stderr_so_that_stdout_is_the_list_of_documents(
    monkeypatch, capsys, tmp_path
):
    book = a_dossier_of("xa-2026", tmp_path)

    code, out, err = called(monkeypatch, capsys, "generate", book, "--only", "KH")

    assert code == 0
    assert "Lưu ý PW111" in err
    assert "PW" not in out
    assert out.startswith("01-ke-hoach.docx")


def test_the_findings_of_a_check_are_its_product(monkeypatch, capsys, tmp_path):
    book = a_dossier_of("xa-2026", tmp_path)

    code, out, err = called(monkeypatch, capsys, "check", book)

    assert code == 0
    assert "Lưu ý PW111" in out
    assert err == ""


@pytest.mark.parametrize("command", ["check", "generate"])
def test_json_is_all_there_is_on_stdout_and_keeps_its_keys(monkeypatch, capsys, tmp_path, command):
    book = a_dossier_of("xa-2026", tmp_path)
    type_in(book, {"Văn bản!D6": 7})

    code, out, err = called(monkeypatch, capsys, command, book, "--format", "json")

    said = json.loads(out)
    assert code == 0
    assert err == ""
    assert {"dossier", "documents", "findings"} <= said.keys()
    assert len(said["documents"]) == 6
    for document in said["documents"]:
        assert {"type", "group", "file", "number", "date", "state"} <= document.keys()
    for finding in said["findings"]:
        assert {"code", "severity", "file", "where", "message"} <= finding.keys()
    assert {"code": "PW411", "where": "Văn bản!D6"}.items() <= next(
        finding for finding in said["findings"] if finding["code"] == "PW411"
    ).items()


def test_json_says_where_a_bad_cell_is_and_makes_no_document(monkeypatch, capsys, tmp_path):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    type_in(book, {"Đề cử!N4": "Lao động siêu hạng"})

    code, out, _ = called(monkeypatch, capsys, "generate", book, "--format", "json")

    said = json.loads(out)
    (finding,) = (f for f in said["findings"] if f["severity"] == "error")
    assert code == 1
    assert said["documents"] == []
    assert (finding["file"], finding["where"]) == ("ho-so.xlsx", "Đề cử!N4")
    assert finding["severity"] == "error"


def test_documents_of_one_award_each_say_which_award(monkeypatch, capsys, tmp_path):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    type_in(tmp_path / "don-vi.xlsx", {"Đơn vị!B27": "Theo danh hiệu"})

    _, out, _ = called(monkeypatch, capsys, "generate", book, "--format", "json")

    groups = [d["group"] for d in json.loads(out)["documents"] if d["type"] == "quyet-dinh"]
    assert groups == ["TTLDTT", "CSTDCS", "LDTT", "GK"]


# ---------------------------------------------------------------- PDF


def generate(monkeypatch, capsys, *arguments):
    """Exit code and streams of `paperwork generate` in this process."""
    monkeypatch.setattr(sys, "argv", ["paperwork", "generate", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code, capsys.readouterr()


def laid_out(documents, *, workers, overwrite):
    """As LibreOffice would do it, but for the decision, which it cannot open."""
    for path in documents:
        if "quyet-dinh" in path.name:
            yield pdf.Conversion(path, fault=pdf.NOT_LAID_OUT)
        else:
            yield pdf.Conversion(path, pdf.pdf_of(path), 2)


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "required", lambda: "soffice")
    monkeypatch.setattr(pdf, "convert", laid_out)
    return a_dossier_of("xa-2026", tmp_path, bonus=False)


def test_a_document_without_its_pdf_is_named_and_the_others_counted(book, monkeypatch, capsys):
    code, said = generate(monkeypatch, capsys, book, "--pdf")

    assert code == 1
    assert "Bản PDF: 4 tệp, 8 trang, cạnh các văn bản." in said.out
    assert "Chưa có PDF của 04-quyet-dinh.docx: LibreOffice không chuyển được" in said.err


def test_other_programs_get_the_pdf_and_its_pages(book, monkeypatch, capsys):
    _, said = generate(monkeypatch, capsys, book, "--pdf", "--format", "json")

    documents = {made["type"]: made for made in json.loads(said.out)["documents"]}
    assert (documents["ke-hoach"]["pdf"], documents["ke-hoach"]["pages"]) == ("01-ke-hoach.pdf", 2)
    assert documents["quyet-dinh"]["pdf"] is None
    assert documents["quyet-dinh"]["trouble"] == pdf.NOT_LAID_OUT
    assert "pdf" not in documents["danh-sach"]


def test_without_libreoffice_no_number_is_taken(book, monkeypatch, capsys):
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "libreoffice", lambda: None)

    code, said = generate(monkeypatch, capsys, book, "--pdf")

    assert code == 2
    assert "Cài LibreOffice" in said.err
    assert sorted(path.name for path in book.parent.iterdir()) == ["don-vi.xlsx", "ho-so.xlsx"]
