"""Whether a page is a machine's work still."""

from cms.core.models import BasePage
from workflows.models import Translation
from workflows.rules import Refusal
from workflows.translation import rules
from workflows.translation.segments import texts_of


def refusal_to_send(page: BasePage) -> Refusal | None:
    """Why the page, as it was last saved, is not ready for a review on account of being a translation."""
    translation = Translation.objects.filter(page=page.pk).exclude(machine_texts={}).first()
    if translation is None:
        return None
    return rules.may_be_sent(is_machine_made=True, has_been_worked_on=has_been_worked_on(translation, page))


def has_been_worked_on(translation: Translation, page: BasePage) -> bool:
    """Whether somebody has changed at least one of the machine's texts, or said that they have read them through."""
    if translation.read_through_by_id is not None:
        return True
    return len(untouched(translation, page)) < len(translation.machine_texts)


def untouched(translation: Translation, page: BasePage) -> list[str]:
    """The paths of the texts that stand in this version of the page as a machine wrote them."""
    if not translation.machine_texts:
        return []
    said = {path: [string.data for string in text.strings] for path, text in texts_of(page).items()}
    return [path for path, strings in translation.machine_texts.items() if said.get(path) == strings]
