"""What went wrong in a template, as one Vietnamese line with its place and the next step."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2.exceptions import SecurityError, TemplateSyntaxError

from paperwork.errors import TemplateError
from paperwork.language.bounds import TOO_DEEP, TooMuch
from paperwork.language.tags import BadTag
from paperwork.language.values import MissingField, Unprintable
from paperwork.wordml import IllegalCharacter

FIELDS_ADVICE = "Xem các trường bằng lệnh: paperwork templates fields."
TAG_ADVICE = "Sửa thẻ trong mẫu rồi chạy lại."


def template_error(
    name: str, fault: BaseException, *, tag: str = "", where: str = "", known: Iterable[str] = ()
) -> TemplateError:
    """The error a clerk reads: `name` is the file, `known` the fields that do exist."""
    place = f" ({where})" if where else ""
    if isinstance(fault, MissingField) and fault.name:
        nearest = fault.nearest(known)
        hint = f" Gần giống: “{nearest}”." if nearest else ""
        return TemplateError(
            f"{name}: không có trường “{fault.name}”{place}.{hint} {FIELDS_ADVICE}"
        )
    advice = "Sửa dữ liệu hoặc thẻ rồi chạy lại." if _about_data(fault) else TAG_ADVICE
    subject = f"thẻ “{tag}”" if tag else "một thẻ"
    return TemplateError(f"{name}: {subject} {_reason(fault)}{place}. {advice}")


def _about_data(fault: BaseException) -> bool:
    return isinstance(fault, Unprintable | IllegalCharacter | MissingField)


def _reason(fault: BaseException) -> str:
    if isinstance(fault, Unprintable | IllegalCharacter | BadTag | TooMuch):
        return str(fault)
    if isinstance(fault, TOO_DEEP):
        return "lồng nhau quá nhiều lớp"
    if isinstance(fault, MissingField):
        return "lấy một mục của danh sách trống"
    if isinstance(fault, SecurityError):
        return "không được phép; thẻ chỉ nêu tên trường và bộ lọc"
    if isinstance(fault, TemplateSyntaxError):
        return "viết chưa đúng"
    return "không tính được với dữ liệu này"
