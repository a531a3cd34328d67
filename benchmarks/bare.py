"""The bare framework: FastAPI on uvicorn with the same shapes, and nothing stored or looked up."""

import sys
from typing import Any, Final

import uvicorn
from fastapi import FastAPI, Request

from application.commands.details import AddNote
from application.queries.shapes import AnswerOut, ClaimOut

_SAID: Final[dict[str, Any]] = {}
app = FastAPI()


@app.put("/said/{what}")
async def say(what: str, request: Request) -> None:
    """Be told what the house answers, so that as much is validated and written."""
    _SAID[what] = await request.json()


@app.post("/v1/claims/{claim_id}/notes")
def command(claim_id: str, body: AddNote) -> AnswerOut:
    """Validate what is asked, and answer with as much."""
    del claim_id, body
    return AnswerOut.model_validate(_SAID["command"])


@app.get("/v1/claims/{claim_id}")
def query(claim_id: str) -> ClaimOut:
    """Answer with as much."""
    del claim_id
    return ClaimOut.model_validate(_SAID["query"])


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="critical", access_log=False)
