"""python -m tools.fuzz SECONDS [SEED]: damaged workbooks at the reader, which must refuse or read.

The corpus is written by tests/faults/raw_books.py; parts are damaged before they are zipped, so
that the damage reaches the parser. The same seed damages alike.
"""

import random
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "faults"))
LETTERS = b'0123456789<>"=/-ABCX &;'


def main(seconds: float, seed: int = 1) -> int:
    """The number of inputs that ended in anything but sheets or a sentence."""
    from raw_books import a_book

    from paperwork.errors import PaperworkError
    from paperwork.workbook import formats

    chance, tried, failed = random.Random(seed), 0, 0
    whole = {n: c.encode() if isinstance(c, str) else c for n, c in a_book().all_parts().items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ho-so.xlsx"
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with zipfile.ZipFile(path, "w") as archive:
                for name, content in damaged(whole, chance).items():
                    archive.writestr(name, content)
            tried += 1
            try:
                formats.read(path)
            except PaperworkError:
                continue
            except Exception:
                failed += 1
                traceback.print_exc()
    print(f"{tried} damaged workbooks, seed {seed}: {failed} without a sentence")
    return failed


def damaged(whole: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The parts with a few bytes changed, cut out or repeated."""
    parts = dict(whole)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(sorted(parts))
        content = bytearray(parts[name])
        for _ in range(chance.randint(1, 4)):
            here, there = (chance.randrange(len(content)) for _ in range(2))
            match chance.randrange(3):
                case 0:
                    content[here] = chance.choice(LETTERS)
                case 1:
                    del content[here : here + chance.randint(1, 30)]
                case _:
                    content[here:here] = content[there : there + chance.randint(1, 60)]
            content = content or bytearray(b"x")
        parts[name] = bytes(content)
    return parts


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]), *map(int, sys.argv[2:3]))))
