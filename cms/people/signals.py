"""What happens when people change: rights follow memberships, and others may listen to invitations."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver

from cms.people.models import Membership, User

person_invited = Signal()
"""Sent inside the transaction with user, membership and invited_by; cms.core stores the mail."""


@receiver([post_save, post_delete], sender=Membership)
def rights_follow_memberships(instance: Membership, **kwargs: Any) -> None:
    from cms.people import actions

    for user in actions.people_concerned(instance):
        actions.sync_user_groups(user)


@receiver(post_save, sender=User)
def admin_speaks_the_users_language(instance: User, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """Wagtail reads its own profile row; the user's choice is kept in one place and copied there."""
    from wagtail.users.models import UserProfile

    if update_fields is not None and "preferred_language" not in update_fields:
        return
    profile = UserProfile.get_for_user(instance)
    if profile.preferred_language != instance.preferred_language:
        profile.preferred_language = instance.preferred_language
        profile.save(update_fields=["preferred_language"])


@receiver(post_save, sender="wagtailusers.UserProfile")
def mail_speaks_the_language_chosen_in_the_admin(instance: Any, **kwargs: Any) -> None:
    """The other way round: what is chosen in Wagtail's account page holds for mail too, and past the next login."""
    if instance.preferred_language:
        User.objects.filter(pk=instance.user_id).update(preferred_language=instance.preferred_language)
