"""Transcripts: each tests/cli/*.md is run in a folder of its own and must say the same again.

A ```given block prepares the folder, one line a thing. A ```console block holds commands after $,
what they print (both streams, as on a screen) and [n] when they end with another code than 0.
A line of … stands for any lines. `pytest tests/cli --accept` writes what is printed now.
Seals of the register are told by their order (MA-NIEM-1), digests and times of the world by name.
"""

import contextlib
import datetime as dt
import difflib
import io
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from january_runs import an_office_of, one_office
from office_folder import (
    a_dossier_of,
    edit_in_word,
    own_template,
    save_in_word,
    swap_rows,
    type_in,
    typed,
)
from sample_sets import SAMPLES

from paperwork import cli, saving
from paperwork.catalogue import shipped_templates
from paperwork.cli import options
from paperwork.register import Book
from paperwork.register.locks import lock_file

HERE = Path(__file__).parent
BLOCK = re.compile(r"^```(given|console)\n(.*?)^```$", re.M | re.S)
ANYTHING = "…"
SEAL = re.compile(r"mã niêm: ([0-9a-f]{8})\b")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Word 97 begins, and a file with a password
OTHERS = {  # files that are no .docx, as far as anybody looks into them
    "empty": b"",
    "a PDF": b"%PDF-1.7\n",
    "a Word 97 document": OLE + "WordDocument".encode("utf-16-le"),
    "locked with a password": OLE + "EncryptedPackage".encode("utf-16-le"),
}
NAMED = {  # what differs from one machine to another
    r"\b[0-9a-f]{64}\b": "MA-BAM",
    r"\b\d{4}-\d\d-\d\dT[\d:.]+\+00:00": "GIO-UTC",
}


class Folder:
    """The clerk's folder, what day it is there, and what happens in the middle of a run."""

    def __init__(self, path: Path):
        self.path = path
        self.today = dt.date(2027, 1, 26)
        self.interrupted_at = ""  # the file whose writing the clerk does not wait for
        self.seals: list[str] = []

    @property
    def now(self) -> dt.datetime:
        """Eight o'clock by the clock on the clerk's wall."""
        return dt.datetime.combine(self.today, dt.time(8)).astimezone()

    def given(self, line: str) -> None:
        for pattern, prepare in GIVENS.items():
            if match := re.fullmatch(pattern, line):
                prepare(self, *match.groups())
                return
        raise AssertionError(f"nobody knows how to make: {line}")

    def run(self, command: str) -> str:
        """What the command prints, with [n] when it fails."""
        program, *arguments = shlex.split(command)
        code, printed = PROGRAMS[program](self, [self.meant(argument) for argument in arguments])
        return self.anywhere(printed) + (f"[{code}]\n" if code else "")

    def meant(self, argument: str) -> str:
        """The argument as it is typed; a seal is called by the order in which it was shown."""
        order = re.fullmatch(r"MA-NIEM-(\d+)", argument)
        return self.seals[int(order[1]) - 1] if order else argument

    def save(self, path: Path, content: bytes, **how: bool) -> bool:
        """Saves the file, unless it is the one at which Ctrl+C is pressed."""
        if path.name == self.interrupted_at:
            self.interrupted_at = ""
            raise KeyboardInterrupt
        return SAVE(path, content, **how)

    def anywhere(self, text: str) -> str:
        """The text as it would be on any machine."""
        text = text.replace(str(self.path), "THU-MUC").replace(str(shipped_templates()), "MAU")
        for pattern, name in NAMED.items():
            text = re.sub(pattern, name, text)
        self.seals += [seal for seal in SEAL.findall(text) if seal not in self.seals]
        for order, seal in enumerate(self.seals, 1):
            text = text.replace(seal, f"MA-NIEM-{order}")
        return "".join(f"{line.rstrip()}\n" for line in text.replace("\\", "/").splitlines())


def paperwork(folder: Folder, arguments: list[str]) -> tuple[int, str]:
    screen, code = io.StringIO(), None
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(screen),
        contextlib.redirect_stderr(screen),
    ):
        patch.chdir(folder.path)
        patch.setenv("COLUMNS", "100")
        patch.setenv("_TYPER_FORCE_DISABLE_TERMINAL", "1")  # no colours, not even in CI
        patch.setattr(sys, "argv", ["paperwork", *arguments])
        patch.setattr(sys.modules["__main__"], "__package__", None, raising=False)  # as installed
        patch.setattr(options, "today", lambda: folder.today)
        patch.setattr(options, "now", lambda: folder.now)
        patch.setattr(options, "clerk", lambda: "van-thu")
        patch.setattr(Book, "_at", lambda _: folder.now.astimezone(dt.UTC).isoformat())
        patch.setattr(saving, "save", folder.save)
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int), f"ended with {code}"
    return code, screen.getvalue()


def listing(folder: Folder, arguments: list[str]) -> tuple[int, str]:
    shown = folder.path / (arguments[0] if arguments else ".")
    return 0, "".join(f"{path.name}\n" for path in sorted(shown.iterdir()))


