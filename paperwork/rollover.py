"""Next year's workbook from this year's: what stays, what is emptied, what moves on by a year.

What stays: the office, its council, signatories, grounds, recipients, criteria, the plan.
What is emptied: nominations with their votes, measurements and initiatives, the session, numbers
and days of documents, reports.
What moves on: the results to Khen trước and Năm trước; days of the campaign and deadlines, and the
years in the wording of the campaign, its plan and its office. A day keeps its day and month (29/02
becomes 28/02); one that falls on a Saturday or Sunday is told and left to the clerk. The old
workbook is never touched.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.errors import SaveError, UsageError
from paperwork.findings import CellRef, Finding, error, has_errors, suggestion, warning
from paperwork.model import CouncilMember, Document, Judgement, Kind, Outcome, Signatory
from paperwork.register import Location
from paperwork.standing import Standing, standing
from paperwork.wording import padded, short_date
from paperwork.workbook import editing, excel, grid, layout
from paperwork.workbook.editing import Value
from paperwork.workbook.grid import Sheet
from paperwork.workbook.schema import SheetSpec, schema

EMPTIED = ("nominations", "votes", "measurements", "initiatives")  # trang ghi theo mã đề cử
KEPT_OF_SESSION = ("place", "method")  # quen dùng, không thuộc riêng năm nào
OF_A_DOCUMENT = ("number", "issued_on", "subject")
WORDED = {  # trang: các mục, cột có thể nhắc đến năm
    "campaign": ("name", "achievement", "quotas"),
    "unit": ("fund",),
    "content": ("text", "due", "product"),
    "criteria": ("text", "note"),
    "deadlines": ("task", "note"),
}
DATED = {"campaign": ("since", "until", "deadline"), "deadlines": ("due_on",)}
KINDS = {
    Kind.COLLECTIVE: "collectives",
    Kind.INDIVIDUAL: "individuals",
    Kind.HOUSEHOLD: "households",
    Kind.ENTERPRISE: "enterprises",
}
PASSED = (Outcome.AWARDED, Outcome.PROPOSED)

SAME_CODE = error(
    "PW700",
    "Hồ sơ này không ghi mã nên lấy tên tệp làm mã; sổ mới trùng tên thì trùng cả số văn bản.",
    "Ghi “Mã hồ sơ” ở trang Hồ sơ rồi chạy lại, hoặc đặt tên khác bằng -o.",
)
NOTHING_WON = warning(
    "PW701",
    "Hồ sơ năm {year} chưa có kết quả nào để chép sang trang Khen trước và Năm trước.",
    "Nếu năm {year} chưa xong thì chờ có quyết định rồi chạy lại; nếu không khen ai thì bỏ qua.",
)
NO_DECISION = warning(
    "PW702",
    "{count} lần khen của năm {year} chưa có số quyết định trong sổ đăng ký.",
    "Điền cột “Số quyết định”, “Ngày quyết định” của trang Khen trước.",
)
WITH_SUPERIOR = warning(
    "PW703",
    "{count} trường hợp của năm {year} đã trình cấp trên nên chưa ghi vào trang Khen trước.",
    "Khi có quyết định của cấp trên thì ghi thêm vào trang Khen trước.",
)
ENDED_GROUND = warning(
    "PW704",
    "Căn cứ này hết hiệu lực ngày {until}, trước khi hết năm {year}.",
    "Thay bằng văn bản đang có hiệu lực; văn bản ký sau ngày ấy không dẫn căn cứ này nữa.",
)
ENDED_TERM = warning(
    "PW705",
    "“{name}” hết nhiệm kỳ ngày {until}, trước khi hết năm {year}.",
    "Kiểm tra lại: sửa “Đến ngày”, hoặc ghi người thay.",
)
DAY_OFF = suggestion(
    "PW706",
    "{what} chuyển sang {day}, là {weekday}.",
    "Giữ nguyên nếu quy định ghi đúng ngày ấy; nếu không thì chọn ngày làm việc.",
)
YEAR_LEFT = warning(
    "PW707",
    "Ô này vẫn ghi năm {years}: chương trình không tự đổi năm trong câu dẫn văn bản, khoảng năm"
    " hoặc mốc “đến năm …”.",
    "Đọc lại và sửa nếu cần.",
)
YEARS_MOVED = suggestion(
    "PW708",
    "Đã chuyển năm {old} thành {new} ở trang {sheet}: {cells}.",
    "Đọc lại các ô này trước khi lập kế hoạch.",
)
IN_PROFILE = warning(
    "PW709",
    "Ô này của sổ đơn vị vẫn ghi năm {years}; chương trình không sửa tệp này.",
    "Mở {file} và sửa.",
)
NOT_LAST_YEAR = warning(
    "PW710",
    "Năm trước của sổ mới là {before}, mà hồ sơ này của năm {old}, nên trang Năm trước để trống.",
    "Ghi số liệu năm {before} vào trang Năm trước để báo cáo có phần so sánh.",
)
INITIATIVES = warning(
    "PW711",
    "{count} sáng kiến của năm {old} không chép sang sổ mới, vì mã đề cử năm sau đã khác.",
    "Sáng kiến nào năm sau còn nêu lại thì ghi lại vào trang này, kèm cột “Đã dùng cho”.",
)
WEEKDAYS = {5: "thứ Bảy", 6: "Chủ nhật"}

DATES = re.compile(  # 15/12/2026 · ngày 15 tháng 12 năm 2026 · 12/2026 · 2026
    r"(?<!\d)(?<!\d/)(?:(?P<day>\d{1,2})(?P<to_month>/| tháng ))?"
    r"(?:(?P<month>\d{1,2})(?P<to_year>/| năm ))?(?P<year>\d{4})(?![\d/])"
)
CITATION = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]{2,}")  # 12/2026/QĐ-UBND, 04-CTr: một văn bản
OPEN_END = re.compile(r"\d{4}\s*[-–]\s*\d{4}|đến (?:hết )?năm \d{4}")  # năm của một giai đoạn


@dataclass(frozen=True)
class Rolled:  # kết quả chuyển năm
    path: Path | None  # None: còn lỗi, chưa ghi gì
    findings: tuple[Finding, ...]


def rollover(
    book: Path,
    year: int,
    today: dt.date,
    *,
    new: Path | None = None,
    unit_book: Path | None = None,
    register: Location | None = None,
) -> Rolled:
    """The new workbook, saved beside the old one; or what stands against it, and nothing saved.

    Raises UsageError on a year that is not a later one, SaveError when the new file is there.
    """
    stand = standing(book, today, unit_book=unit_book, register=register)
    if stand.dossier is None or stand.whole is None or has_errors(stand.findings):
        return Rolled(None, stand.findings)
    old = stand.dossier.campaign.year
    if year <= old:
        raise UsageError(f"Hồ sơ này của năm {old}. Chọn --year là một năm sau đó.")
    path = new or named_for(book, old, year)
    if path.exists():
        raise SaveError(f"Đã có “{path}”. Chọn tên khác bằng -o để không mất dữ liệu.")
    paper = _Paper(book, path.name, old, year)
    findings = (*_rolled(paper, stand, path), *_outdated(stand, year, path.name))
    if has_errors(findings):
        return Rolled(None, findings)
    saving.save(path, editing.edited(book, paper.changes, paper.new_sheets))
    return Rolled(path, findings)


def named_for(book: Path, old: int, year: int) -> Path:
    """ho-so-2026.xlsx -> ho-so-2027.xlsx; ho-so.xlsx -> ho-so-2027.xlsx."""
    stem = book.stem.replace(str(old), str(year))
    return book.with_name(f"{stem if stem != book.stem else f'{stem}-{year}'}{book.suffix}")


def code_for(code: str, old: int, year: int) -> str:
    """HS-2026-TK -> HS-2027-TK; a code without a year gets one."""
    moved = code.replace(str(old), str(year))
    return moved if moved != code else f"{code}-{year}"


def moved_years(text: str, old: int, year: int) -> str:
    """The text a year later: the old year and the one after it move on, days with them.

    Left alone: a text that cites a document, the years of a period, an end “đến năm …”.
    """
    if CITATION.search(text):
        return text
    periods = [match.span() for match in OPEN_END.finditer(text)]

    def moved(match: re.Match[str]) -> str:
        is_fixed = any(start <= match.start() < end for start, end in periods)
        said = int(match["year"])
        if is_fixed or said not in (old, old + 1):
            return match[0]
        later = said + year - old
        leap_day = match["day"] == "29" and match["month"] in ("2", "02")
        day = "28" if leap_day else match["day"] or ""
        month = match["month"] or ""
        return "".join([day, match["to_month"] or "", month, match["to_year"] or "", str(later)])

    return DATES.sub(moved, text)


def moved_day(day: dt.date, years: int) -> dt.date:
    """The same day and month so many years later; 29/02 becomes 28/02."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


