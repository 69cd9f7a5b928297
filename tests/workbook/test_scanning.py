"""Plain sheets and strings are read the short way, and say what a parser makes of them."""

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.errors import WorkbookError
from paperwork.workbook import excel, scanning
from paperwork.workbook.package import opened_excel

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = '<Relationship Id="%s" Type="%s/%s" Target="%s"/>'
EXCEL_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STRINGS = f"""{EXCEL_HEAD}<sst xmlns="{MAIN}" count="3"><si><t>Nguyễn &amp; Trần</t></si>\
<si><t xml:space="preserve"> hai\ndòng </t></si><si><t>_x0041_&#7895;&#x1EA1;</t></si></sst>"""
ROWS = (
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c>'
    '<c r="B1" s="1"/><c r="C1"><v>12.5</v></c></row>'
    '<row r="2" ht="54" customHeight="1" hidden="1"><c r="A2" t="s"><v>1</v></c></row>'
    '<row r="4"/><row r="5"><c r="AA5" t="inlineStr"><is><t>x &lt; y</t></is></c>'
    '<c r="AB5" t="b"><v>1</v></c><c r="AC5" t="e"><v>#N/A</v></c><c r="AD5" t="s"><v>2</v></c>'
    '<c r="AE5" t="str"><v>Bí thư</v></c><c r="AF5" s="7"><v></v></c></row>'
)
SHEET = (
    f'{EXCEL_HEAD}<worksheet xmlns="{MAIN}" xmlns:x14ac="urn:x"><cols><col min="2" max="3" '
    f'hidden="1"/></cols><sheetData>{ROWS}</sheetData><mergeCells count="1"><mergeCell '
    'ref="A1:A2"/></mergeCells></worksheet>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>"
)
ODD = (
    "&", "&nbsp;", "&#0;", "&#9;", "&#x000000041;", "&#xD800;", "<", ">", "<!-- <row r='9'/> -->",
    "<![CDATA[x]]>", "]]>", "\x0b", "\r", "\ufffe", "\u00a0", "\ud800", "<?x?>", "<v>1</v>",
    "<f>A1</f>", ' r="B7"', ' t="s"', ' s="99"', ' hidden="true"', ' x14ac:r="1"', ' odd:a="1"',
    ' a="&lt;"',
    "<sheetData>", "</sheetData>", "</row>", "</c>", '<row r="7">', '<row r="0"/>', "<c/>",
    '<c r="a1"/>', '<c r="XFD9"><v>1</v></c>', "<is><r><t>a</t></r><r><t>b</t></r></is>", "<t/>",
    "<phoneticPr/>", "<si><t>thêm</t></si>", "<si/>", "</si>", "</sst>", "<x:row/>", "-1",
    " 1 ", "٣", "_x000A_",
)  # fmt: skip


def book(path, sheet=SHEET, strings=STRINGS):
    """A workbook of one sheet, as written here."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, relations in {
            "_rels/.rels": [("r1", "officeDocument", "xl/workbook.xml")],
            "xl/_rels/workbook.xml.rels": [
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
            ],
        }.items():
            said = "".join(RELATION % (key, OFFICE, kind, to) for key, kind, to in relations)
            archive.writestr(name, f'<Relationships xmlns="{RELATIONS}">{said}</Relationships>')
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr("xl/sharedStrings.xml", strings.encode(errors="surrogatepass"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet.encode(errors="surrogatepass"))
    return path


def rewritten(path, name, content):
    """The same workbook with another part of that name."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for part, said in {**parts, name: content}.items():
            archive.writestr(part, said)


def outcome(path):
    try:
        return excel.sheets(path)
    except WorkbookError as refusal:
        return str(refusal)


