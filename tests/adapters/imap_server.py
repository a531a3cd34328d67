"""A real IMAP server (pymap), in a process of its own, with a mailbox in its memory."""

import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from imapclient import IMAPClient

from adapters.imap import ImapSettings
from adapters.mail import Tls
from tests.adapters.certificates import pair_of

_QUICKLY = (
    "from pysasl.hashing import BuiltinHash;"
    "BuiltinHash.__init__.__kwdefaults__['rounds'] = 1;"  # a third of a second for each login
    "from pymap.main import main; main()"
)
USER, PASSWORD = "incasso", "geheim-woord"
HOST = "localhost"


@dataclass(frozen=True)
class ImapServer:
    """Where it listens; ``certificate`` is that of its host, which nobody else vouches for."""

    port: int
    certificate: Path

    @contextmanager
    def entered(self) -> Iterator[IMAPClient]:
        """A conversation of whoever else uses the mailbox."""
        with IMAPClient(HOST, port=self.port, ssl=False, timeout=10) as client:
            client.starttls(ssl_context=pair_context(self.certificate))
            client.login(USER, PASSWORD)
            yield client

    def settings(self, folder: str) -> ImapSettings:
        return ImapSettings(
            host=HOST,
            port=self.port,
            tls=Tls.STARTTLS,
            user=USER,
            password=PASSWORD,
            folder=folder,
            done_folder=f"{folder}-klaar",
            timeout_seconds=10,
            tls_context=pair_context(self.certificate),
        )

    def put(self, folder: str, *mails: bytes) -> None:
        """Let mails come in; the folder is made where there is none."""
        with self.entered() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            for raw in mails:
                client.append(folder, raw)

    def lies(self, folder: str) -> dict[int, tuple[bytes, bool]]:
        """What lies in a folder: by its number the bytes of a mail, and whether it was read."""
        with self.entered() as client:
            if not client.folder_exists(folder):
                return {}
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search("ALL"), ["BODY.PEEK[]", "FLAGS"])
        return {
            uid: (one[b"BODY[]"], b"\\Seen" in one[b"FLAGS"]) for uid, one in sorted(found.items())
        }


def pair_context(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


@contextmanager
def imap_server(folder: Path) -> Iterator[ImapServer]:
    """Serve until left; it takes no password but under encryption."""
    pair_of(folder, HOST)
    port = _free_port()
    command = [sys.executable, "-c", _QUICKLY, "--host", "127.0.0.1", "--port", str(port)]
    command += ["--cert", str(folder / "cert.pem"), "--key", str(folder / "key.pem")]
    command += ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _await_door(process, port)
            yield ImapServer(port, folder / "cert.pem")
        finally:
            process.terminate()
            process.wait(timeout=10)


def _free_port() -> int:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _await_door(process: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(200):
        assert process.poll() is None, "the IMAP server did not start"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the IMAP server does not listen")
