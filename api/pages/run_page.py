"""The daily runs as a page: the last day's report line by line, and the days before it."""

from datetime import date
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse
from api.pages.choosing import Day
from api.pages.rendering import render
from application.run.reports import RunOut, recent_runs, runs_in_full

router = APIRouter()

STATUS: Final = {
    "finished": "voltooid",
    "stopped": "gestopt, gaat verder bij de volgende run",
    "open": "nog bezig of afgebroken",
}
WHAT: Final = {
    "letter_ordered": "brief opgesteld",
    "letter_sent": "brief uitgegaan",
    "letter_in_doubt": "onzeker of de brief uitging",
    "letter_failed": "brief niet uitgegaan",
    "letter_cancelled": "brief geannuleerd",
    "letter_elsewhere": "brief elders opgepakt",
    "contact_waits": "contact wacht: er was al vaak contact",
    "bank_data_missing": "niet bekend wie heeft betaald",
    "letter_waits": "brief wacht",
    "letter_to_post": "brief te posten",
    "letter_voided": "brief telt niet meer",
    "default_declared": "verzuim vastgesteld",
    "default_withdrawn": "verzuim ingetrokken",
    "costs_charged": "incassokosten berekend",
    "costs_waived": "incassokosten teruggenomen",
    "promise_broken": "belofte gebroken",
    "instalment_missed": "termijn gemist",
    "payment_plan_lapsed": "regeling vervallen",
    "settled": "afgesloten",
    "handed_over": "overgedragen",
    "hand_over_requested": "overdracht gevraagd",
    "task": "taak",
    "refused": "geweigerd",
    "conflict": "te druk, volgende run",
    "failed": "mislukt",
}
"""The words of a report; one that is not here is shown as it is."""


@router.get("/runs")
def show_runs(house: AnyHouse, on: Day = None) -> HTMLResponse:
    """Show what the runs of a day did and what they did not, the last day with a run first."""
    few = recent_runs(house)
    chosen = on or _last_day(few, house.today)
    return render(
        "runs.html",
        house,
        day=None,
        few=few,
        chosen=chosen,
        full=runs_in_full(house, chosen),
        statuses=STATUS,
        words=WHAT,
    )


def _last_day(few: list[RunOut], today: date) -> date:
    return few[0].day if few else today
