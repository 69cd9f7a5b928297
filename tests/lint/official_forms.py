"""The sample forms of PL III, filled in and typed in Normal as their official files are.

decision(TABLES)     Mẫu 1.2 with its head and foot in tables without borders
decision(TABS)       the same with the columns set by tabs
decision(BREAKS)     the same with manual line breaks inside the cells
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lint_builders import a_docx, a_field, a_paragraph, a_run, a_table

from paperwork.metrics import text_width_mm

TWIPS = 1440 / 25.4
LEFT_MM, RIGHT_MM = 60, 103  # hai cột của phần đầu, như tệp mẫu rộng hơn vùng chữ một chút
PAGE = (  # như tệp mẫu: lề 25, 20, 35, 20 mm, đầu trang 10 mm
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:bottom="1134" w:left="1985"'
    ' w:right="1134" w:header="567" w:footer="567" w:gutter="0"/>{}<w:titlePg/>'
)
NEXT = PAGE.format('<w:pgNumType w:start="1"/>')
MARKED = re.compile(r"(\*\*|__)(.+?)\1", re.DOTALL)
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DATE = "Nghệ An, ngày 05 tháng 3 năm 2026"


# ---------------------------------------------------------------- paragraphs


def _rpr(size: float, bold: bool = False, italic: bool = False, more: str = "") -> str:
    weight = "<w:b/>" * bold + "<w:i/>" * italic
    return f'{weight}<w:sz w:val="{int(2 * size)}"/>{more}'


def _inside(text: str, rpr: str) -> str:
    """The runs of a text; a tab and a line break are what they are."""
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    pieces = re.split(r"([\t\n])", text)
    return "".join(a_run("", rpr, marks[p]) if p in marks else a_run(p, rpr) for p in pieces if p)


def typed(
    text: str = "",
    *,
    align: str = "both",
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    first_mm: float = 0,
    left_mm: float = 0,
    before: float = 0,
    more: str = "",
) -> str:
    """A paragraph in Normal; in its text **…** is bold and __…__ italic."""
    runs, place = "", 0
    for found in MARKED.finditer(text):
        runs += _inside(text[place : found.start()], _rpr(size, bold, italic))
        strong = found[1] == "**"
        runs += _inside(found[2], _rpr(size, bold or strong, italic or not strong))
        place = found.end()
    runs += _inside(text[place:], _rpr(size, bold, italic))
    indent = f'<w:ind w:left="{round(left_mm * TWIPS)}" w:firstLine="{round(first_mm * TWIPS)}"/>'
    spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="0"/>'
    ppr = f'{more}{spacing}{indent}<w:jc w:val="{align}"/>'
    return a_paragraph("", ppr=ppr, inside=runs)


def centred(text: str = "", **said) -> str:
    return typed(text, **{"align": "center"} | said)


def title(text: str, **said) -> str:
    return centred(text, bold=True, **said)


def body(text: str) -> str:
    return typed(text, first_mm=10, before=6)


def ground(text: str) -> str:
    return typed(text, first_mm=10, before=6, italic=True)


def stroke(millimetres: float) -> str:
    """Raised underscores of that length, as the official files rule their lines."""
    one = text_width_mm("_", 14 * 2 / 3)
    return "_" * round(millimetres / one)


def ruled(millimetres: float) -> str:
    raised = _rpr(14, more='<w:vertAlign w:val="superscript"/>')
    ppr = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
    return a_paragraph("", ppr=ppr, inside=a_run(stroke(millimetres), raised))


def width(text: str, size: float) -> float:
    """How long a bold line is, mm."""
    return text_width_mm(text, size, bold=True)


# ---------------------------------------------------------------- head and foot


@dataclass(frozen=True)
class Head:  # ô 1 đến 4, và ô 5b của công văn
    number: str  # Số: 05/QĐ-SNV
    parent: str = "UBND TỈNH NGHỆ AN"
    agency: str = "SỞ NỘI VỤ"
    date: str = DATE
    subject: str = ""  # V/v …

    @property
    def lines(self) -> list[str]:
        return self.agency.split("\n")

    @property
    def rule_mm(self) -> float:
        """The length of the line below the agency."""
        return 0.4 * max(width(line, 13) for line in self.lines)


@dataclass(frozen=True)
class Foot:  # ô 7, ô 9b
    items: tuple[str, ...]
    posts: tuple[str, ...] = ("GIÁM ĐỐC",)
    name: str = "Nguyễn Văn An"


@dataclass(frozen=True)
class Hand:  # cách xếp hai cột ở đầu và cuối văn bản
    name: str
    head: Callable[[Head], str]
    foot: Callable[[Foot], str]


def _columns(*rows: tuple[str, str], left_mm: float = LEFT_MM) -> str:
    widths = [round(mm * TWIPS) for mm in (left_mm, LEFT_MM + RIGHT_MM - left_mm)]
    return a_table(rows, widths, '<w:tblLayout w:type="fixed"/>')


def _head_in_table(head: Head) -> str:
    left = centred(head.parent, size=13)
    left += "".join(title(line, size=13) for line in head.lines)
    left += ruled(head.rule_mm)
    right = title(NATION, size=13) + title(MOTTO) + ruled(width(MOTTO, 14))
    number = centred(head.number, size=13)
    if head.subject:
        number += centred(head.subject, size=12, before=6)
    return _columns((left, right), (number, centred(head.date, italic=True)))


def _foot_in_table(foot: Foot) -> str:
    left = typed("Nơi nhận:", align="left", size=12, bold=True, italic=True)
    left += "".join(typed(item, align="left", size=11) for item in foot.items)
    right = "".join(title(post) for post in foot.posts)
    right += centred() * 4 + title(foot.name)
    return _columns((left, right), left_mm=75)


def _head_with_breaks(head: Head) -> str:
    """One paragraph in each cell, its lines parted by Shift+Enter."""
    names = _inside(f"{head.parent}\n", _rpr(13)) + _inside(head.agency, _rpr(13, bold=True))
    nation = _inside(f"{NATION}\n", _rpr(13, bold=True)) + _inside(MOTTO, _rpr(14, bold=True))
    ppr = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
    left = a_paragraph("", ppr=ppr, inside=names) + ruled(head.rule_mm)
    right = a_paragraph("", ppr=ppr, inside=nation) + ruled(width(MOTTO, 14))
    number = centred(head.number, size=13)
    if head.subject:
        number += centred(head.subject, size=12, before=6)
    return _columns((left, right), (number, centred(head.date, italic=True)))


def _foot_with_breaks(foot: Foot) -> str:
    items = "\n".join(foot.items)
    left = typed("Nơi nhận:", align="left", size=12, bold=True, italic=True)
    left += typed(items, align="left", size=11)
    right = title("\n".join((*foot.posts, "", "", "", foot.name)))
    return _columns((left, right), left_mm=75)


def _tabbed(left: str, right: str, middles: tuple[float, float] = (31, 108)) -> str:
    """A line of two columns, each centred at its tab stop."""
    stops = "".join(f'<w:tab w:val="center" w:pos="{round(mm * TWIPS)}"/>' for mm in middles)
    ppr = f'<w:tabs>{stops}</w:tabs><w:spacing w:before="0" w:after="0"/>'
    tab = a_run("", "", "<w:tab/>")
    return a_paragraph("", ppr=ppr, inside=tab + left + tab + right)


def _head_with_tabs(head: Head) -> str:
    def words(text: str, size: float, **said) -> str:
        return a_run(text, _rpr(size, **said))

    raised = _rpr(14, more='<w:vertAlign w:val="superscript"/>')
    rules = (stroke(head.rule_mm), stroke(width(MOTTO, 14)))
    lines = [
        _tabbed(words(head.parent, 13), words(NATION, 13, bold=True)),
        _tabbed(words(head.lines[0], 13, bold=True), words(MOTTO, 14, bold=True)),
        *(_tabbed(words(line, 13, bold=True), "") for line in head.lines[1:]),
        _tabbed(*(a_run(rule, raised) for rule in rules)),
        _tabbed(words(head.number, 13), words(head.date, 14, italic=True)),
    ]
    if head.subject:
        tabs = '<w:tabs><w:tab w:val="center" w:pos="1757"/></w:tabs>'
        inside = a_run("", "", "<w:tab/>") + words(head.subject, 12)
        lines.append(a_paragraph("", ppr=f'{tabs}<w:spacing w:before="120"/>', inside=inside))
    return "".join(lines)


def _foot_with_tabs(foot: Foot) -> str:
    """The label and the posts on one line, then the list with the name beside its end."""
    stop = '<w:tabs><w:tab w:val="center" w:pos="6300"/></w:tabs>'
    plain = f'{stop}<w:spacing w:before="0" w:after="0"/>'
    tab = a_run("", "", "<w:tab/>")
    right = [a_run(post, _rpr(14, bold=True)) for post in foot.posts]
    label = a_run("Nơi nhận:", _rpr(12, bold=True, italic=True))
    left = [label, *(a_run(item, _rpr(11)) for item in foot.items)]
    right += [""] * (max(len(left), len(right) + 3) - len(right))
    right.append(a_run(foot.name, _rpr(14, bold=True)))
    left += [""] * (len(right) - len(left))
    pairs = zip(left, right, strict=True)
    return "".join(
        a_paragraph("", ppr=plain, inside=own + (tab + other if other else ""))
        for own, other in pairs
    )


TABLES = Hand("bảng", _head_in_table, _foot_in_table)
BREAKS = Hand("ngắt dòng trong ô", _head_with_breaks, _foot_with_breaks)
TABS = Hand("phím Tab", _head_with_tabs, _foot_with_tabs)
HANDS = (TABLES, BREAKS, TABS)


def _document(*blocks: str) -> bytes:
    number = a_paragraph("", ppr='<w:jc w:val="center"/>', inside=a_field("PAGE", "2"))
    headers = {"default": number, "first": a_paragraph()}
    return a_docx("".join(blocks), header=headers, section=PAGE.format(""))


def _named(name: str, subject: str = "") -> str:
    """The type, its subject if it has one, and the line below."""
    if not subject:
        return title(name, before=12) + ruled(0.4 * width(name, 14))
    return title(name, before=12) + title(subject) + ruled(0.4 * width(subject, 14))


# ---------------------------------------------------------------- the forms

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
DUTIES = (
    "Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 14 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Nghệ An"
    " quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Nội vụ;"
)
OFFICE = ("- Như Điều 3;", "- Lưu: VT, VP.")


def resolution(hand: Hand) -> bytes:
    """Mẫu 1.1."""
    return _document(
        hand.head(Head("Số: 12/NQ-HĐND", "TỈNH NGHỆ AN", "HỘI ĐỒNG NHÂN DÂN")),
        _named("NGHỊ QUYẾT", "Về việc xác nhận kết quả bầu Chủ tịch Ủy ban nhân dân tỉnh"),
        title("HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN", before=12),
        ground(LAW),
        ground(
            "Xét Tờ trình số 25/TTr-UBND ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về việc"
            " xác nhận kết quả bầu cử; ý kiến thảo luận của đại biểu Hội đồng nhân dân tỉnh."
        ),
        title("QUYẾT NGHỊ:", before=6),
        body(
            "**Điều 1.** Xác nhận kết quả bầu Chủ tịch Ủy ban nhân dân tỉnh nhiệm kỳ 2026 - 2031."
        ),
        body("**Điều 2.** Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này./."),
        hand.foot(Foot(("- Như Điều 2;", "- Lưu: VT, VP."), ("CHỦ TỊCH",), "Trần Văn Bình")),
    )


def decision(hand: Hand) -> bytes:
    """Mẫu 1.2."""
    return _document(
        hand.head(Head("Số: 05/QĐ-SNV")),
        _named("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác chuyển đổi số"),
        title("GIÁM ĐỐC SỞ NỘI VỤ", before=12),
        ground(LAW),
        ground(DUTIES),
        ground("Theo đề nghị của Chánh Văn phòng Sở."),
        title("QUYẾT ĐỊNH:", before=6),
        body("**Điều 1.** Thành lập Tổ công tác chuyển đổi số của Sở Nội vụ gồm các ông, bà sau:"),
        body("1. Ông Trần Văn Bình, Phó Giám đốc Sở, Tổ trưởng;"),
        body("2. Bà Lê Thị Cúc, Chánh Văn phòng Sở, Tổ phó."),
        body(
            "**Điều 2.** Tổ công tác giúp Giám đốc Sở xây dựng, theo dõi việc thực hiện kế hoạch"
            " chuyển đổi số hằng năm; tự giải thể khi hoàn thành nhiệm vụ."
        ),
        body(
            "**Điều 3.** Chánh Văn phòng Sở, Trưởng các phòng chuyên môn và các ông, bà có tên tại"
            " Điều 1 chịu trách nhiệm thi hành Quyết định này./."
        ),
        hand.foot(Foot(OFFICE)),
    )


def regulation(hand: Hand) -> bytes:
    """Mẫu 1.3 and what is issued with it, on a new section."""
    break_ = a_paragraph("", ppr=f"<w:sectPr>{PAGE.format('')}</w:sectPr>")
    subject = "Tiếp công dân của Sở Nội vụ"
    return _document(
        hand.head(Head("Số: 06/QĐ-SNV")),
        _named("QUYẾT ĐỊNH", "Ban hành Quy chế tiếp công dân của Sở Nội vụ"),
        title("GIÁM ĐỐC SỞ NỘI VỤ", before=12),
        ground(LAW),
        ground("Theo đề nghị của Chánh Văn phòng Sở."),
        title("QUYẾT ĐỊNH:", before=6),
        body(
            "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Sở Nội vụ tỉnh"
            " Nghệ An."
        ),
        body("**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày ký."),
        body("**Điều 3.** Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./."),
        hand.foot(Foot(OFFICE)),
        break_,
        title("QUY CHẾ"),
        title(subject),
        centred(
            "(Kèm theo Quyết định số 06/QĐ-SNV ngày 05 tháng 3 năm 2026 của Giám đốc Sở Nội vụ)",
            italic=True,
        ),
        ruled(0.4 * width(subject, 14)),
        title("Chương I", before=6),
        title("QUY ĐỊNH CHUNG"),
        body("**Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng**"),
        body("1. Quy chế này quy định việc tiếp công dân tại trụ sở của Sở Nội vụ."),
        body("2. Quy chế này áp dụng đối với:"),
        body("a) Công chức, người lao động của Sở;"),
        body("b) Công dân đến khiếu nại, tố cáo, kiến nghị, phản ánh."),
        title("Chương II", before=6),
        title("TỔ CHỨC THỰC HIỆN"),
        body("**Điều 2. Điều khoản thi hành**"),
        body("Chánh Văn phòng Sở theo dõi, đôn đốc việc thực hiện Quy chế này./."),
    )


def letter(hand: Hand) -> bytes:
    """Mẫu 1.5 to several offices."""
    return _document(
        hand.head(Head("Số: 128/SNV-VP", subject="V/v báo cáo công tác văn thư năm 2026")),
        typed("Kính gửi:", align="left", left_mm=35, before=12),
        typed("- Các phòng thuộc Sở;", align="left", left_mm=45, before=6),
        typed("- Trung tâm Lưu trữ lịch sử.", align="left", left_mm=45, before=6),
        body(
            "Thực hiện Kế hoạch số 09/KH-SNV ngày 12 tháng 02 năm 2026 của Sở Nội vụ về công tác"
            " văn thư, lưu trữ năm 2026, Sở Nội vụ đề nghị các phòng, Trung tâm báo cáo kết quả"
            " thực hiện."
        ),
        body("Báo cáo gửi về Văn phòng Sở trước ngày 30 tháng 6 năm 2026./."),
        hand.foot(
            Foot(
                ("- Như trên;", "- Giám đốc (để báo cáo);", "- Lưu: VT, VP."),
                ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
                "Trần Văn Bình",
            )
        ),
    )


def letter_to_one(hand: Hand) -> bytes:
    """Mẫu 1.5 to one office, with the sign of its drafter."""
    return _document(
        hand.head(Head("Số: 129/SNV-TCCB", subject="V/v nâng bậc lương năm 2026")),
        centred("Kính gửi: Bộ Nội vụ", before=12),
        body("Sở Nội vụ trân trọng đề nghị Bộ Nội vụ cho ý kiến về nội dung nêu trên./."),
        hand.foot(Foot(("- Như trên;", "- Lưu: VT, TCCB. PL.(300)"))),
    )


def submission(hand: Hand) -> bytes:
    """Mẫu 1.4 to a superior office: tờ trình."""
    return _document(
        hand.head(Head("Số: 07/TTr-SNV")),
        _named("TỜ TRÌNH", "Về việc ban hành Đề án vị trí việc làm"),
        centred("Kính gửi: Ủy ban nhân dân tỉnh Nghệ An", before=12),
        body("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, ban hành Đề án như sau:"),
        body("**I. SỰ CẦN THIẾT**"),
        body("**1. Cơ sở pháp lý**"),
        body("Việc xây dựng Đề án thực hiện theo quy định của pháp luật về cán bộ, công chức."),
        body("**2. Cơ sở thực tiễn**"),
        body("a) Số lượng biên chế được giao chưa gắn với vị trí việc làm;"),
        body("b) Khối lượng công việc của từng vị trí chưa được đo đếm."),
        body("**II. KIẾN NGHỊ**"),
        body("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."),
        hand.foot(Foot(("- Như trên;", "- Lưu: VT, TCCB."))),
    )


def plan(hand: Hand) -> bytes:
    """Mẫu 1.4 without Kính gửi: kế hoạch, signed for a collective."""
    return _document(
        hand.head(Head("Số: 09/KH-UBND", "TỈNH NGHỆ AN", "ỦY BAN NHÂN DÂN\nXÃ HÒA TRẠCH")),
        _named("KẾ HOẠCH", "Công tác văn thư, lưu trữ năm 2026"),
        body("**I. MỤC ĐÍCH, YÊU CẦU**"),
        body("1. Thực hiện thống nhất quy định về văn thư, lưu trữ trong toàn xã."),
        body("2. Bảo đảm văn bản đi, đến được đăng ký, theo dõi đầy đủ, kịp thời."),
        body("**II. TỔ CHỨC THỰC HIỆN**"),
        body("Các công chức chuyên môn và trưởng thôn căn cứ Kế hoạch này tổ chức thực hiện./."),
        hand.foot(
            Foot(
                ("- Sở Nội vụ;", "- Lưu: VT."),
                ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                "Lê Thị Cúc",
            )
        ),
    )


def telegram(hand: Hand) -> bytes:
    """Mẫu 1.6."""
    return _document(
        hand.head(Head("Số: 03/CĐ-UBND", "TỈNH NGHỆ AN", "ỦY BAN NHÂN DÂN\nXÃ HÒA TRẠCH")),
        _named("CÔNG ĐIỆN", "Về việc ứng phó với bão số 3"),
        body("Chủ tịch Ủy ban nhân dân xã điện:"),
        body("- Trưởng các thôn;"),
        body("- Ban Chỉ huy Quân sự xã."),
        body(
            "Bão số 3 dự báo đổ bộ vào địa bàn tỉnh trong đêm nay. Yêu cầu các thôn, Ban Chỉ huy"
            " Quân sự xã trực ban 24 giờ, sẵn sàng sơ tán các hộ ở vùng trũng thấp./."
        ),
        hand.foot(Foot(("- Ủy ban nhân dân tỉnh;", "- Lưu: VT."), ("CHỦ TỊCH",), "Lê Văn Dũng")),
    )


def invitation(hand: Hand) -> bytes:
    """Mẫu 1.7."""
    return _document(
        hand.head(Head("Số: 21/GM-SNV")),
        _named("GIẤY MỜI", "Họp sơ kết công tác văn thư, lưu trữ"),
        body("Sở Nội vụ trân trọng kính mời: Lãnh đạo các phòng, đơn vị thuộc Sở."),
        body("Tới dự cuộc họp sơ kết công tác văn thư, lưu trữ sáu tháng đầu năm."),
        body("Chủ trì: Ông Nguyễn Văn An, Giám đốc Sở."),
        body("Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2026."),
        body("Địa điểm: Phòng họp số 1, trụ sở Sở Nội vụ."),
        body("Đề nghị các đại biểu đến dự đúng giờ./."),
        hand.foot(Foot(("- Như trên;", "- Lưu: VT, VP."))),
    )


def introduction(hand: Hand) -> bytes:
    """Mẫu 1.8."""
    return _document(
        hand.head(Head("Số: 15/GGT-SNV")),
        _named("GIẤY GIỚI THIỆU"),
        body("Sở Nội vụ trân trọng giới thiệu:"),
        body("Ông (bà): Lê Thị Cúc"),
        body("Chức vụ: Chánh Văn phòng Sở"),
        body("Được cử đến: Trung tâm Lưu trữ quốc gia III"),
        body("Về việc: Tra cứu tài liệu lưu trữ"),
        body("Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ."),
        body("Giấy này có giá trị đến hết ngày 31 tháng 3 năm 2026./."),
        hand.foot(Foot(("- Như trên;", "- Lưu: VT."))),
    )


def minutes(hand: Hand) -> bytes:
    """Mẫu 1.9, signed by two; its foot is a table in every hand, as in the form."""
    subject = "Họp sơ kết công tác văn thư, lưu trữ"
    left = title("THƯ KÝ") + centred() * 3 + title("Lê Thị Cúc")
    right = title("CHỦ TỌA") + centred() * 3 + title("Nguyễn Văn An")
    sent = typed("Nơi nhận:", align="left", size=12, bold=True, italic=True)
    for item in ("- Thành viên dự họp;", "- Lưu: VT, Hồ sơ."):
        sent += typed(item, align="left", size=11)
    return _document(
        hand.head(Head("Số: 04/BB-SNV", date="")),
        _named("BIÊN BẢN", subject),
        body("Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 3 năm 2026."),
        body("Địa điểm: Phòng họp số 1, trụ sở Sở Nội vụ."),
        body("Thành phần tham dự: Lãnh đạo các phòng, đơn vị thuộc Sở."),
        body("Chủ trì (chủ tọa): Ông Nguyễn Văn An, Giám đốc Sở."),
        body("Thư ký (người ghi biên bản): Bà Lê Thị Cúc, Chánh Văn phòng Sở."),
        body("Nội dung (theo diễn biến cuộc họp):"),
        body("Các đại biểu thảo luận, thống nhất báo cáo sơ kết."),
        body("Cuộc họp kết thúc vào 11 giờ 00, ngày 12 tháng 3 năm 2026./."),
        typed(),
        _columns((left, right), (sent, typed()), left_mm=75),
    )


def leave(hand: Hand) -> bytes:
    """Mẫu 1.10."""
    return _document(
        hand.head(Head("Số: 08/GNP-SNV")),
        _named("GIẤY NGHỈ PHÉP"),
        body("Xét Đơn đề nghị nghỉ phép ngày 02 tháng 3 năm 2026 của bà Lê Thị Cúc,"),
        body("Sở Nội vụ cấp cho:"),
        body("Ông (bà): Lê Thị Cúc"),
        body("Chức vụ: Chánh Văn phòng Sở"),
        body(
            "Được nghỉ phép trong thời gian 05 ngày, kể từ ngày 09 tháng 3 năm 2026 đến hết ngày"
            " 13 tháng 3 năm 2026 tại tỉnh Nghệ An."
        ),
        body("Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026./."),
        hand.foot(Foot(("- Bà Lê Thị Cúc;", "- Lưu: VT, VP."))),
    )


def report_with_appendix(hand: Hand) -> bytes:
    """Mẫu 1.4 to a superior office with Mẫu 2.1 on a new section."""
    break_ = a_paragraph("", ppr=f"<w:sectPr>{PAGE.format('')}</w:sectPr>")
    subject = "Kết quả công tác văn thư, lưu trữ năm 2026"
    attached = "(Kèm theo Báo cáo số 31/BC-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)"
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = [
        [title(text, size=12) for text in ("STT", "Đơn vị", "Số văn bản đi", "Ghi chú")],
        [centred(text, size=12) for text in ("1", "Văn phòng Sở", "128", "")],
    ]
    number = a_paragraph("", ppr='<w:jc w:val="center"/>', inside=a_field("PAGE", "2"))
    text = (
        hand.head(Head("Số: 31/BC-SNV")),
        _named("BÁO CÁO", subject),
        centred("Kính gửi: Ủy ban nhân dân tỉnh Nghệ An", before=12),
        body("Trong năm, Sở Nội vụ đã phát hành 128 văn bản (biểu tổng hợp tại Phụ lục kèm theo)."),
        body("Sở Nội vụ kính báo cáo Ủy ban nhân dân tỉnh./."),
        hand.foot(Foot(("- Như trên;", "- Lưu: VT, VP."))),
        break_,
        title("Phụ lục"),
        title("TỔNG HỢP VĂN BẢN ĐI"),
        centred(attached, italic=True),
        ruled(35),
        a_table(rows, [800, 4000, 2000, 1900], f"<w:tblBorders>{borders}</w:tblBorders>"),
        body("Biểu có 01 đơn vị./."),
    )
    headers = {"default": number, "first": a_paragraph()}
    return a_docx("".join(text), header=headers, section=NEXT)


FORMS = (
    *(resolution, decision, regulation, letter, letter_to_one, submission, plan, telegram),
    *(invitation, introduction, minutes, leave, report_with_appendix),
)
