"""The printed register: the cover and ten columns of NĐ 30, Phụ lục IV, ready to bind."""

import datetime as dt
import io
import re
import shutil
import zipfile

import pytest
from openpyxl import load_workbook
from page_reading import as_pdf, pages

from paperwork.catalogue import shipped_templates
from paperwork.errors import TemplateError
from paperwork.printed import COLUMNS, FORM, Cover, printed_book
from paperwork.register import Entry, State

DAY = dt.date(2026, 3, 16)
COVER = Cover(
    parent="Ủy ban nhân dân tỉnh An Sơn",
    name="Sở Nông nghiệp và Môi trường",
    year=2026,
    since=dt.date(2026, 1, 1),
    until=dt.date(2026, 12, 31),
)
PL_IV = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
]
SUBJECT, RECIPIENTS, NOTE = 3, 5, 10  # số cột
PAPER_MM, MARGIN_MM = 210, 20  # A4 nằm ngang: chiều cao, lề dưới
FIRST = 3  # hàng đầu, dưới tiêu đề và số cột


def an_entry(serial=1, **changes):
    told = {
        "key": f"HS/{serial}",
        "dossier": "HS",
        "source": "ho-so.xlsx",
        "issuer": "snnmt",
        "series": "snnmt/QĐ",
        "series_name": "QĐ-SNNMT",
        "symbol": "QĐ-SNNMT",
        "type_key": "quyet-dinh",
        "type_code": "QĐ",
        "subject": "Về việc khen thưởng năm 2026",
        "issued_on": DAY,
        "signatory": "Vũ Đình Khang",
        "recipients": ("Như Điều 3;", "Các đơn vị thuộc Sở;", "Lưu: VT, VP."),
        "drafting_unit": "Văn phòng Sở",
        "copies": 12,
    }
    return Entry(serial=serial, **told | changes)


def void(serial=1, because="ghi nhầm trích yếu", **changes):
    return an_entry(serial, state=State.VOID, void_reason=because, **changes)


def opened(content):
    return load_workbook(io.BytesIO(content))


def printed(*entries, cover=COVER):
    return opened(printed_book(entries, cover))


def rows(*entries):
    """What stands under the column numbers."""
    return [list(row) for row in printed(*entries)["Sổ"].iter_rows(FIRST, values_only=True)]


def on_cover(book, title="Bìa"):
    return [cell.value for (cell,) in book[title].iter_rows() if cell.value]


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_an_entry_stands_in_the_ten_columns_of_the_decree():
    entry = an_entry(5, sent_on=DAY + dt.timedelta(1), receipt="Đã ký", note="Gửi qua trục")

    sheet = printed(entry)["Sổ"]

    assert [cell.value for cell in sheet[1]] == PL_IV == list(COLUMNS.values())
    assert [cell.value for cell in sheet[2]] == [f"({column})" for column in range(1, 11)]
    assert [cell.value for cell in sheet[FIRST]] == [
        "05/QĐ-SNNMT",
        dt.datetime(2026, 3, 16),
        "Quyết định về việc khen thưởng năm 2026",
        "Vũ Đình Khang",
        "Như Điều 3; Các đơn vị thuộc Sở",
        "Văn phòng Sở",
        12,
        dt.datetime(2026, 3, 17),
        "Đã ký",
        "Gửi qua trục",
    ]
    assert sheet.cell(FIRST, 2).number_format == sheet.cell(FIRST, 8).number_format == "dd/mm/yyyy"


def test_what_is_not_known_is_left_for_the_pen():
    [row] = rows(an_entry(signatory="", recipients=(), drafting_unit="", copies=None))

    assert row[3:] == [None] * 7


def test_the_entries_stand_in_the_order_of_their_numbers():
    listed = rows(*(an_entry(serial) for serial in (10, 2, 1)))

    assert [row[0] for row in listed] == ["01/QĐ-SNNMT", "02/QĐ-SNNMT", "10/QĐ-SNNMT"]


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({"type_key": "chi-thi", "type_code": "CT"}, "CT về việc khen thưởng năm 2026"),
        ({"type_key": "cong-van", "type_code": ""}, "Về việc khen thưởng năm 2026"),
        ({"subject": "Về việc\nkhen thưởng"}, "Quyết định về việc khen thưởng"),
        ({"subject": "UBND tỉnh khen thưởng"}, "Quyết định UBND tỉnh khen thưởng"),
    ],
)
def test_the_subject_follows_the_name_of_its_type(told, written):
    [row] = rows(an_entry(**told))

    assert row[SUBJECT - 1] == written


