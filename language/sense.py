"""Words that mean one thing here and another there have an entry for each sense; the sense is gettext's context."""

from __future__ import annotations

_BETWEEN = "\x04"


def with_sense(sense: str, sentence: str) -> str:
    """The catalogue's key of a sentence in that sense; without one it is the sentence itself."""
    return f"{sense}{_BETWEEN}{sentence}" if sense else sentence


def sense_and_sentence(key: str) -> tuple[str, str]:
    """What `with_sense` put together."""
    sense, between, sentence = key.partition(_BETWEEN)
    return (sense, sentence) if between else ("", key)
