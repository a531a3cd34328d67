"""Problems as the pages tell them: in the language that is spoken."""

from api.words.refusals import refusal_said
from application.queries.shapes import ProblemOut


def told(problem: ProblemOut) -> ProblemOut:
    """A problem in the language that is spoken."""
    detail, way_out = refusal_said(problem.code, problem.detail, problem.way_out, problem.values)
    return problem.model_copy(update={"detail": detail, "way_out": way_out})
