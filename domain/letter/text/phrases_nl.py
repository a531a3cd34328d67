"""The Dutch sentences of the letters: u-form, plain (B1), one thought each.

``{names}`` are filled by ``letter_words``. The words of the fourteen-day term are those the
Hoge Raad accepts (25-11-2016, ECLI:NL:HR:2016:2704): change them only with a new ruling.
"""

from collections.abc import Mapping
from typing import Final

FOURTEEN_DAYS: Final = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
FIFTEEN_DAYS: Final = "binnen vijftien dagen nadat deze brief bij u is bezorgd"
"""The other lawful wording: one day longer, so costs from the sixteenth day after delivery."""

PHRASES: Final[Mapping[str, str]] = {
    "salutation": "Geachte heer, mevrouw,",
    "salutation_mrs": "Geachte mevrouw {surname},",
    "salutation_mr": "Geachte heer {surname},",
    "salutation_mrs_alone": "Geachte mevrouw,",
    "salutation_mr_alone": "Geachte heer,",
    "greeting": "Met vriendelijke groet,",
    "about_one": "factuur {invoice}",
    "about_many": "{count} facturen",
    "subject_reminder": "Herinnering: {about}",
    "subject_statement": "Overzicht van wat openstaat: {about}",
    "subject_plan_lapsed": "Uw betalingsregeling is vervallen: {about}",
    "subject_fourteen_day_letter": "Laatste kans om zonder extra kosten te betalen: {about}",
    "subject_final_demand": "Laatste aanmaning: {about}",
    "subject_notice_of_default": "Ingebrekestelling: {about}",
    "subject_confirmation": "Bevestiging van onze afspraak over {about}",
    "subject_plan_agreed": "Bevestiging van onze betalingsregeling over {about}",
    "subject_plan_offered": "Voorstel voor een betalingsregeling over {about}",
    "subject_plan_signed": "Bevestiging van de ondertekende betalingsregeling over {about}",
    "subject_plan_coming": "Binnenkort een termijn: betalingsregeling over {about}",
    "subject_plan_late": "Termijn niet ontvangen: betalingsregeling over {about}",
    "subject_plan_completed": "Uw betalingsregeling over {about} is klaar",
    "subject_interruption": "Wij behouden ons recht op betaling voor: {about}",
    "interruption_open_one": "Factuur {invoice} van {issued} is {unpaid}. Op {dated} staat "
    "{total} open.",
    "interruption_open_many": "De facturen hieronder zijn {unpaid}. Op {dated} staat samen "
    "{total} open.",
    "interruption": "Wij behouden ons ondubbelzinnig het recht voor op nakoming van deze "
    "vordering, met rente en kosten. Met deze brief stuiten wij de verjaring (artikel 3:317 BW).",
    "interruption_judged": "De rechter heeft hierover beslist: {judged_by}, {judged}. Wij behouden "
    "ons ondubbelzinnig het recht voor op nakoming van die beslissing, met rente en kosten. Met "
    "deze brief stuiten wij de verjaring (artikel 3:325 BW).",
    "interruption_contested": "Dat geldt ook voor het deel van {contested} waar u het niet mee "
    "eens bent; het staat niet in het bedrag hierboven.",
    "interruption_means": "Dit betekent dat er vanaf nu een nieuwe termijn loopt waarin wij om "
    "betaling kunnen vragen. Deze brief is geen nieuwe aanmaning en brengt geen kosten mee.",
    "subject_hand_over": "{party} int voor ons: {about}",
    "handed_over_one": "Wij hebben factuur {invoice} van {issued} op {party_since} in handen "
    "gegeven van {party} ({party_kind}). {party} int die voor ons.",
    "handed_over_many": "Wij hebben de facturen hieronder op {party_since} in handen gegeven van "
    "{party} ({party_kind}). {party} int ze voor ons.",
    "handed_over_open": "Op {dated} staat {total} open.",
    "handed_over_principal": "Dat is allemaal hoofdsom.",
    "handed_over_interest": "Daarvan is {open_principal} hoofdsom en {open_interest} "
    "{interest_name}.",
    "handed_over_costs": "Daarvan is {open_principal} hoofdsom en {open_costs} incassokosten "
    "volgens de wet (artikel 6:96 van het Burgerlijk Wetboek).",
    "handed_over_parts": "Daarvan is {open_principal} hoofdsom, {open_interest} {interest_name} en "
    "{open_costs} incassokosten volgens de wet (artikel 6:96 van het Burgerlijk Wetboek).",
    "handed_over_vat": "In die kosten is 21% btw begrepen. {vat_declaration}",
    "handed_over_pay": "{party} ontvangt vanaf nu uw betaling, en laat u weten op welke rekening.",
    "handed_over_case": "Noem daarbij het zaaknummer {party_case}.",
    "handed_over_mark": "{party} staat in het register van incassodienstverleners onder nummer "
    "{party_mark}.",
    "handed_over_twice": "Hebt u al aan ons betaald, of betaalt u toch nog aan ons? Dan telt dat "
    "ook. U hoeft niets twee keer te betalen.",
    "handed_over_means": "Deze brief is geen nieuwe aanmaning en brengt geen kosten mee.",
    "handed_over_trouble": "Lukt het niet om (alles) te betalen? {party} bespreekt dat met u. "
    "Klopt er volgens u iets niet? {contact}",
    "party_agency": "een incassobureau",
    "party_bailiff": "een gerechtsdeurwaarder",
    "party_lawyer": "een advocaat",
    "subject_estate_filing": "Indiening van onze vordering in {estate}",
    "estate_bankruptcy": "het faillissement van {estate_debtor}",
    "estate_suspension_of_payments": "de surseance van betaling van {estate_debtor}",
    "estate_debt_restructuring": "de schuldsaneringsregeling van {estate_debtor}",
    "estate_dissolution": "de vereffening van {estate_debtor}",
    "estate_opening": "Hierbij dienen wij onze vordering in {estate} bij u in. Wij vorderen wat "
    "{estate_debtor} ons schuldig was op {estate_as_of}, de dag vóór de uitspraak van "
    "{estate_ordered}.",
    "estate_opening_dissolution": "Hierbij dienen wij onze vordering in {estate} bij u in. Wij "
    "vorderen wat {estate_debtor} ons schuldig was op {estate_as_of}, de dag vóór de ontbinding op "
    "{estate_ordered}.",
    "estate_case": "Het gaat om de zaak {estate_case}.",
    "estate_total": "Onze vordering bedraagt {total}.",
    "estate_enclosed": "Bij deze brief vindt u het stuk waarmee wij indienen, met per factuur de "
    "berekening van de rente.",
    "estate_invoice": "Factuur {estate_invoices} gaat ook mee.",
    "estate_invoices": "De facturen {estate_invoices} gaan ook mee.",
    "estate_others": "De andere facturen sturen wij u op verzoek.",
    "estate_no_invoices": "De facturen sturen wij u op verzoek.",
    "estate_verify": "Wilt u de ontvangst bevestigen, de vordering op de lijst ter verificatie "
    "plaatsen, en ons laten weten welk bedrag u erkent en welk bedrag u betwist?",
    "estate_confirm": "Wilt u de ontvangst bevestigen, en ons laten weten welk bedrag u erkent en "
    "welk bedrag u betwist?",
    "estate_reference": "Noem daarbij ons kenmerk {reference}. Hebt u vragen? {contact}",
    "subject_collection_notice": "Vooraankondiging van een automatische incasso: {about}",
    "debit": "Op {debit_day} schrijven wij {total} af van uw rekening {debit_account}, voor "
    "{about}.",
    "debit_mandate": "Dat doen wij met uw machtiging met kenmerk {mandate}. Ons incassant-ID is "
    "{identifier}.",
    "debit_mandate_b2b": "Dat doen wij met uw machtiging voor zakelijke incasso (B2B) met kenmerk "
    "{mandate}. Ons incassant-ID is {identifier}.",
    "debit_replaces": "Deze brief komt in de plaats van onze vooraankondiging van {replaced}.",
    "debit_nothing": "U hoeft zelf niets over te maken. Zorgt u dat er die dag genoeg op uw "
    "rekening staat?",
    "debit_interest": "In dit bedrag zit {interest} aan {interest_name}, berekend tot en met "
    "{debit_day}. Bij de specificatie staat hoe.",
    "debit_object": "Hebt u al betaald, klopt er volgens u iets niet, of wilt u niet dat wij dit "
    "bedrag afschrijven? Laat het ons dan vóór {debit_day} weten. {contact}",
    "debit_back": "U kunt de incasso ook door uw bank laten tegenhouden. Is het bedrag al "
    "afgeschreven? Dan kunt u het tot acht weken daarna zonder reden laten terugboeken door uw "
    "bank.",
    "debit_back_b2b": "Is het bedrag eenmaal afgeschreven, dan kunt u het bij een zakelijke "
    "incasso niet zonder reden laten terugboeken. Klopt er iets niet, meld dat dan vóór die dag, "
    "bij ons of bij uw bank.",
    "debit_free": "Deze brief kost u niets.",
    "unpaid_none": "niet betaald",
    "unpaid_part": "niet helemaal betaald",
    "unpaid_many": "niet betaald",
    "unpaid_many_part": "niet of niet helemaal betaald",
    # Openings
    "forgot_one": "Misschien is het u ontgaan: factuur {invoice} van {issued} is nog {unpaid}. "
    "De laatste dag om te betalen was {due}.",
    "forgot_many": "Misschien is het u ontgaan: de facturen hieronder zijn nog {unpaid}.",
    "open_one": "Factuur {invoice} van {issued} is nog steeds {unpaid}. "
    "De laatste dag om te betalen was {due}.",
    "open_many": "De facturen hieronder zijn nog steeds {unpaid}.",
    "statement": "Hieronder ziet u welke facturen op {dated} te laat waren. Samen staat daarvan "
    "{total} open.",
    "statement_one": "Hieronder ziet u de factuur die op {dated} te laat was. Daarvan staat "
    "{total} open.",
    "statement_part": "Hieronder ziet u wat wij u op {dated} vragen te betalen. "
    "Samen is dat {total}.",
    "listed": "Deze facturen staan ook nog open. Ze zitten niet in het bedrag hierboven: voor deze "
    "facturen verandert deze brief niets, en wat wij daarover afspraken blijft gelden. "
    "Met het bedrag hierboven is dat samen {in_all}.",
    "agreed": "Wij hebben een afspraak gemaakt over {about}. Hieronder staat wat wij hebben "
    "afgesproken. Op dit moment staat {total} open.",
    "taken_back_on": "Wij hadden {taken_back} van u ontvangen, maar dat bedrag is op "
    "{taken_back_on} teruggeboekt. Het is dus niet betaald.",
    "taken_back": "Wij hadden {taken_back} van u ontvangen, maar dat bedrag is teruggeboekt. "
    "Het is dus niet betaald.",
    "lowered": "Het bedrag van deze factuur is met {lowered} verlaagd.",
    "contested": "U bent het met {contested} niet eens. Over dat deel krijgt u apart antwoord. "
    "Wij vragen het in deze brief niet: deze brief gaat over de rest.",
    # What to pay, by when
    "please_pay": "Wilt u {total} betalen? Wij ontvangen het bedrag graag uiterlijk op {pay_by}.",
    "please_pay_soon": "Wilt u {total} zo snel mogelijk betalen?",
    "must_pay": "Wij verzoeken u {total} te betalen. "
    "Het bedrag moet uiterlijk op {pay_by} op onze rekening staan.",
    "demand": "U moet {total} betalen. "
    "Het bedrag moet uiterlijk op {pay_by} op onze rekening staan.",
    "fourteen_days": "U kunt dit nog zonder extra kosten betalen. Betaal dan {total} "
    "{lawful_term}.",
    "term_14": FOURTEEN_DAYS,
    "term_15": FIFTEEN_DAYS,
    "days_14": "veertien",
    "days_15": "vijftien",
    "pay_each": "U betaalt op meer dan één rekening. Betaal op elke rekening in deze brief het "
    "bedrag dat erbij staat: pas met alle bedragen samen hebt u alles betaald.",
    # Default
    "notice": "Met deze brief stellen wij u in gebreke. Dat betekent: u krijgt nog één keer tijd "
    "om te betalen.",
    "default_follows": "Staat het bedrag er dan niet? Dan bent u vanaf {day_after} in verzuim. "
    "Dat betekent dat u volgens de wet te laat bent (artikel 6:82 van het Burgerlijk Wetboek).",
    "default_is": "U bent sinds {default_since} in verzuim. "
    "Dat betekent dat u volgens de wet te laat bent. Deze brief verandert dat niet.",
    "default_is_many": "Voor al deze facturen bent u in elk geval sinds {default_since} in "
    "verzuim. Dat betekent dat u volgens de wet te laat bent. Deze brief verandert dat niet.",
    # Costs
    "costs_exact": "Betaalt u niet binnen deze {days_given} dagen? Dan moet u ook "
    "buitengerechtelijke incassokosten betalen. Die kosten zijn precies {costs}.",
    "costs_exact_vat": "Betaalt u niet binnen deze {days_given} dagen? Dan moet u ook "
    "buitengerechtelijke incassokosten betalen. Die kosten zijn precies {costs}: {costs_net} plus "
    "{vat} btw (21%). {vat_declaration}",
    "costs_part": "Betaalt u in die tijd een deel? Dan berekenen wij de kosten over wat er daarna "
    "nog openstaat. De kosten worden dus nooit hoger dan dit bedrag.",
    "costs_law": "De kosten volgen uit artikel 6:96 van het Burgerlijk Wetboek en het Besluit "
    "vergoeding voor buitengerechtelijke incassokosten.",
    "costs_base": "Ze zijn berekend over een hoofdsom van {base}.",
    "costs_how": "De berekening: {how}.",
    "costs_over": "over",
    "costs_and": "en",
    "costs_floor": "het wettelijke minimum",
    "costs_cap": "het wettelijke maximum",
    "costs_business": "Betaalt u niet op tijd, dan bent u ook incassokosten verschuldigd "
    "(artikel 6:96 van het Burgerlijk Wetboek).",
    "costs_business_exact": "Betaalt u niet op tijd, dan bent u ook incassokosten verschuldigd "
    "(artikel 6:96 van het Burgerlijk Wetboek). Die kosten zijn {costs}.",
    "costs_business_exact_vat": "Betaalt u niet op tijd, dan bent u ook incassokosten verschuldigd "
    "(artikel 6:96 van het Burgerlijk Wetboek). Die kosten zijn {costs}: {costs_net} plus {vat} "
    "btw (21%). {vat_declaration}",
    "costs_asked": "In dit bedrag zit {asked_costs} aan incassokosten "
    "(artikel 6:96 van het Burgerlijk Wetboek).",
    "costs_asked_vat": "In dit bedrag zit {asked_costs} aan incassokosten (artikel 6:96 van het "
    "Burgerlijk Wetboek). Daarvan is {asked_vat} btw (21%). {vat_declaration}",
    "vat_declaration": "{creditor} kan deze btw niet aftrekken en verklaart nadrukkelijk dat de "
    "kosten in verband daarmee met de btw zijn verhoogd.",
    # Interest and agency
    "interest_asked": "In dit bedrag zit {interest} aan {interest_name}, berekend tot en met "
    "{dated}. Bij de specificatie staat hoe. De rente loopt door zolang u niet hebt betaald.",
    "interest_stops": "Betaalt u dit bedrag op tijd, dan vragen wij u geen rente over de dagen "
    "daarna.",
    "interest_provisional": "De rente vanaf {uncertain_from} is voorlopig berekend: het "
    "percentage vanaf die dag staat nog niet vast. Wordt het lager, dan betaalt u minder.",
    "interest_follows": "Zolang u te laat bent, mogen wij {interest_name} vragen.",
    "interest_follows_from": "Vanaf {interest_first} mogen wij {interest_name} vragen over wat u "
    "dan nog niet hebt betaald.",
    "interest_follows_each": "Over wat u niet betaalt, mogen wij {interest_name} vragen. Vanaf "
    "welke dag, staat bij de specificatie.",
    "interest_statutory": "wettelijke rente",
    "interest_commercial": "wettelijke handelsrente",
    "interest_agreed": "afgesproken rente",
    "interest_plain": "rente",
    "agency": "Ontvangen wij het bedrag niet op tijd? Dan dragen wij de zaak over aan een "
    "incassobureau.",
    "agency_costs": "Dat kost u niet meer dan de incassokosten die hieronder staan.",
    # Agreements
    "extension": "U betaalt {covered} uiterlijk op {pay_by}.",
    "one_time": "Dit uitstel is een eenmalige uitzondering.",
    "extension_over": "Staat het bedrag er dan niet, dan gaan wij verder waar wij waren gebleven.",
    "plan": "U betaalt {covered} in {terms} termijnen. Elk bedrag moet uiterlijk op de genoemde "
    "dag op onze rekening staan.",
    "plan_lapses": "Betaalt u een termijn niet op tijd? Dan vervalt de regeling. Voordat wij "
    "verdergaan, schrijven wij u dat. In die brief vragen wij alles wat nog openstaat in één keer, "
    "met de rente die de wet geeft.",
    "plan_lapses_after": "Betaalt u een termijn niet op tijd? Dan hebt u nog {days_of_grace}. "
    "Staat het bedrag er dan nog niet, dan vervalt de regeling. Voordat wij verdergaan, schrijven "
    "wij u dat. In die brief vragen wij alles wat nog openstaat in één keer, met de rente die de "
    "wet geeft.",
    "days_of_grace_one": "1 dag",
    "days_of_grace_many": "{grace} dagen",
    "plan_free": "Voor deze regeling betaalt u geen kosten.",
    "plan_kept": "Betaalt u alle termijnen op tijd? Dan vragen wij geen rente over de tijd van de "
    "regeling.",
    "plan_interest": "Zolang de regeling loopt, loopt ook de rente door.",
    "plan_signed": "U en wij hebben deze regeling ondertekend op {signed}.",
    "plan_sign": "Bent u het hiermee eens? Zet dan uw handtekening en stuur ons een "
    "ondertekend exemplaar terug.",
    "plan_of_signatures": "Wij tekenen voor de betalingsregeling over {about} (kenmerk "
    "{reference}) in deze brief van {dated}: {covered} in {terms} termijnen, van {first_term} tot "
    "en met {last_term}.",
    "plan_of_signature": "Ik ga akkoord met de betalingsregeling over {about} in deze brief van "
    "{dated} (kenmerk {reference}), samen {covered}.",
    "plan_rights": "Verder blijven de rechten en plichten van u en van ons zoals ze waren.",
    "plan_lapsed": "Wij hadden een betalingsregeling met u. Een termijn is niet op tijd betaald. "
    "Daarom is de regeling vervallen: zij geldt sinds {lapsed} niet meer. Wat nog openstaat, "
    "vragen wij u nu in één keer te betalen.",
    "plan_offered": "Hieronder staat de betalingsregeling die wij u voorstellen. Lees die rustig "
    "door.",
    "plan_sign_link": "Bent u het ermee eens? Onderteken dan uiterlijk op {sign_until} op deze "
    "pagina: {sign_link}",
    "plan_sign_by_mail": "Bent u het ermee eens? Onderteken dan uiterlijk op {sign_until}. "
    "Gebruik de link in de e-mail waar deze brief bij zit.",
    "plan_sign_paper": "Bent u het ermee eens? Zet dan onderaan deze brief uw handtekening en "
    "stuur alle bladzijden aan ons terug, zodat wij die uiterlijk op {sign_until} hebben. De post "
    "is een paar dagen onderweg. U krijgt daarna een exemplaar dat ook wij hebben ondertekend.",
    "plan_yours_alone": "De link is alleen voor u en werkt één keer. Geef de link aan niemand "
    "anders: wie de link heeft, kan in uw naam tekenen. Ook wij vragen u er nooit om.",
    "plan_not_signed": "U hoeft niet te tekenen. Tekent u niet, dan is er geen regeling en blijft "
    "alles zoals het was.",
    "plan_both_signed": "U en wij hebben deze betalingsregeling ondertekend. Zij geldt sinds "
    "{signed}. Bewaar deze brief goed.",
    "plan_completed": "Uw betalingsregeling is klaar. Sinds het begin ervan hebben wij {covered} "
    "van u ontvangen. U hoeft hiervoor niets meer te betalen.",
    "plan_completed_only_one": "Dit gaat over factuur {invoice}. Daarvan staat niets meer open.",
    "plan_completed_only_many": "Dit gaat over de facturen {numbers}. Daarvan staat niets meer "
    "open.",
    "plan_completed_bank": "Betaalde u met een vaste opdracht bij uw bank? Stop die dan.",
    "plan_invoices_one": "De regeling gaat over factuur {invoice}.",
    "plan_invoices_many": "De regeling gaat over de facturen {numbers}.",
    "instalment_coming": "Uiterlijk op {first_term} betaalt u {covered}. Dat is een termijn van uw "
    "betalingsregeling.",
    "instalment_late": "Op {first_term} was een termijn van uw betalingsregeling te betalen. "
    "Daarvan hebben wij {covered} nog niet ontvangen. Misschien is het u ontgaan. Betaalt u dit "
    "uiterlijk op {pay_by}? Dan loopt de regeling gewoon door.",
    "instalment_free": "Deze herinnering kost u niets.",
    "instalment_each": "U betaalt op meer dan één rekening. Betaal op elke rekening in deze brief "
    "het bedrag dat erbij staat: samen is dat het bedrag hierboven.",
    "instalment_trouble": "Lukt het niet om dit te betalen, of klopt er volgens u iets niet? "
    "{contact} Wij zoeken graag samen met u een oplossing.",
    # Help and ending
    "attached_one": "De factuur vindt u als bijlage bij deze brief.",
    "attached_many": "De facturen vindt u als bijlagen bij deze brief.",
    "paid_already": "Hebt u al betaald? Dan hoeft u niets te doen.",
    "paid_again": "Hebt u daarna opnieuw betaald? Dan hoeft u niets te doen.",
    "trouble": "Lukt het niet om (alles) te betalen, of klopt er volgens u iets niet? {contact} "
    "Wij zoeken graag samen met u een oplossing.",
    "help": "Hebt u meer schulden? Uw gemeente helpt u gratis.",
    "questions": "Hebt u vragen? {contact}",
    "contact_both": "Bel ons op {phone} of mail naar {email}.",
    "contact_phone": "Bel ons op {phone}.",
    "contact_email": "Mail naar {email}.",
    "contact_none": "Neem dan contact met ons op.",
    # Rows of the plain text
    "row_claim": "Factuur {number} van {issued}, te betalen uiterlijk {due}: {open}",
    "row_in_all": "Alles samen: {in_all}",
    "row_total": "Totaal: {total}",
    "row_account": "Rekening: {iban} ten name van {holder}",
    "row_account_share": "Rekening: {iban} ten name van {holder}, bedrag {amount}",
    "row_link": "Of betaal online: {link}",
    "row_link_by": "Of betaal online met {by}: {link}",
    "row_reference": "Vermeld bij uw betaling: {payment_reference}",
    "row_instalment": "Uiterlijk {day}: {amount}",
    "row_letter": "Brief {reference}, {dated}",
    "specimen": "SPECIMEN: deze brief is een voorbeeld. U hoeft niets te doen.",
}
