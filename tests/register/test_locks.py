"""Whose turn it is at a register on a share: threads, processes, machines, also dead ones."""

import json
import os
import subprocess
import sys
import textwrap
import threading
from contextlib import contextmanager

import pytest

from paperwork.register import locks
from paperwork.register.locks import LockHeld, held, holder, lock_file, unlock

COUNT = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from paperwork.register import locks

    register, host, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    locks.host_name = lambda: host
    for _ in range(times):
        with locks.held(register, 300):
            number = int(register.read_text()) + 1
            draft = register.with_name(f"{number}-{os.getpid()}.part")
            draft.write_text(str(number))
            draft.replace(register)
            print(number, flush=True)
    """
)
DIE = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from paperwork.register import locks

    locks.host_name = lambda: sys.argv[2]
    with locks.held(Path(sys.argv[1]), 0):
        os._exit(9)
    """
)
DIE_AT_STEP = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from paperwork.register import locks

    steps, folders = int(sys.argv[3]), tuple(sys.argv[4:])

    def die_at_the_last_step(event, arguments):
        global steps
        if event in FILE_EVENTS and str(arguments[0]).startswith(folders):
            steps -= 1
            if steps < 0:
                os._exit(9)

    FILE_EVENTS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename"}
    locks.host_name = lambda: sys.argv[2]
    sys.addaudithook(die_at_the_last_step)
    with locks.held(Path(sys.argv[1]), 0):
        pass
    """
)
WAIT = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from paperwork.register import locks

    locks.host_name = lambda: sys.argv[2]
    with locks.held(Path(sys.argv[1]), 0):
        print("held", flush=True)
        sys.stdin.read()
    """
)


class Hours:
    """A clock that only moves when somebody sleeps; `then` is done at a given second."""

    def __init__(self, at=float("inf"), then=None):
        self.time, self.pauses, self.at, self.then = 0.0, [], at, then

    def clock(self):
        return self.time

    def sleep(self, seconds):
        self.time += seconds
        self.pauses.append(seconds)
        if self.then and self.time >= self.at:
            then, self.then = self.then, None
            then()


