"""Whose packages are whose: each county library's lie in its collection, as pictures and documents do."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from learning.models import LessonPackage

policy = CollectionOwnershipPermissionPolicy(LessonPackage, owner_field_name="uploaded_by")
register_permission_policy(LessonPackage, policy)


def seen_by(user: Any) -> QuerySet[LessonPackage]:
    """All that are ready, and whatever state the user's own are in."""
    own = policy.instances_user_has_permission_for(user, "delete").values("pk")
    ready = Q(state=LessonPackage.State.READY)
    return LessonPackage.objects.filter(ready | Q(pk__in=own)).select_related("collection", "uploaded_by")
