"""«Each letter at once» or «one letter a day»: everybody's own choice, on the account's page."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel

from cms.people.models import User


class MailRhythmForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    class Meta:
        model = User
        fields = ("mail_rhythm",)
        widgets = {"mail_rhythm": forms.RadioSelect}  # noqa: RUF012
        help_texts = {  # noqa: RUF012
            "mail_rhythm": _(
                "The daily letter comes on working mornings. What cannot wait comes at once all the same: passwords "
                "and invitations, reminders, what is handed over to you, what is overdue, and what is taken down."
            )
        }

    def save(self, commit: bool = True) -> User:
        """This field alone: the form beside it has just written the language, which this instance does not know."""
        self.instance.save(update_fields=["mail_rhythm"])
        return self.instance


class MailRhythmPanel(BaseSettingsPanel):
    name = "mail_rhythm"
    title = _("Mail")
    order = 420
    form_class = MailRhythmForm
