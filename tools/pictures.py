"""python -m tools.pictures: the pictures of README.md and HUONG-DAN.md, in docs/.

Drawn from the samples' own files, so that no picture shows what the program does not make.
Needs LibreOffice (soffice), poppler (pdftoppm, pdftotext) and ImageMagick (convert, montage).
Where Times New Roman is missing, LibreOffice draws Liberation Serif, which is as wide.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "so-2026"
MADE = SAMPLE / "mong-doi"
FOLDER = ROOT / "docs"
FIVE = ("01-ke-hoach", "02-bien-ban", "03-to-trinh", "04-quyet-dinh", "05-bao-cao")
COLOURS = 32  # of the palette: small files, and text stays clear
DESK = "#d9d9d9"  # what the pages lie on
LARGEST = 200_000  # bytes of a picture


@dataclass(frozen=True)
class Excerpt:
    """A sheet as the screen shows it, but only these columns and rows."""

    name: str
    book: Path
    sheet: str
    columns: str
    rows: Sequence[int]


DOSSIER = SAMPLE / "ho-so.xlsx"
EXCERPTS = (
    Excerpt("de-cu", DOSSIER, "Đề cử", "ABCDEHIMNOT", (1, 2, 3, 5, 14, 20, 32, 36, 39)),
    Excerpt("bieu-quyet", DOSSIER, "Biểu quyết", "ABCDEFGHIJ", range(1, 13)),
    Excerpt("danh-sach", MADE / "06-danh-sach.xlsx", "Danh sách", "ABCDFGHIJMNOP", range(1, 18)),
)

# Numbers as on a Vietnamese computer.
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop>
  </item>
</oor:items>
"""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        documents = [MADE / f"{stem}.docx" for stem in FIVE]
        as_pdf([*documents, *(taken_out(excerpt, desk) for excerpt in EXCERPTS)], desk)

        decision = desk / "04-quyet-dinh.pdf"
        leaves = [page(decision, 1, 72), page(decision, page_that_opens(decision, "Phụ lục"), 72)]
        side_by_side(leaves, "quyet-dinh")
        side_by_side([page(desk / f"{stem}.pdf", 1, 36) for stem in FIVE], "bo-van-ban")
        for excerpt in EXCERPTS:
            trimmed(page(desk / f"{excerpt.name}.pdf", 1, 92), excerpt.name)
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        assert size < LARGEST, f"{picture.name}: {size} bytes"
        print(f"{picture.relative_to(ROOT)}  {size:,} bytes")


def taken_out(excerpt: Excerpt, desk: Path) -> Path:
    """A copy of the workbook that prints the excerpt on one page and nothing else."""
    book = openpyxl.load_workbook(excerpt.book)
    for sheet in book:
        sheet.sheet_state = "visible" if sheet.title == excerpt.sheet else "hidden"
    book.active = book.sheetnames.index(excerpt.sheet)
    sheet = book[excerpt.sheet]
    for column in range(1, sheet.max_column + 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].hidden = letter not in excerpt.columns
    for row in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = row not in excerpt.rows
    _on_one_page(sheet)
    sheet.print_area = f"A1:{excerpt.columns[-1]}{max(excerpt.rows)}"
    path = desk / f"{excerpt.name}.xlsx"
    book.save(path)
    return path


def _on_one_page(sheet: Worksheet) -> None:
    sheet.print_title_rows = sheet.print_title_cols = None
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A3, "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.HeaderFooter = HeaderFooter()


def as_pdf(files: list[Path], desk: Path) -> None:
    profile = desk / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(LOCALE, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    run(*command, "--convert-to", "pdf", "--outdir", str(desk), *map(str, files))


def page(pdf: Path, number: int, dots_per_inch: int) -> Path:
    stem = pdf.with_name(f"{pdf.stem}-{number}")
    pages = ("-f", str(number), "-l", str(number))
    run("pdftoppm", "-png", "-singlefile", *pages, "-r", str(dots_per_inch), str(pdf), str(stem))
    return stem.with_suffix(".png")


def page_that_opens(pdf: Path, words: str) -> int:
    """The first page whose text, below the page number, starts with these words."""
    leaves = run("pdftotext", str(pdf), "-").decode().split("\f")
    texts = (text.lstrip("0123456789\n ") for text in leaves)
    return next(number for number, text in enumerate(texts, 1) if text.startswith(words))


def side_by_side(leaves: list[Path], name: str) -> None:
    laid = ("-tile", f"{len(leaves)}x1", "-geometry", "+8+8", "-background", DESK)
    run("montage", *map(str, leaves), *laid, *palette(name))


def trimmed(leaf: Path, name: str) -> None:
    edge = ("-bordercolor", "white", "-border", "8")
    run("convert", str(leaf), "-trim", "+repage", *edge, *palette(name))


def palette(name: str) -> tuple[str, ...]:
    """The end of an ImageMagick command: few colours, and no dates that would change the file."""
    plain = ("-dither", "None", "-colors", str(COLOURS), "-strip")
    dateless = ("-define", "png:exclude-chunks=date,time")
    return (*plain, *dateless, f"PNG8:{FOLDER / name}.png")


def run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=180).stdout


if __name__ == "__main__":
    main()
