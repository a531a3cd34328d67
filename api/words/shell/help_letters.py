"""Help of the command line in Dutch: letters, templates, the post, the law."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "Id or invoice number.": "Id of factuurnummer.",
    "Write a letter on a claim as it would be today, as a specimen; nothing is sent.": (
        "Schrijf een brief over een vordering zoals hij vandaag zou zijn, als proef; er gaat "
        "niets uit."
    ),
    "reminder, statement, fourteen_day_letter, …": ("reminder, statement, fourteen_day_letter, …"),
    "nl or en; default: the debtor's own": "nl of en; zonder opgave die van de debiteur",
    "default: KIND.pdf": "zonder opgave: KIND.pdf",
    "Write a sample of every letter, language and capacity as PDF; no store is needed.": (
        "Schrijf van elke brief, taal en hoedanigheid een proef als pdf; zonder opslag."
    ),
    "Made where it is not there.": "Wordt gemaakt als zij er niet is.",
    "Write a letter's document, as it was sent, to a file.": (
        "Schrijf het document van een brief, zoals verzonden, naar een bestand."
    ),
    "Where to write the PDF.": "Waar de pdf komt.",
    "What may be collected on a day of those who gave a mandate, and what not and why.": (
        "Wat op een dag mag worden geïncasseerd van wie een machtiging gaf, en wat niet en waarom."
    ),
    "What stands in a batch of direct debits, line by line, and what is new about each.": (
        "Wat er in een incassobatch staat, regel voor regel, en wat er nieuw aan is."
    ),
    "The batches of direct debits of a creditor, the newest first, and how each stands.": (
        "De incassobatches van een schuldeiser, de nieuwste eerst, en hoe elk staat."
    ),
    "day of the collection, a banking day": "dag van de incasso, een bankdag",
    "day on which the debtors were told amount and day; default: each by his notice": (
        "dag waarop de debiteuren bedrag en dag is gemeld; zonder opgave: ieder door zijn"
        " vooraankondiging"
    ),
    "yes: who could be told of it today, by a notice": (
        "ja: wie er vandaag van kan horen, door een vooraankondiging"
    ),
    "Where to write the file.": "Waar het bestand komt.",
    "Id of a batch.": "Id van een batch.",
    "Write a document of a claim as people read it: its dossier or its e-invoice as PDF.": (
        "Schrijf een stuk van een vordering zoals mensen het lezen: haar dossier of e-factuur als"
        " pdf."
    ),
    "As `vordering documents` lists it; default: the dossier as it would go out today, as a"
    " specimen.": (
        "Zoals `vordering documents` het noemt; zonder opgave: het dossier zoals het nu uit handen"
        " zou gaan, als voorbeeld."
    ),
    "Write the file of a batch of direct debits, as long as it may be given to the bank.": (
        "Schrijf het bestand van een incassobatch, zolang het naar de bank mag."
    ),
    "Templates of letters: install, list, show.": ("Sjablonen van brieven: laden, noemen, tonen."),
    "Try a template on every kind of letter and install it; refused where the law is not met.": (
        "Beproef een sjabloon op elke soort brief en laad hem; geweigerd waar de wet niet "
        "wordt gehaald."
    ),
    "With template.toml.": "Met template.toml.",
    "List the templates of a creditor; the one that new letters use is marked.": (
        "Noem de sjablonen van een schuldeiser; die voor nieuwe brieven is gemerkt."
    ),
    "Show what a template changes, and write its files where asked.": (
        "Toon wat een sjabloon verandert, en schrijf zijn bestanden weg als u dat vraagt."
    ),
    "See `template list`.": "Zie `template list`.",
    "Write its files here.": "Schrijf zijn bestanden hier.",
    "Letters on paper: batches and posting.": ("Brieven op papier: partijen en posten."),
    "Put the letters that wait into batches, and write what is to be printed.\n\n"
    "For each batch a folder with letters.pdf (each letter begins on the front of a "
    "sheet),\n"
    "registered.pdf and addresses.csv. Repeated, the files are the same.": (
        "Leg de brieven die wachten in partijen, en schrijf wat te printen is.\n\n"
        "Per partij een map met letters.pdf (elke brief begint op de voorkant van een blad),\n"
        "registered.pdf en addresses.csv. Herhaald zijn de bestanden dezelfde."
    ),
    "List the batches that wait to be posted, and what must be taken out of them.": (
        "Noem de partijen die op de post wachten, en wat eruit moet."
    ),
    "Record that a batch was posted on a day: from then on its terms count. Safe to "
    "repeat.\n\n"
    "Take letters that were not posted out first, with `record not-posted`.": (
        "Leg vast dat een partij op een dag is gepost: vanaf dan tellen de termijnen. "
        "Herhalen kan altijd.\n\n"
        "Haal brieven die niet zijn gepost er eerst uit, met `record not-posted`."
    ),
    "As `post list` names it.": "Zoals `post list` haar noemt.",
    "Posting day.": "Postdag.",
    "Who carries it.": "Wie haar vervoert.",
    "Letters by e-mail: will they be believed?": "Brieven per e-mail: worden ze geloofd?",
    "Domain that letters come from; default: that of the sender.": (
        "Domein waar brieven vandaan komen; zonder opgave: dat van de afzender."
    ),
    "Name under which the DKIM key stands; your mail service has it.": (
        "Naam waaronder de DKIM-sleutel staat; uw maildienst heeft hem."
    ),
    "DNS server to ask, ADDRESS[:PORT]; default: this machine's.": (
        "DNS-server om te vragen, ADRES[:POORT]; zonder opgave: die van deze machine."
    ),
    "Look at SPF, DKIM, DMARC, encryption and reverse name before letters go out by e-mail."
    "\n\nWithout them Google, Microsoft and others refuse mail (550 5.7.26, 550 5.7.515)."
    " Nothing is\nsent, and nothing recorded without --record. A live store made from 30 November"
    " 2026 on sends\nits first e-mail within 30 days after such a record where all was right. Exit"
    " code 1:\nsomething is to be mended, or with --record was not seen.": (
        "Bekijk SPF, DKIM, DMARC, versleuteling en omgekeerde naam voordat brieven per e-mail"
        " uitgaan.\n\nZonder weigeren Google, Microsoft en anderen de mail"
        " (550 5.7.26, 550 5.7.515). Er wordt niets\nverzonden, en zonder --record niets"
        " vastgelegd. Een echte opslag die vanaf 30 november 2026 is\ngemaakt, verstuurt zijn"
        " eerste e-mail binnen 30 dagen nadat zo is vastgelegd dat alles klopt.\nUitgangscode 1:"
        " er is iets te herstellen, of met --record niet gezien."
    ),
    "Record in the store what was found.": "Leg in de opslag vast wat is gevonden.",
    "Mail that came back.": "Post die terugkwam.",
    "Write a mail that came in, and each of its attachments, into a folder; nothing is replaced."
    "\n\nStrangers sent them: open only what you expect.": (
        "Schrijf een mail die binnenkwam, met elke bijlage, in een map; niets wordt vervangen.\n\n"
        "Vreemden stuurden ze: open alleen wat u verwacht."
    ),
    "Id, or its name as on the work list (MAIL-0A1B2C3D).": (
        "Id, of de naam zoals op de werklijst (MAIL-0A1B2C3D)."
    ),
    "Id, or its name as on the page Bank (BANK-0A1B2C3D).": (
        "Id, of de naam zoals op de pagina Bank (BANK-0A1B2C3D)."
    ),
    "Id, or the number of the credit note.": "Id, of het nummer van de creditnota.",
    "Folder that the files are written into.": "Map waarin de bestanden komen.",
    "Read reports of delivery, and answers to letters, and record them; safe to repeat.\n\n"
    "What was dealt with is set aside in the folder, or moved to another one of the mailbox. A\n"
    "mail that is not recognised stays there and is named each time: it may be an answer of the\n"
    "debtor.": (
        "Lees bezorgrapporten en antwoorden op brieven, en leg ze vast; herhalen kan altijd.\n\n"
        "Wat is verwerkt, wordt in de map apart gelegd, of gaat naar een andere map van het"
        " postvak. Een\n"
        "e-mail die niet is herkend, blijft liggen en wordt elke keer genoemd: het kan een"
        " antwoord van de\n"
        "debiteur zijn."
    ),
    "Maildir or mbox; default: what the settings name.": (
        "Maildir of mbox; zonder opgave: wat de instellingen noemen."
    ),
    "Calculate by the law, with the derivation.": "Reken volgens de wet, met de berekening.",
    "Interest on a principal through a day (BW 6:119, 6:119a, 6:119b, or by contract).": (
        "Rente over een hoofdsom tot en met een dag (BW 6:119, 6:119a, 6:119b, of afgesproken)."
    ),
    "The term of a fourteen-day letter (BW 6:96 lid 6; HR 2016:2704).": (
        "De termijn van een veertiendagenbrief (BW 6:96 lid 6; HR 2016:2704)."
    ),
    "When a claim is barred (BW 3:307-319, 3:324, 7:28).": (
        "Wanneer een vordering verjaart (BW 3:307-319, 3:324, 7:28)."
    ),
    "What a payment is taken for (BW 6:44).": ("Waarop een betaling wordt toegerekend (BW 6:44)."),
    "Whether a debtor may be contacted at a moment (Bki art. 4.2).": (
        "Of een debiteur op een moment benaderd mag worden (Bki art. 4.2)."
    ),
    "VAT that may be deducted again on uncollectable debt (Wet OB art. 29).": (
        "Btw die op een oninbare vordering terugkomt (Wet OB art. 29)."
    ),
    "Which court hears a claim, and what going there costs (Rv 93, Wgbz, Btag).": (
        "Welke rechter een vordering behandelt, en wat dat kost (Rv 93, Wgbz, Btag)."
    ),
    "Before a claim goes out.": "Voordat een vordering uit handen gaat.",
    "agency, bailiff or lawyer": "agency, bailiff of lawyer",
    "Record what happened on a claim or with a debtor.": (
        "Leg vast wat er met een vordering of een debiteur gebeurde."
    ),
    "Id of the debtor, or the number of an invoice of his.": (
        "Id van de debiteur, of het nummer van een factuur van hem."
    ),
    "Id of the letter, or the first eight signs of it; a claim names its letters.": (
        "Id van de brief, of de eerste acht tekens ervan; een vordering noemt haar brieven."
    ),
    "Show this message and exit.": "Toon deze uitleg en stop.",
    "The language: nl or en. Default: that of the locale.": (
        "De taal: nl of en. Zonder opgave: die van het systeem."
    ),
    "Mail that came in: what waits first, the oldest first; then the newest.": (
        "Mail die binnenkwam: eerst wat wacht, het oudste voorop; daarna de nieuwste."
    ),
    "A mail that came in: its text, its attachments, and why it is thought whose.": (
        "Een mail die binnenkwam: de tekst, de bijlagen, en waarom zij van wie lijkt."
    ),
    "waits, attached or nobodys": "waits, attached of nobodys",
}
"""By the English."""
