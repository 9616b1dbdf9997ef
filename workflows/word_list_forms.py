"""The form of a county library's word list: a row for each word."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.models import PreferredWord
from workflows.phrases import tidy
from workflows.preferred_words import WordList
from workflows.readability import words_in

EMPTY_ROWS = 5
MOST_ROWS = 200  # it is read by people, and asked at each save


class PreferredWordForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    class Meta:
        model = PreferredWord
        fields = ("instead_of", "write")

    def clean_instead_of(self) -> str:
        return _words(self.cleaned_data["instead_of"])

    def clean_write(self) -> str:
        return _words(self.cleaned_data["write"])


def _words(typed: str) -> str:
    if not words_in(typed):
        raise forms.ValidationError(_("Write a word."))
    return tidy(" ".join(typed.split()))


class BaseWordListForm(forms.BaseModelFormSet):  # type: ignore[type-arg]
    """All rows are checked against each other, and against those somebody else has added meanwhile."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = gettext_lazy("Remove")
        form.fields["id"].error_messages["invalid_choice"] = gettext_lazy(
            "Somebody has removed this row since you opened the page. "
            "Tick “Remove”; if you want it all the same, write it in an empty row."
        )

    def clean(self) -> None:
        kept = [form for form in self.forms if self._is_kept(form)]
        taken = {row.instead_of.lower() for row in self._unseen()}
        for form in kept:
            word = form.cleaned_data["instead_of"]
            if word.lower() in taken:
                form.add_error("instead_of", _("“%(word)s” stands in the list already.") % {"word": word})
            taken.add(word.lower())
        self._refuse_circles(kept)

    def _refuse_circles(self, kept: list[Any]) -> None:
        """A word that is put in must not be one that is taken out: neither its own row's nor another's."""
        rows = [*self._unseen(), *(PreferredWord(**_row(form)) for form in kept if _is_whole(form))]
        words = WordList(tuple((row.instead_of, row.write) for row in rows))
        for form in filter(_is_whole, kept):
            for word, _write, _times in words.found_in(form.cleaned_data["write"])[:1]:
                message = _("“%(word)s” stands in the list as a word to avoid. Write another here, or remove that row.")
                form.add_error("write", message % {"word": word})

    def _is_kept(self, form: Any) -> bool:
        return "instead_of" in form.cleaned_data and not self._should_delete_form(form)  # type: ignore[attr-defined]

    def _unseen(self) -> list[PreferredWord]:
        seen = {form.instance.pk for form in self.initial_forms}
        return [row for row in self.get_queryset() if row.pk not in seen]


def _is_whole(form: Any) -> bool:
    return _row(form).keys() == {"instead_of", "write"}


def _row(form: Any) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("instead_of", "write") if name in form.cleaned_data}


WordListForm = forms.modelformset_factory(
    PreferredWord,
    form=PreferredWordForm,
    formset=BaseWordListForm,
    extra=EMPTY_ROWS,
    max_num=MOST_ROWS,
    validate_max=True,
    can_delete=True,
    can_delete_extra=False,
)
