"""What the programme's own code says: literal texts of those rooms whose words reach a page, and its phrases.

The law's data (names of procedures, components, steps, fields) stands in the code as such texts too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from models.language.letters import is_vietnamese
from operations.words.from_templates import ROOT

ROOMS = ("desk", "web", "models", "procedures", "engine", "tasks")
# Texts there are read by machines, or are invented filings.
UNSAID = ("models/language/", "models/vietnamese_text.py", "models/clock/library_seed.py", "procedures/examples/")
_SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def sentences_of_python() -> Iterator[tuple[str, str]]:
    """This will give each sentence with the module that says it."""
    for room in ROOMS:
        for module in sorted((ROOT / room).rglob("*.py")):
            where = module.relative_to(ROOT).as_posix()
            if not where.startswith(UNSAID):
                for sentence in said_in(module.read_text(encoding="utf-8")):
                    yield sentence, where


def said_in(source: str) -> Iterator[str]:
    """This will give the sentences of one module: phrases, and texts that are Vietnamese for certain."""
    tree = ast.parse(source)
    unsaid = _unsaid(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unsaid:
            text = node.value.strip()
            if is_vietnamese(text):
                yield text
        elif isinstance(node, ast.Call) and _is_phrase(node) and isinstance(node.args[0], ast.Constant):
            if not is_vietnamese(str(node.args[0].value)):
                yield str(node.args[0].value)


def _is_phrase(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("phrase", "Phrase") and bool(call.args)


def _unsaid(tree: ast.Module) -> set[int]:
    """Docstrings, parts of texts put together on the spot, and examples of what people might type."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, _SCOPES) and isinstance(node.body[0] if node.body else None, ast.Expr):
            found.update(map(id, ast.walk(node.body[0])))
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.keyword) and node.arg in ("examples", "comment")):
            found.update(map(id, ast.walk(node)))
    return found
