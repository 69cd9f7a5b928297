"""What goes wrong with a register, said in Vietnamese with the next step."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.errors import RegisterError
from paperwork.findings import Finding
from paperwork.register.locks import Holder, host_name

FOREIGN = (
    "Tệp “{name}” không phải là sổ đăng ký văn bản đi."
    " Chọn đúng tệp sổ, hoặc đổi chỗ tệp này để chương trình lập sổ mới."
)
NEWER = (
    "Sổ “{name}” do bản paperwork mới hơn lập nên bản này không ghi được."
    " Cập nhật paperwork rồi chạy lại."
)
OLDER = (
    "Sổ “{name}” do bản paperwork thử nghiệm trước đây lập, bản này không ghi tiếp được."
    " Chuyển tệp ấy đi nơi khác để lập sổ mới, rồi ghi các số đã cấp vào cột “Số” của trang"
    " Văn bản khi chạy lại từng hồ sơ."
)
DAMAGED = (
    "Sổ “{name}” bị hỏng. Không lấy số từ sổ này; khôi phục bản sao lưu gần nhất:"
    " paperwork register restore TỆP-SAO-LƯU --replace."
)
UNREACHABLE = (
    "Không mở hoặc không ghi được sổ “{name}”."
    " Kiểm tra thư mục có thật và bạn có quyền ghi ở đó, rồi chạy lại."
)
BUSY = "Sổ “{name}” đang có người khác dùng quá {patience:g} giây. Đợi họ xong rồi chạy lại."
FULL = "Ổ đĩa chứa sổ “{name}” đã đầy. Dọn bớt chỗ rồi chạy lại; số đã cấp vẫn giữ nguyên."
UNREADABLE = (
    "Ổ đĩa báo lỗi khi đọc hoặc ghi sổ “{name}”."
    " Kiểm tra ổ đĩa, đường mạng rồi chạy lại; số đã cấp vẫn giữ nguyên."
)
REFUSED = "Sổ “{name}” từ chối ghi: {reason} Không có số nào được cấp."
OTHER = "Sổ “{name}” không dùng được ({reason}). Khôi phục bản sao lưu gần nhất rồi chạy lại."

NO_FOLDER = "Không có thư mục “{folder}” để đặt sổ đăng ký. Tạo thư mục rồi chạy lại."
CLOUD = (
    "Sổ “{name}” nằm trong thư mục đồng bộ của {product}. Hai máy cùng ghi thì {product} làm mất"
    " hoặc nhân đôi số. Đặt sổ ở ổ đĩa của máy, ở thư mục dùng chung trong mạng cơ quan, hoặc trên"
    " máy chủ PostgreSQL."
)
HELD = (
    "Sổ “{name}” đang do {host} giữ{since}. Đợi máy ấy xong rồi chạy lại. Nếu máy ấy đã"
    " tắt hoặc chương trình ở đó đã dừng hẳn, chạy: paperwork register unlock."
)
MOVED = "Sổ “{name}” đã chuyển sang {target} và không cấp số nữa. Dùng --register với sổ mới."
EXISTS = "“{name}” đã có một sổ đăng ký. Chọn nơi khác, hoặc một cơ sở dữ liệu chưa có sổ."
NO_DRIVER = (
    "Máy này chưa cài phần kết nối máy chủ PostgreSQL."
    ' Chạy: pip install "psycopg[binary]" sqlalchemy rồi chạy lại.'
)
BAD_ADDRESS = (
    "Không hiểu địa chỉ sổ đăng ký “{name}”. Ghi tên tệp, hoặc địa chỉ dạng"
    " postgresql://người-dùng@máy-chủ/cơ-sở-dữ-liệu."
)
NO_SERVER = (
    "Không nối được máy chủ giữ sổ “{name}”. Kiểm tra mạng, tên máy chủ, tài khoản và mật khẩu rồi"
    " chạy lại; số đã cấp vẫn giữ nguyên."
)
FORBIDDEN = (
    "Tài khoản này không có quyền với sổ “{name}”."
    " Nhờ người quản trị máy chủ cấp quyền rồi chạy lại."
)
UNSAFE = (
    "Máy chủ giữ sổ “{name}” đang tắt {setting}: mất điện là mất số đã cấp."
    " Nhờ người quản trị máy chủ bật lại rồi chạy lại."
)
NO_BOOK = (
    "Chưa có sổ đăng ký “{name}”. Sổ được lập khi lấy số lần đầu; sổ ở nơi khác thì chỉ bằng"
    " --register."
)


class DamagedError(RegisterError):
    """The file is no register, or one with a damaged page: what backups are for."""


def held(name: str, holder: Holder) -> str:
    """Who holds the register, and since when by the clock on this wall."""
    host = f"máy {holder.host}" if holder.host else "một máy không rõ tên"
    if holder.host == host_name():
        host = "một cửa sổ hoặc một người dùng khác của chính máy này"
    since = f" từ {holder.since.astimezone():%H:%M %d/%m/%Y}" if holder.since else ""
    return HELD.format(name=name, host=host, since=since)


def refusal(findings: Sequence[Finding]) -> RegisterError:
    """All that is wrong with a set, one line each."""
    lines = [f"- {finding.message} {finding.remedy}" for finding in findings]
    return RegisterError("\n".join(["Sổ đăng ký văn bản đi chưa cấp số nào:", *lines]))
