"""Reading a procedure's flow as a person does: from its own source, statement by statement, in the order of work.

Nothing is told twice: the picture and the prose come from the flow that the office runs. What a name in the flow stands
for (an act somebody is awaited for, a step, a part shared by procedures) is looked up in the flow's own module.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import StringIO
from types import FunctionType, ModuleType
from typing import Any

from engine.legs import together, together_for
from engine.outward_step import OutwardStep
from engine.procedure_flow import ProcedureFlow
from engine.step import Step
from models.acts.act import Act
from models.role import Role
from operations.procedure_pages.condition_words import condition_words
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    Wait,
)

_SECTION = re.compile(r"#\s*(\d+\.\s+.+)")
_FLOWS = "flows."


class NotTold(Exception):
    """A flow says something in a way that cannot be drawn; it is to be said more plainly."""


@dataclass(frozen=True)
class _Source:
    """A function of a flow with what its names stand for; `bound` are lambdas it has given names to.

    `leaves_to` is where its `return` leads.
    """

    module: ModuleType
    function: ast.FunctionDef
    comments: dict[int, str]
    bound: dict[str, ast.expr] = field(default_factory=dict)
    leaves_to: str = "back"

    def means(self, name: str) -> Any:
        return getattr(self.module, name, None)


def read_story(flow: ProcedureFlow) -> Story:
    """This will tell the whole flow, its way out included."""
    return Story(flow.__name__, _whole(flow.story), _whole(flow.if_interrupted))


def _whole(function: Callable[..., Any]) -> Block:
    """A story ends with its last line; only an earlier end is worth a word."""
    return _without_last_turn(_told(function, leaves_to="end"))


def _told(function: Callable[..., Any], leaves_to: str = "back") -> Block:
    return tuple(_sections(replace(_source_of(function), leaves_to=leaves_to)))


def _source_of(function: Callable[..., Any]) -> _Source:
    module = sys.modules[function.__module__]
    text = inspect.getsource(module)
    name = function.__name__
    found = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == name)
    return _Source(module, found, _comments(text))


def _comments(text: str) -> dict[int, str]:
    """The numbered comments by the line they stand on."""
    found = {}
    for token in tokenize.generate_tokens(StringIO(text).readline):
        section = _SECTION.match(token.string) if token.type == tokenize.COMMENT else None
        if section:
            found[token.start[0]] = section[1]
    return found


def _sections(source: _Source) -> Iterator[Node]:
    """The body of a flow with its numbered comments, each before what it is about."""
    before = source.function.lineno
    for statement in source.function.body:
        for line in range(before, statement.lineno):
            if line in source.comments:
                yield Heading(source.comments[line])
        before = statement.end_lineno or statement.lineno
        yield from _statement(statement, source)


def _statements(body: list[ast.stmt], source: _Source) -> Iterator[Node]:
    for statement in body:
        yield from _statement(statement, source)


def _statement(statement: ast.stmt, source: _Source) -> Iterator[Node]:
    match statement:
        case ast.If(test=test, body=then, orelse=otherwise):
            yield from _asked_choice(
                test, tuple(_statements(then, source)), tuple(_statements(otherwise, source)), source
            )
        case ast.While(test=test, body=body):
            yield _loop(test, body, source)
        case ast.Return(value=value):
            yield from _calls(value, source) if value is not None else ()
            yield Turn(source.leaves_to)
        case ast.Break():
            yield Turn("out")
        case ast.Continue():
            yield Turn("again")
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_deferred(value):
            source.bound[name] = value
        case ast.Expr() | ast.Assign() | ast.AnnAssign():
            yield from _calls(statement, source)
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


def _asked_choice(test: ast.expr, then: Block, otherwise: Block, source: _Source) -> Iterator[Node]:
    """What stands behind an `and` is asked only when what stands before it holds."""
    match test:
        case ast.BoolOp(op=ast.And(), values=[first, *others]):
            rest = others[0] if len(others) == 1 else ast.BoolOp(op=ast.And(), values=others)
            later = tuple(_asked_choice(rest, then, otherwise, source))
            asked = any(not isinstance(node, Choice) for node in later)
            if asked:
                yield from _calls(first, source)
                yield from _choice(first, later, otherwise)
                return
    yield from _calls(test, source)
    yield from _choice(test, then, otherwise)


def _choice(test: ast.expr, then: Block, otherwise: Block) -> Iterator[Node]:
    """A choice that changes nothing about the way is not told."""
    if then or otherwise:
        yield Choice(condition_words(test), then, otherwise)


def _loop(test: ast.expr, body: list[ast.stmt], source: _Source) -> Loop:
    for_ever = isinstance(test, ast.Constant)
    asked = tuple(_calls(test, source))
    inside = tuple(_statements(body, source))
    if for_ever:
        return Loop("", inside)
    condition = condition_words(test)
    if not asked:
        return Loop(condition, inside)
    # Whoever is asked before each turn decides whether there is one.
    return Loop("", (*asked, Choice(condition, inside, (Turn("out"),))))


# -- what is done in an expression, innermost first, as it is done ---------------------------------------------------


def _calls(node: ast.AST, source: _Source) -> Iterator[Node]:
    match node:
        case ast.BoolOp(values=[first, *others]):
            yield from _calls(first, source)
            later = tuple(one for other in others for one in _calls(other, source))
            # What stands behind an `and` is asked only when what stands before it holds.
            yield from _choice(first, later, ()) if later else ()
        case ast.Call():
            yield from _call(node, source)
        case ast.Lambda() | ast.ListComp() | ast.GeneratorExp():
            return
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _calls(child, source)


def _call(call: ast.Call, source: _Source) -> Iterator[Node]:
    meant = _meant(call.func, source)
    if meant in (together, together_for):
        yield _legs(call, source, several=meant is together_for)
        return
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        yield from _calls(argument, source)
    yield from _done(call.func, meant)


def _meant(function: ast.expr, source: _Source) -> Any:
    match function:
        case ast.Name(id=name):
            return source.means(name)
        case ast.Attribute(value=ast.Name(id=name), attr=verb):
            return getattr(source.means(name), verb, None)
    return None


def _done(function: ast.expr, meant: Any) -> Iterator[Node]:
    if isinstance(meant, Step):
        yield Deed(meant.line, meant.title)
    elif isinstance(meant, OutwardStep):
        yield Deed(meant.line, meant.title, meant.partner)
    elif inspect.ismethod(meant) and meant.__module__.startswith(_FLOWS):
        yield _wait(meant)
    elif isinstance(meant, FunctionType) and meant.__module__.startswith(_FLOWS):
        yield from _part(meant)
    elif isinstance(meant, FunctionType) and meant.__module__.startswith("tasks."):
        yield from _steps_in(meant)


def _wait(method: Any) -> Wait:
    """Whoever is awaited, by the act that the person's method names; of several variants the plain one."""
    acts = [act for name in _names_in(method) if isinstance(act := _global(method, name), Act)]
    if not acts:
        raise NotTold(f"{method.__qualname__} nêu không rõ hành vi được chờ")
    act = next((one for one in acts if not one.variant), acts[0])
    return Wait(act.line, _who(act), act.title, partner=act.role is Role.PARTNER)


