"""Ten thousand certificates of one page: as files, and as one document to print.

python -m tools.bench.certificates files|one COUNT FOLDER: ours, in a process of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

from paperwork.render import compile_template
from tools.bench.decision import bare, context
from tools.bench.engines import difference, visible_text
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table

COUNT = 10_000
SAMPLES = {"files": 100, "one": 1000}  # what docxtpl is asked for: files, pages
TEMPLATE = "giay-khen.docx"
LINES = (
    ("GIÁM ĐỐC SỞ THỦY LỢI VÀ ĐÊ ĐIỀU TỈNH LAM SƠN", 15),
    ("TẶNG", 14),
    ("GIẤY KHEN", 40),
    ("{{ d.ho_ten }}", 22),
    ("{{ d.chuc_vu }}, {{ d.don_vi }}", 15),
    ("Đã có thành tích xuất sắc trong công tác năm 2026: {{ d.thanh_tich }}", 15),
    ("Quyết định số 27/QĐ-STLĐĐ ngày 14 tháng 01 năm 2027", 12),
    ("Số sổ vàng: {{ d.stt }}", 12),
    ("Lam Sơn, ngày 14 tháng 01 năm 2027", 14),
    ("GIÁM ĐỐC", 14),
    ("Tạ Quang Huân", 14),
)
HEAD = ("Certificates", "paperwork", "docxtpl", "docxtpl / paperwork", "memory")
NOTE = (
    "Seconds and, in brackets, seconds of processor time; one process. As files: each is rendered "
    "and written. As one document: each certificate begins a page. docxtpl, as its manual says, "
    f"made {SAMPLES['files']} files, and one document of {SAMPLES['one']} pages, which say the "
    "same as ours; scaled, although its time grows faster than the document. Memory is the peak "
    "of our process."
)


def certificate(path: Path) -> None:
    """The template: a certificate for each in the list, each on a page of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_paragraph("{%p for d in danh_sach %}")
    for order, (text, size) in enumerate(LINES):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.page_break_before = order == 0
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.name, run.font.size = "Times New Roman", Pt(size)
    document.add_paragraph("{%p endfor %}")
    bare(document).save(str(path))


def measured(folder: Path, count: int = COUNT) -> Table:
    certificate(folder / TEMPLATE)
    forms = {"files": f"{count:,} files", "one": f"one document of {count:,} pages"}
    return Table(HEAD, tuple(_row(form, forms[form], folder, count) for form in forms), (NOTE,))


def _row(form: str, title: str, folder: Path, count: int) -> tuple[str, ...]:
    first = _by_docxtpl(form, folder)
    module = "tools.bench.certificates"
    ours = run(python("-m", module, form, count, folder))
    theirs = (first + _by_docxtpl(form, folder)) * (count / SAMPLES[form] / 2)
    return title, str(ours), str(theirs), theirs.over(ours), ours.memory


def _by_docxtpl(form: str, folder: Path) -> Cost:
    """What the sample took; raises AssertionError where it says something else than ours."""
    contexts = _contexts(form, SAMPLES[form])
    made = folder / "docxtpl.docx"

    def make() -> None:
        for fields in contexts:
            document = DocxTemplate(folder / TEMPLATE)
            document.render(fields, autoescape=True)
            document.save(made)

    taken = cost(make)
    ours = folder / "ours.docx"
    ours.write_bytes(compile_template(folder / TEMPLATE).render(contexts[-1]))
    if wrong := difference(visible_text(ours), visible_text(made)):
        raise AssertionError(wrong)
    return taken


def _contexts(form: str, count: int) -> list[dict[str, object]]:
    """The fields of each document: a list of one for each file, or of all for one document."""
    rows = context(count)["danh_sach"]
    assert isinstance(rows, list)
    lists = [rows] if form == "one" else [[row] for row in rows]
    return [{"danh_sach": names} for names in lists]


def main(form: str, count: str, folder: str) -> None:
    template = compile_template(Path(folder) / TEMPLATE)
    out = Path(folder) / form
    out.mkdir(exist_ok=True)
    for number, fields in enumerate(_contexts(form, int(count)), 1):
        (out / f"{number:05d}.docx").write_bytes(template.render(fields))


if __name__ == "__main__":
    main(*sys.argv[1:])
