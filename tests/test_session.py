"""A sitting of 2,689 nominations: each number of each document comes from the workbook and adds up.

What the workbook says is added up here with openpyxl and plain counting, not with the program.
"""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from paperwork.job import Job
from paperwork.pipeline import generate
from tools import session

TODAY = dt.date(2027, 1, 26)
MEMBERS = 9
NEEDED = {  # phần trăm tổng số thành viên; không ghi: quá nửa
    "Cờ thi đua của Ủy ban nhân dân tỉnh": 80,
    "Chiến sĩ thi đua cấp tỉnh": 90,
    "Chiến sĩ thi đua cơ sở": 80,
}
OWN = {  # thẩm quyền của Giám đốc Sở: mức thưởng, đồng, lương cơ sở 2.530.000
    "Tập thể lao động tiên tiến": {"Tập thể": 2_030_000},
    "Chiến sĩ thi đua cơ sở": {"Cá nhân": 2_530_000},
    "Lao động tiên tiến": {"Cá nhân": 760_000},
    "Giấy khen": {"Cá nhân": 760_000, "Hộ gia đình": 1_140_000},
}
KINDS = ("Tập thể", "Cá nhân", "Hộ gia đình")


@dataclass(frozen=True)
class Row:  # một dòng của trang Đề cử với phiếu của nó
    code: str
    kind: str
    name: str
    workplace: str
    award: str
    agree: int | None

    @property
    def outcome(self) -> str:
        if self.agree is None:
            return "Không đưa ra xét"
        needed = NEEDED.get(self.award)
        passed = self.agree * 100 >= needed * MEMBERS if needed else self.agree * 2 > MEMBERS
        if not passed:
            return "Không thông qua"
        return "Khen theo thẩm quyền" if self.award in OWN else "Trình cấp trên"


@dataclass(frozen=True)
class Sitting:
    folder: Path
    rows: tuple[Row, ...]

    def having(self, outcome: str) -> list[Row]:
        return [row for row in self.rows if row.outcome == outcome]

    def tables(self, name: str) -> list[list[list[str]]]:
        """The tables of a Word document whose first column counts."""
        found = []
        for table in Document(self.folder / name).element.body.iter(f"{{{W}}}tbl"):
            rows = [
                ["".join(t.text or "" for t in c.iter(f"{{{W}}}t")) for c in r.iter(f"{{{W}}}tc")]
                for r in table.iter(f"{{{W}}}tr")
            ]
            if rows[0][0] == "STT":
                found.append(rows)
        return found

    def text(self, name: str) -> str:
        paragraphs = Document(self.folder / name).element.body.iter(f"{{{W}}}p")
        return "\n".join("".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in paragraphs)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module", params=[10, 1], ids=["a tenth", "the whole"])
def sitting(request, tmp_path_factory) -> Sitting:
    folder = tmp_path_factory.mktemp("phien")
    book = session.main(folder, request.param)
    result = generate(Job(book=book, today=TODAY), lambda message: None)
    assert len(result.documents) == 6, [f.message for f in result.findings if f.is_error][:3]
    return Sitting(result.folder, tuple(typed(book)))


def typed(book: Path):
    opened = load_workbook(book, read_only=True)
    votes = {row["Mã đề cử"]: row["Đồng ý"] for row in records(opened["Biểu quyết"])}
    for row in records(opened["Đề cử"]):
        yield Row(
            row["Mã đề cử"],
            row["Phân loại"],
            row["Họ và tên/Tên tập thể"],
            row["Đơn vị công tác"],
            row["Danh hiệu/Hình thức đề nghị"],
            votes.get(row["Mã đề cử"]),
        )


def records(sheet):
    _, heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=False)) for row in rows if any(row)]


def amount(text: str) -> int:
    return int(text.replace(".", ""))


def said(rows) -> str:
    """86 tập thể, 2.272 cá nhân và 150 hộ gia đình."""
    counts = Counter(row.kind for row in rows)
    parts = [f"{counts[k]:02,d} {k.lower()}".replace(",", ".") for k in KINDS if counts[k]]
    *head, last = parts
    return f"{', '.join(head)} và {last}" if head else last


def bonus(sitting: Sitting) -> dict[str, int]:
    """By code: one who has two titles of the year is paid once, the higher one."""
    awarded = sitting.having("Khen theo thẩm quyền")
    best = {}
    for row in awarded:
        if row.award in ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"):
            key = (row.name, row.workplace)
            best[key] = max(best.get(key, 0), OWN[row.award][row.kind])
    paid = {}
    for row in awarded:
        money = OWN[row.award][row.kind]
        is_title = row.award in ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến")
        paid[row.code] = money if not is_title or best[row.name, row.workplace] == money else 0
    return paid


