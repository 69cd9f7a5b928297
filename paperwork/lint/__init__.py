"""The checker: any .docx against NĐ 30/2020; it knows nothing of how our own are made."""

from paperwork.lint.annotating import annotated
from paperwork.lint.checking import Remark, Report, check, chosen

__all__ = ["Remark", "Report", "annotated", "check", "chosen"]
