"""Answers are kept, within bounds."""

from paperwork.workbook.remembering import Answers, answered


def asked(count, longest):
    """A function that remembers, and the questions that it had to answer."""
    said = []

    def tell(text):
        said.append(text)
        return text.upper()

    return Answers(tell, count, longest), said


def test_a_question_is_answered_once():
    answers, said = asked(10, 10)

    assert [answers["a"], answers["b"], answers["a"]] == ["A", "B", "A"]
    assert said == ["a", "b"]


def test_long_questions_are_answered_and_not_kept():
    answers, said = asked(10, 3)

    assert [answers["dài"], answers["quá dài"], answers["quá dài"]] == ["DÀI", "QUÁ DÀI", "QUÁ DÀI"]
    assert said == ["dài", "quá dài", "quá dài"]
    assert list(answers) == ["dài"]


def test_never_more_answers_are_kept_than_there_is_room_for():
    answers, _ = asked(3, 10)

    assert all(answers[str(number)] == str(number) for number in range(100))
    assert len(answers) <= 3


def test_a_function_that_remembers_is_asked_as_before():
    @answered(10, 10)
    def shouted(text):
        return text.upper()

    assert list(map(shouted, ["a", "b", "a"])) == ["A", "B", "A"]