def test_the_proportions_are_those_of_a_real_sitting(sitting):
    part = 10 if len(sitting.rows) < 1000 else 1

    counts = Counter((row.award, row.kind) for row in sitting.rows)

    assert counts == {(a, k): -(-number // part) for a, k, number in session.PROPORTIONS}
    assert len({row.code for row in sitting.rows}) == len(sitting.rows)


def test_every_outcome_occurs(sitting):
    assert all(
        sitting.having(outcome)
        for outcome in ("Khen theo thẩm quyền", "Trình cấp trên", "Không thông qua")
    )


def test_the_list_has_every_nomination_once_with_its_votes_outcome_and_money(sitting):
    sheet = load_workbook(sitting.folder / "06-danh-sach.xlsx").active
    listed = {
        row[1]: row for row in sheet.iter_rows(min_row=6, values_only=True) if row[1] is not None
    }
    paid = bonus(sitting)

    assert len(listed) == len(sitting.rows)
    for row in sitting.rows:
        cells = listed[row.code]
        assert row.name in cells[3]
        assert cells[6] == row.award
        assert (cells[8] if cells[8] != "" else None) == row.agree
        assert cells[13] == row.outcome
        assert (cells[14] or 0) == paid.get(row.code, 0)


def test_the_decision_lists_all_that_were_awarded_and_its_money_adds_up(sitting):
    awarded, paid = sitting.having("Khen theo thẩm quyền"), bonus(sitting)

    tables = sitting.tables("04-quyet-dinh.docx")

    for kind, table in zip(KINDS, tables, strict=True):
        rows, total = table[1:-1], table[-1]
        of_kind = [row for row in awarded if row.kind == kind]
        assert len(rows) == len(of_kind)
        assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
        assert Counter(row[3] for row in rows) == Counter(row.award for row in of_kind)
        assert sum(amount(row[4]) for row in rows) == amount(total[-1])
        assert amount(total[-1]) == sum(paid[row.code] for row in of_kind)
    whole = f"{sum(paid.values()):,d}".replace(",", ".")
    text = sitting.text("04-quyet-dinh.docx")
    assert text.count(f"{whole} đồng") == 2
    assert f"Khen thưởng {said(awarded)}" in text
    for name in ("03-to-trinh.docx", "05-bao-cao.docx"):
        assert f"{whole} đồng" in sitting.text(name), name


def test_the_minutes_give_every_vote(sitting):
    _, *tables = sitting.tables("02-bien-ban.docx")  # trước là bảng thành viên

    results = Counter((row[3], row[6], row[7]) for table in tables for row in table[1:])

    voted = [row for row in sitting.rows if row.agree is not None]
    assert results == Counter((str(row.agree), share(row.agree), verdict(row)) for row in voted)
    names = Counter(row[1] for table in tables for row in table[1:])
    assert sum(names.values()) == len(voted)
    text = sitting.text("02-bien-ban.docx")
    number = f"{len(sitting.rows):,d}".replace(",", ".")
    assert f"Tổng số hồ sơ đề nghị: {number}, gồm {said(sitting.rows)}" in text


def share(agree: int) -> str:
    """88,89; 100."""
    text = f"{agree * 100 / MEMBERS:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def verdict(row: Row) -> str:
    return "Đạt" if row.outcome in ("Khen theo thẩm quyền", "Trình cấp trên") else "Không đạt"


def test_the_submission_proposes_exactly_those_that_passed(sitting):
    groups = [sitting.having(o) for o in ("Khen theo thẩm quyền", "Trình cấp trên")]
    expected = [
        [row for row in group if row.kind == kind]
        for group in groups
        for kind in KINDS
        if any(row.kind == kind for row in group)
    ]

    tables = sitting.tables("03-to-trinh.docx")

    assert [len(table) - 1 for table in tables] == [len(rows) for rows in expected]
    for table, rows in zip(tables, expected, strict=True):
        assert all(any(r.name in line[1] for r in rows) for line in table[1:20])
        assert Counter(line[3] for line in table[1:]) == Counter(row.award for row in rows)
    text = sitting.text("03-to-trinh.docx")
    passed = f"{sum(map(len, groups)):,d}".replace(",", ".")
    failed = len(sitting.having("Không thông qua"))
    assert f"số hồ sơ được thông qua: {passed}" in text
    assert f"không được thông qua: {failed:02d}" in text
    assert all(said(group) in text for group in groups)


def test_the_report_adds_up_with_all_of_them(sitting):
    outcomes, awards, groups, units, *_ = sitting.tables("05-bao-cao.docx")
    awarded = sitting.having("Khen theo thẩm quyền")
    proposed = sitting.having("Trình cấp trên")

    for table in (outcomes, awards, groups, units):
        first = 2
        *rows, total = table[1:]
        width = min(len(row) for row in table)
        for column in range(first - width, 0):
            assert sum(int(row[column] or 0) for row in rows) == int(total[column])
    rest = len(sitting.rows) - len(awarded) - len(proposed)
    assert [int(cell) for cell in outcomes[-1][-4:]] == [
        len(sitting.rows),
        len(awarded),
        len(proposed),
        rest,
    ]
    assert {table[-1][-1] for table in (awards, groups, units)} == {str(len(awarded))}
    assert said(awarded) in sitting.text("05-bao-cao.docx")


def test_the_same_session_is_made_every_time():
    assert session.sheets(10) == session.sheets(10)


def test_numbers_over_a_thousand_are_written_with_dots():
    assert re.fullmatch(r"1\.234 cá nhân", said([Row("", "Cá nhân", "", "", "", 9)] * 1234))
