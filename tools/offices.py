"""python -m tools.offices DIR: fifty offices of all kinds, each with its profile and one dossier.

Departments, communes, wards, a special zone, public services and enterprises of one province; some
were called otherwise until 30/6/2025. The same folder whenever and wherever it is made, and no
place, no office and no person in it exists.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from paperwork.wording import slug
from paperwork.workbook.editing import edited
from tools.build_samples import DATA, Sheets, merged, with_names, write
from tools.session import FAMILIES, GIVEN, MIDDLES

PROVINCE = "Vân Trì"
COMMITTEE = f"Ủy ban nhân dân tỉnh {PROVINCE}"
SEED = 50
RENAMED = dt.date(2025, 7, 1)
FEW = 8  # đề cử của hồ sơ chung
CODE_CELL = "B3"  # mục Mã hồ sơ ở trang Hồ sơ

DEPARTMENTS = (
    ("Sở Nội vụ", "SNV"),
    ("Sở Tài chính", "STC"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Công Thương", "SCT"),
    ("Sở Y tế", "SYT"),
    ("Sở Tư pháp", "STP"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Nông nghiệp và Môi trường", "SNNMT"),
)
COMMUNES = (
    "Bãi Sậy;Cồn Lau;Đèo Mây;Đồng Rạ;Gò Sành;Hang Trăn;Hồ Sen;Khe Nước;Lạch Chim;Mỏ Quạ;Mường Sương"
    ";Ngòi Bún;Nương Dâu;Pa Then;Phố Mộc;Rẫy Tiêu;Rừng Trám;Sông Lẫm;Suối Hoa;Thung Mơ;Trại Ong"
    ";Vực Tràm;Xóm Lò;Yên Rào"
)
WARDS = ("Cầu Ván", "Chợ Đình", "Đông Kho", "Ga Cũ", "Hàng Thúng", "Tây Bến")
ZONES = ("Hòn Vích",)
SERVICES = (
    ("Trung tâm Khuyến nông", "TTKN", "Giám đốc"),
    ("Bệnh viện Đa khoa khu vực Đồng Rạ", "BVĐR", "Giám đốc"),
    ("Trường Trung học phổ thông Ga Cũ", "THPTGC", "Hiệu trưởng"),
    ("Ban Quản lý rừng phòng hộ Đèo Mây", "BQLRĐM", "Giám đốc"),
    ("Trung tâm Lưu trữ lịch sử", "TTLTLS", "Giám đốc"),
    ("Viện Quy hoạch xây dựng", "VQHXD", "Viện trưởng"),
    ("Chi cục Thủy lợi", "CCTL", "Chi cục trưởng"),
)
ENTERPRISES = (
    ("Công ty cổ phần Chè Nương Dâu", "CTCND"),
    ("Công ty cổ phần Cấp nước Hồ Sen", "CTCNHS"),
    ("Hợp tác xã Mật ong Trại Ong", "HTXTO"),
    ("Hợp tác xã Gốm Gò Sành", "HTXGS"),
)
ROLES = ("Chủ tịch", "Phó Chủ tịch thường trực", "Ủy viên", "Ủy viên", "Ủy viên kiêm Thư ký")


@dataclass(frozen=True)
class Office:
    name: str
    symbol: str
    place: str
    kind: str
    head_post: str
    parent: str = COMMITTEE
    former: str = ""  # tên đến hết ngày 30/6/2025


def offices() -> Iterator[Office]:
    """The fifty, department first."""
    for name, symbol in DEPARTMENTS:
        yield Office(name, symbol, PROVINCE, "Sở, ban, ngành", "Giám đốc")
    for order, (kind, name) in enumerate(_communes()):
        called = f"Ủy ban nhân dân {kind} {name}"
        former = f"Ủy ban nhân dân thị trấn {name}" if order % 5 == 0 else ""
        yield Office(called, "UBND", name, "UBND xã, phường, đặc khu", "Chủ tịch", former=former)
    for name, symbol, head in SERVICES:
        yield Office(name, symbol, PROVINCE, "Đơn vị sự nghiệp", head)
    for name, symbol in ENTERPRISES:
        yield Office(name, symbol, PROVINCE, "Doanh nghiệp/HTX", "Giám đốc")


def _communes() -> Iterator[tuple[str, str]]:
    yield from (("xã", name) for name in COMMUNES.split(";"))
    yield from (("phường", name) for name in WARDS)
    yield from (("đặc khu", name) for name in ZONES)


def main(folder: Path) -> list[Path]:
    """The dossiers made, each in a folder of its own with its profile, in the order of a batch."""
    chance = random.Random(SEED)
    names = _names(chance)
    made = []
    for order, office in enumerate(offices(), 1):
        place = folder / f"{order:02d}-{slug(office.name)}"
        write(profile(office, [next(names) for _ in ROLES]), place / "don-vi.xlsx")
        book = place / "ho-so.xlsx"
        if made:
            book.write_bytes(edited(made[0], {"Hồ sơ": {CODE_CELL: code_of(order)}}))
        else:
            write(dossier(code_of(order)), book)
        made.append(book)
    return made


def code_of(order: int) -> str:
    """The code of the dossier, of each office its own."""
    return f"50DV-{order:02d}-2026"


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    for called in cycle(("Ông", "Bà")):
        parts = (FAMILIES, MIDDLES[called], GIVEN[called])
        yield called, " ".join(chance.choice(part.split()) for part in parts)


def profile(office: Office, people: list[tuple[str, str]]) -> Sheets:
    """The sheets of an office's own workbook."""
    head, deputy = people[0][1], people[1][1]
    collective = {"mode": "TM."} if office.head_post == "Chủ tịch" else {"mode": "Trực tiếp"}
    sheets: dict[str, Any] = {
        "unit": {
            "name": office.name,
            "parent": office.parent,
            "symbol": office.symbol,
            "place": office.place,
            "kind": office.kind,
            "head_post": office.head_post,
            "executors": "Chánh Văn phòng, Kế toán trưởng",
            "council_decision": f"15/QĐ-{office.symbol}",
            "council_decided_on": dt.date(2025, 9, 15),
        },
        "signatories": [
            {"name": head, "post": office.head_post, **collective},
            {
                "document_type": "Tờ trình",
                "name": deputy,
                "post": "Phó Chủ tịch thường trực",
                "mode": "TM. KT.",
                "other_post": f"Phó {office.head_post}",
            },
        ],
        "council": list(_council(office, people)),
    }
    if office.former:
        until = RENAMED - dt.timedelta(days=1)
        sheets["eras"] = [{"name": office.former, "until": until}]
    return sheets


