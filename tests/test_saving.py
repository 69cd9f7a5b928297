"""Files are put in place whole or not at all, and never over something a person has edited."""

import hashlib
import os
import platform
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from spoiling import spoilt
from windows_like import OPEN

from paperwork import saving
from paperwork.errors import SaveError

CORE = """<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<cp:keywords>{keywords}</cp:keywords><cp:lastModifiedBy>{by}</cp:lastModifiedBy>
<dcterms:created xsi:type="dcterms:W3CDTF">2027-01-14T00:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified>
</cp:coreProperties>"""
OURS = {"keywords": "HS-2026/to-trinh", "by": "", "modified": "2027-01-14T00:00:00Z"}
LONG_AGO = 946_684_800
DAY = 24 * 3600
HERE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
ELSEWHERE = "0" * 8 if HERE != "0" * 8 else "1" * 8
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process by either
A_CLERK = """
import os, sys
from pathlib import Path
from paperwork import saving

def between_write_and_rename(temporary, path):
    {then}

Path.replace = between_write_and_rename
saving.save(Path(sys.argv[1]), b"moi")
"""
DIES = A_CLERK.format(then=f"os.kill(os.getpid(), {int(KILL)})")
WAITS = A_CLERK.format(then="print(temporary.name, flush=True); sys.stdin.read()")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "04-quyet-dinh.docx"


@pytest.fixture
def impatient(monkeypatch):
    """No waiting for a busy file."""
    monkeypatch.setattr(saving, "PAUSE", 0)


def refusing(monkeypatch, error, times=1_000):
    """Renames are refused that many times; what was tried is returned."""
    tried, replace = [], Path.replace

    def refuse(self, to):
        tried.append(to)
        if len(tried) <= times:
            raise error
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    return tried


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- writing


def test_a_new_file_is_written_whole(target):
    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"
    assert names(target.parent) == [target.name]


def test_another_content_replaces_the_file(target):
    target.write_bytes(b"cu")

    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"


def test_the_same_content_leaves_the_file_and_its_time_alone(target):
    target.write_bytes(b"nhu cu")
    os.utime(target, (LONG_AGO, LONG_AGO))

    assert not saving.save(target, b"nhu cu")

    assert target.stat().st_mtime == LONG_AGO
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("error", [OSError(28, "No space left"), PermissionError(13, "Denied")])
def test_a_refused_rename_leaves_the_old_file_whole_and_nothing_beside_it(
    target, monkeypatch, impatient, error
):
    target.write_bytes(b"cu")
    refusing(monkeypatch, error)

    with pytest.raises(SaveError, match=r"Không ghi được 04-quyet-dinh\.docx"):
        saving.save(target, b"moi")

    assert target.read_bytes() == b"cu"
    assert names(target.parent) == [target.name]


def test_a_disk_that_fills_up_leaves_the_old_file_whole(target, monkeypatch):
    target.write_bytes(b"cu")

    def full(handle):
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(SaveError):
        saving.save(target, b"moi")

    assert target.read_bytes() == b"cu"
    assert names(target.parent) == [target.name]


def test_a_file_held_for_a_moment_is_written_when_it_is_free(target, monkeypatch, impatient):
    target.write_bytes(b"cu")
    refusing(monkeypatch, PermissionError(13, "Denied"), times=saving.TRIES - 1)

    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"


def test_a_full_disk_is_not_waited_for(target, monkeypatch, impatient):
    tried = refusing(monkeypatch, OSError(28, "No space left"))

    with pytest.raises(SaveError):
        saving.save(target, b"moi")

    assert len(tried) == 1


def test_the_numbers_already_given_are_said_to_be_kept(target, monkeypatch):
    refusing(monkeypatch, OSError(28, "No space left"))

    with pytest.raises(SaveError, match="số đã cấp được giữ nguyên") as refused:
        saving.save(target, b"moi")

    assert refused.value.exit_code == 6


def test_a_folder_is_made_and_tried_without_a_trace(tmp_path):
    saving.writable(tmp_path / "a" / "b")

    assert names(tmp_path / "a" / "b") == []


def test_a_file_in_place_of_the_folder_is_refused_before_any_number(tmp_path):
    (tmp_path / "van-ban").write_bytes(b"")

    with pytest.raises(SaveError, match="Chưa số nào được cấp"):
        saving.writable(tmp_path / "van-ban")


def test_a_write_in_small_pieces_still_gives_the_whole_file(target, monkeypatch):
    pieces, write = [], os.write

    def at_most_three_bytes(handle, content):
        pieces.append(write(handle, content[:3]))
        return pieces[-1]

    monkeypatch.setattr(os, "write", at_most_three_bytes)

    assert saving.save(target, b"muoi mot byte")

    assert target.read_bytes() == b"muoi mot byte"
    assert pieces == [3, 3, 3, 3, 1]


