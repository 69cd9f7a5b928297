"""A stream of text read in order: the body, a header, a note, a text box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from paperwork.lint.content import Drawn, Format, Paragraph, Run, Table
from paperwork.lint.drawing import shapes_of
from paperwork.lint.formatting import Form, InTable, Number, Setting, Styles
from paperwork.lint.markup import (
    ALTERNATE,
    DELETED,
    INSERTED,
    SDT,
    SDT_CONTENT,
    TBL,
    WRAPPERS,
    XML_SPACE,
    Element,
    P,
    W,
    cells_of,
    chosen,
    rows_of,
    unwrapped,
    value,
)
from paperwork.lint.numbering import BOX, Counters, readable, symbol
from paperwork.lint.plain import PlainBody, Simple, simple_paragraph
from paperwork.lint.remembering import LONGEST_MARKUP
from paperwork.lint.tables import Grid, Spot, grid_framed, grid_of

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RUN, RPR, PPR = f"{W}r", f"{W}rPr", f"{W}pPr"
TEXTS = frozenset({f"{W}t", f"{W}delText"})
CODES = frozenset({f"{W}instrText", f"{W}delInstrText"})
DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
CALCULATED = re.compile(r"\s*(?:=|IF\b)", re.IGNORECASE)  # trường tính từ trường khác
PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)


@dataclass(frozen=True)
class Tracked:  # theo dõi thay đổi
    inserted: bool = False
    deleted: bool = False


@dataclass
class Field:  # trường đang mở
    code: str = ""
    shown: bool = False  # đã sang phần kết quả
    said: bool = False  # kết quả có chữ

    @property
    def name(self) -> str:
        """PAGE, REF …; a sum or condition over the page number counts as one."""
        if CALCULATED.match(self.code) and PAGE.search(self.code):
            return "PAGE"
        words = self.code.split()
        return words[0].upper() if words else ""


NOWHERE = Spot()
Known = tuple[Paragraph, Number | None]  # a paragraph that stands nowhere yet, and its list


class Key(NamedTuple):
    """All that a paragraph depends on, but where it stands."""

    xml: bytes  # in a plain body without its end tag
    style: InTable | None
    root: bytes = b""  # of a plain body, whose paragraphs need it to be understood


class Story:  # mạch chữ
    """Reads blocks one after another; what was read stands in `paragraphs` and `tables`."""

    def __init__(self, styles: Styles, part: str, first: int = 0, section: int = 0):
        self.styles, self.part, self.section = styles, part, section
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.section_ends: list[Element] = []  # w:sectPr của các đoạn cuối phần
        self.fields: list[Field] = []
        self._first = first
        self._counters = Counters(styles.numbering)
        self._fields_match = True

    def read(self, container: Element) -> None:
        """The blocks of a body, a header, a note or a text box."""
        self._look_for_fields(container)
        self._blocks(container, NOWHERE)

    def read_plain(self, container: Element, body: PlainBody) -> bool:
        """The same of a body by its bytes; False where the tree shows that there is more to it."""
        paragraphs = [*container.iter(P)]
        if len(paragraphs) != body.paragraphs:
            return False
        grids = [*self._grids(body, paragraphs)]
        if [grid.cells for grid in grids] != [len(table.cells) for table in body.tables]:
            return False
        self._look_for_fields(container)
        rest, measured = iter(paragraphs), iter(grids)
        for block in body.blocks:
            if isinstance(block, bytes):
                self._paragraph(next(rest), Key(block, None, body.root), NOWHERE)
                continue
            for spot, cell in zip(self._entered(next(measured)), block.cells, strict=True):
                for xml in cell:
                    self._paragraph(next(rest), Key(xml, spot.style, body.root), spot)
        return True

    def _grids(self, body: PlainBody, paragraphs: Sequence[Element]) -> Iterator[Grid]:
        """The grid of each table of the body."""
        place = 0
        for block in body.blocks:
            if isinstance(block, bytes):
                place += 1
                continue
            table = next(paragraphs[place].iterancestors(TBL))
            yield grid_framed(table, (body.root, block.frame), self.styles)
            place += sum(map(len, block.cells))

    def _look_for_fields(self, container: Element) -> None:
        kinds = [value(mark, "fldCharType") for mark in container.iter(f"{W}fldChar")]
        self._fields_match = kinds.count("begin") == kinds.count("end")

    def _blocks(self, container: Element, spot: Spot) -> None:
        for child in unwrapped(container):
            if child.tag == P:
                xml = etree.tostring(child, with_tail=False)
                self._paragraph(child, Key(xml, spot.style), spot)
            elif child.tag == TBL:
                self._table(child)

    def _table(self, element: Element) -> None:
        grid = grid_of(element, self.styles)
        spots = iter(self._entered(grid))
        for row, cells in zip(rows_of(element), grid.rows, strict=True):
            for cell, _ in zip(cells_of(row), cells.cells, strict=True):
                self._blocks(cell, next(spots))

    def _entered(self, grid: Grid) -> tuple[Spot, ...]:
        """The cells of the next table, in reading order."""
        table = grid.table(len(self.tables), self.section)
        self.tables.append(table)
        return grid.spots(table.index)

    def _paragraph(self, element: Element, key: Key, spot: Spot) -> None:
        """Reads a paragraph, or remembers how one of the same key was read."""
        begins_alone = not self.fields
        known = self.styles.paragraphs.get(key) if begins_alone else None
        if known is None:
            known = self._worded(element, key)
            if begins_alone and not self.fields and len(key.xml) <= LONGEST_MARKUP:
                self.styles.paragraphs.keep(key, known)
            if not self._fields_match:  # a field without an end would hide all that follows
                self.fields.clear()
        paragraph, number = known
        label = "" if number is None else self._counters.label(number.list, number.level)
        index = self._first + len(self.paragraphs)
        self.paragraphs.append(paragraph.placed(index, self.part, label, spot.cell, self.section))
        if spot.cell is None and b"sectPr" in key.xml:
            ends = element.find(f"{PPR}/{W}sectPr")
            if ends is not None:
                self.section_ends.append(ends)
                self.section += 1

    def _worded(self, element: Element, key: Key) -> Known:
        simple = simple_paragraph(key.xml) if key.root and not self.fields else None
        if simple is not None:
            return self._filled(element, simple, key)
        setting, mark = self._set(element, key.style)
        words = Words(self, setting)
        words.gather(element, Tracked())
        return self._composed(setting, mark, joined(words.runs), words.drawn, words.page_break)

    def _filled(self, element: Element, simple: Simple, key: Key) -> Known:
        """The same of one run of text; how it is set is known where its form was seen before."""
        of_form = Key(simple.form, key.style, key.root)
        form = self.styles.forms.get(of_form)
        if form is None:
            setting, mark = self._set(element, key.style)
            form = Form(setting, mark, self.styles.look(setting, element.find(f"{RUN}/{RPR}")))
            if len(simple.form) <= LONGEST_MARKUP:
                self.styles.forms.keep(of_form, form)
        shown = self.styles.dressed(form.look, simple.text)
        runs = (Run(readable(simple.text, shown.font), shown),) if simple.text else ()
        return self._composed(form.setting, form.mark, runs)

    def _set(self, element: Element, style: InTable | None) -> tuple[Setting, Format]:
        """The layout of a paragraph, and the look of its end."""
        properties = element.find(PPR)
        setting = self.styles.setting(properties, style)
        mark = None if properties is None else properties.find(RPR)
        return setting, self.styles.format(setting, mark, "")

    def _composed(
        self,
        setting: Setting,
        mark: Format,
        runs: tuple[Run, ...],
        drawn: Iterable[Drawn] = (),
        page_break: bool = False,
    ) -> Known:
        seen = [run.format.size for run in runs if _is_seen(run)]
        paragraph = Paragraph(
            index=-1,
            part=self.part,
            runs=runs,
            layout=self.styles.laid_out(setting, max(seen, default=mark.size)),
            style=self.styles.name(setting),
            drawn=tuple(drawn),
            page_break=page_break,
            format=mark,
        )
        return paragraph.prepared(), setting.number


def _is_seen(run: Run) -> bool:
    return bool(run.text.strip()) and not run.deleted and not run.format.hidden


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours that look alike as one."""
    return tuple(
        replace(alike[0], text="".join(run.text for run in alike)) if len(alike) > 1 else alike[0]
        for _, group in groupby(runs, lambda r: (r.format, r.inserted, r.deleted, r.field))
        for alike in [list(group)]
    )