SAVE = saving.save
PROGRAMS = {"paperwork": paperwork, "ls": listing}
GIVENS = {
    r"today is (\S+)": lambda f, day: setattr(f, "today", typed(day).date()),
    r"the dossier of (\S+)": lambda f, sample: a_dossier_of(sample, f.path),
    r"the dossier of (\S+), no bonus paid": (
        lambda f, sample: a_dossier_of(sample, f.path, bonus=False)
    ),
    r"a January folder of (\d+) units": lambda f, units: an_office_of(f.path, int(units)),
    r"a January folder of (\d+) dossiers of one office": lambda f, n: one_office(f.path, int(n)),
    r"(\S+): (.+![A-Z]+\d+) is “(.*)”": (
        lambda f, book, cell, value: type_in(f.path / book, {cell: typed(value)})
    ),
    r"(\S+): rows (\d+) and (\d+) of (.+) change places": (
        lambda f, book, one, other, sheet: swap_rows(f.path / book, sheet, int(one), int(other))
    ),
    r"(\S+) is a copy of (\S+)": lambda f, new, old: shutil.copyfile(f.path / old, f.path / new),
    r"(\S+) is renamed (\S+)": lambda f, old, new: (f.path / old).rename(f.path / new),
    r"(\S+) is deleted": lambda f, name: (f.path / name).unlink(),
    r"(\S+) is a text file": lambda f, name: (f.path / name).write_text("Xin chào, đây là chữ."),
    rf"(\S+) is ({'|'.join(OTHERS)})": (
        lambda f, name, kind: (f.path / name).write_bytes(OTHERS[kind])
    ),
    r"(\S+) is (\S+) of the sample (\S+)": (
        lambda f, name, made, sample: shutil.copyfile(
            SAMPLES / sample / "mong-doi" / made, f.path / name
        )
    ),
    r"(\S+) is a folder": lambda f, name: (f.path / name).mkdir(parents=True),
    r"(\S+) was saved in Word": lambda f, name: save_in_word(f.path / name),
    r"in (\S+), “(.+)” becomes “(.*)”": (
        lambda f, name, old, new: edit_in_word(f.path / name, old, new)
    ),
    r"(\S+) is open in Word": lambda f, name: _lock_of(f.path / name).touch(),
    r"(\S+) is our own copy of the template": lambda f, name: own_template(f.path / name),
    r"(\S+) is our own template, with (.+) for (.+)": (
        lambda f, name, new, old: own_template(f.path / name, old, new)
    ),
    r"(\S+) is damaged": lambda f, name: _damage(f.path / name),
    r"(\S+) is held by (\S+)": lambda f, name, host: _hold(f.path / name, host, f.now),
    r"Ctrl\+C is pressed while (\S+) is written": (
        lambda f, name: setattr(f, "interrupted_at", name)
    ),
}


def _damage(register: Path) -> None:
    """What a bad sector leaves of a register: its first page alone."""
    content = register.read_bytes()
    register.write_bytes(content[:4096] + bytes(len(content) - 4096))


def _hold(register: Path, host: str, since: dt.datetime) -> None:
    """The lock that another computer left on a register of a share."""
    said = {"host": host, "pid": 4, "since": since.isoformat(), "token": "1", "seat": "2"}
    lock_file(register).write_text(json.dumps(said), encoding="utf-8")


def _lock_of(document: Path) -> Path:
    return document.with_name(f"~${document.name[2:]}")


@pytest.mark.parametrize("transcript", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_a_transcript_says_the_same_again(transcript, tmp_path, request):
    folder = Folder(tmp_path / "thang-1")
    folder.path.mkdir()
    text = transcript.read_text(encoding="utf-8")

    again = BLOCK.sub(lambda block: played(block, folder), text)

    if request.config.getoption("--accept"):
        transcript.write_text(again, encoding="utf-8", newline="\n")
        return
    difference = difflib.unified_diff(
        text.splitlines(), again.splitlines(), "written", "printed now", lineterm="", n=1
    )
    assert again == text, "\n".join(difference)


def played(block: re.Match[str], folder: Folder) -> str:
    """The block as it is when carried out; a console block that still holds stays as written."""
    kind, body = block.groups()
    if kind == "given":
        for line in body.splitlines():
            folder.given(line)
        return block.group()
    commands = re.split(r"^\$ ", body, flags=re.M)[1:]
    said = [_again(*command.split("\n", 1), folder) for command in commands]
    return f"```console\n{''.join(said)}```"


def _again(command: str, written: str, folder: Folder) -> str:
    printed = folder.run(command)
    return f"$ {command}\n{written if _holds(written, printed) else printed}"


def _holds(written: str, printed: str) -> bool:
    pieces = [re.escape(piece) for piece in re.split(rf"^{ANYTHING}\n", written, flags=re.M)]
    return re.fullmatch(r"(?:.*\n)*".join(pieces), printed) is not None


def test_a_transcript_that_does_not_hold_shows_what_was_printed(tmp_path):
    block = BLOCK.match("```console\n$ ls\nho-so.xlsx\n```")

    again = played(block, Folder(tmp_path))

    assert again == "```console\n$ ls\n```"


def test_dots_stand_for_any_lines_and_nothing_else():
    assert _holds("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not _holds("a\n…\nd\n", "a\nb\nc\n")
    assert not _holds("a\n", "a\nb\n")
