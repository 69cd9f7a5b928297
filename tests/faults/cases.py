"""What a case of the fault table is: its input, what is expected, and where it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from office import Outcome, run_in, told
from raw_books import RawBook, a_book
from raw_forms import RawForm

Expected = Literal["refuse", "warn", "exact"]
Writer = Callable[[Path], None]  # writes or damages files of the office's folder


@dataclass(frozen=True)
class Case:
    id: str
    what: str
    expected: Expected
    where: str = ""  # cell or part that the finding names, or a word of the refusal
    says: tuple[str, ...] = ()  # texts that the documents must hold
    book: Callable[[], RawBook] = a_book
    form: Callable[[], RawForm] = RawForm
    files: Writer | None = None  # last touch to the folder
    never: tuple[str, ...] = ()  # texts that no document may hold
    name: str = "ho-so.xlsx"

    def run(self, folder: Path) -> Outcome:
        folder.mkdir(parents=True, exist_ok=True)
        self.book().written(folder / self.name)
        self.form().written(folder / "mau")
        if self.files:
            self.files(folder)
        return run_in(folder, self.name)


def hold(case: Case, outcome: Outcome) -> None:
    """The outcome is the expected one."""
    match case.expected:
        case "refuse":
            assert outcome.errors, f"{case.id} was accepted"
            assert not outcome.files, f"{case.id} was refused and yet wrote {list(outcome.files)}"
            assert any(case.where in error for error in outcome.errors), outcome.errors
        case "warn":
            assert not outcome.errors, outcome.errors
            assert outcome.files
            said = [told(finding) for finding in outcome.findings]
            assert any(f" {case.where}: " in one or case.what in one for one in said), said
        case "exact":
            assert not outcome.errors, outcome.errors
            assert outcome.files
    texts = outcome.texts if outcome.files else ""
    for text in case.says:
        assert text in texts, f"{case.id}: {text!r} is not in the documents"
    for text in case.never:
        assert text not in texts
