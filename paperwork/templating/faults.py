"""What may be wrong with a template or its declaration."""

from __future__ import annotations

from paperwork.findings import Fault, Severity, error, warning

UNDECLARED = error(
    "PW601",
    "Mẫu này không có tờ khai {declaration} bên cạnh nên không được dùng.",
    "Chép tờ khai của mẫu gần giống nhất, đổi tên thành {declaration} rồi sửa.{hint}",
)
BAD_DECLARATION = error(
    "PW602",
    "Tờ khai chưa dùng được: {reason}",
    "Sửa tờ khai rồi chạy lại.{hint}",
)
HALF_TAG = error(
    "PW603",
    "“{tag}” chưa viết đủ dấu mở và dấu đóng của thẻ.",
    "Thẻ phải nằm gọn trong một đoạn, hai ngoặc liền nhau: {{{{ … }}}} hoặc {{% … %}}.",
)
FOREIGN_LETTERS = error(
    "PW604",
    "Thẻ “{tag}” có ký tự chỉ trông giống: {characters}.",
    "Gõ lại cả thẻ bằng bàn phím tiếng Anh: {right}.",
)
TYPED_BY_WORD = Fault(
    "PW605",
    Severity.INFO,
    "Thẻ “{tag}” có ký tự do Word tự đổi: {characters}.",
    "Chương trình vẫn hiểu thẻ này; không phải sửa.",
)
DECOMPOSED = warning(
    "PW606",
    "Thẻ “{tag}” gõ bằng Unicode tổ hợp, chữ và dấu tách rời.",
    "Gõ lại thẻ bằng bộ gõ đặt ở Unicode dựng sẵn.",
)
SYNTAX = error(
    "PW607",
    "Thẻ “{tag}” {reason}.",
    "Xem lại các dấu ngoặc, dấu nháy trong thẻ.{hint}",
)
UNKNOWN_FIELD = error(
    "PW608",
    "Thẻ “{tag}” nêu trường “{name}” không có.",
    "Xem các trường bằng lệnh: paperwork templates fields.{hint}",
)
NOT_A_LIST = error(
    "PW609",
    "Thẻ “{tag}” lặp theo “{name}” nhưng đó không phải là danh sách.",
    "Chọn một trường có dấu [] trong lệnh: paperwork templates fields.",
)
UNOPENED = error(
    "PW610",
    "Thẻ “{tag}” đóng một thẻ chưa mở hoặc không đúng thứ tự.",
    "Thêm thẻ mở ở trước, hoặc bỏ thẻ này.",
)
UNCLOSED = error(
    "PW611",
    "Thẻ “{tag}” không có thẻ đóng.",
    "Thêm {closing} ở chỗ kết thúc.",
)
LEVELS_DIFFER = error(
    "PW612",
    "Thẻ “{tag}” không cùng cấp với thẻ mở “{opening}”.",
    "Hai thẻ cùng viết p, cùng viết tr, hoặc cùng không viết chữ nào sau dấu mở.",
)
UNPRINTABLE = error(
    "PW613",
    "Thẻ “{tag}” {reason}.",
    "Dùng trường khác, hoặc sửa thẻ như đã nêu.",
)
NEVER_FILLED = error(
    "PW614",
    "Thẻ “{tag}” nằm ở chỗ không được điền: {place}.",
    "Đưa thẻ vào thân văn bản, đầu trang, chân trang, chú thích hoặc ô của trang tính.",
)
UNKNOWN_TYPE = error(
    "PW615",
    "Mục {entry} nêu loại văn bản “{name}” không có.",
    "Ghi tên tệp của một loại đang có, ví dụ to-trinh.{hint}",
)
UNCITED = warning(
    "PW616",
    "Mục citations có câu dẫn cho “{name}” nhưng mục cites không có loại ấy.",
    "Thêm “{name}” vào mục cites, hoặc bỏ câu này.",
)
UNKNOWN_PART = error(
    "PW617",
    "Mục {entry} nêu phần “{name}” không khai ở mục parts.",
    "Khai phần này ở mục parts, hoặc sửa tên phần.{hint}",
)
UNPRINTED_PART = warning(
    "PW618",
    "Phần “{name}” có khai ở mục parts nhưng mẫu không in.",
    "Thêm vào mẫu một đoạn chỉ có {tag}, hoặc bỏ phần này khỏi tờ khai.",
)
UNUSABLE = error("PW619", "Điền thử chưa được: {reason}", "Sửa mẫu rồi soát lại.")
