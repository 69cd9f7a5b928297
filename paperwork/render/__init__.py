"""Templates and what is made of them: the same bytes for the same data."""

from paperwork.render.docx import CompiledTemplate, compile_form, compile_template
from paperwork.render.properties import Properties
from paperwork.render.text import Unreadable, content_digest, first_difference, text_of
from paperwork.render.xlsx import CompiledWorkbook, compile_book, compile_workbook

__all__ = [
    "CompiledTemplate",
    "CompiledWorkbook",
    "Properties",
    "Unreadable",
    "compile_book",
    "compile_form",
    "compile_template",
    "compile_workbook",
    "content_digest",
    "first_difference",
    "text_of",
]
