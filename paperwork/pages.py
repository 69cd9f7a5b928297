"""How many pages a document has, laid out by LibreOffice where there is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from paperwork.package import DAMAGE, parsed, serialized, unpacked, write_package

PATIENCE = 90  # seconds for one document
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")  # where its installer puts it


def libreoffice() -> str | None:
    """The program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found or os.name != "nt":
        return found
    places = [Path(os.environ[name]) for name in WINDOWS if os.environ.get(name)]
    programs = (place / "LibreOffice" / "program" / "soffice.exe" for place in places)
    return next((str(program) for program in programs if program.is_file()), None)


def page_count(path: Path) -> int | None:
    """The number of pages; None when it cannot be told here, or not in time.

    A copy is laid out in a folder of its own, with a profile of its own, and both are removed;
    links that a reader would fetch from elsewhere are cut, so that nobody learns of the document.
    """
    program = libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="paperwork-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "van-ban.docx"
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(copy),
        ]
        try:
            copy.write_bytes(offline(path.read_bytes()))
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
            return len(PAGE.findall(copy.with_suffix(".pdf").read_bytes())) or None
        except (*DAMAGE, subprocess.SubprocessError):
            return None


def offline(content: bytes) -> bytes:
    """The package without any part or picture that lies outside it."""
    parts = unpacked(BytesIO(content))
    for name in parts:
        if name.endswith(".rels"):
            root = parsed(parts[name])
            outside = [link for link in root if link.get("TargetMode") == "External"]
            for link in outside:
                root.remove(link)
            if outside:
                parts[name] = serialized(root)
    return write_package(parts)
