"""A made-up dossier to rehearse templates with: nothing in it is left blank, or all that may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperwork.compose import Order, compose
from paperwork.model import (
    Absence,
    Campaign,
    ContentRow,
    CouncilMember,
    Criterion,
    Document,
    DocumentNumber,
    DocumentRequest,
    DocumentSet,
    DocumentType,
    Dossier,
    Issuer,
    Kind,
    Nomination,
    Options,
    PastAward,
    PastFigure,
    Purpose,
    Recipient,
    Session,
    SessionMethod,
    Signatory,
    SigningMode,
    Unit,
    UnitKind,
    Vote,
)
from paperwork.vocabulary.passages import TIMELINE

SOURCE = "ho-so-mau.xlsx"
LAST_DAY = dt.date(2027, 1, 25)
DAYS = {  # ngày của từng loại có sẵn; loại khác lấy ngày cuối
    "ke-hoach": dt.date(2026, 3, 16),
    "giay-moi": dt.date(2027, 1, 5),
    "bien-ban": dt.date(2027, 1, 8),
    "to-trinh": dt.date(2027, 1, 11),
    "quyet-dinh": dt.date(2027, 1, 14),
}
DEPUTY = Signatory(
    "Đào Hữu Trác",
    "Phó Chủ tịch thường trực",
    SigningMode.TM_KT,
    other_post="Phó Giám đốc Sở",
)

UNIT = Unit(
    name="Sở Công Thương",
    symbol="SCT",
    place="An Sơn",
    kind=UnitKind.DEPARTMENT,
    head_post="Giám đốc",
    parent="Ủy ban nhân dân tỉnh An Sơn",
    parent_in_head="UBND tỉnh An Sơn",
    called="Sở",
    authority="Giám đốc Sở Công Thương",
    superior="Ủy ban nhân dân tỉnh An Sơn",
    superior_award="Chủ tịch Ủy ban nhân dân tỉnh An Sơn",
    drafting_unit="Văn phòng Sở",
    drafting_symbol="VP",
    drafter_initials="NTL",
    copies=30,
    fund="Quỹ Thi đua, khen thưởng năm 2026 của Sở",
    fund_balance=120_000_000,
    executors="Chánh Văn phòng Sở, Trưởng phòng Kế hoạch - Tài chính",
    council_name="Hội đồng Thi đua - Khen thưởng",
    council_symbol="HĐTĐKT",
    council_decision="112/QĐ-SCT",
    council_decided_on=dt.date(2025, 9, 15),
)
CAMPAIGN = Campaign(
    year=2026,
    name="tổng kết công tác năm 2026",
    achievement="có thành tích xuất sắc trong thực hiện nhiệm vụ công tác năm 2026",
    since=dt.date(2026, 1, 1),
    until=dt.date(2026, 12, 31),
    deadline=dt.date(2026, 12, 15),
    quotas=(
        "Danh hiệu “Chiến sĩ thi đua cơ sở”: mỗi phòng không quá 02 cá nhân",
        "Giấy khen: không quá 05 tập thể, 10 cá nhân",
    ),
)
COUNCIL = tuple(
    CouncilMember(name, post, role, salutation)
    for name, post, role, salutation in (
        ("Phạm Quốc Thịnh", "Giám đốc", "Chủ tịch", "Ông"),
        ("Đào Hữu Trác", "Phó Giám đốc", "Phó Chủ tịch thường trực", "Ông"),
        ("Nguyễn Thị Lụa", "Chánh Văn phòng", "Ủy viên, Thư ký", "Bà"),
        ("Trần Minh Đạt", "Trưởng phòng Quản lý công nghiệp", "Ủy viên", "Ông"),
        ("Lê Thị Sáu", "Trưởng phòng Quản lý thương mại", "Ủy viên", "Bà"),
        ("Hoàng Văn Bách", "Trưởng phòng Kế hoạch - Tài chính", "Ủy viên", "Ông"),
        ("Vi Thị Nhàn", "Chủ tịch Công đoàn", "Ủy viên", "Bà"),
    )
)
SESSION = Session(
    held_on=DAYS["bien-ban"],
    starts="08 giờ 00",
    ends="11 giờ 00",
    place="Phòng họp số 1, trụ sở Sở Công Thương",
    chair=COUNCIL[0].name,
    secretary=COUNCIL[2].name,
    method=SessionMethod.BALLOT,
    guests=("Đại diện Ban Thanh tra nhân dân", "Kế toán trưởng"),
    discussion=(
        "Các thành viên thống nhất với báo cáo thẩm định hồ sơ của bộ phận thường trực.",
        "Đề nghị quan tâm khen thưởng người lao động trực tiếp.",
    ),
    tellers=(
        "Ông Trần Minh Đạt, Tổ trưởng",
        "Bà Lê Thị Sáu, Tổ viên",
        "Ông Hoàng Văn Bách, Tổ viên",
    ),
    absences=(
        Absence("Hoàng Văn Bách", "absent", "Đi công tác"),
        Absence("Vi Thị Nhàn", "written", "Dự lớp bồi dưỡng nghiệp vụ"),
        Absence("Lê Thị Sáu", "substitute", "Ông Bùi Văn Tám, Phó Trưởng phòng"),
    ),
)

AWARDED = (  # mã, đối tượng, danh hiệu, tên, cách gọi, chức vụ, đơn vị hoặc địa chỉ
    ("DC-0001", Kind.COLLECTIVE, "GK", "Phòng Quản lý công nghiệp", "", "", "Cơ quan Sở"),
    ("DC-0002", Kind.COLLECTIVE, "GK", "Phòng Quản lý thương mại", "", "", "Cơ quan Sở"),
    ("DC-0003", Kind.INDIVIDUAL, "CSTDCS", "Trần Thị Hòa", "Bà", "Chuyên viên", "Văn phòng Sở"),
    ("DC-0004", Kind.INDIVIDUAL, "CSTDCS", "Lý Văn Tiến", "Ông", "Chuyên viên", "Thanh tra Sở"),
    ("DC-0005", Kind.INDIVIDUAL, "LDTT", "Đỗ Thị Hạnh", "Bà", "Chuyên viên", "Văn phòng Sở"),
    ("DC-0006", Kind.INDIVIDUAL, "LDTT", "Lý Văn Tiến", "Ông", "Chuyên viên", "Thanh tra Sở"),
    ("DC-0007", Kind.HOUSEHOLD, "GK", "Lương Văn Tấn", "Ông", "", "thôn Đông, xã Minh Khởi"),
    ("DC-0008", Kind.HOUSEHOLD, "GK", "Vũ Thị Mai", "Bà", "", "thôn Đoài, xã Minh Khởi"),
    ("DC-0009", Kind.ENTERPRISE, "GK", "Hợp tác xã Chè Phú Lộc", "", "", "xã Phú Lộc"),
    ("DC-0010", Kind.ENTERPRISE, "GK", "Công ty cổ phần Dệt An Sơn", "", "", "phường Sơn Hà"),
)
PROPOSED = (
    ("DC-0011", Kind.COLLECTIVE, "TTLDXS", "Phòng Quản lý năng lượng", "", "", "Cơ quan Sở"),
    ("DC-0012", Kind.COLLECTIVE, "TTLDXS", "Văn phòng Sở", "", "", "Cơ quan Sở"),
    ("DC-0013", Kind.INDIVIDUAL, "CSTDT", "Ngô Văn Quý", "Ông", "Trưởng phòng", "Thanh tra Sở"),
    ("DC-0014", Kind.INDIVIDUAL, "CSTDT", "Bế Thị Yên", "Bà", "Phó Trưởng phòng", "Văn phòng Sở"),
)
NOT_PASSED = (
    ("DC-0015", Kind.INDIVIDUAL, "CSTDCS", "Tạ Thị Bưởi", "Bà", "Chuyên viên", "Thanh tra Sở"),
    ("DC-0016", Kind.INDIVIDUAL, "GK", "Cao Văn Tư", "Ông", "Nhân viên", "Văn phòng Sở"),
)
BLOCKED = (
    ("DC-0017", Kind.INDIVIDUAL, "LDTT", "Mai Văn Bính", "Ông", "Chuyên viên", "Văn phòng Sở"),
    ("DC-0018", Kind.INDIVIDUAL, "LDTT", "Hà Thị Gấm", "Bà", "Nhân viên", "Thanh tra Sở"),
)
GENDERS = {"Ông": "Nam", "Bà": "Nữ"}
Row = tuple[str, Kind, str, str, str, str, str]


def specimens(types: Sequence[DocumentType]) -> Iterator[DocumentSet]:
    """The sets to rehearse with: all there is, as little as may be, a decision for each award.

    Raises TemplateError where a declared text cannot be filled.
    """
    full = dossier(types)
    for variant in (full, _spare(full), _only_proposed(full), _by_award(full)):
        whole, _ = compose(variant, Order(tuple(types), LAST_DAY, all_types=True))
        yield replace(whole, documents=tuple(map(_numbered, whole.documents)))


def _numbered(document: Document) -> Document:
    if not document.type.numbered:
        return document
    return replace(document, number=DocumentNumber(document.type.order, document.symbol))


def dossier(types: Sequence[DocumentType]) -> Dossier:
    """The dossier in which every field has a value and every list two items or more."""
    passed = [*_nominations(AWARDED), *_nominations(PROPOSED)]
    failed, blocked = _nominations(NOT_PASSED), _nominations(BLOCKED)
    votes = [_vote(nominee, 6, 0) for nominee in passed] + [_vote(n, 1, 5) for n in failed]
    return Dossier(
        code="HS-2026-MAU",
        source=SOURCE,
        campaign=CAMPAIGN,
        unit=UNIT,
        options=Options(thresholds=(("CSTDCS", 80), ("CSTDT", 80))),
        signatories=(Signatory("Phạm Quốc Thịnh", "Giám đốc"), *_deputies(types)),
        nominations=(
            *_outstanding(passed),
            *failed,
            *(replace(n, under_examination=True, note="Đang xác minh đơn") for n in blocked),
        ),
        criteria=(
            Criterion("Hoàn thành tốt nhiệm vụ được giao"),
            Criterion("Chấp hành tốt nội quy của cơ quan"),
            Criterion("Có giải pháp được áp dụng tại đơn vị", category="Cá nhân"),
            Criterion("Nội bộ đoàn kết", category="Tập thể"),
        ),
        council=COUNCIL,
        session=SESSION,
        votes=tuple(votes),
        recipients=(
            Recipient("Ban Thi đua - Khen thưởng tỉnh", purpose=Purpose.REPORT),
            Recipient("Các phòng, đơn vị thuộc Sở", purpose=Purpose.EXECUTE),
        ),
        requests=tuple(DocumentRequest(key, issued_on=day) for key, day in DAYS.items()),
        content=tuple(row for type in types if type.timeline for row in _timeline(type.key)),
        past=(PastFigure("GK", 2, 3, 1, 1), PastFigure("LDTT", individuals=4)),
        earlier=tuple(
            PastAward(
                AWARDED[0][3],
                year,
                "GK",
                code=AWARDED[0][0],
                decision="15/QĐ-SCT",
                decided_on=dt.date(year + 1, 1, 12),
                decided_by=UNIT.authority,
            )
            for year in (2023, 2024)
        ),
    )


def _outstanding(passed: Sequence[Nomination]) -> tuple[Nomination, ...]:
    """All of them chosen, in their order."""
    return tuple(replace(nominee, outstanding=n) for n, nominee in enumerate(passed, 1))


def _nominations(rows: Sequence[Row]) -> tuple[Nomination, ...]:
    return tuple(_nomination(*row) for row in rows)


def _nomination(
    code: str, kind: Kind, award: str, name: str, salutation: str, post: str, place: str
) -> Nomination:
    is_of_office = kind in (Kind.COLLECTIVE, Kind.INDIVIDUAL)
    let_through = award == "LDTT"  # one group shows how an exception is told
    return Nomination(
        code=code,
        kind=kind,
        name=name,
        award=award,
        salutation=salutation,
        gender=GENDERS.get(salutation, ""),
        born=dt.date(1985, 6, 2) if kind is Kind.INDIVIDUAL else None,
        post=post,
        workplace=place if is_of_office else "",
        address="" if is_of_office else place,
        reward_type="Công trạng",
        period="2026",
        target_group="Cơ quan hành chính" if is_of_office else "Nông dân",
        rating="HTNV" if let_through else "HTXSNV",
        exception="Nghỉ điều trị dài ngày, có giấy ra viện" if let_through else "",
        achievement="Hoàn thành tốt nhiệm vụ được giao năm 2026.",
    )


def _vote(nominee: Nomination, agree: int, disagree: int) -> Vote:
    count = agree + disagree
    return Vote(nominee.code, agree, disagree, written=1, issued=count, returned=count)


def _deputies(types: Sequence[DocumentType]) -> tuple[Signatory, ...]:
    """For each type of the council its deputy chair: who signs for another and has two posts."""
    council = [type.key for type in types if type.issuer is Issuer.COUNCIL]
    return tuple(replace(DEPUTY, document_type=key) for key in council)


def _timeline(key: str) -> tuple[ContentRow, ...]:
    return tuple(
        ContentRow(
            key,
            task,
            part=TIMELINE,
            lead="Văn phòng Sở",
            partner="Các phòng, đơn vị",
            due=due,
            product=product,
        )
        for task, due, product in (
            ("Phổ biến Kế hoạch đến các phòng, đơn vị", "31/3/2026", "Công văn"),
            ("Tiếp nhận, thẩm định hồ sơ", "25/12/2026", "Báo cáo thẩm định"),
        )
    )


def _spare(full: Dossier) -> Dossier:
    """One nominee, no bonus, nobody absent, and no list that may be empty has anything in it."""
    awarded = _outstanding(_nominations(AWARDED[2:3]))
    campaign = replace(CAMPAIGN, since=None, until=None, deadline=None, quotas=())
    return replace(
        full,
        campaign=campaign,
        unit=replace(UNIT, council_decision="", council_decided_on=None, fund=""),
        options=replace(full.options, pays_bonus=False),
        signatories=(Signatory("Phạm Quốc Thịnh", "Giám đốc"),),
        nominations=awarded,
        criteria=(),
        session=replace(SESSION, guests=(), discussion=(), tellers=(), absences=()),
        votes=tuple(Vote(nominee.code, len(COUNCIL)) for nominee in awarded),
        recipients=(),
        content=(),
        past=(),
    )


def _only_proposed(full: Dossier) -> Dossier:
    """Nobody is rewarded by the office itself: its lists are empty, those of the superior not."""
    codes = {row[0] for row in AWARDED}
    left = tuple(nominee for nominee in full.nominations if nominee.code not in codes)
    return replace(full, nominations=left)


def _by_award(full: Dossier) -> Dossier:
    return replace(full, options=replace(full.options, decisions="award"))
