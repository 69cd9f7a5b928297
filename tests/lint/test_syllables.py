"""Which letters and tones make a Vietnamese syllable."""

import re

import pytest

from paperwork.lint.syllables import is_marked, is_syllable, retoned

RIGHT = re.findall(
    r"\w+",
    """
    a ông uống oán oản ướt yến yêu yết ý ỷ ừ ba bác đường nghiêng nghĩa nghỉ ngành ngủ gà ghế ghi gì
    gìn giữ giấy giếng giềng giường giục quả quốc quyết quyền quỳnh quýt quý quần quen quét kẻ kỹ
    kiến khuya khuỷu khuếch huỳnh huỵch nguệch ngoạc ngoằn ngoèo loắt choắt xoong moóc thuở thuế
    hòa hoà khỏe khoẻ thủy thuỷ hoàn hoạch xoáy ngoáo hươu rượu mướp ưu cứu gửi mía mứa múa lúa
    chuyện tuyết tuýp xuýt duyệt trường thưởng nghiệp việc được tiếng rưỡi muỗi tưới chiều yểu
""",
)
WRONG = re.findall(
    r"\w+",
    """
    nghành ngiệp kông cế ghánh gế viêc thưc đươc chưc tiêp đựơc trừơng ngừơi nghịêp hòan tòan khỏan
    qủa qúy gíao gỉai gìa quýêt thưỏng thuờng nguời truờng fấn wấn jấn zấn boă mòe iên ưong đôngf
    quuốc pền càc màt tòch thăy mêr ểê ươ
""",
)


@pytest.mark.parametrize("word", RIGHT)
def test_a_word_of_the_dictionary_is_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", WRONG)
def test_a_slip_of_the_keyboard_is_none(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [("qúy", "quý"), ("nghịêp", "nghiệp"), ("hòan", "hoàn"), ("đựơc", "được"), ("viêc", "")],
)
def test_a_misplaced_tone_is_put_where_it_belongs(word, right):
    assert retoned(word) == right


def test_only_marks_of_vietnamese_make_a_word_vietnamese():
    assert is_marked("nghành")
    assert is_marked("đ")
    assert not is_marked("internet")
    assert not is_marked("böhler")


def test_a_word_without_end_is_no_syllable_and_is_not_put_right_letter_by_letter():
    word = "ngh" + "ia" * 30_000 + "ế"

    assert not is_syllable(word)
    assert retoned(word) == ""
