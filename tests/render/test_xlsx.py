import datetime as dt
import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from paperwork.errors import TemplateError
from paperwork.render.properties import Properties
from paperwork.render.xlsx import compile_workbook
from paperwork.vocabulary.asking import Fields

PEOPLE = [
    {"ten": "Lê An", "muc": 1_800_000, "ngay": dt.date(2026, 1, 5)},
    {"ten": "=1+1", "muc": 900_000, "ngay": dt.date(2026, 2, 10)},
    {"ten": "#REF!", "muc": 0, "ngay": dt.date(2026, 12, 31)},
]
THIN = Border(*[Side(style="thin")] * 4)


@pytest.fixture
def template(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet["A1"] = "DANH SÁCH NĂM {{ nam }}"
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["STT", "Họ tên", "Mức", "Ngày"])
    sheet.append(["{{ d.stt }}", "{{ d.ten }}", "{{ d.muc }}", "{{ d.ngay }}"])
    sheet.append(["Tổng", None, "=SUM(C4:C4)", "{{ nam }}"])
    sheet.append(["Người lập: {{ nguoi }}"])
    sheet.merge_cells("A5:B5")
    sheet["B4"].font = Font(bold=True)
    sheet["C4"].number_format = "#,##0"
    sheet["D4"].number_format = "dd/mm/yyyy"
    for cell in sheet[4]:
        cell.border = THIN
    sheet.row_dimensions[4].height = 30
    sheet.row_dimensions[5].height = 44
    sheet.print_area = "A1:D6"
    sheet.print_title_rows = "3:3"
    sheet.auto_filter.ref = "A3:D4"
    validation = DataValidation(type="whole", sqref="C4")
    sheet.add_data_validation(validation)
    rule = CellIsRule("equal", ["0"], fill=PatternFill("solid", bgColor="FFFF00"))
    sheet.conditional_formatting.add("C4:C4", rule)
    book.create_sheet("Ghi chú")["A1"] = "{{ nguoi }}"
    path = tmp_path / "danh-sach.xlsx"
    book.save(path)
    return path


def filled(path, people=PEOPLE, **more):
    people = [{"stt": number, **person} for number, person in enumerate(people, 1)]
    context = {"nam": 2026, "nguoi": "Vũ Bình", "de_cu": people, **more}
    template = compile_workbook(path, rows="de_cu", as_name="d")
    return template.render(context, Properties("Danh sách", "Sở Nội vụ"))


def opened(content):
    return load_workbook(io.BytesIO(content))


def test_each_person_has_a_row_with_typed_values(template):
    sheet = opened(filled(template))["Danh sách"]

    assert [cell.value for cell in sheet[4]] == [1, "Lê An", 1_800_000, dt.datetime(2026, 1, 5)]
    assert sheet["A6"].value == 3
    assert sheet["A1"].value == "DANH SÁCH NĂM 2026"
    assert sheet["C4"].data_type == "n"


def test_every_row_looks_like_the_first(template):
    sheet = opened(filled(template))["Danh sách"]

    assert all(sheet.cell(row, 2).font.bold for row in (4, 5, 6))
    assert all(sheet.cell(row, 3).number_format == "#,##0" for row in (4, 5, 6))
    assert all(sheet.cell(row, 4).border.left.style == "thin" for row in (4, 5, 6))
    assert [sheet.row_dimensions[row].height for row in (4, 5, 6, 7)] == [30, 30, 30, 44]


def test_what_stands_below_moves_down_whole(template):
    sheet = opened(filled(template))["Danh sách"]

    assert sheet["A7"].value == "Tổng"
    assert sheet["C7"].value == "=SUM(C4:C6)"
    assert sheet["D7"].value == 2026
    assert sheet["A8"].value == "Người lập: Vũ Bình"
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:D1", "A7:B7"}


def test_print_area_titles_filter_and_rules_follow_the_list(template):
    sheet = opened(filled(template))["Danh sách"]

    assert sheet.print_area == "'Danh sách'!$A$1:$D$8"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.auto_filter.ref == "A3:D6"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C4:C6"
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["C4:C6"]


def test_text_that_looks_like_a_formula_stays_text(template, parts):
    content = filled(template, [{**PEOPLE[0], "ten": text} for text in ("=1+1", "@SUM(A1)", "-1")])

    sheet = opened(content)["Danh sách"]
    xml = parts(content)["xl/worksheets/sheet1.xml"].decode()
    assert [sheet.cell(row, 2).value for row in (4, 5, 6)] == ["=1+1", "@SUM(A1)", "-1"]
    assert all(sheet.cell(row, 2).quotePrefix for row in (4, 5, 6))
    assert xml.count("<f>") == 1


def test_text_that_looks_like_an_error_stays_text(template, parts):
    content = filled(template)

    assert b't="e"' not in parts(content)["xl/worksheets/sheet1.xml"]
    assert opened(content)["Danh sách"]["B6"].value == "#REF!"


def test_no_person_leaves_no_row(template):
    sheet = opened(filled(template, []))["Danh sách"]

    assert sheet["A3"].value == "STT"
    assert sheet["A4"].value == "Tổng"
    assert sheet["C4"].value == "=SUM(0)"
    assert sheet.print_area == "'Danh sách'!$A$1:$D$5"
    assert sheet.row_dimensions[4].height == 44


def test_one_person_keeps_the_sheet_as_it_is(template):
    sheet = opened(filled(template, PEOPLE[:1]))["Danh sách"]

    assert sheet["B4"].value == "Lê An"
    assert sheet["A5"].value == "Tổng"
    assert sheet["A6"].value == "Người lập: Vũ Bình"


def test_a_sheet_without_the_list_is_filled_too(template):
    assert opened(filled(template))["Ghi chú"]["A1"].value == "Vũ Bình"


