"""Whatever a well-formed package holds, it is read or refused in a sentence."""

import io
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lint_builders import MAIN, a_docx, decision
from shuffled_markup import grown, shuffle, xml

from paperwork.errors import DocumentError
from paperwork.lint.reading import read
from paperwork.package import parsed, serialized, unpacked, write_package

MANY = settings(max_examples=30, deadline=None)


def is_read_or_refused(content: bytes) -> bool:
    """Whether a refusal names the file, or what was read hangs together."""
    try:
        found = read(content, "a.docx")
    except DocumentError as refusal:
        return str(refusal).startswith("a.docx: ")
    paragraphs = list({id(p): p for p in found.everything}.values())
    said = "".join(f"{p.read}{p.style}{[d.text for d in p.drawn]}" for p in paragraphs)
    return (
        [p.index for p in paragraphs] == list(range(len(paragraphs)))
        and all(p.section < len(found.sections) for p in paragraphs)
        and all(p.cell is None or p.cell.table < len(found.tables) for p in found.paragraphs)
        and not any("\ud800" <= letter <= "\udfff" for letter in said)  # nobody could print it
    )


@MANY
@given(st.integers(0, 2**32))
def test_any_nesting_of_what_word_writes_is_read_or_refused(seed):
    random = Random(seed)
    content = a_docx(
        "".join(xml(grown(random, "w:p")) + xml(grown(random, "w:tbl")) for _ in range(3)),
        styles="".join(map(xml, grown(random, "w:styles"))),
        numbering="".join(map(xml, grown(random, "w:numbering"))),
        header=xml(grown(random, "w:p")),
        section="".join(map(xml, grown(random, "w:sectPr"))),
    )

    assert is_read_or_refused(content)


@MANY
@given(st.integers(0, 2**32))
def test_a_decision_with_its_markup_shuffled_is_read_or_refused(seed):
    random = Random(seed)
    parts = unpacked(io.BytesIO(decision()))
    name = random.choice([MAIN, MAIN, "word/styles.xml", "word/numbering.xml"])
    root = parsed(parts[name])

    shuffle(random, root)

    assert is_read_or_refused(write_package({**parts, name: serialized(root)}))


@MANY
@given(place=st.integers(0, 2**32), byte=st.integers(0, 255))
def test_a_file_damaged_in_any_byte_is_read_or_refused(place, byte):
    content = bytearray(decision())
    content[place % len(content)] = byte

    assert is_read_or_refused(bytes(content))
