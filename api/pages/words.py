"""Dutch words for what the code names in English: statuses, letters, tasks, grounds."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from application.hand_over.words import LACKS, NEWS
from application.queries.list_shapes import TaskOut
from domain.days import as_dutch_day, in_amsterdam
from domain.money import as_dutch, cents_from

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # status
        "open": "Open",
        "promised": "Betaalbelofte",
        "payment_plan": "Betalingsregeling",
        "disputed": "Betwist",
        "hold": "Pauze",
        "handed_over": "Uit handen gegeven",
        "settled": "Voldaan",
        "withdrawn": "Ingetrokken",
        "written_off": "Afgeboekt",
        # age
        "none": "Niets open",
        "not_due": "Nog niet vervallen",
        "1-30": "1–30 dagen",
        "31-60": "31–60 dagen",
        "61-90": "61–90 dagen",
        "90+": "Meer dan 90 dagen",
        # letters
        "reminder": "Herinnering",
        "statement": "Rekeningoverzicht",
        "fourteen_day_letter": "Veertiendagenbrief",
        "notice_of_default": "Ingebrekestelling",
        "final_demand": "Aanmaning",
        "confirmation": "Bevestiging",
        "call": "Bellen",
        "hand_over": "Uit handen geven",
        "default": "Verzuim",
        "write_off": "Afboeken",
        "wait": "Beslissen",
        "ordered": "Opgedragen",
        "started": "Wordt verzonden",
        "came_back": "Kwam terug",
        "sent": "Verzonden",
        "in_doubt": "Onzeker of verzonden",
        "failed": "Niet verzonden",
        "cancelled": "Geannuleerd",
        # steps of the plan as they are named
        "fourteen-day-letter": "Veertiendagenbrief",
        "final-demand": "Aanmaning",
        "hand-over": "Uit handen geven",
        "notice-of-default": "Ingebrekestelling",
        # channels
        "email": "e-mail",
        "post": "post",
        "phone": "telefoon",
        "sms": "sms",
        "whatsapp": "WhatsApp",
        "visit": "bezoek",
        "portal": "portaal",
        # delivery
        "server_accepted": "door de mailserver aangenomen",
        "opened": "geopend",
        "signed_for": "voor ontvangst getekend",
        "acknowledged": "ontvangst bevestigd",
        # contact
        "reached": "Bereikt",
        "no_answer": "Geen gehoor",
        "message_left": "Bericht achtergelaten",
        "wrong_number": "Verkeerd nummer",
        "refused": "Wil niet spreken",
        "outgoing": "uitgaand",
        "incoming": "inkomend",
        # reasons
        "forgotten": "Vergeten",
        "not_received": "Factuur niet ontvangen",
        "no_money": "Geen geld",
        "disputes": "Is het er niet mee eens",
        "not_delivered": "Niet geleverd",
        "quality": "Kwaliteit",
        "amount": "Bedrag klopt niet",
        "not_ordered": "Niet besteld",
        "already_paid": "Al betaald",
        "unknown_invoice": "Factuur onbekend",
        "payment_pending": "Betaling onderweg",
        "investigation": "Onderzoek",
        "complaint": "Klacht",
        "negotiation": "In overleg",
        "credit_note_coming": "Creditnota volgt",
        "personal_circumstances": "Persoonlijke omstandigheden",
        "vanished_from_open_items": "Verdwenen uit de open posten",
        "lower_in_open_items": "Lager bedrag in de open posten",
        "error": "Vergissing",
        "goodwill": "Coulance",
        "duplicate": "Dubbel",
        "uncollectable": "Oninbaar",
        "costs_too_high": "Kosten wegen niet op",
        "agreement": "Afspraak",
        "other": "Anders",
        "upheld": "gegrond",
        "partly": "deels gegrond",
        "rejected": "ongegrond",
        # who
        "consumer": "Consument",
        "sole_trader": "Eenmanszaak",
        "company": "Bedrijf",
        "government": "Overheid",
        "unknown": "Onbekend (behandeld als consument)",
        "agency": "incassobureau",
        "bailiff": "gerechtsdeurwaarder",
        "lawyer": "advocaat",
        "bankruptcy": "Faillissement",
        "debt_restructuring": "Schuldsanering (Wsnp)",
        "debt_help": "Schuldhulp",
        "guardianship": "Bewind",
        "death": "Overleden",
        "handler": "behandelaar",
        "system": "programma",
        # term, interest
        "contract": "overeenkomst",
        "general_terms": "algemene voorwaarden",
        "one_sided": "alleen op de factuur",
        "statutory": "wettelijke termijn",
        "commercial": "wettelijke handelsrente",
        "fatal_term": "fatale termijn",
        "notice_lapsed": "ingebrekestelling verstreken",
        "written demand": "schriftelijke aanmaning",
        "debtor_statement": "eigen verklaring",
        # marks
        "no_due_date": "Geen vervaldatum",
        "no_iban": "Geen geldige IBAN",
        "no_specification": "Geen specificatie",
        "issued_late": "Laat gefactureerd",
        "capacity_unknown": "Consument of bedrijf onbekend",
        "no_contact_details": "Geen adres",
        "entered_old": "Al lang vervallen bij invoer",
        "other_warning": "Opmerking bij invoer",
        # what a dossier lacks
        **{what: said[:1].upper() + said[1:] for what, said in LACKS.items()},
        # what a party answers
        "incomplete": "Dossier onvolledig",
        "insolvent": "Debiteur insolvent",
        "no_address": "Geen adres",
        "too_small": "Te klein",
        "barred": "Verjaard",
        "conflict_of_interest": "Belangenconflict",
        "in_court": "Al bij de rechter",
        "costs_unpaid": "Kosten niet voldaan",
        # why the plan waits or stands
        "letter under way": "Brief onderweg",
        "hand-over requested": "Wacht op antwoord op de overdracht",
        "nothing open": "Niets open",
        "promise to pay": "Betaalbelofte loopt",
        "payment plan": "Betalingsregeling loopt",
        "payments of the term may still be under way": "Betaling kan nog onderweg zijn",
        "no contact on this day": "Vandaag mag geen contact",
        "no working day": "Vandaag is geen werkdag",
        "default begins": "Verzuim treedt in",
    }
)

TASKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "call": (
            "Bellen",
            "Vraag waarom nog niet is betaald en spreek iets af: dag, bedrag of regeling.",
        ),
        "bank_data_missing": (
            "Betalingen bijwerken",
            "Niet bekend is of er is betaald: leg de betalingen vast, en tot en met welke dag.",
        ),
        "record_payments": (
            "Betalingen bijwerken",
            "Zonder de bankgegevens gaat er geen brief uit: leg vast wat er is betaald.",
        ),
        "check_vanished_item": (
            "Verdwenen post uitzoeken",
            "De factuur staat niet meer in de open posten: zoek uit of is betaald of gecrediteerd.",
        ),
        "check_open_amount": (
            "Open bedrag uitzoeken",
            "In de open posten staat een lager bedrag: zoek uit wat er is betaald of gecrediteerd.",
        ),
        "answer_dispute": (
            "Verweer beantwoorden",
            "Beoordeel wat wordt betwist en antwoord; tot dan gaat er niets uit.",
        ),
        "approve_step": (
            "Stap goedkeuren",
            "Het traject vraagt akkoord voordat deze stap wordt gezet.",
        ),
        "step_declined": (
            "Afgekeurde stap",
            "De stap is afgekeurd: keur hem alsnog goed of beslis hoe het verder gaat.",
        ),
        "choose_first_step": (
            "Eerste stap kiezen",
            "De vordering was bij invoer al lang vervallen: kies waar het traject begint.",
        ),
        "resolve_doubt": (
            "Uitzoeken of een brief is verzonden",
            "Kijk in het logboek van de mailserver en leg vast wat daar staat.",
        ),
        "post_letters": (
            "Brieven posten",
            "Print de partij, breng haar naar de post en leg de postdag vast onder Verzending.",
        ),
        "find_address": (
            "Adres zoeken",
            "Er is geen adres of e-mailadres om naar te schrijven.",
        ),
        "establish_default": (
            "Verzuim vaststellen",
            "Er is nog geen verzuim: eerst moet een ingebrekestelling met een termijn uitgaan.",
        ),
        "prove_delivery": (
            "Ontvangst aantonen",
            "Niet bekend is of de veertiendagenbrief aankwam: leg bewijs vast of schrijf per post.",
        ),
        "plan_at_end": (
            "Beslissen hoe verder",
            "Het traject is doorlopen: geef uit handen, boek af of maak een afspraak.",
        ),
        "decide": (
            "Beslissen",
            "Het traject wacht op een besluit; de vraag staat erbij.",
        ),
        "write_off": (
            "Afboeken overwegen",
            "Het traject stelt voor de vordering af te boeken: doe dat, of ga verder.",
        ),
        "complete_dossier": (
            "Dossier aanvullen",
            "Er ontbreekt iets voor de overdracht.",
        ),
        "place_credit_note": (
            "Creditnota plaatsen",
            "De creditnota noemt geen factuur die hier bekend is.",
        ),
        "look_at_marks": (
            "Invoer bekijken",
            "Bij de invoer viel iets op. Kijk of het klopt.",
        ),
        "look_at_debtor": (
            "Naar de debiteur kijken",
            "Meld de vordering bij curator, bewindvoerder of erfgenamen.",
        ),
        "confirm_agreement": (
            "Afspraak bevestigen",
            "Bevestig schriftelijk wat is afgesproken.",
        ),
        "refund": (
            "Terugbetalen",
            "Er is meer betaald dan verschuldigd was; stort het verschil terug.",
        ),
        "hand_over_refused": (
            "Beslissen na geweigerde overdracht",
            "De partij nam de vordering niet aan: herstel, kies een ander, of ga anders verder.",
        ),
        "hand_over_answer": (
            "Antwoord op overdracht vragen",
            "De partij heeft nog niet gezegd of zij de vordering aanneemt.",
        ),
        "recall_failed": (
            "Beslissen na mislukte terugvraag",
            "De partij geeft de vordering niet terug: vraag opnieuw of laat haar daar.",
        ),
        "tell_party": (
            "Partij inlichten",
            "Er veranderde hier iets sinds de overdracht: laat het weten en leg dat vast.",
        ),
        "limitation_near": (
            "Verjaring stuiten",
            "Stuur een stuitingsbrief waarvan de ontvangst te bewijzen is, of geef uit handen.",
        ),
        "view_broken": (
            "Bekijken",
            "Deze vordering kon niet in het overzicht worden gezet. Bekijk haar zelf.",
        ),
        "load_plan": (
            "Traject laden",
            "Het traject van deze vordering is hier niet bekend.",
        ),
        "extend_calendar": (
            "Feestdagen bijwerken",
            "De feestdagen van dat jaar zijn nog niet bekend.",
        ),
    }
)


def task_words(name: str) -> tuple[str, str]:
    """Give what a task is called, and what is to be done."""
    return TASKS.get(name, (word(name), ""))


def word(name: str) -> str:
    """Give the Dutch word for a name in the code; the name itself where there is none."""
    return WORDS.get(name, name.replace("_", " "))


def task(name: str) -> str:
    """Give what a step or a task is called."""
    return TASKS[name][0] if name in TASKS else word(name)


def why(one: TaskOut) -> str:
    """Say of a task only what its kind does not say already."""
    if one.task in {"look_at_marks", "look_at_debtor"}:
        return ", ".join(word(part) for part in one.why.split())
    if one.task == "complete_dossier":
        return ", ".join(word(part) for part in one.why.split(", "))
    if one.task == "tell_party":
        return ", ".join(NEWS.get(part, word(part)) for part in one.why.split())
    if one.task in {"hand_over_refused", "recall_failed"}:
        return word(one.why)
    if one.task == "limitation_near":
        return f"uiterlijk {day(date.fromisoformat(one.why))}"
    return one.why if one.task == "view_broken" else ""


def actor(name: str) -> str:
    """Give who did something; a program is called by what it is."""
    return {"daily-run": "dagelijkse run", "import": "invoer"}.get(name, name)


def interest(kind: str) -> str:
    """Give the kind of interest by its name and article."""
    return _INTEREST.get(kind, kind)


def money(text: str | int) -> str:
    """Write an amount as a Dutch page does: ``€ 1.234,50``, kept on one line."""
    cents = text if isinstance(text, int) else cents_from(text)
    return as_dutch(cents).replace(" ", "\N{NO-BREAK SPACE}")


def day(value: date | None) -> str:
    """Write a day short: ``3 nov 2026``; a dash where there is none."""
    if value is None:
        return "–"
    months = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
    return f"{value.day}\N{NO-BREAK SPACE}{months[value.month - 1]}\N{NO-BREAK SPACE}{value.year}"


def long_day(value: date) -> str:
    """Write a day in full: ``3 november 2026``."""
    return as_dutch_day(value)


def moment(value: datetime) -> str:
    """Write an instant as the clock in Amsterdam showed it."""
    local = in_amsterdam(value)
    return f"{day(local.date())}, {local:%H:%M}"


_INTEREST: Final = {
    "consumer": "Wettelijke rente (BW 6:119)",
    "commercial": "Wettelijke handelsrente (BW 6:119a)",
    "government": "Wettelijke handelsrente (BW 6:119b)",
    "contract": "Overeengekomen rente",
    "none": "Geen rente",
}
