"""What is wrong with a filing (a fault), and what only looks odd (a soft warning).

A fault stops a filing; a soft warning is shown to the clerk, who may go on. Both say where, by a JSON Pointer
(RFC 6901) from the root of the body of `POST /dossiers`, and both say in Vietnamese what to do. Neither ever
repeats a value somebody typed: values are personal data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import ParamSpec


@dataclass(frozen=True)
class Fault:
    """One thing that must be put right: JSON Pointer, a stable code, and a Vietnamese sentence for people."""

    pointer: str
    code: str
    detail: str


@dataclass(frozen=True)
class SoftWarning:
    """One thing somebody should look at: JSON Pointer, Vietnamese sentence, stable code."""

    pointer: str
    message: str
    code: str


@dataclass(frozen=True)
class Findings:
    """Everything a check found, faults and soft warnings apart."""

    errors: tuple[Fault, ...] = ()
    warnings: tuple[SoftWarning, ...] = ()

    def __add__(self, other: Findings) -> Findings:
        return Findings(self.errors + other.errors, self.warnings + other.warnings)


Finding = Fault | SoftWarning
Subject = ParamSpec("Subject")


def gather(
    rules: Iterable[Callable[Subject, Iterable[Finding]]], *of: Subject.args, **named: Subject.kwargs
) -> Findings:
    """Ask every rule, and keep faults and warnings apart."""
    found = [finding for rule in rules for finding in rule(*of, **named)]
    return _sorted(found)


def gather_tolerantly(
    rules: Iterable[Callable[Subject, Iterable[Finding]]], *of: Subject.args, **named: Subject.kwargs
) -> Findings:
    """The same over a form that was read only in part: a rule that meets an absent field stops there."""
    found: list[Finding] = []
    for rule in rules:
        with suppress(AttributeError):
            for finding in rule(*of, **named):
                found.append(finding)
    return _sorted(found)


def _sorted(found: Iterable[Finding]) -> Findings:
    found = tuple(found)
    return Findings(
        errors=tuple(finding for finding in found if isinstance(finding, Fault)),
        warnings=tuple(finding for finding in found if isinstance(finding, SoftWarning)),
    )


def pointer(*steps: str | int) -> str:
    """A JSON Pointer from its steps: `pointer("declaration", "child")` is `/declaration/child`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
