"""What the templates are compiled to shows what the library's own code shows, and escapes it."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import pytest
from jinja2 import Environment, UndefinedError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from api.pages.compiling import joined, phrase, written
from api.pages.rendering import environment
from api.words.language import Language, speaking

HOSTILE: Final = "<script>alert('1')</script> & \"so\""
SAFE: Final = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &#34;so&#34;"


class _Word(StrEnum):
    ONE = "<one>"


class _Page:
    def __html__(self) -> str:
        return "<p>"


class _Named:
    def __str__(self) -> str:
        return HOSTILE


ANYTHING: Final = (
    *("", "€ 1.234,50", HOSTILE, "é\N{NO-BREAK SPACE}<", Markup("<b>so</b>"), Markup("")),
    *(0, 1, -7, True, None, 1.5, UUID(int=7), _Word.ONE, _Page(), _Named(), [HOSTILE]),
)


@pytest.mark.parametrize("value", ANYTHING, ids=lambda one: type(one).__name__)
def test_a_value_is_written_as_the_library_escapes_it(value: object) -> None:
    assert written(value) == escape(value)
    assert environment().from_string("{{ it }}").render(it=value) == str(escape(value))


@pytest.mark.parametrize("value", ANYTHING, ids=lambda one: type(one).__name__)
def test_what_is_joined_is_html_only_where_a_part_of_it_is(value: object) -> None:
    plain = Environment(autoescape=True)
    for text in ('{{ "<a>" ~ it }}', '{{ it ~ "<a>" ~ 1 }}', "{{ it ~ it }}"):
        ours = environment().from_string(text).render(it=value)
        assert ours == plain.from_string(text).render(it=value)
    assert (type(joined(("<a>", value))) is Markup) == isinstance(value, Markup)


_IN_A_TEMPLATE: Final[Mapping[str, str]] = {
    "shown": "{{ name }}",
    "an attribute": '<a title="{{ name }}">',
    "joined": '{{ "van " ~ name }}',
    "in a sentence": '{{ _("Nu open: %(amount)s.", amount=name) }}',
    "in a sentence of several": '{{ ngettext("%(num)s %(who)s", "%(num)s", 1, who=name) }}',
    "in a macro": "{% macro of(one) %}{{ one }}{% endmacro %}{{ of(name) }}",
    "in a loop": "{% for one in [name] %}{% set it = one %}{{ it }}{% endfor %}",
    "in a block": "{% set it %}{{ name }}{% endset %}{{ it }}",
    "of a filter": "{{ name|lowered }}",
    "of a function": "{{ same(name) }}",
    "of a method": "{{ name.strip() }}",
    "in a choice": '{{ name if name else "" }}',
    "trans": "{% trans who=name %}Log {{ who }}{% endtrans %}",
}


@pytest.mark.parametrize("way", _IN_A_TEMPLATE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_hostile_name_stays_harmless(way: str, language: Language) -> None:
    with speaking(language):
        page = environment().from_string(_IN_A_TEMPLATE[way])
        said = page.render(name=HOSTILE, same=lambda one: one)
    assert SAFE in said
    assert said.count("<") == (way == "an attribute")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sentence_is_the_same_wherever_it_is_asked_for(language: Language) -> None:
    with speaking(language):
        given = {"amount": HOSTILE}
        by_name = phrase("Nu open: %(amount)s.", **given)
        alias = environment().from_string(
            '{% set say = _ %}{{ say("Nu open: %(amount)s.", amount=amount) }}'
        )
        assert alias.render(given) == by_name
        assert phrase("Werklijst") == {"nl": "Werklijst", "en": "Work list"}[language]


def test_what_is_called_gets_what_it_asks_for() -> None:
    @pass_context
    def asking(context: Context, name: str) -> Any:
        return context.get(name, "nothing")

    class Calling:
        def __call__(self, *, word: str) -> str:
            return word

    text = (
        '{% for one in ["x"] %}{% set it = one %}'
        '{{ asking("it") }}{{ plain(one, last="y") }}{{ calling(word="z") }}{% endfor %}'
    )
    page = environment().from_string(text)
    said = page.render(asking=asking, plain=lambda one, last: one + last, calling=Calling())
    assert said == "xxyz"


def test_what_is_missing_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nowhere }}").render()


def test_no_template_writes_a_value_as_it_is() -> None:
    made = environment()
    names = made.list_templates(extensions=["html"])
    assert len(names) > 40
    for name in names:
        assert made.loader
        code = made.compile(made.loader.get_source(made, name)[0], raw=True)
        assert not re.search(r"^ *(?:yield )?(?:\(escape if|escape\(|str\()", code, re.MULTILINE)
