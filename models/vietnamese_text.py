"""Vietnamese text as people look for it and as a list of names is sorted."""

from __future__ import annotations

import unicodedata

# The order of a Vietnamese dictionary: plain, breve, circumflex, horn letters each after their base; đ after d.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Tones in dictionary order: none, grave, hook above, tilde, acute, dot below.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_PLACE = {letter: chr(ord("A") + number) for number, letter in enumerate(_LETTERS)}


def fold(text: str) -> str:
    """This will drop accents and case: "Đỗ  Thị Ảnh" -> "do thi anh", so that nobody must type them to find."""
    marks_apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(char for char in marks_apart if not unicodedata.combining(char))
    return " ".join(bare.split())


def name_sort_key(full_name: str) -> str:
    """This will give the key by which people are listed: given name, then family name, then the middle names."""
    words = unicodedata.normalize("NFC", full_name).lower().split()
    if not words:
        return ""
    ordered = [words[-1], *words[:1], *words[1:-1]] if len(words) > 1 else words
    letters = " ".join(_letters(word) for word in ordered)
    tones = " ".join(_tones(word) for word in ordered)
    return f"{letters}|{tones}"


def _letters(word: str) -> str:
    return "".join(_PLACE.get(_without_tone(char), char) for char in word)


def _tones(word: str) -> str:
    return "".join(_tone(char) for char in word)


def _without_tone(char: str) -> str:
    parts = [part for part in unicodedata.normalize("NFD", char) if part not in _TONES]
    return unicodedata.normalize("NFC", "".join(parts))


def _tone(char: str) -> str:
    return next((_TONES[part] for part in unicodedata.normalize("NFD", char) if part in _TONES), "0")