# ---------------------------------------------------------------- the sheets


class _Paper:
    """The sheets of the old workbook, and what is to be written into the copy."""

    def __init__(self, book: Path, file: str, old: int, year: int):
        self.file, self.old, self.year = file, old, year  # tệp: nơi văn thư sửa
        self.changes: dict[str, dict[str, Value]] = {}
        self.new_sheets: dict[str, tuple[str, ...]] = {}
        self._sheets: dict[str, Sheet] = {}
        for sheet in excel.sheets(book):
            if key := schema().names.find(sheet.name):
                self._sheets.setdefault(key, sheet)

    def rows(self, key: str) -> tuple[layout.Row, ...]:
        sheet = self._sheets.get(key)
        return layout.table(sheet, _spec(key), self.file)[0] if sheet else ()

    def entries(self, key: str) -> layout.Entries:
        sheet = self._sheets.get(key)
        return layout.pairs(sheet, _spec(key), self.file)[0] if sheet else {}

    def put(self, where: CellRef, value: Value) -> None:
        self.changes.setdefault(where.sheet, {})[where.cell] = value

    def clear(self, row: layout.Row) -> None:
        """Empty a whole row, the columns of the office's own too; formulas stay."""
        for column in self._named(row.ref.sheet).rows[row.ref.row]:
            self.put(CellRef(self.file, row.ref.sheet, f"{grid.letter(column)}{row.ref.row}"), None)

    def texts(self, key: str, names: Iterable[str]) -> Iterator[tuple[CellRef, str]]:
        """The cells of those columns or labels that hold text."""
        for name in names:
            for where, cell in self._cells(key, name):
                if cell is not None and cell.kind == "text":
                    yield where, cell.text

    def _cells(self, key: str, name: str) -> Iterator[tuple[CellRef, grid.Cell | None]]:
        if _spec(key).layout == "pairs":
            yield from ((entry.ref, entry.value) for entry in self.entries(key).get(name, ()))
        else:
            yield from ((row.ref.at(name), row.cells.get(name)) for row in self.rows(key))

    def append(self, key: str, records: Iterable[Mapping[str, Value]], *, anew: bool) -> None:
        """Write rows below those of a sheet, or in their place; the sheet is added if missing."""
        spec, found, written = _spec(key), self.rows(key), list(records)
        if anew:
            for row in found:
                self.clear(row)
        name, top, letters = self._place(spec, bool(written))
        sheet = self._sheets.get(key)
        examples = sheet is not None and top + 1 in sheet.rows  # tiêu đề, rồi hàng ví dụ
        first = top + (2 if examples and not found else 1)
        if found:
            first = found[0].ref.row if anew else found[-1].ref.row + 1
        for number, record in enumerate(written, first):
            for column, value in record.items():
                if column in letters and value is not None:
                    self.put(CellRef(self.file, name, f"{letters[column]}{number}"), value)

    def _place(self, spec: SheetSpec, needed: bool) -> tuple[str, int, Mapping[str, str]]:
        """Name, header row and columns of a sheet that is there or to be added."""
        sheet = self._sheets.get(spec.key)
        if sheet is not None:
            return sheet.name, *layout.columns_of(sheet, spec)
        if needed:
            self.new_sheets[spec.name] = tuple(column.header for column in spec.columns)
        columns = enumerate(spec.columns, 1)
        return spec.name, 1, {column.key: grid.letter(number) for number, column in columns}

    def _named(self, name: str) -> Sheet:
        return next(sheet for sheet in self._sheets.values() if sheet.name == name)


