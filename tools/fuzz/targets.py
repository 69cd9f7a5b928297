"""What opens files: each takes a damaged one and must answer, or refuse in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from raw_forms import RawForm

from paperwork import lint, workbook
from paperwork.catalogue import document_types
from paperwork.errors import PaperworkError
from paperwork.job import Job
from paperwork.marking import mark
from paperwork.pipeline import generate, names_of
from paperwork.render import Properties, compile_form, compile_template, compile_workbook, text_of
from paperwork.rendition import context
from paperwork.templating import annotate, check_template
from paperwork.templating.specimen import specimens
from tools.fuzz import aftermath, corpus
from tools.fuzz.corpus import Specimen
from tools.fuzz.damage import damaged, with_tags

TODAY = dt.date(2027, 1, 26)
DECISION, LIST = "quyet-dinh", "danh-sach"


class Broken(Exception):  # noqa: N818 - what is broken is a promise
    """The program did what it promises never to do; the text says what."""


@dataclass(frozen=True)
class Target:
    name: str
    corpus: Callable[[], tuple[Specimen, ...]]
    tries: Callable[[Path], object]  # raises PaperworkError when it refuses
    share: int  # inputs of a hundred
    damage: Callable[[Specimen, Random], bytes] = damaged

    def try_one(self, folder: Path, chance: Random) -> str:
        """“read” or “refused”; whatever else is raised is a finding."""
        specimen = chance.choice(self.corpus())
        path = folder / specimen.name
        path.write_bytes(self.damage(specimen, chance))
        if specimen.declared:
            path.with_suffix(".toml").write_text(specimen.declared, encoding="utf-8")
        return "refused" if refuses(self.tries, path) else "read"


def refuses(tries: Callable[[Path], object], path: Path) -> bool:
    """Whether the file is refused with a sentence; whatever else is raised is a finding."""
    try:
        tries(path)
    except PaperworkError as refusal:
        if not str(refusal).strip():
            raise Broken("it refuses without a sentence") from refusal
        return True
    return False


def read_book(path: Path) -> None:
    """The dossier read, and marked up where there is something to say."""
    _, findings = workbook.read(path, None, names_of(document_types()))
    for finding in findings:
        if not finding.message.strip():
            raise Broken(f"{finding.code} says nothing")
    if path.suffix == ".xlsx":
        mark(path, findings)


def make_form(path: Path) -> None:
    """A form of an office, filled in with a whole dossier."""
    template = compile_form(path)
    made = template.render(fields())
    template.read_back(made, fields())
    _readable(made, path)


def make_template(path: Path) -> None:
    """A template in the open language, filled in with a whole dossier."""
    _readable(compile_template(path).render(fields()), path)


def fill_list(path: Path) -> None:
    rows = {"danh_sach": [{"stt": n, "ten": f"Tên {n}"} for n in range(1, 4)], "ngay": TODAY}
    template = compile_workbook(path, rows="danh_sach", as_name="d")
    filled = template.render({"don_vi": {"ten": "Sở"}, **rows}, Properties())
    _readable(filled, path)


def check_form(path: Path) -> None:
    """templates check, with its marked-up copy."""
    annotate(check_template(path))


def check_document(path: Path) -> None:
    """lint, with its marked-up copy, which must say the same."""
    content = path.read_bytes()
    report = lint.check(content, path.name)
    if any(not (finding.message and finding.remedy) for finding in report.findings):
        raise Broken("a finding says nothing")
    lint.check(lint.annotated(content, report), path.name)


def make_documents(path: Path) -> None:
    """The whole way from a workbook to files: all that were announced, or none."""
    out = path.parent / "ket-qua"
    own = RawForm().written(path.parent / "mau")
    job = Job(path, today=TODAY, out=out, draft=True, only=(own.stem, LIST), templates=own.parent)
    said: tuple[str, ...] = ()
    try:
        result = generate(job, lambda _: None)
        said = tuple(sorted(output.file_name for output in result.documents))
    finally:
        left = tuple(sorted(file.name for file in out.iterdir())) if out.exists() else ()
        written = {file: (out / file).read_bytes() for file in left}
        for file in left:
            (out / file).unlink()
        if left != said:
            raise Broken(f"announced {said}, left {left}")
    for name, content in written.items():
        text_of(content, Path(name).suffix)


def _readable(made: bytes, path: Path) -> None:
    """What was made can be read again."""
    text_of(made, path.suffix)


@cache
def fields() -> Mapping[str, object]:
    """What a decision of the rehearsals' dossier may say."""
    whole = next(specimens(document_types()))
    document = next(d for d in whole.documents if d.type.key == DECISION)
    return context(whole, document)


def _dossiers() -> tuple[Specimen, ...]:
    return corpus.workbooks()[:3]


TARGETS = (
    Target("workbook", corpus.workbooks, read_book, 45),
    Target("form", corpus.forms, make_form, 12),
    Target("form-tags", corpus.forms, make_form, 10, with_tags),
    Target("template", corpus.forms, make_template, 6),
    Target("template-tags", corpus.forms, make_template, 6, with_tags),
    Target("list", corpus.lists, fill_list, 3),
    Target("list-tags", corpus.lists, fill_list, 3, with_tags),
    Target("check-form", lambda: (*corpus.forms(), *corpus.lists()), check_form, 2),
    Target("document", corpus.documents, check_document, 10),
    Target("generate", _dossiers, make_documents, 3),
    Target("aftermath", aftermath.specimens, aftermath.look_again, 4, aftermath.spoilt),
)
RARE = (  # a process for each, or a template of many pages
    Target("old-workbook", corpus.old_workbooks, read_book, 0),
    Target("shipped-form", corpus.shipped_forms, make_form, 0),
)


def named(names: list[str]) -> Iterator[Target]:
    yield from (t for t in (*TARGETS, *RARE) if not names or t.name in names)
