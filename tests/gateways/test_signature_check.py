"""The check of a signed message agrees with the door, and says of every change what it was."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.outgoing.key_pair import EVENTS, KeyPair, verifying_keys
from gateways.signature.changed_body import variants
from gateways.signature.examine import Examined, KnownKey, examine
from gateways.signature.pasted import NotBase64, Pasted, read_body, read_headers
from gateways.signed_message import BadSignature, sign, verify

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
PAIR, OTHER = KeyPair(EVENTS, b"a" * 32), KeyPair(EVENTS, b"b" * 32)
[PUBLIC] = verifying_keys([PAIR.public_jwk])
[STRANGE] = verifying_keys([OTHER.public_jwk])
SHARED = "whsec_" + base64.b64encode(b"s" * 32).decode()
BODY = json.dumps({"id": "su-kien-1", "data": {"state": "accepted", "lý do": "đủ"}}, ensure_ascii=False).encode()
KEYS = [KnownKey("khóa của họ", "aaaa", PUBLIC), KnownKey("khóa chung", "ssss", SHARED)]


def headers(body: bytes = BODY, secret: str = PAIR.signing_key, at: datetime = NOW) -> dict[str, str]:
    return sign(body, message_id="su-kien-1", at=at, secrets=[secret])


def examined(given_headers: dict[str, str], body: bytes = BODY) -> Examined:
    others = [KnownKey("khóa của cơ quan khác", "bbbb", STRANGE)]
    return examine(Pasted(given_headers, (), body), KEYS, others, NOW, lambda event_id: None)


def said(found: Examined) -> str:
    return " ".join(" ".join((step.name, step.said, *step.more)) for step in found.steps if step.well is False)


def passes_the_door(given_headers: dict[str, str], body: bytes) -> bool:
    try:
        verify(given_headers, body, secrets=[PUBLIC, SHARED], now=NOW)
    except BadSignature:
        return False
    return True


@pytest.mark.parametrize("secret", [PAIR.signing_key, SHARED])
def test_a_correct_message_passes_with_nothing_to_complain_of(secret: str) -> None:
    found = examined(headers(secret=secret))
    assert found.good
    assert said(found) == ""


@given(place=st.integers(0, len(BODY) - 1), byte=st.integers(0, 255))
@settings(max_examples=300, deadline=None)
def test_every_changed_byte_of_the_body_is_refused_and_explained(place: int, byte: int) -> None:
    changed = BODY[:place] + bytes([byte]) + BODY[place + 1 :]
    found = examined(headers(), changed)
    assert found.good == (changed == BODY)
    assert found.good or "Vì sao không khớp" in said(found)


@given(st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature"]), st.data())
@settings(max_examples=300, deadline=None)
def test_every_changed_letter_of_a_header_is_refused_and_explained(name: str, data: st.DataObject) -> None:
    given_headers = headers()
    value = given_headers[name]
    place = data.draw(st.integers(0, len(value) - 1))
    letter = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    given_headers[name] = value[:place] + letter + value[place + 1 :]
    found = examined(given_headers)
    assert found.good == passes_the_door(given_headers, BODY)
    assert found.good or said(found)


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.integers() | st.none(), max_size=4))
@settings(max_examples=100, deadline=None)
def test_json_that_was_read_and_written_again_is_recognised(value: dict[str, object]) -> None:
    signed = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    arrived = json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")
    found = examined(headers(signed), arrived)
    assert found.good == (signed == arrived)
    assert found.good or "JSON đã bị đọc rồi ghi lại" in said(found) or "bị thêm" in said(found)


@pytest.mark.parametrize(
    ("signed", "arrived", "told"),
    [
        (BODY + b"\n", BODY, "Dấu xuống dòng ở cuối nội dung đã bị mất"),
        (BODY, BODY + b"\n", "bị thêm dấu xuống dòng ở cuối"),
        (b"a\r\nb", b"a\nb", "CR LF đã thành LF"),
        (b"a\nb", b"a\r\nb", "LF đã thành CR LF"),
        (b"\xef\xbb\xbf{}", b"{}", "Dấu BOM ở đầu đã bị mất"),
        ("Nguyễn".encode(), "Nguye\u0302\u0303n".encode(), "dựng sẵn (NFC)"),
        ('{"a":"đủ"}'.encode("utf-16"), '{"a":"đủ"}'.encode(), "mã hóa utf-16"),
        (b'{"url":"https:\\/\\/a.example"}', b'{"url": "https://a.example"}', "dấu / viết thành"),
        (b"", b"{}", "nội dung rỗng"),
    ],
)
def test_the_usual_accidents_are_called_by_their_names(signed: bytes, arrived: bytes, told: str) -> None:
    assert told in said(examined(headers(signed), arrived))


def test_a_key_of_somebody_else_is_named() -> None:
    assert "ký bằng khóa khác: khóa của cơ quan khác (bbbb)" in said(examined(headers(secret=OTHER.signing_key)))


def test_a_signature_over_the_wrong_part_is_named() -> None:
    stamp = str(int(NOW.timestamp()))
    content = b".".join((stamp.encode(), BODY))
    whole = sign(b"", message_id="x", at=NOW, secrets=[SHARED])
    assert whole["webhook-signature"].startswith("v1,")
    made = base64.b64encode(hmac.digest(b"s" * 32, content, "sha256")).decode()
    given_headers = {"webhook-id": "su-kien-1", "webhook-timestamp": stamp, "webhook-signature": f"v1,{made}"}
    assert "thiếu webhook-id" in said(examined(given_headers))


@pytest.mark.parametrize("minutes", [-20, -6, 6, 60 * 24 * 3])
def test_an_old_or_early_message_tells_by_how_much(minutes: int) -> None:
    found = examined(headers(at=NOW - timedelta(minutes=minutes)))
    assert not found.good
    assert "chỉ cho phép lệch 5 phút" in said(found)


def test_milliseconds_are_recognised() -> None:
    given_headers = headers() | {"webhook-timestamp": str(int(NOW.timestamp()) * 1000)}
    assert "mili giây" in said(examined(given_headers))


def test_a_message_that_came_before_says_so_and_is_good_all_the_same() -> None:
    found = examine(Pasted(headers(), (), BODY), KEYS, [], NOW, lambda event_id: NOW)
    assert found.good
    assert "đã được nhận" in found.steps[-1].said


def test_neither_secret_nor_what_it_makes_of_the_content_is_shown() -> None:
    right = headers(secret=SHARED)["webhook-signature"].partition(",")[2]
    found = examined(headers(secret=SHARED) | {"webhook-signature": "v1," + base64.b64encode(b"x" * 32).decode()})
    shown = repr(found) + repr(KEYS)
    assert not found.good
    for secret in (SHARED, SHARED.removeprefix("whsec_"), right, right[:12], PUBLIC):
        assert secret not in shown


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("abc", "thiếu phiên bản"),
        ("v9,abcd", "phiên bản v9 không dùng"),
        ("v1," + "a" * 64, "thập lục phân"),
        ("v1a,ab-_", "base64 dạng URL"),
        ("v1a,YWJj", "dài 3 byte; v1a phải dài 64 byte"),
    ],
)
def test_what_is_wrong_with_the_writing_of_a_signature_is_told(entry: str, told: str) -> None:
    assert told in said(examined(headers() | {"webhook-signature": entry}))


@pytest.mark.parametrize(
    "line",
    ["webhook-id: a1", "Webhook-Id:a1", "-H 'webhook-id: a1' \\", '  "webhook-id": "a1",', '--header "webhook-id: a1"'],
)
def test_headers_are_read_in_any_of_the_usual_manners(line: str) -> None:
    assert read_headers(f"POST /x HTTP/1.1\n{line}\n") == ({"webhook-id": "a1"}, ())


def test_a_header_given_twice_is_told() -> None:
    assert read_headers("webhook-id: a\nWEBHOOK-ID: b") == ({"webhook-id": "a"}, ("webhook-id",))


def test_a_body_in_base64_is_exact_and_anything_else_is_refused() -> None:
    assert read_body(base64.b64encode(b"a\r\n").decode(), base64_given=True) == b"a\r\n"
    assert read_body("a\r\nb", base64_given=False) == b"a\nb"
    with pytest.raises(NotBase64):
        read_body("không", base64_given=True)


@given(st.binary(max_size=60))
def test_no_variant_is_the_body_itself_and_none_comes_twice(body: bytes) -> None:
    found = [other for _, other in variants(body)]
    assert body not in found
    assert len(set(found)) == len(found)
