"""Invitations, ballots and certificates of the samples: what a clerk would look at on paper."""

import re

import pytest
from office_folder import a_dossier_of, type_in
from office_runs import run
from sample_sets import BEFORE_THE_SESSION, INVITED, WITH_GOLDENS
from word_reading import W, WordDocument

from paperwork import lint
from paperwork.model import Outcome
from paperwork.vocabulary.council import ballots, chair_of, members_on_duty

COMMUNE = BEFORE_THE_SESSION[1]
certified = pytest.mark.parametrize("sample", WITH_GOLDENS, ids=str)
invited = pytest.mark.parametrize("sample", BEFORE_THE_SESSION, ids=str)


def outputs(office, type):
    return [o for o in office.result.documents if o.document.type.key == type]


def text_of(path):
    return "\n".join(paragraph.text for paragraph in WordDocument(path).paragraphs)


def texts(office, type):
    return [text_of(office.folder / output.file_name) for output in outputs(office, type)]


@invited
def test_the_invitation_names_every_member_but_the_chair_who_invites(sample, made):
    office = made(sample)
    (text,) = texts(office, "giay-moi")
    chair = chair_of(office.dossier)

    invited = text.split("Chủ trì:")[0]

    for member in members_on_duty(office.dossier):
        assert (member.name in invited) is (member != chair), member.name


@invited
def test_the_invitation_says_when_and_where(sample, made):
    office = made(sample)
    (text,) = texts(office, "giay-moi")
    session = office.dossier.session

    assert f"Thời gian: {session.starts}, ngày {session.held_on.day:02d}" in text
    assert f"Địa điểm: {session.place}." in text


def test_copies_of_an_invitation_bear_its_number_and_one_name_each(made):
    office = made(COMMUNE)
    number = str(office.document("giay-moi").number)
    copies = texts(office, "giay-moi-tung-nguoi")
    chair = chair_of(office.dossier)
    others = [m.name for m in members_on_duty(office.dossier) if m != chair]

    assert len(copies) == len(others)
    for text, name in zip(copies, others, strict=True):
        assert f"Số: {number}" in text
        assert [other for other in others if other in text] == [name]


def test_there_are_ballots_for_all_members_and_one_in_ten_to_spare(made):
    office = made(COMMUNE)
    count = len(members_on_duty(office.dossier))

    for text in texts(office, "phieu-bau"):
        assert text.count("PHIẾU BẦU") == ballots(count) == count + 1


def test_a_ballot_bears_nothing_to_know_the_voter_by(made):
    office = made(COMMUNE)

    for output in outputs(office, "phieu-bau"):
        document = WordDocument(office.folder / output.file_name)
        pages = text_of(office.folder / output.file_name).split("PHIẾU BẦU")[1:]
        assert len({page.strip().split("Phiếu bầu không ghi tên")[0] for page in pages}) == 1
        assert not any(member.name in pages[0] for member in members_on_duty(office.dossier))
        starts = [start.get(f"{W}start") for start in document.body.iter(f"{W}pgNumType")]
        assert starts == ["1"] * len(pages)  # the page number, hidden on a first page, shows none


def test_a_written_opinion_is_named_and_asks_of_everyone_who_is_voted_on(made):
    office = made(COMMUNE)
    members = members_on_duty(office.dossier)
    considered = [
        judgement.nomination.name
        for judgement in office.document("phieu-bau").judgements
        if judgement.outcome is not Outcome.BLOCKED
    ]

    forms = texts(office, "phieu-y-kien")

    assert len(forms) == len(members)
    for text, member in zip(forms, members, strict=True):
        assert text.count(member.name) == 2  # at the head and under the signature
        assert all(name in text for name in considered)


@pytest.mark.parametrize("type", INVITED[:2])
def test_invitations_are_as_the_decree_wants_them(type, made):
    office = made(COMMUNE)

    for output in outputs(office, type):
        content = (office.folder / output.file_name).read_bytes()
        assert lint.check(content, output.file_name).findings == ()


@certified
def test_everyone_rewarded_by_the_office_has_one_certificate_with_the_number_of_the_list(
    sample, made
):
    office = made(sample)
    documents = outputs(office, "giay-khen")
    awarded = [j for o in documents for j in o.document.judgements if j.outcome is Outcome.AWARDED]
    whole = "\n".join(texts(office, "giay-khen"))

    assert sorted(j.roll for j in awarded) == list(range(1, len(awarded) + 1))
    assert whole.count("Số sổ vàng:") == len(awarded)
    for judgement in awarded:
        assert judgement.nomination.name in whole
        assert f"Số sổ vàng: {judgement.roll:02d}" in whole


@certified
def test_a_certificate_cites_the_decision_and_is_signed_by_who_signed_it(sample, made):
    office = made(sample)

    for output, text in zip(outputs(office, "giay-khen"), texts(office, "giay-khen"), strict=True):
        assert re.search(r"Quyết định số \d\d/QĐ-", text)
        assert output.document.signatory is not None
        assert output.document.signatory.name in text
        assert "TM." not in text  # a decision to reward is issued in person


@certified
def test_a_blank_gets_only_what_is_not_printed_on_it(sample, made):
    for text in texts(made(sample), "phoi-giay-khen"):
        assert "CỘNG HÒA" not in text
        assert "TẶNG" not in text
        assert "GIẤY KHEN" not in text


@certified
def test_each_text_of_a_certificate_stands_in_a_frame_of_the_declaration(sample, made):
    office = made(sample)

    for output in outputs(office, "phoi-giay-khen"):
        document = WordDocument(office.folder / output.file_name)
        places = {
            (int(frame.get(f"{W}x")), int(frame.get(f"{W}y")))
            for frame in document.body.iter(f"{W}framePr")
        }
        frames = output.document.type.frames.values()
        assert places == {(round(f.x * 1440 / 25.4), round(f.y * 1440 / 25.4)) for f in frames}


# ---------------------------------------------------------------- texts that fit, files to print

PRINTED = "Đề cử!U5"  # nội dung in trên giấy khen của một tập thể
WORDS = "có thành tích xuất sắc trong phong trào thi đua xây dựng nông thôn mới "


@pytest.fixture
def book(tmp_path):
    """A commune's dossier whose decision has its number."""
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    run(book)
    return book


def certificates(book, **options):
    result = run(book, only=("giay-khen",), **options)
    return result, [book.parent / "ket-qua" / output.file_name for output in result.documents]


@pytest.mark.parametrize(("times", "code"), [(1, None), (6, "PW232"), (60, "PW231")])
def test_a_long_text_is_printed_smaller_or_told_and_never_cut(book, times, code):
    text = f"Đã {WORDS * times}năm 2026"
    type_in(book, {PRINTED: text})

    result, files = certificates(book)

    found = {finding.code for finding in result.findings} & {"PW231", "PW232"}
    assert found == ({code} if code else set())
    assert sum(text in text_of(path) for path in files) == 1


def test_certificates_for_the_printer_are_gathered_by_unit_each_on_its_page(book):
    alone, _ = certificates(book)
    people = len(alone.documents)

    gathered, files = certificates(book, print_ready="unit", out=book.parent / "ket-qua")

    assert 1 < len(gathered.documents) < people
    pages = [
        len(WordDocument(path).xml("word/document.xml").findall(f".//{W}sectPr")) for path in files
    ]
    assert sum(pages) == people
