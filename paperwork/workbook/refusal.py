"""How the reader of one cell says that it will not guess."""

from __future__ import annotations

from paperwork.findings import Fault


class RefusedError(Exception):
    """A reader will not guess; carries the fault and what it saw."""

    def __init__(self, fault: Fault, **values: object):
        self.fault = fault
        self.values = values
