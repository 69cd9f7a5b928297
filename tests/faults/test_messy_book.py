"""A workbook as it comes from a commune of ten years ago, and the documents that it must make."""

import datetime as dt
from pathlib import Path

from office_folder import a_dossier_of
from office_runs import OUT, files, made
from openpyxl import load_workbook
from openpyxl.styles import Font

from paperwork.workbook.layout import FAULTY_ELSEWHERE
from paperwork.workbook.legacy import CONVERTED, encodings

SHEET, HEADER = "Đề cử", 2
OLD_COLUMNS = ("Họ và tên/Tên tập thể", "Chức vụ", "Đơn vị công tác", "Tóm tắt thành tích")


def in_tcvn3(text: str) -> str:
    letters = {meant: typed for typed, meant in encodings()[0].letters.items()}
    return "".join(letters.get(character, character) for character in text)


def made_messy(path: Path) -> int:
    """Old fonts, dates typed as text, a lookup column of #N/A, titles, two rows of headers, a
    row of column numbers. How many cells are in the old encoding."""
    book = load_workbook(path)
    page = book[SHEET]
    header = next(row for row in range(1, 15) if page.cell(row, 1).value == "STT")
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in page[header]}
    last = max(row for row in range(1, page.max_row + 1) if page.cell(row, 2).value)
    old = 0
    for row in range(header + 1, last + 1):
        if str(page.cell(row, 1).value).startswith("VÍ DỤ"):
            continue
        for name in OLD_COLUMNS:
            cell = page.cell(row, columns[name])
            typed = in_tcvn3(str(cell.value or ""))
            if typed != (cell.value or "") and all(ord(character) < 0x100 for character in typed):
                cell.value, cell.font = typed, Font(name=".VnTime")
                old += 1
        for cell in page[row]:
            if isinstance(cell.value, dt.datetime):
                cell.value = f"ngày {cell.value.day} tháng {cell.value.month} năm {cell.value.year}"
        page.cell(row, page.max_column if row > header + 1 else page.max_column + 1).value = "#N/A"
    page.cell(header, page.max_column).value = "Tra cứu"
    page.insert_rows(header + 1)
    for column in range(1, len(columns) + 1):
        page.cell(header + 1, column).value = f"({column})"
    page.insert_rows(header, amount=2)
    page.cell(header, 1).value = "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"
    page.cell(header + 1, 3).value = "Thông tin đối tượng"
    page.merge_cells(start_row=header + 1, end_row=header + 1, start_column=3, end_column=8)
    book.save(path)
    return old


def test_a_messy_workbook_makes_the_documents_of_the_clean_one(tmp_path):
    clean = a_dossier_of("xa-2026", tmp_path / "sach", bonus=False)
    messy = a_dossier_of("xa-2026", tmp_path / "lon-xon", bonus=False)
    old = made_messy(messy)

    made(clean)
    result = made(messy)

    documents = {name for name in files(clean.parent / OUT) if name.endswith(".docx")}
    assert len(documents) == 5
    for name in documents:
        assert files(messy.parent / OUT)[name] == files(clean.parent / OUT)[name], name
    proofs = [finding for finding in result.findings if finding.code == CONVERTED.code]
    assert len(proofs) == old > 20
    assert FAULTY_ELSEWHERE.code in [finding.code for finding in result.findings]
