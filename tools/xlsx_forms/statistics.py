"""The annual statistics: tables that add up, each with a check that counts again, and a chart."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_forms.layout import COUNT, Column, Form, office

PERCENT = "0.0%"
CHART_COLUMN, CHART_COLUMNS, CHART_ROWS = 12.0, 11, 31  # the cells that the chart covers
OUTCOMES = (
    Column("STT", 5, "stt", "center", COUNT),
    Column("Danh hiệu, hình thức khen thưởng", 34, "ten"),
    Column("Đề nghị", 9, "de_nghi", "center", COUNT),
    Column("Khen theo thẩm quyền", 9, "khen", "center", COUNT),
    Column("Trình cấp trên", 9, "trinh", "center", COUNT),
    Column("Không đạt, không xét", 9, "khong", "center", COUNT),
)
COUNTS = (
    Column("STT", 5, "stt", "center", COUNT),
    Column("{}", 34, "ten"),
    Column("Tập thể", 9, "tap_the", "center", COUNT),
    Column("Cá nhân", 9, "ca_nhan", "center", COUNT),
    Column("Lãnh đạo, quản lý", 9, "lanh_dao", "center", COUNT),
    Column("Không phải lãnh đạo", 9, "khong_lanh_dao", "center", COUNT),
    Column("Chưa ghi", 9, "chua_ro", "center", COUNT),
    Column("Nữ", 9, "nu", "center", COUNT),
    Column("Hộ gia đình", 9, "ho_gia_dinh", "center", COUNT),
    Column("Doanh nghiệp, HTX", 10, "doanh_nghiep", "center", COUNT),
    Column("Tổng số", 9, "tong", "center", COUNT),
    Column("% cá nhân không phải lãnh đạo", 12, "", "center", PERCENT),
)
TABLES = (
    ("danh_hieu", "Danh hiệu, hình thức khen thưởng", "chia theo danh hiệu, hình thức"),
    ("loai_hinh", "Loại hình khen thưởng", "chia theo loại hình"),
    ("nhom", "Nhóm đối tượng", "chia theo nhóm đối tượng"),
    ("don_vi", "Đơn vị", "chia theo đơn vị"),
)
PEOPLE, LEADERS, UNKNOWN, KINDS, TOTAL = "D", "E", "G", ("C", "D", "I", "J"), "K"


def statistics(sheet: Worksheet) -> None:
    form = Form(sheet, "Thống kê", [column.width for column in COUNTS])
    office(form, 4)
    form.title("THỐNG KÊ KẾT QUẢ KHEN THƯỞNG NĂM {{ ho_so.nam }}")
    form.note("Khen thưởng {{ ho_so.dot }}{% if quyet_dinh %} ({{ quyet_dinh.ngan }}){% endif %}")
    form.line("Bảng 1. Kết quả xét", bold=True)
    form.head(OUTCOMES)
    form.tag("for d in bang.ket_qua.hang")
    row = form.items(OUTCOMES)
    form.tag("endfor")
    fields = {3: "de_nghi", 4: "khen", 5: "trinh", 6: "khong"}
    values = {n: f"{{{{ bang.ket_qua.cong.{field} }}}}" for n, field in fields.items()}
    total = form.sums("Cộng", OUTCOMES, values, 2)
    _check(
        form,
        [f"SUM({c}{row}:{c}{row})={c}{total}" for c in "CDEF"]
        + [f"C{total}=D{total}+E{total}+F{total}"],
    )
    ends = [_counted(form, number, *table) for number, table in enumerate(TABLES, 2)]
    form.line("Các bảng khớp nhau", italic=True, columns=(1, 2), ends=False)
    first = ends[0][1]
    agreeing = [f"{TOTAL}{first}={TOTAL}{end}" for _, end in ends[1:]] + [
        f"{TOTAL}{first}=D{total}"
    ]
    _verdict(form, agreeing)
    form.page(None)
    _chart(sheet, ends[0][0])


def _counted(form: Form, number: int, key: str, heading: str, about: str) -> tuple[int, int]:
    """A table of counts; the rows of its items and of its sums."""
    columns = [Column(c.heading.format(heading), c.width, c.field, c.align, c.form) for c in COUNTS]
    form.gap()
    form.line(f"Bảng {number}. Số được khen theo thẩm quyền, {about}", bold=True)
    form.head(columns, height=62)
    form.tag(f"for d in bang.{key}.hang")
    row = form.items(columns)
    _share(form, row)
    form.tag("endfor")
    values = {n: f"{{{{ bang.{key}.cong.{c.field} }}}}" for n, c in enumerate(COUNTS[2:11], 3)}
    total = form.sums("Cộng", columns, values, 2)
    _share(form, total)
    sums = [f"SUM({c}{row}:{c}{row})={c}{total}" for c in "CDEFGHIJK"]
    kinds = "+".join(f"{c}{total}" for c in KINDS)
    people = f"{PEOPLE}{total}={LEADERS}{total}+F{total}+{UNKNOWN}{total}"
    _check(form, [*sums, f"{TOTAL}{total}={kinds}", people])
    return row, total


def _share(form: Form, row: int) -> None:
    """The share of those who do not lead, worked out by the spreadsheet."""
    form.sheet.cell(row, 12, f"=IF(D{row}=0,0,F{row}/D{row})")


def _check(form: Form, equations: list[str]) -> None:
    """Counts again in the spreadsheet whether the rows sum to the closing row."""
    form.line("Kiểm tra cộng", italic=True, columns=(1, 2), ends=False)
    _verdict(form, equations)


def _verdict(form: Form, equations: list[str]) -> None:
    form.line(f'=IF(AND({",".join(equations)}),"Khớp","Không khớp")', italic=True, columns=(3, 4))


def _chart(data: Worksheet, row: int) -> None:
    """The kinds of those awarded, stacked for each award, on a page of its own."""
    book = data.parent
    assert isinstance(book, Workbook)
    sheet = book.create_sheet("Biểu đồ")
    form = Form(sheet, sheet.title, [CHART_COLUMN] * CHART_COLUMNS)
    form.row = CHART_ROWS
    form.page(None)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = "Số được khen theo thẩm quyền"
    chart.style, chart.gapWidth = 10, 60
    names = AxDataSource(strRef=StrRef(_cells(data, "B", row)))
    for column in KINDS:
        label = SeriesLabel(strRef=StrRef(f"'{data.title}'!${column}${row - 2}"))
        values = NumDataSource(numRef=NumRef(_cells(data, column, row)))
        chart.series.append(Series(idx=len(chart.series), tx=label, cat=names, val=values))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format, chart.legend.position = COUNT, "b"
    corner = AnchorMarker(col=CHART_COLUMNS, row=CHART_ROWS - 1)
    chart.anchor = TwoCellAnchor(_from=AnchorMarker(col=0, row=0), to=corner)
    sheet.add_chart(chart)


def _cells(sheet: Worksheet, column: str, row: int) -> str:
    """A range of one row, which grows with the row."""
    return f"'{sheet.title}'!${column}${row}:${column}${row}"
