"""Where a register may lie, and where it needs a second lock."""

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from paperwork.register import places
from paperwork.register.places import cloud_folder, file_system, is_named, is_shared, is_unc
from paperwork.standards import table

REGISTER = "so-dang-ky.sqlite"
MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:41 / /home rw,relatime shared:2 - nfs4 may-chu:/home rw,vers=4.2
31 30 8:17 / /home/lan/o-dia rw - xfs /dev/sdb1 rw
33 27 0:51 / /mnt/Van\040thu rw - cifs //may-chu/van-thu rw,cache=strict
34 27 0:52 / /net rw - autofs /etc/auto.net rw
35 34 0:53 / /net rw - nfs may-chu:/net rw
"""


@pytest.fixture(autouse=True)
def _no_products_announced(monkeypatch):
    for product in table("places")["cloud"]:
        for name in product.get("variables", ()):
            monkeypatch.delenv(name, raising=False)


def products_named(place, home):
    return [
        product["name"] for product in table("places")["cloud"] if is_named(place, product, home)
    ]


@pytest.mark.parametrize(
    ("folder", "product"),
    [
        (r"C:\Users\lan\OneDrive\Văn thư", "OneDrive"),
        (r"C:\Users\lan\OneDrive - Sở Nông nghiệp và Môi trường\Sổ", "OneDrive"),
        (r"C:\Users\lan\ONEDRIVE", "OneDrive"),
        (r"G:\My Drive\Văn thư", "Google Drive"),
        (r"G:\Drive của tôi", "Google Drive"),
        (r"C:\Users\lan\Google Drive\2026", "Google Drive"),
        (r"C:\Users\lan\Dropbox (Văn phòng)\2026", "Dropbox"),
        (r"C:\Users\lan\iCloudDrive", "iCloud Drive"),
        (r"C:\Users\lan\Box\2026", "Box"),
        (r"C:\Users\lan\MEGA", "MEGA"),
        (r"D:\Nextcloud\Văn thư", "Nextcloud"),
        (r"C:\Users\lan\Documents\Zalo Received Files", "Zalo"),
    ],
)
def test_a_folder_is_known_by_the_name_its_product_gives_it(folder, product):
    place = PureWindowsPath(folder, REGISTER)

    named = products_named(place, PureWindowsPath(r"C:\Users\lan"))

    assert named == [product]


@pytest.mark.parametrize(
    "folder",
    [
        r"D:\Văn thư\2026",
        r"C:\Users\lan\Documents",
        r"D:\Hồ sơ OneDrive cũ",
        r"D:\Box",  # cái hộp nào đó, không phải thư mục của Box trong C:\Users\lan
        r"D:\Van-thu\Mega",
    ],
)
def test_an_ordinary_folder_is_nobodys(folder):
    place = PureWindowsPath(folder, REGISTER)

    named = products_named(place, PureWindowsPath(r"C:\Users\lan"))

    assert named == []


def test_a_register_named_like_a_product_lies_where_it_lies():
    place = PureWindowsPath(r"D:\Văn thư\Dropbox")

    named = products_named(place, PureWindowsPath(r"C:\Users\lan"))

    assert named == []


def test_accents_typed_in_the_other_way_are_the_same_name():
    place = PurePosixPath("/media/Drive của tôi", REGISTER)

    named = products_named(place, PurePosixPath("/home/lan"))

    assert named == ["Google Drive"]


def test_a_folder_of_the_disk_is_not_synchronised(tmp_path):
    assert cloud_folder(tmp_path / REGISTER) is None


def test_a_register_deep_in_a_synchronised_folder_is_seen_before_it_exists(tmp_path):
    place = tmp_path / "OneDrive - UBND xã" / "2026" / REGISTER

    assert cloud_folder(place) == "OneDrive"


def test_the_environment_tells_where_a_renamed_folder_is(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Cơ quan"))

    inside = cloud_folder(tmp_path / "CƠ QUAN" / "2026" / REGISTER)
    beside = cloud_folder(tmp_path / "Cơ quan khác" / REGISTER)

    assert (inside, beside) == ("OneDrive", None)


def test_an_empty_variable_names_no_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", "")

    assert cloud_folder(tmp_path / REGISTER) is None


def test_the_mark_of_a_product_is_found_above_the_register(tmp_path):
    (tmp_path / ".dropbox").write_text("{}")
    (tmp_path / "2026").mkdir()

    assert cloud_folder(tmp_path / "2026" / REGISTER) == "Dropbox"


def test_the_settings_of_dropbox_in_a_home_are_not_its_mark(tmp_path):
    (tmp_path / ".dropbox").mkdir()

    assert cloud_folder(tmp_path / REGISTER) is None


def test_a_folder_that_google_drive_mirrors_is_known_by_its_scratch_folder(tmp_path):
    (tmp_path / ".tmp.driveupload").mkdir()

    assert cloud_folder(tmp_path / REGISTER) == "Google Drive"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_into_a_synchronised_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "so").symlink_to(tmp_path / "Dropbox")

    assert cloud_folder(tmp_path / "so" / REGISTER) == "Dropbox"


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/srv/van-thu", "ext4"),
        ("/home/lan", "nfs4"),
        ("/home/lan/o-dia/2026", "xfs"),
        ("/home/lan/o-dia-khac", "nfs4"),
        ("/mnt/Van thu/2026", "cifs"),
        ("/net/may-chu", "nfs"),  # đè lên autofs cùng chỗ
    ],
)
def test_the_deepest_and_last_mount_holds_the_register(folder, expected):
    assert file_system(PurePosixPath(folder, REGISTER), MOUNTS) == expected


def test_a_table_of_mounts_that_says_nothing_gives_no_type():
    assert file_system(PurePosixPath("/srv", REGISTER), "") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the mounts of Linux")
@pytest.mark.parametrize(
    ("kind", "shared"),
    [
        ("ext4", False),
        ("tmpfs", False),
        ("fuseblk", False),
        ("nfs4", True),
        ("cifs", True),
        ("9p", True),
        ("fuse.sshfs", True),
        ("unheard-of", True),
    ],
)
def test_a_file_system_that_is_not_known_as_local_counts_as_shared(
    kind, shared, tmp_path, monkeypatch
):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"27 1 254:0 / / rw - {kind} nguon rw\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)

    assert is_shared(tmp_path / REGISTER) is shared


@pytest.mark.skipif(sys.platform != "linux", reason="reads the mounts of Linux")
def test_where_mounts_cannot_be_read_the_folder_counts_as_shared(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "khong-co")

    assert is_shared(tmp_path / REGISTER)


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\may-chu\van-thu\so.sqlite", True),
        (r"\\?\UNC\may-chu\van-thu\so.sqlite", True),
        (r"\\wsl.localhost\Debian\srv\so.sqlite", True),
        (r"C:\Văn thư\so.sqlite", False),
        (r"\\?\C:\Văn thư\so.sqlite", False),
    ],
)
def test_a_path_that_names_a_server_is_a_share(path, unc):
    assert is_unc(PureWindowsPath(path)) is unc


def test_every_product_of_the_table_can_be_recognised_by_something():
    ways = {"folders", "home", "variables", "files", "subfolders"}

    unknowable = [p["name"] for p in table("places")["cloud"] if not ways & p.keys()]
    misspelled = [p["name"] for p in table("places")["cloud"] if p.keys() - ways - {"name"}]

    assert (unknowable, misspelled) == ([], [])


def test_the_home_folder_itself_is_not_taken_for_a_product():
    home = Path("/home/box")

    assert products_named(home / REGISTER, home) == []
