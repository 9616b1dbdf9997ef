"""All jobs of the room, where Celery looks for them."""

from events.places.tasks import forget_registrations, remind, tell, tell_changes, tend_places

__all__ = ["forget_registrations", "remind", "tell", "tell_changes", "tend_places"]
