"""A folder to start from: a blank dossier workbook and, once for an office, its profile."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperwork.catalogue import shipped_templates
from paperwork.errors import SaveError
from paperwork.saving import reason
from paperwork.workbook import profile_for

DOSSIER, PROFILE = "ho-so.xlsx", "don-vi.xlsx"


def start(folder: Path) -> tuple[Path, ...]:
    """The new workbooks; raises SaveError rather than write over a dossier that is there.

    The profile of an office, in the folder or the one above, serves all its rounds: the register
    stands beside it, so a second profile would begin the numbers again from 01.
    """
    if (folder / DOSSIER).exists():
        raise SaveError(
            f"Thư mục “{folder}” đã có {DOSSIER}. Chọn thư mục khác để không mất dữ liệu."
        )
    wanted = [DOSSIER] if profile_for(folder / DOSSIER) else [DOSSIER, PROFILE]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in wanted:
            shutil.copyfile(shipped_templates() / "xlsx" / name, folder / name)
    except OSError as error:
        raise SaveError(
            f"Không ghi được vào thư mục “{folder}” ({reason(error)}). Chọn thư mục khác."
        ) from error
    return tuple(folder / name for name in wanted)