def _spec(key: str) -> SheetSpec:
    return schema().sheets[key]


def _rolled(paper: _Paper, stand: Standing, path: Path) -> Iterator[Finding]:
    """Write all that changes, and tell what the clerk has to look at."""
    yield from _identified(paper, stand, path)
    if initiatives := paper.rows("initiatives"):
        where = CellRef(paper.file, _spec("initiatives").name)
        yield INITIATIVES.at(where, count=padded(len(initiatives)), old=paper.old)
    for key in EMPTIED:
        for row in paper.rows(key):
            paper.clear(row)
    for label, entries in paper.entries("session").items():
        for entry in entries if label not in KEPT_OF_SESSION else ():
            paper.put(entry.ref, None)
            _clear_note(paper, entry)
    for row in paper.rows("requests"):
        for name in OF_A_DOCUMENT:
            if name in row.cells:
                paper.put(row.ref.at(name), None)
    reports = _emptied_content(paper, stand)
    yield from _worded(paper, reports)
    yield from _dated(paper)
    yield from _results(paper, stand)


def _identified(paper: _Paper, stand: Standing, path: Path) -> Iterator[Finding]:
    """The code and the year of the new dossier: another code, so that its numbers are its own."""
    assert stand.dossier is not None
    said = paper.entries("campaign")
    for entry in said.get("code", ()):
        paper.put(entry.ref, code_for(stand.dossier.code, paper.old, paper.year))
    if "code" not in said and path.stem == stand.book.stem:
        yield SAME_CODE.at(CellRef(paper.file, _spec("campaign").name))
    for entry in said.get("year", ()):
        paper.put(entry.ref, paper.year)


