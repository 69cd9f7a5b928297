"""python -m tools.docx_templates [DIR]: writes the shipped Word templates."""

from __future__ import annotations

import sys
from pathlib import Path

from paperwork.package import write_package
from tools.docx_templates.certificate import STYLES, placed, sheet
from tools.docx_templates.documents import DOCUMENTS, SHEETS
from tools.docx_templates.ooxml import R, W, p, section
from tools.docx_templates.styles import numbering_xml, styles_xml

TEMPLATES = Path(__file__).parents[2] / "templates" / "docx"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {  # part: (content type, relationship type, id)
    "styles.xml": ("styles", "styles", "rId1"),
    "numbering.xml": ("numbering", "numbering", "rId2"),
    "header1.xml": ("header", "header", "rId3"),
    "header2.xml": ("header", "header", "rId4"),
    "settings.xml": ("settings", "settings", "rId5"),
}
PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def package(body: str, last: str = "", styles: str = "") -> dict[str, bytes]:
    """The members of a .docx with this body; `last` is its last section, if of another kind."""
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"word/document.xml": ("officeDocument", "rId1")}),
        "word/_rels/document.xml.rels": _relationships(
            {part: (kind, id) for part, (_, kind, id) in PARTS.items()}
        ),
        "word/document.xml": f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        f"{body}{last or section(restart=True)}</w:body></w:document>",
        "word/styles.xml": styles or styles_xml(),
        "word/numbering.xml": numbering_xml(),
        "word/header1.xml": _header(""),
        "word/header2.xml": _header(PAGE_FIELD),
        "word/settings.xml": f'{DECLARATION}<w:settings xmlns:w="{W}">'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>',
    }
    return {name: text.encode() for name, text in members.items()}


def _header(field: str) -> str:
    number = p("SoTrang", *filter(None, [field]))
    return f'{DECLARATION}<w:hdr xmlns:w="{W}">{number}</w:hdr>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}" ContentType="{MAIN}.{kind}+xml"/>'
        for part, (kind, _, _) in PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"/>'
        for target, (kind, id) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def main(folder: Path = TEMPLATES) -> None:
    for name, wording in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(write_package(package(wording())))
    for name, (wording, bordered) in SHEETS.items():
        members = package(wording(), sheet(bordered=bordered), styles_xml(STYLES))
        members = placed(members, TEMPLATES / f"{name}.toml")
        (folder / f"{name}.docx").write_bytes(write_package(members))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
