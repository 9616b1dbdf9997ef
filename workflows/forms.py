"""The forms of the review."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.editions import has_interface
from cms.core.models import BasePage
from cms.people.models import User
from workflows.checklists import ANSWERS, LONGEST_WHY, Given, Point, faults_of
from workflows.rules import has_seen
from workflows.texts import CHECK_FAULTS, REFUSALS


class SubmitForm(forms.Form):
    """Which of the work's changed pages go along; those the user changed are ticked."""

    pages = forms.TypedMultipleChoiceField(
        label=_("Pages to send"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one page that has changed.")},
    )

    def __init__(self, *args: Any, pages: list[BasePage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pages"].choices = [(page.pk, page.title) for page in pages]  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """The checklist and the decision. The list must be answered to approve; to send back, a reason is enough."""

    action = forms.ChoiceField(choices=[("approve", _("Approve and publish")), ("reject", _("Send back"))])
    comment = forms.CharField(
        label=_("To the author"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Required when you send the work back."),
    )

    # The pins that were shown, with commas between: an approval is of what was read. The screen writes it each time.
    pins = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        points: Sequence[Point] = (),
        pins: Collection[int] = (),
        prefilled: Mapping[str, Given] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        self.open_pins = pins
        for point in points:
            before = (prefilled or {}).get(point.code, Given(""))
            choices = [(answer.value, ANSWERS[answer]) for answer in point.answers]
            self.fields[f"check-{point.code}"] = forms.ChoiceField(
                label=point.text, choices=choices, required=False, widget=forms.RadioSelect, initial=before.answer
            )
            self.fields[f"why-{point.code}"] = forms.CharField(
                label=_("A word why"),
                required=False,
                max_length=LONGEST_WHY,
                widget=forms.TextInput,
                initial=before.why,
            )

    @property
    def checks(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each point's answer and the word why."""
        return [(self[f"check-{point.code}"], self[f"why-{point.code}"]) for point in self.points]

    def shown(self) -> set[int]:
        """The pins that were shown, among those that are open."""
        keys = self.cleaned_data.get("pins", "").split(",")
        return {pk for pk in self.open_pins if str(pk) in keys}

    def given(self) -> dict[str, Given]:
        """The answers as the rules read them, by the point's code."""
        return {
            point.code: Given(self.cleaned_data[f"check-{point.code}"], self.cleaned_data[f"why-{point.code}"].strip())
            for point in self.points
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("action") == "reject" and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Write a reason."))
        unseen = has_seen(self.shown(), self.open_pins) if cleaned.get("action") == "approve" else None
        if unseen is not None:
            self.add_error(None, REFUSALS[unseen])
        if cleaned.get("action") == "approve" and not self.errors:
            for code, fault in faults_of(self.points, self.given()).items():
                self.add_error(f"why-{code}" if fault == "why" else f"check-{code}", CHECK_FAULTS[fault])
        return cleaned


class HandOverForm(forms.Form):
    receiver = forms.ModelChoiceField(label=_("Hand over to"), queryset=User.objects.none())

    def __init__(self, *args: Any, receivers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = receivers  # type: ignore[attr-defined]


class NameApproverForm(forms.Form):
    """Somebody outside the group decides on one work."""

    candidate = forms.ModelChoiceField(label=_("Who decides?"), queryset=User.objects.none())
    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, candidates: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = candidates  # type: ignore[attr-defined]


class TakeDownForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it taken down?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EmergencyForm(forms.Form):
    """A draft is found by the address it will have; the cleaned address is the page itself.

    Of several editions with that path, the one in the language of the address.
    """

    address = forms.CharField(
        label=_("The page's address"), max_length=500, help_text=_("As it stands, or will stand, in the browser.")
    )
    reason = forms.CharField(label=_("Why can it not wait?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_address(self) -> BasePage:
        path = unquote(urlsplit(self.cleaned_data["address"].strip()).path).strip("/")
        first, _slash, rest = path.partition("/")
        own, rest = (first, rest) if has_interface(first) else (settings.LANGUAGE_CODE, path)
        is_elsewhere = {f"/{code}/{rest}/": code != own for code, _name in settings.KNOWN_LANGUAGES}
        pages = Page.objects.filter(url_path__in=is_elsewhere).specific()
        found = min(pages, key=lambda page: is_elsewhere[page.url_path], default=None)
        if not isinstance(found, BasePage):
            raise forms.ValidationError(gettext("There is no page with this address."))
        return found


class FollowUpForm(forms.Form):
    note = forms.CharField(label=_("What was done?"), max_length=2000)
