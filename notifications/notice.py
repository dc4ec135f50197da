"""What the catalogue knows of one notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from notifications.content import Content, Context
from notifications.message import Channel

SomeContent = TypeVar("SomeContent", bound=Content)

# A chain is climbed rung by rung: the channels of a rung are used together, the next rung only when nothing on the
# rungs before it could be used or arrived. After the last rung a person must call.
Chain = tuple[tuple[Channel, ...], ...]

# For what starts a period or asks for an act: the two channels at once, since the law wants the person reached, not the
# letter sent.
BOTH_AT_ONCE: Chain = ((Channel.EMAIL, Channel.SMS),)
# For what is good to know: the free channel first, the paid one where there is no other.
EMAIL_THEN_SMS: Chain = ((Channel.EMAIL,), (Channel.SMS,))


@dataclass(frozen=True, slots=True)
class Notice(Generic[SomeContent]):
    """A notice: its content, the function that makes the context, and an example that can be shown to anybody.

    `id` is also the folder of its templates. `sent_when`, `sent_to` and `legal_basis` stand in docs/notices.md.
    """

    id: str
    title: str
    content: type[SomeContent]
    context: Callable[[SomeContent], Context]
    example: SomeContent
    sent_when: str
    sent_to: str
    chain: Chain
    legal_basis: str
