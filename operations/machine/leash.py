"""A leash: what runs under it ends when the process that started it ends, even by kill -9.

The kernel sends the chosen signal when the *thread* that started the process dies, so start leashed
processes from a thread that lives as long as they should. This file is also run as a script, before any
right is given up: it needs nothing but the standard library and starts in some twenty milliseconds.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
CANNOT_RUN = 126  # What shells answer for a command that was found and may not be run.


@dataclass(frozen=True)
class Account:
    """Whom a process runs as, by number."""

    uid: int
    gid: int


def account_for_servers() -> Account | None:
    """The account a database server runs as: nobody when we are root (it refuses root), else our own (None)."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        return Account(65534, 65534)
    return Account(entry.pw_uid, entry.pw_gid)


def leashed(
    command: Sequence[str],
    *,
    at_parents_death: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
) -> list[str]:
    """The command line that runs `command` on a leash held by the calling thread."""
    uid, gid = (str(account.uid), str(account.gid)) if account else ("-", "-")
    script = [sys.executable, "-I", "-S", os.path.abspath(__file__)]
    return [*script, str(os.getpid()), str(int(at_parents_death)), uid, gid, *command]


def end_with_parent() -> None:
    """Put this process itself on a leash held by whoever started it; it is then asked to end (SIGTERM)."""
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, int(signal.SIGTERM))


def become(uid: int, gid: int) -> None:
    """Give up root for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def main(arguments: list[str]) -> None:
    parent, death_signal, uid, gid, *command = arguments
    if uid != "-":
        become(int(uid), int(gid))
    # The kernel forgets the death signal when rights change, so it is set last.
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, int(death_signal))
    if os.getppid() != int(parent):
        sys.exit("the starter ended before the leash was on")
    try:
        os.execvp(command[0], command)
    except OSError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror}\n")
        sys.exit(CANNOT_RUN)


if __name__ == "__main__":
    main(sys.argv[1:])
