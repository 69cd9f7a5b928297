"""A January folder of dossiers: made in one go, gone on with, summed up, taken back."""

from paperwork.batch.outcome import Made, Outcome
from paperwork.batch.running import Report, Round, run
from paperwork.batch.undoing import Undoing, planned, undo

__all__ = ["Made", "Outcome", "Report", "Round", "Undoing", "planned", "run", "undo"]
