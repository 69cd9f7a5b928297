"""How often Python looks for litter (rác: objects that only hold each other)."""

from __future__ import annotations

import gc

# Nearly all that a run makes goes as soon as nobody holds it. Looking through what is left after
# each 700 objects, as Python does, finds next to nothing. Looking still less often than this is
# hardly faster, and takes more memory.
THRESHOLDS = (10_000, 10, 10)


def look_seldom() -> None:
    """From now on in this process; what is there already is not looked through again."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
