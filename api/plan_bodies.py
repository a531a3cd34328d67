"""What commands about plans take over HTTP."""

from typing import Annotated

from pydantic import Field

from api.bodies import In, Text

PlanKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+@\d+$", examples=["four-steps@1"])]


class PlanIn(In):
    """Another dunning plan or version."""

    plan: PlanKey
    reason_text: Annotated[str, Field(max_length=1_000, description="why; required, sealed")]


class PlansChosenIn(In):
    """The plans with which new claims begin; what is absent stays as it is."""

    consumers: PlanKey | None = None
    businesses: PlanKey | None = None


class StepDecidedIn(In):
    """A step that waits for a person and is passed."""

    step: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=100)]
    note: Text = ""