def test_the_file_is_on_the_disk_before_it_has_its_name_and_the_name_after(target, monkeypatch):
    steps, fsync, replace = [], os.fsync, Path.replace

    def synced(handle):
        steps.append("fsync")
        fsync(handle)

    def renamed(self, to):
        steps.append(f"rename to {to.name}")
        return replace(self, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)

    saving.save(target, b"moi")

    folder_too = [] if os.name == "nt" else ["fsync"]
    assert steps == ["fsync", "rename to 04-quyet-dinh.docx", *folder_too]


@pytest.mark.skipif(os.name == "nt", reason="a file has the rights of its folder there")
def test_people_outside_the_office_may_not_read_the_file(target):
    before = os.umask(0)

    try:
        saving.save(target, b"moi")
    finally:
        os.umask(before)

    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_link_that_waits_under_the_temporary_name_is_not_written_through(
    target, monkeypatch, link
):
    if os.name == "nt" and link is Path.symlink_to:
        pytest.skip("a clerk may not make such links there")
    victim, trap = target.with_name("cua-nguoi-khac.docx"), target.with_name(".bay.part")
    victim.write_bytes(b"cua nguoi khac")
    link(trap, victim)
    monkeypatch.setattr(saving, "temporary", lambda path: trap)

    with pytest.raises(SaveError):
        saving.save(target, b"moi")

    assert victim.read_bytes() == b"cua nguoi khac"
    assert not target.exists()


def test_the_temporary_name_says_who_writes_but_not_on_which_machine(target, monkeypatch):
    seen, replace = [], Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: (seen.append(self), replace(self, to)))

    saving.save(target, b"moi")

    name = seen[0].name
    assert seen[0].parent == target.parent
    assert name.startswith(f".04-quyet-dinh-{HERE}-{os.getpid()}-")
    assert name.endswith(".part")


def test_a_long_name_does_not_make_the_temporary_one_too_long(tmp_path):
    target = tmp_path / f"{'x' * 250}.docx"

    assert saving.save(target, b"moi")

    assert names(tmp_path) == [target.name]


# ---------------------------------------------------------------- leftovers


def a_leftover(folder, name, *, age=60):
    """A temporary file that was last written so many seconds before the moment LONG_AGO."""
    path = folder / name
    path.write_bytes(b"do dang")
    os.utime(path, (LONG_AGO - age, LONG_AGO - age))
    return name


def a_dead_process():
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_a_clerk_killed_before_the_rename_leaves_what_a_later_run_sweeps_away(target):
    target.write_bytes(b"cu")

    killed = subprocess.run([sys.executable, "-c", DIES, target], check=False)

    assert killed.returncode != 0
    assert target.read_bytes() == b"cu"
    assert len(names(target.parent)) == 2
    assert saving.sweep(target.parent) == 1
    assert names(target.parent) == [target.name]


def test_what_a_living_clerk_is_writing_stays_until_that_clerk_is_gone(target):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WAITS, target], text=True, **pipes) as clerk:
        written = clerk.stdout.readline().strip()

        while_at_work = saving.sweep(target.parent), names(target.parent)
        clerk.kill()

    assert while_at_work == (0, [written])
    assert saving.sweep(target.parent) == 1
    assert names(target.parent) == []


def test_what_we_are_writing_ourselves_stays(tmp_path):
    ours = a_leftover(tmp_path, f".to-trinh-{HERE}-{os.getpid()}-0a1b2c3d.part")

    assert saving.sweep(tmp_path, LONG_AGO) == 0

    assert names(tmp_path) == [ours]


def test_another_machine_is_believed_for_a_day(tmp_path):
    name = f".to-trinh-{ELSEWHERE}-{a_dead_process()}-0a1b2c3d.part"
    a_leftover(tmp_path, name, age=DAY)

    within = saving.sweep(tmp_path, LONG_AGO), names(tmp_path)
    after = saving.sweep(tmp_path, LONG_AGO + 1), names(tmp_path)

    assert within == (0, [name])
    assert after == (1, [])


def test_a_leftover_under_the_number_of_some_later_process_goes_after_a_day(tmp_path):
    a_leftover(tmp_path, f".to-trinh-{HERE}-{os.getpid()}-0a1b2c3d.part", age=DAY + 1)

    assert saving.sweep(tmp_path, LONG_AGO) == 1


@pytest.mark.parametrize("name", [".to-trinh-0a1b2c3d.part", ".0a1b2c3d.part"])
def test_a_leftover_without_an_owner_is_judged_by_its_age_alone(tmp_path, name):
    a_leftover(tmp_path, name, age=DAY)

    assert saving.sweep(tmp_path, LONG_AGO) == 0
    assert saving.sweep(tmp_path, LONG_AGO + 1) == 1


@pytest.mark.parametrize(
    "name",
    [
        "04-quyet-dinh.docx",
        "tai-ve.part",
        ".tai-ve.part",
        "04-quyet-dinh-0a1b2c3d.part",
        f".so.sqlite.khoa-{'0a1b2c3d' * 4}.part",
    ],
)
def test_a_file_that_is_not_a_temporary_one_of_ours_is_never_swept(tmp_path, name):
    a_leftover(tmp_path, name, age=1_000 * DAY)

    assert saving.sweep(tmp_path, LONG_AGO) == 0

    assert names(tmp_path) == [name]


