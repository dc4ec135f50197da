"""What the programme's own code says: literal texts of those rooms whose words reach a page, and its phrases.

The law's data (names of procedures, components, steps, fields) stands in the code as such texts too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

from language.letters import is_vietnamese
from language.phrase import PLACE
from language.sense import with_sense
from operations.words.from_templates import ROOT
from web.language.sentence import has_letters

ROOMS = ("desk", "portal", "web", "models", "procedures", "engine", "tasks", "gateways/signature")
# What modules of other rooms say to whoever looks after links and letters.
FURTHER = (
    "gateways/linked/acquaintance.py",
    "notifications/check_words.py",
    "notifications/example_letters.py",
    "notifications/own_words.py",
    "notifications/opening_hours.py",
    "documents/unacceptable_file.py",
)
# Texts there are read by machines, or are invented filings.
# Papers and letters are Vietnamese; pages in English tell their names in English.
ROOMS_OF_TITLES = ("documents/contents", "notifications/notices")
UNSAID = (
    "models/vietnamese_text.py",
    "models/clock/library_seed.py",
    "procedures/examples/",
    "procedures/folded_text.py",
    "procedures/written_number.py",
    # What the applicant reads stays as it will be sent.
    "procedures/components/ready_sentences.py",
)
# The law by name and number, and what only the pages about procedures tell, are Vietnamese wherever they stand.
_UNSAID_VALUES = frozenset(
    {
        "aliases",
        "comment",
        "examples",
        "legal_basis",
        "source",
        "unverified",
    }
)
# What is told of a letter, beside its name.
_TITLES = frozenset({"title", "sent_when", "sent_to"})
# A regular expression.
_PATTERN = re.compile(r"[\\^\[\]]")
_CITATION = re.compile(r"(Luật|Bộ luật|Nghị định|NĐ|Nghị quyết|NQ|Quyết định|QĐ|Thông tư|TT) [^.]*\d[^.]*")
_SCOPES = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def sentences_of_python() -> Iterator[tuple[str, str]]:
    """This will give each sentence with the module that says it."""
    modules = [module for room in ROOMS for module in sorted((ROOT / room).rglob("*.py"))]
    for module in (*modules, *(ROOT / one for one in FURTHER)):
        where = module.relative_to(ROOT).as_posix()
        if not where.startswith(UNSAID):
            for sentence in said_in(module.read_text(encoding="utf-8")):
                yield sentence, where


def titles_of_papers() -> Iterator[tuple[str, str]]:
    """This will give the names of papers and letters with the module that has each."""
    for room in ROOMS_OF_TITLES:
        for module in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if _is_title(node) and isinstance(node.value, ast.Constant) and node.value.value:
                    yield str(node.value.value), module.relative_to(ROOT).as_posix()


def _is_title(node: ast.AST) -> TypeGuard[ast.keyword | ast.AnnAssign]:
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name) and node.target.id == "title"
    return isinstance(node, ast.keyword) and node.arg in _TITLES


def said_in(source: str) -> Iterator[str]:
    """This will give the sentences of one module: phrases, and texts that are Vietnamese for certain."""
    tree = ast.parse(source)
    unsaid = _unsaid(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unsaid:
            text = node.value.strip()
            if is_vietnamese(text) and not _CITATION.fullmatch(text) and not _PATTERN.search(text):
                yield text
        elif isinstance(node, ast.Call) and _calls(node, "in_sense"):
            yield with_sense(*(str(ast.literal_eval(one)) for one in node.args))
        elif isinstance(node, ast.Call) and _calls(node, "phrase"):
            sentence = str(ast.literal_eval(node.args[0])).strip()
            if has_letters(PLACE.sub("", sentence)) and not is_vietnamese(sentence):
                yield sentence
        elif isinstance(node, ast.ClassDef) and _is_refusal(node):
            sentence = " ".join((ast.get_docstring(node) or "").split())
            if is_vietnamese(sentence):
                yield sentence


def _calls(call: ast.Call, name: str) -> bool:
    """What is made of values alone has nothing to translate."""
    return isinstance(call.func, ast.Name) and call.func.id == name and bool(call.args)


def _is_refusal(of: ast.ClassDef) -> bool:
    """Its docstring is what the person reads."""
    named = (target for one in of.body if isinstance(one, ast.Assign) for target in one.targets)
    return any(isinstance(target, ast.Name) and target.id == "slug" for target in named)


def _unsaid(tree: ast.Module) -> set[int]:
    """Docstrings, parts of texts put together on the spot, examples of what people might type, senses."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, _SCOPES) and ast.get_docstring(node, clean=False) is not None:
            found.update(map(id, ast.walk(node.body[0])))
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.keyword) and node.arg in _UNSAID_VALUES):
            found.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.Call) and _calls(node, "in_sense"):
            found.update(map(id, node.args))
    return found
