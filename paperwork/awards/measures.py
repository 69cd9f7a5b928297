"""Figures of the Chỉ tiêu sheet against the criteria of the Tiêu chuẩn sheet, as written there.

A criterion that can be read in two ways is read in one, and the clerk is told which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from paperwork.awards.breach import Breach
from paperwork.awards.case import Case
from paperwork.findings import Finding, error, warning
from paperwork.model import Comparison, Criterion, Measurement, Nomination
from paperwork.wording import fold

NOT_MET = error(
    "PW180",
    "{name} chưa đạt tiêu chuẩn {code} “{text}”: cần {wanted}, số liệu là {value}.",
    "Kiểm lại số liệu; nếu đúng như vậy thì không đưa ra xét, hoặc ghi căn cứ vào cột “Lý do "
    "ngoại lệ” của trang Đề cử.",
)
NO_COMPARISON = warning(
    "PW181",
    "Tiêu chuẩn “{text}” ghi mức {threshold} nhưng không ghi so sánh; chương trình hiểu là từ "
    "{threshold} trở lên.",
    "Chọn ở cột “So sánh” cho đúng ý của kế hoạch.",
)
RANGE = warning(
    "PW182",
    "Tiêu chuẩn “{text}” lấy khoảng {threshold} làm mức phải đạt; chương trình hiểu là từ {low} "
    "trở lên, cao hơn {high} vẫn đạt.",
    "Nếu đúng ý thì chọn “≥” và ghi mức {low}; nếu khác thì ghi rõ ở cột “Mức”.",
)
UNREADABLE = error(
    "PW183",
    "Không đọc được {what} “{typed}” của tiêu chuẩn {code}.",
    "Ghi một số, ví dụ 97,5; tiêu chuẩn Có/Không thì ghi Có hoặc Không.",
)
UNMEASURED = warning(
    "PW184",
    "{name} chưa có số liệu của tiêu chuẩn: {codes}.",
    "Thêm dòng ở trang Chỉ tiêu, hoặc tự đối chiếu các tiêu chuẩn này.",
)
OTHER_MEASURE = warning(
    "PW185",
    "Số liệu tính bằng “{measure}”, còn tiêu chuẩn {code} tính bằng “{expected}”.",
    "Đổi số liệu về cùng đơn vị tính với tiêu chuẩn.",
)
SHARE_OR_PERCENT = error(
    "PW186",
    "{what} “{typed}” của tiêu chuẩn {code} tính bằng %, không rõ là {typed}% hay {hundredfold}%.",
    "Ghi rõ dấu %, ví dụ {hundredfold}% hoặc {typed}%.",
)
LIMITS = {
    Comparison.AT_LEAST: "từ {} trở lên",
    Comparison.MORE_THAN: "trên {}",
    Comparison.AT_MOST: "không quá {}",
    Comparison.LESS_THAN: "dưới {}",
    Comparison.EQUAL: "đúng {}",
}
PERCENT = ("%", "phan tram")
YES, NO = ("co", "dat", "x"), ("khong", "khong dat")


@dataclass(frozen=True)
class Yardstick:  # cách hiểu một tiêu chuẩn
    comparison: Comparison
    limit: Fraction = Fraction(0)
    typed: str = ""  # mức, để in

    @property
    def wanted(self) -> str:
        match self.comparison:
            case Comparison.NONE:
                return "bằng không"
            case Comparison.YES:
                return "Có"
            case _:
                return LIMITS[self.comparison].format(self.typed)

    def is_met(self, value: Fraction) -> bool:
        match self.comparison:
            case Comparison.AT_LEAST:
                return value >= self.limit
            case Comparison.MORE_THAN:
                return value > self.limit
            case Comparison.AT_MOST:
                return value <= self.limit
            case Comparison.LESS_THAN:
                return value < self.limit
            case _:
                return value == self.limit


def number(text: str) -> Fraction | None:
    """The number a clerk typed: 97,5 % is 97.5, 1.200 is 1200; None when it is none."""
    bare = re.sub(r"[\s%]", "", text)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare):
        return Fraction(bare.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d+([.,]\d+)?", bare):
        return Fraction(bare.replace(",", "."))
    return None


def is_share_or_percent(text: str, criterion: Criterion) -> bool:
    """Whether a figure counted in % may as well be a share: 0,85 and 1, but not 85 or 0,85%."""
    if fold(criterion.measure) not in PERCENT or "%" in text:
        return False
    found = number(text)
    is_compared = criterion.comparison not in (Comparison.NONE, Comparison.YES)
    return is_compared and found is not None and 0 < found <= 1


def yardstick(criterion: Criterion) -> Yardstick | None:
    """How a criterion is measured; None when it is a matter of judgement or cannot be read."""
    threshold = criterion.threshold.strip()
    match criterion.comparison:
        case Comparison.TEXT:
            limit = number(threshold)
            return None if limit is None else Yardstick(Comparison.AT_LEAST, limit, threshold)
        case Comparison.YES:
            return Yardstick(Comparison.YES, Fraction(1))
        case Comparison.NONE:
            return Yardstick(Comparison.NONE)
        case Comparison.BETWEEN:
            low = _ends(threshold)[0]
            limit = number(low)
            return None if limit is None else Yardstick(Comparison.AT_LEAST, limit, low)
        case comparison:
            limit = number(threshold)
            return None if limit is None else Yardstick(comparison, limit, threshold)


def criterion_faults(case: Case) -> Iterator[Finding]:
    """Criteria that can be read in more than one way, and limits that cannot be read."""
    for criterion in case.dossier.criteria:
        threshold, where = criterion.threshold.strip(), criterion.origin.at("threshold")
        if is_share_or_percent(threshold, criterion):
            yield SHARE_OR_PERCENT.at(where, **_readings("Mức", threshold, criterion))
        elif criterion.comparison is Comparison.TEXT and number(threshold) is not None:
            where = criterion.origin.at("comparison")
            yield NO_COMPARISON.at(where, text=criterion.text, threshold=threshold)
        elif criterion.comparison is Comparison.BETWEEN and yardstick(criterion):
            low, high = _ends(threshold)
            said = {"text": criterion.text, "threshold": threshold, "low": low, "high": high}
            yield RANGE.at(where, **said)
        elif criterion.comparison is not Comparison.TEXT and yardstick(criterion) is None:
            said = {"what": "mức", "typed": threshold, "code": criterion.code or criterion.text}
            yield UNREADABLE.at(where, **said)


def _readings(what: str, typed: str, criterion: Criterion) -> dict[str, str]:
    """What stands against a figure of two readings, for its message."""
    hundredfold = f"{float((number(typed) or 0) * 100):g}".replace(".", ",")
    code = criterion.code or criterion.text
    return {"what": what, "typed": typed, "code": code, "hundredfold": hundredfold}


def _ends(threshold: str) -> tuple[str, str]:
    """80-85 -> 80 and 85."""
    low, _, high = threshold.replace("–", "-").partition("-")
    return low.strip(), high.strip() or low.strip()


def measure_breaches(case: Case) -> Iterator[tuple[Nomination, Breach]]:
    """The criteria that nominees do not meet by their own figures."""
    nominations = {nomination.code: nomination for nomination in case.dossier.nominations}
    for measurement, criterion in _measured(case):
        nomination = nominations.get(measurement.nomination)
        measure, value = yardstick(criterion), value_of(measurement, criterion)
        if nomination and measure and value is not None and not measure.is_met(value):
            said = f"cần {measure.wanted}, số liệu là {measurement.value}"
            yield (
                nomination,
                Breach(
                    NOT_MET,
                    measurement.origin.at("value"),
                    reason=f"Chưa đạt tiêu chuẩn “{criterion.text}”: {said}.",
                    blocks=True,
                    values={
                        "name": nomination.name,
                        "code": criterion.code,
                        "text": criterion.text,
                        "wanted": measure.wanted,
                        "value": measurement.value,
                    },
                ),
            )


def measurement_faults(case: Case) -> Iterator[Finding]:
    """Figures that cannot be read or compared, and criteria without a figure."""
    for measurement, criterion in _measured(case):
        if is_share_or_percent(measurement.value, criterion):
            where = measurement.origin.at("value")
            yield SHARE_OR_PERCENT.at(where, **_readings("Số liệu", measurement.value, criterion))
        elif yardstick(criterion) and value_of(measurement, criterion) is None:
            said = {"what": "số liệu", "typed": measurement.value, "code": criterion.code}
            yield UNREADABLE.at(measurement.origin.at("value"), **said)
        if measurement.measure and fold(measurement.measure) != fold(criterion.measure):
            yield OTHER_MEASURE.at(
                measurement.origin.at("measure"),
                measure=measurement.measure,
                code=criterion.code,
                expected=criterion.measure,
            )
    yield from _unmeasured(case)


def value_of(measurement: Measurement, criterion: Criterion) -> Fraction | None:
    """The figure as a number; yes is 1 and no is 0 where the criterion asks Có/Không.

    None when it cannot be read, or in two ways.
    """
    if is_share_or_percent(measurement.value, criterion):
        return None
    if criterion.comparison is Comparison.YES:
        said = fold(measurement.value)
        return Fraction(said in YES) if said in YES + NO else None
    if criterion.comparison is Comparison.NONE and fold(measurement.value) in NO:
        return Fraction(0)
    return number(measurement.value)


def _measured(case: Case) -> Iterator[tuple[Measurement, Criterion]]:
    criteria = {criterion.code: criterion for criterion in case.dossier.criteria if criterion.code}
    for measurement in case.dossier.measurements:
        if measurement.criterion in criteria:
            yield measurement, criteria[measurement.criterion]


def _unmeasured(case: Case) -> Iterator[Finding]:
    """Of nominees with figures: the criteria of the same groups that have none."""
    given: dict[str, set[str]] = {}
    groups: dict[str, set[str]] = {}
    for measurement, criterion in _measured(case):
        given.setdefault(measurement.nomination, set()).add(criterion.code)
        groups.setdefault(measurement.nomination, {""}).add(criterion.category)
    for nomination in case.dossier.nominations:
        if nomination.code not in given:
            continue
        codes = [
            criterion.code
            for criterion in case.dossier.criteria
            if criterion.code
            and criterion.category in groups[nomination.code]
            and criterion.code not in given[nomination.code]
            and yardstick(criterion)
        ]
        if codes:
            where = nomination.origin.at("code")
            yield UNMEASURED.at(where, name=nomination.name, codes=", ".join(codes))
