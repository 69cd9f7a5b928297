"""The nouns of an office that rewards its people: no Word, no Excel, no disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from paperwork.findings import RowRef


class Kind(StrEnum):  # phân loại đối tượng
    COLLECTIVE = "collective"  # tập thể
    INDIVIDUAL = "individual"  # cá nhân
    HOUSEHOLD = "household"  # hộ gia đình
    ENTERPRISE = "enterprise"  # doanh nghiệp, hợp tác xã


class UnitKind(StrEnum):  # loại cơ quan
    DEPARTMENT = "department"  # sở, ban, ngành cấp tỉnh
    COMMUNE = "commune"  # Ủy ban nhân dân xã, phường, đặc khu
    PUBLIC_SERVICE = "public_service"  # đơn vị sự nghiệp công lập
    ENTERPRISE = "enterprise"  # doanh nghiệp, hợp tác xã
    PROVINCE = "province"  # Ủy ban nhân dân cấp tỉnh, bộ


class Issuer(StrEnum):
    UNIT = "unit"  # cơ quan, tổ chức
    COUNCIL = "council"  # Hội đồng Thi đua - Khen thưởng


class SigningMode(StrEnum):  # quyền hạn ký: NĐ 30 Điều 13, PL I.II.7
    DIRECT = "direct"  # người đứng đầu ký
    KT = "KT."  # ký thay
    TL = "TL."  # thừa lệnh
    TUQ = "TUQ."  # thừa ủy quyền
    Q = "Q."  # giao quyền cấp trưởng
    TM = "TM."  # thay mặt tập thể
    TM_KT = "TM. KT."  # thay mặt tập thể, ký thay người đứng đầu


class SessionMethod(StrEnum):  # hình thức lấy ý kiến Hội đồng
    BALLOT = "ballot"  # bỏ phiếu kín
    HANDS = "hands"  # biểu quyết tại cuộc họp
    WRITTEN = "written"  # lấy ý kiến bằng văn bản


class Purpose(StrEnum):  # gửi để làm gì
    REPORT = "report"  # để báo cáo (b/c): cấp trên
    EXECUTE = "execute"  # để thực hiện
    COORDINATE = "coordinate"  # để phối hợp
    KNOW = "know"  # để biết


class Secrecy(StrEnum):  # độ mật: Luật Bảo vệ bí mật nhà nước
    CONFIDENTIAL = "confidential"  # Mật
    SECRET = "secret"  # Tối mật
    TOP_SECRET = "top_secret"  # Tuyệt mật


class Comparison(StrEnum):  # phép so của một tiêu chuẩn
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    NONE = "=0"
    EQUAL = "="
    BETWEEN = "range"
    YES = "yes"  # có/không
    TEXT = "text"  # định tính


Need = Literal[
    "nominations",
    "council",
    "session",
    "upcoming",
    "ballot",
    "tellers",
    "votes",
    "passed",
    "awarded",
    "proposed",
    "outstanding",
    "bonus",
]
OnePer = Literal["dossier", "award", "unit", "nominee", "member"]  # mỗi … một văn bản
About = Literal["nominated", "considered", "passed", "awarded"]  # đề cử mà văn bản nói đến
Level = Literal["I", "1", "1.1", "a", "-", "+", "", "criteria"]  # cấp của một dòng nội dung

NOWHERE = RowRef()


def holds(since: dt.date | None, until: dt.date | None, day: dt.date) -> bool:
    """Whether a day lies between validity dates, both included; a missing end is open."""
    return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True)
class Unit:  # đơn vị ban hành
    """The issuing office: everything a template may say of it, so that templates name no office."""

    name: str  # tên cơ quan: Sở Nông nghiệp và Môi trường
    symbol: str  # ký hiệu: SNNMT
    place: str  # địa danh
    kind: UnitKind
    head_post: str  # chức danh người đứng đầu: Giám đốc
    parent: str = ""  # cơ quan chủ quản trực tiếp: Ủy ban nhân dân tỉnh …
    parent_in_head: str = ""  # tên chủ quản trên đầu văn bản: UBND tỉnh …
    called: str = ""  # tên gọi trong câu: Sở
    authority: str = ""  # thẩm quyền ban hành quyết định: Giám đốc Sở …
    collective: str = ""  # tập thể ký TM.: Ủy ban nhân dân
    superior: str = ""  # cấp trên nhận báo cáo
    superior_award: str = ""  # cấp trên quyết định khen thưởng vượt thẩm quyền
    drafting_unit: str = ""  # đơn vị soạn thảo: Văn phòng Sở
    drafting_symbol: str = ""  # ký hiệu đơn vị soạn thảo: VP
    drafter_initials: str = ""  # ký hiệu người soạn thảo: NTS
    copies: int | None = None  # số lượng bản phát hành
    fund: str = ""  # nguồn kinh phí tiền thưởng
    fund_balance: int | None = None  # số dư Quỹ thi đua, khen thưởng, đồng
    executors: str = ""  # những ai thi hành quyết định
    council_name: str = ""  # Hội đồng Thi đua - Khen thưởng
    council_symbol: str = ""  # ký hiệu của Hội đồng: HĐTĐKT
    council_decision: str = ""  # quyết định thành lập Hội đồng: số, ký hiệu
    council_decided_on: dt.date | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Era:  # thời kỳ cơ quan mang một tên
    """The office as it was called and subordinate between two days."""

    unit: Unit
    since: dt.date | None = None
    until: dt.date | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Signatory:  # người ký
    name: str
    post: str  # chức vụ của chính người ký
    mode: SigningMode = SigningMode.DIRECT
    document_type: str = ""  # khóa loại văn bản; trống là mọi loại
    other_post: str = ""  # chức vụ khác, ghi trên họ tên (ô 7b)
    since: dt.date | None = None
    until: dt.date | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Nomination:  # đề cử: một đối tượng × một danh hiệu, hình thức
    code: str
    kind: Kind
    name: str
    award: str  # mã trong standards/awards.toml
    workplace: str = ""
    salutation: str = ""  # Ông, Bà
    born: dt.date | int | str | None = None  # ngày, năm, hoặc tháng: 03/1985
    gender: str = ""
    post: str = ""
    address: str = ""
    target_group: str = ""  # nhóm đối tượng thống kê
    is_leader: bool | None = None
    reward_type: str = ""  # loại hình khen thưởng
    period: str = ""  # năm, thời gian tính thành tích
    rating: str = ""
    rating_before: str = ""
    headcount: int | None = None
    advanced_count: int | None = None  # số người đạt Lao động tiên tiến
    achievement: str = ""
    citation: str = ""  # nội dung in giấy khen
    under_examination: bool = False  # đang bị xem xét kỷ luật
    discipline_until: dt.date | None = None
    received_on: dt.date | None = None
    women_count: int | None = None  # số nữ của tập thể
    fulfilled_count: int | None = None  # số người hoàn thành nhiệm vụ
    exemplary_count: int | None = None  # số người đạt Chiến sĩ thi đua cơ sở
    disciplined_count: int | None = None  # số người bị kỷ luật từ cảnh cáo trở lên
    is_confirmed: bool | None = None  # có xác nhận thuế, bảo hiểm, an toàn … của doanh nghiệp
    exception: str = ""  # lý do ngoại lệ: vẫn xét dù chưa đạt một điều kiện
    outstanding: int | None = None  # thứ tự khi được chọn làm điển hình tiêu biểu
    note: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Criterion:  # tiêu chuẩn
    text: str
    category: str = ""  # nhóm đối tượng; trống là tiêu chuẩn chung
    code: str = ""
    comparison: Comparison = Comparison.TEXT
    threshold: str = ""  # như người soạn gõ: 80; 80-85
    measure: str = ""  # đơn vị tính: %, triệu đồng
    note: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Measurement:  # số liệu đạt được của một đề cử theo một tiêu chuẩn
    nomination: str  # mã đề cử
    criterion: str  # mã tiêu chuẩn
    value: str  # như người soạn gõ: 97,5; Có
    measure: str = ""
    evidence: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Initiative:  # sáng kiến, đề tài
    code: str
    name: str
    nominations: tuple[str, ...]  # mã các đề cử dựa vào sáng kiến này
    recognised_by: str = ""
    decision: str = ""
    recognised_on: dt.date | None = None
    scope: str = ""  # base, province, nation
    used_for: str = ""  # đã dùng cho danh hiệu, hình thức nào, năm nào
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Subunit:  # đơn vị trực thuộc
    name: str
    since: dt.date | None = None
    until: dt.date | None = None
    replaced_by: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class CouncilMember:  # thành viên Hội đồng
    name: str
    post: str
    role: str  # chức danh trong Hội đồng
    salutation: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Absence:  # vắng mặt, gửi ý kiến bằng văn bản hoặc cử người dự thay
    member: str
    manner: Literal["absent", "written", "substitute"]
    note: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Session:  # phiên họp
    held_on: dt.date | None = None
    starts: str = ""  # 08 giờ 00
    ends: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    method: SessionMethod = SessionMethod.HANDS
    content: str = ""
    guests: tuple[str, ...] = ()
    discussion: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()  # tổ kiểm phiếu
    absences: tuple[Absence, ...] = ()
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Vote:  # kết quả biểu quyết cho một đề cử
    nomination: str  # mã đề cử
    agree: int
    disagree: int = 0
    invalid: int = 0
    members: int | None = None  # tổng số thành viên ghi trong trang; trống là theo Hội đồng
    written: int | None = None
    issued: int | None = None
    returned: int | None = None
    chair_agrees: bool | None = None  # phiếu của Chủ tịch, khi bằng phiếu ở suất cuối
    note: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Ground:  # căn cứ ban hành
    text: str  # cả câu, bắt đầu bằng “Căn cứ”, không có dấu cuối
    document_type: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Recipient:  # nơi nhận
    name: str
    document_type: str = ""
    purpose: Purpose | None = None
    order: int | None = None
    copies: int | None = None
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class DocumentRequest:  # một dòng của trang Văn bản
    document_type: str
    wanted: bool = True
    number: int | None = None
    issued_on: dt.date | None = None
    subject: str = ""
    award: str = ""  # khi mỗi danh hiệu một quyết định
    secrecy: Secrecy | None = None  # độ mật
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class ContentRow:  # một dòng của trang Nội dung
    document_type: str
    text: str
    level: str = ""  # một trong các Level; trống là đoạn văn, criteria là chỗ chèn tiêu chuẩn
    part: str = ""  # phần của văn bản mà dòng này thay lời văn mặc định
    lead: str = ""  # đơn vị chủ trì
    partner: str = ""  # đơn vị phối hợp
    due: str = ""  # thời hạn
    product: str = ""  # sản phẩm
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class PastFigure:  # số liệu năm trước
    award: str
    collectives: int = 0
    individuals: int = 0
    households: int = 0
    enterprises: int = 0
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class PastAward:  # một lần được khen trước đây
    name: str
    year: int  # năm tính thành tích
    award: str
    code: str = ""
    workplace: str = ""
    decision: str = ""  # số, ký hiệu quyết định
    decided_on: dt.date | None = None
    decided_by: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Deadline:  # thời hạn của một việc
    task: str
    due_on: dt.date  # phải xong trước ngày này
    document_type: str = ""  # có văn bản này đã cấp số thì xong
    done_by: Literal["document", "nominations"] = "document"
    note: str = ""
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Campaign:  # đợt xét khen thưởng: trang Hồ sơ
    year: int
    name: str  # khen thưởng …: "tổng kết công tác năm 2026"
    achievement: str = ""  # thành tích ghi trong quyết định, khi đề cử không ghi riêng
    since: dt.date | None = None
    until: dt.date | None = None
    deadline: dt.date | None = None  # hạn gửi hồ sơ
    quotas: tuple[str, ...] = ()  # số lượng dự kiến
    limits: tuple[tuple[str, int], ...] = ()  # số lượng tối đa: (mã danh hiệu, số)
    outstanding: int | None = None  # số điển hình tiêu biểu phải chọn; trống là theo quy định
    origin: RowRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Options:  # lựa chọn của người đứng đầu cơ quan, khai trong trang Đơn vị
    size_profile: Literal["L", "S"] = "L"  # cỡ chữ 14 hoặc 13
    numbering: Literal["per_type", "single", "mixed"] = "per_type"  # cách đánh số
    series_groups: tuple[tuple[str, ...], ...] = ()  # nhóm sổ: khóa các loại chung một sổ
    numbered_at: Literal["drafting", "signature"] = "drafting"  # cấp số khi lập, sau khi ký
    decisions: Literal["dossier", "award"] = "dossier"  # gộp quyết định
    list_order: Literal["sheet", "unit", "name"] = "sheet"  # thứ tự trong danh sách
    law_citation: Literal["date", "number", "number_and_date"] = "date"  # kiểu trích luật
    rounding: Literal["up_10k", "none", "nearest_10k"] = "up_10k"  # làm tròn tiền thưởng
    household_bonus: Literal["coefficient", "rounded_amount"] = "coefficient"
    pays_bonus: bool = True  # có tiền thưởng kèm theo
    thresholds: tuple[tuple[str, int], ...] = ()  # ngưỡng phiếu riêng: (mã danh hiệu, %)
    coefficients: tuple[tuple[str, Kind, Fraction], ...] = ()  # hệ số thưởng riêng
    quorum: Fraction | None = None  # tỷ lệ dự họp tối thiểu riêng
    powers: tuple[tuple[str, bool], ...] = ()  # thẩm quyền riêng: (mã danh hiệu, có hay không)
    zero_ten: Literal["linh", "lẻ"] = "linh"  # cách đọc số tiền
    four: Literal["tư", "bốn"] = "tư"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    billion: Literal["tỷ", "tỉ"] = "tỷ"
    dong: Literal["đồng", "đồng chẵn", "đồng chẵn."] = "đồng"
    capital_words: bool = True


@dataclass(frozen=True)
class Dossier:  # hồ sơ
    code: str
    source: str  # tên tệp, không có đường dẫn
    campaign: Campaign
    unit: Unit
    options: Options
    signatories: tuple[Signatory, ...]
    nominations: tuple[Nomination, ...]
    criteria: tuple[Criterion, ...] = ()
    council: tuple[CouncilMember, ...] = ()
    session: Session = Session()
    votes: tuple[Vote, ...] = ()
    grounds: tuple[Ground, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    requests: tuple[DocumentRequest, ...] = ()
    content: tuple[ContentRow, ...] = ()
    past: tuple[PastFigure, ...] = ()
    subunits: tuple[Subunit, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    earlier: tuple[PastAward, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    eras: tuple[Era, ...] = ()

    def on(self, day: dt.date | None) -> Dossier:
        """The dossier with the office as it was called on a day."""
        era = next((e for e in self.eras if day and holds(e.since, e.until, day)), None)
        return replace(self, unit=era.unit) if era else self


@dataclass(frozen=True)
class Award:  # danh hiệu thi đua hoặc hình thức khen thưởng
    code: str  # CSTDCS
    name: str  # như in trong văn bản: Chiến sĩ thi đua cơ sở
    family: Literal["title", "form"]  # danh hiệu thi đua; hình thức khen thưởng
    kinds: tuple[Kind, ...]  # đối tượng được tặng
    order: int = 0  # thứ tự in trong danh sách, báo cáo
    aliases: tuple[str, ...] = ()  # cách gõ khác của văn thư: CSTĐCS

    @property
    def phrase(self) -> str:
        """The award inside a sentence: danh hiệu “Lao động tiên tiến”; Giấy khen."""
        return f"danh hiệu “{self.name}”" if self.family == "title" else self.name


class Outcome(StrEnum):  # kết quả xét một đề cử
    AWARDED = "awarded"  # đạt, thuộc thẩm quyền
    PROPOSED = "proposed"  # đạt, đề nghị cấp trên
    NOT_PASSED = "not_passed"  # không đủ số phiếu
    BLOCKED = "blocked"  # không được đưa ra xét
    PENDING = "pending"  # chưa biểu quyết


@dataclass(frozen=True)
class Reckoning:  # cách tính mức thưởng, để kế toán đối chiếu
    coefficient: Fraction  # hệ số của chính đối tượng ấy: hộ gia đình đã nhân 1,5
    salary: int  # lương cơ sở, đồng/tháng
    product: Fraction  # đồng, chưa làm tròn
    amount: int  # mức thưởng, đồng, đã làm tròn
    source: str  # căn cứ của hệ số và lương cơ sở
    unpaid: str = ""  # câu nêu vì sao không được nhận; trống là được nhận


@dataclass(frozen=True)
class Judgement:  # kết luận về một đề cử
    nomination: Nomination
    award: Award
    outcome: Outcome
    vote: Vote | None = None
    members: int = 0  # mẫu số: tất cả thành viên Hội đồng
    threshold: int | None = None  # phần trăm; None là quá nửa
    reason: str = ""  # câu tiếng Việt nêu vì sao không đạt
    waived: str = ""  # điều kiện không đạt mà vẫn xét vì có lý do ngoại lệ, in trong báo cáo
    bonus: int = 0  # thực nhận, đồng: mức thưởng, hoặc 0 khi không được nhận
    roll: int = 0  # thứ tự trong danh sách khen thưởng, là số sổ vàng
    reckoning: Reckoning | None = None  # trống khi không khen hoặc chưa có mức thưởng
    decided_on: dt.date | None = None  # ngày quyết định: luật của ngày ấy được áp dụng

    @cached_property
    def share(self) -> Fraction | None:
        """Votes for over all members; None before the vote."""
        return Fraction(self.vote.agree, self.members) if self.vote and self.members else None


@dataclass(frozen=True)
class DocumentNumber:  # số, ký hiệu
    serial: int
    symbol: str  # QĐ-SNNMT

    def __str__(self) -> str:
        return f"{self.serial:02d}/{self.symbol}"


@dataclass(frozen=True)
class Frame:  # khung chữ trên giấy khen, đo từ mép trái và mép trên của tờ giấy
    """Where the text of a paragraph style stands on the sheet: mm, sizes in points."""

    x: float
    y: float
    width: float
    height: float  # chỗ dành cho chữ; chữ dài hơn thì in nhỏ lại, không bị cắt
    size: float
    least: float = 0  # cỡ chữ nhỏ nhất; 0 là không in nhỏ lại
    font: str = ""  # phông; trống là theo mẫu


@dataclass(frozen=True)
class DocumentType:  # loại văn bản: một mẫu .docx hoặc .xlsx và tờ khai .toml bên cạnh
    key: str  # quyet-dinh
    name: str  # Quyết định
    code: str  # QĐ (PL III.I)
    template: Path
    order: int  # thứ tự đọc trong bộ
    subject: str  # trích yếu, là một mẫu Jinja ngắn
    issuer: Issuer = Issuer.UNIT
    one_per: OnePer = "dossier"
    about: About = "awarded"  # khi mỗi danh hiệu, đơn vị, đề cử một văn bản: những đề cử nào
    on_request: bool = False  # chỉ lập khi được gọi: --only, --all, trang Văn bản
    numbered: bool = True  # danh sách Excel không có số
    personal: bool = False  # do người đứng đầu ban hành, không do tập thể
    signed_by: Literal["signatory", "chair", "tellers"] = "signatory"
    signed_as: str = ""  # không có số mà vẫn ký: như loại văn bản này
    without_chair: bool = False  # mỗi thành viên một văn bản, trừ người chủ trì
    administrative: bool = True  # văn bản hành chính, phải đúng thể thức NĐ 30
    addressee: str = ""  # Kính gửi, mẫu Jinja; trống là không có
    usual_recipients: bool = True  # cấp trên, các đơn vị khi trang Nơi nhận không ghi
    first_recipient: str = ""  # Như trên, Như Điều 3
    archive: str = ""  # dòng Lưu khi khác “VT, đơn vị soạn thảo”
    grounds: bool = False  # có căn cứ ban hành
    cites: tuple[str, ...] = ()  # các loại văn bản được dẫn
    citations: Mapping[str, str] = field(default_factory=dict)  # câu dẫn riêng, mẫu Jinja
    needs: tuple[Need, ...] = ()  # dữ liệu phải có thì mới lập
    parts: Mapping[str, str] = field(default_factory=dict)  # trường: tên phần của trang Nội dung
    headings: Mapping[str, str] = field(default_factory=dict)  # trường: cấp của đề mục trên phần
    print_ready: bool = False  # mẫu in được nhiều người trong một tệp: --print-ready
    frames: Mapping[str, Frame] = field(default_factory=dict)  # kiểu đoạn: khung chữ
    timeline: bool = False  # mẫu in bảng tiến độ của trang Nội dung
    content: tuple[ContentRow, ...] = ()  # lời văn mặc định của các phần
    rows: str = ""  # Excel: trường lặp theo hàng
    row: str = ""  # Excel: tên của một phần tử

    @property
    def is_of_session(self) -> bool:
        """Whether it is written at the session and signed there: minutes, count record."""
        return self.signed_by != "signatory"


@dataclass(frozen=True)
class Document:  # văn bản
    """A document before and after it is numbered; `number` is None in a draft."""

    type: DocumentType
    key: str  # mã hồ sơ/loại/nhóm: cùng khóa thì cùng số
    symbol: str  # QĐ-SNNMT
    issuer: str  # cơ quan có sổ: SNNMT và địa danh; Hội đồng đứng riêng
    series: str  # sổ số: cơ quan có sổ/QĐ; cơ quan có sổ/chung
    series_name: str  # tên gọi của sổ: QĐ-SNNMT; chung SNNMT
    issued_by: str  # Giám đốc Sở …; Hội đồng Thi đua - Khen thưởng Sở …
    subject: str = ""  # trích yếu; chỗ xuống dòng là chỗ ngắt ưa dùng dưới tên loại
    award: Award | None = None  # khi mỗi danh hiệu hoặc mỗi đề cử một văn bản
    share: str = ""  # khi mỗi đơn vị, đề cử, thành viên một văn bản: của ai
    member: CouncilMember | None = None  # khi mỗi thành viên Hội đồng một văn bản
    issued_on: dt.date | None = None
    number: DocumentNumber | None = None
    given_serial: int | None = None  # số do văn thư gõ
    secrecy: Secrecy | None = None  # độ mật
    signatory: Signatory | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()  # căn cứ ngoài bộ văn bản, chưa có dấu cuối
    judgements: tuple[Judgement, ...] = ()
    bonus_basis: str = ""  # căn cứ tính tiền thưởng, theo ngày quyết định
    origin: RowRef = field(default=NOWHERE, compare=False)

    @property
    def group(self) -> str:
        """What tells it from the others of its type: a code or a name of office, of no person."""
        return self.share or self.award_code

    @property
    def award_code(self) -> str:
        return self.award.code if self.award else ""

    @property
    def subject_line(self) -> str:
        return " ".join(self.subject.split())


@dataclass(frozen=True)
class DocumentSet:  # bộ văn bản của một hồ sơ
    dossier: Dossier
    judgements: tuple[Judgement, ...]
    documents: tuple[Document, ...]
    awards: tuple[Award, ...] = ()  # mọi danh hiệu, hình thức, theo thứ tự in
    types: tuple[DocumentType, ...] = ()  # mọi loại đã biết, kể cả loại không lập
    awaiting: frozenset[str] = frozenset()  # khóa các văn bản chưa cấp số và ngày

    def dossier_of(self, document: Document) -> Dossier:
        """The dossier with the office as it was called on the day of the document."""
        return self.dossier.on(document.issued_on)

    def awaits(self, document: Document) -> bool:
        """Whether number and day are not given yet and stay blank on paper.

        A list without a number has the day of what it cites, and waits with it.
        """
        if document.key in self.awaiting:
            return True
        return not document.type.numbered and any(
            cited.key in self.awaiting
            for key in document.type.cites
            for cited in self.cited_by(document, key)
        )

    def cited_by(self, document: Document, type_key: str) -> tuple[Document, ...]:
        """The documents of that type which this one cites, in reading order.

        What is about one award cites of several decisions that of its award.
        """
        if type_key not in document.type.cites:
            return ()
        found = self.by_type.get(type_key, ())
        if document.award is None:
            return found
        return tuple(other for other in found if other.award in (None, document.award))

    @cached_property
    def worked_out(self) -> dict[Hashable, Any]:
        """What follows from the set for several of its documents, kept by whoever worked it out."""
        return {}

    @cached_property
    def by_type(self) -> Mapping[str, tuple[Document, ...]]:
        """The documents by the key of their type, in reading order."""
        found: dict[str, list[Document]] = {}
        for document in self.documents:
            found.setdefault(document.type.key, []).append(document)
        return {key: tuple(documents) for key, documents in found.items()}
