"""Where the operator finds a county library's address and website. Its name and section are not changed by hand."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel, Panel
from wagtail.snippets.models import register_snippet

from cms.people.models import CountyLibrary
from cms.people.snippets import BankSnippetViewSet


class CountyLibraryViewSet(BankSnippetViewSet):
    model = CountyLibrary
    icon = "home"
    list_display: ClassVar[list[str]] = ["name", "email", "website"]
    panels: ClassVar[list[Panel]] = [
        FieldPanel("name", read_only=True),
        FieldPanel("email"),
        FieldPanel("website"),
        FieldPanel("written_form"),
    ]


register_snippet(CountyLibraryViewSet)
