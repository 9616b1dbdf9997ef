"""A package stands still while a page rests on it, whoever asks: as pictures and documents do (cms.core.uses)."""

from django.db.models.signals import pre_delete, pre_save

from cms.core.uses import SHOWN, hold_what_readers_see, refuse_while_used


def connect() -> None:
    from learning.models import LessonPackage
    from learning.packages import permissions  # noqa: F401 — registers whose packages are whose

    SHOWN[LessonPackage] = ("title", "upload", "digest", "kind", "entry")
    pre_save.connect(hold_what_readers_see, sender=LessonPackage, dispatch_uid="learning.hold_what_readers_see")
    pre_delete.connect(refuse_while_used, sender=LessonPackage, dispatch_uid="learning.refuse_while_used")
