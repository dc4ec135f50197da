"""How often something may be tried; nobody is ever locked out for good."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from web.problem import Problem

# Somebody who mistypes his password; and a machine that tries one password on every account.
LOG_IN_OF_ACCOUNT = RateLimitItemPerMinute(5, namespace="log-in-account")
LOG_IN_FROM_ADDRESS = RateLimitItemPerMinute(30, namespace="log-in-address")
# Guesses at a code of six digits by somebody who knows the password: a day of them finds one code in seven hundred.
CODE_IN_A_MINUTE = RateLimitItemPerMinute(5, namespace="second-step")
CODE_IN_AN_HOUR = RateLimitItemPerHour(20, namespace="second-step-hour")
# Guesses at a tracking secret; each has a chance of one in 10 to the 17th.
WRONG_SECRET = RateLimitItemPerMinute(20, namespace="wrong-secret")
TRACKING = RateLimitItemPerMinute(120, namespace="tracking")
# Filing without logging in, as one household or one public kiosk does.
ANONYMOUS_FILING = RateLimitItemPerMinute(60, namespace="anonymous-filing")
ANONYMOUS_UPLOAD = RateLimitItemPerHour(300, namespace="anonymous-upload")
TOKEN = RateLimitItemPerMinute(60, namespace="token")


def spend(storage: Storage, limit: RateLimitItem, *whose: str) -> None:
    """This will count one try, or raise the problem `rate-limited` saying when to come back."""
    if not FixedWindowRateLimiter(storage).hit(limit, *whose):
        raise _too_often(storage, limit, whose)


def see(storage: Storage, limit: RateLimitItem, *whose: str) -> None:
    """This will raise the same problem if no try is left, without counting one."""
    if not FixedWindowRateLimiter(storage).test(limit, *whose):
        raise _too_often(storage, limit, whose)


def _too_often(storage: Storage, limit: RateLimitItem, whose: tuple[str, ...]) -> Problem:
    reset = FixedWindowRateLimiter(storage).get_window_stats(limit, *whose).reset_time
    return Problem("rate-limited", headers={"Retry-After": str(max(1, math.ceil(reset - time.time())))})
