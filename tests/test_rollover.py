"""From January to January: what stays, what goes, what is told."""

import datetime as dt
import re
from pathlib import Path

import pytest
from office_folder import a_dossier_of, type_in
from openpyxl import load_workbook
from word_reading import WordDocument

from paperwork.errors import SaveError, UsageError
from paperwork.job import Job
from paperwork.pipeline import generate
from paperwork.rollover import code_for, moved_day, moved_years, named_for, rollover
from paperwork.standing import standing
from paperwork.wording import date_line, short_date

JANUARY, NEXT_JANUARY = dt.date(2027, 1, 26), dt.date(2028, 1, 26)
DAYS_OF_2027 = {
    "Kế hoạch": dt.date(2027, 3, 15),
    "Biên bản": dt.date(2028, 1, 7),
    "Tờ trình": dt.date(2028, 1, 10),
    "Quyết định": dt.date(2028, 1, 13),
    "Báo cáo": dt.date(2028, 1, 24),
}
NEW_PEOPLE = (
    ("M-1", "Cá nhân", "Ông", "Tống Viết Lãm", "Chuyên viên", "Lao động tiên tiến"),
    ("M-2", "Cá nhân", "Bà", "Quản Thị Nhị", "Kế toán viên", "Giấy khen"),
)


def a_year_done(folder, sample="so-2026"):
    """A dossier of the sample whose documents have their numbers."""
    book = a_dossier_of(sample, folder)
    result = generate(Job(book=book, today=JANUARY), lambda message: None)
    assert result.documents
    return book


def rolled(folder, sample="so-2026", year=2027):
    return rollover(a_year_done(folder, sample), year, JANUARY)


def cells(path, sheet):
    return [[cell.value for cell in row] for row in load_workbook(path)[sheet]]


def records(path, sheet):
    """Rows below the header row as {header: value}, blank cells left out."""
    _, heads, *rows = cells(path, sheet)
    found = [{h: v for h, v in zip(heads, row, strict=False) if v is not None} for row in rows]
    return [r for r in found if r and not str(next(iter(r.values()))).startswith("VÍ DỤ")]


def append(path, sheet, rows):
    """Write rows by header into the first free rows, as a clerk does."""
    book = load_workbook(path)
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[2] if cell.value}
    first = 3
    while any(cell.value for cell in page[first]):
        first += 1
    for number, row in enumerate(rows, first):
        for header, value in row.items():
            page.cell(number, heads[header]).value = value
    book.save(path)


def filled(path: Path, folder: Path) -> Path:
    """The new book as it is a year later: other people, a session, votes, days."""
    append(
        path,
        "Đề cử",
        [
            {
                "Mã đề cử": code,
                "Phân loại": kind,
                "Xưng hô": called,
                "Họ và tên/Tên tập thể": name,
                "Chức vụ": post,
                "Đơn vị công tác": "Phòng Tổng hợp mới",
                "Danh hiệu/Hình thức đề nghị": award,
                "Năm/Thời gian tính thành tích": "2027",
                "Tóm tắt thành tích": f"Hoàn thành mọi việc được giao, phần việc {code}.",
                "Đang bị xem xét kỷ luật": "Không",
                "Ngày tiếp nhận hồ sơ": dt.date(2027, 12, 8),
            }
            for code, kind, called, name, post, award in NEW_PEOPLE
        ],
    )
    append(path, "Biểu quyết", [{"Mã đề cử": p[0], "Đồng ý": 7} for p in NEW_PEOPLE])
    book = load_workbook(path)
    for row in book["Phiên họp"].iter_rows(min_row=3):
        said = {
            "Ngày họp": DAYS_OF_2027["Biên bản"],
            "Giờ bắt đầu": "08 giờ 30",
            "Giờ kết thúc": "10 giờ 00",
            "Hình thức lấy ý kiến": "Biểu quyết tại cuộc họp",
        }
        row[1].value = said.get(row[0].value, row[1].value)
    for row in book["Văn bản"].iter_rows(min_row=3):
        if row[0].value in DAYS_OF_2027:
            row[4].value = DAYS_OF_2027[row[0].value]
    book.save(path)
    type_in(folder / "don-vi.xlsx", {"Đơn vị!B19": "Quỹ Thi đua, khen thưởng năm 2027 của Sở"})
    return path


