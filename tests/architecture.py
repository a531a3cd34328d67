"""The rules of the house: rooms, directions and style, read from the source without running it.

Each rule is a function that takes a module and gives complaints; ``test_architecture`` asks them.
"""

import ast
import re
import sys
import tokenize
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from io import StringIO
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parent.parent
MADE = {"var", "build", "dist"}
ROOMS = ("domain", "projections", "adapters", "application", "api")
LONGEST_FUNCTION = 50
LONGEST_FILE = 400
WORDS_OF_A_REASON = 3


@dataclass(frozen=True)
class Module:
    """One source file: its path from the root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def comments(self) -> dict[int, str]:
        tokens = tokenize.generate_tokens(StringIO(self.text).readline)
        return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Give line and full dotted name of everything imported, wherever it stands."""
        found: list[tuple[int, str]] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = "." * node.level + (node.module or "")
                found += [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        return found

    def within(self, *places: str) -> bool:
        return any(self.path == p or self.path.startswith(f"{p}/") for p in places)


Rule: TypeAlias = Callable[[Module], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(check: Rule) -> Rule:
    RULES[check.__name__] = check
    return check


FOR_USE_CASES = ("pydantic", "pydantic_core", "orjson", "structlog", "stdnum")
INNER = ("domain", "projections", "adapters")
API = (
    "api.words",
    *(f"api.{file.stem}" for file in sorted((ROOT / "api").glob("*.py")) if file.stem != "app"),
)
"""What the doors share: words, wiring, settings, what an endpoint has at hand."""
DOMAIN = ("stdlib", "pydantic", "pydantic_core", "domain")
PLAIN = ("stdlib", "pydantic", "pydantic_core")
VALUES = tuple(
    "money days errors parties sealing characters facts four_eyes ids kinds store".split()
)
"""What everybody in the domain may use: they know nothing of claims."""
FLOORS: list[tuple[str, ...]] = [
    ("law", "dunning.task", "matching.terms"),
    ("letter.text",),
    ("claim",),
    ("dunning.plan",),
    ("debtor", "creditor", "credit_note", "run", "user", "letter", "payment_plan"),
    ("case", "subscription", "debit_batch"),
    ("dunning.next",),
    ("direct_debit",),
    ("letter.order",),
]
"""The packages of the domain from the ground up; each may use the floors below its own."""
OF_A_LETTER = (
    "events",
    "state",
    "refusals",
    "outcomes",
    "doubt",
    "dispatched",
    "delivered",
    "posted",
)
OWN = {"letter": tuple(f"domain.letter.{name}" for name in OF_A_LETTER)}
"""What a package is, where it is not all that lies in its folder."""


def floors_of_the_domain() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each package with what it may import, a folder within another before that one."""
    below: tuple[str, ...] = (*PLAIN, *(f"domain.{name}" for name in VALUES))
    found: list[tuple[str, tuple[str, ...]]] = []
    for floor in FLOORS:
        own = {place: OWN.get(place, (f"domain.{place}",)) for place in floor}
        found += [(place, (*below, *names)) for place, names in own.items()]
        below += tuple(name for names in own.values() for name in names)
    yield from sorted(found, key=lambda one: -one[0].count("."))


MAY_IMPORT: list[tuple[str, tuple[str, ...]]] = [
    # the first place that holds the module decides
    ("domain/law", ("stdlib", "domain.money", "domain.days", "domain.errors", "domain.law")),
    ("domain/dunning/task.py", ("stdlib",)),
    ("domain/matching/terms.py", ("stdlib", "domain.errors")),
    *((f"domain/{place.replace('.', '/')}", may) for place, may in floors_of_the_domain()),
    ("domain/application.py", (*DOMAIN, "eventsourcing")),
    *((f"domain/{name}.py", (*PLAIN, *(f"domain.{other}" for other in VALUES))) for name in VALUES),
    ("domain", DOMAIN),
    ("projections", ("stdlib", "pydantic", "orjson", "domain", "projections")),
    ("adapters/store", ("stdlib", "libraries", "eventsourcing", "domain", "adapters")),
    ("adapters", ("stdlib", "libraries", "domain", "adapters")),
    ("application", ("stdlib", *FOR_USE_CASES, *INNER, "application")),
    ("api/http", ("stdlib", "libraries", *INNER, "application", *API, "api.http")),
    ("api/cli", ("stdlib", "libraries", *INNER, "application", *API, "api.cli")),
    ("api/pages", ("stdlib", "libraries", *INNER, "application", *API, "api.pages")),
    ("api", ("stdlib", "libraries", *ROOMS)),
    ("tests", ("stdlib", "libraries", "eventsourcing", *ROOMS, "tests", "benchmarks")),
    ("benchmarks", ("stdlib", "libraries", "eventsourcing", *ROOMS, "tests", "benchmarks")),
]
OURS = (*ROOMS, "tests", "benchmarks")


@rule
def imports_go_one_way(module: Module) -> Iterator[str]:
    allowed = next((names for place, names in MAY_IMPORT if module.within(place)), None)
    if allowed is None:
        yield "lies in none of the rooms"
        return
    for line, name in module.imports:
        if not any(_is_part_of(name, part) for part in allowed):
            yield f"line {line}: {name} may not be imported here"


def circles(modules: Iterable[Module], *, of_folders: bool = False) -> list[str]:
    """Give the first circle of files that import each other, or of the folders they lie in.

    A file that lies in a room itself counts as a folder of its own.
    """
    known = {_dotted(module): module for module in modules if module.within(*ROOMS)}
    graph: dict[str, set[str]] = {}
    for name, module in known.items():
        for _, imported in module.imports:
            used = imported if imported in known else imported.rpartition(".")[0]
            here, there = (_folder(one) if of_folders else one for one in (name, used))
            if used in known and here != there:
                graph.setdefault(here, set()).add(there)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        return list(circle.args[1])
    return []


def repeated_classes(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Give the names under which the rooms know more than one class, with their files.

    A class that only its own file knows (``_Name``) may be called as another one.
    """
    found: dict[str, list[str]] = {}
    for module in modules:
        if module.within(*ROOMS):
            for node in module.tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found.setdefault(node.name, []).append(module.path)
    return {name: files for name, files in found.items() if len(files) > 1}


def _dotted(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _folder(name: str) -> str:
    folder = name if (ROOT / name.replace(".", "/")).is_dir() else name.rpartition(".")[0]
    return name if folder in ROOMS else folder


def _is_part_of(name: str, part: str) -> bool:
    top = _top(name)
    if part == "stdlib":
        return top in sys.stdlib_module_names
    if part == "libraries":
        return bool(top) and top not in (*OURS, "eventsourcing")
    return name == part or name.startswith(f"{part}.")


def _top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


COMES_WITH = {
    "pydantic_core": "pydantic",
    "anyio": "fastapi",
    "starlette": "fastapi",
    "psycopg_pool": "psycopg",
    "typing_extensions": "pydantic",
    "click": "typer",
}


@rule
def rooms_import_only_what_the_project_declares(module: Module) -> Iterator[str]:
    if not module.within(*ROOMS):
        return
    for line, name in module.imports:
        top = _top(name)
        if top in OURS or top in sys.stdlib_module_names:
            continue
        owners = {_plain(d) for d in DISTRIBUTIONS.get(top, [top])} | {COMES_WITH.get(top, top)}
        if not owners & DECLARED:
            yield f"line {line}: {top} is no dependency of the project"


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


DISTRIBUTIONS = packages_distributions()
DECLARED = {
    _plain(re.split(r"[\[<>=!~; ]", line)[0])
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
}


WORLD = set(
    "asyncio ctypes getpass glob http io locale logging multiprocessing os pathlib platform random"
    " secrets shutil signal socket sqlite3 subprocess tempfile threading time urllib".split()
)
CLOCKS = {"now", "today", "utcnow"}
REACHING = {"open", "input", "print", "__import__", "import_module", "eval", "exec"}
UUIDS = {"uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "uuid8"}


@rule
def domain_reads_no_clock_chance_file_or_environment(module: Module) -> Iterator[str]:
    if not module.within("domain"):
        return
    uuids = UUIDS - {"uuid5"} if module.path == "domain/ids.py" else UUIDS
    for line, name in module.imports:
        if _top(name) in WORLD or name.split(".")[-1] in uuids:
            yield f"line {line}: {name} brings the world into the domain"
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and _reads_the_clock(node, uuids):
            yield f"line {node.lineno}: .{node.attr} is a clock or chance"
        if isinstance(node, ast.Call) and _reaches_out(node):
            yield f"line {node.lineno}: {ast.unparse(node.func)}() reaches outside"


def _reads_the_clock(node: ast.Attribute, uuids: set[str]) -> bool:
    holder = ast.unparse(node.value).split(".")[-1]
    return node.attr in uuids or (node.attr in CLOCKS and holder in {"date", "datetime"})


def _reaches_out(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) if name in REACHING:
            return True
        case ast.Attribute(attr="import_module" | "now" | "today" | "utcnow"):
            return True
        case ast.Attribute(attr="astimezone"):
            return not call.args  # without a zone it asks the machine for one
    return False


@rule
def functions_and_files_stay_small(module: Module) -> Iterator[str]:
    lines = module.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"has {lines} lines, more than {LONGEST_FILE}"
    for function in _functions(module):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"line {function.lineno}: {function.name} has {length} lines"


def _functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in module.nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


@rule
def files_are_named_for_one_idea(module: Module) -> Iterator[str]:
    bags = {"common", "data", "helper", "helpers", "info", "manager", "misc", "process", "utils"}
    if Path(module.path).stem in bags:
        yield "is named for a bag, not for an idea"


@rule
def every_test_can_fail(module: Module) -> Iterator[str]:
    if not module.within("tests"):
        return
    able = {f.name for f in _functions(module) if any(map(_asserts, ast.walk(f)))}
    for test in (f for f in _functions(module) if f.name.startswith("test_")):
        called = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)}
        if test.name not in able and not called & able:
            yield f"line {test.lineno}: {test.name} asserts nothing"


@rule
def no_test_measures_time(module: Module) -> Iterator[str]:
    """A bound of time fails on a busy machine and says nothing; speed is of ``benchmarks``."""
    if re.fullmatch(r"tests/(.+/)?test_[^/]+", module.path):
        for line, name in module.imports:
            if re.fullmatch(r"time(\.(?!sleep$).+)?", name):
                yield f"line {line}: {name} is imported by a test"


def _asserts(node: ast.AST) -> bool:
    match node:
        case ast.Assert(test=ast.Constant() | ast.Tuple()):
            return False  # always true
        case ast.Assert():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="pytest"), attr=attr)):
            return attr in {"raises", "warns", "fail"}
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name.startswith(("assert_", "check_"))  # they raise where it does not hold
    return False


