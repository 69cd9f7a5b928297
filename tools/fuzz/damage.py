"""Ways to damage a file: in its bytes, in its parts, in their elements, in tags, in the zip itself.

Every choice is drawn from a random.Random, whoever drives it: a seed, Hypothesis, or atheris.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from lxml import etree

from tools.fuzz.corpus import Specimen

Parts = dict[str, bytes]

LETTERS = b'0123456789<>"=/-ABCX &;{}%\0\xff'
NUMBERS = (
    *("", "0", "-1", "1", "2", "255", "65536", "1048577", "2147483648", "9" * 25, "9" * 5000),
    *("0.1", "-0", "1e400", "NaN", "inf", "١٢", "²", "1_0", "0x10", " 7 ", "true", "on", "x"),
)
REFERENCES = (
    "A1",
    "XFD1048576",
    "A0",
    "ZZZ9",
    "a1",
    "A1:XFD1048576",
    "B2:A1",
    "$A$1",
    "A",
    "1",
    ":",
)
TEXTS = (
    *("\u200b", "\u202e", "\ufeff", "\ufffd", "\U0010ffff", "\ue000", "e\u0301" * 50, "\r\n\t"),
    *("_x0000_", "_x000B_", "_xD800_", "_x005F_x000D_", "=1+1", "#REF!", "None", "29/02/2025"),
    *("ngày 31 tháng 2 năm 2026", "1." * 500, "12/" * 400, "9" * 4000, "a" * 33_000, "“" * 60),
    *("Nghị định số 30/2020/NĐ-CP", "…" * 300, "(" * 300, "NguyÔn V¨n An", "]]>", "&#0;", "đ" * 99),
)
TAGS = (
    *("{{ x }}", "{{ don_vi }}", "{{ de_cu.danh_sach }}", "{{ de_cu.danh_sach[0].ten }}", "{{}}"),
    *("{% for a in [1]*10**9 %}x{% endfor %}", "{{ 'x' * 10**9 }}", "{{ range(10**9)|list }}"),
    *("{{ 9**9**9 }}", "{% for a in range(10**9) %}{% endfor %}", "{{ 10**64 * 10**64 }}"),
    *("{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}", "{{ self }}", "{{ loop }}"),
    *("{{ ''.__class__ }}", "{{ don_vi.items() }}", "{% include 'x' %}", "{% import 'x' as y %}"),
    *("{% raw %}{{ x }}{% endraw %}", "{# {{ x #}", "{{ '%s' % 1 }}", "{{ 1/0 }}", "{{ x.y.z }}"),
    *("{%p for d in de_cu.danh_sach %}", "{%p endfor %}", "{%tr for d in de_cu.danh_sach %}"),
    *("{%tr endfor %}", "{%tc for d in [1, 2] %}", "{%tc endfor %}", "{{r x }}", "{{p x }}"),
    *("{% if true %}", "{% else %}", "{% endif %}", "{% set a = 1 %}", "{% endfor %}", "{%hm%}"),
    *("{% colspan 2 %}", "{% cellbg 'x' %}", "{%vm%}", "{{ " + "(" * 120 + "1" + ")" * 120 + " }}"),
    *("{{ " + "not " * 600 + "1 }}", "{{ a" + ".b" * 800 + " }}", "{% if x %}" * 90),
    *("{{ 1" + "|length" * 400 + " }}", "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40),
    *("{% set a = 'xxxx' %}" + "{% set a = a ~ a %}" * 40, "{{ 'x'.ljust(10**9) }}"),
    *("{{ [1]|batch(10**9, 1)|list }}", "{{ 1.5|round(10**9, 'ceil') }}", "{{ 'x'|safe }}"),
    *("{% for a in range(300) %}" * 3 + "x" + "{% endfor %}" * 3, "{%- x -%}", "{{ 1e999 }}"),
)  # fmt: skip
PIECES = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "|", ".", "(", ")", "[", "]", "'", '"', "~", "*", "**"),
    *(
        " if ",
        " else ",
        " for ",
        " in ",
        " end",
        "p ",
        "tr ",
        "r ",
        "=",
        ",",
        "1",
        "d",
        "range",
        " ",
    ),
    *("“", "”", "–", "\xa0", "\u200b", "loop.", "|join", "|map(attribute='ten')", "|default", "\\"),
)
TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)


def damaged(specimen: Specimen, chance: Random) -> bytes:
    """The file with one to four faults in it."""
    parts = dict(specimen.parts)
    ways = IN_PARTS if specimen.is_zip else (in_bytes, in_text)
    for _ in range(chance.randint(1, 4)):
        name = _likely(parts, chance)
        chance.choice(ways)(parts, name, chance)
    content = _zipped(parts, chance) if specimen.is_zip else parts[""]
    return broken(content, chance) if chance.randrange(20) == 0 else content


def with_tags(specimen: Specimen, chance: Random) -> bytes:
    """The template with one to three faults in its tags, its markup whole."""
    parts = dict(specimen.parts)
    for _ in range(chance.randint(1, 3)):
        in_tags(parts, _likely(parts, chance), chance)
    return _zipped(parts, chance)


def _likely(parts: Mapping[str, bytes], chance: Random) -> str:
    """A part, the larger ones with the text rather than those about the package."""
    names = sorted(parts)
    main = [name for name in names if "sheet" in name or "document.xml" in name or not name]
    return chance.choice(main if main and chance.randrange(3) else names)


# ---------------------------------------------------------------- bytes


def in_bytes(parts: Parts, name: str, chance: Random) -> None:
    """A few bytes changed, cut out or repeated."""
    content = bytearray(parts[name] or b"x")
    for _ in range(chance.randint(1, 4)):
        here, there = (chance.randrange(len(content)) for _ in range(2))
        match chance.randrange(3):
            case 0:
                content[here] = chance.choice(LETTERS)
            case 1:
                del content[here : here + chance.randint(1, 30)]
            case _:
                content[here:here] = content[there : there + chance.randint(1, 60)]
        content = content or bytearray(b"x")
    parts[name] = bytes(content)


def in_text(parts: Parts, name: str, chance: Random) -> None:
    """A text put anywhere, as the file's own encoding or another has it."""
    content = parts[name]
    here = chance.randrange(len(content) + 1)
    text = chance.choice(TEXTS).encode(chance.choice(("utf-8", "utf-16-le")), "surrogatepass")
    parts[name] = content[:here] + text + content[here:]


