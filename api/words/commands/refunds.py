"""What the commands about money that goes back to a debtor are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "refund-account": CommandWords(
        nl=Called(
            "Rekening voor terugbetaling",
            "Leg rekening vast",
            "Leg vast op welke rekening de debiteur zijn geld terug wil.",
        ),
        en=Called(
            "Account for refunds",
            "Record the account",
            "Record to which account the debtor wants his money back.",
        ),
        fields={
            "iban": ("Rekening (IBAN)", "Account (IBAN)"),
            "holder": ("Op naam van", "In the name of"),
            "also_of_others": (
                "Het klopt dat de rekening ook van een andere debiteur is",
                "It is right that the account is another debtor's, too",
            ),
        },
    ),
    "refund-order": CommandWords(
        nl=Called(
            "Terugbetaling opdragen",
            "Draag op",
            "Laat geld van de debiteur teruggaan naar de rekening waarvan het kwam.",
        ),
        en=Called(
            "Order a refund",
            "Order",
            "Let money of the debtor go back to the account it came from.",
        ),
        fields={
            "number": ("Welk geld", "Which money"),
            "amount": ("Bedrag (leeg: alles)", "Amount (empty: all of it)"),
            "told_account": (
                "Andere rekening (leeg: waar het van kwam)",
                "Another account (empty: the one it came from)",
            ),
            "from_line": ("Rekening van bankpost", "Account of bank line"),
        },
    ),
    "refund-file": CommandWords(
        nl=Called(
            "Terugbetalen met een bestand",
            "Maak het bestand",
            "Betaal alles wat aan de debiteur terug moet met een bestand voor de bank (pain.001).",
        ),
        en=Called(
            "Refund by a file",
            "Make the file",
            "Pay all that is due back to the debtor by a file for the bank (pain.001).",
        ),
        fields={
            "total": ("Totaal", "Total"),
            "from_iban": (
                "Van rekening (leeg: de eerste van de schuldeiser)",
                "From account (empty: the creditor's first)",
            ),
            "refunds": ("Terugbetalingen", "Refunds"),
        },
    ),
    "refund-file-withdrawn": CommandWords(
        nl=Called(
            "Bestand voor de bank intrekken",
            "Trek het bestand in",
            "Het bestand is nooit bij de bank aangekomen; wat het betaalde moet weer terug.",
        ),
        en=Called(
            "Withdraw a refund file",
            "Withdraw the file",
            "The file never reached the bank; what it paid is due back again.",
        ),
        fields={
            "file": ("Welk bestand", "Which file"),
        },
    ),
    "refund-batch": CommandWords(
        nl=Called(
            "Terugbetalen aan meer debiteuren",
            "Maak het bestand",
            (
                "Betaal wat aan deze debiteuren terug moet met één bestand voor de bank (pain.001)."
                " Een collega geeft het vrij."
            ),
        ),
        en=Called(
            "Refund several debtors",
            "Make the file",
            (
                "Pay what is due back to these debtors by one file for the bank (pain.001)."
                " A colleague releases it."
            ),
        ),
        fields={
            "debtors": ("Aan wie", "To whom"),
            "count": ("Aantal terugbetalingen", "Number of refunds"),
            "total": ("Totaal", "Total"),
            "from_iban": (
                "Van rekening (leeg: de eerste van de schuldeiser)",
                "From account (empty: the creditor's first)",
            ),
            "refunds": ("Terugbetalingen", "Refunds"),
        },
    ),
    "refund-batch-withdrawn": CommandWords(
        nl=Called(
            "Uit een bestand intrekken",
            "Trek in",
            (
                "Het bestand is nooit bij de bank aangekomen, of kwam in zijn geheel terug: wat het"
                " betaalde moet weer terug."
            ),
        ),
        en=Called(
            "Withdraw from a file",
            "Withdraw",
            (
                "The file never reached the bank, or all of it came back: what it paid is due back"
                " again."
            ),
        ),
        fields={
            "file": ("Welk bestand", "Which file"),
            "refund": ("Alleen deze terugbetaling (leeg: alle)", "This refund alone (empty: all)"),
            "came_back_by": (
                "Alles kwam terug met bankpost (leeg: de bank had het nooit)",
                "All of it came back by bank line (empty: the bank never had it)",
            ),
            "refunds": ("Terugbetalingen", "Refunds"),
        },
    ),
    "refund-batch-second-person": CommandWords(
        nl=Called(
            "Een tweede persoon beslist over terugbetalingen",
            "Leg vast",
            (
                "Wat een collega voorbereidde, wordt vrijgegeven als u het eens bent; zegt u nee,"
                " schrijf dan waarom. Uw eigen voorstel trekt u in met nee."
            ),
        ),
        en=Called(
            "A second person decides on refunds",
            "Record",
            (
                "What a colleague prepared is released where you agree; where you say no, write"
                " why. Your own proposal you withdraw with no."
            ),
        ),
        fields={
            "proposal": ("Voorstel", "Proposal"),
            "agreed": ("Eens", "Agreed"),
        },
    ),
    "refund-paid": CommandWords(
        nl=Called(
            "Terugbetaling betaald",
            "Leg betaling vast",
            "Leg vast dat een opgedragen terugbetaling is betaald.",
        ),
        en=Called(
            "Refund paid",
            "Record that it was paid",
            "Record that a refund that was ordered was paid.",
        ),
        fields={
            "refund_id": ("Welke terugbetaling", "Which refund"),
            "paid_on": ("Betaald op", "Paid on"),
        },
    ),
    "refund-debited": CommandWords(
        nl=Called(
            "Terugbetaling afgeschreven",
            "Leg vast",
            "De bank heeft een terugbetaling betaald, gezien buiten de ingelezen afschriften.",
        ),
        en=Called(
            "Refund debited",
            "Record it",
            "The bank paid a refund, as somebody saw elsewhere than on an imported statement.",
        ),
        fields={
            "refund_id": ("Welke terugbetaling", "Which refund"),
        },
    ),
    "refund-dropped": CommandWords(
        nl=Called(
            "Terugbetaling laten vervallen",
            "Laat vervallen",
            "Een opgedragen terugbetaling wordt niet betaald; het geld blijft van de debiteur.",
        ),
        en=Called(
            "Drop a refund",
            "Drop it",
            "A refund that was ordered is not paid; the money stays the debtor's.",
        ),
        fields={
            "refund_id": ("Welke terugbetaling", "Which refund"),
        },
    ),
}
