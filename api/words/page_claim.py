"""English of the page of a claim."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Waarom is er niets gedaan?": "Why was nothing done?",
    "Elke stap die werd tegengehouden, met de regel en de feiten waarop dat berust. Zonder een van"
    " die feiten was het anders gegaan.": (
        "Each step that was withheld, with the rule and the facts it rests on. Without one of"
        " those facts it would have been otherwise."
    ),
    "Btw-teruggaaf rechtzetten.": "Put VAT relief right.",
    "Na de teruggaaf van %(back)s kwam op %(day)s een creditnota, of ging een betaling terug.": (
        "After the relief of %(back)s a credit note came on %(day)s, or a payment went back."
    ),
    "In de aangifte: terug te vragen %(amount)s.": "In the return: to ask back %(amount)s.",
    "In de aangifte: weer af te dragen %(amount)s.": "In the return: to pay again %(amount)s.",
    "De btw van een creditnota gaat anders twee keer af.": (
        "Else the VAT of a credit note is deducted twice."
    ),
    "mag vanaf %(day)s": "may be taken from %(day)s",
    "Niets voor": "Nothing before",
    "Gevraagd sinds": "Asked since",
    "Berust op": "Rests on",
    "Vastgelegd": "Recorded",
    "Beëindigd door": "Ended by",
    "Beëindigd": "Ended",
    "door de tijd, op %(day)s": "as the days went by, on %(day)s",
    "Te doen": "To do",
    "Wat dit veranderde": "What this changed",
    "Gegeven": "Field",
    "Was": "Was",
    "Werd": "Became",
    "Er wordt niets meer gevraagd. Zonder dat stond %(amount)s open:": (
        "Nothing is asked any more. Else %(amount)s would be open:"
    ),
    "Vordering": "Claim",
    "Een tweede persoon beslist:": "A second person decides:",
    "factuur van %(issued)s": "invoice of %(issued)s",
    "vervalt %(due)s": "due %(due)s",
    "uitgesteld tot %(day)s": "extended to %(day)s",
    "tot en met %(day)s": "through %(day)s",
    "Deze debiteur is samengevoegd met": "This debtor was merged with",
    "een andere debiteur": "another debtor",
    "Misschien dezelfde als": "May be the same as",
    "deze debiteur": "this debtor",
    "Tot dit beslist is, gaat er geen brief met kosten uit.": (
        "Until this is decided no letter with costs goes out."
    ),
    "wat hij toen schuldig was, wordt niet meer gevraagd.": (
        "what he owed then is not asked any more."
    ),
    "voorbij; er gaat niets uit tot iemand ernaar heeft gekeken.": (
        "over; nothing goes out until somebody has looked."
    ),
    "brieven gaan naar wie voor hem optreedt.": "letters go to who acts for him.",
    "voor de vorderingen die het bevel noemt gaat er niets uit.": (
        "nothing goes out for the claims that the order names."
    ),
    "ingetrokken of geweigerd: niet aanbieden aan de bank": (
        "withdrawn or refused: do not give it to the bank"
    ),
    "De bank weigerde de overboeking": "The bank refused the transfer",
    "Terugbetaling van %(day)s: bestand voor de bank (pain.001)": (
        "Refund of %(day)s: file for the bank (pain.001)"
    ),
    "Incasso: bestand voor de bank (pain.008)": "Direct debit: file for the bank (pain.008)",
    "Ingediende vorderingen (PDF)": "Claims that were filed (PDF)",
    "stand %(day)s": "as of %(day)s",
    "De brief van %(day)s kwam terug.": "The letter of %(day)s came back.",
    "Verstuurd op %(day)s.": "Sent on %(day)s.",
    "Nog niet verstuurd.": "Not sent yet.",
    "er gaat niets uit naar deze debiteur.": "nothing goes out to this debtor.",
    "Rekeningen en machtigingen": "Accounts and mandates",
    "deze rekening sinds %(day)s": "this account since %(day)s",
    "ingetrokken op %(day)s": "revoked on %(day)s",
    "laatst geïncasseerd op %(day)s": "last collected on %(day)s",
    "Rekening voor terugbetaling": "Account for refunds",
    "opgegeven op %(day)s": "told on %(day)s",
    "Terug te betalen: %(amount)s": "To be refunded: %(amount)s",
    "opgedragen op %(day)s.": "ordered on %(day)s.",
    "Misschien van deze debiteur: %(amount)s": "Perhaps this debtor’s: %(amount)s",
    "Tegoed van %(amount)s": "Credit of %(amount)s",
    "de terugbetaling is opgedragen; zijn vorderingen wachten tot die is betaald.": (
        "the refund is ordered; his claims wait until it is paid."
    ),
    "van %(amount)s is de terugbetaling opgedragen; zijn vorderingen wachten tot iemand naar de"
    " rest heeft gekeken.": (
        "%(amount)s of it is ordered back; his claims wait until somebody has looked at the rest."
    ),
    "zijn vorderingen wachten tot iemand ernaar heeft gekeken.": (
        "his claims wait until somebody looked."
    ),
    "Dossier onvolledig, ontbreekt:": "Dossier incomplete, missing:",
    "%(party)s ontving %(collected)s van de debiteur, droeg %(received)s af, hield %(fee)s in en"
    " moet nog %(owed)s afdragen.": (
        "%(party)s collected %(collected)s from the debtor, passed on %(received)s, kept %(fee)s"
        " and still owes %(owed)s."
    ),
    "Volgens haar nota's mag zij daarvan nog %(keeps)s inhouden: af te dragen is %(remit)s.": (
        "By its bills it may still keep %(keeps)s of that: %(remit)s is to be remitted."
    ),
    "Volgens haar nota's mag zij nog %(keeps)s inhouden, %(beyond)s meer dan zij moet afdragen:"
    " er is niets af te dragen.": (
        "By its bills it may still keep %(keeps)s, %(beyond)s more than it owes: nothing is to be"
        " remitted."
    ),
    "Geen nota verklaart %(amount)s die zij inhield.": (
        "No bill explains %(amount)s that it kept."
    ),
    "Nota": "Bill",
    "btw %(vat)s, samen %(total)s": "VAT %(vat)s, together %(total)s",
    "ingehouden op de afdracht": "taken from what it remits",
    "apart te betalen": "to be paid apart",
    "Kosten van partijen": "Costs of parties",
    "Kosten van partijen, zonder btw. De debiteur betaalt hun nota's niet; wat hem op elke grond is"
    " gevraagd en wat bij u blijft:": (
        "Costs of parties, before VAT. The debtor does not pay their bills; what he is asked on"
        " each ground, and what stays with you:"
    ),
    "aan u gerekend %(billed)s, aan de debiteur gevraagd %(asked)s, bij u blijft %(stays)s.": (
        "charged to you %(billed)s, asked of the debtor %(asked)s, stays with you %(stays)s."
    ),
    "Saldo": "Balance",
    "open": "open",
    "Hoofdsom": "Principal",
    "Rente": "Interest",
    "Incassokosten": "Collection costs",
    "Kosten (vonnis)": "Costs (judgment)",
    "Betaald": "Paid",
    "Te veel betaald": "Paid too much",
    "Terug te vragen": "To be asked back",
    "Nu": "Now",
    "sinds %(day)s": "since %(day)s",
    "Ontbreekt:": "Missing:",
    "vanaf %(day)s": "from %(day)s",
    "tot %(day)s": "until %(day)s",
    "%(step)s volgt": "%(step)s follows",
    "De eerstvolgende dagelijkse run doet dit.": "The next daily run does this.",
    "Geen telefoonnummer bekend.": "No phone number is known.",
    "Berekening van rente en toerekening": "How interest and payments were worked out",
    "Periode": "Period",
    "Berekening": "Working",
    "Artikel": "Article",
    "%(days)s/%(year)s dagen": "%(days)s/%(year)s days",
    "Rente (voorlopig)": "Interest (provisional)",
    "(voorlopig percentage)": "(provisional rate)",
    "Jaar vol: rente draagt voortaan zelf rente": "Full year: interest now bears interest itself",
    "Een betaling gaat eerst op kosten, dan op rente, dan op hoofdsom (BW 6:44).": (
        "A payment goes to costs first, then to interest, then to principal (BW 6:44)."
    ),
    "Afspraken en stilstand": "Agreements and pauses",
    "<strong>Betaalbelofte</strong> van %(amount)s uiterlijk %(by)s, gedaan op %(on)s": (
        "<strong>Promise</strong> of %(amount)s by %(by)s, made on %(on)s"
    ),
    "Regeling wijzigen": "Change the plan",
    "op de pagina van de debiteur: zij geldt voor al haar vorderingen, en beiden tekenen de"
    " wijziging.": (
        "on the page of the debtor: it holds for all of its claims, and both sign the change."
    ),
    "Regeling wijzigen kan niet: zij is niet met de link getekend. Vervalt zij, dan kan een andere"
    " worden voorgesteld.": (
        "The plan cannot be changed: it was not signed by the link. If it lapses, another one can"
        " be proposed."
    ),
    "(schriftelijk)": "(in writing)",
    "De hele vordering wacht daarop tot en met %(day)s.": (
        "The whole claim waits for it until %(day)s."
    ),
    "<strong>Regeling voorgesteld</strong> op %(day)s, te tekenen tot en met %(until)s": (
        "<strong>Plan proposed</strong> on %(day)s, to be signed until %(until)s"
    ),
    "kreeg de link, tekende nog niet": "got the link, has not signed",
    "kreeg de regeling op papier, stuurde haar nog niet terug": (
        "got the plan on paper, has not sent it back"
    ),
    "kreeg de link nog niet": "did not get the link yet",
    "tekende nog niet": "has not signed yet",
    "Zo lang gaat de vordering niet uit handen.": "Until then the claim is not handed over.",
    "Regelingen van de debiteur": "Plans of the debtor",
    "<strong>Betwist</strong> voor %(amount)s; dat wordt niet gevraagd tot het is beslist": (
        "<strong>Disputed</strong> for %(amount)s; that is not asked until it is decided"
    ),
    "<strong>Klacht</strong> (%(ground)s) van %(day)s": (
        "<strong>Complaint</strong> (%(ground)s) of %(day)s"
    ),
    "bevestigd op %(day)s; nog af te handelen": "confirmed on %(day)s; still to be dealt with",
    "nog niet schriftelijk bevestigd": "not confirmed in writing yet",
    "<strong>Pauze</strong> (%(category)s) vanaf %(day)s": (
        "<strong>Hold</strong> (%(category)s) from %(day)s"
    ),
    "tot nader order": "until further notice",
    "Betalingsregeling": "Payment plan",
    "Termijn": "Term",
    "Uiterlijk": "By",
    "betaald": "paid",
    "Brieven": "Letters",
    "Brief": "Letter",
    "Verzonden": "Sent",
    "Gevraagd": "Asked",
    "als afgesproken": "as agreed",
    "Bezorging": "Delivery",
    "bezorging": "delivery",
    "per %(channel)s": "by %(channel)s",
    "t/m %(day)s": "through %(day)s",
    "kosten vanaf %(day)s": "costs from %(day)s",
    "vermoed": "presumed",
    "niet bekend": "not known",
    "Nog geen brief.": "No letter yet.",
    "Voorbeeld, zonder iets te versturen:": "Preview, without sending anything:",
    "van %(rate)s per jaar": "of %(rate)s a year",
    "Verjaring": "Limitation",
    "Verjaard sinds %(day)s (%(article)s), naar wat te bewijzen is: er gaat niets uit tot iemand"
    " beslist.": (
        "Barred by limitation since %(day)s (%(article)s), by what can be proven: nothing goes out"
        " until somebody decides."
    ),
    "Uiterlijk te stuiten op <strong>%(day)s</strong> (%(years)s jaar, %(article)s); vanaf"
    " %(warned)s staat het in de werklijst.": (
        "To be interrupted by <strong>%(day)s</strong> (%(years)s years, %(article)s); on the work"
        " list from %(warned)s."
    ),
    "Waarvoor de consument schuldig is, is niet bekend; daarom telt de kortste termijn.": (
        "It is not known what the consumer owes for; so the shortest term counts."
    ),
    "Verlengd zolang de insolventie van de debiteur duurt (Fw 36).": (
        "Lengthened as long as the insolvency of the debtor lasts (Fw 36)."
    ),
    "te laat": "too late",
    "telt, maar is niet zeker": "counts, but is not certain",
    "Met alles wat hier staat: uiterlijk %(day)s.": "By all of these: %(day)s at the latest.",
    "Rechter en executie": "Court and enforcement",
    "<strong>Gedagvaard</strong> op %(day)s voor %(court)s": (
        "<strong>Summoned</strong> on %(day)s before %(court)s"
    ),
    "over %(amount)s": "over %(amount)s",
    "roldatum %(day)s": "on the cause list of %(day)s",
    "<strong>Beslag</strong> (%(kind)s) van %(day)s": (
        "<strong>Attachment</strong> (%(kind)s) of %(day)s"
    ),
    "beslagvrije voet volgens de deurwaarder %(amount)s per maand": (
        "protected level as the bailiff told it: %(amount)s a month"
    ),
    "opgeheven op %(day)s": "released on %(day)s",
    "<strong>Executiekosten</strong> %(amount)s op %(day)s (%(document)s)": (
        "<strong>Costs of enforcement</strong> %(amount)s on %(day)s (%(document)s)"
    ),
    "Vonnis": "Judgment",
    "bij verstek": "by default",
    "niet verschuldigd": "not owed",
    "bekrachtigt het vorige vonnis": "upholds the one before",
    "uitvoerbaar bij voorraad": "provisionally enforceable",
    "Toegewezen": "Awarded",
    "Betalingen tot en met %(day)s zijn er al af.": "Payments through %(day)s are off already.",
    "Afgewezen: %(amount)s; dat wordt niet meer gevraagd.": (
        "Rejected: %(amount)s; that is asked no more."
    ),
    "Te stuiten uiterlijk %(day)s (BW 3:324).": "To be interrupted by %(day)s (BW 3:324).",
    "De rente die doorloopt verjaart eerder: te stuiten uiterlijk %(day)s.": (
        "Interest that runs on is barred earlier: to be interrupted by %(day)s."
    ),
    "Overdracht": "Hand-over",
    "%(party)s inlichten:": "Tell %(party)s:",
    "De overdracht is niet getoond: de feestdagen na %(day)s zijn nog niet nagegaan.": (
        "The hand-over is not shown: the holidays after %(day)s are not verified yet."
    ),
    "Dossier klaar voor %(party)s, in behandeling vanaf %(day)s": (
        "Dossier ready for %(party)s, taken up from %(day)s"
    ),
    "Ligt bij %(party)s": "Lies with %(party)s",
    "Dossier nog niet klaar voor %(party)s. Dit houdt de overdracht tegen:": (
        "Dossier not ready yet for %(party)s. This stops the hand-over:"
    ),
    "Stukken": "Papers",
    "zoals bewaard": "as it is kept",
    "Voorbeeld van het dossier, zoals het nu uit handen zou gaan (pdf)": (
        "Preview of the dossier as it would be handed over now (PDF)"
    ),
    "Nog geen stukken, ook de factuur zelf niet.": "No papers yet, not even the invoice itself.",
    "Dossier van %(day)s (pdf)": "Dossier of %(day)s (PDF)",
    "Alles wat is nagekeken": "All that was looked at",
    "Wat <strong>vet</strong> staat, houdt de overdracht tegen. Wat <em>schuin</em> staat, houdt"
    " niets tegen: het dossier is zwakker, of de tijd dringt.": (
        "What stands in <strong>bold</strong> stops the hand-over. What stands in <em>italics</em>"
        " stops nothing: the dossier is weaker, or time is short."
    ),
    "Onderdeel": "Item",
    "eigen regel": "own rule",
    "Stand": "State",
    "Volgens de regeling nog %(amount)s.": "By the plan %(amount)s is left to pay.",
    "De rente van de regeling vervalt bij nakomen.": (
        "Interest of the time of the plan lapses where it is kept."
    ),
    "Tijdlijn": "Timeline",
    "vastgelegd %(moment)s": "recorded %(moment)s",
    "Blad: het nummer van dit feit in het logboek. Daaronder zijn hash, waarmee te bewijzen is dat"
    " het niet is veranderd.": (
        "Leaf: the number of this fact in the log. Below it its hash, by which it can be proven"
        " that it was not changed."
    ),
    "blad %(number)s": "leaf %(number)s",
    "Verjaard sinds %(day)s, voor zover hier bekend.": (
        "Barred by limitation since %(day)s, as far as is known here."
    ),
    "Is dit een consumentenkoop, dan is de vordering verjaard sinds %(day)s (BW 7:28).": (
        "If this is a consumer sale, the claim is barred since %(day)s (BW 7:28)."
    ),
    "Stuiten kan tot en met %(last)s. Eerste vrije dag: %(first)s.": (
        "Limitation can be interrupted through %(last)s. First free day: %(first)s."
    ),
    "Vastleggen": "Record",
    "alles": "all",
    "Gegevens": "Details",
    "Factuurbedrag": "Amount of the invoice",
    "Termijn rust op": "Term rests on",
    "In verzuim sinds": "In default since",
    "Traject": "Dunning plan",
    "ronde %(number)s": "round %(number)s",
    "Betalingskenmerk": "Payment reference",
    "Eigen kenmerk": "Own reference",
    "Reeks": "Series",
    "Rekening": "Account",
    "Bereikbaar per": "Reachable by",
    "Behandelaar": "Handler",
    "Ligt bij": "Lies with",
    "Te bekijken": "To be looked at",
    "nog %(num)s vastlegging": "%(num)s more record",
    "nog %(num)s vastleggingen": "%(num)s more records",
    "Hier is nog niets vastgelegd.": "Nothing has been recorded here yet.",
    "Wat te tonen": "What to show",
    "Alles": "All",
    "Geld": "Money",
    "Verloop": "Course",
}
