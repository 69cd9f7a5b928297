"""The sheets of an .xlsx: what Excel knows of each cell."""

import datetime as dt
import re
import zipfile

import pytest
from openpyxl.styles import Font, PatternFill

from paperwork.workbook import excel


def cells(path):
    return excel.sheets(path)[0].rows


def rewritten(path, part, change):
    """The workbook with one part changed as text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_date_cell_is_a_day(write):
    path = write({"A": [[dt.date(2027, 1, 5)]]})

    assert cells(path)[1][1].date == dt.date(2027, 1, 5)


def test_a_book_of_the_1904_calendar_has_the_same_days(write):
    def old_mac(book):
        book.epoch = dt.datetime(1904, 1, 1)

    path = write({"A": [[dt.date(2027, 1, 5)]]}, change=old_mac)

    assert cells(path)[1][1].date == dt.date(2027, 1, 5)


@pytest.mark.parametrize("serial", [60, -5, 99_999_999])
def test_a_day_excel_cannot_show_has_no_date(write, serial):
    def unreal(book):
        book.worksheets[0]["A1"].value = serial
        book.worksheets[0]["A1"].number_format = "dd/mm/yyyy"

    path = write({"A": [[1]]}, change=unreal)

    assert cells(path)[1][1].kind == "date"
    assert cells(path)[1][1].date is None


def test_a_time_of_day_reads_as_the_minutes_say_it(write):
    path = write({"A": [[dt.time(8, 5)]]})

    assert cells(path)[1][1].text == "08 giờ 05"


def test_a_formula_nobody_calculated_is_pending(write):
    path = write({"A": [["=1+1"]]})

    assert cells(path)[1][1].kind == "pending"


def test_an_excel_error_keeps_its_name(write):
    path = write({"A": [["#REF!"]]})

    assert (cells(path)[1][1].kind, cells(path)[1][1].text) == ("error", "#REF!")


def test_a_vertical_merge_speaks_for_every_row_it_covers(write):
    def merge(book):
        book.worksheets[0].merge_cells("A1:A3")

    path = write({"A": [["Phòng Kế hoạch", "Lan"], [None, "Huệ"], [None, "Cúc"]]}, change=merge)

    assert [row[1].text for row in cells(path).values()] == ["Phòng Kế hoạch"] * 3


def test_hidden_rows_columns_and_sheets_are_known(write):
    def hide(book):
        sheet = book.worksheets[0]
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.worksheets[1].sheet_state = "veryHidden"

    path = write({"A": [["a", "b"], ["c", "d"]], "B": [["x"]]}, change=hide)
    shown, secret = excel.sheets(path)

    assert shown.hidden_rows == {2}
    assert shown.hidden_columns == {2}
    assert secret.is_hidden


def test_the_font_of_a_cell_is_known(write):
    def old_font(book):
        book.worksheets[0]["A1"].font = Font(name=".VnTime")

    path = write({"A": [["NguyÔn"]]}, change=old_font)

    assert cells(path)[1][1].font == ".VnTime"


def test_excel_escapes_are_the_characters_they_stand_for(write):
    path = write({"A": [["A_x000D_B"], ["A_x005F_x0007_B"]]})

    assert [row[1].text for row in cells(path).values()] == ["A\rB", "A_x0007_B"]


def test_a_stray_cell_at_the_end_of_the_world_is_noticed_at_once(write):
    def stray(text):
        row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return text.replace("</sheetData>", row)

    path = rewritten(write({"A": [["x"]]}), "xl/worksheets/sheet1.xml", stray)
    sheet = excel.sheets(path)[0]

    assert sheet.far == "XFD1048576"
    assert list(sheet.rows) == [1]


def test_styled_empty_rows_are_passed_over(write):
    def styled(text):
        blanks = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(30_000, 130_000))
        return text.replace("</sheetData>", blanks + "</sheetData>")

    path = rewritten(write({"A": [["x"]]}), "xl/worksheets/sheet1.xml", styled)
    sheet = excel.sheets(path)[0]

    assert (sheet.far, list(sheet.rows)) == ("", [1])


def shared(write, index, strings):
    """A book with one cell that points into the shared texts, as Excel itself writes it."""

    def point(text):
        return re.sub(r'<c r="A1".*?</c>', f'<c r="A1" t="s"><v>{index}</v></c>', text)

    path = rewritten(write({"A": [["x"]]}), "xl/worksheets/sheet1.xml", point)

    def relate(text):
        link = '<Relationship Id="shared" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
        return text.replace("</Relationships>", f"{link}</Relationships>")

    rewritten(path, "xl/_rels/workbook.xml.rels", relate)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return rewritten(
        path, "xl/sharedStrings.xml", lambda _: f'<sst xmlns="{space}">{strings}</sst>'
    )


def test_a_shared_text_is_read_whole_with_its_odd_font_and_without_its_reading_aid(write):
    runs = (
        "<si><t>khác</t></si><si><r><t>Nguyễn </t></r>"
        '<r><rPr><rFont val=".VnTime"/></rPr><t>An</t></r><rPh sb="0" eb="1"><t>na</t></rPh></si>'
    )

    cell = cells(shared(write, 1, runs))[1][1]

    assert (cell.text, cell.font) == ("Nguyễn An", ".VnTime")


def test_a_cell_pointing_past_the_shared_texts_is_broken_not_blank(write):
    assert cells(shared(write, 99, "<si><t>x</t></si>"))[1][1].kind == "broken"


def test_styles_of_other_software_do_not_stop_the_reading(write):
    def bare_fill(text):
        return text.replace("<fills", "<fills><fill/></fills><fills", 1)

    def colour(book):
        book.worksheets[0]["A1"].fill = PatternFill("solid", fgColor="FFFF00")

    path = rewritten(write({"A": [["x"]]}, change=colour), "xl/styles.xml", bare_fill)

    assert cells(path)[1][1].text == "x"


def test_like_sheets_of_two_books_say_what_each_book_says(write):
    said = [
        cells(shared(write, 0, f"<si><t>{name}</t></si>"))[1][1].text
        for name in ("Lan", "Huệ", "Lan")
    ]

    assert said == ["Lan", "Huệ", "Lan"]


def test_like_sheets_may_have_other_names_and_be_hidden(write):
    def hidden(book):
        book.worksheets[1].sheet_state = "hidden"

    seen, unseen = excel.sheets(write({"A": [["x"]], "B": [["x"]]}, change=hidden))

    assert (seen.name, unseen.name) == ("A", "B")
    assert (seen.is_hidden, unseen.is_hidden) == (False, True)
    assert seen.rows == unseen.rows


def test_like_sheets_in_other_looks_are_other_days(write):
    path = write({"A": [[46_027]]})
    assert cells(path)[1][1].kind == "number"

    rewritten(path, "xl/styles.xml", lambda xml: xml.replace('numFmtId="0"', 'numFmtId="14"'))

    assert cells(path)[1][1].kind == "date"


def test_a_workbook_saved_again_is_read_again(write):
    path = write({"A": [["Lan"]]})
    assert cells(path)[1][1].text == "Lan"

    rewritten(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("Lan", "Huệ"))

    assert cells(path)[1][1].text == "Huệ"