def test_a_number_that_no_process_can_have_is_a_dead_one(tmp_path):
    a_leftover(tmp_path, f".to-trinh-{HERE}-9999999999-0a1b2c3d.part")

    assert saving.sweep(tmp_path, LONG_AGO) == 1


def test_a_leftover_that_cannot_be_removed_stops_nobody(tmp_path, monkeypatch):
    stuck = a_leftover(tmp_path, ".bao-cao-0a1b2c3d.part", age=DAY + 1)
    a_leftover(tmp_path, ".to-trinh-0a1b2c3d.part", age=DAY + 1)
    unlink = Path.unlink

    def refuse(self, missing_ok=False):
        if self.name == stuck:
            raise PermissionError(13, "Denied")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    assert saving.sweep(tmp_path, LONG_AGO) == 1

    assert names(tmp_path) == [stuck]


def test_a_folder_that_is_not_there_has_nothing_to_sweep(tmp_path):
    assert saving.sweep(tmp_path / "chua-co") == 0


# ---------------------------------------------------------------- room


def with_free(monkeypatch, free):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10**12, 10**12 - free, free)
    )


def test_a_disk_with_three_times_the_room_is_enough(tmp_path, monkeypatch):
    with_free(monkeypatch, 3_000_000)

    assert saving.room(tmp_path, 1_000_000) is None


def test_a_disk_with_less_is_refused_before_any_number(tmp_path, monkeypatch):
    with_free(monkeypatch, 2_999_999)

    with pytest.raises(SaveError, match="còn trống 2 MB, cần ít nhất 3 MB") as refused:
        saving.room(tmp_path, 1_000_000)

    assert str(refused.value).endswith("Chưa số nào được cấp.")
    assert str(tmp_path) in str(refused.value)


def test_a_disk_that_does_not_tell_its_room_is_tried(tmp_path, monkeypatch):
    def unknown(folder):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(shutil, "disk_usage", unknown)

    assert saving.room(tmp_path, 10**15) is None


# ---------------------------------------------------------------- whose file it is


def a_package(path, **changes):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("docProps/core.xml", CORE.format(**OURS | changes))
    return path


def test_a_file_as_we_wrote_it_says_which_document_it_is(target):
    assert saving.owner_of(a_package(target)) == "HS-2026/to-trinh"


@pytest.mark.parametrize(
    "edit",
    [{"modified": "2027-01-15T09:30:00Z"}, {"by": "Văn thư"}, {"keywords": ""}],
    ids=["saved later", "saved by somebody", "without our mark"],
)
def test_a_file_that_somebody_saved_is_no_longer_ours(target, edit):
    assert saving.owner_of(a_package(target, **edit)) is None


@pytest.mark.parametrize("content", [b"", b"khong phai zip", b"PK\x05\x06" + bytes(18)])
def test_a_foreign_file_is_not_ours(target, content):
    target.write_bytes(content)

    assert saving.owner_of(target) is None


def test_a_package_with_broken_properties_is_not_ours(target):
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("docProps/core.xml", "<cp:core")

    assert saving.owner_of(target) is None


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_package_whose_properties_can_no_longer_be_unpacked_is_not_ours(target, method):
    target.write_bytes(spoilt(a_package(target).read_bytes(), saving.CORE, method))

    assert saving.owner_of(target) is None


def test_properties_beyond_all_reason_are_not_ours(target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(saving.CORE, "<a>" + " " * 2**20 + "</a>")

    assert saving.owner_of(target) is None


def test_no_file_is_nobodys(target):
    assert saving.owner_of(target) is None


@pytest.mark.skipif(not OPEN.is_dir(), reason="this system does not tell what a process holds open")
def test_the_tests_notice_a_file_that_windows_would_not_let_go(target):
    target.write_bytes(b"cu")

    with target.open("rb"):
        with pytest.raises(PermissionError):
            target.with_name("moi.docx").replace(target)
        with pytest.raises(PermissionError):
            target.unlink()
    target.unlink()


# ---------------------------------------------------------------- open in an office program


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("04-quyet-dinh.docx", "~$-quyet-dinh.docx"),
        ("06-danh-sach.xlsx", "~$06-danh-sach.xlsx"),
        ("so.docx", "~$so.docx"),
    ],
    ids=["Word", "Excel", "Word, short name"],
)
def test_a_lock_beside_the_file_says_that_it_is_open(tmp_path, name, lock):
    assert not saving.is_open(tmp_path / name)

    (tmp_path / lock).touch()

    assert saving.is_open(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "lock"),
    [("04-quyet-dinh.docx", "~$-bien-ban.docx"), ("so.docx", "~$.docx")],
)
def test_a_lock_of_another_file_says_nothing(tmp_path, name, lock):
    (tmp_path / lock).touch()

    assert not saving.is_open(tmp_path / name)
