"""Kills and faults strike a command at exactly the step on the disk they are meant for."""

import errno
import signal
import sys

import fault_points
import pytest
from fault_points import Call, StruckElsewhereError

pytestmark = pytest.mark.strace

OFFICE = """
import os
from pathlib import Path

print("bắt đầu", flush=True)
folder = Path("văn bản <ra>")
folder.mkdir()
part = folder / "tờ trình (1).part"
try:
    with part.open("x", encoding="utf-8") as stream:
        stream.write('Số: 01/TTr</work>"')
        stream.flush()
        os.fsync(stream.fileno())
    part.rename(folder / "tờ trình.docx")
    (folder / "tạm").write_text("x")
    (folder / "tạm").unlink()
except OSError as error:
    print(f"không ghi được: {os.strerror(error.errno)}", flush=True)
    raise SystemExit(6)
"""


@pytest.fixture
def command(tmp_path):
    script = tmp_path / "office.py"
    script.write_text(OFFICE, encoding="utf-8")
    return [sys.executable, str(script)]


@pytest.fixture
def desk(tmp_path):
    """desk(name) -> a new, empty folder to run in."""

    def make(name):
        (tmp_path / name).mkdir()
        return tmp_path / name

    return make


def summary(calls):
    return [(call.name, *(path.name for path in call.paths)) for call in calls]


def left(folder):
    """The files of a desk and what they say."""
    return {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_steps_on_the_disk_are_told_in_order(command, desk):
    steps = fault_points.calls(command, desk("lần đầu"))

    assert summary(steps) == [
        ("mkdir", "văn bản <ra>"),
        ("openat", "tờ trình (1).part"),
        ("write", "tờ trình (1).part"),
        ("fsync", "tờ trình (1).part"),
        ("rename", "tờ trình (1).part", "tờ trình.docx"),
        ("openat", "tạm"),
        ("write", "tạm"),
        ("unlink", "tạm"),
    ]


def test_a_step_knows_its_place_among_calls_that_concern_other_files(command, desk):
    steps = fault_points.calls(command, desk("lần đầu"))

    part, draft = [call.count for call in steps if call.name == "write"]
    assert part > 1  # what was printed before it counts
    assert draft == part + 1


def test_a_kill_comes_before_the_step_it_strikes(command, desk):
    steps = fault_points.calls(command, desk("lần đầu"))

    seen = []
    for number, step in enumerate(steps):
        here = desk(f"lần {number}")
        assert fault_points.killed_at(command, here, step) == -signal.SIGKILL
        seen.append(left(here))

    text = 'Số: 01/TTr</work>"'
    part, whole = {"tờ trình (1).part": text}, {"tờ trình.docx": text}
    assert seen == [
        {},
        {},
        {"tờ trình (1).part": ""},
        part,
        part,
        whole,
        whole | {"tạm": ""},
        whole | {"tạm": "x"},
    ]


@pytest.mark.parametrize(
    ("fault", "said"),
    [(errno.ENOSPC, "No space left on device"), (errno.EIO, "Input/output error")],
)
def test_a_fault_is_met_by_the_command(command, desk, fault, said):
    steps = fault_points.calls(command, desk("lần đầu"))
    fsync = next(call for call in steps if call.name == "fsync")

    done = fault_points.failing_at(command, desk("lần hai"), fsync, fault, persistent=False)

    assert (done.returncode, done.stdout) == (6, f"bắt đầu\nkhông ghi được: {said}\n")


def test_a_lasting_fault_strikes_all_that_follows(command, desk):
    steps = fault_points.calls(command, desk("lần đầu"))
    write = next(call for call in steps if call.name == "write")

    done = fault_points.failing_at(command, desk("lần hai"), write, errno.ENOSPC, persistent=True)

    assert done.stdout == "bắt đầu\n"  # and then nothing can be printed either
    assert done.returncode not in (0, 6)


def test_a_fault_meant_for_a_step_that_does_not_come_is_noticed(command, desk):
    here = desk("lần đầu")
    never = Call("rename", 9, (here / "a.docx", here / "b.docx"))

    with pytest.raises(StruckElsewhereError):
        fault_points.killed_at(command, here, never)


def test_a_fault_that_strikes_another_step_is_noticed(command, desk):
    here = desk("lần đầu")
    printing = Call("write", 1, (here / "a",))

    with pytest.raises(StruckElsewhereError):
        fault_points.failing_at(command, here, printing, errno.EIO, persistent=False)


def test_a_command_that_fails_by_itself_has_no_steps_to_try(desk):
    with pytest.raises(RuntimeError, match="failed without any fault"):
        fault_points.calls([sys.executable, "-c", "raise SystemExit(3)"], desk("lần đầu"))
