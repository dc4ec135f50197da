"""Reading a procedure's flow as a person does: from its own source, statement by statement, in the order of work.

Nothing is told twice: the picture and the prose come from the flow that the office runs. What a name in the flow stands
for (an act somebody is awaited for, a step, a part shared by procedures) is looked up in the flow's own module.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from engine.procedure_flow import ProcedureFlow
from operations.procedure_pages.condition_words import condition_words
from operations.procedure_pages.flow_source import FlowSource, NotTold, source_of
from operations.procedure_pages.read_calls import calls, choice, without_last_turn
from operations.procedure_pages.section_words import section_words
from operations.procedure_pages.story import Block, Choice, Heading, Loop, Node, Story, Turn
from procedures.procedure import Procedure


def read_story(flow: ProcedureFlow) -> Story:
    """This will tell the whole flow, its way out included."""
    return Story(flow.__name__, _whole(flow.story, flow.procedure), _whole(flow.if_interrupted, flow.procedure))


def _whole(function: Callable[..., Any], procedure: Procedure) -> Block:
    """A story ends with its last line; only an earlier end is worth a word."""
    return without_last_turn(_told(function, procedure=procedure, leaves_to="end"))


def _told(function: Callable[..., Any], *, procedure: Procedure, leaves_to: str = "back") -> Block:
    source = source_of(function, partial(_told, procedure=procedure), procedure)
    return tuple(_sections(replace(source, leaves_to=leaves_to)))


def _sections(source: FlowSource) -> Iterator[Node]:
    """The body of a flow with its numbered comments, each before what it is about."""
    before = source.function.lineno
    for statement in source.function.body:
        for line in range(before, statement.lineno):
            if line in source.comments:
                yield Heading(section_words(source.comments[line]))
        before = statement.end_lineno or statement.lineno
        yield from _statement(statement, source)


def _statements(body: list[ast.stmt], source: FlowSource) -> Iterator[Node]:
    for statement in body:
        yield from _statement(statement, source)


def _statement(statement: ast.stmt, source: FlowSource) -> Iterator[Node]:
    match statement:
        case ast.If(test=test, body=then, orelse=otherwise):
            yield from _asked_choice(
                test, tuple(_statements(then, source)), tuple(_statements(otherwise, source)), source
            )
        case ast.While(test=test, body=body):
            yield _loop(test, body, source)
        case ast.Return(value=value):
            yield from calls(value, source) if value is not None else ()
            yield Turn(source.leaves_to)
        case ast.Break():
            yield Turn("out")
        case ast.Continue():
            yield Turn("again")
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_deferred(value):
            source.bound[name] = value
        case ast.Expr() | ast.Assign() | ast.AnnAssign():
            yield from calls(statement, source)
        case ast.Assert() | ast.Pass():
            return
        case _:
            raise NotTold(f"{source.module.__name__}: {type(statement).__name__} ở dòng {statement.lineno}")


def _is_deferred(value: ast.expr) -> bool:
    """Legs that are prepared before they are gone: `{"name": lambda: ...} if ... else {}`."""
    match value:
        case ast.Lambda() | ast.Dict(values=[ast.Lambda(), *_]):
            return True
        case ast.IfExp(body=body):
            return _is_deferred(body)
    return False


def _asked_choice(test: ast.expr, then: Block, otherwise: Block, source: FlowSource) -> Iterator[Node]:
    """What stands behind an `and` is asked only when what stands before it holds."""
    match test:
        case ast.BoolOp(op=ast.And(), values=[first, *others]):
            rest = others[0] if len(others) == 1 else ast.BoolOp(op=ast.And(), values=others)
            later = tuple(_asked_choice(rest, then, otherwise, source))
            asked = any(not isinstance(node, Choice) for node in later)
            if asked:
                yield from calls(first, source)
                yield from choice(first, later, otherwise)
                return
    yield from calls(test, source)
    yield from choice(test, then, otherwise)


def _loop(test: ast.expr, body: list[ast.stmt], source: FlowSource) -> Loop:
    for_ever = isinstance(test, ast.Constant)
    asked = tuple(calls(test, source))
    inside = tuple(_statements(body, source))
    if for_ever:
        return Loop("", inside)
    condition = condition_words(test)
    if not asked:
        return Loop(condition, inside)
    # Whoever is asked before each turn decides whether there is one.
    return Loop("", (*asked, Choice(condition, inside, (Turn("out"),))))
