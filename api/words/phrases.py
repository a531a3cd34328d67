"""The phrases in which the engine gives a reason, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

from api.words.phrases_of_debtors import OF_DEBTORS

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    **OF_DEBTORS,
    "letter under way": ("Brief onderweg", "Letter under way"),
    "hand-over requested": (
        "Wacht op antwoord op de overdracht",
        "Waits for an answer to the hand-over",
    ),
    "nothing open": ("Niets open", "Nothing open"),
    "not issued yet": ("Nog niet gefactureerd", "Not issued yet"),
    "promise to pay": ("Betaalbelofte loopt", "A promise to pay runs"),
    "payment plan": ("Betalingsregeling loopt", "A payment plan runs"),
    "hold": ("Pauze", "On hold"),
    "on hold": ("Pauze", "On hold"),
    "unknown": ("Niet vastgelegd", "Not recorded"),
    "payments of the term may still be under way": (
        "Betaling kan nog onderweg zijn",
        "Payments of the term may still be under way",
    ),
    "no contact on this day": ("Vandaag mag geen contact", "No contact on this day"),
    "no contact is allowed today": ("Vandaag mag geen contact", "No contact is allowed today"),
    "no working day": ("Vandaag is geen werkdag", "No working day"),
    "default begins": ("Verzuim treedt in", "Default begins"),
    "term before the call": ("Termijn voor het bellen loopt", "Term before the call"),
    "e-mail that is doubled by post": (
        "E-mail wordt per post herhaald",
        "E-mail that is doubled by post",
    ),
    "the plan has no further step": (
        "Het traject heeft geen verdere stap",
        "The plan has no further step",
    ),
    "the plan is not for a debtor of this kind": (
        "Het traject is niet voor zo'n debiteur",
        "The plan is not for a debtor of this kind",
    ),
    "the claim is disputed": ("De vordering is betwist", "The claim is disputed"),
    "the costs of the series have reached their limit for this half-year": (
        "De kosten van de reeks zijn aan hun maximum voor dit halfjaar",
        "The costs of the series have reached their limit for this half-year",
    ),
    "a letter on another term of the series is under way": (
        "Een brief over een andere termijn van de reeks is onderweg",
        "A letter on another term of the series is under way",
    ),
    "a part of the claim is disputed": (
        "Een deel van de vordering is betwist",
        "A part of the claim is disputed",
    ),
    "a dispute was upheld, and nobody said how much was granted": (
        "De debiteur kreeg gelijk; er staat niet voor hoeveel",
        "A dispute was upheld, and nobody said how much was granted",
    ),
    "a contested claim goes to a lawyer, or its dispute is decided": (
        "Een betwiste vordering gaat naar een advocaat, of de betwisting wordt beslist",
        "A contested claim goes to a lawyer, or its dispute is decided",
    ),
    "it is not said how much of a dispute was granted": (
        "Er staat niet hoeveel van een betwisting is toegewezen",
        "It is not said how much of a dispute was granted",
    ),
    "only interest or costs are open": (
        "Alleen rente of kosten staan open",
        "Only interest or costs are open",
    ),
    "an old claim waits for a person": (
        "Een oude vordering wacht op een mens",
        "An old claim waits for a person",
    ),
    "it is in doubt whether a letter went out": (
        "Onzeker of een brief uitging",
        "It is in doubt whether a letter went out",
    ),
    "a letter waits to be printed and posted": (
        "Een brief moet geprint en gepost",
        "A letter waits to be printed and posted",
    ),
    "a later e-mail to the same address came back: did this letter arrive?": (
        "Een latere e-mail naar hetzelfde adres kwam terug: is deze brief aangekomen?",
        "A later e-mail to the same address came back: did this letter arrive?",
    ),
    "e-mail alone does not show that the fourteen-day letter arrived": (
        "E-mail alleen toont niet aan dat de veertiendagenbrief aankwam",
        "E-mail alone does not show that the fourteen-day letter arrived",
    ),
    "the plan proposes to write the claim off": (
        "Het traject stelt voor af te boeken",
        "The plan proposes to write the claim off",
    ),
    "there is no address to write to": (
        "Er is geen adres om naar te schrijven",
        "There is no address to write to",
    ),
    "no default yet: a notice must come first": (
        "Nog geen verzuim: eerst een ingebrekestelling",
        "No default yet: a notice must come first",
    ),
    "the debtor is to be called": ("De debiteur moet worden gebeld", "The debtor is to be called"),
    "a person is to approve this step": (
        "Iemand moet deze stap goedkeuren",
        "A person is to approve this step",
    ),
    "a person declined this step": ("Deze stap is afgekeurd", "A person declined this step"),
    "more is open than when it was approved": (
        "Er staat meer open dan bij de goedkeuring",
        "More is open than when it was approved",
    ),
    "the debtor was contacted often enough": (
        "Er was al genoeg contact met de debiteur",
        "The debtor was contacted often enough",
    ),
    "a letter is under way": ("Er is al een brief onderweg", "A letter is under way"),
    "it stated more than was owed": (
        "hij noemde meer dan verschuldigd was",
        "it stated more than was owed",
    ),
    "it is void for another claim that it asked costs over": (
        "hij telt niet voor een andere vordering waarover hij kosten aankondigde",
        "it is void for another claim that it asked costs over",
    ),
    "letters asked less while a part was contested": (
        "brieven vroegen minder zolang een deel werd betwist",
        "letters asked less while a part was contested",
    ),
    "an agreement was made within its term": (
        "binnen zijn termijn is een afspraak gemaakt",
        "an agreement was made within its term",
    ),
    "a direct debit after its term was told within it": (
        "binnen zijn termijn is een incasso van daarna aangekondigd",
        "a direct debit after its term was told within it",
    ),
    "it did not arrive": ("hij kwam niet aan", "it did not arrive"),
    "there was no default when it was sent": (
        "er was geen verzuim toen hij uitging",
        "there was no default when it was sent",
    ),
    "it asked costs over a claim that was not in default": (
        "hij vroeg kosten over een vordering zonder verzuim",
        "it asked costs over a claim that was not in default",
    ),
    "the debtor died before its term had passed": (
        "de debiteur overleed voordat de termijn voorbij was",
        "the debtor died before its term had passed",
    ),
    "the notice it rested on did not arrive": (
        "de ingebrekestelling waarop het rust, kwam niet aan",
        "the notice it rested on did not arrive",
    ),
    "the term it rested on was moved or put right": (
        "de termijn waarop het rust, is verzet of verbeterd",
        "the term it rested on was moved or put right",
    ),
    "nothing was open before default began": (
        "er stond niets open voordat het verzuim begon",
        "nothing was open before default began",
    ),
    "less was open when the costs fell due": (
        "er stond minder open toen de kosten ingingen",
        "less was open when the costs fell due",
    ),
    "what a letter asked was paid within its term": (
        "wat een brief vroeg, werd binnen zijn termijn betaald",
        "what a letter asked was paid within its term",
    ),
    "a payment was taken back, and the debtor has not heard of it": (
        "een betaling is teruggeboekt en de debiteur weet het nog niet",
        "a payment was taken back, and the debtor has not heard of it",
    ),
    "only a small difference is open": (
        "alleen een klein verschil staat open",
        "only a small difference is open",
    ),
    "less is open than a step is taken for": (
        "er staat minder open dan waarvoor een stap wordt gezet",
        "less is open than a step is taken for",
    ),
    "the payment plan on which it rested was not kept": (
        "de betalingsregeling waarop zij rustte is niet nagekomen",
        "the payment plan on which it rested was not kept",
    ),
    "a payment on which it rested was taken back": (
        "een betaling waarop dit rustte, is teruggeboekt",
        "a payment on which it rested was taken back",
    ),
    "no lawful letter carries these costs": (
        "geen geldige brief draagt deze kosten",
        "no lawful letter carries these costs",
    ),
    "instalment missed": ("een termijn is gemist", "instalment missed"),
    "payment reversed": ("een betaling is teruggeboekt", "payment reversed"),
    "entered again": ("de factuur is opnieuw ingevoerd", "entered again"),
    "the claim is of another debtor by now": (
        "de vordering is intussen van een andere debiteur",
        "the claim is of another debtor by now",
    ),
    "the letters went to another debtor": (
        "de brieven gingen naar een andere debiteur",
        "the letters went to another debtor",
    ),
    "two debtors are one: costs are counted once over the sum": (
        "twee debiteuren zijn er een: de kosten worden eenmaal over het geheel gerekend",
        "two debtors are one: costs are counted once over the sum",
    ),
    "two debtors are one: costs are asked in one letter": (
        "twee debiteuren zijn één: kosten staan in één brief",
        "two debtors are one: costs are asked in one letter",
    ),
    "an invoice in it was taken back": (
        "een factuur erin is teruggenomen",
        "an invoice in it was taken back",
    ),
    "entered in error": ("een vergissing is teruggenomen", "entered in error"),
    "the heirs are known": ("de erfgenamen zijn bekend", "the heirs are known"),
    "written demand": ("schriftelijke aanmaning", "written demand"),
    "it was asked to stop": ("er is gevraagd te stoppen", "it was asked to stop"),
    "the program stopped between the start of sending and its outcome": (
        "het programma stopte tussen het begin van de verzending en de uitkomst",
        "the program stopped between the start of sending and its outcome",
    ),
    "the document was erased": ("het document is gewist", "the document was erased"),
    "the mail server does not answer": (
        "de mailserver antwoordt niet",
        "the mail server does not answer",
    ),
    "no e-mail": ("er gaat nu geen e-mail uit", "no e-mail goes out now"),
    "no number": ("er is geen telefoonnummer", "there is no phone number"),
    "no sender or no address": ("afzender of adres ontbreekt", "no sender or no address"),
    "mail.address": (
        "het e-mailadres is niet één gewoon adres",
        "the e-mail address is not one plain address",
    ),
    "mail.header": (
        "in de kop van de e-mail staat een teken dat daar niet mag",
        "the head of the mail holds a control character",
    ),
    "message.number": ("naar dit nummer kan geen bericht", "no message can be sent to this number"),
    "message.insecure": (
        "de berichtendienst heeft geen https-adres",
        "the carrier of messages has no https address",
    ),
    "the worker that sent it heard the mail server's answer after all": (
        "het antwoord van de mailserver kwam alsnog binnen",
        "the worker that sent it heard the mail server's answer after all",
    ),
    "another claim reached this step": (
        "een andere vordering kwam ook bij deze stap",
        "another claim reached this step",
    ),
    "its step is not due any more": (
        "de stap is niet meer aan de orde",
        "its step is not due any more",
    ),
    "what it says changed": ("wat erin staat, is veranderd", "what it says changed"),
    "what it lists changed": ("wat erin wordt opgesomd, is veranderd", "what it lists changed"),
    "lapsed: not dispatched by its day": (
        "vervallen: niet op tijd verzonden",
        "lapsed: not dispatched by its day",
    ),
    "the claim was offered to a party": (
        "de vordering is uit handen gegeven",
        "the claim was offered to a party",
    ),
    "an arrangement was made": ("er is iets afgesproken", "an arrangement was made"),
    "the term was extended": ("er is uitstel gegeven", "the term was extended"),
    "the agreement changed": ("de afspraak is veranderd", "the agreement changed"),
    "there is no default": ("er is geen verzuim", "there is no default"),
    "the e-mail was opened or acknowledged": (
        "de e-mail is geopend of bevestigd",
        "the e-mail was opened or acknowledged",
    ),
    "the amount changed": ("het bedrag is veranderd", "the amount changed"),
    "it was paid, or paid in part": ("er is betaald, of een deel", "it was paid, or paid in part"),
    "others wrote to it all the time": (
        "anderen schreven er steeds tegelijk in",
        "others wrote to it all the time",
    ),
    "the next run": ("de volgende run", "the next run"),
    "ordered by an earlier run": ("opgesteld door een eerdere run", "ordered by an earlier run"),
    "paid too much": ("er is te veel betaald", "paid too much"),
    "no phone": ("er is geen telefoonnummer", "no phone"),
}
"""By phrase."""
