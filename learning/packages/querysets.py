"""What packages report of learners, and the drafts that hold one."""

import uuid

from django.db.models import QuerySet
from wagtail.models import Page

from learning.models.enrolment import Enrolment
from learning.models.package import LessonPackage, PackageState


def reported(enrolment: Enrolment, lesson: uuid.UUID, package: LessonPackage) -> PackageState | None:
    """The package's word alone, and no evidence (docs/adr/0035-packages.md)."""
    return PackageState.objects.filter(enrolment=enrolment, lesson=lesson, package=package).first()


def drafts_with(package: LessonPackage) -> QuerySet[Page]:
    """The pages whose latest revision has the package in its body, by the JSON as Wagtail stores it."""
    return Page.objects.filter(latest_revision__content__body__regex=rf'"package": {package.pk}\D')
