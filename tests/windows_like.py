"""As on Windows: a file that the program holds open can be neither replaced nor removed."""

import errno
import os
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path

OPEN = Path("/proc/self/fd")  # of Linux: each file that this process holds open
CALLS = ("replace", "rename", "unlink", "remove")
NOT_OURS = ("/dev/shm/",)  # memory that processes of Python share


@contextmanager
def held_files_stay():
    """Lets those calls fail as they would there; where nothing tells what is open, it does not."""
    if not OPEN.is_dir():
        yield
        return
    real = {name: getattr(os, name) for name in CALLS}
    for name, call in real.items():
        setattr(os, name, _guarded(call))
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def _guarded(call):
    @wraps(call)
    def guarded(path, *rest, **options):
        named = () if "dir_fd" in options else (path, *rest[:1])
        for each in named:
            if _is_held(each):
                raise PermissionError(errno.EACCES, "held open, as on Windows", os.fspath(each))
        return call(path, *rest, **options)

    return guarded


def _is_held(path):
    found = os.path.realpath(os.fsdecode(path))
    return found in set(_held()) and not found.startswith(NOT_OURS)


def _held():
    for link in OPEN.iterdir():
        with suppress(OSError):  # that of the listing itself is gone
            yield str(link.readlink())
