"""The form that a package is uploaded by. What the file holds is found out by the job."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import BaseCollectionMemberForm

from learning.models import LessonPackage
from learning.packages.permissions import policy
from learning.packages.rules import MEGABYTE, MOST_UPLOADED


class UploadForm(BaseCollectionMemberForm):
    permission_policy = policy
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy("An H5P file (.h5p), or a SCORM 1.2 package (.zip), with everything it needs in it."),
        widget=forms.FileInput(attrs={"accept": ".h5p,.zip"}),
    )

    class Meta:
        model = LessonPackage
        fields = ("title", "file", "collection")
        help_texts = {"title": gettext_lazy("Readers see it above the package.")}  # noqa: RUF012 — Django's own form

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            raise ValidationError(_("The file is larger than %(most)s MB.") % {"most": MOST_UPLOADED // MEGABYTE})
        return file

    @property
    def chosen_collection(self) -> Any:
        """Not asked for where there is only one."""
        return self.cleaned_data.get("collection") or self.collections[0]
