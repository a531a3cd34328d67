"""Refusals about mandates and direct debits, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "identifier.wrong": (
        "Dit is geen incassant-ID: de vorm of de controlecijfers kloppen niet.",
        "Neem het over uit het contract met de bank, zoals NL79ZZZ999999990000.",
    ),
    "account.own": (
        "Dit is een rekening van de schuldeiser, niet van de debiteur.",
        "Vraag de debiteur naar het nummer van zijn eigen rekening.",
    ),
    "account.of_party": (
        "Dit is een rekening[ van {party}], niet van de debiteur.",
        "Vraag de debiteur naar het nummer van zijn eigen rekening.",
    ),
    "account.shared": (
        "Ook een andere debiteur gaf deze rekening op[: die van factuur {invoice}].",
        "Kijk van wie de rekening is, of vink aan dat het zo klopt.",
    ),
    "account.paid_for_another": (
        "Van deze rekening betaalde een andere debiteur[: die van factuur {invoice}].",
        "Kijk van wie de rekening is, of vink aan dat het zo klopt.",
    ),
    "mandate.known": (
        "Er is al een machtiging[ {mandate}] bij deze schuldeiser.",
        "Wijzig die als de rekening een andere werd, of geef de nieuwe een eigen kenmerk.",
    ),
    "mandate.b2b_consumer": (
        "Met B2B wordt alleen van bedrijven geïncasseerd: een consument houdt zijn terugboeking.",
        "Leg vast in welke hoedanigheid hij handelt, of kies Core.",
    ),
    "mandate.revoked": (
        "De machtiging[ {mandate}] is ingetrokken.",
        "Laat hem een nieuwe tekenen.",
    ),
    "mandate.unknown": (
        "Deze debiteur heeft geen machtiging[ {mandate}].",
        "Kijk op zijn pagina welke er zijn.",
    ),
    "mandate.ended": (
        "Met de machtiging[ {mandate}] mag niets meer worden geïncasseerd.",
        "Laat hem een nieuwe tekenen, of een andere rekening noemen (`mandate-amended`).",
    ),
    "collection.under_way": (
        "Een bestand voor de bank incasseert[ {invoice}]: zolang wordt er niets gevraagd.",
        "Leg vast dat het mislukte (`collection-failed`) of bij de bank is ingetrokken.",
    ),
    "collection.no_identifier": (
        "De schuldeiser heeft geen incassant-ID: hij kan niet incasseren.",
        "Een beheerder stelt het in bij de schuldeiser (`direct-debit`).",
    ),
    "collection.no_account": (
        "De schuldeiser heeft geen rekening om op te incasseren.",
        "Een beheerder stelt haar in bij de schuldeiser (`creditor-accounts`).",
    ),
    "collection.held": (
        "Er wordt nu niets geïncasseerd[ van {invoice}][: {held}].",
        "Kijk naar de vordering; incasseer als dat voorbij is.",
    ),
    "collection.other_amount": (
        "Op die dag staat een ander bedrag open[: {due}].",
        "Kijk wat er openstaat, meld de debiteur dat bedrag, en geef het.",
    ),
    "collection.day_came": (
        "De bank zou[ {invoice}][ op {day}] incasseren.",
        "Lees het afschrift van die dag in; kwam er niets, leg dan `collection-failed` vast.",
    ),
    "collection.none": (
        "Geen bestand voor de bank incasseert[ {invoice}].",
        "Kijk in het verloop van de vordering.",
    ),
    "collection.no_try_waits": (
        "Er kwam geen incasso[ van {invoice}] terug die nog eens mag.",
        "Kijk bij de vordering: de reden van de bank zegt wat er volgt.",
    ),
    "collection.other_day": (
        "Incasseren kan op bankdagen[ van {first} tot en met {last}].",
        "Kies zo'n dag, en meld de debiteur op tijd die dag en het bedrag.",
    ),
    "collection.no_second_try": (
        "De incasso kwam terug[ ({code})]: er wordt niet nog eens geïncasseerd.",
        "Laat de debiteur vragen te betalen.",
    ),
    "collection.elsewhere": (
        "De factuur[ {invoice}] zegt dat de schuldeiser zelf incasseert.",
        "Zoek dat uit; gebeurt het niet, zeg dat dan: `--not-elsewhere`.",
    ),
    "collection.other_account": (
        "De machtiging[ {mandate}] noemt een andere rekening van de debiteur dan er is gezien.",
        "Bekijk welke rekening zij nu noemt, en vraag opnieuw om het bestand.",
    ),
    "collection.not_announced": (
        "De incasso[ van {invoice}] is de debiteur niet gemeld, of de vooraankondiging kwam terug.",
        "Stuur een vooraankondiging (`collection-notice`), of zeg op welke dag het is gemeld.",
    ),
    "collection.announced_otherwise": (
        "De debiteur is[ {amount}][ op {day}][ met machtiging {mandate}] gemeld[: {held}].",
        "Stuur een nieuwe vooraankondiging, of meld het anders en zeg op welke dag.",
    ),
    "collection.announced": (
        "De debiteur weet[ sinds {sent}] al dat[ {amount}][ van {invoice}][ op {day}] wordt geïnd.",
        "Incasseer het: `collection-file`, of met een batch.",
    ),
    "collection.announced_day": (
        "Aangekondigd is een incasso[ van {invoice}][ op {day}]: zolang wordt er niets gevraagd.",
        "Incasseer het, of wacht die dag af.",
    ),
    "collection.notice_not_now": (
        "De vooraankondiging[ van {invoice}] kan nu niet weg[: {held}].",
        "Kijk waarom, of meld het anders en zeg op welke dag.",
    ),
    "collection.nothing_to_tell": (
        "Van die dag kan vandaag geen debiteur een incasso worden gemeld.",
        "Zie per vordering waarom: `vordering collections … --announcing`.",
    ),
    "letter.debit_day": (
        "De incasso die wordt aangekondigd ligt niet in het verschiet.",
        "Kondig haar aan voor een latere dag.",
    ),
    "letter.debit_demands": (
        "Een vooraankondiging vraagt geen betaling en kondigt geen kosten aan.",
        "Stuur een herinnering.",
    ),
    "collection.other_identifier": (
        "Het incassant-ID is niet meer[ {seen}].",
        "Kijk of het ingestelde klopt, en vraag het opnieuw aan.",
    ),
    "collection.not_ours": (
        "Dit is geen rekening van de schuldeiser.",
        "Noem een van zijn rekeningen, of stel die eerst in: `creditor-accounts`.",
    ),
    "mandate.several": (
        "Meer dan één machtiging van de debiteur zou passen.",
        "Incasseer deze apart, met de machtiging die bedoeld is: `collection-file`.",
    ),
    "mandate.none": (
        "De debiteur heeft geen machtiging die geldt.",
        "Leg vast welke hij tekende, of vraag hem te betalen.",
    ),
    "mandate.spent": (
        "De machtiging[ {mandate}] is voor één incasso, en dient al voor een andere vordering.",
        "Laat hem een doorlopende tekenen, of een nieuwe.",
    ),
    "debit_batch.full": (
        "Een batch bevat hoogstens[ {most}] incasso's.",
        "Incasseer deze met de volgende.",
    ),
    "debit_batch.nothing": (
        "Op die dag mag niets worden geïncasseerd.",
        "Zie per vordering waarom: `vordering collections`.",
    ),
    "debit_batch.other_figures": (
        "Aantal en som zijn nu[ {count}][ en {total}].",
        "Kijk wat er geïncasseerd zou worden, en geef aantal en som daarvan.",
    ),
    "debit_batch.unknown": (
        "Deze schuldeiser heeft zo'n incassobatch niet.",
        "Zie zijn batches op de pagina Incasso.",
    ),
    "debit_batch.not_waiting": (
        "Deze batch is al vrijgegeven of ingetrokken.",
        "Zie hoe de batches staan: `vordering collection-batches`.",
    ),
    "debit_batch.own": (
        "U legde deze batch zelf klaar: een tweede geeft die vrij.",
        "Vraag een collega met dit recht; intrekken kunt u wel.",
    ),
    "debit_batch.changed": (
        "Sinds het klaarleggen veranderde er iets[ aan {claims}].",
        "Trek de batch in, en leg klaar wat nu geïncasseerd mag worden.",
    ),
    "debit_batch.no_file": (
        "Deze batch heeft geen bestand: niet vrijgegeven, of ingetrokken.",
        "Laat een tweede de batch vrijgeven.",
    ),
    "debit_batch.not_given": (
        "Het bestand gaat niet meer naar de bank[, om {claims}].",
        "Trek de batch in en leg een nieuwe klaar; wat al bij de bank ligt, herroep dat daar.",
    ),
    "collection.no_iban": (
        "De rekening van de machtiging[ {mandate}] is geen IBAN, of gewist.",
        "Leg de rekening vast die de debiteur noemt: `mandate-amended`.",
    ),
}
"""By code: what is said, and the way out."""

HELD: Final[Mapping[str, str]] = {
    "it was withdrawn, and what it paid is due again": (
        "het is ingetrokken, en wat ermee was betaald moet weer worden terugbetaald"
    ),
    "another file collects it": "een ander bestand incasseert die",
    "it was withdrawn, or ended": "die is ingetrokken, of geëindigd",
    "its notice came back, or it is not certain that it arrived": (
        "de vooraankondiging kwam terug, of het staat niet vast dat die aankwam"
    ),
    "it would come too late before the collection day": (
        "die zou te laat komen voor de dag van de incasso"
    ),
    "that was another day": "dat was een andere dag",
    "that was another mandate": "dat was een andere machtiging",
    "that was another amount": "dat was een ander bedrag",
    "that was another account of his": "dat was een andere rekening van de debiteur",
    "that was another creditor identifier": "dat was een ander incassant-ID",
    "no file collects it": "geen bestand incasseert die",
    "its day has come": "de dag ervan is gekomen",
    "its mandate was revoked": "de machtiging is ingetrokken",
    "another amount is open by now": "er staat nu een ander bedrag open",
    "its mandate names another account by now": "de machtiging noemt nu een andere rekening",
    "its creditor collects to this account no more": (
        "de schuldeiser incasseert niet meer op deze rekening"
    ),
    "its creditor collects by another creditor identifier by now": (
        "de schuldeiser incasseert nu met een ander incassant-ID"
    ),
    "what it brought was undone: look where the money is": (
        "de boeking is teruggedraaid: kijk waar het geld is"
    ),
    "it has ended": "die is geëindigd",
    "a file collects it already": "een bestand incasseert die al",
    "it was offered to a party": "die ligt bij een ander",
    "it is barred by limitation": "die is verjaard, naar wat te bewijzen is",
    "it is before the court or was judged": "die ligt bij de rechter of er is een vonnis",
    "something protects the debtor": "iets beschermt de debiteur",
    "it is on hold": "die staat stil",
    "it is undecided who the debtor is": "het staat niet vast wie de debiteur is",
    "it is disputed": "die wordt betwist",
    "something was agreed on": "er is iets afgesproken",
    "a payment plan waits for signatures": "een voorgestelde regeling wacht op ondertekening",
    "money of the debtor waits to be placed": "geld van de debiteur moet nog worden geplaatst",
    "a person is to look at its marks": "iemand moet eerst naar de aandachtspunten kijken",
    "a letter is under way": "er is een brief onderweg",
    "a letter gives him longer to pay": "een brief geeft hem langer de tijd",
    # Said until December 2026, and kept in reports of runs:
    "the payments through the last banking day are not known": (
        "de betalingen tot en met de laatste bankdag zijn niet bekend"
    ),
}
"""Why a claim is not collected, by what ``domain.direct_debit.collecting`` says."""
