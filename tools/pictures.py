"""python -m tools.pictures: the pictures of README.md and HUONG-DAN.md, in docs/.

Drawn from the samples' own files, so that no picture shows what the program does not make.
Needs LibreOffice (soffice), poppler (pdftoppm, pdftotext) and ImageMagick (convert, montage).
Where Times New Roman is missing, LibreOffice draws Liberation Serif, which is as wide.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "so-2026"
MADE = SAMPLE / "mong-doi"
FOLDER = ROOT / "docs"
FIVE = ("01-ke-hoach", "02-bien-ban", "03-to-trinh", "04-quyet-dinh", "05-bao-cao")
A4_LANDSCAPE = ("297mm", "210mm")
COLOURS = 32  # of the palette: small files, and text stays clear
DESK = "#d9d9d9"  # what the pages lie on
LARGEST = 200_000  # bytes of a picture

# The columns a clerk fills first, and as many rows as show each kind of nominee.
NOMINATIONS = ("Đề cử", "ABCEHIMNOT", (1, 2, 3, 5, 9, 10, 14, 20, 32, 36))
VOTES = ("Biểu quyết", "ABCDEFGHIJ", range(1, 13))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        sheets = [_sheet(desk, "de-cu", *NOMINATIONS), _sheet(desk, "bieu-quyet", *VOTES)]
        documents = [MADE / f"{stem}.docx" for stem in FIVE]
        as_pdf([*documents, MADE / "06-danh-sach.xlsx", *sheets], desk)

        decision = desk / "04-quyet-dinh.pdf"
        leaves = [page(decision, 1, 72), page(decision, page_that_opens(decision, "Phụ lục"), 72)]
        side_by_side(leaves, "quyet-dinh")
        side_by_side([page(desk / f"{stem}.pdf", 1, 30) for stem in FIVE], "bo-van-ban")
        cropped(page(desk / "06-danh-sach.pdf", 1, 110), "danh-sach", share=62)
        for sheet in sheets:
            cropped(page(sheet.with_suffix(".pdf"), 1, 110), sheet.stem)
    for picture in sorted(FOLDER.glob("*.png")):
        size = picture.stat().st_size
        assert size < LARGEST, f"{picture.name}: {size} bytes"
        print(f"{picture.relative_to(ROOT)}  {size:,} bytes")


def _sheet(desk: Path, name: str, title: str, columns: str, rows: range | tuple[int, ...]) -> Path:
    """A copy of the dossier that prints one sheet on one page, as the screen shows it."""
    book = openpyxl.load_workbook(SAMPLE / "ho-so.xlsx")
    for other in book.sheetnames:
        if other != title:
            book[other].sheet_state = "hidden"
            book[other].print_area = None
    book.active = book.sheetnames.index(title)
    _print_as_seen(book[title], columns, rows)
    path = desk / f"{name}.xlsx"
    book.save(path)
    return path


def _print_as_seen(sheet: Worksheet, columns: str, rows: range | tuple[int, ...]) -> None:
    for cell in sheet[2]:
        if cell.column_letter not in columns:
            sheet.column_dimensions[cell.column_letter].hidden = True
    for row in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = row not in rows
    sheet.print_title_rows = None
    sheet.print_area = f"A1:{columns[-1]}{max(rows)}"
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperWidth, sheet.page_setup.paperHeight = A4_LANDSCAPE
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = ""


def as_pdf(files: list[Path], desk: Path) -> None:
    profile = (desk / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    run(*command, "--convert-to", "pdf", "--outdir", str(desk), *map(str, files))


def page(pdf: Path, number: int, dots_per_inch: int) -> Path:
    stem = pdf.with_name(f"{pdf.stem}-{number}")
    pages = ("-f", str(number), "-l", str(number))
    run("pdftoppm", "-png", "-singlefile", *pages, "-r", str(dots_per_inch), str(pdf), str(stem))
    return stem.with_suffix(".png")


def page_that_opens(pdf: Path, words: str) -> int:
    """The first page whose text starts with these words."""
    leaves = run("pdftotext", str(pdf), "-").decode().split("\f")
    return next(
        i for i, text in enumerate(leaves, 1) if text.lstrip("0123456789\n ").startswith(words)
    )


def side_by_side(leaves: list[Path], name: str) -> None:
    laid = ("-tile", f"{len(leaves)}x1", "-geometry", "+8+8", "-background", DESK)
    run("montage", *map(str, leaves), *laid, *palette(name))


def cropped(leaf: Path, name: str, share: int = 100) -> None:
    """The leaf without its margins; of a long table, the upper part, in hundredths."""
    upper = ("-gravity", "north", "-crop", f"100x{share}%+0+0", "+repage")
    trimmed = ("-trim", "+repage", "-bordercolor", "white", "-border", "12")
    run("convert", str(leaf), *upper, *trimmed, *palette(name))


def palette(name: str) -> tuple[str, ...]:
    """The end of an ImageMagick command: few colours, and no dates that would change the file."""
    plain = ("-dither", "None", "-colors", str(COLOURS), "-strip")
    dateless = ("-define", "png:exclude-chunks=date,time")
    return (*plain, *dateless, f"PNG8:{FOLDER / name}.png")


def run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=180).stdout


if __name__ == "__main__":
    main()
