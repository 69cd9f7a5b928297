"""What a command does not need is not loaded: help comes at once."""

import subprocess
import sys

import pytest

HEAVY = ("docxtpl", "docx", "openpyxl", "lxml", "babel", "jinja2", "sqlalchemy", "multiprocessing")
LOADED = """
import sys
from paperwork import cli
sys.argv = ["paperwork", *sys.argv[1:]]
try:
    cli.main()
except SystemExit:
    pass
print([name for name in {heavy} if name in sys.modules])
"""


@pytest.mark.parametrize(
    "command", [["--help"], ["batch", "--help"], ["generate", "--help"], ["register", "--help"]]
)
def test_help_loads_no_library_of_documents(command):
    program = [sys.executable, "-c", LOADED.format(heavy=HEAVY), *command]

    said = subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=True)

    assert said.stdout.splitlines()[-1] == "[]"