def _council(office: Office, people: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    for order, ((called, name), role) in enumerate(zip(people, ROLES, strict=True), 1):
        who = {"ordinal": order, "salutation": called, "name": name}
        yield who | {"post": _post(order, office), "role": role}


def _post(order: int, office: Office) -> str:
    posts = (office.head_post, f"Phó {office.head_post}", "Kế toán trưởng", "Chủ tịch Công đoàn")
    return posts[order - 1] if order <= len(posts) else "Chuyên viên"


def dossier(code: str) -> Sheets:
    """The first nominations of the sample department, voted on by everyone's own council."""
    files = sorted((DATA / "so-2026").glob("*.toml"))
    base = merged([file for file in files if file.stem in ("ho-so", "de-cu")])
    awards: dict[str, Any] = {}
    for row in base["nominations"]:
        if row["under_examination"] == "Không" and "Bằng khen" not in row["award"]:
            awards.setdefault(f"{row['award']} {row['kind']}", row)
    few = [
        {key: value for key, value in row.items() if key != "outstanding"}
        for row in list(awards.values())[:FEW]
    ]
    session = {key: base["session"][key] for key in ("held_on", "starts", "ends")} | {
        "place": "Phòng họp lớn của cơ quan",
        "method": "Biểu quyết tại cuộc họp",
        "discussion": ["Các ý kiến thống nhất với báo cáo của bộ phận thường trực."],
    }
    return with_names(
        {
            "campaign": base["campaign"] | {"code": code},
            "session": session,
            "requests": base["requests"],
            "nominations": few,
            "votes": [{"nomination": row["code"], "agree": len(ROLES)} for row in few],
        }
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
