"""python -m tools.session DIR [PART]: one sitting of a department's council with 2,689 nominations.

The proportions are those of a real mountain district's sitting; to which awards its 127 proposals
to higher levels belonged is not known, so that split is ours. PART 10 makes a tenth of it. The same
workbook whenever and wherever it is made; every name and every figure in it is invented.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sys
from collections.abc import Iterator
from itertools import count, product
from math import ceil
from pathlib import Path

from tools.build_samples import DATA, SAMPLES, Row, Sheets, merged, with_names, write

BASE = DATA / "so-2026"  # cơ quan, Hội đồng, kế hoạch, báo cáo của sở mẫu
SEED = 2027
MEMBERS, WRITTEN = 9, 1  # thành viên Hội đồng; người gửi ý kiến bằng văn bản

PROPORTIONS = (  # danh hiệu, hình thức; đối tượng; số đề cử
    ("Cờ thi đua của Ủy ban nhân dân tỉnh", "Tập thể", 1),
    ("Tập thể lao động xuất sắc", "Tập thể", 7),
    ("Tập thể lao động tiên tiến", "Tập thể", 88),
    ("Chiến sĩ thi đua cấp tỉnh", "Cá nhân", 16),
    ("Chiến sĩ thi đua cơ sở", "Cá nhân", 288),
    ("Lao động tiên tiến", "Cá nhân", 1780),
    ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Tập thể", 7),
    ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Cá nhân", 96),
    ("Giấy khen", "Cá nhân", 253),
    ("Giấy khen", "Hộ gia đình", 153),
)
TITLED = ("Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến")

FAMILIES = (
    "Âu Bế Cao Chu Doãn Đàm Đinh Giáp Hà Hứa Kiều La Lâm Lục Ma Mã Nông Phùng Quan Sầm Tạ Thân"
    " Tô Triệu Trịnh Ứng Vi Viên Vương Xa"
)
MIDDLES = {
    "Ông": "Công Đức Hải Huy Khắc Minh Quang Thế Trọng Văn",
    "Bà": "Bích Cẩm Diệu Hồng Kim Mai Ngọc Thanh Thị Thu",
}
GIVEN = {
    "Ông": "Bách Chiến Duy Đại Hiển Kha Lập Nghĩa Phú Quyết Sang Thiện Tuyên Việt",
    "Bà": "Ánh Châm Dịu Hiên Huyền Lụa Mận Nga Oanh Phượng Quế Sim Thoa Yến",
}
PLACES = "Bản Mòn;Khe Sặt;Nà Lùng;Pắc Ngòi;Suối Bạc;Thác Vàng;Đồi Sim;Cầu Gỗ;Bến Nứa;Ao Xanh"
BRANCHES = "Chi cục Kiểm lâm;Chi cục Thủy lợi;Chi cục Chăn nuôi;Trung tâm Khuyến nông"
TEAMS = "Phòng Hành chính;Phòng Kỹ thuật;Trạm số;Đội công tác số;Hạt khu vực số"
POSTS = ("Chuyên viên", "Kỹ thuật viên", "Kế toán viên", "Kiểm lâm viên", "Văn thư viên")
DEEDS = (
    "Hoàn thành {n} hồ sơ đúng hạn trong năm, không có hồ sơ bị trả lại.",
    "Hướng dẫn {n} hộ áp dụng quy trình mới, năng suất tăng so với năm trước.",
    "Kiểm tra {n} lượt địa bàn, phát hiện và xử lý kịp thời mọi vụ việc.",
    "Tổ chức {n} buổi tập huấn cho nông dân, có bài kiểm tra cuối buổi.",
    "Số hóa {n} tài liệu lưu trữ, lập mục lục tra cứu cho cơ quan.",
)


def main(folder: Path, part: int = 1) -> Path:
    """The dossier, with the profile of the sample department beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SAMPLES / "so-2026" / "don-vi.xlsx", folder / "don-vi.xlsx")
    write(sheets(part), folder / "ho-so.xlsx")
    return folder / "ho-so.xlsx"


