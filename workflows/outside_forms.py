"""The forms of help from outside."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from cms.core.sections import SECTION_DEPTH, WORK_DEPTH
from cms.people.models import CountyLibrary, User
from workflows.outside_rules import DAYS, MOST_DAYS


class ExpertLinkForm(forms.Form):
    expert = forms.CharField(
        label=_("Who is it for?"), max_length=120, help_text=_("A name or a role, so that you know the links apart.")
    )
    days = forms.IntegerField(label=_("Works for how many days?"), min_value=1, max_value=MOST_DAYS, initial=DAYS)


class ExpertCommentForm(forms.Form):
    """What an expert without an account writes: plain text, shown as it was typed."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Kept with what you write and with the decision on the draft."),
    )
    text = forms.CharField(
        label=_("Your comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("At most 4000 characters. You may send several."),
    )


class InviteAuthorForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    library = forms.ModelChoiceField(
        label=_("The author's county library"),
        queryset=CountyLibrary.objects.filter(kind=CountyLibrary.Kind.COUNTY),
        required=False,
        help_text=_("If the author works for one. None of its people reviews what the author has written."),
    )
    language = forms.ChoiceField(
        label=_("Language of the admin and of mail"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
    )


class _DraftChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the type stubs
    def label_from_instance(self, obj: Page) -> str:
        return obj.draft_title


class HelpRequestForm(forms.Form):
    library = forms.ModelChoiceField(label=_("County library"), queryset=CountyLibrary.objects.none())
    title = forms.CharField(label=_("What is the project?"), max_length=200)
    what = forms.CharField(
        label=_("What do you want help with?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    wanted_by = forms.DateField(label=_("When do you want an answer?"), required=False, widget=AdminDateInput)
    page = _DraftChoice(
        label=_("A draft of yours"),
        queryset=Page.objects.none(),
        required=False,
        help_text=_("The group can read it until the request is answered. Nothing is sent to review."),
    )

    def __init__(self, *args: Any, libraries: list[CountyLibrary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [library.pk for library in libraries]
        self.fields["library"].queryset = CountyLibrary.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
        self.fields["page"].queryset = _drafts_of(libraries)  # type: ignore[attr-defined]
        if len(keys) == 1:
            self.fields["library"].widget = forms.HiddenInput()
            self.initial.setdefault("library", keys[0])

    def clean_wanted_by(self) -> Any:
        day = self.cleaned_data["wanted_by"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(gettext("The day has passed already."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        library, page = cleaned.get("library"), cleaned.get("page")
        if library and page and not _drafts_of([library]).filter(pk=page.pk).exists():
            self.add_error("page", gettext("The draft belongs to another county library."))
        return cleaned


def _drafts_of(libraries: list[CountyLibrary]) -> Any:
    """The works in these libraries' sections, in every language, of which readers do not see all."""
    keys = [library.section for library in libraries if library.section]
    inside = Q(pk__in=[])
    for path in Page.objects.filter(translation_key__in=keys, depth=SECTION_DEPTH).values_list("path", flat=True):
        inside |= Q(path__startswith=path)
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    return Page.objects.filter(inside, unfinished, depth=WORK_DEPTH).order_by("draft_title")


class GiveHelpRequestForm(forms.Form):
    receiver = forms.ModelChoiceField(label=_("Give it to"), queryset=User.objects.none())

    def __init__(self, *args: Any, members: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members_ = User.objects.filter(pk__in=[member.pk for member in members])
        self.fields["receiver"].queryset = members_.order_by("first_name", "last_name")  # type: ignore[attr-defined]


class AnswerHelpRequestForm(forms.Form):
    answer = forms.CharField(label=_("Your answer"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))