def test_data_that_looks_like_a_tag_is_printed_as_it_is(template):
    sheet = opened(filled(template, nguoi="{{ 7*7 }} & <x>"))["Danh sách"]

    assert sheet["A8"].value == "Người lập: {{ 7*7 }} & <x>"


def test_the_same_data_gives_the_same_bytes(template):
    assert filled(template) == filled(template)


def test_the_file_says_only_the_office_as_its_author(template, parts):
    core = parts(filled(template))["docProps/core.xml"].decode()

    assert "<dc:creator>Sở Nội vụ</dc:creator>" in core
    assert "openpyxl" not in core
    assert "created" not in core


def test_a_missing_field_names_its_cell_and_the_nearest_field(template):
    book = load_workbook(template)
    book["Danh sách"]["B4"] = "{{ d.tenn }}"
    book.save(template)

    with pytest.raises(TemplateError) as error:
        filled(template)

    assert "không có trường “tenn” (ô Danh sách!B4). Gần giống: “ten”." in str(error.value)


@pytest.mark.parametrize("value", [None, True, 1.5, "A\x0b", "x" * 40_000])
def test_what_no_list_may_show_names_its_cell(template, value):
    with pytest.raises(TemplateError, match="ô Danh sách!B4"):
        filled(template, [{**PEOPLE[0], "ten": value}])


def test_two_rows_for_one_list_are_refused(template):
    book = load_workbook(template)
    book["Danh sách"]["B6"] = "{{ d.ten }}"
    book.save(template)

    with pytest.raises(TemplateError, match=r"nhiều hàng dùng “d.” \(4, 6\)"):
        filled(template)


def test_a_template_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"x")

    with pytest.raises(TemplateError, match=r"hong.xlsx"):
        filled(path)


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("{{ d.muc }}", 1_800_000),
        ("{{ d['muc'] }}", 1_800_000),
        ("{{ d.muc + 1 }}", 1_800_001),
        ("{{nam}}", 2026),
        ("{{ de_cu|length }}", 1),
        ("{{ true and nam }}", 2026),
    ],
)
def test_a_plain_field_and_an_expression_keep_their_types(template, tag, value):
    book = load_workbook(template)
    book.active["C4"] = tag
    book.save(template)

    sheet = opened(filled(template, PEOPLE[:1], true="không phải trường"))["Danh sách"]

    assert sheet["C4"].value == value
    assert sheet["C4"].data_type == "n"


def test_a_word_of_the_language_is_never_a_field(template):
    book = load_workbook(template)
    book.active["C4"] = "{{ none }}{{ d.ten }}"
    book["Ghi chú"]["A1"] = "{{ none }}"
    book.save(template)

    with pytest.raises(TemplateError, match="chưa có giá trị"):
        filled(template, none="một trường")


def test_a_template_edited_between_two_documents_is_read_again(template):
    first = opened(filled(template))["Danh sách"]
    book = load_workbook(template)
    book.active["A3"] = "Số TT"
    book.save(template)

    second = opened(filled(template))["Danh sách"]

    assert (first["A3"].value, second["A3"].value) == ("STT", "Số TT")


def test_a_day_without_a_format_of_its_own_is_shown_as_the_office_writes_it(template):
    book = load_workbook(template)
    book.active["D4"].number_format = "General"
    book.save(template)

    sheet = opened(filled(template))["Danh sách"]

    assert sheet["D4"].value == dt.datetime(2026, 1, 5)
    assert sheet["D4"].number_format == "dd/mm/yyyy"


def test_a_sheet_may_have_marks_of_formulas_in_its_title(template):
    book = load_workbook(template)
    book.active.title = "Đợt 1, xã 'A'"
    book.save(template)

    sheet = opened(filled(template)).worksheets[0]

    assert sheet.print_area == "'Đợt 1, xã ''A'''!$A$1:$D$8"
    assert sheet.print_title_rows == "$3:$3"


def test_text_as_long_as_a_cell_can_be_is_kept_whole(template):
    longest = "x" * 32_767

    sheet = opened(filled(template, [{**PEOPLE[0], "ten": longest}]))["Danh sách"]

    assert sheet["B4"].value == longest


def test_zeros_before_a_number_in_a_text_are_kept(template):
    sheet = opened(filled(template, [{**PEOPLE[0], "ten": "0012"}]))["Danh sách"]

    assert (sheet["B4"].value, sheet["B4"].data_type) == ("0012", "s")


def test_a_compiled_template_gives_the_next_document_nothing_of_the_last(template):
    compiled = compile_workbook(template, rows="de_cu", as_name="d")
    names = {"nam": 2026, "nguoi": "Vũ Bình"}
    many = names | {"de_cu": [{"stt": n, **PEOPLE[0]} for n in range(50)]}
    none = names | {"de_cu": []}

    first = compiled.render(none, Properties())
    compiled.render(many, Properties())

    assert compiled.render(none, Properties()) == first


def test_a_field_is_worked_out_when_a_cell_asks_for_it(template):
    asked = []
    ways = {name: lambda _, name=name: asked.append(name) or name for name in ("nguoi", "so")}
    fields = Fields(ways, None, nam=2026, de_cu=[{"stt": 1, **PEOPLE[0]}, {"stt": 2, **PEOPLE[1]}])

    content = compile_workbook(template, rows="de_cu", as_name="d").render(fields, Properties())

    sheet = load_workbook(io.BytesIO(content))["Danh sách"]
    assert [sheet[f"B{row}"].value for row in (4, 5)] == ["Lê An", "=1+1"]
    assert sheet["A7"].value == "Người lập: nguoi"
    assert asked == ["nguoi"]