def sheets(part: int = 1) -> Sheets:
    """The sheets of the dossier; a part of them when PART is more than 1."""
    base = merged([file for file in sorted(BASE.glob("*.toml")) if "don-vi" not in file.stem])
    chance = random.Random(SEED)
    nominations = list(_nominations(chance, part))
    votes = [_vote(row, chance) for row in nominations if row["under_examination"] == "Không"]
    campaign = base["campaign"] | {"code": "HS-2026-PHIEN-LON"}
    session = {key: value for key, value in base["session"].items() if key != "absent"}
    return with_names(
        base
        | {"session": session}
        | {"campaign": campaign, "nominations": nominations, "votes": votes}
    )


def _nominations(chance: random.Random, part: int) -> Iterator[Row]:
    """People with several titles have a row for each; each row has an achievement of its own."""
    codes, deeds = count(1), count(101)
    people = _people(chance)
    titled = [next(people) for _ in range(ceil(1780 / part))]
    for award, kind, number in PROPORTIONS:
        for order in range(ceil(number / part)):
            if kind == "Tập thể":
                who = _collective(award, order)
            elif kind == "Hộ gia đình":
                who = _household(next(people), order)
            else:
                who = titled[order] if award in TITLED else next(people)
            yield {
                "code": f"PL-{next(codes):04d}",
                "kind": kind,
                **who,
                "award": award,
                "reward_type": "Công trạng",
                "period": "2026",
                "achievement": chance.choice(DEEDS).format(n=next(deeds)),
                "under_examination": "Có" if chance.random() < 0.002 else "Không",
                "received_on": dt.date(2026, 12, 10),
            }


def _people(chance: random.Random) -> Iterator[Row]:
    """Persons of whom no two bear the same name."""
    names = [
        (called, f"{family} {middle} {given}")
        for called in ("Ông", "Bà")
        for family, middle, given in product(
            FAMILIES.split(), MIDDLES[called].split(), GIVEN[called].split()
        )
    ]
    chance.shuffle(names)
    for called, name in names:
        branch = chance.choice(BRANCHES.split(";"))
        yield {
            "salutation": called,
            "name": name,
            "gender": "Nam" if called == "Ông" else "Nữ",
            "post": chance.choice(POSTS),
            "workplace": f"{_team(chance.randrange(25))}, {branch}",
            "target_group": "Người trực tiếp",
            "is_leader": "Không",
            "rating": "Hoàn thành xuất sắc nhiệm vụ",
            "rating_before": "Hoàn thành xuất sắc nhiệm vụ",
        }


def _team(order: int) -> str:
    kinds = TEAMS.split(";")
    kind = kinds[order % len(kinds)]
    return f"{kind} {order // len(kinds) + 1}"


def _collective(award: str, order: int) -> Row:
    """A team: eight in ten of its people have the title of an advanced worker, or more."""
    branches = BRANCHES.split(";")
    people = 10 + order % 7
    return {
        "name": _team(order // len(branches)),
        "workplace": branches[order % len(branches)],
        "target_group": "Cơ quan hành chính",
        "headcount": people,
        "advanced_count": people if "xuất sắc" in award else ceil(people * 0.8),
        "rating": "Hoàn thành xuất sắc nhiệm vụ",
        "rating_before": "Hoàn thành xuất sắc nhiệm vụ",
    }


def _household(head: Row, order: int) -> Row:
    place = PLACES.split(";")[order % 10]
    return {
        "salutation": head["salutation"],
        "name": head["name"],
        "workplace": f"Thôn {place}",
        "address": f"Thôn {place}, xã Khe Mây",
        "target_group": "Hộ gia đình",
    }


def _vote(row: Row, chance: random.Random) -> Row:
    """Most pass with all votes; about one in forty fails."""
    against = chance.choices((0, 1, 5), (86, 12, 2))[0]  # 8/9 không đạt 90 %, 4/9 không đạt quá nửa
    return {
        "nomination": row["code"],
        "agree": MEMBERS - against,
        "disagree": against,
        "invalid": 0,
        "written": WRITTEN,
        "issued": MEMBERS,
        "returned": MEMBERS,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
