"""Sentences that are right, and slips with the word that is wrong in each."""

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
RIGHT = tuple((TEXTS / "cau-dung.txt").read_text(encoding="utf-8").splitlines())
WRONG = tuple(
    (said.strip(), wrong.strip())
    for said, _, wrong in (
        line.partition("=")
        for line in (TEXTS / "cau-sai.txt").read_text(encoding="utf-8").splitlines()
    )
)
