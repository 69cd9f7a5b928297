"""A Word document as a reader sees it: paragraphs with their effective formats, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

from paperwork.lint.remembering import once

Align = Literal["left", "center", "right", "both"]
BY_LABEL = ("read", "is_blank")  # of a paragraph
Side = Literal["top", "bottom", "left", "right"]
Measure = TypeVar("Measure")


@dataclass(frozen=True)
class Format:  # định dạng chữ sau khi kể mọi kiểu: trực tiếp, kiểu chữ, kiểu đoạn, bảng, mặc định
    font: str = ""  # phông của chữ Việt (hAnsi; ascii khi khác là fonts)
    fonts: frozenset[str] = frozenset()  # mọi phông mà các chữ của đoạn chữ này dùng
    size: float = 0  # pt
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False  # w:caps; chữ gõ hoa sẵn thì không cần
    small_caps: bool = False
    hidden: bool = False
    color: str = "auto"  # RRGGBB hoặc auto
    highlight: str = ""
    scale: int = 100  # phần trăm bề ngang
    spacing: float = 0  # pt giãn thêm giữa các chữ; âm là nén
    superscript: bool = False  # cả chỉ số dưới


@dataclass(frozen=True)
class Run:  # một đoạn chữ cùng định dạng
    text: str
    format: Format
    inserted: bool = False  # thêm khi theo dõi thay đổi
    deleted: bool = False  # xóa khi theo dõi thay đổi: không kể vào chữ của đoạn
    field: str = ""  # mã trường: PAGE, NUMPAGES, REF …


@dataclass(frozen=True)
class Border:  # một cạnh có kẻ
    side: Side
    width: float  # pt


@dataclass(frozen=True)
class Drawn:  # hình vẽ: đường kẻ, khung, ảnh, hộp chữ
    kind: Literal["line", "box", "picture", "other"]
    width_mm: float = 0
    height_mm: float = 0
    dashed: bool = False
    text: str = ""  # chữ trong hộp
    runs: tuple[Run, ...] = ()  # các đoạn chữ trong hộp


@dataclass(frozen=True)
class Layout:  # định dạng đoạn sau khi kể mọi kiểu
    align: Align = "left"
    left_mm: float = 0
    right_mm: float = 0
    first_line_mm: float = 0  # âm là thụt treo
    before_pt: float = 0
    after_pt: float = 0
    line: float = 1.0  # số dòng; cách dòng tính bằng pt đã đổi ra dòng theo cỡ chữ
    line_rule: Literal["auto", "exact", "atLeast"] = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    contextual: bool = False  # bỏ khoảng cách giữa các đoạn cùng kiểu
    borders: tuple[Border, ...] = ()


class CellPlace(NamedTuple):  # ô của bảng chứa đoạn; bảng lồng thì là ô trong cùng
    table: int  # thứ tự của bảng trong văn bản, từ 0
    row: int
    column: int  # cột lưới đầu tiên của ô, từ 0
    columns: int  # số cột lưới của cả bảng
    span: int = 1
    width_mm: float = 0  # bề ngang bên trong ô; 0 là không rõ


@dataclass(frozen=True)
class Paragraph:  # đoạn văn
    index: int  # thứ tự trong cả tệp, từ 0: thân, rồi các đầu trang, chân trang, chú thích
    part: str  # word/document.xml, word/header1.xml …
    runs: tuple[Run, ...]
    layout: Layout
    style: str = ""  # tên kiểu như trong Word
    label: str = ""  # số hoặc dấu đầu dòng do Word tự đánh: I., 1., a), -
    cell: CellPlace | None = None
    section: int = 0  # thứ tự của phần (section) chứa đoạn
    drawn: tuple[Drawn, ...] = ()
    page_break: bool = False  # có ngắt trang cứng trong đoạn
    format: Format = Format()  # định dạng của dấu đoạn: cho đoạn trống

    def __hash__(self) -> int:
        return hash((self.index, self.part))  # equal ones stand in one place

    def placed(
        self, index: int, part: str, label: str, cell: CellPlace | None, section: int
    ) -> Paragraph:
        """The same words, looks and drawings in another place; what was found of them is shared.

        For a paragraph of which nothing was asked yet but `prepared` has worked out.
        """
        here = object.__new__(Paragraph)
        own = here.__dict__
        own.update(self.__dict__)
        own["index"], own["part"], own["label"] = index, part, label
        own["cell"], own["section"] = cell, section
        if label != self.label:
            for name in BY_LABEL:
                own.pop(name, None)
        return here

    def prepared(self) -> Paragraph:
        """This, which has no label, with what is asked of all worked out: for `placed` to share."""
        _ = self.text, self.printed, self.written, self.unnumbered, self.kept
        _ = self.read, self.is_blank
        return self

    @once
    def kept(self) -> dict[Any, Any]:
        """What is `remembered` of it."""
        return {}

    @once
    def text(self) -> str:
        """What the reader sees without the automatic number; deleted and hidden text left out."""
        said = (r.text for r in self.runs if not r.deleted and not r.format.hidden)
        return "".join(said)

    @once
    def unnumbered(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())

    @once
    def read(self) -> str:
        """The text as read aloud: the automatic number first, white space single."""
        return " ".join(f"{self.label} {self.text}".split()) if self.label else self.unnumbered

    @once
    def printed(self) -> str:
        """The text as printed: w:caps applied."""
        seen = (r for r in self.runs if not r.deleted and not r.format.hidden)
        return "".join(r.text.upper() if r.format.caps else r.text for r in seen)

    @once
    def is_blank(self) -> bool:
        return not self.text.strip() and not self.label and not self.drawn

    def formats(self) -> Iterator[Format]:
        """The formats of the runs that show something."""
        for run in self.runs:
            if run.text.strip() and not run.deleted and not run.format.hidden:
                yield run.format

    @once
    def written(self) -> tuple[Format, ...]:
        """The formats of the runs that show a letter or a figure."""
        return tuple(
            run.format
            for run in self.runs
            if not run.deleted and not run.format.hidden and any(map(str.isalnum, run.text))
        )

    def all(self, name: str, value: object) -> bool:
        """Whether every visible run has that value of a format."""
        return all(getattr(format, name) == value for format in self.formats())

    def sizes(self) -> frozenset[float]:
        return frozenset(format.size for format in self.formats())


@dataclass(frozen=True)
class Table:  # bảng
    index: int
    bordered: bool  # có cạnh kẻ nào nhìn thấy
    rows: int
    columns: int
    header_rows: int  # số hàng lặp lại ở đầu mỗi trang
    rows_may_split: bool  # có hàng được phép ngắt qua trang
    section: int = 0


@dataclass(frozen=True)
class Section:  # phần của văn bản có khổ giấy, lề riêng; mm
    index: int
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    gutter_mm: float = 0
    header_mm: float = 0
    footer_mm: float = 0
    landscape: bool = False
    title_page: bool = False  # trang đầu có đầu trang riêng
    page_start: int | None = None
    page_format: str = "decimal"
    continues: bool = False  # nối liền, không sang trang
    headers: tuple[
        tuple[str, tuple[Paragraph, ...]], ...
    ] = ()  # (default | first | even, các đoạn)
    footers: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()

    def header(self, kind: str = "default") -> tuple[Paragraph, ...]:
        """The paragraphs of a header, its own or that of the section before."""
        return dict(self.headers).get(kind, ())

    def footer(self, kind: str = "default") -> tuple[Paragraph, ...]:
        return dict(self.footers).get(kind, ())

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm - self.gutter_mm


@dataclass(frozen=True)
class Content:  # nội dung của một tệp .docx
    paragraphs: tuple[Paragraph, ...]  # thân văn bản, theo thứ tự đọc, kể cả trong bảng
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    notes: tuple[Paragraph, ...] = ()  # chú thích cuối trang, cuối văn bản
    comments: int = 0
    revisions: int = 0  # số chỗ theo dõi thay đổi
    title: str = ""  # thuộc tính tệp
    author: str = ""
    pages: int | None = None  # số trang khi dựng bằng LibreOffice; None là chưa dựng
    fonts_named: frozenset[str] = field(default_factory=frozenset)  # mọi tên phông trong tệp

    @once
    def everything(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the file once: body, headers, footers, notes."""
        found = {paragraph.index: paragraph for paragraph in self.paragraphs}
        for section in self.sections:
            for _, paragraphs in (*section.headers, *section.footers):
                for paragraph in paragraphs:  # a section may show the header of the one before
                    found.setdefault(paragraph.index, paragraph)
        for paragraph in self.notes:
            found.setdefault(paragraph.index, paragraph)
        return tuple(found.values())

    def by_section(self, measure: Callable[[Section], Measure]) -> Iterator[tuple[Measure, str]]:
        """Each different measure once, with the sections that have it: phần 1, 3."""
        found: dict[Measure, list[int]] = {}
        for section in self.sections:
            found.setdefault(measure(section), []).append(section.index + 1)
        for value, places in found.items():
            alone = len(places) == len(self.sections)
            yield value, "" if alone else f"phần {', '.join(map(str, places))}"
