"""The ground of every page: who may see it, where it lives, and the guard that lets nothing unapproved up.

Long, since every page is made of it, and what it is made of stands in modules of its own already.
"""

import datetime
from functools import cache, cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.locks import BaseLock
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index

from cms.core import guard, rules
from cms.core.addresses import fault_of_path, keep_old_address
from cms.core.counting import note_reading
from cms.core.editions import Edition, free_slug, with_editions
from cms.core.fields import text_sizes, translated
from cms.core.locks import ReviewLock
from cms.core.models.edition import TranslatedWork
from cms.core.models.freshness import OwnerCheck
from cms.core.page_form import BasePageForm
from cms.core.pagecache.keeping import keep_page
from cms.core.permissions import BankPagePermissionTester
from cms.core.prepared import Prepared
from cms.core.querysets import with_owner_check, with_restrictions
from cms.core.sections import library_of
from cms.core.shelf import Spine, course_spines
from cms.core.visibility import is_hidden_draft
from cms.people.models import CountyLibrary, User

# In bytes, some 150 printed pages. PostgreSQL indexes no more than a megabyte of words; past that nothing is saved.
MOST_TEXT = 500_000


class BasePage(Edition, Page):
    """Summary, picture, responsibility and freshness: what every page has."""

    class Meta:
        abstract = True

    summary = models.TextField(_("summary"), max_length=300, blank=True, help_text=_("One or two sentences."))
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    responsible_role = models.CharField(
        _("professionally responsible"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a name: people move on."),
    )
    deputy_role = models.CharField(_("deputy"), max_length=120, blank=True)
    review_due_on = models.DateField(_("to be checked by"), null=True, blank=True)
    reviewed_on = models.DateField(_("professionally reviewed"), null=True, blank=True, editable=False)

    # What a work needs before it is sent to review; drafts may lack everything but a title.
    required_for_review: ClassVar[tuple[str, ...]] = ("summary",)
    is_found_by_search: ClassVar[bool] = True
    search_auto_update: ClassVar[bool] = False  # `search` indexes by a job, when the change is through
    is_shown_alone: ClassVar[bool] = False  # shows itself and what it names; no list that others enter by themselves
    is_permanent: ClassVar[bool] = False  # a page of the frame, such as a catalogue: nobody takes it down
    shown_with: ClassVar[tuple[str, ...]] = ("image",)  # the single relations a reader sees, fetched with the page
    exclude_fields_in_copy: ClassVar[list[str]] = ["reviewed_on"]

    base_form_class = BasePageForm
    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]
    freshness_panel = MultiFieldPanel(
        [FieldPanel("responsible_role"), FieldPanel("deputy_role"), FieldPanel("review_due_on")],
        heading=_("Responsibility and freshness"),
    )
    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Address and search engines"),
            classname="collapsed",
        ),
    ]
    settings_panels: ClassVar[list[Panel]] = []

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.FilterField("reviewed_on"),
    ]
    translatable_fields: ClassVar = translated(
        "title", "summary", "responsible_role", "deputy_role", "seo_title", "search_description"
    )

    # --- permissions and locks -------------------------------------------------------------------------------------

    # Wagtail's own "submit" starts a review of one page, without checks. A work is sent by `workflows`, as one.
    has_workflow = False

    def get_workflow(self) -> None:
        return None

    def permissions_for_user(self, user: User) -> BankPagePermissionTester:
        return BankPagePermissionTester(user, self)

    @property
    def is_pinned(self) -> bool:
        return bool(self.pk) and self.pins.filter(released_at=None).exists()

    def get_lock(self) -> BaseLock | None:
        return ReviewLock(self) if self.is_pinned else super().get_lock()

    def work_pages(self) -> list["BasePage"]:
        """The pages that are reviewed, published and taken down as one. For most pages: the page alone."""
        return [self]

    def work_root(self) -> "BasePage":
        """The page that carries the review, the schedule and the decision for the whole work."""
        return self

    def faults_before_review(self) -> dict[str, str]:
        """What a whole site or this kind of page knows to be wrong, by field. A path is one work's in all languages."""
        fault = fault_of_path(self)
        return {"slug": fault} if fault else {}

    def producers(self) -> set[int]:
        """The primary keys of the county libraries behind the page; none of their people reviews it."""
        return {self.county_library.pk} if self.county_library else set()

    # --- the guard -------------------------------------------------------------------------------------------------

    def save(self, clean: bool = True, user: User | None = None, log_action: bool = False, **kwargs: Any) -> None:
        """Raises NotApproved when the save would let something up that nobody approved (docs/adr/0003-guard.md)."""
        is_new = self._state.adding
        with transaction.atomic():
            if is_new:
                guard.refuse_into_pinned(self.path[: -self.steplen])
            record = guard.check_save(self, kwargs.get("update_fields"))
            if record is not None and record.kind == record.Kind.REVIEW:
                self.reviewed_on = timezone.localdate(record.approved_at)
            elif self._writes("reviewed_on", kwargs.get("update_fields")):
                self.reviewed_on = self._stored_review()  # a review alone says so, whatever somebody has set here
            super().save(clean=clean, user=user, log_action=log_action, **kwargs)
            if is_new:
                TranslatedWork.remember(self)
            if record is not None:
                guard.mark_used(record)

    def _update_descendant_url_paths(self, old_url_path: str, new_url_path: str) -> None:
        """Wagtail's `save` asks for it in its transaction when the page has another address than the stored one."""
        super()._update_descendant_url_paths(old_url_path, new_url_path)
        if self.first_published_at:
            keep_old_address(self, old_url_path)

    @staticmethod
    def _writes(name: str, update_fields: Any) -> bool:
        return update_fields is None or name in update_fields

    def _stored_review(self) -> datetime.date | None:
        stored = type(self).objects.filter(pk=self.pk)
        return stored.values_list("reviewed_on", flat=True).first() if self.pk else None

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """As Wagtail's, but never over a revision that was reviewed, and not at all while the page is under review.

        Autosave passes `overwrite_revision`; where that one is evidence, a new revision is made beside it. The page's
        row is locked first, so that a save under way and a submission see each other.
        """
        with transaction.atomic():
            list(Page.objects.select_for_update().filter(pk=self.pk).values_list("pk"))
            if self.is_pinned:
                raise PermissionDenied(gettext("The page is under review and cannot be changed."))
            if guard.is_evidence(kwargs.get("overwrite_revision")):
                kwargs["overwrite_revision"] = None
            return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        page = super().with_content_json(content)
        page.reviewed_on = self.reviewed_on  # a fact about the page, not a text somebody wrote
        return page

    def copy(self, *args: Any, **kwargs: Any) -> "BasePage":
        """A copy is always a draft: the approval was given to another page. One in another tree hides none there."""
        kwargs["keep_live"] = False
        changed = kwargs.get("update_attrs") or {}
        if "to" in kwargs and {"locale", "slug"} <= changed.keys():
            kwargs["update_attrs"] = changed | {"slug": free_slug(kwargs["to"], changed["slug"])}
        return super().copy(*args, **kwargs)

    def create_alias(self, *args: Any, **kwargs: Any) -> "BasePage":
        raise guard.NotApproved(gettext("The bank has no alias pages: any language shows any page."))

    def move(self, target: Page, pos: str | None = None, user: User | None = None) -> None:
        guard.refuse_while_live_or_pinned(self)
        guard.refuse_into_pinned(target.path if (pos or "").endswith("child") else target.path[: -self.steplen])
        super().move(target, pos=pos, user=user)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            guard.refuse_deletion(self)
            return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Refuses more text than the search index can hold, by the field that holds most of it."""
        super().clean()
        sizes = text_sizes(self)
        if sum(sizes.values()) > MOST_TEXT:
            fullest = max(sizes, key=lambda name: sizes[name])
            message = gettext("This is more text than one page can hold. Divide it into several.")
            raise ValidationError({fullest: message})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A row of the database comes without names: then there is nothing that modelcluster must part from the rest.

        To see that, it works out all relations of the type anew for each row, which was an eighth of a catalogue.
        """
        if args and not kwargs:
            models.Model.__init__(self, *args)
        else:
            super().__init__(*args, **kwargs)

    # --- what it is called in the admin ----------------------------------------------------------------------------

    def get_admin_display_title(self) -> str:
        """As Wagtail's, the draft's title; but another county's page is called what readers call it."""
        if not is_hidden_draft(self):
            return super().get_admin_display_title()
        return self.title if self.live else gettext("A page that is not published")

    # --- how it is fetched -----------------------------------------------------------------------------------------

    @classmethod
    def for_readers(cls) -> Any:
        """The query by which a page is fetched to be read, with what its template shows of other tables."""
        return with_restrictions(with_editions(with_owner_check(cls.objects.select_related(*cls.shown_with))))

    @classmethod
    def read(cls, pk: int) -> Any:
        """The page with this key as `for_readers` fetches it. Raises DoesNotExist."""
        page = cls._by_key().first(pk)
        if page is None:
            raise cls.DoesNotExist
        return page

    @classmethod
    @cache
    def _by_key(cls) -> Prepared[Any]:
        return Prepared(lambda pk: cls.for_readers().filter(pk=pk))

    def get_view_restrictions(self) -> Any:
        """As Wagtail's, in one query: it fetches every ancestor first, only to see which are aliases.

        In none where the page came with word of it.
        """
        if self.__dict__.get("fetched_restricted") is False:
            return PageViewRestriction.objects.none()
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:end] for end in ends])

    # --- where it lives --------------------------------------------------------------------------------------------

    @cached_property
    def county_library(self) -> CountyLibrary | None:
        """The owner, told by the page's place in the tree."""
        return library_of(self)

    # --- freshness -------------------------------------------------------------------------------------------------

    @cached_property
    def owner_check(self) -> OwnerCheck | None:
        """The owner's latest: as it came with the page where a reader asked, else by a query of its own."""
        if "fetched_checked_at" not in self.__dict__:
            return OwnerCheck.objects.filter(page=self.pk).first() if self.pk else None
        if self.fetched_checked_at is None:
            return None
        return OwnerCheck(checked_at=self.fetched_checked_at, next_check_on=self.fetched_next_check_on)

    @property
    def check_due_on(self) -> datetime.date | None:
        """The day the page must be checked by; None for one that nobody checks."""
        return rules.due_on(self.review_due_on, self.owner_check.next_check_on if self.owner_check else None)

    @property
    def is_overdue(self) -> bool:
        return self.check_due_on is not None and self.check_due_on < timezone.localdate()

    @property
    def is_flagged(self) -> bool:
        """Whether readers are told that the page must be checked: its owner was asked, and has not answered."""
        return rules.step_on(timezone.localdate(), self.check_due_on) == rules.Step.FLAG

    @property
    def owner_checked_on(self) -> datetime.date | None:
        """The day of the owner's check, where no later review says more."""
        day = timezone.localdate(self.owner_check.checked_at) if self.owner_check else None
        return None if day and self.reviewed_on and day < self.reviewed_on else day

    # --- what readers get ------------------------------------------------------------------------------------------

    @property
    def is_readable(self) -> bool:
        """Whether readers see the page now."""
        return bool(self.live)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Leaves word of which page it answers with: for whoever counts what readers open, and for the page cache."""
        note_reading(request, page=self.pk)
        keep_page(self, request)
        return super().serve(request, *args, **kwargs)

    def social_spines(self) -> list[Spine]:
        """The spines on the picture beside a shared link; a page without parts has one for each word of its title."""
        return course_spines(self.title, self.title.split())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        social_image_url = reverse("social_card", args=(self.pk,)) if self.pk else ""
        return super().get_context(request, *args, **kwargs) | {
            "social_image_url": social_image_url,
            "language_links": self.language_links(request),
        }
