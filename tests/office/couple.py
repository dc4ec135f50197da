"""What a couple and the officer do on the way to their signatures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from models.clock.clock import VIETNAM
from tests.office.story import Story

BOTH_SIGN: dict[str, Any] = {
    "husband_identity": "Căn cước của bên nam",
    "wife_identity": "Căn cước của bên nữ",
    "both_willing": True,
}


def today(story: Story) -> date:
    return story.office.clock.now().astimezone(VIETNAM).date()


def agrees_on(story: Story, day: date, hour: str = "14:00") -> None:
    """The officer agrees with both on that day."""
    story.goes_on_to("agrees_appointment")
    story.answers("agrees_appointment", "appoint", day=day.isoformat(), hour=hour, agreed_by="Gọi điện cho hai bên.")


def comes_to_sign(story: Story) -> None:
    """A day is agreed on, today, and both come and sign."""
    agrees_on(story, today(story))
    story.answers("appears", "both_signed", **BOTH_SIGN)


def is_handed_over(story: Story) -> None:
    """Signed, sealed and given to both."""
    story.goes_on_to("receives")
    story.answers("receives", "handed_to_both")


def working_day_after(story: Story, days: int) -> date:
    """A working day at least so many days from now."""
    day = today(story) + timedelta(days=days)
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