def by_the_parser(path):
    """What comes of a workbook when nothing is read the short way."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(scanning, "scanned", lambda part: None)
        patched.setattr(scanning, "strings", lambda part: None)
        return outcome(path)


def test_a_plain_sheet_is_read_the_short_way(tmp_path):
    assert scanning.scanned(SHEET.encode()) is not None
    assert scanning.strings(STRINGS.encode()) == ["Nguyễn & Trần", " hai\ndòng ", "_x0041_ỗạ"]
    [sheet] = excel.sheets(book(tmp_path / "a.xlsx"))

    assert {
        row: {c: cell.text for c, cell in cells.items()} for row, cells in sheet.rows.items()
    } == {
        1: {1: "Nguyễn & Trần", 3: "12.5"},
        2: {1: "Nguyễn & Trần"},  # merged
        5: {27: "x < y", 28: "TRUE", 29: "#N/A", 30: "Aỗạ", 31: "Bí thư"},
    }
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.covered) == ({2}, {2, 3}, ("A1:A2",))


def test_of_two_books_with_the_same_sheet_each_says_its_own(tmp_path):
    others = STRINGS.replace("Nguyễn", "Phạm").replace("_x0041_", "")
    sheets = [
        excel.sheets(book(tmp_path / f"{n}.xlsx", strings=strings))[0]
        for n, strings in enumerate([STRINGS, others, STRINGS])
    ]

    said = [(sheet.rows[1][1].text, sheet.rows[5][30].text) for sheet in sheets]
    assert said == [("Nguyễn & Trần", "Aỗạ"), ("Phạm & Trần", "ỗạ"), ("Nguyễn & Trần", "Aỗạ")]


def test_the_same_number_is_a_day_or_not_by_the_styles_of_its_book(tmp_path):
    sheet = SHEET.replace("<v>12.5</v>", "<v>46023</v>").replace('"C1"', '"C1" s="1"')
    plain = book(tmp_path / "a.xlsx", sheet)
    dated = book(tmp_path / "b.xlsx", sheet)
    with zipfile.ZipFile(dated, "a") as archive:
        relation = RELATION % ("r3", OFFICE, "styles", "styles.xml")
        archive.writestr("xl/styles.xml", STYLES)
        said = archive.read("xl/_rels/workbook.xml.rels").decode()
    rewritten(dated, "xl/_rels/workbook.xml.rels", said.replace("</R", f"{relation}</R"))

    cells = [excel.sheets(path)[0].rows[1][3] for path in (plain, dated, plain)]
    assert [cell.kind for cell in cells] == ["number", "date", "number"]


@pytest.mark.parametrize("head", ["", "\ufeff", EXCEL_HEAD.strip(), EXCEL_HEAD.replace('"', "'")])
def test_a_sheet_is_plain_under_the_head_of_any_writer(head):
    assert scanning.scanned(SHEET.replace(EXCEL_HEAD, head).encode()) is not None


def test_a_sheet_in_another_encoding_is_left_to_the_parser(tmp_path):
    sheet = SHEET.replace("UTF-8", "UTF-7")

    assert scanning.scanned(sheet.encode()) is None


@settings(max_examples=400, deadline=None)
@given(
    changes=st.lists(
        st.tuples(
            st.booleans(),
            st.floats(0, 1, exclude_max=True),
            st.sampled_from(ODD),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_whatever_is_in_it_a_book_says_what_a_parser_makes_of_it(tmp_path_factory, changes):
    texts = {True: SHEET, False: STRINGS}
    for is_sheet, share, odd, lost in changes:
        text = texts[is_sheet]
        start = len(EXCEL_HEAD)
        place = start + int(share * (len(text) - start))
        texts[is_sheet] = text[:place] + odd + text[place + lost :]
    path = book(tmp_path_factory.mktemp("a") / "a.xlsx", texts[True], texts[False])

    assert outcome(path) == by_the_parser(path)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "place", ['<c r="B1"', "12.5", "</row>", 'customHeight="1"', "x &lt; y", "</t></is>"]
)
def test_what_is_odd_in_a_row_is_as_a_parser_has_it(tmp_path, odd, place):
    path = book(tmp_path / "a.xlsx", SHEET.replace(place, odd + place, 1))

    assert outcome(path) == by_the_parser(path)


@pytest.mark.parametrize(
    "remark", ["<!-- {} -->", "<?paperwork {} ?>", "<![CDATA[{}]]>", '<x y="{}"/>', "<x y='>{}<'/>"]
)
@pytest.mark.parametrize(
    "held", ['<cols><col min="1" max="1" hidden="1"/></cols>', '<dimension ref="A1:B2"/>']
)
def test_what_stands_in_a_remark_above_the_rows_says_nothing(tmp_path, remark, held):
    for place in ("<cols>", "<sheetData>"):
        path = book(tmp_path / "a.xlsx", SHEET.replace(place, remark.format(held) + place, 1))

        assert outcome(path) == by_the_parser(path)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", ["<si>", "</t>", " &amp;", "<sst"])
def test_what_is_odd_in_the_strings_is_as_a_parser_has_it(tmp_path, odd, place):
    path = book(tmp_path / "a.xlsx", strings=STRINGS.replace(place, odd + place, 1))

    assert outcome(path) == by_the_parser(path)


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        (ROWS, True),
        ('<row r="9"><c r="B9" s="1" t="s"><v>1</v></c></row>', True),
        (
            '<row r="9"><c r="B9" s="1"/></row>' * 200
            + '<row r="900"><c r="A900"><v>1</v></c></row>',
            True,
        ),
        ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', True),
        ('<row r="1"><c r="A1" cm="1" t="str"><v>x</v></c></row>', True),
        ('<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>', True),
        ('<row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v>3</v></c></row>', False),
        ('<!-- <c r="A1"><v>1</v></c> --><row r="1"/>', False),
        ("", False),
    ],
)
def test_of_a_sheet_that_nobody_wants_it_is_known_whether_it_says_anything(tmp_path, rows, holds):
    strings = STRINGS.replace("</sst>", "<si><t> </t></si></sst>")
    path = book(tmp_path / "a.xlsx", SHEET.replace(ROWS, rows), strings)
    [sheet] = excel.sheets_of(opened_excel(path), lambda name: False)

    assert bool(sheet.rows) is holds
