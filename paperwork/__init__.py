"""Vietnamese official paperwork from one spreadsheet."""

__version__ = "0.1.0"
