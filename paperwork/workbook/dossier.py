"""A dossier from its workbook and the profile of its unit, with every fault on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from paperwork.findings import CellRef, Fault, Finding, PartRef, error, warning
from paperwork.model import (
    Campaign,
    ContentRow,
    CouncilMember,
    Criterion,
    Deadline,
    DocumentRequest,
    Dossier,
    Ground,
    Measurement,
    PastAward,
    PastFigure,
    Recipient,
    Session,
    Signatory,
    Subunit,
    Unit,
    Vote,
)
from paperwork.workbook import (
    formats,
    layout,
    office,
    ordering,
    outline,
    records,
    references,
    roll,
    spelling,
)
from paperwork.workbook.cells import Names
from paperwork.workbook.grid import Sheet
from paperwork.workbook.recording import recorded
from paperwork.workbook.records import PairRecord, Record
from paperwork.workbook.schema import SheetSpec, schema
from paperwork.workbook.spelling import Choices

MISSING_SHEET = error(
    "PW001",
    "Không có trang “{sheet}”{hint}.",
    "Thêm trang “{sheet}” như trong sổ mẫu, hoặc đổi lại tên trang.",
)
MISSING_UNIT = error(
    "PW002",
    "Không có trang “{sheet}” trong hồ sơ và không có tệp don-vi.xlsx bên cạnh.",
    "Đặt tệp don-vi.xlsx cạnh hồ sơ, hoặc điền trang “{sheet}” trong hồ sơ.",
)
HIDDEN_STRANGER = warning(
    "PW015",
    "Sổ tính có trang ẩn “{sheet}” chứa dữ liệu; chương trình không đọc trang này.",
    "Cho hiện trang để kiểm tra trước khi gửi tệp cho người khác.",
)
UNREAD_SHEET = warning(
    "PW049",
    "Sổ tính có trang “{sheet}” không được đọc; tên gần giống trang “{near}”.",
    "Nếu là trang “{near}” thì đặt lại đúng tên ấy; nếu là trang riêng thì không cần làm gì.",
)
TWO_SHEETS = error(
    "PW086",
    "Sổ tính có hai trang cùng được hiểu là “{sheet}”: “{first}” và “{second}”.",
    "Giữ lại một trang, xóa hoặc đổi hẳn tên trang kia.",
)
TWO_PROFILES = error(
    "PW121",
    "Có hai tệp đơn vị khác dạng: {one} và {other}; không rõ tệp nào đúng.",
    "Giữ lại một tệp, chuyển tệp kia sang thư mục khác.",
)
NO_NOMINATIONS = error(
    "PW054",
    "Trang “{sheet}” chưa có dòng nào.",
    "Ghi các đề cử từ hàng ngay dưới tiêu đề; dòng ví dụ không được tính.",
)
PLAN_ONLY = warning(
    "PW055",
    "Trang “{sheet}” chưa có dòng nào nên chỉ lập được văn bản không cần đề cử.",
    "Không cần làm gì nếu mới lập kế hoạch; ngược lại, ghi các đề cử.",
)
NO_YEAR = error(
    "PW056",
    "Không biết hồ sơ thuộc năm nào.",
    "Điền mục “Năm” ở trang Hồ sơ.",
)
NO_SIGNATORY = error(
    "PW059",
    "Trang “{sheet}” chưa có dòng nào.",
    "Ghi người ký ở tệp don-vi.xlsx hoặc trong hồ sơ; dòng ví dụ không được tính.",
)
STRANGE_GROUND = warning(
    "PW057",
    "Căn cứ này không bắt đầu bằng chữ “Căn cứ”.",
    "Viết cả câu, ví dụ “Căn cứ Quyết định số …”.",
)
OWN_RECIPIENT = warning(
    "PW058",
    "Dòng “{name}” ở Nơi nhận được bỏ qua vì chương trình tự ghi.",
    "Xóa dòng này.",
)

PROFILE = "don-vi"
PROFILE_KINDS = (".xlsx", ".xlsm", ".ods", ".xls")  # dạng nào đứng trước thì được dùng
SHORTEST = 4  # letters of a name that may be part of another
GROUND_STARTS = ("căn cứ", "theo đề nghị", "xét đề nghị", "thực hiện")
OWN_RECIPIENTS = re.compile(r"(như (trên|điều\b.*)|lưu\b.*)", re.I)

Noun = TypeVar("Noun")


@dataclass(frozen=True)
class Book:
    """The sheets of one file by the key of their declaration."""

    file: str
    sheets: Mapping[str, Sheet]
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()


class Reading:
    """The sheets of a dossier, the unit's profile behind them, and what was found so far."""

    def __init__(self, books: tuple[Book, ...], known: Choices, *, plan_only: bool = False):
        self.plan_only = plan_only  # only documents that need no nomination are asked for
        self.books = books  # the dossier first: what it says wins
        self.known = known
        self.findings: list[Finding] = [f for book in books for f in book.findings]

    def note(self, findings: Iterable[Finding]) -> None:
        self.findings += findings

    def sources(self, spec: SheetSpec) -> list[tuple[Book, Sheet]]:
        books = self.books if spec.profile else self.books[:1]
        return [(book, book.sheets[spec.key]) for book in books if spec.key in book.sheets]

    def records(self, key: str) -> tuple[Record, ...]:
        """The rows of the first book that has any."""
        spec = schema().sheets[key]
        for book, sheet in self.sources(spec):
            found, findings = recorded(sheet, spec, book.file, self.known)
            self.note(findings)
            if found:
                return found
        return ()

    def nouns(self, key: str, noun: type[Noun]) -> tuple[Noun, ...]:
        return records.nouns(noun, self.records(key))

    def pairs(self, key: str) -> PairRecord:
        """Label by label, the first book that fills it in."""
        spec = schema().sheets[key]
        entries: dict[str, tuple[layout.Entry, ...]] = {}
        whole = CellRef(self.books[0].file, spec.name)
        for book, sheet in reversed(self.sources(spec)):
            found, findings = layout.pairs(sheet, spec, book.file)
            self.note(findings)
            whole = CellRef(book.file, sheet.name)
            for label, said in found.items():
                if label not in entries or any(entry.value for entry in said):
                    entries[label] = said
        record, findings = records.pair_record(entries, spec, whole, self.known)
        self.note(findings)
        return record


