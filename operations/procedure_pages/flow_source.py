"""A function of a flow as it is written, and what the names in it stand for."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import tokenize
from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from types import ModuleType
from typing import Any

from operations.procedure_pages.story import Block
from procedures.procedure import Procedure

_SECTION = re.compile(r"#\s*(\d+\.\s+.+)")


class NotTold(Exception):
    """A flow says something in a way that cannot be drawn; it is to be said more plainly."""


@dataclass(frozen=True)
class FlowSource:
    """A function of a flow with what its names stand for; `bound` are lambdas it has given names to.

    `leaves_to` is where its `return` leads, `tell` how another function of the flows is told in its turn.
    """

    module: ModuleType
    function: ast.FunctionDef
    comments: dict[int, str]
    tell: Callable[[Callable[..., Any]], Block]
    procedure: Procedure
    bound: dict[str, ast.expr] = field(default_factory=dict)
    leaves_to: str = "back"

    def means(self, name: str) -> Any:
        return getattr(self.module, name, None)


def source_of(
    function: Callable[..., Any], tell: Callable[[Callable[..., Any]], Block], procedure: Procedure
) -> FlowSource:
    """The function as it is written in the module it comes from."""
    module = sys.modules[function.__module__]
    text = inspect.getsource(module)
    name = function.__name__
    found = next(node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == name)
    return FlowSource(module, found, _comments(text), tell, procedure)


def _comments(text: str) -> dict[int, str]:
    """The numbered comments by the line they stand on."""
    found = {}
    for token in tokenize.generate_tokens(StringIO(text).readline):
        section = _SECTION.match(token.string) if token.type == tokenize.COMMENT else None
        if section:
            found[token.start[0]] = section[1]
    return found


def names_in(function: Any) -> list[str]:
    """Every name the function mentions, in the order of the text."""
    return [node.id for node in ast.walk(tree_of(function)) if isinstance(node, ast.Name)]


def tree_of(function: Any) -> ast.Module:
    """The function alone, read from its own text."""
    lines = inspect.getsource(function).splitlines()
    margin = len(lines[0]) - len(lines[0].lstrip())
    return ast.parse("\n".join(line[margin:] for line in lines))


def means_in(function: Any, name: str) -> Any:
    """What a name stands for where the function was written."""
    return getattr(sys.modules[function.__module__], name, None)
