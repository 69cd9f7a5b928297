"""The wheel alone, in an empty environment and far from the checkout, makes the documents."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from sample_sets import DEPARTMENT, TYPES

from paperwork.catalogue import document_types

CHECKOUT = Path(__file__).resolve().parents[1]


class Installation:
    """A virtual environment with the wheel, and a folder to work in."""

    def __init__(self, python: Path, desk: Path):
        self.python, self.desk = python, desk

    def run(self, *command: str) -> str:
        """What the command prints; no setting of the test run reaches it."""
        settings = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        done = subprocess.run(
            [str(self.python), *command],
            cwd=self.desk,
            env=settings | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Installation:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = built(folder / "dist")
    venv.create(folder / "venv", with_pip=False)
    binaries = "Scripts" if os.name == "nt" else "bin"
    desk = folder / "bàn làm việc"
    desk.mkdir()
    here = Installation(folder / "venv" / binaries / "python", desk)
    install(here, wheel)
    return here


def built(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run(
        [*command, str(CHECKOUT)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


def install(here: Installation, wheel: Path) -> None:
    """The wheel as pip installs it; other packages are lent by the environment of the tests.

    A path in a .pth file does not bring the .pth files of that folder, so the checkout, which is
    installed there by such a file, stays out of sight.
    """
    pip = [sys.executable, "-m", "pip", "--python", str(here.python), "--disable-pip-version-check"]
    offline = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *offline], check=True, capture_output=True)
    site = here.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    lent = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (Path(site) / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")


def test_the_package_and_its_templates_come_from_the_wheel(installed):
    where = installed.run("-c", "import paperwork; print(paperwork.__file__)").strip()
    listed = installed.run("-m", "paperwork", "templates", "list")

    package = Path(where).parent

    assert CHECKOUT not in package.parents
    assert installed.python.parents[1] in package.parents
    for line in listed.splitlines():
        template = Path(line.split(maxsplit=1)[1])
        assert package / "templates" in template.parents
        assert template.is_file()
    assert {line.split()[0] for line in listed.splitlines()} == {
        type.key for type in document_types()
    }


def test_a_new_folder_holds_the_two_blank_workbooks(installed):
    installed.run("-m", "paperwork", "new", "đợt mới")

    assert {path.name for path in (installed.desk / "đợt mới").iterdir()} == {
        "ho-so.xlsx",
        "don-vi.xlsx",
    }


def test_a_dossier_becomes_the_documents(installed):
    dossier = installed.desk / "hồ sơ"
    shutil.copytree(DEPARTMENT.folder, dossier, ignore=shutil.ignore_patterns("mong-doi"))

    told = json.loads(
        installed.run("-m", "paperwork", "generate", "hồ sơ/ho-so.xlsx", "--format", "json")
    )

    files = [document["file"] for document in told["documents"]]
    assert len(files) == len(TYPES) + 1
    assert all((dossier / "ho-so-van-ban" / file).stat().st_size for file in files)
    assert (dossier / "so-van-ban-di.sqlite").is_file()


def test_the_command_is_installed_under_its_name(installed):
    binary = installed.python.with_name("paperwork.exe" if os.name == "nt" else "paperwork")

    done = subprocess.run([str(binary), "types"], capture_output=True, encoding="utf-8", check=True)

    assert "quyet-dinh" in done.stdout
