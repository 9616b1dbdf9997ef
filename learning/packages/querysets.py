"""What packages report of learners."""

import uuid

from learning.models.enrolment import Enrolment
from learning.models.package import LessonPackage, PackageState


def reported(enrolment: Enrolment, lesson: uuid.UUID, package: LessonPackage) -> PackageState | None:
    """The package's word alone, and no evidence (docs/adr/0035-packages.md)."""
    return PackageState.objects.filter(enrolment=enrolment, lesson=lesson, package=package).first()
