"""Ten thousand certificates of one page: as files, and as one document to print.

The template is the certificate that is shipped; where there is none, a plain one made here.

python -m tools.bench.certificates files|one COUNT FOLDER: ours, in a process of its own.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate, RichText

from paperwork.render import compile_template
from tools.bench.decision import FIELDS, ROWS, bare, context
from tools.bench.engines import difference, visible_text
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table

COUNT = 10_000
SAMPLES = {"files": 100, "one": 1000}  # what docxtpl is asked for: files, pages
TEMPLATE = "giay-khen.docx"
SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "docx" / TEMPLATE
LINES = (
    ("GIÁM ĐỐC SỞ THỦY LỢI VÀ ĐÊ ĐIỀU TỈNH LAM SƠN", 15),
    ("TẶNG", 14),
    ("GIẤY KHEN", 40),
    ("{{r d.ten }}", 22),
    ("{{r d.chuc_vu }}", 15),
    ("{{r d.thanh_tich }}", 15),
    ("Quyết định số {{ quyet_dinh.so_ky_hieu }} {{ quyet_dinh.ngay }}", 12),
    ("Số sổ vàng: {{ d.so_vang }}", 12),
    ("{{ dia_danh }}, {{ quyet_dinh.ngay }}", 14),
    ("GIÁM ĐỐC", 14),
    ("{{ ky.ho_ten }}", 14),
)
SIGNED = {
    "dia_danh": FIELDS["dia_danh"],
    "quyet_dinh": {"so_ky_hieu": FIELDS["so_ky_hieu"], "ngay": FIELDS["ngay_thang"]},
    "ky": {"dong": [FIELDS["chuc_vu_ky"]], "ho_ten": FIELDS["nguoi_ky"]},
}
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
    if SHIPPED.is_file():
        shutil.copy(SHIPPED, path)
    else:
        _plain(path)


def _plain(path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_paragraph("{%p for d in giay_khen %}")
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
    rows = context(count)[ROWS]
    assert isinstance(rows, list)
    nominees = [_nominee(row) for row in rows]
    lists = [nominees] if form == "one" else [[nominee] for nominee in nominees]
    return [{**SIGNED, "giay_khen": nominees} for nominees in lists]


def _nominee(row: dict[str, str]) -> dict[str, object]:
    """A row of the decision as the certificate names it; docxtpl wants rich text in places."""
    return {
        "tham_quyen": RichText(FIELDS["chuc_danh_ban_hanh"]),
        "tang": "TẶNG",
        "danh_hieu": RichText("GIẤY KHEN"),
        "ten": RichText(row["ho_ten"]),
        "chuc_vu": RichText(f"{row['chuc_vu']}, {row['don_vi']}"),
        "thanh_tich": RichText(row["thanh_tich"]),
        "so_vang": row["stt"],
    }


def main(form: str, count: str, folder: str) -> None:
    template = compile_template(Path(folder) / TEMPLATE)
    out = Path(folder) / form
    out.mkdir(exist_ok=True)
    for number, fields in enumerate(_contexts(form, int(count)), 1):
        (out / f"{number:05d}.docx").write_bytes(template.render(fields))


if __name__ == "__main__":
    main(*sys.argv[1:])
