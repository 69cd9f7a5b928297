"""How often Python looks for litter: things that only refer to each other (gc of the library).

What a dossier needs makes no such circles, as a test holds: it goes as soon as nobody needs it.
To look through everything again and again, as Python does by itself, takes a seventh of the time
of a large dossier and finds nothing. Now and then is still enough for what libraries leave.
"""

from __future__ import annotations

import gc

NEW, YOUNG, OLD = 50_000, 20, 50  # things more than are gone; looks at those before older ones


def look_seldom() -> None:
    """From now on."""
    gc.set_threshold(NEW, YOUNG, OLD)


def keep_what_is_there() -> None:
    """What there is now stays, as imported modules do, and is not looked through again."""
    gc.freeze()
