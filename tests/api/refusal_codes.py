"""Every refusal that the source may raise, with the values it tells: read without running it."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tests.architecture import Module

REFUSALS: Final = {"Refusal", "NotFound", "InvoiceRefused", "__init__"}
MADE_OF_SEVERAL: Final = {
    "domain/application.py": (),  # says again what was refused before, under its code
    "adapters/paper/trying.py": (),  # says what another process refused, under its code
    "adapters/ubl/errors.py": (),  # hands its own code on
    "domain/claim/payments.py": ("payment.known_otherwise", "credit_note.known_otherwise"),
    "domain/kinds.py": ("claim", "debtor", "creditor", "letter", "credit_note"),
}
"""Where a code is put together from values, by file: the codes, or the kinds of an unknown one."""


@dataclass(frozen=True)
class Raised:
    """One place where a refusal is made: its code and the names of the values it tells."""

    code: str
    values: frozenset[str]
    place: str


class Source:
    """The refusals of one module, also those that a function puts a prefix before."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.unread: list[str] = []

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """By name of a function of its own: what it puts before the code that it is given."""
        found: dict[str, str] = {}
        for function in self.module.nodes:
            if not isinstance(function, ast.FunctionDef) or not function.args.args:
                continue
            first = function.args.args[0].arg
            for call in ast.walk(function):
                match call:
                    case ast.Call(
                        func=ast.Name(id="Refusal"),
                        args=[
                            ast.JoinedStr(
                                values=[
                                    ast.Constant(value=str(prefix)),
                                    ast.FormattedValue(value=ast.Name(id=name)),
                                ]
                            ),
                            *_,
                        ],
                    ) if name == first:
                        found[function.name] = prefix
        return found

    def raised(self, elsewhere: Mapping[str, str]) -> Iterator[Raised]:
        """Its refusals; ``elsewhere`` gives the prefixes of functions by their dotted names."""
        imported = {dotted for _, dotted in self.module.imports} & elsewhere.keys()
        prefixes = {dotted.rpartition(".")[2]: elsewhere[dotted] for dotted in imported}
        prefixes |= self.prefixes
        for call in self.module.nodes:
            if not isinstance(call, ast.Call):
                continue
            name = _last_name(call.func)
            place = f"{self.module.path}:{call.lineno}"
            match call.args:
                case [ast.Constant(value=str(code)), *_] if name in prefixes:
                    yield Raised(prefixes[name] + code, _values(call), place)
                case [ast.Constant(value=str(code)), *_] if name in REFUSALS and _is_a_code(code):
                    yield Raised(code, _values(call), place)
                case [ast.JoinedStr(), *_] if name in REFUSALS - {"__init__"}:
                    self.unread += [] if self._is_prefixed(call) else [place]

    def _is_prefixed(self, call: ast.Call) -> bool:
        first = call.args[0]
        assert isinstance(first, ast.JoinedStr)
        return any(
            isinstance(part, ast.Constant) and part.value in self.prefixes.values()
            for part in first.values
        )


def raised_in(modules: Iterable[Module]) -> tuple[list[Raised], list[str]]:
    """Every refusal of some modules, and the places whose code could not be read."""
    sources = [Source(module) for module in modules]
    prefixes = {
        f"{source.module.path.removesuffix('.py').replace('/', '.')}.{name}": prefix
        for source in sources
        for name, prefix in source.prefixes.items()
    }
    found = [one for source in sources for one in source.raised(prefixes)]
    return found, [place for source in sources for place in source.unread]


def codes_made_of_several() -> set[str]:
    return {
        code if "." in code else f"{code}.unknown"
        for codes in MADE_OF_SEVERAL.values()
        for code in codes
    }


def _last_name(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_a_code(text: str) -> bool:
    return "." in text and " " not in text


def _values(call: ast.Call) -> frozenset[str]:
    for keyword in call.keywords:
        if keyword.arg == "values" and isinstance(keyword.value, ast.Dict):
            keys = keyword.value.keys
            return frozenset(
                key.value
                for key in keys
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            )
    return frozenset()
