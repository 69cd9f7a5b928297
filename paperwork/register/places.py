"""Where a register may lie: not in a synchronised folder, and with a lock of its own on a share."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from paperwork.standards import table

MOUNTS = Path("/proc/self/mountinfo")
REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW: ổ đĩa mạng


def cloud_folder(path: Path) -> str | None:  # thư mục tự đồng bộ lên đám mây
    """The product that synchronises the folder of that path; None when none is known to."""
    place = path.resolve()
    for product in table("places")["cloud"]:
        if (
            is_named(place, product, Path.home())
            or is_pointed_at(place, product, os.environ)
            or is_marked(place, product)
        ):
            return str(product["name"])
    return None


def is_named(place: PurePath, product: Mapping[str, Any], home: PurePath) -> bool:
    """Whether a folder above the place bears a name of the product."""
    folders = folded(place.parent.parts)
    if any(matches(name, product.get("folders", ())) for name in folders):
        return True
    own = folded(home.parts)
    return folders[: len(own)] == own and any(
        matches(name, product.get("home", ())) for name in folders[len(own) : len(own) + 1]
    )


def is_pointed_at(
    place: PurePath, product: Mapping[str, Any], environment: Mapping[str, str]
) -> bool:
    """Whether the place lies in a folder that the product announces in the environment."""
    roots = (environment.get(name, "") for name in product.get("variables", ()))
    return any(lies_in(place, Path(root).resolve()) for root in roots if root)


def is_marked(place: Path, product: Mapping[str, Any]) -> bool:
    """Whether the product has left its mark in a folder above the place."""
    files, subfolders = product.get("files", ()), product.get("subfolders", ())
    return any(
        any((folder / name).is_file() for name in files)
        or any((folder / name).is_dir() for name in subfolders)
        for folder in place.parents
    )


def is_shared(path: Path) -> bool:  # thư mục dùng chung qua mạng
    """Whether the locks of the operating system may not reach the other machines that write there.

    In doubt yes: the second lock costs a small file, and its absence costs numbers given twice.
    """
    place = path.resolve()
    if sys.platform == "win32":
        import ctypes

        return is_unc(place) or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == REMOTE_DRIVE
    if sys.platform == "linux":
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return True
        return file_system(place, mounts) not in table("places")["local"]["file_systems"]
    # macOS mounts servers and plugged disks alike in /Volumes, and Python cannot tell them apart.
    return lies_in(place, PurePosixPath("/Volumes"))


def is_unc(place: PureWindowsPath | PurePath) -> bool:
    r"""Whether it is a path such as \\server\share\…, also when spelled \\?\UNC\server\share\…"""
    drive = place.drive.casefold()
    if drive.startswith("\\\\?\\"):
        return drive.startswith("\\\\?\\unc")
    return drive.startswith("\\\\")


def file_system(place: PurePath, mounts: str) -> str:
    """The type of the file system that holds the place, from the text of mountinfo; else empty."""
    found, depth = "", 0
    for point, kind in mounted(mounts):
        if place.is_relative_to(point) and len(point.parts) >= depth:  # the last one lies on top
            found, depth = kind, len(point.parts)
    return found


def mounted(mounts: str) -> Iterator[tuple[PurePosixPath, str]]:
    """Each mount point and its type, in order; see proc(5) for the fields."""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, described = before.split(" "), after.split(" ")
        if len(fields) > 4:
            yield PurePosixPath(unescaped(fields[4])), described[0]


def unescaped(text: str) -> str:
    r"""The text with its blanks again: the kernel writes a space as \040."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def lies_in(place: PurePath, folder: PurePath) -> bool:
    parts, root = folded(place.parts), folded(folder.parts)
    return parts[: len(root)] == root


def matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in folded(patterns))


def folded(names: Iterable[str]) -> Sequence[str]:
    """The names as file systems compare them: case and the way of typing accents do not count."""
    return [unicodedata.normalize("NFC", name).casefold() for name in names]
