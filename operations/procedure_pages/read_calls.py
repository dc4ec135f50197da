"""What is done in an expression of a flow: who is awaited, which step is taken, which legs are gone; in that order."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import FunctionType
from typing import Any

from engine.legs import together, together_for
from engine.outward_step import OutwardStep
from engine.step import Step
from models.acts.act import Act
from models.role import Role
from operations.procedure_pages.condition_words import condition_words, each_words
from operations.procedure_pages.flow_source import FlowSource, NotTold, means_in, names_in
from operations.procedure_pages.limit_words import limit_words, who_words
from operations.procedure_pages.section_words import leg_words
from operations.procedure_pages.story import Beside, Block, Choice, Deed, Lane, Node, Part, Turn, Wait

_FLOWS = "flows."
_LANES = {Role.APPLICANT: Lane.CITIZEN, Role.PARTNER: Lane.PARTNER}


def calls(node: ast.AST, source: FlowSource) -> Iterator[Node]:
    match node:
        case ast.BoolOp(op=op, values=[first, *others]):
            yield from calls(first, source)
            later = tuple(one for other in others for one in calls(other, source))
            # What stands behind an `and` is asked only when what stands before it holds; behind an `or`, when not.
            asked = first if isinstance(op, ast.And) else ast.UnaryOp(op=ast.Not(), operand=first)
            yield from choice(asked, later, ()) if later else ()
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            yield from calls(test, source)
            yield from choice(test, tuple(calls(body, source)), tuple(calls(otherwise, source)))
        case ast.Call():
            yield from _call(node, source)
        case ast.Lambda() | ast.ListComp() | ast.GeneratorExp():
            return
        case _:
            for child in ast.iter_child_nodes(node):
                yield from calls(child, source)


def _call(call: ast.Call, source: FlowSource) -> Iterator[Node]:
    meant = _meant(call.func, source)
    if meant in (together, together_for):
        yield _legs(call, source, several=meant is together_for)
        return
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        yield from calls(argument, source)
    if inspect.ismethod(meant) and meant.__module__.startswith(_FLOWS):
        yield _wait(meant, call, source)
    else:
        yield from _done(call.func, meant, source)


def _meant(function: ast.expr, source: FlowSource) -> Any:
    match function:
        case ast.Name(id=name):
            return source.means(name)
        case ast.Attribute(value=ast.Name(id=name), attr=verb):
            return getattr(source.means(name), verb, None)
    return None


def _done(function: ast.expr, meant: Any, source: FlowSource) -> Iterator[Node]:
    if isinstance(meant, Step):
        yield Deed(meant.line, meant.title)
    elif isinstance(meant, OutwardStep):
        yield Deed(meant.line, meant.title, meant.partner)
    elif isinstance(meant, FunctionType) and meant.__module__.startswith(_FLOWS):
        yield from _part(meant, source)
    elif isinstance(meant, FunctionType) and meant.__module__.startswith("tasks."):
        yield from _steps_in(meant, source)


def _wait(method: Any, call: ast.Call, source: FlowSource) -> Wait:
    """Whoever is awaited, by the act that the person's method names; of several variants the plain one."""
    acts = [act for name in names_in(method) if isinstance(act := means_in(method, name), Act)]
    if not acts:
        raise NotTold(f"{method.__qualname__} nêu không rõ hành vi được chờ")
    act = next((one for one in acts if not one.variant), acts[0])
    who = who_words(act, source.procedure.handled_by)
    return Wait(act.line, who, act.title, _LANES.get(act.role, Lane.OFFICE), limit_words(call, method, source))


def _part(function: FunctionType, source: FlowSource) -> Iterator[Node]:
    """Another function of the flows: told here; one that only says something else is not named."""
    body = source.tell(function)
    if not any(not isinstance(node, Turn) for node in body):
        return
    if function.__name__.startswith("_") and not _turns_early(body):
        yield from (node for node in body if not isinstance(node, Turn))
        return
    yield Part(function.__name__.strip("_"), tuple(without_last_turn(body)))


def _turns_early(body: Block) -> bool:
    """Whether a part may be left before its end; it must then be seen where it ends."""
    return any(isinstance(node, Choice) and _returns(node.then + node.otherwise) for node in body)


def _returns(block: Block) -> bool:
    return any(
        node == Turn("back") or (isinstance(node, Choice) and _returns(node.then + node.otherwise)) for node in block
    )


def without_last_turn(body: Block) -> Block:
    return body[:-1] if body and isinstance(body[-1], Turn) else body


def _steps_in(function: FunctionType, source: FlowSource) -> Iterator[Node]:
    """A verb of `tasks` that is made of steps: `close(dossier, ending)`, `refuse(dossier, draft)`."""
    for name in dict.fromkeys(names_in(function)):
        meant = means_in(function, name)
        if isinstance(meant, Step | OutwardStep):
            yield from _done(ast.Name(id=name), meant, source)
        elif isinstance(meant, FunctionType) and meant is not function and meant.__module__.startswith("tasks."):
            yield from _steps_in(meant, source)


def choice(test: ast.expr, then: Block, otherwise: Block) -> Iterator[Node]:
    """A choice that changes nothing about the way is not told."""
    if then or otherwise:
        yield Choice(condition_words(test), then, otherwise)


def _legs(call: ast.Call, source: FlowSource, *, several: bool) -> Beside:
    if several:
        each = each_words(call.args[0])
        leg = next(keyword.value for keyword in call.keywords if keyword.arg == "leg")
        return Beside((("", _leg(leg, source)),), each=each)
    legs: list[tuple[str, Block]] = []
    for keyword in call.keywords:
        if keyword.arg is not None:
            legs.append((_called(keyword.arg, source), _leg(keyword.value, source)))
        else:
            legs += _prepared(keyword.value, source)
    return Beside(tuple(legs))


def _called(name: str, source: FlowSource) -> str:
    """A leg as people call it: the other agency and what it does."""
    law = source.procedure.editions[-1]
    return f"{law.leg(name).office}: {law.leg(name).title}" if law.has_leg(name) else leg_words(name)


def _prepared(value: ast.expr, source: FlowSource) -> list[tuple[str, Block]]:
    """`**later`, where later is `{"name": lambda: ...} if ... else {}`."""
    if isinstance(value, ast.Name):
        value = source.bound.get(value.id, value)
    if isinstance(value, ast.IfExp):
        condition = condition_words(value.test)
        return [(name, (Choice(condition, leg),)) for name, leg in _prepared(value.body, source)]
    if not isinstance(value, ast.Dict):
        raise NotTold(f"{source.module.__name__}: các chặng không nêu tên")
    return [
        (_called(str(key.value), source), _leg(leg, source))
        for key, leg in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant)
    ]


def _leg(leg: ast.expr, source: FlowSource) -> Block:
    if isinstance(leg, ast.Name):
        leg = source.bound.get(leg.id, leg)
    if isinstance(leg, ast.Lambda):
        return tuple(calls(leg.body, source))
    return tuple(_done(leg, _meant(leg, source), source))
