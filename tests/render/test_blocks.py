"""Rows of a sheet under loops and conditions of the template's own, charts that follow them."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

from paperwork.errors import TemplateError
from paperwork.render.properties import Properties
from paperwork.render.xlsx import compile_workbook

KINDS = [
    {
        "ten": "Tập thể",
        "tong": 3,
        "danh_sach": [{"ten": "Phòng A", "tien": 1}, {"ten": "=2+3", "tien": 2}],
    },
    {"ten": "Cá nhân", "tong": 4, "danh_sach": [{"ten": "Lê An", "tien": 4}]},
]


def a_template(tmp_path, *rows, change=lambda sheet: None):
    book = Workbook()
    sheet = book.active
    sheet.title = "Bảng"
    for row in rows:
        sheet.append(row)
    change(sheet)
    path = tmp_path / "bang.xlsx"
    book.save(path)
    return path


def filled(path, **context):
    template = compile_workbook(path, rows="", as_name="")
    content = template.render(context, Properties("Bảng", "Sở Nội vụ"))
    return load_workbook(io.BytesIO(content))["Bảng"]


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


GROUPED = (
    ["Tên", "Tiền"],
    ["{%tr for n in nhom %}"],
    ["{{ n.ten }}"],
    ["{%tr for d in n.danh_sach %}"],
    ["{{ d.ten }}", "{{ d.tien }}"],
    ["{%tr endfor %}"],
    ["Cộng", "{{ n.tong }}"],
    ["{%tr endfor %}"],
    ["Hết"],
)


def test_a_loop_within_a_loop_gives_groups_with_their_rows_and_sums(tmp_path):
    sheet = filled(a_template(tmp_path, *GROUPED), nhom=KINDS)

    assert values(sheet) == [
        ["Tên", "Tiền"],
        ["Tập thể", None],
        ["Phòng A", 1],
        ["=2+3", 2],
        ["Cộng", 3],
        ["Cá nhân", None],
        ["Lê An", 4],
        ["Cộng", 4],
        ["Hết", None],
    ]


def test_what_looks_like_a_formula_in_the_data_stays_text(tmp_path):
    sheet = filled(a_template(tmp_path, *GROUPED), nhom=KINDS)

    assert sheet["A4"].data_type == "s"
    assert sheet["A4"].quotePrefix


def test_a_list_of_nothing_leaves_no_row(tmp_path):
    sheet = filled(a_template(tmp_path, *GROUPED), nhom=[])

    assert values(sheet) == [["Tên", "Tiền"], ["Hết", None]]


def test_a_condition_chooses_one_of_two_rows(tmp_path):
    rows = (["{%tr if co %}"], ["Có"], ["{%tr else %}"], ["Không"], ["{%tr endif %}"])
    path = a_template(tmp_path, *rows)

    assert values(filled(path, co=True)) == [["Có"]]
    assert values(filled(path, co=False)) == [["Không"]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((["{%tr for d in nhom %}"], ["{{ d }}"]), "chưa có thẻ đóng {%tr endfor %}"),
        ((["{%tr endif %}"],), "không có thẻ mở"),
        ((["{%tr if nhom %}"], ["{%tr endfor %}"]), "không đóng được thẻ “if”"),
        ((["{%tr for d in mot %}"], ["{%tr endfor %}"]), "phải đi qua một danh sách"),
    ],
)
def test_a_block_that_cannot_be_is_said_with_its_cell(tmp_path, rows, said):
    path = a_template(tmp_path, *rows)

    with pytest.raises(TemplateError, match="ô Bảng!A") as raised:
        filled(path, nhom=[], mot="x")

    assert said in str(raised.value)


def laid_out(sheet):
    sheet["B5"].font = Font(bold=True)
    sheet.merge_cells("A3:B3")
    sheet.row_dimensions[7].height = 40
    sheet.print_area = "A1:B9"
    sheet.print_title_rows = "1:1"
    sheet["B9"] = "=SUM(B5:B5)"
    sheet["C5"] = "=B5*2"


def test_looks_merges_heights_and_formulas_go_with_their_rows(tmp_path):
    sheet = filled(a_template(tmp_path, *GROUPED, change=laid_out), nhom=KINDS)

    assert [sheet[cell].font.bold for cell in ("B3", "B4", "B7")] == [True] * 3
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A2:B2", "A6:B6"}
    assert (sheet.row_dimensions[5].height, sheet.row_dimensions[8].height) == (40, 40)
    assert sheet.print_area == "'Bảng'!$A$1:$B$9"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["B9"].value == "=SUM(B3:B7)"
    assert [sheet[f"C{row}"].value for row in (3, 4, 7)] == ["=B3*2", "=B4*2", "=B7*2"]


def with_a_chart(sheet):
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    chart.series[0].val.numRef.f = "'Bảng'!$B$3:$B$3"
    sheet.add_chart(chart, "A6")


def test_a_chart_shows_all_the_rows_and_stands_below_them(tmp_path):
    rows = (["Tên", "Tiền"], ["{%tr for d in ds %}"], ["{{ d.ten }}", "{{ d.tien }}"])
    path = a_template(tmp_path, *rows, ["{%tr endfor %}"], ["Hết"], change=with_a_chart)

    sheet = filled(path, ds=[{"ten": str(i), "tien": i} for i in range(5)])

    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == "'Bảng'!$B$2:$B$6"
    assert chart.series[0].tx.strRef.f == "'Bảng'!B1"
    assert chart.anchor._from.row == 7


def test_a_list_that_is_not_there_is_said_with_the_cell_of_its_tag(tmp_path):
    path = a_template(tmp_path, ["{%tr for d in nhon %}"], ["{{ d.ten }}"], ["{%tr endfor %}"])

    with pytest.raises(TemplateError, match=r"không có trường “nhon” \(ô Bảng!A1\).*“nhom”"):
        filled(path, nhom=[])


def test_loops_in_loops_have_a_bound_together(tmp_path):
    loops = [[f"{{%tr for {name} in range(2000) %}}"] for name in "abc"]
    path = a_template(tmp_path, *loops, ["x"], *[["{%tr endfor %}"]] * 3)

    with pytest.raises(TemplateError, match=r"ô Bảng!A3"):
        filled(path)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_what_covers_a_list_at_the_end_of_a_sheet_ends_with_the_list(tmp_path, count):
    def covered(sheet):
        sheet.auto_filter.ref = "A1:B4"
        sheet.print_area = "A1:B4"

    rows = (["Tên", "Tiền"], ["{%tr for d in ds %}"], ["{{ d }}"], ["{%tr endfor %}"])

    sheet = filled(a_template(tmp_path, *rows, change=covered), ds=["Lan"] * count)

    assert sheet.auto_filter.ref == f"A1:B{1 + count}"
    assert sheet.print_area == f"'Bảng'!$A$1:$B${1 + count}"
