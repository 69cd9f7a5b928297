"""Damage that was found to end without a sentence, each kind once."""

import io
import zipfile

import pytest
from limits import limited
from lint_builders import a_docx, a_paragraph
from raw_books import MAIN, Page, RawBook, a_book, said
from raw_forms import RawForm, form_with, paragraph, roll_with
from spoiling import spoilt

from paperwork import lint
from paperwork.errors import DocumentError, TemplateError, WorkbookError
from paperwork.findings import CellRef, Finding, PartRef, Severity
from paperwork.package import write_package
from paperwork.render import (
    Properties,
    Unreadable,
    compile_form,
    compile_template,
    compile_workbook,
    text_of,
)
from paperwork.workbook import excel, formats
from paperwork.workbook.annotating import annotated
from tools.fuzz.corpus import workbooks


def without(name: str, content: bytes) -> bytes:
    """The package with one part missing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
    return buffer.getvalue()


@pytest.mark.parametrize("compiled", [compile_form, compile_template])
def test_a_template_that_word_could_not_open_is_refused_before_it_is_filled(tmp_path, compiled):
    path = RawForm().written(tmp_path)
    path.write_bytes(without("_rels/.rels", path.read_bytes()))

    with pytest.raises(TemplateError, match=r"phieu\.docx.*hỏng"):
        compiled(path)


PACKED = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}


@pytest.mark.parametrize("method", PACKED.values(), ids=PACKED)
def test_what_can_no_longer_be_unpacked_is_refused_however_it_was_packed(tmp_path, method):
    book = a_book().written(tmp_path / "ho-so.xlsx")
    book.write_bytes(spoilt(book.read_bytes(), "xl/worksheets/sheet1.xml", method))
    form = RawForm().written(tmp_path)
    form.write_bytes(spoilt(form.read_bytes(), "word/document.xml", method))

    with pytest.raises(WorkbookError, match=r"ho-so\.xlsx bị hỏng"):
        formats.read(book)
    with pytest.raises(TemplateError, match=r"phieu\.docx: không phải tệp Word"):
        compile_form(form)
    with pytest.raises(Unreadable):
        text_of(form.read_bytes(), ".docx")
    with pytest.raises(DocumentError):
        lint.check(form.read_bytes(), form.name)


@pytest.mark.parametrize("compiled", [compile_form, compile_template])
@pytest.mark.parametrize(
    "tag",
    [
        "{{ " + "(" * 150 + "1" + ")" * 150 + " }}",
        "{{ " + "not " * 900 + "1 }}",
        "{{ a" + ".b" * 900 + " }}",
        "{% if x %}" * 120 + "{% endif %}" * 120,
        "{% for x in y %}" * 30 + "{% endfor %}" * 30,
    ],
    ids=["brackets", "negations", "steps", "conditions", "loops"],
)
def test_a_tag_nested_beyond_all_reason_is_refused(tmp_path, compiled, tag):
    path = roll_with(tag).written(tmp_path)

    with pytest.raises(TemplateError, match=r"^phieu\.docx"):
        compiled(path).render({"a": {}, "x": 1, "y": [], "de_cu": {"danh_sach": [{}]}})


def test_a_fault_in_a_cell_outside_of_any_table_is_told(tmp_path):
    path = form_with(f"<w:tc>{paragraph('{{ a b }}')}</w:tc>").written(tmp_path)

    with pytest.raises(TemplateError, match=r"\{\{ a b \}\}"):
        compile_form(path)


def a_list(folder, *rows, state="visible"):
    page = Page("Bảng", [[said(text) for text in row] for row in rows], state=state)
    return RawBook([page]).written(folder / "bang-ke.xlsx")


def filled(path, **fields) -> bytes:
    return compile_workbook(path, rows="", as_name="").render(fields, Properties())


def test_a_list_of_hidden_sheets_only_is_refused(tmp_path):
    with pytest.raises(TemplateError, match=r"bang-ke\.xlsx: không đọc được mẫu Excel"):
        filled(a_list(tmp_path, ["x"], state="hidden"))


def test_a_list_with_a_cell_above_its_first_row_is_refused(tmp_path):
    path = a_list(tmp_path, ["x", "{{ a }}"], ["y", "z"])
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert b'"A1"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'"A1"', b'"A0"')
    path.write_bytes(write_package(parts))

    with pytest.raises(TemplateError, match=r"bang-ke\.xlsx: không đọc được mẫu Excel"):
        filled(path, a=1)


@pytest.mark.parametrize(
    "tag", ["{%tr for d in a | %}", "{%tr for d in a.b.c %}", "{%tr if a b %}"]
)
def test_a_row_tag_that_cannot_be_evaluated_names_its_cell(tmp_path, tag):
    end = "{%tr endfor %}" if "for" in tag else "{%tr endif %}"

    with pytest.raises(TemplateError, match=r"Bảng!A1"):
        filled(a_list(tmp_path, [tag], ["x"], [end]), a=[])


@pytest.mark.parametrize("tag", ["{{ a" + ".b" * 900 + " }}", "{{ " + "not " * 900 + "1 }}"])
def test_a_cell_nested_beyond_all_reason_is_refused(tmp_path, tag):
    with pytest.raises(TemplateError, match=r"Bảng!A1"):
        filled(a_list(tmp_path, [tag]), a={})


def test_rows_of_a_list_are_bounded_however_many_loops_there_are(tmp_path):
    opening, closing = [["{%tr for a in x %}"]] * 3, [["{%tr endfor %}"]] * 3

    with pytest.raises(TemplateError, match=r"Bảng!A3.*lặp quá 100\.000 lần"):
        filled(a_list(tmp_path, *opening, ["x"], *closing), x=list(range(100)))


def test_a_list_with_a_cell_far_away_is_refused_at_once(tmp_path):
    page = Page("Bảng", [[said("x")]], tail='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    path = RawBook([page]).written(tmp_path / "bang-ke.xlsx")

    with limited(), pytest.raises(TemplateError, match="quá xa bảng"):
        filled(path)


def test_an_entry_of_a_zip_without_a_name_is_refused(tmp_path):
    path = a_list(tmp_path, ["x"])
    path.write_bytes(path.read_bytes().replace(b"xl/styles.xml", b"\0l/styles.xml"))

    with pytest.raises(TemplateError, match=r"bang-ke\.xlsx: không phải tệp"):
        filled(path)


def test_many_sheets_that_are_one_part_are_not_read_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_TOTAL", 100_000)
    book = a_book()
    xml = str(book.all_parts()["xl/workbook.xml"])
    last = xml[xml.rindex("<sheet ") : xml.rindex("</sheets>")]
    book.parts["xl/workbook.xml"] = xml.replace("</sheets>", f"{last * 300}</sheets>")

    with pytest.raises(WorkbookError, match="phình"):
        formats.read(book.written(tmp_path / "ho-so.xlsx"))


def test_a_table_repeated_beyond_all_dossiers_is_refused(tmp_path):
    open_document = workbooks()[3]
    parts = dict(open_document.parts)
    cell = '<table:table-cell table:number-columns-repeated="300" office:value-type="float"/>'
    row = f'<table:table-row table:number-rows-repeated="19000">{cell}</table:table-row>'
    content = parts["content.xml"].decode().replace("</table:table>", f"{row}</table:table>")
    path = tmp_path / "ho-so.ods"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {**parts, "content.xml": content}.items():
            archive.writestr(name, part)

    with pytest.raises(WorkbookError, match="phình"):
        formats.read(path)


def test_a_template_of_millions_of_elements_is_refused_before_it_is_parsed(tmp_path):
    path = form_with("<w:p/>" * 2_500_000).written(tmp_path)

    with limited(), pytest.raises(TemplateError, match="quá lớn"):
        compile_form(path)


def test_a_sheet_without_a_place_for_cells_gets_no_marked_up_copy(tmp_path):
    book = a_book()
    book.parts["xl/worksheets/sheet4.xml"] = f"<worksheet xmlns='{MAIN}'/>"
    path = book.written(tmp_path / "ho-so.xlsx")
    finding = Finding("PW001", Severity.ERROR, CellRef(path.name, "Đề cử", "A1"), "Sai.", "Sửa.")

    with pytest.raises(WorkbookError, match="hỏng"):
        annotated(path, [finding])


def test_a_workbook_without_a_list_of_sheets_gets_no_marked_up_copy(tmp_path):
    book = a_book()
    book.parts["xl/workbook.xml"] = "<workbook xmlns='x'/>"
    path = book.written(tmp_path / "ho-so.xlsx")
    finding = Finding("PW001", Severity.ERROR, PartRef(path.name), "Sai.", "Sửa.")

    with pytest.raises(WorkbookError, match="hỏng"):
        annotated(path, [finding])


def test_a_document_that_is_checked_gets_its_comments_whatever_leads_to_it():
    content = without("_rels/.rels", a_docx(a_paragraph("Kính gửi: Ông A")))
    report = lint.check(content, "a.docx")

    copy = lint.annotated(content, report)

    assert report.remarks
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert "word/comments.xml" in archive.namelist()
