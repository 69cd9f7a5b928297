"""README.md, and what stands in it between two markers because a tool writes it there."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def written_between(text: str, mark: str, inside: str) -> str:
    """The text with that between <!-- mark --> and <!-- /mark -->; ValueError without one pair."""
    begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise ValueError(f"{README.name} needs one {begin} and one {end}")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n\n{inside}\n\n{end}{rest.partition(end)[2]}"
