"""What templates are compiled to: the library's code, but for what a page does by the thousand.

Every value that a template shows is escaped, as ever. The library wraps each escaped text in an
object that says so, by three calls of its own; here it goes straight into the page. A sentence of
a template, and any plain function, is called at once, and not asked first what it may want.
"""

from functools import lru_cache
from keyword import iskeyword
from types import FunctionType, MethodType
from typing import Any, Final
from uuid import UUID

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, markup_join
from markupsafe import Markup, escape

from api.words.language import DUTCH, Language, spoken
from api.words.sentences import ENGLISH
from projections.singular import about_one

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # another build of the library: its public function does the same

    def _escaped(text: str, /) -> str:
        return escape(text)


_KEPT: Final = 4_096
"""Sentences that are kept: there are some two thousand, in two languages."""


def written(value: object, /) -> str:
    """What a page shows of a value, as HTML: escaped, unless it says of itself that it is HTML.

    The same characters as the library's ``escape``, as plain text.
    """
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]  # it is just that
    if kind is Markup:
        return value  # type: ignore[return-value]  # which is text
    return escape(value)


def phrase(text: str, /, **values: object) -> Markup:
    """A sentence of a template, in the language that is spoken, with its values escaped."""
    sentence = _sentence(text, spoken())
    if not values and "%" not in sentence:
        return sentence
    plain = str(sentence)
    if 1 in values.values() or "1" in values.values():
        plain = about_one(plain, values)
    filled = plain % {name: written(value) for name, value in values.items()}
    return str.__new__(Markup, filled)


@lru_cache(_KEPT)
def _sentence(text: str, language: Language) -> Markup:
    """A sentence of ours: it holds nothing of anybody."""
    return Markup(text if language == DUTCH else ENGLISH.get(text, text))  # noqa: S704 - ours


def joined(parts: tuple[object, ...], /) -> str:
    """What stands between ``~``: as text, or as HTML where a part of it is HTML."""
    for one in parts:
        if type(one) not in _TEXT:
            return markup_join(parts)
    return "".join(map(str, parts))


_TEXT: Final = frozenset({str, UUID, int})
"""What is no HTML, and says nothing else of itself."""


class PlainlyCalled(Context):
    """The context of a template, which calls a plain function without asking what it takes."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call what a template calls."""
        if type(called) not in _PLAIN or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *given, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*given, **named)


_PLAIN: Final = frozenset({FunctionType, MethodType})


class ForPages(CodeGenerator):
    """Writes the code of a template that ``Templates`` carry out."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Open what a value is written by; its end is a bracket either way."""
        context = frame.eval_ctx
        if context.volatile or not context.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")

    def visit_Call(  # noqa: N802 - the library's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - the library's
    ) -> None:
        """Write a call; a sentence is asked for without what a context adds to every other."""
        if not _is_a_sentence(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.phrase(")
        self.visit(node.args[0], frame)
        for each in node.kwargs:
            self.write(", ")
            self.visit(each, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the library's
        """Write what is joined to one text."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Concat(node, frame)
            return
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")


def _is_a_sentence(node: nodes.Call) -> bool:
    """Whether a call is of ``_``, with a sentence and its values by name."""
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name == "_"
        and len(node.args) == 1
        and node.dyn_args is None
        and node.dyn_kwargs is None
        and not any(iskeyword(each.key) for each in node.kwargs)
    )


class Templates(Environment):
    """The templates of the pages."""

    code_generator_class = ForPages
    context_class = PlainlyCalled

    def __init__(self, **how: Any) -> None:
        """As the library's, with escaping always on."""
        super().__init__(autoescape=True, **how)
        self.written, self.phrase, self.joined = written, phrase, joined
