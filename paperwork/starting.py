"""A folder to start from: a blank dossier workbook and a blank unit profile."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperwork.catalogue import shipped_templates
from paperwork.errors import SaveError
from paperwork.saving import reason

BLANKS = ("ho-so.xlsx", "don-vi.xlsx")


def start(folder: Path) -> tuple[Path, ...]:
    """The two new workbooks; raises SaveError rather than write over one that is there."""
    targets = tuple(folder / name for name in BLANKS)
    present = [path.name for path in targets if path.exists()]
    if present:
        raise SaveError(
            f"Thư mục “{folder}” đã có {', '.join(present)}. "
            "Chọn thư mục khác để không mất dữ liệu."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in targets:
            shutil.copyfile(shipped_templates() / "xlsx" / path.name, path)
    except OSError as error:
        raise SaveError(
            f"Không ghi được vào thư mục “{folder}” ({reason(error)}). Chọn thư mục khác."
        ) from error
    return targets
