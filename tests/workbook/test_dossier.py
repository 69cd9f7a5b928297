"""A whole workbook becomes a dossier, or a list of everything that is wrong with it."""

import datetime as dt

import pytest
from openpyxl.styles import Font
from workbook_builders import NAMES, NOMINEE, UNIT, a_dossier, a_nominee, pairs, rows

from paperwork.errors import WorkbookError
from paperwork.model import Comparison, Purpose, Secrecy, SigningMode
from paperwork.workbook import dossier as reader
from paperwork.workbook import layout, records
from paperwork.workbook.dossier import read


def codes(findings):
    return [finding.code for finding in findings]


def test_every_fault_is_told_at_once(reading):
    bad = rows(
        a_nominee(born="29/02/2025"),
        a_nominee(code="DC-2", award="Giấy khn"),
        a_nominee(code="DC-3", name=None, headcount="nhiều"),
    )

    dossier, findings = reading(a_dossier(**{"Đề cử": bad}))

    assert [str(finding.where) for finding in findings] == [
        "Đề cử!I2",
        "Đề cử!F3",
        "Đề cử!C4",
        "Đề cử!J4",
    ]
    assert [nomination.code for nomination in dossier.nominations] == ["DC-0001"]


def test_the_order_of_rows_changes_nothing_but_their_order(reading):
    people = [a_nominee(code=None), a_nominee(code=None, name="Lý Gia Minh")]

    first, _ = reading(a_dossier(**{"Đề cử": rows(*people)}))
    second, _ = reading(a_dossier(**{"Đề cử": rows(*reversed(people))}))

    assert set(first.nominations) == set(second.nominations)


def test_a_dossier_without_a_unit_is_no_dossier(reading):
    sheets = a_dossier()
    del sheets["Đơn vị"]

    dossier, findings = reading(sheets)

    assert dossier is None
    assert reader.MISSING_UNIT.code in codes(findings)


def test_a_dossier_without_nominations_sheet_names_the_sheet_most_like_it(reading):
    sheets = a_dossier()
    sheets["Đề cử 2026"] = sheets.pop("Đề cử")

    dossier, findings = reading(sheets)

    assert dossier is None
    assert "“Đề cử 2026”" in findings[0].message


def test_an_empty_nomination_sheet_stops_unless_a_plan_is_being_written(reading):
    empty = {"Đề cử": [list(NOMINEE)], "Hồ sơ": pairs({"Năm": 2026})}
    plan = {"Nội dung": rows({"Loại văn bản": "Kế hoạch", "Cấp": "I", "Nội dung": "Mục đích"})}

    _, stopped = reading(a_dossier(**empty))
    _, planned = reading(a_dossier(**empty, **plan))

    assert codes(stopped) == [reader.NO_NOMINATIONS.code]
    assert codes(planned) == [reader.PLAN_ONLY.code]


def test_the_profile_beside_the_dossier_fills_what_the_dossier_leaves_out(write):
    write({"Đơn vị": pairs(UNIT), "Người ký": a_dossier()["Người ký"]}, name="Don-Vi.xlsx")
    book = write({"Đề cử": rows(NOMINEE), "Đơn vị": pairs({"Địa danh": "Minh Khởi"})})

    dossier, findings = read(book, None, NAMES)

    assert findings == ()
    assert (dossier.unit.name, dossier.unit.place) == (UNIT["Tên cơ quan"], "Minh Khởi")
    assert dossier.unit.origin.at("place").file == "ho-so.xlsx"
    assert dossier.unit.origin.at("symbol").file == "Don-Vi.xlsx"


def test_a_table_of_the_dossier_replaces_that_of_the_profile(write):
    profile = write(
        {"Đơn vị": pairs(UNIT), "Người ký": rows({"Họ và tên": "Lan", "Chức vụ": "Giám đốc"})},
        name="khac.xlsx",
    )
    book = write(a_dossier())

    dossier, _ = read(book, profile, NAMES)

    assert [signatory.name for signatory in dossier.signatories] == ["Vũ Đình Khang"]


def test_a_profile_that_is_not_there_is_said_so(write, tmp_path):
    with pytest.raises(WorkbookError, match=r"khac\.xlsx"):
        read(write(a_dossier()), tmp_path / "khac.xlsx", NAMES)


def test_a_missing_fact_of_the_office_points_at_its_blank_cell(reading):
    _, findings = reading(a_dossier(**{"Đơn vị": pairs(UNIT | {"Ký hiệu cơ quan": None})}))

    assert [(f.code, str(f.where)) for f in findings] == [(records.MISSING_PAIR.code, "Đơn vị!B4")]


