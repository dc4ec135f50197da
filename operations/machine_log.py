"""What our processes write to their log: one JSON line an event, without anything personal."""

from __future__ import annotations

import logging

import structlog


def set_up_log() -> None:
    """This will have every event written as one line of JSON with its time."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=True,
    )
