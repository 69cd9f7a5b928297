"""Reasons why a run cannot go on: each owns its exit code and its advice, one Vietnamese line."""

from __future__ import annotations


class PaperworkError(Exception):
    """Known trouble; its text is what the clerk reads."""

    exit_code = 1


class UsageError(PaperworkError):
    """The command was called in a way that makes no sense."""

    exit_code = 2


class WorkbookError(PaperworkError):
    """A workbook cannot be read at all."""

    exit_code = 3


class DocumentError(PaperworkError):
    """A Word document cannot be read at all."""

    exit_code = 3


class TemplateError(PaperworkError):
    """A template or its declaration cannot be used."""

    exit_code = 4


class RegisterError(PaperworkError):
    """The register of outgoing documents refuses or is out of order."""

    exit_code = 5


class SaveError(PaperworkError):
    """A file cannot be written."""

    exit_code = 6
