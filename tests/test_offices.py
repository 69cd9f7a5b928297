"""Fifty offices from one set of templates, none of which names any of them."""

import ast
import datetime as dt
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from office_folder import type_in
from word_reading import WordDocument

from paperwork.job import Job
from paperwork.pipeline import generate
from tools import build_samples, offices

ROOT = Path(__file__).resolve().parents[1]
TODAY = dt.date(2027, 1, 26)
PROVINCES = (  # 34 tỉnh, thành phố từ ngày 01/7/2025 (Nghị quyết 202/2025/QH15)
    "An Giang;Bắc Ninh;Cà Mau;Cao Bằng;Cần Thơ;Đà Nẵng;Đắk Lắk;Điện Biên;Đồng Nai;Đồng Tháp;Gia Lai"
    ";Hà Nội;Hà Tĩnh;Hải Phòng;Hồ Chí Minh;Huế;Hưng Yên;Khánh Hòa;Lai Châu;Lạng Sơn;Lào Cai"
    ";Lâm Đồng;Nghệ An;Ninh Bình;Phú Thọ;Quảng Ngãi;Quảng Ninh;Quảng Trị;Sơn La;Tây Ninh"
    ";Thái Nguyên;Thanh Hóa;Tuyên Quang;Vĩnh Long"
)
SPEAKING = (  # những nơi viết ra lời của văn bản
    "vocabulary",
    "compose",
    "render",
    "recipients.py",
    "wording.py",
    "rendition.py",
    "workbook/office.py",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("50-don-vi")
    offices.main(place)
    return place


def test_there_are_fifty_of_every_kind():
    found = list(offices.offices())

    assert len({office.name for office in found}) == 50
    assert len({office.kind for office in found}) == 4
    assert sum(bool(office.former) for office in found) >= 5


def made(folder: Path):
    """Each office with its dossier."""
    return list(zip(offices.offices(), sorted(folder.glob("*/ho-so.xlsx")), strict=True))


def test_each_gets_its_decision_and_none_names_another(folder):
    names = {n for o in offices.offices() for n in (o.name, o.former) if n}
    for office, book in made(folder):
        job = Job(book=book, today=TODAY, only=("QĐ",), draft=True)
        result = generate(job, lambda message: None)

        (output,) = result.documents
        text = WordDocument(result.folder / output.file_name).text.lower()
        text = " ".join(text.split())
        assert office.name.lower() in text
        strangers = {name for name in names if name.lower() in text}
        assert strangers <= {n for n in names if n in office.name or n in office.parent}


def test_one_of_each_kind_gets_the_whole_set_without_a_fault_of_form(folder):
    for office, book in made(folder)[2::9]:
        result = generate(Job(book=book, today=TODAY), lambda message: None)

        assert len(result.documents) == 6, (office, result.findings)
        assert [f.message for f in result.findings if f.code.startswith("ND30")] == []


def test_before_the_day_of_the_change_the_old_name_is_printed(folder):
    found = list(offices.offices())
    order = next(n for n, office in enumerate(found) if office.former)
    book = sorted(folder.glob("*/ho-so.xlsx"))[order]
    type_in(book, {"Văn bản!E3": dt.date(2025, 3, 17), "Hồ sơ!B3": "50DV-CU"})

    result = generate(Job(book=book, today=TODAY, only=("KH",)), lambda message: None)

    text = WordDocument(result.folder / result.documents[0].file_name).text
    assert found[order].former in text
    assert found[order].name not in text


# ---------------------------------------------------------------- templates name nobody


@cache
def unit_names() -> frozenset[str]:
    """What the samples, the fifty and the provinces are called; words any text may use left out."""
    said = set(PROVINCES.split(";"))
    for office in offices.offices():
        said |= {office.name, office.place}
    for sample in build_samples.folders():
        for name, sheets in build_samples.workbooks(sample).items():
            if name.startswith("don-vi"):
                unit = sheets["unit"]
                said |= {unit[key] for key in ("name", "parent", "symbol", "place") if key in unit}
                said |= {person["name"] for person in sheets["signatories"]}
                said |= {member["name"] for member in sheets.get("council", ())}
    return frozenset(said - {"UBND"})


def naming(text: str) -> list[str]:
    """The names that a text says, as whole words."""
    plain = " ".join(text.split()).lower()
    return sorted(name for name in unit_names() if has(plain, name.lower()))


def has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def document_templates() -> list[Path]:
    """Templates of documents; the blank workbooks hold examples for clerks and print nothing."""
    return sorted(path.with_suffix("") for path in (ROOT / "templates").rglob("*.toml"))


def test_a_name_would_be_found():
    assert naming("Lưu tại  Sở Công Thương\ntỉnh Hà Lâm.") == ["Hà Lâm", "Sở Công Thương"]
    assert naming("ngành công thương") == []


@pytest.mark.parametrize("template", document_templates(), ids=lambda path: path.name)
def test_a_template_and_its_declaration_name_no_office(template):
    beside = [template.with_suffix(suffix) for suffix in (".docx", ".xlsx", ".toml")]
    for path in filter(Path.is_file, beside):
        assert naming(text_of(path)) == [], path.name


def text_of(path: Path) -> str:
    if path.suffix == ".toml":
        return re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", "", part) for part in parts)


@pytest.mark.parametrize("place", SPEAKING)
def test_no_word_of_the_program_that_reaches_a_document_names_an_office(place):
    path = ROOT / "paperwork" / place
    for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        told = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        texts = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in told
            and not node.value.startswith(("Ghi ", "Viết "))  # lời chỉ dẫn có ví dụ
        ]
        assert naming("\n".join(texts)) == [], source.name