def read(
    book: Path, unit_book: Path | None, names: Names, *, plan_only: bool = False
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """The dossier and every finding; None when there is no unit or no Đề cử to speak of.

    plan_only: an empty Đề cử is no fault, since only documents without nominees are wanted.
    """
    profile = unit_book or profile_for(book)
    return understood(opened(book, profile), book, profile, names, plan_only=plan_only)


def opened(book: Path, profile: Path | None) -> tuple[Book, ...]:
    """The cells of a dossier and of the unit's profile, none of which has been judged yet."""
    return tuple(_book(path) for path in (book, profile) if path is not None)


def understood(
    books: tuple[Book, ...],
    book: Path,
    profile: Path | None,
    names: Names,
    *,
    plan_only: bool = False,
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """What the sheets of those two files say, as `read` gives it."""
    reading = Reading(books, names.choices, plan_only=plan_only)
    reading.note(_twin_of(profile) if profile else ())
    dossier = _dossier(reading, book)
    return dossier, tuple(reading.findings)


def read_unit(path: Path) -> Unit | None:
    """The office of a profile; None when the sheet does not name it."""
    reading = Reading((_book(path),), Names({}, {}).choices, plan_only=True)
    return office.unit(reading.pairs("unit"))


def profile_for(book: Path) -> Path | None:
    """The unit's profile: beside the dossier, else in the folder above, which holds its rounds."""
    folders = (book.resolve().parent, book.resolve().parent.parent)
    found = (path for folder in folders for path in _profiles_in(folder) if path.name != book.name)
    return next(found, None)


def is_profile(path: Path) -> bool:
    """Whether a file is called as the profile of a unit is, whatever kind of workbook it is."""
    return path.stem.casefold() == PROFILE and path.suffix.casefold() in PROFILE_KINDS


def _profiles_in(folder: Path) -> list[Path]:
    found = filter(is_profile, folder.iterdir()) if folder.is_dir() else ()
    return sorted(found, key=lambda path: (PROFILE_KINDS.index(path.suffix.casefold()), path.name))


def _twin_of(profile: Path) -> list[Finding]:
    """What stands against a profile that lies there in two kinds."""
    found = [path for path in _profiles_in(profile.parent) if path.name != profile.name]
    if not is_profile(profile) or not found:
        return []
    names = {"one": profile.name, "other": found[0].name}
    return [TWO_PROFILES.at(PartRef(profile.name), **names)]


def _book(path: Path) -> Book:
    found: dict[str, Sheet] = {}
    file = unicodedata.normalize("NFC", path.name)
    known = schema().names
    sheets, remarks = formats.read(path, lambda name: known.find(name) is not None)
    findings = list(remarks)
    for sheet in sheets:
        where = CellRef(file, sheet.name)
        key = known.find(sheet.name)
        if key is None:
            findings += _about_stranger(sheet, where)
        elif key in found:
            names = {"first": found[key].name, "second": sheet.name}
            findings.append(TWO_SHEETS.at(where, sheet=schema().sheets[key].name, **names))
        else:
            found[key] = sheet
    return Book(file, found, tuple(findings), tuple(sheet.name for sheet in sheets))


def _about_stranger(sheet: Sheet, where: CellRef) -> Iterator[Finding]:
    """What to say of a sheet that is not read: it is hidden, or perhaps of the dossier."""
    if sheet.is_hidden and sheet.rows:
        yield HIDDEN_STRANGER.at(where, sheet=sheet.name)
    elif sheet.rows and (near := _near(sheet.name)):
        yield UNREAD_SHEET.at(where, sheet=sheet.name, near=near)


@lru_cache(maxsize=256)
def _near(name: str) -> str:
    """The sheet of a dossier that a name is like; books of one form have the same strangers."""
    return spelling.like(name, [spec.name for spec in schema().sheets.values()], SHORTEST)


def _dossier(reading: Reading, path: Path) -> Dossier | None:
    sheets = schema().sheets
    for spec in sheets.values():
        if spec.required and not reading.sources(spec):
            reading.note([_missing(reading, spec)])
    session_said, unit_said = reading.pairs("session"), reading.pairs("unit")
    campaign_said = reading.pairs("campaign")
    options, findings = office.options(unit_said, reading.known)
    reading.note(findings)
    nominees = tuple(map(roll.coded, reading.records("nominations")))
    reading.note(roll.nomination_faults(nominees))
    nominated = roll.nominations(nominees)
    reading.note(references.spelling_faults(nominated))
    council = reading.nouns("council", CouncilMember)
    session, findings = roll.session(session_said, council)
    reading.note(findings)
    votes, findings = roll.votes_matched(_votes(reading), nominees)
    reading.note(findings)
    content = _content(reading)
    criteria = reading.nouns("criteria", Criterion)
    if not nominees:
        fault = PLAN_ONLY if content or criteria or reading.plan_only else NO_NOMINATIONS
        reading.note(_empty(reading, "nominations", fault))
    campaign = _campaign(reading, campaign_said, nominees, session)
    subunits = reading.nouns("subunits", Subunit)
    initiatives, findings = references.initiatives(reading.records("initiatives"), nominated)
    reading.note(findings)
    measured = reading.nouns("measurements", Measurement)
    measurements, findings = references.measurements(measured, nominated, criteria)
    reading.note(findings)
    signatories = reading.nouns("signatories", Signatory)
    if not signatories:
        reading.note(_empty(reading, "signatories", NO_SIGNATORY))
    grounds, recipients = _grounds(reading), _recipients(reading)
    requests = reading.nouns("requests", DocumentRequest)
    past = reading.nouns("past", PastFigure)
    earlier = reading.nouns("earlier", PastAward)
    deadlines = reading.nouns("deadlines", Deadline)
    unit = office.unit(unit_said)
    eras, findings = office.eras(unit_said, reading.records("eras"))
    reading.note(findings)
    if unit is None or "nominations" not in reading.books[0].sheets:
        return None
    reading.note(references.workplace_faults(nominated, subunits, unit))
    return Dossier(
        code=campaign_said.values.get("code") or unicodedata.normalize("NFC", path.stem),
        source=reading.books[0].file,
        campaign=campaign,
        unit=unit,
        options=options,
        signatories=signatories,
        nominations=ordering.in_order(nominated, options, subunits),
        criteria=criteria,
        council=council,
        session=session,
        votes=votes,
        grounds=grounds,
        recipients=recipients,
        requests=requests,
        content=content,
        past=past,
        subunits=subunits,
        initiatives=initiatives,
        measurements=measurements,
        earlier=earlier,
        deadlines=deadlines,
        eras=eras,
    )


def _missing(reading: Reading, spec: SheetSpec) -> Finding:
    book = reading.books[0]
    where = CellRef(book.file, spec.name)
    if spec.profile and len(reading.books) == 1:
        return MISSING_UNIT.at(where, sheet=spec.name)
    near = spelling.nearest(spec.name, book.names) or spelling.like(spec.name, book.names)
    hint = f"; gần giống nhất là trang “{near}”" if near else ""
    return MISSING_SHEET.at(where, sheet=spec.name, hint=hint)


def _empty(reading: Reading, key: str, fault: Fault) -> list[Finding]:
    """What a required sheet without rows means; nothing when the sheet itself is at fault."""
    spec = schema().sheets[key]
    at_fault = any(f.is_error and str(f.where).startswith(spec.name) for f in reading.findings)
    files = [book.file for book, _ in reading.sources(spec)]
    where = CellRef(files[-1] if files else reading.books[0].file, spec.name)
    return [] if at_fault else [fault.at(where, sheet=spec.name)]


def _votes(reading: Reading) -> list[tuple[Vote, str]]:
    """Votes, each with the name written beside it."""
    said = [record for record in reading.records("votes") if record.is_complete]
    names = [record.values.get("name", "") for record in said]
    return list(zip(records.nouns(Vote, said), names, strict=True))


def _content(reading: Reading) -> tuple[ContentRow, ...]:
    said = map(_with_text, reading.records("content"))
    content, findings = outline.outlined(records.nouns(ContentRow, said))
    reading.note(findings)
    return content


def _with_text(record: Record) -> Record:
    """A row of the content, which may be without: then it says of what there is a list."""
    if "text" in record.values:
        return record
    return Record({"text": "", **record.values}, record.ref, record.is_complete)


def _grounds(reading: Reading) -> tuple[Ground, ...]:
    grounds = reading.nouns("grounds", Ground)
    reading.note(
        STRANGE_GROUND.at(ground.origin.at("text"))
        for ground in grounds
        if not ground.text.casefold().startswith(GROUND_STARTS)
    )
    return tuple(map(_unmarked, grounds))


def _unmarked(ground: Ground) -> Ground:
    """A ground without the mark at its end, which depends on its place."""
    text = ground.text.rstrip(" ;.,")
    return ground if text == ground.text else replace(ground, text=text)


def _recipients(reading: Reading) -> tuple[Recipient, ...]:
    """Recipients without the dashes and marks the clerk may have typed."""
    kept: list[Recipient] = []
    for recipient in reading.nouns("recipients", Recipient):
        name = recipient.name.lstrip("-–+ ").rstrip(" ;.,")
        if OWN_RECIPIENTS.fullmatch(name):
            reading.note([OWN_RECIPIENT.at(recipient.origin.at("name"), name=name)])
        else:
            kept.append(recipient if name == recipient.name else replace(recipient, name=name))
    return tuple(kept)


def _campaign(
    reading: Reading, said: PairRecord, nominees: Iterable[Record], session: Session
) -> Campaign:
    """The campaign; its year from the sheet, else from the nominations, else from the meeting."""
    year = said.values.get("year") or _year(nominees, session)
    if not year:
        reading.note([NO_YEAR.at(said.ref.at("year"))])
    usual: dict[str, Any] = {
        "year": year,
        "name": f"tổng kết công tác năm {year}",
        "achievement": f"có thành tích xuất sắc trong thực hiện nhiệm vụ công tác năm {year}",
    }
    given = {key: value for key, value in said.values.items() if key not in ("code", "year")}
    limits, findings = references.limits(said, reading.known)
    reading.note(findings)
    return Campaign(**(usual | given), quotas=said.texts("quotas"), limits=limits, origin=said.ref)


def _year(nominees: Iterable[Record], session: Session) -> int:
    """The last year of any achievement period; 0 when nothing tells."""
    periods = " ".join(str(record.values.get("period", "")) for record in nominees)
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", periods)]
    if years or session.held_on is None:
        return max(years, default=0)
    return session.held_on.year - (1 if session.held_on.month <= 3 else 0)