# ---------------------------------------------------------------- what moves on


def test_those_awarded_are_in_khen_truoc_with_the_number_and_day_of_their_decision(tmp_path):
    done = rolled(tmp_path)

    said = records(done.path, "Khen trước")

    old = standing(tmp_path / "ho-so.xlsx", JANUARY)
    decision = next(d for d in old.whole.documents if d.type.key == "quyet-dinh")
    awarded = [j for j in decision.judgements if j.outcome == "awarded"]
    assert [row["Họ và tên/Tên tập thể"] for row in said] == [j.nomination.name for j in awarded]
    assert {row["Số quyết định"] for row in said} == {str(decision.number)}
    assert {row["Ngày quyết định"] for row in said} == {dt.datetime(2027, 1, 14)}
    assert {row["Năm"] for row in said} == {2026}


def test_the_figures_of_the_year_are_those_that_its_own_report_gave(tmp_path):
    done = rolled(tmp_path)

    figures = records(done.path, "Năm trước")

    passed = [
        j
        for j in standing(tmp_path / "ho-so.xlsx", JANUARY).whole.judgements
        if j.outcome in ("awarded", "proposed")
    ]
    assert sum(n for row in figures for n in row.values() if isinstance(n, int)) == len(passed)
    assert {row["Danh hiệu/Hình thức"] for row in figures} == {j.award.name for j in passed}


def test_the_new_book_is_read_with_the_history_of_the_old_one(tmp_path):
    done = rolled(tmp_path)

    dossier = standing(done.path, NEXT_JANUARY).dossier

    assert dossier.code == "HS-2027-TK"
    assert dossier.campaign.year == 2027
    assert dossier.campaign.name == "tổng kết công tác năm 2027"
    assert (dossier.campaign.since, dossier.campaign.until) == (
        dt.date(2027, 1, 1),
        dt.date(2027, 12, 31),
    )
    assert dossier.nominations == dossier.votes == ()
    assert dossier.session.held_on is None
    assert len(dossier.council) == 9
    assert {award.decision for award in dossier.earlier} == {"01/QĐ-SNNMT"}
    assert {request.issued_on for request in dossier.requests} == {None}


def test_results_of_earlier_years_stay_above_those_of_this_year(tmp_path):
    first = rolled(tmp_path)
    second = rollover(filled(first.path, tmp_path), 2028, NEXT_JANUARY)

    years = [row["Năm"] for row in records(second.path, "Khen trước")]

    assert years == sorted(years)
    assert years.count(2027) == len(NEW_PEOPLE)
    assert years.count(2026) > len(NEW_PEOPLE)


# ---------------------------------------------------------------- nothing of last year is left


def test_nothing_of_last_year_is_left_in_next_years_documents(tmp_path):
    done = rolled(tmp_path)
    old = standing(tmp_path / "ho-so.xlsx", JANUARY)

    result = generate(
        Job(book=filled(done.path, tmp_path), today=NEXT_JANUARY), lambda message: None
    )

    texts = {o.file_name: said(result.folder / o.file_name) for o in result.documents}
    assert len(texts) == 6
    people = {n.name for n in old.dossier.nominations if n.kind in ("individual", "household")}
    forbidden = people | {n.achievement for n in old.dossier.nominations}
    forbidden |= {date_line(d.issued_on) for d in old.whole.documents}
    forbidden |= {short_date(d.issued_on) for d in old.whole.documents}
    forbidden |= {row.text for row in old.dossier.content if row.document_type == "bao-cao"}
    forbidden |= set(old.dossier.session.discussion)
    for name, text in texts.items():
        assert [old for old in forbidden if old.lower() in text.lower()] == [], name
        assert [line for line in text.splitlines() if says_last_year(line)] == [], name


def said(path):
    if path.suffix == ".docx":
        return WordDocument(path).text
    rows = load_workbook(path).active.iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def says_last_year(line):
    """2026 outside a citation of the law and the comparison with last year's figures."""
    compares = line.strip() == "Năm 2026" or line.startswith("So với năm 2026")
    return "2026" in line and not line.startswith("Căn cứ") and not compares


# ---------------------------------------------------------------- what is told