def test_a_dossier_without_a_code_goes_by_its_file_name(reading):
    named, _ = reading(a_dossier(**{"Hồ sơ": pairs({"Mã hồ sơ": "HS-1"})}))
    nameless, _ = reading(a_dossier())

    assert (named.code, nameless.code) == ("HS-1", "ho-so")


@pytest.mark.parametrize(
    ("sheets", "year"),
    [
        ({"Hồ sơ": pairs({"Năm": 2025})}, 2025),
        ({"Đề cử": rows(a_nominee(period="2024-2026"))}, 2026),
        (
            {
                "Đề cử": rows(a_nominee(period=None)),
                "Phiên họp": pairs({"Ngày họp": dt.date(2027, 1, 8)}),
            },
            2026,
        ),
    ],
)
def test_the_year_comes_from_what_is_known(reading, sheets, year):
    dossier, findings = reading(a_dossier(**sheets))

    assert findings == ()
    assert dossier.campaign.year == year
    assert dossier.campaign.name == f"tổng kết công tác năm {year}"


def test_a_year_nobody_wrote_is_asked_for(reading):
    _, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee(period=None))}))

    assert codes(findings) == [reader.NO_YEAR.code]


def test_the_other_sheets_become_their_nouns(reading):
    dossier, findings = reading(
        a_dossier(
            **{
                "Người ký": rows(
                    {"Họ và tên": "Hoàng Thu Nga", "Chức vụ": "Phó Giám đốc", "Quyền hạn ký": "KT."}
                ),
                "Tiêu chuẩn": rows({"Tiêu chuẩn": "Đúng hạn", "So sánh": "≥", "Mức": 95}),
                "Nơi nhận": rows({"Nơi nhận": "- UBND tỉnh;", "Mục đích gửi": "Để báo cáo"}),
                "Căn cứ": rows({"Căn cứ": "Căn cứ Luật Thi đua, khen thưởng;"}),
                "Văn bản": rows(
                    {"Loại văn bản": "Kế hoạch", "Số": 15, "Ngày": dt.date(2026, 3, 2)}
                ),
                "Năm trước": rows({"Danh hiệu/Hình thức": "Giấy khen", "Cá nhân": 12}),
            }
        )
    )

    assert findings == ()
    assert dossier.signatories[0].mode is SigningMode.KT
    assert dossier.criteria[0].comparison is Comparison.AT_LEAST
    assert dossier.criteria[0].threshold == "95"
    assert (dossier.recipients[0].name, dossier.recipients[0].purpose) == (
        "UBND tỉnh",
        Purpose.REPORT,
    )
    assert dossier.grounds[0].text == "Căn cứ Luật Thi đua, khen thưởng"
    assert (dossier.requests[0].document_type, dossier.requests[0].number) == ("ke-hoach", 15)
    assert (dossier.past[0].award, dossier.past[0].individuals) == ("GK", 12)


def test_a_document_may_be_secret_in_three_degrees(reading):
    said = {"Kế hoạch": "Mật", "Quyết định": "Tối mật", "Báo cáo": "Tuyệt mật", "Tờ trình": None}
    table = rows(*({"Loại văn bản": name, "Độ mật": degree} for name, degree in said.items()))

    dossier, findings = reading(a_dossier(**{"Văn bản": table}))

    assert findings == ()
    assert [request.secrecy for request in dossier.requests] == [*Secrecy, None]
    assert dossier.requests[0].origin.at("secrecy").cell == "B2"


def test_a_degree_of_secrecy_that_there_is_not_is_refused(reading):
    table = rows({"Loại văn bản": "Kế hoạch", "Độ mật": "Hơi mật"})

    _, findings = reading(a_dossier(**{"Văn bản": table}))

    assert [str(finding.where) for finding in findings] == ["Văn bản!B2"]
    assert findings[0].is_error


def test_recipients_the_program_writes_itself_are_left_out_with_a_word(reading):
    lines = rows({"Nơi nhận": "Như trên"}, {"Nơi nhận": "Lưu: VT, VP."}, {"Nơi nhận": "Các phòng"})

    dossier, findings = reading(a_dossier(**{"Nơi nhận": lines}))

    assert codes(findings) == [reader.OWN_RECIPIENT.code] * 2
    assert [recipient.name for recipient in dossier.recipients] == ["Các phòng"]


