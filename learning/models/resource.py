"""A resource: something to use, from a booklet to a practice recipe."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.search import index

from cms.core.context import catalog_crumbs
from cms.core.fields import BodyField, FilesField, LinesField, LinksField, translated
from learning.models.work import WorkPage


class ResourceTag(TaggedItemBase):
    content_object = ParentalKey("learning.ResourcePage", on_delete=models.CASCADE, related_name="tagged_items")


class ResourcePage(WorkPage):
    """Something to use at work: a text with files and links, or a practice recipe."""

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    parent_page_types: ClassVar[list[str]] = ["home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    template = "learning/resource_page.html"
    is_shown_alone = True

    class Type(models.TextChoices):
        BOOKLET = "booklet", _("Booklet")
        TRAIL = "trail", _("Course trail")
        HANDBOOK = "handbook", _("Handbook")
        STARTER_KIT = "starter_kit", _("Starter kit")
        TOOLBOX = "toolbox", _("Toolbox")
        TEMPLATE = "template", _("Template")
        FILM = "film", _("Film")
        PODCAST = "podcast", _("Podcast")
        BOOKLIST = "booklist", _("Book list")
        REPORT = "report", _("Report")
        RECIPE = "recipe", _("Practice recipe")

    class Size(models.TextChoices):
        SMALL = "small", _("Under 5,000 inhabitants")
        MEDIUM = "medium", _("5,000 to 20,000 inhabitants")
        LARGE = "large", _("Over 20,000 inhabitants")
        ANY = "any", _("Any size")

    class Staff(models.TextChoices):
        ONE = "one", _("One person")
        TWO = "two", _("Two people")
        MORE = "more", _("Three or more")

    class Price(models.TextChoices):
        FREE = "free", _("Free")
        LOW = "low", _("Up to 1,000 kroner")
        MIDDLE = "middle", _("1,000 to 10,000 kroner")
        HIGH = "high", _("Over 10,000 kroner")

    type = models.CharField(_("type"), max_length=12, choices=Type.choices, default=Type.BOOKLET)
    body = BodyField(verbose_name=_("text"))
    files = FilesField(verbose_name=_("files"))
    links = LinksField(verbose_name=_("links"))
    focus = models.CharField(_("focus area"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        help_text=_("How long it takes to read, hear or watch. With it, those who have ten minutes find it."),
    )
    recipe_purpose = models.TextField(_("purpose"), blank=True)
    recipe_audience = models.CharField(_("audience"), max_length=200, blank=True)
    recipe_municipality_size = models.CharField(
        _("size of the municipality"), max_length=8, choices=Size.choices, blank=True
    )
    recipe_staffing = models.CharField(_("staffing"), max_length=200, blank=True)
    recipe_staff = models.CharField(_("how many it takes"), max_length=4, choices=Staff.choices, blank=True)
    recipe_time = models.CharField(_("time"), max_length=200, blank=True)
    recipe_cost = models.CharField(_("cost"), max_length=200, blank=True)
    recipe_price = models.CharField(_("price range"), max_length=6, choices=Price.choices, blank=True)
    recipe_equipment = LinesField(verbose_name=_("equipment"))
    recipe_steps = LinesField(verbose_name=_("steps"))
    recipe_what_went_wrong = models.TextField(_("what went wrong"), blank=True)
    tags = ClusterTaggableManager(through=ResourceTag, blank=True, verbose_name=_("tags"))

    content_panels: ClassVar[list[Panel]] = [
        *WorkPage.content_panels,
        FieldRowPanel([FieldPanel("type"), FieldPanel("minutes")]),
        FieldPanel("body"),
        FieldPanel("files"),
        FieldPanel("links"),
        MultiFieldPanel(
            [
                FieldPanel("recipe_purpose"),
                FieldPanel("recipe_audience"),
                FieldPanel("recipe_municipality_size"),
                FieldRowPanel([FieldPanel("recipe_staff"), FieldPanel("recipe_staffing")]),
                FieldPanel("recipe_time"),
                FieldRowPanel([FieldPanel("recipe_price"), FieldPanel("recipe_cost")]),
                FieldPanel("recipe_equipment"),
                FieldPanel("recipe_steps"),
                FieldPanel("recipe_what_went_wrong"),
            ],
            heading=_("Practice recipe"),
            classname="collapsed",
        ),
        WorkPage.finding_panel,
        MultiFieldPanel([FieldPanel("focus")], heading=_("Focus area"), classname="collapsed"),
        WorkPage.makers_panel,
        WorkPage.contact_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]

    search_fields: ClassVar = [
        *WorkPage.search_fields,
        index.SearchField("body"),
        index.SearchField("focus"),
        index.SearchField("recipe_purpose"),
        index.SearchField("recipe_audience"),
        index.SearchField("recipe_equipment"),
        index.SearchField("recipe_steps"),
        index.SearchField("recipe_what_went_wrong"),
        index.FilterField("type"),
    ]
    translatable_fields: ClassVar = [
        *WorkPage.translatable_fields,
        *translated("body", "links", "focus", "recipe_purpose", "recipe_audience", "recipe_staffing", "recipe_time"),
        *translated("recipe_cost", "recipe_equipment", "recipe_steps", "recipe_what_went_wrong"),
    ]

    @property
    def is_recipe(self) -> bool:
        return self.type == self.Type.RECIPE

    @property
    def recipe_equipment_list(self) -> list[str]:
        return [str(block.value) for block in self.recipe_equipment]

    @property
    def recipe_step_list(self) -> list[str]:
        return [str(block.value) for block in self.recipe_steps]

    @property
    def link_list(self) -> list[Any]:
        return [block.value for block in self.links]

    @property
    def file_list(self) -> list[Any]:
        """The documents; a file that was deleted since is left out."""
        return [block.value for block in self.files if block.value is not None]

    def crumbs(self) -> list[dict[str, str]]:
        return catalog_crumbs("ressurser", _("Resources"))

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | {
            "@type": "LearningResource",
            "learningResourceType": self.get_type_display(),
            "license": self.licence_url,
            "publisher": {"@type": "Organization", "name": str(self.county_library or "")},
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "crumbs": self.crumbs(),
            "json_ld": self.json_ld(),
            "tried": self.tried_reports.accepted() if self.is_recipe and self.pk else [],
        }
