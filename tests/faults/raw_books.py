"""Workbooks written part by part: what Excel, other software and attackers put into cells."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Numbers of the cell styles below.
PLAIN, DATE, PERCENT, OLD_FONT, CAPITALS, VNI, LONG_NUMBER, EVERY_DAY = range(8)
FONTS = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times")
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
    f'<fonts count="4">{"".join(f"<font><name val={quoteattr(font)}/></font>" for font in FONTS)}'
    '</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="8"><xf/><xf numFmtId="170"/><xf numFmtId="9"/><xf fontId="1"/>'
    '<xf fontId="2"/><xf fontId="3"/><xf numFmtId="1"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True)
class Raw:
    """A cell as it stands in the file."""

    value: str = ""
    type: str = ""
    style: int = PLAIN
    formula: str | None = None

    def xml(self, place: str) -> str:
        kind = f' t="{self.type}"' if self.type else ""
        formula = "" if self.formula is None else f"<f>{escape(self.formula)}</f>"
        if self.type == "inlineStr":
            value = f'<is><t xml:space="preserve">{self.value}</t></is>'
        else:
            value = f"<v>{self.value}</v>" if self.value else ""
        return f'<c r="{place}" s="{self.style}"{kind}>{formula}{value}</c>'


def said(text: str, style: int = PLAIN) -> Raw:
    """Text; Excel's _xHHHH_ for what XML cannot hold is written by the caller."""
    return Raw(escape(text), "inlineStr", style)


def number(value: float | str, style: int = PLAIN) -> Raw:
    return Raw(str(value), style=style)


def fault(name: str) -> Raw:
    """An error value of Excel, such as #N/A."""
    return Raw(name, "e")


def formula(source: str, value: str | None = None) -> Raw:
    """A formula; without a value it was never calculated."""
    return Raw(value or "", "str" if value is not None else "", formula=source)


@dataclass
class Page:
    """A sheet: its rows from 1, what stands around them, and single cells put in afterwards."""

    name: str
    rows: Sequence[Sequence[object]]
    cells: dict[str, Raw] = field(default_factory=dict)
    before: str = ""  # between <worksheet> and <sheetData>
    after: str = ""  # behind </sheetData>
    state: str = "visible"
    row_attributes: dict[int, str] = field(default_factory=dict)
    tail: str = ""  # raw rows behind the others

    def xml(self, namespace: str) -> str:
        found: dict[int, dict[str, Raw]] = {}
        for index, row in enumerate(self.rows, 1):
            for column, value in enumerate(row):
                if value is not None:
                    found.setdefault(index, {})[letters(column)] = raw(value)
        for place, cell in self.cells.items():
            column = place.rstrip("0123456789")
            found.setdefault(int(place.removeprefix(column)), {})[column] = cell
        rows = "".join(self._row(index, found[index]) for index in sorted(found))
        return (
            f'{HEAD}<worksheet xmlns="{namespace}">{self.before}'
            f"<sheetData>{rows}{self.tail}</sheetData>{self.after}</worksheet>"
        )

    def _row(self, index: int, cells: Mapping[str, Raw]) -> str:
        inside = "".join(
            cells[column].xml(f"{column}{index}") for column in sorted(cells, key=column_order)
        )
        return f'<row r="{index}"{self.row_attributes.get(index, "")}>{inside}</row>'


def raw(value: object) -> Raw:
    if isinstance(value, Raw):
        return value
    return number(value) if isinstance(value, int | float) else said(str(value))


def letters(column: int) -> str:
    """0 -> A, 27 -> AB."""
    column, found = column + 1, ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_order(name: str) -> tuple[int, str]:
    return len(name), name


