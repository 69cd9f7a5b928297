"""What an Excel template has to say is found in what was made of it, cell by cell."""

import datetime as dt
from decimal import Decimal

import pytest
from openpyxl import Workbook

from paperwork.errors import TemplateError
from paperwork.package import write_package
from paperwork.render import Properties, compile_workbook

DAY = dt.datetime(2027, 1, 14, tzinfo=dt.UTC)
PROPERTIES = Properties(title="x", author="y", keywords="k", created=DAY)
PEOPLE = [
    {"ten": "Lê An & Bình", "so": 1, "tien": Decimal("1234.5"), "ngay": dt.date(2027, 1, 14)},
    {"ten": "=Vũ <Cúc>", "so": 22, "tien": Decimal(0), "ngay": dt.date(1985, 3, 2)},
]
FIELDS = {"nguoi": PEOPLE, "dv": "Sở Nội vụ", "tong": 1234567890123}
ROWS = {
    "a row for each": [
        ["DANH SÁCH {{ dv }}", "{ngoặc}"],
        ["Họ tên", 7, "Tiền", dt.date(2026, 1, 1), "=SUM(C3:C3)"],
        ["{{ d.ten }}", "{{ d.so }}", "{{ d.tien }}", "{{ d.ngay }}", "=C3*2"],
        ["Tổng: {{ tong }}", "{{ tong }}", None, True],
    ],
    "rows under tags": [
        ["DANH SÁCH {{ dv }}"],
        ["{%tr for d in nguoi %}"],
        ["{{ d.ten }}", "{{ d.so }}", "số {{ d.so }} của {{ dv|upper }}"],
        ["{%tr if d.so > 5 %}"],
        ["hơn năm"],
        ["{%tr endif %}"],
        ["{%tr endfor %}"],
        ["hết"],
    ],
}


def a_template(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def made(path):
    template = compile_workbook(path, rows="nguoi", as_name="d")
    return template, template.render(FIELDS, PROPERTIES)


@pytest.mark.parametrize("rows", ROWS)
def test_a_list_says_what_it_should(tmp_path, rows):
    template, content = made(a_template(tmp_path / "mau.xlsx", ROWS[rows]))

    said = template.read_back(content, FIELDS)

    assert {"Lê An & Bình", "=Vũ <Cúc>", "1", "22"} <= set(said)


@pytest.mark.parametrize(
    ("rows", "cut", "due"),
    [
        ("a row for each", "Lê An &amp; Bình", "Lê An & Bình"),
        ("a row for each", "Họ tên", "Họ tên"),
        ("a row for each", "1234.5", "1234.5"),
        ("rows under tags", "hơn năm", "hơn năm"),
        ("rows under tags", "số 22 của SỞ NỘI VỤ", "số 22 của"),
    ],
)
def test_what_a_finished_list_does_not_show_is_told(tmp_path, parts, rows, cut, due):
    template, content = made(a_template(tmp_path / "mau.xlsx", ROWS[rows]))
    opened = {name: part.replace(cut.encode(), b"") for name, part in parts(content).items()}
    if due == "1234.5":
        opened = {name: part.replace(b"<v></v>", b"<v>0</v>") for name, part in opened.items()}
    assert opened != parts(content)

    with pytest.raises(TemplateError, match="không đúng chữ") as told:
        template.read_back(write_package(opened), FIELDS)

    assert due in str(told.value)


def test_a_name_in_the_wrong_row_is_told(tmp_path, parts):
    template, content = made(a_template(tmp_path / "mau.xlsx", ROWS["a row for each"]))
    sheet = "xl/worksheets/sheet1.xml"
    opened = parts(content)
    first, second = "Lê An &amp; Bình".encode(), "=Vũ &lt;Cúc&gt;".encode()
    opened[sheet] = opened[sheet].replace(first, b"#").replace(second, first).replace(b"#", second)

    with pytest.raises(TemplateError, match="Lê An"):
        template.read_back(write_package(opened), FIELDS)
