"""What stands on an incoming document: who wrote, under which number, what about, who signed, who else has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from language.phrase import phrase
from models.clock.written_time import day
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Secrecy, SigningCapacity, Urgency
from models.sealed import find_key
from models.vietnamese_text import fold


@dataclass(frozen=True)
class CopyTo:
    """One line of "Nơi nhận": who, and what for ("để báo cáo"); `purpose` may be empty."""

    who: str
    purpose: str = ""

    @property
    def words(self) -> str:
        return f"{self.who} ({self.purpose})" if self.purpose else self.who


@dataclass(frozen=True)
class Particulars:
    """All that is written into the book. `symbol` is number and symbol as printed ("2398/CAHD(XDPT)")."""

    sender: str
    symbol: str
    issued_on: date
    kind: DocumentKind
    subject: str
    urgency: Urgency = Urgency.ORDINARY
    secrecy: Secrecy = Secrecy.OPEN
    pages: int = 1
    addressed_to: tuple[str, ...] = ()
    signer: str = ""
    capacity: SigningCapacity = SigningCapacity.OWN
    position: str = ""
    copies_to: tuple[CopyTo, ...] = ()
    attachments: tuple[str, ...] = ()
    note: str = ""

    @property
    def called(self) -> str:
        """`Công văn 2398/CAHD(XDPT) ngày 14/07/2022`; a document without a number goes by its kind and day."""
        kind, on = self.kind.words, day(self.issued_on)
        if not self.symbol:
            return phrase("{kind} ngày {on}", kind=kind, on=on)
        return phrase("{kind} {symbol} ngày {on}", kind=kind, symbol=self.symbol, on=on)

    @property
    def signed(self) -> str:
        """`KT. TRƯỞNG CÔNG AN QUẬN, Nguyễn Văn A`, as far as it was written down."""
        return ", ".join(part for part in (f"{self.capacity} {self.position}".strip(), self.signer) if part)

    def kept(self) -> dict[str, Any]:
        """The same as JSON."""
        return {
            **self.__dict__,
            "issued_on": self.issued_on.isoformat(),
            "addressed_to": list(self.addressed_to),
            "copies_to": [[one.who, one.purpose] for one in self.copies_to],
            "attachments": list(self.attachments),
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Particulars:
        """What `kept` wrote."""
        return cls(
            **{
                **kept,
                "issued_on": date.fromisoformat(kept["issued_on"]),
                "kind": DocumentKind(kept["kind"]),
                "urgency": Urgency(kept["urgency"]),
                "secrecy": Secrecy(kept["secrecy"]),
                "capacity": SigningCapacity(kept["capacity"]),
                "addressed_to": tuple(kept["addressed_to"]),
                "copies_to": tuple(CopyTo(*one) for one in kept["copies_to"]),
                "attachments": tuple(kept["attachments"]),
            }
        )

    def same_paper_key(self) -> str:
        """The keyed hash by which a second copy is known: same sender, number and day, however they were typed."""
        return find_key(f"{_bare(self.sender)}|{_bare(self.symbol)}|{self.issued_on.isoformat()}")

    def search_text(self) -> str:
        """What it is found by, folded; nothing for a secret."""
        if self.secrecy is not Secrecy.OPEN:
            return ""
        words = (self.sender, self.symbol, _bare(self.symbol), self.kind.words, self.subject, self.signer)
        return fold(" ".join((*words, day(self.issued_on))))


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", fold(text))
