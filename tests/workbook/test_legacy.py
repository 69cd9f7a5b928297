"""Text from before Unicode: converted where it is certain, doubted where it is not, told always."""

import pytest

from paperwork.workbook import legacy
from paperwork.workbook.grid import Cell, Sheet
from paperwork.workbook.legacy import CONVERTED, DOUBTFUL

TCVN3, CAPITALS, VNI = ".VnTime", ".VnTimeH", "VNI-Times"
COLUMN = ("NguyÔn V¨n An", "TrÇn ThÞ H»ng", "§ç ThÞ H¹nh", "Lª V¨n TÊn", "Phßng Tµi nguyªn")
VNI_COLUMN = (
    "Nguyeãn Vaên An",
    "Ñoã Thò Haïnh",
    "Löông Vaên Taán",
    "Phoøng Noâng nghieäp",
    "Leâ Vaên Ñöùc",
)


def a_sheet(*texts, font=""):
    return Sheet(
        "Đề cử", {i: {3: Cell("text", text, font=font)} for i, text in enumerate(texts, 2)}
    )


def converted(sheet):
    (sheet,), findings = legacy.converted([sheet], "ho-so.xlsx")
    return [row[3].text for row in sheet.rows.values()], findings


@pytest.mark.parametrize(
    ("typed", "font", "meant"),
    [
        ("NguyÔn V¨n An", TCVN3, "Nguyễn Văn An"),
        ("M«i tr\u00adêng", TCVN3, "Môi trường"),
        ("nguyÔn thÞ hoa", CAPITALS, "NGUYỄN THỊ HOA"),
        ("Q§-UBND tØnh An S¬n", TCVN3, "QĐ-UBND tỉnh An Sơn"),
        ("Ñoã Thò Haïnh", VNI, "Đỗ Thị Hạnh"),
        ("ÑOÃ THÒ HAÏNH", VNI, "ĐỖ THỊ HẠNH"),
    ],
)
def test_the_font_and_the_text_together_are_decisive(typed, font, meant):
    texts, (finding,) = converted(a_sheet(typed, font=font))

    assert texts == [meant]
    assert finding.code == CONVERTED.code
    assert str(finding.where) == "Đề cử!C2"
    assert f"→ “{meant}”" in finding.message


@pytest.mark.parametrize("names", [COLUMN, VNI_COLUMN], ids=["TCVN3", "VNI"])
def test_a_whole_column_needs_no_font(names):
    texts, findings = converted(a_sheet(*names, "Lê Thị Thủy", "Hà Nam"))

    assert [f.code for f in findings] == [CONVERTED.code] * len(names)
    assert texts[-2:] == ["Lê Thị Thủy", "Hà Nam"]
    assert all(text != name for text, name in zip(texts, names, strict=False))


@pytest.mark.parametrize("font", ["", "Times New Roman", TCVN3, VNI])
@pytest.mark.parametrize("text", ["Hoà Thị Thủy", "Công ty Café Thắng", "Ủy ban", "François"])
def test_what_is_unicode_already_is_never_touched(text, font):
    assert converted(a_sheet(text, font=font)) == ([text], ())


def test_hoa_binh_and_cafe_stay_among_names_of_the_old_table():
    texts, _ = converted(a_sheet(*COLUMN, "Hoà Bình", "Café"))

    assert texts[-2:] == ["Hoà Bình", "Café"]


def test_one_cell_without_a_font_is_left_for_the_reader_to_refuse():
    assert converted(a_sheet("NguyÔn V¨n An")) == (["NguyÔn V¨n An"], ())


def test_a_name_that_makes_sense_either_way_is_asked_about():
    texts, (finding,) = converted(a_sheet("Dòng", font=TCVN3))

    assert texts == ["Dòng"]
    assert finding.code == DOUBTFUL.code
    assert "“Dũng”" in finding.message


def test_among_others_of_its_font_it_is_read_as_the_clerk_sees_it():
    texts, _ = converted(a_sheet(*COLUMN, "Dòng", font=TCVN3))

    assert texts[-1] == "Dũng"