@dataclass
class RawBook:
    """A workbook as parts; `parts` adds or replaces any of them."""

    pages: list[Page]
    is_1904: bool = False
    parts: dict[str, bytes | str] = field(default_factory=dict)
    main_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    namespace: str = MAIN
    links: str = LINKS

    def page(self, name: str) -> Page:
        return next(page for page in self.pages if page.name == name)

    def written(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.all_parts().items():
                archive.writestr(name, content)
        return path

    def all_parts(self) -> dict[str, bytes | str]:
        sheets, relations, types = [], [], []
        found: dict[str, bytes | str] = {}
        for index, page in enumerate(self.pages, 1):
            sheets.append(
                f"<sheet name={quoteattr(page.name)} sheetId='{index}' state='{page.state}'"
                f" r:id='rId{index}'/>"
            )
            relations.append(
                _relation(f"rId{index}", f"{self.links}/worksheet", f"worksheets/sheet{index}.xml")
            )
            types.append(f"/xl/worksheets/sheet{index}.xml")
            found[f"xl/worksheets/sheet{index}.xml"] = page.xml(self.namespace)
        relations.append(_relation("rIdS", f"{self.links}/styles", "styles.xml"))
        if "xl/sharedStrings.xml" in self.parts:
            relations.append(_relation("rIdT", f"{self.links}/sharedStrings", "sharedStrings.xml"))
        epoch = '<workbookPr date1904="1"/>' if self.is_1904 else "<workbookPr/>"
        return {
            "[Content_Types].xml": _types(self.main_type, types),
            "_rels/.rels": _relations(
                [_relation("rId1", f"{self.links}/officeDocument", "xl/workbook.xml")]
            ),
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{self.namespace}" xmlns:r="{self.links}">'
            f"{epoch}<sheets>{''.join(sheets)}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relations(relations),
            "xl/styles.xml": STYLES.replace(MAIN, self.namespace),
            **found,
            **self.parts,
        }


def _relation(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'


def _relations(relations: Sequence[str]) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )


def _types(main: str, sheets: Sequence[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name in sheets)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>{overrides}</Types>'
    )


# ---------------------------------------------------------------- an office and its dossier

OFFICE = {
    "Tên cơ quan": "Sở Nông nghiệp và Môi trường",
    "Cơ quan chủ quản": "Ủy ban nhân dân tỉnh An Sơn",
    "Ký hiệu cơ quan": "SNNMT",
    "Địa danh": "An Sơn",
    "Loại cơ quan": "Sở, ban, ngành",
    "Chức danh người đứng đầu": "Giám đốc",
}
HEADERS = (
    "STT", "Phân loại", "Họ và tên/Tên tập thể", "Mã đề cử", "Chức vụ", "Ngày sinh",
    "Đơn vị công tác", "Danh hiệu/Hình thức đề nghị", "Năm/Thời gian tính thành tích",
    "Tóm tắt thành tích", "Ghi chú",
)  # fmt: skip
PEOPLE = (
    (1, "Cá nhân", "Đỗ Thị Hạnh", "DC-0001", "Chuyên viên", None, "Văn phòng Sở"),
    (2, "Cá nhân", "Lương Văn Tấn", "DC-0002", "Chuyên viên", None, "Thanh tra Sở"),
    (3, "Cá nhân", "Hồ Thị Na", "DC-0003", "Chuyên viên", None, "Chi cục Thủy lợi"),
)
PROPOSED = ("Lao động tiên tiến", "2026", "Hoàn thành xuất sắc nhiệm vụ.")
NOMINATIONS = "Đề cử"


def a_book(cells: Mapping[str, Raw | str | float] | None = None, **changes: object) -> RawBook:
    """A dossier of three people; `cells` are typed over those of Đề cử, None clears one."""
    rows = [list(HEADERS), *([*person, *PROPOSED] for person in PEOPLE)]
    page = Page(NOMINATIONS, rows)
    for place, value in (cells or {}).items():
        page.cells[place] = raw(value) if value is not None else Raw()
    pages = [
        Page("Hồ sơ", [["Mục", "Giá trị"], ["Mã hồ sơ", "HS-2026"], ["Năm", 2026]]),
        Page("Đơn vị", [["Mục", "Giá trị"], *map(list, OFFICE.items())]),
        Page("Người ký", [["Họ và tên", "Chức vụ"], ["Vũ Đình Khang", "Giám đốc"]]),
        page,
    ]
    return RawBook(pages, **changes)  # type: ignore[arg-type]
