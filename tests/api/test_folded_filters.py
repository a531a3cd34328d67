"""A template says a constant in the language of who asks, whoever came first."""

import pytest
from jinja2 import Environment, nodes
from jinja2.nodes import EvalContext, Impossible

from api.pages.rendering import environment
from api.words.language import Language, speaking

_SAID = {"nl": "loopt", "en": "running"}


@pytest.mark.parametrize("order", [("nl", "en"), ("en", "nl")])
def test_a_constant_is_said_in_the_language_of_each_who_asks(
    order: tuple[Language, Language],
) -> None:
    with speaking(order[0]):
        template = environment().from_string('{{ "running"|word("PlanStanding") }}')
    said = []
    for language in order:
        with speaking(language):
            said.append(template.render())
    assert said[0] != said[1]
    assert [_SAID[one] for one in order] == [one.lower() for one in said]


def test_no_filter_or_test_of_ours_is_asked_while_a_template_is_compiled() -> None:
    made, plain = environment(), Environment(autoescape=True)
    ours: list[tuple[type[nodes.Filter | nodes.Test], str]] = [
        *((nodes.Filter, name) for name in made.filters if name not in plain.filters),
        *((nodes.Test, name) for name in made.tests if name not in plain.tests),
    ]
    assert len(ours) > 20
    for kind, name in ours:
        node = kind(nodes.Const("running"), name, [], [], None, None)
        node.set_environment(made)
        with pytest.raises(Impossible):
            node.as_const(EvalContext(made))
