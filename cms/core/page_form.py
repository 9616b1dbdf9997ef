"""The ground of every page's form in the editor."""

import itertools
from typing import Any

from django import forms
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

KEY = "new_page_key"
LONGEST_BASE = 240  # characters of an address, which leaves room for a number


class BasePageForm(WagtailAdminPageForm):
    """The form of a new page names the page it is going to make, by its translation key.

    An address that is left empty is made from the title, here too and not by the browser alone: a draft may lack
    everything but its title.
    """

    new_page_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial[KEY] = self.instance.translation_key
        else:
            del self.fields[KEY]
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> Any:
        if self.cleaned_data.get("slug") == "" and "title" in self.cleaned_data:
            self.cleaned_data["slug"] = self._free_slug(self.cleaned_data["title"])
        return super().clean()

    def _free_slug(self, title: str) -> str:
        """From the title, or from the kind of page where the title has no letters; with a number where it is taken."""
        base = slugify(title)[:LONGEST_BASE] or slugify(self._meta.model._meta.verbose_name)
        beside = Page.objects.child_of(self.parent_page).exclude(pk=self.instance.pk)
        taken = set(beside.filter(slug__startswith=base).values_list("slug", flat=True))
        candidates = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
        return next(slug for slug in candidates if slug not in taken)

    def save(self, commit: bool = True) -> Any:
        key = self.cleaned_data.get(KEY)
        if key and not Page.objects.filter(translation_key=key).exists():
            self.instance.translation_key = key
        return super().save(commit)