def _who(act: Act[Any]) -> str:
    return " hoặc ".join(role.words for role in (act.role, act.also_role) if role is not None)


def _names_in(function: Any) -> list[str]:
    tree = ast.parse(_dedented(function))
    return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]


def _dedented(function: Any) -> str:
    lines = inspect.getsource(function).splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[margin:] for line in lines)


def _global(function: Any, name: str) -> Any:
    return getattr(sys.modules[function.__module__], name, None)


def _part(function: FunctionType) -> Iterator[Node]:
    """Another function of the flows: told here; one that only says something else is not named."""
    body = _told(function)
    doc = (inspect.getdoc(function) or "").partition("\n")[0]
    if not any(not isinstance(node, Turn) for node in body):
        return
    if function.__name__.startswith("_") and not _turns_early(body):
        yield from (node for node in body if not isinstance(node, Turn))
        return
    yield Part(function.__name__.strip("_"), doc, tuple(_without_last_turn(body)))


def _turns_early(body: Block) -> bool:
    """Whether a part may be left before its end; it must then be seen where it ends."""
    return any(isinstance(node, Choice) and _returns(node.then + node.otherwise) for node in body)


def _returns(block: Block) -> bool:
    return any(
        node == Turn("back") or (isinstance(node, Choice) and _returns(node.then + node.otherwise)) for node in block
    )


def _without_last_turn(body: Block) -> Block:
    return body[:-1] if body and isinstance(body[-1], Turn) else body


def _steps_in(function: FunctionType) -> Iterator[Node]:
    """A verb of `tasks` that is made of steps: `close(dossier, ending)`, `refuse(dossier, draft)`."""
    for name in dict.fromkeys(_names_in(function)):
        meant = _global(function, name)
        if isinstance(meant, Step | OutwardStep):
            yield from _done(ast.Name(id=name), meant)
        elif isinstance(meant, FunctionType) and meant is not function and meant.__module__.startswith("tasks."):
            yield from _steps_in(meant)


# -- legs ------------------------------------------------------------------------------------------------------------


def _legs(call: ast.Call, source: _Source, *, several: bool) -> Beside:
    if several:
        each = condition_words(call.args[0])
        leg = next(keyword.value for keyword in call.keywords if keyword.arg == "leg")
        return Beside((("", _leg(leg, source)),), each=each)
    legs: list[tuple[str, Block]] = []
    for keyword in call.keywords:
        if keyword.arg is not None:
            legs.append((keyword.arg, _leg(keyword.value, source)))
        else:
            legs += _prepared(keyword.value, source)
    return Beside(tuple(legs))


def _prepared(value: ast.expr, source: _Source) -> list[tuple[str, Block]]:
    """`**later`, where later is `{"name": lambda: ...} if ... else {}`."""
    if isinstance(value, ast.Name):
        value = source.bound.get(value.id, value)
    if isinstance(value, ast.IfExp):
        condition = condition_words(value.test)
        return [(name, (Choice(condition, leg),)) for name, leg in _prepared(value.body, source)]
    if not isinstance(value, ast.Dict):
        raise NotTold(f"{source.module.__name__}: các chặng không nêu tên")
    return [
        (str(key.value), _leg(leg, source))
        for key, leg in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant)
    ]


def _leg(leg: ast.expr, source: _Source) -> Block:
    if isinstance(leg, ast.Name):
        leg = source.bound.get(leg.id, leg)
    if isinstance(leg, ast.Lambda):
        return tuple(_flat(_calls(leg.body, source)))
    return tuple(_flat(_done(leg, _meant(leg, source))))


def _flat(nodes: Iterator[Node]) -> Iterator[Node]:
    """A leg that is one part needs no frame of its own, but for the words that say what it is."""
    for node in nodes:
        yield replace(node, name="") if isinstance(node, Part) else node
