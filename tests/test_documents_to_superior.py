"""What goes above the office, and the record of the count, in every sample."""

import re

import pytest
from sample_sets import ALL, COMMUNE, DEPARTMENT, WITH_GOLDENS, GeneratedSet, SampleSet

from paperwork.lint import check
from paperwork.model import Outcome
from paperwork.vocabulary.nominees import counted

SAMPLES = pytest.mark.parametrize("sample", ALL, ids=str)
KEYS = ("bien-ban-kiem-phieu", "to-trinh-cap-tren", "cong-van")


def text_of(made: GeneratedSet, key: str) -> str:
    return re.sub(r"\s+", " ", made.word(key).text)


def judged(made: GeneratedSet, *outcomes: Outcome):
    return [j for j in made.document("bien-ban").judgements if j.outcome in outcomes]


@pytest.mark.parametrize("sample", WITH_GOLDENS, ids=str)
@pytest.mark.parametrize("key", KEYS)
def test_the_decree_has_nothing_against_it(sample: SampleSet, key, made):
    path = made(sample).path(key)

    findings = check(path.read_bytes(), path.name).findings

    assert [f for f in findings if f.severity.value != "info"] == []


@SAMPLES
def test_the_submission_proposes_those_above_the_power_of_the_office(sample: SampleSet, made):
    proposed = judged(made(sample), Outcome.PROPOSED)
    others = judged(made(sample), Outcome.NOT_PASSED, Outcome.BLOCKED)

    text = text_of(made(sample), "to-trinh-cap-tren")

    assert counted(proposed) in text
    assert [j.nomination.name for j in proposed if j.nomination.name not in text] == []
    names = {j.nomination.name for j in proposed}
    assert [j.nomination.name for j in others if j.nomination.name in text] == [
        j.nomination.name for j in others if j.nomination.name in names
    ]


@SAMPLES
def test_a_kind_of_which_there_is_none_is_not_spoken_of(sample: SampleSet, made):
    kinds = {j.nomination.kind for j in judged(made(sample), Outcome.PROPOSED)}
    headings = {"collective": "TẬP THỂ", "household": "HỘ GIA ĐÌNH", "individual": "CÁ NHÂN"}

    appendix = made(sample).word("to-trinh-cap-tren").text.split("DANH SÁCH ĐỀ NGHỊ")[-1]

    shown = {kind for kind, heading in headings.items() if f"\n{heading}\n" in appendix}
    assert shown == {kind.value for kind in kinds} & headings.keys()


@SAMPLES
def test_submission_and_letter_cite_the_minutes_and_each_other(sample: SampleSet, made):
    minutes, submission = (made(sample).document(k) for k in ("bien-ban", "to-trinh-cap-tren"))

    assert str(minutes.number) in text_of(made(sample), "to-trinh-cap-tren")
    letter = text_of(made(sample), "cong-van")
    assert str(minutes.number) in letter
    assert str(submission.number) in letter


@pytest.mark.parametrize("sample", [DEPARTMENT, COMMUNE], ids=str)
def test_a_letter_has_its_subject_under_its_number_and_no_type(sample: SampleSet, made):
    letter = made(sample).word("cong-van")

    (subject,) = letter.styled("ND30 Trích yếu công văn")
    assert subject.text.replace("\n", " ").startswith("V/v gửi hồ sơ đề nghị khen thưởng")
    assert letter.styled("ND30 Tên loại") == []
    assert str(made(sample).document("cong-van").number).count("-") == 1


@SAMPLES
def test_the_count_record_says_what_the_minutes_say(sample: SampleSet, made):
    voted = [j for j in made(sample).document("bien-ban").judgements if j.vote]
    text = text_of(made(sample), "bien-ban-kiem-phieu")

    assert f"Số trường hợp đưa ra lấy ý kiến: {len(voted):02d}" in text
    passed = judged(made(sample), Outcome.AWARDED, Outcome.PROPOSED)
    assert f"đạt: {len(passed):02d}" in text
    assert [j.nomination.name for j in voted if j.nomination.name not in text] == []


@SAMPLES
def test_the_tellers_sign_the_count_and_the_secretary_sees_it(sample: SampleSet, made):
    record = made(sample).word("bien-ban-kiem-phieu")
    names = [paragraph.text for paragraph in record.styled("ND30 Họ tên người ký")]

    head, *others = made(sample).dossier.session.tellers
    (secretary,) = [m for m in made(sample).dossier.council if "Thư ký" in m.role]
    assert names[0] == secretary.name
    assert names[1] in head
    assert [name in teller for name, teller in zip(names[2:], others, strict=True)] == [True]