class Machines:
    """at("VAN-THU-1") makes this process one of that machine, in a home of its own."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.monkeypatch, self.started = folder, monkeypatch, []

    def at(self, host, home=None):
        self.monkeypatch.setattr(locks, "host_name", lambda: host)
        for name, value in self.environment(home or host).items():
            self.monkeypatch.setenv(name, value)

    def environment(self, home):
        return dict.fromkeys(("XDG_STATE_HOME", "LOCALAPPDATA"), str(self.folder / home))

    def starts(self, host, program, register, *arguments):
        """A process of that machine running the program."""
        process = subprocess.Popen(
            [sys.executable, "-c", program, register, host, *map(str, arguments)],
            env=os.environ | self.environment(host),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def stop(self):
        """Whatever a failed test has left running ends."""
        for process in self.started:
            process.kill()
            process.communicate()


@pytest.fixture
def machines(tmp_path, monkeypatch):
    machines = Machines(tmp_path / "o-dia", monkeypatch)
    machines.at("VAN-THU-1")
    yield machines
    machines.stop()


@pytest.fixture
def register(tmp_path):
    share = tmp_path / "dung-chung"
    share.mkdir()
    return share / "so-dang-ky.sqlite"


@contextmanager
def kept_by(machines, host, register):
    """That machine holds the register while inside, and we are at VAN-THU-1 again."""
    machines.at(host)
    with held(register, 0):
        machines.at("VAN-THU-1")
        yield
    machines.at("VAN-THU-1")


def beside(register):
    return sorted(path.name for path in register.parent.iterdir() if path != register)


def test_the_lock_file_names_the_machine_and_nothing_of_the_clerk(register, machines):
    with held(register, 0):
        said = json.loads(lock_file(register).read_text())
        found = holder(register)

    assert set(said) == {"host", "pid", "since", "token", "seat"}
    assert (found.host, found.pid) == ("VAN-THU-1", os.getpid())
    assert said["since"].endswith("+00:00")
    assert found.since.isoformat() == said["since"]


def test_what_is_held_is_let_go_without_a_trace(register, machines):
    with held(register, 0):
        during = beside(register)

    assert during == ["so-dang-ky.sqlite.khoa"]
    assert (holder(register), beside(register)) == (None, [])


def test_what_is_held_is_let_go_after_trouble_too(register, machines):
    with pytest.raises(ZeroDivisionError), held(register, 0):
        1 / 0  # noqa: B018

    assert (holder(register), beside(register)) == (None, [])


def test_two_windows_of_one_machine_take_turns(register, machines):
    elsewhere = machines.starts("VAN-THU-1", WAIT, register)
    assert elsewhere.stdout.readline() == "held\n"

    with pytest.raises(LockHeld) as refused, held(register, 0):
        pass
    elsewhere.communicate()
    with held(register, 0):
        freed = holder(register).pid

    assert (refused.value.holder.host, refused.value.holder.pid) == ("VAN-THU-1", elsewhere.pid)
    assert freed == os.getpid()


def test_threads_of_one_process_take_turns(register, machines):
    register.write_text("0")

    def count():
        for _ in range(20):
            with held(register, 300):
                register.write_text(str(int(register.read_text()) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert register.read_text() == "80"


def test_the_lock_of_a_dead_process_of_this_machine_is_taken_over_at_once(register, machines):
    dead = machines.starts("VAN-THU-1", DIE, register)
    dead.communicate()
    left = holder(register)

    with held(register, 0):
        now = holder(register)

    assert (dead.returncode, left.pid, now.pid) == (9, dead.pid, os.getpid())
    assert beside(register) == []


def test_a_register_reached_by_another_path_is_the_same_register(register, machines):
    roundabout = register.parent / ".." / register.parent.name / register.name

    with held(register, 0), pytest.raises(LockHeld), held(roundabout, 0):
        pass

    assert lock_file(roundabout) == lock_file(register)


def test_another_machine_is_waited_for_and_then_named(register, machines):
    hours = Hours()

    with kept_by(machines, "VAN-THU-2", register):
        since = holder(register).since
        with (
            pytest.raises(LockHeld) as refused,
            held(register, 60, clock=hours.clock, sleep=hours.sleep),
        ):
            pass
        still = holder(register).host

    assert (refused.value.holder.host, refused.value.holder.since) == ("VAN-THU-2", since)
    assert still == "VAN-THU-2"
    assert 60 <= hours.time < 61
    assert hours.pauses == sorted(hours.pauses)
    assert hours.pauses[0] < 0.01 < max(hours.pauses) < 0.1


def test_another_machine_that_finishes_in_time_is_no_trouble(register, machines):
    with kept_by(machines, "VAN-THU-2", register):
        hours = Hours(at=5, then=lock_file(register).unlink)
        with held(register, 60, clock=hours.clock, sleep=hours.sleep):
            taken = holder(register).host

    assert taken == "VAN-THU-1"
    assert 5 <= hours.time < 6


def test_after_waiting_in_vain_this_machine_leaves_nothing_behind(register, machines):
    with kept_by(machines, "VAN-THU-2", register):
        with pytest.raises(LockHeld), held(register, 0):
            pass
        left = beside(register)

    assert left == ["so-dang-ky.sqlite.khoa"]


def test_a_dead_process_of_another_machine_is_not_taken_over(register, machines):
    machines.starts("VAN-THU-2", DIE, register).communicate()

    with pytest.raises(LockHeld) as refused, held(register, 0):
        pass

    assert refused.value.holder.host == "VAN-THU-2"


def test_two_machines_of_the_same_name_do_not_take_each_other_for_dead(register, machines):
    machines.at("DESKTOP", home="may-truoc")
    with held(register, 0):
        machines.at("DESKTOP", home="may-sau")
        with pytest.raises(LockHeld) as refused, held(register, 0):
            pass

    assert refused.value.holder.host == "DESKTOP"


def test_two_machines_with_one_home_folder_do_not_take_each_other_for_dead(register, machines):
    machines.starts("VAN-THU-2", DIE, register).communicate()
    machines.at("VAN-THU-1", home="VAN-THU-2")

    with pytest.raises(LockHeld) as refused, held(register, 0):
        pass

    assert refused.value.holder.host == "VAN-THU-2"


def test_a_lock_is_broken_by_hand_and_one_hears_whose_it_was(register, machines):
    machines.starts("VAN-THU-2", DIE, register).communicate()

    broken = unlock(register)
    with held(register, 0):
        now = holder(register).host

    assert (broken.host, now) == ("VAN-THU-2", "VAN-THU-1")


def test_breaking_a_lock_that_is_not_there_changes_nothing(register, machines):
    assert unlock(register) is None
    assert beside(register) == []


def test_who_lost_the_lock_by_hand_does_not_remove_the_next_one(register, machines):
    machines.at("VAN-THU-2")
    slow = held(register, 0)
    slow.__enter__()
    machines.at("VAN-THU-1")
    unlock(register)

    with held(register, 0):
        slow.__exit__(None, None, None)
        kept = holder(register)

    assert kept.host == "VAN-THU-1"
    assert holder(register) is None


@pytest.mark.parametrize(
    "content",
    [b"", b'{"host": "VAN-THU-2", "pi', b"\xff\xfe", b"[]", b"null", b'{"host": "VAN-THU-2"}'],
)
def test_a_lock_file_that_is_half_there_is_held_by_nobody_known(content, register, machines):
    lock_file(register).write_bytes(content)

    with pytest.raises(LockHeld) as refused, held(register, 0):
        pass
    broken = unlock(register)

    assert (refused.value.holder.host, broken.host) == ("", "")
    assert beside(register) == []


def test_a_share_without_hard_links_still_has_a_lock(register, machines, monkeypatch):
    def refuse(path, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(locks.Path, "hardlink_to", refuse)

    with (
        kept_by(machines, "VAN-THU-2", register),
        pytest.raises(LockHeld) as refused,
        held(register, 0),
    ):
        pass

    assert refused.value.holder.host == "VAN-THU-2"
    assert (holder(register), beside(register)) == (None, [])


@pytest.mark.skipif(os.name == "nt", reason="NFS is for POSIX clients here")
def test_a_lock_that_was_made_but_reported_as_there_is_ours(register, machines, monkeypatch):
    link = locks.Path.hardlink_to

    def link_twice(path, target):
        link(path, target)
        link(path, target)

    monkeypatch.setattr(locks.Path, "hardlink_to", link_twice)

    with held(register, 0):
        found = holder(register)

    assert found.host == "VAN-THU-1"


def test_trouble_with_the_disk_is_passed_on_as_it_is(register, machines):
    register.parent.rmdir()

    with pytest.raises(FileNotFoundError), held(register, 0):
        pass


def test_the_seat_outlives_its_process_but_not_the_loss_of_its_folder(register, machines):
    machines.starts("VAN-THU-1", DIE, register).communicate()
    machines.at("VAN-THU-1", home="may-cai-lai")

    with pytest.raises(LockHeld) as refused, held(register, 0):
        pass

    assert refused.value.holder.host == "VAN-THU-1"


def test_eight_processes_of_two_machines_lose_no_number(register, machines):
    register.write_text("0")

    clerks = [machines.starts(f"VAN-THU-{n % 2 + 1}", COUNT, register, 50) for n in range(8)]
    told = [int(number) for clerk in clerks for number in clerk.communicate(timeout=300)[0].split()]

    assert [clerk.returncode for clerk in clerks] == [0] * 8
    assert sorted(told) == list(range(1, 401))
    assert beside(register) == []


def test_a_process_may_die_at_any_step_and_the_next_one_goes_on(register, machines):
    ends = []

    while not ends or ends[-1] == 9:
        dying = machines.starts(
            "VAN-THU-1", DIE_AT_STEP, register, len(ends), register.parent, machines.folder
        )
        dying.communicate()
        ends.append(dying.returncode)
        with held(register, 0):
            assert beside(register) == ["so-dang-ky.sqlite.khoa"]

    assert ends == [9] * (len(ends) - 1) + [0]
    assert len(ends) > 8


def test_ten_killed_processes_neither_block_the_register_nor_lose_a_number(register, machines):
    register.write_text("0")
    told = []

    for turn in range(5):
        clerks = [machines.starts("VAN-THU-1", COUNT, register, 1000) for _ in range(2)]
        told += [int(clerks[0].stdout.readline()) for _ in range(turn % 7 + 1)]
        for clerk in clerks:
            clerk.kill()
        told += [int(line) for clerk in clerks for line in clerk.communicate()[0].splitlines()]
    with held(register, 0):
        last = int(register.read_text())

    assert len(told) == len(set(told))
    assert max(told) <= last <= len(told) + 10  # mỗi tiến trình chết trước khi kịp báo một số
    assert lock_file(register).name not in beside(register)
