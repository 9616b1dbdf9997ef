"""«Vi vil ha dette»: libraries that want a course set up in their county, and what the county library answered."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.models import CountyLibrary, Municipality


class RunAnswer(models.Model):
    """What a county library said to all of its libraries that waited for one course (`work`: its translation key)."""

    class Kind(models.TextChoices):
        SET_UP = "set_up", _("We set it up")
        NOT_NOW = "not_now", _("Not now")

    work = models.UUIDField()
    library = models.ForeignKey(CountyLibrary, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("answer"), max_length=7, choices=Kind.choices)
    text = models.TextField(_("text"), max_length=1000)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-answered_at", "-pk"]
        verbose_name = _("answer to wishes for a course")
        verbose_name_plural = _("answers to wishes for a course")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["work", "library"], name="run_answer_by_work")]


class RunWishQuerySet(models.QuerySet["RunWish"]):
    def waiting(self) -> "RunWishQuerySet":
        return self.filter(answer=None)

    def of_library(self, library: CountyLibrary) -> "RunWishQuerySet":
        """From the libraries in the counties that this county library serves."""
        return self.filter(municipality__county__library=library)

    def asked(self, work: Any) -> Any:
        """How many `libraries` have asked for the course at any time, in how many `counties`: one row, or none.

        `work`: a translation key, or a reference to one in an outer query.
        """
        libraries, counties = Count("municipality", distinct=True), Count("municipality__county", distinct=True)
        counted = self.filter(work=work).order_by().values("work").annotate(libraries=libraries, counties=counties)
        return counted.values(asked=JSONObject(libraries="libraries", counties="counties"))


class RunWish(models.Model):
    """One library's wish for a course, whoever of its people wrote it and however often.

    A library is known by its municipality. The wish is open until the county library answers; then it may wish anew.
    """

    work = models.UUIDField(help_text="The translation key of the course.")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer = models.ForeignKey(RunAnswer, on_delete=models.PROTECT, null=True, blank=True, related_name="wishes")

    objects = RunWishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish for a course in the county")
        verbose_name_plural = _("wishes for courses in the county")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["work", "municipality"], condition=Q(answer=None), name="one_open_wish_per_library"
            ),
        ]


class RunWishAddress(models.Model):
    """Who wants to know what the county library answers. Shown to nobody, and deleted with the letter that tells."""

    wish = models.ForeignKey(RunWish, on_delete=models.CASCADE, related_name="addresses")
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=settings.INTERFACE_LANGUAGES, default="nb")
    left_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["wish", "email"], name="one_letter_per_address_and_wish"),
        ]
