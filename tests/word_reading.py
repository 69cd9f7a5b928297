"""A .docx as a reader sees it: paragraphs with the formatting that Word would resolve for them."""

import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36_000


def on(element) -> bool:
    """Whether a toggle such as w:b is set."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


@dataclass(frozen=True)
class Run:
    text: str
    font: str
    size: float  # pt
    bold: bool
    italic: bool


class Paragraph:
    """A paragraph; `table` is the w:tbl that holds it, if any."""

    def __init__(self, element, document: "WordDocument", part: str):
        self.element, self._document, self.part = element, document, part

    def __repr__(self) -> str:
        return f"{self.style}: {self.text[:60]}"

    @cached_property
    def style_id(self) -> str:
        found = self.element.find(f"{W}pPr/{W}pStyle")
        return found.get(f"{W}val") if found is not None else self._document.default_style

    @property
    def style(self) -> str:
        return self._document.style_names[self.style_id]

    @cached_property
    def text(self) -> str:
        """The words, with a line break as a newline; drawings have no words."""
        words = {
            f"{W}t": lambda e: e.text or "",
            f"{W}br": lambda e: "\n",
            f"{W}tab": lambda e: "\t",
        }
        return "".join(
            words[child.tag](child)
            for run in self.element.findall(f"{W}r")
            for child in run
            if child.tag in words
        )

    @cached_property
    def table(self):
        return next(self.element.iterancestors(f"{W}tbl"), None)

    @cached_property
    def row(self):
        return next(self.element.iterancestors(f"{W}tr"), None)

    def effective(self, path: str):
        """The element of w:pPr that counts: the paragraph's own, else its style's, else None."""
        own = self.element.find(f"{W}pPr/{W}{path}")
        if own is not None:
            return own
        return self._document.style_property(self.style_id, f"{W}pPr/{W}{path}")

    def number(self, path: str, attribute: str) -> int:
        """An attribute of w:pPr, looked up one by one as Word merges w:spacing and w:ind."""
        candidates = [self.element, *self._document.style_chain(self.style_id)]
        for holder in candidates:
            element = holder.find(f"{W}pPr/{W}{path}")
            if element is not None and element.get(f"{W}{attribute}") is not None:
                return int(element.get(f"{W}{attribute}"))
        return 0

    @property
    def align(self) -> str:
        found = self.effective("jc")
        return found.get(f"{W}val") if found is not None else "left"

    @property
    def first_line_mm(self) -> float:
        return self.number("ind", "firstLine") * MM_PER_TWIP

    @property
    def gap_pt(self) -> float:
        """Room between this paragraph and its like: before plus after."""
        return (self.number("spacing", "before") + self.number("spacing", "after")) / 20

    @property
    def lines(self) -> float:
        """Line spacing, where it is given in lines."""
        return (self.number("spacing", "line") or 240) / 240

    @property
    def kept_with_next(self) -> bool:
        return on(self.effective("keepNext"))

    @property
    def runs(self) -> list[Run]:
        """The visible runs."""
        return [
            Run(
                text=text,
                font=self._run_value(run, "rFonts", "ascii"),
                size=float(self._run_value(run, "sz", "val") or 0) / 2,
                bold=self._toggled(run, "b"),
                italic=self._toggled(run, "i"),
            )
            for run in self.element.findall(f"{W}r")
            if (text := "".join(t.text or "" for t in run.findall(f"{W}t"))).strip()
        ]

    def _run_value(self, run, name: str, attribute: str) -> str:
        for holder in (run, *self._document.style_chain(self.style_id)):
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None and found.get(f"{W}{attribute}") is not None:
                return found.get(f"{W}{attribute}")
        found = self._document.defaults.find(f"{W}{name}")
        return found.get(f"{W}{attribute}", "") if found is not None else ""

    def _toggled(self, run, name: str) -> bool:
        for holder in (run, *self._document.style_chain(self.style_id)):
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None:
                return on(found)
        return False

    @property
    def rules_mm(self) -> list[float]:
        """Lengths of the lines drawn in the paragraph."""
        return [int(extent.get("cx")) * MM_PER_EMU for extent in self.element.iter(f"{WP}extent")]


class WordDocument:
    def __init__(self, path: Path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.name = path.name
        self.body = self.xml("word/document.xml").find(f"{W}body")
        styles = self.xml("word/styles.xml")
        self._styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self.style_names = {
            id: style.find(f"{W}name").get(f"{W}val") for id, style in self._styles.items()
        }
        self.default_style = next(
            id
            for id, style in self._styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1"
        )
        self.defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def xml(self, part: str):
        return etree.fromstring(self.parts[part])

    def style_chain(self, style_id: str) -> list:
        """The style, then the styles that it is based on."""
        chain = []
        while style_id in self._styles:
            style = self._styles[style_id]
            chain.append(style)
            based_on = style.find(f"{W}basedOn")
            style_id = based_on.get(f"{W}val") if based_on is not None else ""
        return chain

    def style_property(self, style_id: str, path: str):
        return next(
            (e for s in self.style_chain(style_id) if (e := s.find(path)) is not None), None
        )

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Those of the body, in reading order."""
        return [
            Paragraph(element, self, "word/document.xml")
            for element in self.body.iter(f"{W}p")
            if not any(a.tag.endswith("}txbxContent") for a in element.iterancestors())
        ]

    @cached_property
    def everywhere(self) -> list[Paragraph]:
        """Those of the body and of the headers and footers."""
        others = [n for n in self.parts if n.startswith(("word/header", "word/footer"))]
        return self.paragraphs + [
            Paragraph(element, self, part)
            for part in sorted(others)
            for element in self.xml(part).iter(f"{W}p")
        ]

    def styled(self, *names: str) -> list[Paragraph]:
        return [paragraph for paragraph in self.paragraphs if paragraph.style in names]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def sections(self) -> list:
        return list(self.body.iter(f"{W}sectPr"))

    @property
    def bordered_tables(self) -> list:
        """The tables that a reader sees as tables."""
        return [
            table
            for table in self.body.iter(f"{W}tbl")
            if self.style_property(
                table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val"), f"{W}tblPr/{W}tblBorders"
            )
            is not None
        ]

    def rows(self, table) -> list[list[str]]:
        """The words of each cell."""
        return [
            [
                "\n".join(Paragraph(p, self, "").text for p in cell.findall(f"{W}p"))
                for cell in row.findall(f"{W}tc")
            ]
            for row in table.findall(f"{W}tr")
        ]

    def header(self, section, kind: str) -> list[Paragraph]:
        """The paragraphs of a section's header: default, first."""
        links = {
            link.get("Id"): link.get("Target") for link in self.xml("word/_rels/document.xml.rels")
        }
        for reference in section.findall(f"{W}headerReference"):
            if reference.get(f"{W}type") == kind:
                part = f"word/{links[reference.get(f'{R}id')]}"
                return [Paragraph(e, self, part) for e in self.xml(part).iter(f"{W}p")]
        return []
