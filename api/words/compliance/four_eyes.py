"""Decisions by two people, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

FOUR_EYES: Final = ObligationWords(
    nl=Demand(
        "Vier ogen",
        "Wat geld opgeeft of de deur uit laat gaan, wordt door twee verschillende mensen beslist.",
    ),
    en=Demand(
        "Four eyes",
        "What gives money up or lets it out is decided by two different people.",
    ),
    reasons={
        "two_people": (
            Said(
                "{proposed_by} stelde het voor en {approved_by} voerde het uit.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{proposed_by} proposed it and {approved_by} carried it out.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "one_person_twice": (
            Said(
                "{proposed_by} stelde het voor en was ook de tweede: {approved_by}.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{proposed_by} proposed it and was the second person, too: {approved_by}.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "approval_without_proposal": (
            Said(
                "{approved_by} ging akkoord met iets dat niemand zo had voorgesteld.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{approved_by} agreed to what nobody had proposed so.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "one_person": (
            Said(
                "{done_by} deed dit alleen.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{done_by} did this alone.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "one_at_the_machine": (
            Said(
                "{done_by} deed dit aan de machine zelf; of iemand meekeek, is niet vastgelegd.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{done_by} did this at the machine itself; whether somebody looked on was not"
                " recorded.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "a_name_was_typed": (
            Said(
                "{done_by} noemde {approved_by} als tweede; of die keek, is niet vastgelegd.",
                "Dit moet een ander voorstellen dan wie het uitvoert.",
            ),
            Said(
                "{done_by} named {approved_by} as the second person; whether he looked was not"
                " recorded.",
                "Another one must propose this than who carries it out.",
            ),
        ),
        "within_what_one_may": (
            Said(
                "{done_by} zag in totaal af van {let_go} op deze debiteur.",
                "Een mens alleen mag ten hoogste {one_may} laten gaan.",
            ),
            Said(
                "{done_by} let go of {let_go} in all of this debtor.",
                "One person may let go of {one_may} at most.",
            ),
        ),
        "above_what_one_may": (
            Said(
                "{done_by} zag alleen, in totaal, af van {let_go} op deze debiteur.",
                "Een mens alleen mag ten hoogste {one_may} laten gaan, tenzij het huis iets"
                " anders instelde; dat is hier niet vastgelegd.",
            ),
            Said(
                "{done_by} alone let go of {let_go} in all of this debtor.",
                "One person may let go of {one_may} at most, unless the house set another"
                " amount; that is not recorded here.",
            ),
        ),
    },
)
