"""What a rule that withholds a step is called, and what a person does to let the claim go on."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, speaking, spoken
from api.words.naming import task_words, word
from api.words.reasons import reason
from api.words.tasks import TASKS
from application.why.rules import Rule
from domain.dunning.task import Task

Said = tuple[str, str]
"""What it is called, and what is to be done; empty: nothing."""

_WAITS_NL: Final = "Niets: het gaat vanzelf verder."
_WAITS_EN: Final = "Nothing: it goes on by itself."

RULES: Final[Mapping[str, tuple[Said, Said]]] = {
    Rule.DUE: (
        ("Aan de beurt", "Niets: de volgende dagelijkse run doet deze stap."),
        ("Due", "Nothing: the next daily run takes this step."),
    ),
    Rule.TAKEN: (("Stap gezet", ""), ("Step taken", "")),
    Rule.TERM: (
        ("Niets aan de beurt: er loopt een termijn", _WAITS_NL),
        ("Nothing was due: a term runs", _WAITS_EN),
    ),
    Rule.DEFAULT_BEGINS: (
        ("Niets aan de beurt: het verzuim treedt nog in", _WAITS_NL),
        ("Nothing was due: default has yet to begin", _WAITS_EN),
    ),
    Rule.NOT_ISSUED: (
        ("Niets aan de beurt: nog niet gefactureerd", _WAITS_NL),
        ("Nothing was due: not issued yet", _WAITS_EN),
    ),
    Rule.DOUBLED_BY_POST: (
        ("Niets aan de beurt: de e-mail wordt per post herhaald", _WAITS_NL),
        ("Nothing was due: the e-mail is said again by post", _WAITS_EN),
    ),
    Rule.NOTHING_OPEN: (
        ("Niets aan de beurt: er staat niets open", ""),
        ("Nothing was due: nothing is open", ""),
    ),
    Rule.UNKNOWN: (("Geen vordering", ""), ("No claim", "")),
    Rule.HOLD: (
        ("Pauze", "Wacht tot de pauze eindigt, of hef haar op."),
        ("On hold", "Wait until the hold ends, or lift it."),
    ),
    Rule.PROMISE: (
        (
            "Betaalbelofte loopt",
            "Wacht de dag van de belofte af; wordt zij niet gehouden, dan gaat het verder.",
        ),
        (
            "A promise to pay runs",
            "Wait for the day of the promise; if it is not kept, the claim goes on.",
        ),
    ),
    Rule.PAYMENT_PLAN: (
        (
            "Betalingsregeling loopt",
            "Wacht de termijnen af; wordt er een gemist, dan vervalt zij en gaat het verder.",
        ),
        (
            "A payment plan runs",
            "Wait for the instalments; if one is missed, the plan lapses and the claim goes on.",
        ),
    ),
    Rule.PLAN_UNSIGNED: (
        (
            "Een voorgestelde regeling wacht op ondertekening",
            "Wacht tot zij niet meer te tekenen is, of trek haar in als de debiteur haar niet wil.",
        ),
        (
            "A proposed payment plan waits for signatures",
            "Wait until it can be signed no more, or take it back if the debtor does not want it.",
        ),
    ),
    Rule.PAYMENTS_UNDER_WAY: (
        ("Een betaling kan nog onderweg zijn", _WAITS_NL),
        ("A payment may still be under way", _WAITS_EN),
    ),
    Rule.NO_WORKING_DAY: (("Geen werkdag", _WAITS_NL), ("No working day", _WAITS_EN)),
    Rule.NO_CONTACT_DAY: (
        ("Op deze dag mag geen contact", _WAITS_NL),
        ("No contact is allowed on this day", _WAITS_EN),
    ),
    Rule.HOUSE_CONTACT_DAY: (
        ("Op zon- en feestdagen gaat er niets naar een debiteur (eigen regel)", _WAITS_NL),
        ("Nothing goes to a debtor on Sundays and holidays (a rule of this program)", _WAITS_EN),
    ),
    Rule.CONTACT_CEILING: (
        ("Er was al genoeg contact met de debiteur", _WAITS_NL),
        ("The debtor was contacted often enough", _WAITS_EN),
    ),
    Rule.LETTER_UNDER_WAY: (
        ("Een brief is onderweg", "Wacht tot vaststaat wat ervan werd."),
        ("A letter is under way", "Wait until it is known what became of it."),
    ),
    Rule.SERIES_UNDER_WAY: (
        (
            "Een brief over een andere termijn van de reeks is onderweg",
            "Wacht tot vaststaat wat ervan werd.",
        ),
        (
            "A letter on another term of the series is under way",
            "Wait until it is known what became of it.",
        ),
    ),
    Rule.HAND_OVER_REQUESTED: (
        ("Aangeboden aan een partij", "Leg haar antwoord vast, of haal de vordering terug."),
        ("Offered to a party", "Record its answer, or recall the claim."),
    ),
    Rule.LETTER_WAITS: (
        ("De brief kon niet weg", "Kijk of er verzonden kan worden; dan gaat hij mee."),
        ("The letter could not leave", "See whether anything can be sent; then it goes."),
    ),
    Rule.LETTER_UNWRITABLE: (
        ("De brief kon niet worden gemaakt", "Herstel wat de brief tegenhoudt; dan gaat hij mee."),
        ("The letter could not be made", "Put right what stops the letter; then it goes."),
    ),
    Rule.LETTER_CANCELLED: (
        ("De brief is ingetrokken voor hij uitging", _WAITS_NL),
        ("The letter was cancelled before it left", _WAITS_EN),
    ),
    Rule.LETTER_FAILED: (
        ("De brief ging niet uit", "Kijk waarom de verzending niet lukte."),
        ("The letter did not go out", "See why it could not be sent."),
    ),
    Rule.LETTER_ELSEWHERE: (
        ("Een ander was met de brief bezig", _WAITS_NL),
        ("Somebody else was at work on the letter", _WAITS_EN),
    ),
    Rule.REFUSED: (
        ("De run moest weigeren", "Herstel wat ontbreekt; de volgende run probeert het weer."),
        ("The run had to refuse", "Put right what is missing; the next run tries again."),
    ),
    Rule.CONFLICT: (
        ("Er werd steeds aan gewerkt", "Niets: de volgende run probeert het weer."),
        ("Others wrote to it all the time", "Nothing: the next run tries again."),
    ),
    Rule.FAILED: (
        ("De run liep hierop vast", "Laat ernaar kijken: dit is een fout van het programma."),
        ("The run failed on it", "Have it looked at: this is a fault of the program."),
    ),
    Rule.RUN_STOPPED: (
        ("De run is gestopt voor hij hier was", "Draai de run van die dag af."),
        ("The run was stopped before it came here", "Let the run of that day go on."),
    ),
    Rule.NOT_RECORDED: (
        ("Niet vastgelegd waarom", "Kijk in het verslag van de run."),
        ("It is not recorded why", "Look at the report of the run."),
    ),
    "settled": (("Niets aan de beurt: voldaan", ""), ("Nothing was due: settled", "")),
    "handed_over": (
        (
            "Niets aan de beurt: uit handen gegeven",
            "Haal de vordering terug om zelf verder te gaan.",
        ),
        ("Nothing was due: handed over", "Recall the claim to go on yourself."),
    ),
    "withdrawn": (("Niets aan de beurt: ingetrokken", ""), ("Nothing was due: withdrawn", "")),
    "written_off": (
        ("Niets aan de beurt: afgeboekt", "Heropen de vordering als er toch iets te halen is."),
        ("Nothing was due: written off", "Reopen the claim if there is something to be had."),
    ),
    "none": (("Niets aan de beurt", ""), ("Nothing was due", "")),
    "bankruptcy": (
        ("Faillissement", "Dien de vordering in bij de curator."),
        ("Bankruptcy", "File the claim with the trustee."),
    ),
    "debt_restructuring": (
        ("Schuldsanering (Wsnp)", "Dien de vordering in bij de bewindvoerder."),
        ("Debt restructuring (Wsnp)", "File the claim with the administrator."),
    ),
    "debt_help": (
        ("Schuldhulp", "Wacht op het voorstel van de schuldhulp."),
        ("Debt help", "Wait for the proposal of the debt help."),
    ),
    "guardianship": (
        ("Bewind", "Stem af met de bewindvoerder."),
        ("Guardianship", "Come to terms with the guardian."),
    ),
    "suspension_of_payments": (
        ("Surseance van betaling", "Meld de vordering aan bij de bewindvoerder."),
        ("Suspension of payments", "Report the claim to the administrator."),
    ),
    "cooling_off": (
        ("Afkoelingsperiode (WHOA)", "Wacht tot zij voorbij is, of op een akkoord."),
        ("Cooling-off period (WHOA)", "Wait for its end, or for a plan."),
    ),
    "moratorium": (
        ("Breed moratorium", "Wacht tot het voorbij is, of op een voorstel."),
        ("Broad moratorium", "Wait for its end, or for a proposal."),
    ),
    "interim_moratorium": (
        ("Voorlopige voorziening", "Wacht op de beslissing over de schuldsanering."),
        ("Interim moratorium", "Wait for the decision on the restructuring."),
    ),
    "threat_moratorium": (
        ("Moratorium bij bedreigende situatie", "Wacht tot het voorbij is."),
        ("Moratorium against a threat", "Wait for its end."),
    ),
    "forced_settlement": (
        ("Dwangakkoord", "Wacht op de betaling van het akkoord."),
        ("Forced settlement", "Wait for the payment of the settlement."),
    ),
    "curatorship": (
        ("Curatele", "Stem af met de curator."),
        ("Curatorship", "Come to terms with the curator."),
    ),
    "minority": (
        ("Minderjarig", "Vraag de ouder of voogd of hij de overeenkomst erkent."),
        ("Under age", "Ask the parent or guardian whether he stands by the contract."),
    ),
    "dissolution": (
        ("Ontbonden", "Zoek de vereffenaar, of vraag heropening (BW 2:23c), of boek af."),
        ("Dissolved", "Find the liquidator, ask to reopen it (BW 2:23c), or write it off."),
    ),
    "natural_obligation": (
        ("Niet meer afdwingbaar", "Boek de vordering af."),
        ("Not enforceable any more", "Write the claim off."),
    ),
    "death": (
        ("Overleden", "Leg de erfgenamen vast zodra zij bekend zijn."),
        ("Deceased", "Record the heirs once they are known."),
    ),
}
"""By code, in Dutch and in English; tasks have words of their own."""

_SAID_WHOLE: Final = frozenset({Task.LOOK_AT_MARKS, Task.SET_OFF, Task.PLACE_PAYMENT})
"""Tasks whose name alone does not say what it is about."""


def rule_said(rule: str, why: str, language: str) -> Said:
    """What a rule is called and what is to be done, of its code and the engine's reason."""
    with speaking("nl" if language == DUTCH else "en"):
        return _said(rule, why)


def _said(rule: str, why: str) -> Said:
    if rule in TASKS:
        called, advice = task_words(rule)
        return (f"{called}: {reason(why)}" if rule in _SAID_WHOLE else called), advice
    if rule in RULES:
        dutch, english = RULES[rule]
        return dutch if spoken() == DUTCH else english
    return word(rule), ""