@rule
def ignored_types_name_a_code_and_a_reason(module: Module) -> Iterator[str]:
    for line, comment in module.comments.items():
        if "type: ignore" in comment and not re.search(r"type: ignore\[[\w, -]+\].*\w{3}", comment):
            yield f"line {line}: a type is ignored without code or without reason"


@rule
def nothing_is_swallowed(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if not isinstance(node, ast.ExceptHandler) or not _catches_everything(node):
            continue
        raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        last = node.end_lineno or node.lineno
        reasons = (module.comments.get(line, "") for line in range(node.lineno - 1, last + 1))
        if not raises and not any(_is_a_reason(comment) for comment in reasons):
            yield f"line {node.lineno}: everything is caught and no comment says why"


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(c is None or ast.unparse(c) in {"Exception", "BaseException"} for c in caught)


def _is_a_reason(comment: str) -> bool:
    said = re.sub(r"noqa(: *[A-Z]+\d+(, *[A-Z]+\d+)*)?|pragma: no cover", "", comment)
    return len(re.findall(r"\w+", said)) >= WORDS_OF_A_REASON


@rule
def nothing_is_left_for_later(module: Module) -> Iterator[str]:
    described = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = (
        (getattr(node, "lineno", 1), ast.get_docstring(node) or "")
        for node in module.nodes
        if isinstance(node, described)
    )
    for line, text in [*module.comments.items(), *docstrings]:
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text):
            yield f"line {line}: leaves work for later"


def _modules() -> list[Module]:
    places = (p for p in ROOT.iterdir() if not p.name.startswith(".") and p.name not in MADE)
    files = sorted(file for place in places for file in (place, *place.rglob("*.py")))
    files = [file for file in files if file.suffix == ".py" and file.is_file()]
    return [Module(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


MODULES = _modules()


def complaints(check: Rule, *modules: Module) -> list[str]:
    return [f"{module.path}: {what}" for module in modules for what in check(module)]
