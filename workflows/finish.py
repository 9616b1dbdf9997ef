"""What a finished review does. Wagtail imports this module while its own models load: no model is imported here."""

from typing import Any


def publish_approved_work(workflow_state: Any, user: Any = None) -> None:
    from workflows.actions import publish_approved

    publish_approved(workflow_state, user)
