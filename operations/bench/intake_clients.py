"""Clients that file as fast as they are let, or in an even stream: `python -m operations.bench.intake_clients`.

Arguments: CLIENTS SECONDS RATE SERIES; a RATE of 0 means without pause. Writes one JSON object: seconds each filing
took from the first byte sent to the last received, and how many were refused. One process beside the office, so that
its cost is not taken for the office's; plain sockets, so that it costs little.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from models.clock.clock import VIETNAM, SystemClock
from operations.bench.front_client import PATIENCE, Tokens
from operations.bench.samples import SIMPLE, samples
from operations.demo.dossier_file import DemoDossier
from operations.demo.filing_client import PREFIX
from operations.demo.placeholder import fill_in
from operations.demo.seed import agency_codes, username_of
from operations.settings import Settings


@dataclass
class Stream:
    """`rate` filings a second at most, for all clients together, over `seconds`; shared by the threads."""

    seconds: float
    rate: float
    samples: Iterator[DemoDossier]
    began: float = field(default_factory=time.monotonic)
    given: int = 0
    took: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> DemoDossier | None:
        """This will give the next sample when its time has come, None at the end."""
        with self.lock:
            at = self.began + (self.given / self.rate if self.rate else 0.0)
            if max(at, time.monotonic()) >= self.began + self.seconds:
                return None
            self.given += 1
            sample = next(self.samples)
        time.sleep(max(0.0, at - time.monotonic()))
        return sample


def main() -> None:
    clients, seconds, rate, series = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    settings = Settings()
    tokens = Tokens(settings)
    with httpx.Client(base_url=settings.address, timeout=PATIENCE, trust_env=False) as door:
        token = tokens.of(username_of("mot-cua", 2), door)
    stream = Stream(seconds, rate, samples(SIMPLE, series=series))
    threads = [threading.Thread(target=_file_on, args=(settings, stream, token)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = {"took": stream.took, "refused": stream.refused, "seconds": time.monotonic() - stream.began}
    sys.stdout.write(json.dumps(told))


def _file_on(settings: Settings, stream: Stream, token: str) -> None:
    address = urlsplit(settings.address)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=PATIENCE)
    today, agency = SystemClock().now().astimezone(VIETNAM).date(), agency_codes()[2]
    while (sample := stream.next()) is not None:
        body = json.dumps({"agency": agency, **fill_in(sample.body, today, {})})
        began = time.monotonic()
        status = _post(connection, body, {"Authorization": f"Bearer {token}", "Idempotency-Key": sample.key})
        if status == http.HTTPStatus.CREATED:
            stream.took.append(time.monotonic() - began)
        else:
            stream.refused.append(status)
    connection.close()


def _post(connection: http.client.HTTPConnection, body: str, headers: dict[str, Any]) -> int:
    connection.request("POST", f"{PREFIX}/dossiers", body, headers | {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


if __name__ == "__main__":
    main()