def test_terms_and_grounds_that_end_are_told_with_their_cells(tmp_path):
    book = a_year_done(tmp_path)
    type_in(
        tmp_path / "don-vi.xlsx",
        {"Căn cứ!D3": dt.date(2027, 6, 30), "Người ký!G3": dt.date(2027, 3, 31)},
    )
    type_in(book, {"Hội đồng!G4": dt.date(2026, 12, 31)})

    done = rollover(book, 2027, JANUARY)

    told = {(f.code, f.where.file, str(f.where)) for f in done.findings}
    assert {
        ("PW704", "don-vi.xlsx", "Căn cứ!D3"),
        ("PW705", "don-vi.xlsx", "Người ký!G3"),
        ("PW705", "ho-so-2027.xlsx", "Hội đồng!G4"),
        ("PW709", "don-vi.xlsx", "Đơn vị!B19"),
    } <= told


def test_a_deadline_that_falls_on_a_sunday_is_told_and_left(tmp_path):
    book = a_year_done(tmp_path)
    type_in(book, {"Hồ sơ!B9": dt.date(2026, 12, 5)})

    done = rollover(book, 2027, JANUARY)

    (told,) = [f for f in done.findings if f.code == "PW706"]
    assert "05/12/2027, là Chủ nhật" in told.message
    assert standing(done.path, JANUARY).dossier.campaign.deadline == dt.date(2027, 12, 5)


