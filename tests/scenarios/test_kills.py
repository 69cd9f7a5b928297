"""R01: whoever is killed at whatever step, the same command run again completes the work."""

from dataclasses import dataclass

import fault_points
import pytest
from scenario_office import FORKS, ONE, PROGRAM, TWO, Office, answer, copy_of, killed, spread, steps

pytestmark = FORKS

SHARES = 6  # the points of the sweep are divided, so that two processors share them
BACKUP = "sao-luu.sqlite"
NEW = "so-moi.sqlite"
MADE = (TWO,)


@dataclass(frozen=True)
class Errand:
    """A command with what went before it, and what it says when its work was done already."""

    name: str
    before: tuple[tuple[str, ...], ...]
    command: tuple[str, ...]
    done_already: str = ""


ISSUE = ("register", "issue", "01/KH-UBND", "01/BB-HĐTĐKT")
VOID = ("register", "void", "01/KH-UBND", "--because", "Ghi sai trích yếu")
RESTORE = ("register", "restore", BACKUP, "--replace")
ERRANDS = [
    Errand("issue", MADE, ISSUE),
    Errand("void", MADE, VOID, "đã hủy"),
    Errand("backup", (*MADE, VOID), ("register", "backup", BACKUP), "Đã có tệp"),
    Errand("restore", (*MADE, ("register", "backup", BACKUP)), RESTORE),
    Errand("move", MADE, ("register", "move", "so-van-ban-di.sqlite", NEW), "đã có một sổ"),
]


@pytest.fixture(scope="module")
def undisturbed(new_office, tmp_path_factory) -> Office:
    """An office whose set was made with nothing happening."""
    office = copy_of(new_office, tmp_path_factory.mktemp("khong-cat"))
    assert office.run(*TWO).code == 0
    return office


def assert_whole(office: Office, wanted: Office) -> None:
    """The office is as if nothing had happened: numbers, bytes, journal; nothing lies about."""
    assert office.files() == wanted.files()
    assert office.everything() == wanted.everything()
    assert office.journal() == wanted.journal()
    assert office.leftovers() == []
    assert office.is_proved()
    assert office.run("register", "verify", "--files", ".").code == 0


@pytest.mark.parametrize("share", range(SHARES))
def test_a_set_killed_at_any_step_is_completed_by_running_again(
    new_office, undisturbed, tmp_path, share
):
    trial = copy_of(new_office, tmp_path / "thu")
    count = len(steps(lambda: trial.run(*TWO), trial.folder))
    assert count > 30

    for at in range(1 + share, count + 1, SHARES):
        office = copy_of(new_office, tmp_path / str(at))
        ending = killed(lambda office=office: office.run(*TWO), office.folder, at)
        assert ending.status == -9, f"bước {at}"

        again = office.run(*TWO)

        assert again.code == 0, f"bước {at}: {again}"
        assert_whole(office, undisturbed)


def test_a_set_killed_again_and_again_still_takes_each_number_once(
    new_office, undisturbed, tmp_path
):
    office = copy_of(new_office, tmp_path)
    for at in (30, 20, 10, 15, 5, 12, 3, 8):
        killed(lambda: office.run(*TWO), office.folder, at)

    assert office.run(*TWO).code == 0

    assert_whole(office, undisturbed)


def test_a_whole_set_killed_here_and_there_is_completed_by_running_again(new_office, tmp_path):
    wanted = copy_of(new_office, tmp_path / "khong-cat")
    count = len(steps(lambda: wanted.run("generate", "ho-so.xlsx"), wanted.folder))

    for at in spread(list(range(1, count + 1)), 2):
        office = copy_of(new_office, tmp_path / str(at))
        killed(lambda office=office: office.run("generate", "ho-so.xlsx"), office.folder, at)

        assert office.run("generate", "ho-so.xlsx").code == 0, f"bước {at}"

        assert_whole(office, wanted)


@pytest.mark.parametrize("errand", ERRANDS, ids=lambda errand: errand.name)
def test_an_errand_at_the_register_killed_at_any_step_loses_nothing(new_office, tmp_path, errand):
    before = copy_of(new_office, tmp_path / "truoc")
    for command in errand.before:
        assert before.run(*command).code == 0
    wanted = copy_of(before, tmp_path / "khong-cat")
    seen = steps(lambda: wanted.run(*errand.command), wanted.folder)
    points = [at for at, what in enumerate(seen, 1) if not what.startswith("CREATE")]
    assert len(points) > 3

    for at in spread(points, 14):  # the tables of a new register are one transaction with its rows
        office = copy_of(before, tmp_path / str(at))
        ending = killed(lambda office=office: office.run(*errand.command), office.folder, at)
        assert ending.status == -9, f"bước {at}"
        assert numbers_in_use(office) == numbers_in_use(before), f"bước {at}"

        again = office.run(*errand.command)

        assert again.code == 0 or errand.done_already in again.err, f"bước {at}: {again}"
        assert ends(office) == ends(wanted), f"bước {at}"


def test_numbers_given_after_the_signature_survive_a_kill(new_office, tmp_path):
    before = copy_of(new_office, tmp_path / "truoc")
    answer(before.folder / "don-vi.xlsx", "Cấp số", "Sau khi ký")
    assert before.run(*TWO).code == 0
    assert before.everything() == []
    command = ("number", "ho-so.xlsx", "--date", "26/01/2027", "--only", "KH")
    wanted = copy_of(before, tmp_path / "khong-cat")
    count = len(steps(lambda: wanted.run(*command), wanted.folder))
    assert len(wanted.everything()) == 1

    for at in spread(list(range(1, count + 1)), 6):
        office = copy_of(before, tmp_path / str(at))
        killed(lambda office=office: office.run(*command), office.folder, at)

        assert office.run(*command).code == 0, f"bước {at}"

        assert_whole(office, wanted)


@pytest.mark.strace
def test_a_document_killed_at_a_call_of_the_system_is_completed_by_running_again(
    new_office, tmp_path
):
    wanted = copy_of(new_office, tmp_path / "khong-cat")
    wanted.run(*ONE)
    trial = copy_of(new_office, tmp_path / "thu")
    calls = fault_points.calls([*PROGRAM, *ONE], trial.folder)
    assert {"rename", "fsync", "fdatasync", "pwrite64", "unlink"} <= {call.name for call in calls}

    for number, call in enumerate(spread(calls, 7)):
        office = copy_of(new_office, tmp_path / str(number))
        fault_points.killed_at([*PROGRAM, *ONE], office.folder, call)

        assert office.run(*ONE).code == 0, call

        assert_whole(office, wanted)


def numbers_in_use(office: Office) -> list[str]:
    """The numbers that a clerk is shown who knows nothing of the kill."""
    said = office.run("register", "list")
    assert said.code == 0, said
    return [line.split()[0] for line in said.out.splitlines()]


def ends(office: Office) -> dict[str, object]:
    """What the registers of an office hold, and what else lies about."""
    found: dict[str, object] = {"leftovers": office.leftovers(), "files": office.files()}
    for name in ("so-van-ban-di.sqlite", BACKUP, NEW):
        if (office.folder / name).exists():
            held = Office(office.folder, office.today, str(office.folder / name))
            actions = [line for line in held.journal() if line[0] != "moved"]
            found[name] = (held.everything(), actions, held.is_proved())
    return found
