"""The pages: made on the server in Dutch or English, without scripts or things from elsewhere."""

from fastapi import FastAPI

from api.pages import (
    claim_page,
    delivery_page,
    docs_page,
    form_posts,
    list_pages,
    plan_page,
    run_page,
)
from api.pages.languages import InTheirLanguage
from api.pages.rendering import problem_page

__all__ = ["attach", "problem_page"]


def attach(app: FastAPI) -> None:
    """Add the pages to the application."""
    rooms = (list_pages, claim_page, delivery_page, form_posts, docs_page, run_page, plan_page)
    for module in rooms:
        app.include_router(module.router, include_in_schema=False)
    app.add_middleware(InTheirLanguage)
