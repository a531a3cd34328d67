"""The catalogue: names are told apart, and a command declares every refusal it can reach."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from inspect import getmodule

import pytest

from application.commands.always import ALWAYS
from application.commands.catalogue import COMMANDS, command_named
from application.commands.command import About, Command
from application.commands.leaves import leaves_of
from domain.errors import NotFound
from domain.user.roles import May
from tests.architecture import MODULES, Module

Place = tuple[str, str]
"""A function: its module, and its name there, with its class where it has one."""
DECIDING = {"decide", "decide_case", "record", "carry_under", "follow", "log"}
ROOMS = ("domain", "application")


@cache
def functions() -> dict[Place, ast.FunctionDef]:
    found: dict[Place, ast.FunctionDef] = {}
    for module in filter(lambda one: one.within(*ROOMS), MODULES):
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef):
                found[dotted(module), node.name] = node
            if isinstance(node, ast.ClassDef):
                methods = (n for n in node.body if isinstance(n, ast.FunctionDef))
                found |= {(dotted(module), f"{node.name}.{n.name}"): n for n in methods}
    return found


@cache
def names_of(module: str) -> dict[str, Place]:
    """What a module calls by a name of another one."""
    [found] = (one for one in MODULES if dotted(one) == module)
    imports = (n for n in found.nodes if isinstance(n, ast.ImportFrom) and n.module)
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in imports
        for alias in node.names
    }


def dotted(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def reached(place: Place, seen: set[Place]) -> set[str]:
    """The codes of every refusal that a function can make, by itself or by what it calls."""
    if place in seen or place not in functions():
        return set()
    seen.add(place)
    codes: set[str] = set()
    for node in ast.walk(functions()[place]):
        codes |= set(own_codes(node))
        for called in called_by(node, place[0]):
            codes |= reached(called, seen)
    return codes


def own_codes(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(
            func=ast.Name(id="Refusal" | "NotFound"), args=[ast.Constant(value=str(code)), *_]
        ):
            yield code


def called_by(node: ast.AST, module: str) -> Iterator[Place]:
    match node:
        case ast.Name(id=name) if (module, name) in functions():
            yield module, name
        case ast.Name(id=name) if name in names_of(module):
            yield names_of(module)[name]
        case ast.Attribute(value=ast.Name(id=holder), attr=attr) if holder in names_of(module):
            package, name = names_of(module)[holder]
            yield f"{package}.{name}", attr


def reachable(command: type[Command]) -> set[str]:
    module = getmodule(command)
    assert module is not None
    codes: set[str] = set()
    for name in DECIDING:
        codes |= reached((module.__name__, f"{command.__name__}.{name}"), set())
    for condition in getattr(command, "NEEDS", ()):
        codes |= reached((condition.__module__, condition.__name__), set())
    return codes


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_a_command_declares_every_refusal_that_it_can_reach(command: type[Command]) -> None:
    assert reachable(command) - {*command.REFUSES, *ALWAYS} == set()


def test_a_refusal_that_is_not_declared_is_found() -> None:
    place = ("domain.claim.agreements", "promise")
    assert {"promise.too_late", "promise.more_than_open", "claim.ended"} <= reached(place, set())


def test_no_two_commands_share_a_name_or_a_path() -> None:
    names = Counter((command.ABOUT, command.NAME) for command in COMMANDS)
    paths = Counter((command.ABOUT, command.PATH) for command in COMMANDS)
    assert set(names.values()) == set(paths.values()) == {1}
    assert set(Counter(command.NAME for command in COMMANDS).values()) == {1}


def test_every_command_says_what_it_is_about_who_may_and_what_it_does() -> None:
    for command in COMMANDS:
        assert (command.ABOUT in About, command.MAY in May, bool(command.TAG)) == (True, True, True)
        assert (command.__doc__ or "").rstrip().endswith("."), command
        assert leaves_of(command)[-1].name == "reason_text"
        assert set(command.CHOSEN_FROM) <= {leaf.name for leaf in leaves_of(command)}


def test_a_name_that_is_no_command_is_said() -> None:
    with pytest.raises(NotFound, match="no command 'dance' on a claim"):
        command_named("dance", about=About.CLAIM)