def test_what_is_kept_by_the_codes_of_nominations_goes_with_them(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    idea = {"Mã sáng kiến": "SK-1", "Tên sáng kiến, đề tài": "Bản đồ số", "Mã đề cử": "DC-0020"}
    append(book, "Sáng kiến", [idea])
    append(book, "Chỉ tiêu", [{"Mã đề cử": "DC-0001", "Mã chỉ tiêu": "C-1", "Giá trị": "Có"}])

    done = rollover(book, 2027, JANUARY)

    assert records(done.path, "Sáng kiến") == records(done.path, "Chỉ tiêu") == []
    assert [str(f.where) for f in done.findings if f.code == "PW711"] == ["Sáng kiến"]


def test_a_year_without_results_is_told(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    sheet = load_workbook(book)
    sheet["Biểu quyết"].delete_rows(3, 60)
    sheet.save(book)

    done = rollover(book, 2027, JANUARY)

    assert "PW701" in {f.code for f in done.findings}


def test_figures_of_two_years_ago_are_not_taken_for_last_years(tmp_path):
    done = rollover(a_year_done(tmp_path), 2028, JANUARY)

    assert records(done.path, "Năm trước") == []
    assert "PW710" in {f.code for f in done.findings}


def test_without_a_register_the_numbers_are_to_be_filled_in(tmp_path):
    done = rollover(a_dossier_of("so-2026", tmp_path), 2027, JANUARY)

    assert "PW702" in {f.code for f in done.findings}
    assert not any("Số quyết định" in row for row in records(done.path, "Khen trước"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "don-vi.xlsx",
        "ho-so-2027.xlsx",
        "ho-so.xlsx",
    ]


def test_a_book_with_faults_is_not_rolled_over(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    type_in(book, {"Đề cử!N4": "Giấy khen danh dự"})

    done = rollover(book, 2027, JANUARY)

    assert done.path is None
    assert [str(f.where) for f in done.findings if f.is_error] == ["Đề cử!N4"]
    assert not (tmp_path / "ho-so-2027.xlsx").exists()


# ---------------------------------------------------------------- what is never lost


def test_the_old_book_is_never_touched_and_an_existing_one_never_replaced(tmp_path):
    book = a_year_done(tmp_path)
    before = book.read_bytes()
    new = rollover(book, 2027, JANUARY).path
    after = new.read_bytes()

    with pytest.raises(SaveError, match="Đã có"):
        rollover(book, 2027, JANUARY)
    with pytest.raises(SaveError, match="Đã có"):
        rollover(book, 2027, JANUARY, new=book)

    assert (book.read_bytes(), new.read_bytes()) == (before, after)


def test_a_year_that_is_not_later_is_refused(tmp_path):
    with pytest.raises(UsageError, match="của năm 2026"):
        rollover(a_dossier_of("so-2026", tmp_path), 2026, JANUARY)


def test_an_own_column_is_emptied_but_its_formula_stays(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    opened = load_workbook(book)
    sheet = opened["Đề cử"]
    last = sheet.max_column
    sheet.cell(2, last + 1).value, sheet.cell(2, last + 2).value = "Người theo dõi", "Ghép"
    sheet.cell(3, last + 1).value, sheet.cell(3, last + 2).value = "Chị Lan", "=E3&F3"
    opened.save(book)

    new = load_workbook(rollover(book, 2027, JANUARY).path)["Đề cử"]

    assert new.cell(3, last + 1).value is None
    assert new.cell(3, last + 2).value == "=E3&F3"


def test_drop_downs_and_prepared_rows_are_as_before(tmp_path):
    done = rolled(tmp_path)

    old, new = load_workbook(tmp_path / "ho-so.xlsx"), load_workbook(done.path)

    assert new.sheetnames == old.sheetnames
    for sheet in old:
        assert validations(new[sheet.title]) == validations(sheet)
        assert {k: d.width for k, d in new[sheet.title].column_dimensions.items()} == {
            k: d.width for k, d in sheet.column_dimensions.items()
        }


def validations(sheet):
    return {(str(v.sqref), v.formula1) for v in sheet.data_validations.dataValidation}


# ---------------------------------------------------------------- wording


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("tổng kết công tác năm 2026", "tổng kết công tác năm 2027"),
        ("trước ngày 15/12/2026", "trước ngày 15/12/2027"),
        ("ngày 05 tháng 01 năm 2027", "ngày 05 tháng 01 năm 2028"),
        ("Quý I/2027", "Quý I/2028"),
        ("tháng 12/2026", "tháng 12/2027"),
        ("tăng 34% so với năm 2025", "tăng 34% so với năm 2025"),
        ("giai đoạn 2021 - 2026", "giai đoạn 2021 - 2026"),
        ("kế hoạch đến năm 2026", "kế hoạch đến năm 2026"),
        ("Thực hiện Kế hoạch số 12/KH-UBND năm 2026", "Thực hiện Kế hoạch số 12/KH-UBND năm 2026"),
        ("trồng 2.026 cây, 20260 cây con", "trồng 2.026 cây, 20260 cây con"),
    ],
)
def test_years_in_the_wording_move_on_but_not_in_citations_and_periods(text, later):
    assert moved_years(text, 2026, 2027) == later


def test_the_day_that_only_a_leap_year_has_becomes_the_day_before():
    assert moved_day(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert moved_years("trước ngày 29/02/2024", 2024, 2025) == "trước ngày 28/02/2025"


def test_codes_and_names_bear_the_new_year():
    assert code_for("HS-2026-TK", 2026, 2027) == "HS-2027-TK"
    assert code_for("HS-TK", 2026, 2027) == "HS-TK-2027"
    assert named_for(Path("ho-so-2026.xlsx"), 2026, 2027).name == "ho-so-2027.xlsx"
    assert named_for(Path("ho-so.xlsx"), 2026, 2027).name == "ho-so-2027.xlsx"


def test_the_same_name_elsewhere_would_mean_the_same_numbers(tmp_path):
    """A dossier without a code goes by the name of its file."""
    book = a_dossier_of("so-2026", tmp_path)
    opened = load_workbook(book)
    del opened["Hồ sơ"]
    opened.save(book)
    (tmp_path / "2027").mkdir()

    done = rollover(book, 2027, JANUARY, new=tmp_path / "2027" / "ho-so.xlsx")

    assert done.path is None
    assert [f.code for f in done.findings if f.is_error] == ["PW700"]


def test_the_sheet_of_results_is_added_to_a_book_that_has_none(tmp_path):
    book = a_year_done(tmp_path)
    opened = load_workbook(book)
    del opened["Khen trước"]
    opened.save(book)

    done = rollover(book, 2027, JANUARY)

    dossier = standing(done.path, NEXT_JANUARY).dossier
    assert load_workbook(done.path).sheetnames[-1] == "Khen trước"
    assert {a.decided_on for a in dossier.earlier} == {dt.date(2027, 1, 14)}
    assert not re.search("2026", "".join(dossier.campaign.name))
