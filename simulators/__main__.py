"""`python -m simulators --home FOLDER` runs all partners until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import errno
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from simulators.addresses import PORTS, Wishes
from simulators.town import Town


def main(arguments: Sequence[str] | None = None) -> int:
    """0 after SIGTERM or SIGINT; 1 with one plain sentence when a port is taken."""
    chosen = _parser().parse_args(arguments)
    ports = dict(chosen.port or ())
    town = Town(chosen.home, Wishes(chosen.port_base, ports), chosen.pace, chosen.callback_base)
    try:
        asyncio.run(_run(town))
    except OSError as fault:
        if fault.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write("a port of the simulators is in use; choose others with --port-base or --port\n")
        return 1
    return 0


async def _run(town: Town) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    found = await town.open()
    for name, address in found["addresses"].items():
        sys.stdout.write(f"{name:<22}{address}\n")
    sys.stdout.flush()
    await stop.wait()
    await town.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulators", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="folder for simulators.json and ledger/")
    parser.add_argument("--port-base", type=int, default=0, help="first of ten ports; 0: as last time, or any")
    parser.add_argument("--port", type=_named_port, action="append", metavar="NAME=PORT", help=", ".join(PORTS))
    parser.add_argument("--callback-base", help="where the partners send their messages, such as http://127.0.0.1:8000")
    parser.add_argument("--pace", type=float, default=1.0, help="seconds between one step of a parcel and the next")
    return parser


def _named_port(text: str) -> tuple[str, int]:
    name, _, port = text.partition("=")
    if name not in PORTS or not port.isdigit():
        raise argparse.ArgumentTypeError(f"expected NAME=PORT with one of {', '.join(PORTS)}")
    return name, int(port)


if __name__ == "__main__":
    sys.exit(main())
