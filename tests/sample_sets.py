"""The samples and the sets of documents that they make on a fixed day with an empty register."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from word_reading import WordDocument

from paperwork import workbook
from paperwork.awards import award_labels
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.job import Job, Result
from paperwork.model import Document, Dossier
from paperwork.pipeline import generate

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TYPES = ("ke-hoach", "bien-ban", "to-trinh", "quyet-dinh", "bao-cao")  # reading order


def official_documents() -> list[Path]:
    """The expected Word documents that Decree 30 rules; certificates and ballots are none."""
    keys = {t.key: t.administrative for t in document_types()}
    longest_first = sorted(keys, key=len, reverse=True)

    def is_official(path: Path) -> bool:
        name = path.stem.partition("-")[2]  # 08-phieu-bau-giay-khen
        return keys[next(key for key in longest_first if name.startswith(key))]

    return [path for path in sorted(SAMPLES.glob("*/mong-doi/*.docx")) if is_official(path)]


@dataclass(frozen=True)
class SampleSet:
    """One dossier with one unit profile."""

    name: str
    today: dt.date
    profile: str = "don-vi.xlsx"
    only: tuple[str, ...] = ()  # only these types; else all but the reports of each nominee
    expected: str = "mong-doi"

    @property
    def folder(self) -> Path:
        return SAMPLES / self.name

    def __str__(self) -> str:
        what = f", {self.only[0]}" if self.only else ""
        return self.name + what + (f", {self.profile}" if self.profile != "don-vi.xlsx" else "")


DEPARTMENT = SampleSet("so-2026", dt.date(2027, 1, 26))
COMMUNE = SampleSet("xa-2026", dt.date(2027, 1, 26))
DEPARTMENT_OF_2023 = SampleSet("so-2023", dt.date(2024, 1, 15))
OTHER_DEPARTMENT = SampleSet("so-2026", dt.date(2027, 1, 26), "don-vi-khac.xlsx")
UNDER_ITS_OLD_NAME = SampleSet("so-2026", dt.date(2027, 1, 26), "../so-2023/don-vi.xlsx")
INVITED = ("giay-moi", "giay-moi-tung-nguoi", "phieu-bau", "phieu-y-kien")
BEFORE_THE_SESSION = (
    SampleSet("so-2026", dt.date(2027, 1, 4), only=INVITED[::2], expected="mong-doi-hop"),
    SampleSet("xa-2026", dt.date(2026, 12, 17), only=INVITED, expected="mong-doi-hop"),
    SampleSet("so-2023", dt.date(2023, 12, 8), only=INVITED[:1], expected="mong-doi-hop"),
)
WITH_GOLDENS = (DEPARTMENT, COMMUNE, DEPARTMENT_OF_2023)
ALL = (*WITH_GOLDENS, OTHER_DEPARTMENT)


@dataclass(frozen=True)
class GeneratedSet:
    sample: SampleSet
    folder: Path
    result: Result

    def document(self, type_key: str) -> Document:
        return next(o.document for o in self.result.documents if o.document.type.key == type_key)

    def path(self, type_key: str) -> Path:
        output = next(o for o in self.result.documents if o.document.type.key == type_key)
        return self.folder / output.file_name

    def word(self, type_key: str) -> WordDocument:
        return _read(self.path(type_key))

    @property
    def dossier(self) -> Dossier:
        return _dossier(self.sample)


def generated(sample: SampleSet, folder: Path) -> GeneratedSet:
    """The set, written to an empty folder; the register stands beside the folder."""
    job = Job(
        book=sample.folder / "ho-so.xlsx",
        today=sample.today,
        out=folder,
        only=sample.only or _makeable(sample),
        print_ready="award",
        unit_book=sample.folder / sample.profile,
        register=folder.with_name("so.sqlite"),
    )
    result = generate(job, lambda message: None)
    assert result.documents, "\n".join(f.message for f in result.findings if f.is_error)
    return GeneratedSet(sample, folder, result)


def _makeable(sample: SampleSet) -> tuple[str, ...]:
    """All types there are data for, but the report that each nominee writes."""
    order = Order(document_types(), sample.today, all_types=True)
    whole, _ = compose(_dossier(sample), order)
    keys = dict.fromkeys(document.type.key for document in whole.documents)
    return tuple(key for key in keys if key != "bao-cao-thanh-tich")


@cache
def _read(path: Path) -> WordDocument:
    return WordDocument(path)


@cache
def _dossier(sample: SampleSet) -> Dossier:
    labels = {label: t.key for t in document_types() for label in (t.key, t.name, t.code) if label}
    names = workbook.Names(awards=award_labels(), documents=labels)
    dossier, _ = workbook.read(sample.folder / "ho-so.xlsx", sample.folder / sample.profile, names)
    assert dossier is not None
    return dossier
