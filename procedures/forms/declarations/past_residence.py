"""Where somebody lived before, from when to when: the offices of these places may know whom he married there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.forms.address import Address
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.text import Line


class PastResidence(Form):
    """One former place. Whoever can prove his status for that time says by which paper, and nobody there is asked."""

    model_config = ConfigDict(title="Nơi cư trú trước đây")

    place: Annotated[Address, Field(title="Nơi đã cư trú")]
    since: Annotated[Day, Field(title="Từ ngày")]
    until: Annotated[Day, Field(title="Đến ngày")]
    proof: Annotated[
        Line | None,
        Field(
            title="Giấy tờ chứng minh tình trạng hôn nhân trong thời gian này",
            description="Bỏ trống thì cơ quan tự hỏi nơi cư trú cũ",
        ),
    ] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.until < self.since:
            yield Contradiction("until", "period_backwards", "ở trước ngày bắt đầu; hãy xem lại hai ngày")