def test_a_secret_sheet_is_mentioned_and_not_read(reading):
    def hide(book):
        book["Bí mật"].sheet_state = "veryHidden"

    _, findings = reading(a_dossier(**{"Bí mật": [["lương"]]}), change=hide)

    assert codes(findings) == [reader.HIDDEN_STRANGER.code]


def test_how_a_sheet_that_is_not_read_was_typed_is_nobodys_business(reading):
    def old(book):
        for cell in book["Sổ riêng"]["A"]:
            cell.font = Font(name=".VnTime")

    _, findings = reading(a_dossier(**{"Sổ riêng": [["NguyÔn V¨n B"]] * 6}), change=old)

    assert codes(findings) == []


def test_a_header_nobody_knows_is_one_finding(reading):
    _, findings = reading(a_dossier(**{"Đề cử": [["a", "b"], ["c", "d"]]}))

    assert layout.NO_HEADER.code in codes(findings)
    assert reader.NO_NOMINATIONS.code not in codes(findings)


def test_two_thousand_nominations_keep_their_order(reading):
    people = [a_nominee(code=f"DC-{n:05}", name=f"Lý Gia Minh {n}") for n in range(2000)]

    dossier, findings = reading(a_dossier(**{"Đề cử": rows(*people)}))

    assert findings == ()
    assert [n.code for n in dossier.nominations] == [str(p["Mã đề cử"]) for p in people]


def test_two_sheets_of_one_name_are_never_chosen_between(reading):
    sheets = a_dossier(**{"De cu": rows(a_nominee(code="DC-2", name="Lý Gia Minh"))})

    _, findings = reading(sheets)

    assert [(f.code, str(f.where)) for f in findings] == [(reader.TWO_SHEETS.code, "De cu")]
    assert findings[0].is_error


@pytest.mark.parametrize(
    ("name", "near"),
    [("Biểu quyết 2026", "Biểu quyết"), ("Đề cử (2)", "Đề cử"), ("Danh bạ", ""), ("Lương", "")],
)
def test_a_sheet_that_is_not_read_is_told_when_its_name_is_like_one_that_is(reading, name, near):
    _, findings = reading(a_dossier(**{name: [["Mã đề cử", "Đồng ý"], ["DC-0001", 7]]}))

    told = [f.message for f in findings if f.code == reader.UNREAD_SHEET.code]
    assert [f"“{near}”" in message for message in told] == ([True] if near else [])


def test_without_the_sheet_of_nominations_the_votes_are_not_told_one_by_one(reading):
    votes = rows({"Mã đề cử": "DC-0001", "Đồng ý": 7}, {"Mã đề cử": "DC-0002", "Đồng ý": 7})
    sheets = a_dossier(**{"Biểu quyết": votes})
    sheets["Danh sách đề cử"] = sheets.pop("Đề cử")

    _, findings = reading(sheets)

    assert [f.code for f in findings if f.is_error] == [
        reader.MISSING_SHEET.code,
        reader.NO_YEAR.code,
    ]
    assert "“Danh sách đề cử”" in next(f.message for f in findings if f.is_error)


@pytest.mark.parametrize("kind", [".xlsm", ".ods", ".XLSX"])
def test_the_profile_beside_a_dossier_may_be_a_workbook_of_any_kind(write, kind):
    sheets = a_dossier()
    profile = {"Đơn vị": sheets.pop("Đơn vị"), "Người ký": sheets.pop("Người ký")}
    write(profile, f"don-vi{kind}" if kind == ".XLSX" else "x.xlsx")
    book = write(sheets)
    if kind != ".XLSX":
        book.with_name("x.xlsx").rename(book.with_name(f"don-vi{kind}"))

    dossier, findings = read(book, None, NAMES)

    assert dossier.unit.symbol == "SNNMT"
    assert not [f for f in findings if f.is_error]


def test_two_profiles_of_different_kinds_are_never_chosen_between(write):
    write({"Đơn vị": pairs(UNIT)}, "don-vi.xlsx")
    write({"Đơn vị": pairs(UNIT | {"Địa danh": "Nơi khác"})}, "x.xlsx")
    book = write(a_dossier())
    book.with_name("x.xlsx").rename(book.with_name("don-vi.ods"))

    _, findings = read(book, None, NAMES)

    assert [f.code for f in findings if f.is_error] == [reader.TWO_PROFILES.code]
    assert "don-vi.xlsx và don-vi.ods" in next(f.message for f in findings if f.is_error)
