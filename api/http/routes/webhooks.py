"""Subscriptions over HTTP, beside their commands and questions: the secret, shown once."""

from uuid import UUID

from fastapi import APIRouter

from api.desk import AnyDesk
from api.http.routes.users import ShownOnceOut
from api.problems import of_post
from api.strict import Operation
from application.webhooks.secrets import shown

router = APIRouter(prefix="/v1", tags=["webhooks"], route_class=Operation)


@router.post("/subscriptions/{subscription_id}/secret", status_code=201, responses=of_post(404))
def show_secret(subscription_id: UUID, desk: AnyDesk) -> ShownOnceOut:
    """Show the secret that signs, once. A repeat of the key is refused, not shown again."""
    return ShownOnceOut(text=shown(desk.house, subscription_id, by=desk.by()))
