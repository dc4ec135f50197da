"""A failing partner is left alone, tried once, trusted again: checked against a plain model of itself."""

from __future__ import annotations

import threading

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gateways.bulkhead import Bulkhead
from gateways.circuit import Circuit
from gateways.gateway import (
    CircuitOpen,
    GatewayError,
    OutcomeUnknown,
    PartnerBusy,
    PartnerPostpones,
    PartnerRefused,
    PartnerUnreachable,
)

REST, LONGEST, LIMIT = 30.0, 300.0, 3
ERRORS: dict[str, Exception | None] = {
    "answer": None,
    "refusal": PartnerRefused("p", "no"),
    "later": PartnerPostpones("p"),
    "unreachable": PartnerUnreachable("p"),
    "silence": OutcomeUnknown("p"),
    "our own fault": ZeroDivisionError(),
}
BAD, OURS = ("unreachable", "silence"), ("our own fault",)


class Hand:
    """A monotonic clock one turns by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def called(circuit: Circuit, ending: str) -> bool:
    """Whether the call was let through, however it ended."""
    error = ERRORS[ending]
    try:
        with circuit.attempt():
            if error is not None:
                raise error
    except CircuitOpen:
        return False
    except (GatewayError, ZeroDivisionError):
        return True
    return error is None


class CircuitAgainstItsModel(RuleBasedStateMachine):
    """The model knows three things: failures in a row, until when it rests, how long it rests next."""

    @initialize()
    def begin(self) -> None:
        self.clock = Hand()
        self.circuit = Circuit("p", failures_to_open=LIMIT, rest=REST, longest_rest=LONGEST, monotonic=self.clock)
        self.failures, self.rests_until, self.rest = 0, 0.0, REST

    @rule(ending=st.sampled_from(list(ERRORS)))
    def call(self, ending: str) -> None:
        resting, half_open = self.clock.now < self.rests_until, self.rests_until > 0
        assert called(self.circuit, ending) == (not resting)
        if resting or ending in OURS:
            return
        if ending not in BAD:
            self.failures, self.rests_until, self.rest = 0, 0.0, REST
            return
        self.failures += 1
        if half_open:
            self.rest = min(self.rest * 2, LONGEST)
        if half_open or self.failures >= LIMIT:
            self.rests_until = self.clock.now + self.rest

    @rule(seconds=st.sampled_from([0.5, 10.0, 29.0, 31.0, 301.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.now += seconds

    @precondition(lambda self: self.rests_until > self.clock.now)
    @rule()
    def whoever_comes_too_early_learns_how_long_to_wait(self) -> None:
        with pytest.raises(CircuitOpen) as early, self.circuit.attempt():
            pass
        assert early.value.retry_after == pytest.approx(max(self.rests_until - self.clock.now, 1.0))

    @invariant()
    def the_state_is_the_models(self) -> None:
        if not hasattr(self, "circuit"):
            return
        resting = self.clock.now < self.rests_until
        expected = "open" if resting else "half-open" if self.rests_until > 0 else "closed"
        assert self.circuit.state == expected


CircuitAgainstItsModel.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestCircuitAgainstItsModel = CircuitAgainstItsModel.TestCase


def opened(clock: Hand) -> Circuit:
    circuit = Circuit("p", failures_to_open=1, rest=REST, monotonic=clock)
    assert called(circuit, "silence")
    assert circuit.state == "open"
    return circuit


def test_only_one_of_many_threads_tries_a_rested_partner() -> None:
    clock = Hand()
    circuit = opened(clock)
    clock.now += REST
    begin, tried, turned_away = threading.Barrier(8), threading.Event(), []

    def come() -> None:
        begin.wait()
        try:
            with circuit.attempt():
                tried.wait(5)
        except CircuitOpen as error:
            turned_away.append(error)
            if len(turned_away) == 7:
                tried.set()

    clerks = [threading.Thread(target=come) for _ in range(8)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert len(turned_away) == 7
    assert circuit.state == "closed"


def test_a_call_begun_before_the_circuit_opened_is_not_heard_after_it() -> None:
    clock = Hand()
    circuit = Circuit("p", failures_to_open=1, rest=REST, monotonic=clock)
    old_failure, old_answer = circuit.attempt(), circuit.attempt()
    old_failure.__enter__()
    old_answer.__enter__()
    assert called(circuit, "silence")

    # The old call's bad end does not make the partner rest longer than it was told to.
    clock.now += REST - 1
    error = OutcomeUnknown("p")
    old_failure.__exit__(type(error), error, None)
    clock.now += 1
    assert circuit.state == "half-open"

    # The old call's good end does not stand in for that of the one who tries now.
    trial = circuit.attempt()
    trial.__enter__()
    old_answer.__exit__(None, None, None)
    assert not called(circuit, "answer")
    trial.__exit__(None, None, None)
    assert called(circuit, "answer")


def test_a_try_that_died_of_our_own_fault_leaves_room_for_another() -> None:
    clock = Hand()
    circuit = opened(clock)
    clock.now += REST
    assert called(circuit, "our own fault")
    assert called(circuit, "answer")
    assert circuit.state == "closed"


@pytest.mark.parametrize(("threads", "places"), [(1, 1), (3, 1), (4, 1), (8, 2), (40, 10)])
def test_a_bulkhead_has_a_quarter_of_the_places(threads: int, places: int) -> None:
    bulkhead = Bulkhead("p", threads)
    held = [bulkhead.place() for _ in range(places)]
    for place in held:
        place.__enter__()
    with pytest.raises(PartnerBusy), bulkhead.place():
        pass
    held[0].__exit__(None, None, None)
    with bulkhead.place():
        pass


def test_every_error_says_which_partner_it_is_about() -> None:
    for error in (*ERRORS.values(), CircuitOpen("p", 1), PartnerBusy("p")):
        if isinstance(error, GatewayError):
            assert error.partner == "p"
            assert str(error).startswith("p: ")