def _clear_note(paper: _Paper, entry: layout.Entry) -> None:
    if entry.note is None:
        return
    row = int("".join(filter(str.isdecimal, entry.ref.cell)))
    sheet = paper._named(entry.ref.sheet)
    for column, cell in sheet.rows[row].items():
        if cell is entry.note:
            paper.put(CellRef(paper.file, sheet.name, f"{grid.letter(column)}{row}"), None)


def _emptied_content(paper: _Paper, stand: Standing) -> frozenset[str]:
    """Empty what tells of the old year's work; the cells of that, which need no reading again.

    A plan is kept: it needs nothing but the will of the office, so next year has one again.
    """
    assert stand.dossier is not None
    plans = {type.key for type in stand.types if not type.needs}
    told = {r.origin.row for r in stand.dossier.content if r.document_type not in plans}
    emptied = [row for row in paper.rows("content") if row.ref.row in told]
    for row in emptied:
        paper.clear(row)
    return frozenset(str(row.ref.at(name)) for row in emptied for name in row.ref.columns)


def _worded(paper: _Paper, emptied: frozenset[str]) -> Iterator[Finding]:
    """Move the years in the wording; tell which cells were changed and which still say the year."""
    for key, names in WORDED.items():
        changed: list[CellRef] = []
        for where, text in paper.texts(key, names):
            if str(where) in emptied:
                continue
            new = moved_years(text, paper.old, paper.year)
            if new != text:
                paper.put(where, new)
                changed.append(where)
            if years := _years_left(new, paper, moved=new != text):
                yield YEAR_LEFT.at(where, years=years)
        if changed:
            values = {"old": paper.old, "new": paper.year, "sheet": changed[0].sheet}
            cells = ", ".join(where.cell for where in changed)
            yield YEARS_MOVED.at(changed[0], cells=cells, **values)


def _years_left(text: str, paper: _Paper, *, moved: bool) -> str:
    """The years of the old dossier that a text still says: 2026; 2026, 2027."""
    new = {paper.year, paper.year + 1} if moved else set()
    left = {paper.old, paper.old + 1} - new
    return ", ".join(str(year) for year in sorted(left) if re.search(rf"(?<!\d){year}(?!\d)", text))


def _dated(paper: _Paper) -> Iterator[Finding]:
    """Move the days on; tell those that fall on a day off."""
    for key, names in DATED.items():
        headers = {column.key: column.header for column in _spec(key).columns}
        for name in names:
            for where, cell in paper._cells(key, name):
                day = cell.date if cell is not None else None
                if cell is not None and cell.kind == "text":
                    paper.put(where, moved_years(cell.text, paper.old, paper.year))
                if day is None:
                    continue
                later = moved_day(day, paper.year - paper.old)
                paper.put(where, later)
                if later.weekday() in WEEKDAYS and name not in ("since", "until"):
                    values = {"what": headers[name], "weekday": WEEKDAYS[later.weekday()]}
                    yield DAY_OFF.at(where, day=short_date(later), **values)


