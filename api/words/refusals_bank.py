"""Refusals about bank statements and their lines, in Dutch."""

from collections.abc import Mapping
from typing import Final

_GIVE: Final = "Geef een bestand van de bank (CAMT of MT940), een map daarmee, of een zip."

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "bank.no_iban": (
        "Het afschrift noemt geen IBAN.",
        "Vraag de bank om afschriften die de rekening met haar IBAN noemen.",
    ),
    "bank.miswritten": (
        "De controlecijfers van rekening[ {written}] in het afschrift kloppen niet.",
        "Vraag de bank om afschriften die de rekening met haar juiste IBAN noemen.",
    ),
    "bank.not_euro": (
        "Rekening[ {iban}] staat niet in euro[ maar in {currency}]; alleen euro's tellen mee.",
        "Leg met de hand vast wat erop betaald is.",
    ),
    "bank.account_unknown": (
        "Geen schuldeiser noemt rekening[ {iban}] als de zijne.",
        "Zet haar bij de rekeningen van haar schuldeiser, en geef het bestand opnieuw.",
    ),
    "bank.statement_differs": (
        "Afschrift[ {number}] van[ {iban}] is er al, met andere saldi.",
        "Vraag de bank welk van de twee klopt; van dit bestand wordt niets gebruikt.",
    ),
    "payments.shown": (
        (
            "Dat de betalingen tot en met[ {day}] bekend zijn, blijkt uit afschriften of een lijst"
            " van open posten; niemand heeft het gezegd."
        ),
        "Lever de afschriften of de lijst aan waaruit het anders blijkt.",
    ),
    "payments.account_doubted": (
        (
            "Van rekening[ {iban}] is niet meer bekend dan[ tot en met {day}]: er ontbreken"
            " afschriften, zij spreken elkaar tegen, of er is geld dat nog van niemand is."
        ),
        "Zeg waarom er niets ontbreekt, plaats het geld, of noem de andere rekeningen.",
    ),
    "gap.none": (
        "Van rekening[ {iban}] ontbreekt er in die dagen niets.",
        "Kijk op de pagina Bank welke dagen ontbreken.",
    ),
    "gap.days": (
        "De laatste dag ligt voor de eerste.",
        "Geef de dagen in hun volgorde.",
    ),
    "gap.not_explained": (
        "Van[ {first}][ tot en met {through}] heeft niemand gezegd dat er niets ontbreekt.",
        "Geef de dagen zoals zij gezegd zijn; zij staan in het spoor van de rekening.",
    ),
    "bank_files.nothing_there": ("Er staat geen bankbestand in.", _GIVE),
    "bank_files.large_zip": ("Het zipbestand is te groot.", _GIVE),
    "bank_files.encrypted": ("Het is met een wachtwoord op slot.", _GIVE),
    "bank_files.broken_zip": ("Het zipbestand is niet heel, of is er geen.", _GIVE),
    "bank_files.unreadable": ("Het kan niet worden gelezen.", _GIVE),
    "bank_files.no_file": ("Het is geen gewoon bestand.", _GIVE),
    "bank_files.not_found": ("Dit bestand of deze map is er niet.", _GIVE),
    "bank_folder.busy": (
        "Een ander proces leest de bestanden van de bank in.",
        "Wacht tot het klaar is.",
    ),
    "bank_line.unknown": ("Deze bankpost bestaat niet.", "Kijk op de pagina Bank."),
    "bank_line.decided": (
        "Van deze bankpost wacht niets op een beslissing.",
        "Draai eerst terug wat beslist is, als dat niet klopte.",
    ),
    "bank_line.until_when": (
        "Een bankpost wacht tot een dag na vandaag, uiterlijk[ {last}].",
        "Geef zo'n dag; op die dag wordt hij opnieuw gevraagd, en hij kan dan nog eens wachten.",
    ),
    "bank_line.no_claim": (
        "Geen schuldeiser van deze rekening heeft hier een vordering op factuur[ {invoice}].",
        "Geef het nummer zoals het op de factuur staat.",
    ),
    "bank_line.which_creditor": (
        "Meer schuldeisers van deze rekening hebben een vordering op factuur[ {invoice}].",
        "Zeg welke van hen bedoeld is.",
    ),
    "bank_line.nobodys": (
        "Van wie deze post is, is nog niet gezegd; dan moet gezegd worden wat hij betaalt.",
        "Geef het factuurnummer, of zeg eerst van wie de post is.",
    ),
    "bank_line.nothing_open": (
        "Van deze debiteur staat niets open dat het geld kan betalen.",
        "Betaal het terug, of laat het staan tot hij iets schuldig is.",
    ),
    "bank_line.from_party": (
        (
            "Dit geld komt van een rekening van[ {party}] een partij die de vordering[ {invoice}]"
            " heeft of had: het is een afdracht, en niet door de debiteur betaald."
        ),
        "Leg het vast als afdracht (party-remittance), en leg de post terzijde als afdracht.",
    ),
    "bank_line.other_party": (
        "Dit geld komt van een andere partij[ ({party})], of niet alle vorderingen liggen daar.",
        "Zet het op vorderingen van de partij die het afdraagt.",
    ),
    "bank_line.remittance_differs": (
        (
            "[{party} is ]op deze vorderingen samen[ {owed}] verschuldigd; met de inhouding is"
            "[ {amount}] afgedragen: dat verschilt."
        ),
        (
            "Noem de vorderingen waar het voor is, of wat de partij inhield, of leg eerst vast wat"
            " de debiteuren daar betaalden."
        ),
    ),
    "bank_line.other_debtor": (
        "Het geld van deze post is van een andere debiteur.",
        "Draai dat eerst terug, als het niet klopte.",
    ),
    "bank_line.too_much": (
        "Er zou meer geplaatst worden dan van deze post wacht[: {amount}].",
        "Plaats ten hoogste wat wacht.",
    ),
    "bank_line.no_proposal": (
        "Dit voorstel is er voor deze post niet.",
        "Noem de factuur die hij betaalt.",
    ),
    "bank_line.return_named": (
        "De bank noemt dit geld met zijn kenmerk: het is de betaling die terugging.",
        "Vraag het de bank; klopt het niet, dan boekt zij het terug.",
    ),
    "bank_line.nothing_decided": (
        "Op deze post is niets beslist dat terug te draaien is.",
        "Kijk in het verloop op zijn pagina.",
    ),
    "bank_account.unknown": (
        "Van deze rekening is hier geen afschrift.",
        "Kijk op de pagina Bank welke rekeningen er zijn.",
    ),
}
