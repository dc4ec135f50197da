"""Where somebody lives (nơi cư trú): a place down to the ward, and in which legal sense the person lives there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import ResidenceKind
from procedures.forms.form import Contradiction
from procedures.forms.place import Place


class Address(Place):
    """A residence. Permanent, else temporary, else where the person lives (Luật Hộ tịch Đ5.4)."""

    model_config = ConfigDict(title="Nơi cư trú")

    kind: Annotated[ResidenceKind, Field(title="Loại cư trú")]

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        if not self.is_abroad and self.ward is None:
            yield Contradiction("ward", "ward_missing", "chưa chọn; nơi cư trú phải ghi đến xã, phường, đặc khu")
