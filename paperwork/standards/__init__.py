"""Standards in force as tables: NĐ 30/2020, the workbook, the law of awards."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table NAME.toml of this folder."""
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sizes(profile: str) -> Mapping[str, float]:
    """Font sizes in pt by part of the document: profile L (14) or S (13) of NĐ 30."""
    sizes: Mapping[str, float] = table("nd30_2020")["profiles"][profile]
    return sizes


@cache
def style_sizes(profile: str) -> Mapping[str, float]:
    """Font sizes in pt by the name of the Word style that prints the part."""
    points = sizes(profile)
    return {style: points[part] for part, styles in table("styles").items() for style in styles}