# ---------------------------------------------------------------- elements


def in_elements(parts: Parts, name: str, chance: Random) -> None:
    """One element taken away, repeated, moved, nested, renamed, or its attributes changed."""
    root = _tree(parts[name])
    if root is None:
        in_bytes(parts, name, chance)
        return
    elements = list(root.iter(etree.Element))
    one, other = chance.choice(elements), chance.choice(elements)
    if one is not root or chance.randrange(4) == 0:
        chance.choice(ON_ELEMENTS)(one, other, chance)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tree(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _take_away(one: etree._Element, _: etree._Element, __: Random) -> None:
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _repeat(one: etree._Element, _: etree._Element, chance: Random) -> None:
    if (parent := one.getparent()) is not None:
        for _again in range(chance.choice((1, 2, 40))):
            parent.insert(parent.index(one), copy.deepcopy(one))


def _move(one: etree._Element, other: etree._Element, chance: Random) -> None:
    other.insert(chance.randrange(len(other) + 1), copy.deepcopy(one))


def _nest(one: etree._Element, other: etree._Element, chance: Random) -> None:
    for _ in range(chance.choice((1, 5, 120, 270))):
        other = etree.SubElement(other, one.tag, dict(one.attrib))
    other.append(copy.deepcopy(one))


def _rename(one: etree._Element, other: etree._Element, chance: Random) -> None:
    one.tag = other.tag if chance.randrange(3) else f"{{x}}{chance.choice('abc')}"


def _attribute(one: etree._Element, other: etree._Element, chance: Random) -> None:
    """A value of another kind, or no value."""
    names = list(one.attrib) or list(other.attrib) or ["x"]
    name = chance.choice(names)
    match chance.randrange(4):
        case 0 if name in one.attrib:
            del one.attrib[name]
        case 1 if other.attrib:
            one.set(name, chance.choice(list(other.attrib.values())))
        case 2:
            one.set(name, chance.choice(REFERENCES))
        case _:
            one.set(name, chance.choice(NUMBERS))


def _text(one: etree._Element, other: etree._Element, chance: Random) -> None:
    own = [element for element in one.iter(etree.Element) if (element.text or "").strip()]
    target = chance.choice(own or [one])
    said = chance.choice((chance.choice(TEXTS), chance.choice(NUMBERS), other.text or ""))
    target.text = said if chance.randrange(2) else f"{target.text or ''}{said}"


ON_ELEMENTS: tuple[Callable[[etree._Element, etree._Element, Random], None], ...] = (
    *(_take_away, _repeat, _move, _nest, _rename),
    *(_attribute, _attribute, _attribute, _text, _text, _text),
)


# ---------------------------------------------------------------- tags


def in_tags(parts: Parts, name: str, chance: Random) -> None:
    """A tag more in a text, or one of its own with pieces cut out and put in."""
    root = _tree(parts[name])
    texts = [] if root is None else [e for e in root.iter(etree.Element) if (e.text or "").strip()]
    if root is None or not texts:
        in_elements(parts, name, chance)
        return
    tagged = [element for element in texts if "{" in (element.text or "")]
    element = chance.choice(tagged if tagged and chance.randrange(2) else texts)
    text = element.text or ""
    match chance.randrange(4):
        case 0:
            here = chance.randrange(len(text) + 1)
            element.text = text[:here] + chance.choice(TAGS) + text[here:]
        case 1:
            element.text = chance.choice(TAGS)
        case 2:
            element.text = TAG.sub(lambda tag: _spliced(tag.group(), chance), text)
        case _:
            element.text = _spliced(text, chance)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _spliced(text: str, chance: Random) -> str:
    for _ in range(chance.randint(1, 3)):
        here = chance.randrange(len(text) + 1)
        cut = chance.choice((0, 0, 1, 2, 5))
        text = text[:here] + chance.choice(PIECES) + text[here + cut :]
    return text


# ---------------------------------------------------------------- the package


def in_package(parts: Parts, name: str, chance: Random) -> None:
    """A part that is missing, empty, called otherwise, or has the content of another."""
    other = chance.choice(sorted(parts))
    match chance.randrange(5):
        case 0 if len(parts) > 1:
            del parts[name]
        case 1:
            parts[name] = b""
        case 2 if len(parts) > 1:
            parts[chance.choice((name.upper(), f"../{name}", f"{name}/", f"/{name}", "x"))] = (
                parts.pop(name)
            )
        case 3:
            parts[name] = chance.choice((b"<x/>", b"<!DOCTYPE x []><x/>", b"\0" * 64, b"PK\3\4"))
        case _:
            parts[name] = parts[other]


IN_PARTS: tuple[Callable[[Parts, str, Random], None], ...] = (
    *(in_elements, in_elements, in_elements, in_elements),
    *(in_tags, in_tags, in_bytes, in_text, in_package),
)


PACKED = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def _zipped(parts: Mapping[str, bytes], chance: Random) -> bytes:
    stream = io.BytesIO()
    method = chance.choice(PACKED) if chance.randrange(10) == 0 else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name or "x"), content, method)
    return stream.getvalue()


def broken(content: bytes, chance: Random) -> bytes:
    """The file cut short, or with bytes of the zip itself changed."""
    if chance.randrange(3) == 0:
        return content[: chance.randrange(len(content) + 1)]
    broken = bytearray(content or b"x")
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(broken))
        if chance.randrange(2):  # the list at the end of a zip
            place = len(broken) - 1 - place % min(len(broken), 400)
        broken[place] = chance.choice((0, 1, 255, broken[place] ^ 1 << chance.randrange(8)))
    return bytes(broken)