# ---------------------------------------------------------------- the results


def _results(paper: _Paper, stand: Standing) -> Iterator[Finding]:
    """Write Khen trước and Năm trước."""
    assert stand.whole is not None
    passed = [j for j in stand.whole.judgements if j.outcome in PASSED]
    awarded = [j for j in passed if j.outcome is Outcome.AWARDED]
    decisions = [_decision(stand, judgement) for judgement in awarded]
    paper.append(
        "earlier",
        [_past_award(j, d, paper.old) for j, d in zip(awarded, decisions, strict=True)],
        anew=False,
    )
    is_last_year = paper.year == paper.old + 1
    paper.append("past", list(_figures(passed)) if is_last_year else [], anew=True)
    where = CellRef(paper.file, _spec("earlier").name)
    if not is_last_year:
        past = CellRef(paper.file, _spec("past").name)
        yield NOT_LAST_YEAR.at(past, old=paper.old, before=paper.year - 1)
    if not passed:
        yield NOTHING_WON.at(CellRef(paper.file, _spec("votes").name), year=paper.old)
    if without := sum(d is None or d.number is None for d in decisions):
        yield NO_DECISION.at(where, count=padded(without), year=paper.old)
    if proposed := len(passed) - len(awarded):
        yield WITH_SUPERIOR.at(where, count=padded(proposed), year=paper.old)


def _decision(stand: Standing, judgement: Judgement) -> Document | None:
    """The document by which the head of the office grants an award."""
    assert stand.whole is not None
    deciding = (d for d in stand.whole.documents if d.type.personal)
    return next((d for d in deciding if judgement in d.judgements), None)


def _past_award(judgement: Judgement, decision: Document | None, year: int) -> dict[str, Value]:
    """A row of Khen trước; codes begin anew each year, so a person is told by name and workplace.

    Number and day stand together or not at all: a day without a number is only a plan.
    """
    row: dict[str, Value] = {
        "name": judgement.nomination.name,
        "workplace": judgement.nomination.workplace,
        "year": year,
        "award": judgement.award.name,
    }
    if decision is not None and decision.number is not None:
        row |= {"decision": str(decision.number), "decided_on": decision.issued_on}
        row |= {"decided_by": decision.issued_by}
    return row


def _figures(passed: Iterable[Judgement]) -> Iterator[dict[str, Value]]:
    """A row of Năm trước for each award, as next year's report compares: all that passed."""
    counts: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for judgement in sorted(passed, key=lambda j: j.award.order):
        names[judgement.award.code] = judgement.award.name
        counts.setdefault(judgement.award.code, Counter())[KINDS[judgement.nomination.kind]] += 1
    for code, count in counts.items():
        yield {"award": names[code], **count}


# ---------------------------------------------------------------- what the clerk has to renew


def _outdated(stand: Standing, year: int, file: str) -> Iterator[Finding]:
    """Grounds and terms that end before the new year does; the old year in the unit's profile."""
    dossier = stand.dossier
    assert dossier is not None
    end = dt.date(year, 12, 31)
    for ground in dossier.grounds:
        if ground.until and ground.until < end:
            where = _in_copy(ground.origin.at("until"), stand, file)
            yield ENDED_GROUND.at(where, until=short_date(ground.until), year=year)
    people: tuple[CouncilMember | Signatory, ...] = (*dossier.council, *dossier.signatories)
    for person in people:
        if person.until and person.until < end:
            values = {"name": person.name, "until": short_date(person.until)}
            where = _in_copy(person.origin.at("until"), stand, file)
            yield ENDED_TERM.at(where, year=year, **values)
    yield from _in_profile(stand)


def _in_copy(where: CellRef, stand: Standing, file: str) -> CellRef:
    """The same cell in the new workbook, unless it is one of the unit's profile."""
    return where._replace(file=file) if where.file == stand.book.name else where


def _in_profile(stand: Standing) -> Iterator[Finding]:
    if stand.profile is None or stand.dossier is None:
        return
    old = stand.dossier.campaign.year
    paper = _Paper(stand.profile, stand.profile.name, old, old)
    for where, text in paper.texts("unit", WORDED["unit"]):
        if years := _years_left(text, paper, moved=False):
            yield IN_PROFILE.at(where, years=years, file=stand.profile.name)
