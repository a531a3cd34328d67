"""What the values about bank accounts and their lines are called."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "StatementRole": {
        "statement": ("Afschrift", "Statement"),
        "notification": ("Specificatie", "Notification"),
        "interim": ("Tussenstand", "Interim report"),
    },
    "ChainVerdict": {
        "first": ("Eerste afschrift van deze rekening", "First of this account"),
        "follows": ("Sluit aan", "Follows on"),
        "overlaps": ("Zegt hetzelfde van bekende dagen", "Says the same of known days"),
        "gap": ("Er ontbreekt iets", "Something is missing"),
        "differs": ("Spreekt zichzelf of een ander tegen", "Contradicts itself or another"),
        "no_balances": ("Zonder saldi", "Without balances"),
    },
    "GapGround": {
        "looked_at_account": ("Op de rekening zelf gekeken", "Looked at the account itself"),
        "account_opened": ("De rekening bestond nog niet", "There was no account yet"),
        "bank_corrected": ("De bank heeft zich verbeterd", "The bank corrected itself"),
    },
    "BankLineKind": {
        "credit": ("Bij", "Credit"),
        "debit": ("Af", "Debit"),
        "return_of_collection": ("Terugboeking, af", "Return, debit"),
        "return_of_transfer": ("Eigen betaling terug", "Own transfer back"),
    },
    "LineStanding": {
        "new": ("Nog niet beoordeeld", "Not judged yet"),
        "proposed": ("Voorgesteld", "Proposed"),
        "parked": ("Te beoordelen", "To be reviewed"),
        "matched": ("Geplaatst", "Placed"),
        "on_debtor": ("Geld van de debiteur", "Money of the debtor"),
        "to_refund": ("Gaat terug naar de debiteur", "Goes back to the debtor"),
        "refunded": ("Teruggestort", "Refunded"),
        "returned": ("Teruggegaan", "Went back"),
        "set_aside": ("Niet voor een vordering", "For no claim"),
    },
    "DecidedBy": {
        "rule": ("volgens een regel", "by rule"),
        "person": ("door een mens", "by a person"),
    },
    "ParkedWhy": {
        "no_clue": ("Niet te herleiden tot een debiteur", "No debtor found"),
        "doubtful": ("Van wie het is staat niet vast", "It is not certain whose it is"),
        "batch_without_details": (
            "Meer betalingen in één post, zonder specificatie",
            "Several payments in one entry, without details",
        ),
        "perhaps_known": ("Misschien al bekend", "Perhaps known already"),
        "return_without_line": (
            "Geld ging terug, en niet zeker is welk",
            "Money went back, and it is not certain which",
        ),
        "return_turned_back": (
            "Misschien een terugboeking die zelf terugkwam",
            "Perhaps a return that came back itself",
        ),
        "refund_came_back": (
            "Misschien een terugbetaling aan een debiteur die terugkwam",
            "Perhaps a refund to a debtor that came back",
        ),
        "refund_paid_anyway": (
            "De bank betaalde een terugbetaling die hier niet betaald is, of nog eens",
            "The bank paid a refund that is not paid here, or paid it once more",
        ),
        "no_proposal_fits": ("Geen voorstel klopt", "No proposal is right"),
        "payer_asked": ("De betaler is gevraagd", "The payer was asked"),
        "not_as_ordered": (
            "Noemt een opdracht van ons, en klopt er niet mee",
            "Names an order of ours, and does not agree with it",
        ),
        "undone": ("Teruggedraaid: opnieuw te plaatsen", "Undone: to be placed again"),
        "looked_into": ("Iemand zoekt uit van wie het is", "Somebody is finding out whose it is"),
        "from_party": (
            "Van een partij: leg het vast als afdracht",
            "From a party: record it as a remittance",
        ),
    },
    "RefundDropWhy": {
        "person": ("Een mens zegt het", "A person says so"),
        "money_taken_back": ("Het geld zelf ging terug", "The money itself was taken back"),
    },
    "OffDebtorWhy": {
        "placed": ("Het betaalt wat hij schuldig is", "It pays what he owes"),
        "undone": ("Een mens zegt dat het fout was", "A person says that it was wrong"),
        "returned": ("Het geld zelf ging terug", "The money itself went back"),
    },
    "UnmatchedWhy": {
        "person": ("Een mens zegt dat het fout was", "A person says that it was wrong"),
        "return_placed": ("Het was toch een terugboeking", "It was a return after all"),
    },
    "ReturnSide": {
        "went_back": ("Dit geld ging terug", "This money went back"),
        "takes_back": ("Hierdoor ging ander geld terug", "By this other money went back"),
    },
    "SetAsideWhy": {
        "debit": ("Zelf betaald", "Paid by ourselves"),
        "own_transfer_back": ("Eigen betaling terug", "Own transfer came back"),
        "not_for_a_claim": ("Voor geen vordering hier", "For no claim here"),
        "known_already": ("Al bekend", "Known already"),
        "party_remittance": ("Afdracht van een partij", "A party's remittance"),
        "details_came": ("De betalingen erin zijn er nu los", "Its payments are here one by one"),
        "nothing_placed": (
            "Wat terugging stond op geen vordering",
            "What went back was on no claim",
        ),
    },
    "PayerAccountKnown": {
        "his": (
            "Met deze rekening is eerder voor deze debiteur betaald",
            "This account paid for this debtor before",
        ),
        "of_another": (
            "Met deze rekening is eerder voor een andere debiteur betaald",
            "This account paid for another debtor before",
        ),
        "new": (
            "Met deze rekening is nog niet eerder voor deze debiteur betaald",
            "This account never paid for this debtor before",
        ),
        "untold": ("De bank noemt geen rekening", "The bank tells no account"),
    },
    "UnplacedMoney": {
        "everybody": ("Iedereen wacht", "Everybody waits"),
        "concerned": ("Alleen wie het kan aangaan wacht", "Only whom it may concern waits"),
    },
    "DoubtGround": {
        "gap": ("Afschriften ontbreken", "Statements are missing"),
        "differs": ("Afschriften spreken elkaar tegen", "Statements contradict each other"),
        "unplaced": ("Geld van niemand", "Money that is nobody's yet"),
    },
}
