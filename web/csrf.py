"""Forms are taken only from our own pages: by what the browser says of their origin, and by the session's own token."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

from web.problem import Problem

FIELD = "csrf"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def check_origin(request: Request, base_url: str) -> None:
    """This will raise `foreign-request` for a form that another site, or no page at all, has sent.

    Every browser of the last years sends one of the two headers with a form; what sends neither is no browser of ours.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site != "same-origin":
        raise Problem("foreign-request")
    if origin is not None and not _is_ours(origin, request, base_url):
        raise Problem("foreign-request")
    if site is None and origin is None:
        raise Problem("foreign-request")


def check_token(given: object, kept: str) -> None:
    """This will raise `foreign-request` unless the form carries its session's token."""
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), kept.encode()):
        raise Problem("foreign-request")


def _is_ours(origin: str, request: Request, base_url: str) -> bool:
    """Ours is the address people use; on the machine itself also the one the request came in by."""
    told = urlsplit(origin)
    if origin == base_url:
        return True
    return told.scheme == request.url.scheme and told.netloc == request.headers.get("host", "")
