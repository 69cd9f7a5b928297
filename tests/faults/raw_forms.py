"""Word templates written part by part: what clerks, Word and attackers put into them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from paperwork.catalogue import shipped_templates

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = """
name = "Phiếu"
code = "P"
order = 90
numbered = false
subject = "Danh sách"
"""
ROLL = (
    "Danh sách",
    "{%p for d in de_cu.danh_sach %}",
    "[{{ d.ten }}]",
    "[{{ d.ma }}]",
    "[{{ d.don_vi }}]",
    "[{{ d.chuc_vu }}]",
    "[{{ d.thanh_tich }}]",
    "{%p endfor %}",
    "Hết",
)


def paragraph(*runs: str) -> str:
    texts = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{texts}</w:p>"


@dataclass
class RawForm:
    """A template as parts: the body, the links of the document, and any part added or replaced."""

    body: str = field(default_factory=lambda: "".join(map(paragraph, ROLL)))
    links: list[str] = field(default_factory=list)
    types: list[tuple[str, str]] = field(default_factory=list)  # part, content type
    parts: dict[str, str | bytes] = field(default_factory=dict)
    main_type: str = f"{WORDPROCESSING}.document.main+xml"
    prologue: str = ""  # before the root of the document
    declared: str = DECLARATION

    def with_part(self, name: str, kind: str, content: str, link: str = "") -> RawForm:
        """A part of the document, such as footnotes, linked to it."""
        self.parts[f"word/{name}"] = content
        self.types.append((f"/word/{name}", f"{WORDPROCESSING}.{kind}+xml"))
        self.links.append(relation(f"rId{len(self.links) + 10}", link or kind, name))
        return self

    def written(self, folder: Path, name: str = "phieu.docx") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in self._all().items():
                archive.writestr(part, content)
        path.with_suffix(".toml").write_text(self.declared, encoding="utf-8")
        return path

    def _all(self) -> dict[str, str | bytes]:
        overrides = "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>'
            for part, kind in [
                ("/word/document.xml", self.main_type),
                ("/word/styles.xml", f"{WORDPROCESSING}.styles+xml"),
                *self.types,
            ]
        )
        return {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="bin" ContentType="application/octet-stream"/>{overrides}</Types>',
            "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relations(
                relation("rIdStyles", "styles", "styles.xml"), *self.links
            ),
            "word/styles.xml": shipped_styles(),
            "word/document.xml": f"{HEAD}{self.prologue}<w:document {SPACES}><w:body>{self.body}"
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
            **self.parts,
        }


@cache
def shipped_styles() -> bytes:
    with zipfile.ZipFile(shipped_templates() / "docx" / "quyet-dinh.docx") as archive:
        return archive.read("word/styles.xml")


def relation(id: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"{mode}/>'


def relations(*inside: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(inside)}</Relationships>'


def roll_with(*lines: str, **changes: object) -> RawForm:
    """The roll, with more paragraphs for each person."""
    texts = (*ROLL[:3], *lines, *ROLL[3:])
    return RawForm("".join(map(paragraph, texts)), **changes)  # type: ignore[arg-type]


def form_with(xml: str, **changes: object) -> RawForm:
    """The roll, with markup behind it."""
    return RawForm("".join(map(paragraph, ROLL)) + xml, **changes)  # type: ignore[arg-type]


def notes(kind: str, text: str) -> str:
    """A part of footnotes or endnotes that says the text."""
    root, item = f"w:{kind}s", f"w:{kind}"
    return f'{HEAD}<{root} {SPACES}><{item} w:id="2">{paragraph(text)}</{item}></{root}>'
