"""A partner that says exactly the bytes it is told to, as slowly as it is told to."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pause:
    """Seconds of silence in the middle of an answer."""

    seconds: float


@dataclass(frozen=True)
class Hears:
    """Listens until these bytes have come."""

    words: bytes


Script = Sequence[bytes | Pause | Hears | threading.Event]


@contextlib.contextmanager
def worse_partner(script: Script, speaks_first: bool = False) -> Iterator[int]:
    """The port where every connection is answered by the script and then closed."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_serve, args=(door, script, speaks_first), daemon=True).start()
        yield door.getsockname()[1]


def _serve(door: socket.socket, script: Script, speaks_first: bool) -> None:
    with contextlib.suppress(OSError):
        while True:
            guest, _ = door.accept()
            threading.Thread(target=_recite, args=(guest, script, speaks_first), daemon=True).start()


def _recite(guest: socket.socket, script: Script, speaks_first: bool) -> None:
    with guest, contextlib.suppress(OSError):
        if not speaks_first:
            guest.recv(65536)
        for word in script:
            if isinstance(word, Pause):
                time.sleep(word.seconds)
            elif isinstance(word, threading.Event):
                word.wait(30)
            elif isinstance(word, Hears):
                _hear(guest, word.words)
            else:
                guest.sendall(word)


def _hear(guest: socket.socket, words: bytes) -> None:
    heard = b""
    while words not in heard and (piece := guest.recv(65536)):
        heard += piece
