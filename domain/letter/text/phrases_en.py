"""The English sentences of the letters: the same keys as ``letter_phrases_nl``, as plain.

An English fourteen-day letter prints the Dutch words of the term too: those are the ones tested
in court.
"""

from collections.abc import Mapping
from typing import Final

from domain.letter.text import phrases_nl as dutch

FOURTEEN_DAYS: Final = "within fourteen days from the day after this letter was delivered to you"
FIFTEEN_DAYS: Final = "within fifteen days after this letter was delivered to you"

PHRASES: Final[Mapping[str, str]] = {
    "salutation": "Dear Sir or Madam,",
    "salutation_mrs": "Dear Ms {surname},",
    "salutation_mr": "Dear Mr {surname},",
    "salutation_mrs_alone": "Dear Madam,",
    "salutation_mr_alone": "Dear Sir,",
    "greeting": "Yours sincerely,",
    "about_one": "invoice {invoice}",
    "about_many": "{count} invoices",
    "subject_reminder": "Reminder: {about}",
    "subject_statement": "Statement of what is open: {about}",
    "subject_plan_lapsed": "Your payment plan has lapsed: {about}",
    "subject_fourteen_day_letter": "Last chance to pay without extra costs: {about}",
    "subject_final_demand": "Final demand: {about}",
    "subject_notice_of_default": "Notice of default: {about}",
    "subject_confirmation": "Confirmation of our agreement about {about}",
    "subject_plan_agreed": "Confirmation of our payment plan for {about}",
    "subject_plan_offered": "Proposal of a payment plan for {about}",
    "subject_plan_signed": "Confirmation of the signed payment plan for {about}",
    "subject_plan_coming": "Instalment due soon: payment plan for {about}",
    "subject_plan_late": "Instalment not received: payment plan for {about}",
    "subject_plan_completed": "Your payment plan for {about} is finished",
    "subject_interruption": "We reserve our right to payment: {about}",
    "interruption_open_one": "Invoice {invoice} of {issued} {unpaid}. On {dated} an amount of "
    "{total} is open.",
    "interruption_open_many": "The invoices below have {unpaid}. On {dated} an amount of {total} "
    "is open in all.",
    "interruption": "We unequivocally reserve our right to performance of this claim, with "
    "interest and costs. By this letter we interrupt the limitation period (article 3:317 of the "
    "Dutch Civil Code).",
    "interruption_judged": "The court has decided on this: {judged_by}, {judged}. We unequivocally "
    "reserve our right to performance of that decision, with interest and costs. By this letter "
    "we interrupt the limitation period (article 3:325 of the Dutch Civil Code).",
    "interruption_contested": "This also holds for the part of {contested} that you dispute; it "
    "is not in the amount above.",
    "interruption_means": "This means that a new period begins in which we can ask for payment. "
    "This letter is not a new demand and adds no costs.",
    "subject_hand_over": "{party} collects for us: {about}",
    "handed_over_one": "On {party_since} we passed invoice {invoice} of {issued} to {party} "
    "({party_kind}). {party} collects it for us.",
    "handed_over_many": "On {party_since} we passed the invoices below to {party} ({party_kind}). "
    "{party} collects them for us.",
    "handed_over_open": "On {dated} an amount of {total} is open.",
    "handed_over_principal": "All of that is principal.",
    "handed_over_interest": "Of that {open_principal} is principal and {open_interest} is "
    "{interest_name}.",
    "handed_over_costs": "Of that {open_principal} is principal and {open_costs} is collection "
    "costs by law (article 6:96 of the Dutch Civil Code).",
    "handed_over_parts": "Of that {open_principal} is principal, {open_interest} is "
    "{interest_name} and {open_costs} is collection costs by law (article 6:96 of the Dutch Civil "
    "Code).",
    "handed_over_vat": "These costs include 21% VAT. {vat_declaration}",
    "handed_over_pay": "{party} receives your payment from now on, and will tell you to which "
    "account.",
    "handed_over_case": "Please mention the case number {party_case}.",
    "handed_over_mark": "{party} is in the Dutch register of collection services under number "
    "{party_mark}.",
    "handed_over_twice": "Have you paid us already, or do you still pay us? Then that counts as "
    "well. You do not have to pay anything twice.",
    "handed_over_means": "This letter is not a new demand and adds no costs.",
    "handed_over_trouble": "Are you unable to pay (all of) this? {party} will discuss that with "
    "you. Do you think something is wrong? {contact}",
    "party_agency": "a collection agency",
    "party_bailiff": "a bailiff",
    "party_lawyer": "a lawyer",
    "subject_estate_filing": "Our claim in {estate}",
    "estate_bankruptcy": "the bankruptcy of {estate_debtor}",
    "estate_suspension_of_payments": "the suspension of payments of {estate_debtor}",
    "estate_debt_restructuring": "the debt restructuring of {estate_debtor}",
    "estate_dissolution": "the liquidation of {estate_debtor}",
    "estate_opening": "We hereby file our claim in {estate} with you. We claim what "
    "{estate_debtor} owed us on {estate_as_of}, the day before the court's order of "
    "{estate_ordered}.",
    "estate_opening_dissolution": "We hereby file our claim in {estate} with you. We claim what "
    "{estate_debtor} owed us on {estate_as_of}, the day before it was dissolved on "
    "{estate_ordered}.",
    "estate_case": "This concerns the case {estate_case}.",
    "estate_total": "Our claim amounts to {total}.",
    "estate_enclosed": "With this letter you find the document by which we file, with the "
    "calculation of the interest for each invoice.",
    "estate_invoice": "Invoice {estate_invoices} goes along as well.",
    "estate_invoices": "The invoices {estate_invoices} go along as well.",
    "estate_others": "We send the other invoices on request.",
    "estate_no_invoices": "We send the invoices on request.",
    "estate_verify": "Would you confirm that you received this, put the claim on the list for "
    "verification, and tell us which amount you admit and which amount you contest?",
    "estate_confirm": "Would you confirm that you received this, and tell us which amount you "
    "admit and which amount you contest?",
    "estate_reference": "Please quote our reference {reference}. Do you have any questions? "
    "{contact}",
    "subject_collection_notice": "Notice of a direct debit: {about}",
    "debit": "On {debit_day} we will collect {total} from your account {debit_account}, for "
    "{about}.",
    "debit_mandate": "We do so under your mandate {mandate}. Our creditor identifier is "
    "{identifier}.",
    "debit_mandate_b2b": "We do so under your business-to-business (B2B) mandate {mandate}. Our "
    "creditor identifier is {identifier}.",
    "debit_replaces": "This letter replaces our notice of {replaced}.",
    "debit_nothing": "You need not transfer anything yourself. Please make sure that there is "
    "enough in your account on that day.",
    "debit_interest": "This amount includes {interest} of {interest_name}, computed through "
    "{debit_day}. The specification shows how.",
    "debit_object": "Have you paid already, do you think something is wrong, or do you not want us "
    "to collect this amount? Then please tell us before {debit_day}. {contact}",
    "debit_back": "You can also ask your bank to stop the direct debit. Once the amount has been "
    "collected you can have your bank return it for eight weeks, without giving a reason.",
    "debit_back_b2b": "Once the amount has been collected, a business-to-business direct debit "
    "cannot be returned without a reason. If something is wrong, please say so before that day, to "
    "us or to your bank.",
    "debit_free": "This letter costs you nothing.",
    "unpaid_none": "has not been paid",
    "unpaid_part": "has not been paid in full",
    "unpaid_many": "not been paid",
    "unpaid_many_part": "not been paid, or not in full",
    # Openings
    "forgot_one": "You may have overlooked it: invoice {invoice} of {issued} {unpaid} yet. "
    "The last day to pay was {due}.",
    "forgot_many": "You may have overlooked it: the invoices below have {unpaid}.",
    "open_one": "Invoice {invoice} of {issued} still {unpaid}. The last day to pay was {due}.",
    "open_many": "The invoices below have still {unpaid}.",
    "statement": "Below you see which invoices were late on {dated}. Together {total} of them is "
    "open.",
    "statement_one": "Below you see the invoice that was late on {dated}. {total} of it is open.",
    "statement_part": "Below you see what we ask you to pay on {dated}. Together this is {total}.",
    "listed": "These invoices are open as well. They are not in the amount above: for these "
    "invoices this letter changes nothing, and what we agreed about them still holds. "
    "With the amount above this is {in_all} together.",
    "agreed": "We made an agreement about {about}. Below you find what we agreed. "
    "At this moment {total} is open.",
    "taken_back_on": "We had received {taken_back} from you, but that amount was taken back on "
    "{taken_back_on}. So it is not paid.",
    "taken_back": "We had received {taken_back} from you, but that amount was taken back. "
    "So it is not paid.",
    "lowered": "The amount of this invoice has been lowered by {lowered}.",
    "contested": "You do not agree with {contested}. You will get a separate answer about that "
    "part. This letter does not ask it: it is about the rest.",
    # What to pay, by when
    "please_pay": "Would you please pay {total}? We would like to receive it by {pay_by} "
    "at the latest.",
    "please_pay_soon": "Would you please pay {total} as soon as you can?",
    "must_pay": "We request you to pay {total}. "
    "The amount must be in our account by {pay_by} at the latest.",
    "demand": "You must pay {total}. The amount must be in our account by {pay_by} at the latest.",
    "fourteen_days": "You can still pay this without extra costs. To do so, pay {total} "
    "{lawful_term}.",
    "term_14": f"{FOURTEEN_DAYS} (in the words of Dutch law: “{dutch.FOURTEEN_DAYS}”)",
    "term_15": f"{FIFTEEN_DAYS} (in the words of Dutch law: “{dutch.FIFTEEN_DAYS}”)",
    "days_14": "fourteen",
    "days_15": "fifteen",
    "pay_each": "You pay into more than one account. Pay into each account in this letter the "
    "amount beside it: only all amounts together pay it in full.",
    # Default
    "notice": "With this letter we give you notice of default. This means: you have one last "
    "period in which to pay.",
    "default_follows": "Is the amount not there by then? Then you are in default from {day_after}. "
    "This means that by law you are late (article 6:82 of the Dutch Civil Code).",
    "default_is": "You have been in default since {default_since}. "
    "This means that by law you are late. This letter does not change that.",
    "default_is_many": "For all these invoices you have been in default since {default_since} at "
    "the latest. This means that by law you are late. This letter does not change that.",
    # Costs
    "costs_exact": "Do you not pay within these {days_given} days? Then you must also pay "
    "extrajudicial collection costs. Those costs are exactly {costs}.",
    "costs_exact_vat": "Do you not pay within these {days_given} days? Then you must also pay "
    "extrajudicial collection costs. Those costs are exactly {costs}: {costs_net} plus {vat} VAT "
    "(21%). {vat_declaration}",
    "costs_part": "Do you pay a part in that time? Then we compute the costs over what is left "
    "open after that. So the costs never become higher than this amount.",
    "costs_law": "The costs follow from article 6:96 of the Dutch Civil Code and the Decree on "
    "compensation for extrajudicial collection costs.",
    "costs_base": "They were computed over a principal of {base}.",
    "costs_how": "How they are reckoned: {how}.",
    "costs_over": "of",
    "costs_and": "and",
    "costs_floor": "the minimum by law",
    "costs_cap": "the maximum by law",
    "costs_business": "If you do not pay in time you will also owe collection costs "
    "(article 6:96 of the Dutch Civil Code).",
    "costs_business_exact": "If you do not pay in time you will also owe collection costs "
    "(article 6:96 of the Dutch Civil Code). Those costs are {costs}.",
    "costs_business_exact_vat": "If you do not pay in time you will also owe collection costs "
    "(article 6:96 of the Dutch Civil Code). Those costs are {costs}: {costs_net} plus {vat} VAT "
    "(21%). {vat_declaration}",
    "costs_asked": "This amount includes {asked_costs} of collection costs "
    "(article 6:96 of the Dutch Civil Code).",
    "costs_asked_vat": "This amount includes {asked_costs} of collection costs (article 6:96 of "
    "the Dutch Civil Code), of which {asked_vat} is VAT (21%). {vat_declaration}",
    "vat_declaration": "{creditor} cannot deduct this VAT and expressly declares that the costs "
    "were raised with the VAT for that reason.",
    # Interest and agency
    "interest_asked": "This amount includes {interest} of {interest_name}, computed through "
    "{dated}. The specification shows how. Interest runs on for as long as you have not paid.",
    "interest_stops": "If you pay this amount in time, we ask no interest for the days after that.",
    "interest_provisional": "Interest from {uncertain_from} is provisional: the rate from that "
    "day is not settled yet. If it turns out lower, you pay less.",
    "interest_follows": "For as long as you are late we may ask {interest_name}.",
    "interest_follows_from": "From {interest_first} we may ask {interest_name} on what you have "
    "not paid by then.",
    "interest_follows_each": "On what you do not pay we may ask {interest_name}. The specification "
    "shows from which day.",
    "interest_statutory": "statutory interest",
    "interest_commercial": "statutory commercial interest",
    "interest_agreed": "agreed interest",
    "interest_plain": "interest",
    "agency": "If we do not receive the amount in time, we will hand the case over to a "
    "collection agency.",
    "agency_costs": "That costs you no more than the collection costs named below.",
    # Agreements
    "extension": "You pay {covered} by {pay_by} at the latest.",
    "one_time": "This extension is a one-time exception.",
    "extension_over": "If the amount is not there by then, we go on from where we were.",
    "plan": "You pay {covered} in {terms} instalments. Each amount must be in our account by the "
    "day named at the latest.",
    "plan_lapses": "Do you not pay an instalment in time? Then the plan lapses. Before we go on, "
    "we write to you that it did. In that letter we ask all that is still open at once, with the "
    "interest that the law gives.",
    "plan_lapses_after": "Do you not pay an instalment in time? Then you still have "
    "{days_of_grace}. If the amount is not there by then, the plan lapses. Before we go on, we "
    "write to you that it did. In that letter we ask all that is still open at once, with the "
    "interest that the law gives.",
    "days_of_grace_one": "1 day",
    "days_of_grace_many": "{grace} days",
    "plan_free": "You pay no costs for this plan.",
    "plan_kept": "Do you pay every instalment in time? Then we ask no interest for the time of "
    "the plan.",
    "plan_interest": "While the plan runs, interest runs on too.",
    "plan_signed": "You and we signed this plan on {signed}.",
    "plan_sign": "Do you agree? Then please sign and send a signed copy back to us.",
    "plan_of_signatures": "We sign for the payment plan for {about} (reference {reference}) in "
    "this letter of {dated}: {covered} in {terms} instalments, from {first_term} to {last_term}.",
    "plan_of_signature": "I agree to the payment plan for {about} in this letter of {dated} "
    "(reference {reference}), {covered} in all.",
    "plan_rights": "Apart from that, your rights and duties, and ours, stay as they were.",
    "plan_lapsed": "We had a payment plan with you. An instalment was not paid in time. "
    "Therefore the plan has lapsed: it has not applied since {lapsed}. We now ask you to pay all "
    "that is still open at once.",
    "plan_offered": "Below is the payment plan that we propose to you. Please read it at your "
    "leisure.",
    "plan_sign_link": "Do you agree? Then please sign by {sign_until} at the latest on this "
    "page: {sign_link}",
    "plan_sign_by_mail": "Do you agree? Then please sign by {sign_until} at the latest. Use the "
    "link in the e-mail that this letter came with.",
    "plan_sign_paper": "Do you agree? Then please sign at the foot of this letter and send all its "
    "pages back to us, so that we have them by {sign_until} at the latest. The post takes a few "
    "days. You will then get a copy that we have signed too.",
    "plan_yours_alone": "The link is for you alone and works once. Give it to nobody else: whoever "
    "has it can sign in your name. We never ask you for it either.",
    "plan_not_signed": "You need not sign. If you do not sign, there is no plan and everything "
    "stays as it was.",
    "plan_both_signed": "You and we have signed this payment plan. It has held since {signed}. "
    "Please keep this letter.",
    "plan_completed": "Your payment plan is finished. Since it began we have received {covered} "
    "from you. You need not pay anything more for it.",
    "plan_completed_only_one": "This is about invoice {invoice}. Nothing of it is open any more.",
    "plan_completed_only_many": "This is about the invoices {numbers}. Nothing of them is open "
    "any more.",
    "plan_completed_bank": "Did you pay by a standing order at your bank? Then please stop it.",
    "plan_invoices_one": "The plan is about invoice {invoice}.",
    "plan_invoices_many": "The plan is about the invoices {numbers}.",
    "instalment_coming": "By {first_term} at the latest you pay {covered}. That is an instalment "
    "of your payment plan.",
    "instalment_late": "On {first_term} an instalment of your payment plan was to be paid. We have "
    "not received {covered} of it yet. You may have overlooked it. If you pay this by {pay_by}, "
    "the plan simply goes on.",
    "instalment_free": "This reminder costs you nothing.",
    "instalment_each": "You pay to more than one account. Please pay to each account in this "
    "letter the amount beside it: together that is the amount above.",
    "instalment_trouble": "Can you not pay this, or do you think something is wrong? {contact} We "
    "would like to find a solution together with you.",
    # Help and ending
    "attached_one": "You find the invoice enclosed.",
    "attached_many": "You find the invoices enclosed.",
    "paid_already": "Have you paid already? Then you need not do anything.",
    "paid_again": "Have you paid again since? Then you need not do anything.",
    "trouble": "Can you not pay (all of it), or do you think something is wrong? {contact} "
    "We would like to find a solution together with you.",
    "help": "Do you have other debts too? Your municipality helps you free of charge.",
    "questions": "Do you have questions? {contact}",
    "contact_both": "Call us on {phone} or write to {email}.",
    "contact_phone": "Call us on {phone}.",
    "contact_email": "Write to {email}.",
    "contact_none": "Please contact us.",
    # Rows of the plain text
    "row_claim": "Invoice {number} of {issued}, payable by {due}: {open}",
    "row_in_all": "In all: {in_all}",
    "row_total": "Total: {total}",
    "row_account": "Account: {iban} in the name of {holder}",
    "row_account_share": "Account: {iban} in the name of {holder}, amount {amount}",
    "row_link": "Or pay online: {link}",
    "row_link_by": "Or pay online by {by}: {link}",
    "row_reference": "Please state with your payment: {payment_reference}",
    "row_instalment": "By {day}: {amount}",
    "row_letter": "Letter {reference}, {dated}",
    "specimen": "SPECIMEN: this letter is an example. You need not do anything.",
}
