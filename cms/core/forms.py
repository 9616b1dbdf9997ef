"""The forms of pictures and documents, which say by the field why what readers see now cannot be changed."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from wagtail.admin.forms.collections import BaseCollectionMemberForm

from cms.core.uses import SHOWN, name_of_one, pages_using
from cms.media.forms import BankDocumentForm, BankImageForm


class _HeldForm(BaseCollectionMemberForm):
    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        self.user = user or AnonymousUser()
        super().__init__(*args, user=user, **kwargs)

    def message(self, page: str) -> str:
        raise NotImplementedError

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        changed = [name for name in SHOWN[type(self.instance)] if name in cleaned and name in self.changed_data]
        if changed and self.instance.pk and (pages := pages_using(self.instance)).exists():
            for name in changed:
                self.add_error(name, self.message(name_of_one(pages, self.user)))
        return cleaned


class ImageForm(_HeldForm, BankImageForm):
    def message(self, page: str) -> str:
        return _(
            "The picture is in use on %(page)s, and stays as it was reviewed. "
            "Add a new picture, and put it on the page instead."
        ) % {"page": page}


class DocumentForm(_HeldForm, BankDocumentForm):
    def message(self, page: str) -> str:
        return _(
            "The file is in use on %(page)s, and stays as it was reviewed. "
            "Add a new file, and put it on the page instead."
        ) % {"page": page}
