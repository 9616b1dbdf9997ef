"""The forms that put a link into a text, with labels: those that Wagtail 8.0 makes from names of fields are English.

The whole module goes when `tests/browser/test_norwegian.py` finds no English word in the choosers without it.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.views.chooser import AnchorLinkView, EmailLinkView, ExternalLinkView, PhoneLinkView


class _WithLinkText(forms.Form):
    link_text = forms.CharField(label=_("Link text"), required=False)


class ExternalLinkForm(_WithLinkText, ExternalLinkChooserForm):
    pass


class AnchorLinkForm(_WithLinkText, AnchorLinkChooserForm):
    pass


class EmailLinkForm(_WithLinkText, EmailLinkChooserForm):
    email_address = forms.EmailField(label=_("E-mail address"))
    subject = forms.CharField(label=_("Subject"), required=False)
    body = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class PhoneLinkForm(_WithLinkText, PhoneLinkChooserForm):
    phone_number = forms.CharField(label=_("Telephone number"))


class ExternalLink(ExternalLinkView):
    form_class = ExternalLinkForm


class AnchorLink(AnchorLinkView):
    form_class = AnchorLinkForm


class EmailLink(EmailLinkView):
    form_class = EmailLinkForm


class PhoneLink(PhoneLinkView):
    form_class = PhoneLinkForm
