"""The plan of a claim, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

PLAN_KEPT: Final = ObligationWords(
    nl=Demand(
        "Plan gevolgd",
        "Elke stap is er een van het plan dat voor de vordering geldt, in zijn volgorde en niet"
        " vóór zijn dag.",
    ),
    en=Demand(
        "Plan kept",
        "Each step is one of the plan in force for the claim, in its order and not before its day.",
    ),
    reasons={
        "step_of_the_plan": (
            Said(
                "De stap {step} is genomen.",
                "Deze stap mocht op zijn vroegst op {earliest}.",
            ),
            Said(
                "The step {step} was taken.",
                "This step could be taken on {earliest} at the earliest.",
            ),
        ),
        "before_its_day": (
            Said(
                "De stap {step} is te vroeg genomen.",
                "Deze stap mocht op zijn vroegst op {earliest}.",
            ),
            Said(
                "The step {step} was taken too early.",
                "This step could be taken on {earliest} at the earliest.",
            ),
        ),
        "step_left_out": (
            Said(
                "De stap {step} is genomen zonder de stap {left_out} ervoor.",
                "Het plan wordt in zijn volgorde gevolgd.",
            ),
            Said(
                "The step {step} was taken without the step {left_out} before it.",
                "The plan is followed in its order.",
            ),
        ),
        "step_left_out_with_a_ground": (
            Said(
                "De stap {step} is genomen zonder de stap {left_out} ervoor; een mens of een"
                " gebeurtenis gaf daar grond voor.",
                "Het plan wordt in zijn volgorde gevolgd.",
            ),
            Said(
                "The step {step} was taken without the step {left_out} before it; a person or an"
                " event gave ground for that.",
                "The plan is followed in its order.",
            ),
        ),
        "no_step_of_the_plan": (
            Said(
                "De stap {step} staat niet in het plan {plan}.",
                "Een stap hoort bij het plan dat voor de vordering geldt.",
            ),
            Said(
                "The step {step} is not in the plan {plan}.",
                "A step belongs to the plan that is in force for the claim.",
            ),
        ),
        "step_of_an_earlier_plan": (
            Said(
                "De stap {step} staat niet in het plan {plan}; de vordering ging van een ander"
                " plan over.",
                "Een stap hoort bij het plan dat voor de vordering geldt.",
            ),
            Said(
                "The step {step} is not in the plan {plan}; the claim was moved from another plan.",
                "A step belongs to the plan that is in force for the claim.",
            ),
        ),
        "by_another_plan": (
            Said(
                "De brief van de stap {step} is besteld volgens het plan {by_plan}; voor de"
                " vordering gold {plan}.",
                "Een stap hoort bij het plan dat voor de vordering geldt.",
            ),
            Said(
                "The letter of the step {step} was ordered by the plan {by_plan}; {plan} was in"
                " force for the claim.",
                "A step belongs to the plan that is in force for the claim.",
            ),
        ),
        "approved_first": (
            Said(
                "De stap {step} is vooraf goedgekeurd.",
                "Het plan laat een mens deze stap eerst goedkeuren.",
            ),
            Said(
                "The step {step} was approved first.",
                "The plan lets a person approve this step first.",
            ),
        ),
        "without_approval": (
            Said(
                "De stap {step} is genomen zonder goedkeuring.",
                "Het plan laat een mens deze stap eerst goedkeuren.",
            ),
            Said(
                "The step {step} was taken without approval.",
                "The plan lets a person approve this step first.",
            ),
        ),
        "plan_not_known": (
            Said(
                "De stap {step} is genomen; het plan van de vordering is niet bekend.",
                "Een stap hoort bij het plan dat voor de vordering geldt.",
            ),
            Said(
                "The step {step} was taken; the plan of the claim is not known.",
                "A step belongs to the plan that is in force for the claim.",
            ),
        ),
    },
)
