"""What a court decided or a summons says, told once more: the same is safe, else it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.claim.court import Award, Court
from domain.claim.events import AwardedPart, SummonsServed, TitleForm
from domain.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtRuling:
    """What a court decided, as it is told: amounts in cents, days inclusive.

    ``reckoned_through``: none is the day of the summons, or that of the judgment before.
    """

    given_on: date
    court: str
    case_number: str
    parts: tuple[AwardedPart, ...]
    form: TitleForm = TitleForm.JUDGMENT
    by_default: bool = False
    enforceable: bool = True
    upholds: bool = False
    reckoned_through: date | None = None


def known_ruling(court: Court, ruling: CourtRuling) -> Award | None:
    """The judgment of that day and number that holds, or whose place a later one took."""
    for one in court.awards:
        if (one.on, one.case_number) == (ruling.given_on, ruling.case_number) and (
            one.ended_on is None or court.was_replaced(one)
        ):
            return one
    return None


def require_same_ruling(known: Award, ruling: CourtRuling) -> None:
    """Refuse with ``judgment.known_otherwise``, naming the first element that differs."""
    parts = tuple(part for part in ruling.parts if part.amount)
    told = {
        "court": (known.court, ruling.court),
        "parts": (known.parts, parts),
        "reckoned_through": (
            known.reckoned_through,
            ruling.reckoned_through or known.reckoned_through,
        ),
        "form": (known.form, ruling.form),
        "by_default": (known.by_default, ruling.by_default),
        "enforceable": (known.enforceable, ruling.enforceable),
        "upholds": (known.upholds, ruling.upholds),
    }
    for element, (before, now) in told.items():
        if before != now:
            raise Refusal(
                "judgment.known_otherwise",
                f"The judgment of {known.on} was recorded already, with another value of"
                f" '{element}'.",
                way_out="Take that back as an error first where it was wrong; give a judgment"
                " that is another one its own day or case number.",
                values={"day": known.on, "element": element},
            )


def require_same_summons(known: SummonsServed, told: Mapping[str, object]) -> None:
    """Refuse with ``court.known_otherwise``, naming the first element that differs.

    ``told`` by the field of the fact; what was left out says nothing else.
    """
    for element, now in told.items():
        if now and now != getattr(known, element):
            raise Refusal(
                "court.known_otherwise",
                f"The summons of {known.served_on} was recorded already, with another value of"
                f" '{element}'.",
                way_out="Take that back as an error first where it was wrong; a new day on the"
                " cause list is recorded as what happened in court.",
                values={"day": known.served_on, "element": element},
            )