class Words:  # chữ và hình của một đoạn
    """Reads what stands in a paragraph; fields may begin in one and end in another."""

    def __init__(self, story: Story, setting: Setting):
        self.runs: list[Run] = []
        self.drawn: list[Drawn] = []
        self.page_break = False
        self._story, self._setting = story, setting
        self._fields = story.fields
        self._pieces: list[str] = []  # chữ của w:r đang đọc, cùng một định dạng
        self._new_page = False

    def gather(self, parent: Element, tracked: Tracked) -> None:
        """The runs of a paragraph or of a wrapper inside it."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                properties = child.find(RPR)
                self._inside(child, properties, tracked)
                self._flush(properties, tracked)
            elif tag in WRAPPERS:
                self.gather(child, tracked)
            elif tag in INSERTED:
                self.gather(child, replace(tracked, inserted=True))
            elif tag in DELETED:
                self.gather(child, replace(tracked, deleted=True))
            elif tag == SDT:
                for content in child.iterchildren(SDT_CONTENT):
                    self.gather(content, tracked)
            elif tag == ALTERNATE:
                if (branch := chosen(child)) is not None:
                    self.gather(branch, tracked)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, tracked)
            elif tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                self._pieces += [each.text or "" for each in child.iter(f"{MATH}t")]
                self._flush(None, tracked)

    def _inside(self, run: Element, properties: Element | None, tracked: Tracked) -> None:
        """What stands in a w:r."""
        for child in run:
            tag = child.tag
            if tag in TEXTS:
                self._say(_text(child))
            elif tag in SIGNS:
                self._say(SIGNS[tag])
            elif tag == f"{W}br":
                self._break(value(child, "type"), tracked)
            elif tag in CODES:
                self._code(child.text or "")
            elif tag == f"{W}fldChar":
                self._flush(properties, tracked)
                self._field_mark(value(child, "fldCharType"), properties, tracked)
            elif tag == f"{W}sym":
                self._flush(properties, tracked)
                self._symbol(child, properties, tracked)
            elif tag == f"{W}pgNum":
                self._flush(properties, tracked)
                self._silent(properties, tracked, "PAGE")
            elif tag in DRAWINGS:
                self._draw(child, properties, tracked)
            elif tag == ALTERNATE:
                if (branch := chosen(child)) is not None:
                    self._inside(branch, properties, tracked)
            elif tag == f"{W}ruby":
                for base in child.iterchildren(f"{W}rubyBase"):
                    self.gather(base, tracked)

    @property
    def _hidden_by_field(self) -> bool:
        """Whether what comes now is the code of a field."""
        return any(not field.shown for field in self._fields)

    def _say(self, text: str) -> None:
        if not text or self._hidden_by_field:
            return
        if self._new_page and (self.runs or self._pieces):
            self._pieces.append("\n")
        self._new_page = False
        self._pieces.append(text)
        for field in self._fields:
            field.said = True

    def _break(self, kind: str, tracked: Tracked) -> None:
        if kind != "page":
            self._say("\n")
        elif not tracked.deleted and not self._hidden_by_field:
            self.page_break = self._new_page = True

    def _flush(self, properties: Element | None, tracked: Tracked) -> None:
        """What was said so far becomes a run."""
        if text := "".join(self._pieces):
            self._add(text, properties, tracked)
        self._pieces.clear()

    def _add(self, text: str, properties: Element | None, tracked: Tracked) -> None:
        shown = self._story.styles.format(self._setting, properties, text)
        name = self._fields[-1].name if self._fields else ""
        said = readable(text, shown.font)
        self.runs.append(Run(said, shown, tracked.inserted, tracked.deleted, name))

    def _silent(self, properties: Element | None, tracked: Tracked, name: str) -> None:
        """A field of which the file keeps no result: a run without text."""
        if name and not self._hidden_by_field:
            shown = self._story.styles.format(self._setting, properties, "")
            self.runs.append(Run("", shown, tracked.inserted, tracked.deleted, name))

    def _code(self, text: str) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code += text

    def _field_mark(self, kind: str, properties: Element | None, tracked: Tracked) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.said:
                self._silent(properties, tracked, ended.name)
            self._code(f" {ended.code} ")  # a field inside the code of another is part of it

    def _simple_field(self, element: Element, tracked: Tracked) -> None:
        field = Field(value(element, "instr"), shown=True)
        self._fields.append(field)
        self.gather(element, tracked)
        if field in self._fields:
            self._fields.remove(field)
        if not field.said:
            self._silent(None, tracked, field.name)

    def _symbol(self, element: Element, properties: Element | None, tracked: Tracked) -> None:
        """A w:sym as a run of its own, in the font of the sign."""
        font, code = value(element, "font"), value(element, "char")
        if self._hidden_by_field or not re.fullmatch("[0-9A-Fa-f]{4}", code):
            return
        self._add(_sign(int(code, 16), font), properties, tracked)
        shown = replace(self.runs[-1].format, font=font, fonts=frozenset({font}))
        self.runs[-1] = replace(self.runs[-1], format=shown)

    def _draw(self, holder: Element, properties: Element | None, tracked: Tracked) -> None:
        if tracked.deleted or self._story.styles.look(self._setting, properties).format.hidden:
            return
        for shape in shapes_of(holder):
            runs: tuple[Run, ...] = ()
            within: list[Drawn] = []
            if shape.box is not None:
                runs, within = self._boxed(shape.box)
            text = "".join(r.text for r in runs if not r.deleted and not r.format.hidden)
            self.drawn.append(
                Drawn(shape.kind, shape.width_mm, shape.height_mm, shape.dashed, text, runs)
            )
            self.drawn += within

    def _boxed(self, box: Element) -> tuple[tuple[Run, ...], list[Drawn]]:
        """The text of a box, a line for each paragraph, and what is drawn inside."""
        story = Story(self._story.styles, self._story.part)
        story.read(box)
        runs: list[Run] = []
        for paragraph in story.paragraphs:
            label = [Run(f"{paragraph.label} ", paragraph.format)] if paragraph.label else []
            ends = [Run("\n", paragraph.format)] if paragraph is not story.paragraphs[-1] else []
            runs += [*label, *paragraph.runs, *ends]
        return joined(runs), [each for paragraph in story.paragraphs for each in paragraph.drawn]


def _text(element: Element) -> str:
    """The text of a w:t: white space around it counts only where it says so."""
    text = (element.text or "").replace("\r", "").replace("\n", " ")
    return text if element.get(XML_SPACE) == "preserve" else text.strip(" \t")


def _sign(code: int, font: str) -> str:
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return BOX
    return symbol(code, font)
