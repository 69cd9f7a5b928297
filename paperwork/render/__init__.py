"""Templates and what is made of them: the same bytes for the same data."""

from paperwork.render.docx import CompiledTemplate, compile_template
from paperwork.render.properties import Properties
from paperwork.render.xlsx import fill_workbook

__all__ = ["CompiledTemplate", "Properties", "compile_template", "fill_workbook"]
