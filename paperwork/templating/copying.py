"""A shipped template put where the unit's own ones are kept."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperwork.catalogue import document_types, named_types
from paperwork.errors import SaveError
from paperwork.saving import reason


def copy_template(type_name: str, folder: Path) -> tuple[Path, ...]:
    """The template and its declaration in the folder; SaveError rather than write over one."""
    (type,) = named_types(document_types(), [type_name])
    sources = (type.template, type.template.with_suffix(".toml"))
    targets = tuple(folder / source.name for source in sources)
    for target in targets:
        if target.exists():
            raise SaveError(
                f"Thư mục “{folder}” đã có {target.name}. Đổi tên tệp ấy hoặc chọn thư mục khác."
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, target in zip(sources, targets, strict=True):
            shutil.copyfile(source, target)
    except OSError as error:
        raise SaveError(
            f"Không ghi được vào thư mục “{folder}” ({reason(error)}). Chọn thư mục khác."
        ) from error
    return targets
