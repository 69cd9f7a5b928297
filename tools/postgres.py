"""python -m tools.postgres start|stop [DIR]: a throw-away PostgreSQL server for the tests.

Standard library only. It runs the programs of Debian's package on a data folder of its own, with
fsync on, because durability is among the things tested; it leaves the machine's own servers alone.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

DEBIAN = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"  # what Debian's package runs its servers as; PostgreSQL refuses root
USUAL = Path(tempfile.gettempdir()) / "paperwork-postgresql"
PORTS = range(15000, 32000)  # below the ports that Linux gives to outgoing connections
PATIENCE = 60.0  # seconds for a start, with the recovery after a kill
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
fsync = on
synchronous_commit = on
full_page_writes = on
"""


class PostgresError(Exception):
    """The server cannot be had; the message carries its own words."""


class Server:
    """A server of one's own in a folder; the same port from its first start to its removal."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder or Path(tempfile.mkdtemp(prefix="paperwork-postgresql-"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> str:
        """What the server has said so far."""
        path = self.folder / "log"
        return path.read_text("utf-8", "replace") if path.is_file() else ""

    @property
    def port(self) -> int:
        found = re.findall(r"^port = (\d+)", (self.data / "postgresql.conf").read_text(), re.M)
        return int(found[-1])

    @property
    def postmaster(self) -> int | None:
        """The process that all others descend from; none when the server was stopped or killed."""
        note = self.data / "postmaster.pid"
        if not note.is_file():
            return None
        pid = int(note.read_text().splitlines()[0])
        return pid if works_in(self.data, pid) else None

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> str:
        """The URL, once connections are answered; after a kill that is after the recovery."""
        if not self.data.is_dir():
            self._make()
        if self._answers():
            return self.url()
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(programs() / "postgres"), "-D", str(self.data)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl+C in the terminal is for the tests
                **_unprivileged(self.folder),
            )
        self._wait()
        return self.url()

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> None:
        """“immediate” leaves the next start a recovery; “smart” waits for all to disconnect."""
        if self.postmaster is not None:
            _run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.data), folder=self.folder)
        self._reap()

    def restart(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> str:
        self.stop(mode)
        return self.start()

    def kill(self) -> None:
        """As in a power cut, nobody of the server does anything any more."""
        postmaster = self.postmaster
        if postmaster is None:
            raise PostgresError("The server is not running: there is nothing to kill.")
        os.kill(postmaster, signal.SIGSTOP)  # so that it starts no more of them meanwhile
        family = [postmaster, *children(postmaster)]
        for member in family:
            _end(member)
        self._reap()
        deadline = time.monotonic() + PATIENCE
        while any(map(alive, family)):
            if time.monotonic() > deadline:
                raise PostgresError(f"Still there after SIGKILL: {family}")
            time.sleep(0.01)

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def create_database(self) -> str:
        return create_database(self.url())

    def drop_database(self, url: str) -> None:
        drop_database(self.url(), url)

    def _make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if _root():
            shutil.chown(self.folder, ACCOUNT, ACCOUNT)
        wishes = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        _run("initdb", *wishes, "--no-sync", "-D", str(self.data), folder=self.folder)
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(SETTINGS.format(port=free_port(), folder=self.folder))

    def _wait(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None:
                raise PostgresError(f"PostgreSQL did not start:\n{self.log}")
            if time.monotonic() > deadline:
                raise PostgresError(f"PostgreSQL is not ready after {PATIENCE:.0f} s:\n{self.log}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        """Whether this server, and not a stranger on its port, takes connections."""
        asked = ("--quiet", f"--host={self.folder}", f"--port={self.port}", "--username=postgres")
        return not subprocess.run([str(programs() / "pg_isready"), *asked], check=False).returncode

    def _reap(self) -> None:
        if self.process is not None:
            self.process.wait()
            self.process = None


def installed() -> bool:
    """Whether this machine has the programs of a server."""
    return bool(list(_homes()))


def programs() -> Path:
    """The folder of initdb, postgres and the others; the newest version of several."""
    for home in _homes():
        return home
    raise PostgresError("PostgreSQL is not installed (Debian, Ubuntu: apt-get install postgresql).")


def _homes() -> Iterator[Path]:
    if os.name == "nt":
        return  # the server of the tests is Debian's: folder rights and signals are not Windows'
    versions = [path for path in DEBIAN.glob("*/bin") if (path / "initdb").is_file()]
    yield from sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent


def create_database(server: str) -> str:
    """The URL of a fresh, empty database on that server."""
    name = f"test_{uuid4().hex[:12]}"
    _run("createdb", f"--maintenance-db={server}", "--template=template0", name)
    return server.rpartition("/")[0] + "/" + name


def drop_database(server: str, url: str) -> None:
    """Drop it, whoever is still connected."""
    name = url.rpartition("/")[2]
    _run("dropdb", f"--maintenance-db={server}", "--force", "--if-exists", name)


def free_port() -> int:
    """A port that nobody listens on; drawn, because several may be starting at once."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)):
                return port


def children(parent: int) -> list[int]:
    """The processes that this process started and that have not ended."""
    return [pid for pid in _processes() if _status(pid)[1] == str(parent)]


def alive(pid: int) -> bool:
    """Whether the process can still do something; a zombie cannot."""
    return _status(pid)[0] not in ("", "Z", "X")


def works_in(folder: Path, pid: int) -> bool:
    """Whether the process is there and has this folder as its own, as a server has its data."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _status(pid: int) -> tuple[str, str]:
    """State and parent of a process, as Linux writes them after its name; blank when it is gone."""
    try:
        state, parent, *_ = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "", ""
    return state, parent


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it ended by itself between being listed and now


def _run(program: str, *arguments: str, folder: Path | None = None) -> None:
    done = subprocess.run(
        [str(programs() / program), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **_unprivileged(folder or Path("/")),
    )
    if done.returncode:
        raise PostgresError(f"{program}: {done.stdout}{done.stderr}")


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start a program in the folder as somebody whom PostgreSQL accepts."""
    if not _root():
        return {"cwd": folder}
    return {"cwd": folder, "user": ACCOUNT, "group": ACCOUNT, "extra_groups": []}


def _root() -> bool:
    return os.name != "nt" and os.geteuid() == 0


def main(wish: str = "", folder: str = str(USUAL)) -> None:
    server = Server(Path(folder).resolve())
    if wish == "start":
        print(server.start())
    elif wish == "stop":
        server.remove()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except PostgresError as error:
        sys.exit(str(error))
