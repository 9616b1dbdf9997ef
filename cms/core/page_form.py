"""The ground of every page's form in the editor."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

KEY = "new_page_key"


class BasePageForm(WagtailAdminPageForm):
    """The form of a new page names the page it is going to make, by its translation key."""

    new_page_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial[KEY] = self.instance.translation_key
        else:
            del self.fields[KEY]

    def save(self, commit: bool = True) -> Any:
        key = self.cleaned_data.get(KEY)
        if key and not Page.objects.filter(translation_key=key).exists():
            self.instance.translation_key = key
        return super().save(commit)