def test_a_void_number_is_struck_through_and_its_reason_stays_clear():
    sheet = printed(an_entry(1), void(2, note="Chưa có số 01."))["Sổ"]

    assert sheet.cell(FIRST + 1, NOTE).value == "Đã hủy: ghi nhầm trích yếu\nChưa có số 01."
    assert [bool(cell.font.strike) for cell in sheet[FIRST + 1]] == [
        *(cell.value is not None for cell in sheet[FIRST + 1][:-1]),
        False,
    ]
    assert not any(cell.font.strike for cell in sheet[FIRST])


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-12", "#REF!", "{{ 7*7 }}"])
def test_text_that_looks_like_a_formula_stays_text(text):
    content = printed_book([an_entry(note=text)], COVER)

    cell = opened(content)["Sổ"].cell(FIRST, NOTE)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "@", "-"))
    assert "<f>" not in part(content, "xl/worksheets/sheet2.xml")


def test_the_cover_says_whose_book_it_is_and_from_where_to_where():
    book = printed(an_entry(7), an_entry(31), an_entry(112))

    assert on_cover(book) == [
        "ỦY BAN NHÂN DÂN TỈNH AN SƠN",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "(Sổ QĐ-SNNMT)",
        "Năm: 2026",
        "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Từ số 07 đến số 112",
        "Quyển số: 01",
    ]


def test_a_cover_without_dates_takes_those_of_its_first_and_last_documents():
    book = printed(
        an_entry(1),
        an_entry(2, issued_on=DAY + dt.timedelta(9)),
        cover=Cover("", "", 2026, since=None, until=None, volume=2),
    )

    assert "Từ ngày 16/03/2026 đến ngày 25/03/2026" in on_cover(book)
    assert "Quyển số: 02" in on_cover(book)


def test_an_office_that_is_not_named_writes_its_name_by_hand():
    parent, name, *_ = on_cover(printed(an_entry(), cover=Cover("", "", 2026, None, None)))

    assert set(parent + name) == {"."}


def test_a_year_without_entries_is_a_blank_book():
    book = printed(cover=Cover("", "", 2026, None, None))

    assert book.sheetnames == ["Bìa", "Sổ"]
    assert book["Sổ"].max_row == FIRST - 1
    assert re.fullmatch(r"Từ số \.+ đến số \.+", on_cover(book)[-2])


def test_each_series_has_its_own_cover_and_book():
    book = printed(
        an_entry(4, series="snnmt", series_name="chung SNNMT"),
        an_entry(1),
        an_entry(2),
    )

    assert book.sheetnames == [
        "Bìa QĐ-SNNMT",
        "Sổ QĐ-SNNMT",
        "Bìa chung SNNMT",
        "Sổ chung SNNMT",
    ]
    assert "Từ số 01 đến số 02" in on_cover(book, "Bìa QĐ-SNNMT")
    assert "Từ số 04 đến số 04" in on_cover(book, "Bìa chung SNNMT")
    assert book["Sổ QĐ-SNNMT"].max_row == FIRST + 1
    assert book["Sổ chung SNNMT"].max_row == FIRST


def test_two_offices_whose_series_share_a_name_keep_their_own_books():
    book = printed(an_entry(1), an_entry(1, series="snnmt ha noi/QĐ"))

    assert book.sheetnames == [
        "Bìa QĐ-SNNMT",
        "Sổ QĐ-SNNMT",
        "Bìa QĐ-SNNMT (2)",
        "Sổ QĐ-SNNMT (2)",
    ]


def test_names_of_series_make_sheet_names_that_excel_accepts():
    long = "HĐTĐKT/SNNMT: Hội đồng Thi đua - Khen thưởng"
    names = [f"{long} tỉnh", f"{long} Tỉnh", f"{long} Sở"]

    titles = printed(*(an_entry(series=name, series_name=name) for name in names)).sheetnames

    assert len({title.casefold() for title in titles}) == 6
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in titles)


@pytest.mark.parametrize("others", [[], [an_entry(series_name="KH-SNNMT")]])
def test_every_page_of_a_book_is_set_up_to_be_bound(others):
    book = printed(an_entry(), *others)

    entries = next(sheet for sheet in book if sheet.title.startswith("Sổ"))
    assert entries.print_title_rows == "$1:$2"
    assert entries.print_area.endswith("!$A$1:$J$3")
    assert entries.oddHeader.center.text == "&P"
    assert entries.page_setup.firstPageNumber == 1
    assert entries.freeze_panes == "A3"
    for sheet in book:
        margins = sheet.page_margins
        sides = (margins.left, margins.right, margins.top, margins.bottom)
        assert [round(side * 25.4) for side in sides] == [30, 15, 20, 20]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1


def test_everything_is_in_times_new_roman_and_every_entry_is_boxed():
    sheet = printed(an_entry(1), void(2))["Sổ"]

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.font.name for cell in cells} == {"Times New Roman"}
    assert {cell.border.bottom.style for cell in cells} == {"thin"}


