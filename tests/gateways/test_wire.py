"""What goes over the wire keeps its secrets, and nonsense that comes over it is named as such."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gateways.mail_message import MailAttachment
from gateways.parcel_standing import ParcelNews
from gateways.partner_event import NEWS, PartnerEvent, UnreadableEvent
from tests.gateways.requests import SOMEBODY, letter, look_up, number, parcel, query, text

ENVELOPE = {
    "specversion": "1.0",
    "id": "evt_1",
    "source": "urn:vn:simulated:post-office",
    "type": "parcel.delivered",
    "time": "2026-11-20T09:00:00+07:00",
    "subject": "r-1",
    "data": {"reference": "r-1", "tracking_code": "MC1VN"},
}


def read(**changes: Any) -> PartnerEvent:
    return PartnerEvent.read(json.dumps({**ENVELOPE, **changes}).encode())


def test_news_are_read_as_what_they_are() -> None:
    event = read()
    assert event.time.utcoffset() is not None
    news = event.news()
    assert isinstance(news, ParcelNews)
    assert news.tracking_code == "MC1VN"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"specversion": "0.3"}, "envelope"),
        ({"id": ""}, "envelope"),
        ({"time": "2026-11-20T09:00:00"}, "envelope"),
        ({"subject": "a name with spaces"}, "envelope"),
        ({"data": []}, "envelope"),
        ({"type": "parcel.eaten"}, "unknown-type"),
        ({"data": {"reference": "r-1"}}, "data"),
        ({"data": {"\u0000": ["garbage"]}}, "data"),
        ({"type": "number.given", "data": {"reference": "r-1", "number": "12"}}, "data"),
        ({"data": {"reference": "r-2", "tracking_code": "MC1VN"}}, "reference-differs"),
    ],
)
def test_nonsense_is_named(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(UnreadableEvent) as nonsense:
        read(**changes).news()
    assert nonsense.value.reason == why


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=80) | _JSON.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_do_more_harm_than_being_unreadable(payload: bytes) -> None:
    with pytest.raises(UnreadableEvent):
        PartnerEvent.read(payload)


@given(st.sampled_from(list(NEWS)), st.dictionaries(st.sampled_from(["reference", "number", "persons"]), _JSON))
def test_no_data_do_more_harm_than_being_unreadable(kind: str, data: dict[str, Any]) -> None:
    with pytest.raises(UnreadableEvent):
        read(type=kind, data={**data, "reference": "r-2"}).news()


@pytest.mark.parametrize("make", [parcel, look_up, number, query, letter, text])
def test_a_request_shows_nothing_but_its_reference(make: Any) -> None:
    request = make("r-1")
    assert repr(request) == f"{type(request).__name__}(reference='r-1')"
    assert SOMEBODY not in str(request)
    with pytest.raises(ValidationError) as wrong:
        type(request).model_validate({**request.model_dump(), "reference": f"{SOMEBODY} 0900000000"})
    assert SOMEBODY not in str(wrong.value)
    with pytest.raises(ValidationError):
        type(request).model_validate({**request.model_dump(), "misspelt": 1})


def test_a_letter_is_the_same_letter_when_written_again() -> None:
    first, second = letter("r-1"), letter("r-1")
    assert first.message_id() == second.message_id() != letter("r-2").message_id()
    assert all(byte < 128 for byte in first.as_bytes())
    assert b"Auto-Submitted: auto-generated" in first.as_bytes()
    assert b"Fri, 20 Nov 2026 02:00:00 +0000" in first.as_bytes()


@pytest.mark.parametrize(
    "field", [{"subject": "a\r\nBcc: x@example.invalid"}, {"to": "a@b\r\nRCPT TO:<x>"}, {"sender_name": "a\nb"}]
)
def test_no_line_can_be_smuggled_into_a_letters_head(field: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        type(letter("r-1")).model_validate({**letter("r-1").model_dump(), **field})


_VIETNAMESE = st.text(st.sampled_from("aăâeêioôơuưyđàảãáạằẳẵắặừửữứựỵÔĐ /,.:-<>\"'=?_;()@"), min_size=1, max_size=200)


@given(_VIETNAMESE.filter(lambda words: words == words.strip()), st.text(max_size=60).map(str.strip))
def test_a_letter_is_read_as_it_was_written(words: str, any_text: str) -> None:
    name = " ".join(words.split())
    changes = {"subject": words, "sender_name": name, "text": f"{any_text}\n", "html": f"<p>{any_text}</p>\n"}
    written = letter("r-1").model_copy(update=changes)
    found = message_from_bytes(written.as_bytes(), policy=policy.default)
    assert str(found["subject"]) == words
    # The newer reader puts a space between two encoded words of a name, against RFC 2047 6.2; the older does not.
    sender = message_from_bytes(written.as_bytes())["from"]
    assert str(make_header(decode_header(sender))) == f"{name} <{written.sender}>"
    for kind, expected in (("plain", written.text), ("html", written.html)):
        part = found.get_body((kind,))
        assert part is not None
        assert part.get_content() == expected


def test_a_letter_carries_a_file() -> None:
    file = MailAttachment(name="Giấy tiếp nhận.pdf", media_type="application/pdf", content=b"%PDF")
    with_file = letter("r-1").model_copy(update={"attachments": (file,)})
    found = message_from_bytes(with_file.as_bytes(), policy=policy.default)
    (part,) = found.iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == (file.name, file.media_type)
    assert part.get_payload(decode=True) == file.content
    text = found.get_body(("plain",))
    assert text is not None
    assert text.get_content().startswith("Kính gửi")