def test_a_longer_subject_has_a_taller_row():
    sheet = printed(an_entry(1), an_entry(2, subject="Về việc khen thưởng " * 20))["Sổ"]

    heights = [sheet.row_dimensions[row].height for row in (FIRST, FIRST + 1)]
    assert heights[0] < 60 < heights[1] < 409


def test_recipients_longer_than_a_page_go_on_in_the_next_row():
    communes = [f"Ủy ban nhân dân xã Suối Lim {number}" for number in range(60)]

    sheet = printed(void(1, recipients=tuple(communes)), an_entry(2))["Sổ"]

    last = sheet.max_row
    written = [sheet.cell(row, RECIPIENTS).value for row in range(FIRST, last)]
    assert " ".join(written) == "; ".join(communes)
    assert [sheet.cell(row, 1).value for row in range(FIRST + 1, last)] == [None] * (
        len(written) - 1
    )
    assert all(sheet.cell(row, RECIPIENTS).font.strike for row in range(FIRST, last))
    assert all(sheet.row_dimensions[row].height < 409 for row in range(FIRST, last))


def test_the_same_entries_give_the_same_bytes_in_any_order():
    entries = [an_entry(1), void(2), an_entry(1, series="snnmt", series_name="chung SNNMT")]

    assert printed_book(entries, COVER) == printed_book(entries[::-1], COVER)


def test_the_file_says_only_the_office_as_its_author():
    core = part(printed_book([an_entry()], COVER), "docProps/core.xml")

    assert "<dc:creator>Sở Nông nghiệp và Môi trường</dc:creator>" in core
    assert "<dc:title>Sổ đăng ký văn bản đi năm 2026</dc:title>" in core
    assert "openpyxl" not in core
    assert "created" not in core


@pytest.mark.parametrize("place", [FORM, f"xlsx/{FORM}"])
def test_the_office_may_print_on_its_own_form(tmp_path, place):
    (tmp_path / "xlsx").mkdir()
    form = load_workbook(shipped_templates() / "xlsx" / FORM)
    form["Bìa"]["A5"] = "SỔ VĂN BẢN ĐI CỦA SỞ"
    form.save(tmp_path / place)

    book = opened(printed_book([an_entry()], COVER, tmp_path))

    assert "SỔ VĂN BẢN ĐI CỦA SỞ" in on_cover(book)


def test_an_own_form_that_lost_a_column_is_refused(tmp_path):
    form = load_workbook(shipped_templates() / "xlsx" / FORM)
    form["Sổ"].delete_cols(8)
    form.save(tmp_path / FORM)

    with pytest.raises(TemplateError, match="không còn cột “Ngày chuyển”"):
        printed_book([an_entry()], COVER, tmp_path)


def test_a_folder_of_templates_without_the_form_uses_ours(tmp_path):
    shutil.copy(shipped_templates() / "docx" / "quyet-dinh.docx", tmp_path)

    assert printed_book([an_entry()], COVER, tmp_path) == printed_book([an_entry()], COVER)


def rows_of_words(page):
    """Where the words of each entry stand on a page: (top, bottom) from the first entry down."""
    heights = {}
    for word in page.words:
        if told := re.fullmatch(r"chữ(\d+)\.\d+", word.text):
            heights.setdefault(int(told[1]), []).append((word.top, word.bottom))
    return [
        (min(top for top, _ in places), max(bottom for _, bottom in places))
        for _, places in sorted(heights.items())
    ]


@pytest.mark.pages
@pytest.mark.xdist_group("pages")
def test_on_paper_every_page_repeats_the_columns_and_no_text_leaves_its_row(tmp_path):
    subjects = [" ".join(f"chữ{serial}.{n}" for n in range(serial * 3)) for serial in range(1, 25)]
    entries = [an_entry(n, subject=text) for n, text in enumerate(subjects, 1)]
    (tmp_path / "so.xlsx").write_bytes(printed_book(entries, COVER))

    as_pdf([tmp_path / "so.xlsx"], tmp_path)

    cover, *book = pages(tmp_path / "so.pdf")
    assert cover.places_of("SỔ ĐĂNG KÝ VĂN BẢN ĐI")
    assert len(book) > 1
    assert [page.number for page in book] == [str(n) for n, _ in enumerate(book, 1)]
    assert all(page.places_of("(1)") and page.places_of("(10)") for page in book)
    placed = [rows_of_words(page) for page in book]
    assert sum(map(len, placed)) == len(entries)  # none is split between pages
    for page, rows_down in zip(book, placed, strict=True):
        [[numbers]] = page.places_of("(3)")
        bottoms = [numbers.bottom, *(bottom for _, bottom in rows_down)]
        tops = [*(top for top, _ in rows_down), PAPER_MM - MARGIN_MM]
        assert all(bottom <= top for bottom, top in zip(bottoms, tops, strict=True))
