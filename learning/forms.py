"""The editor's forms: what must hold between fields, said by the field."""

from typing import Any

from cms.core.page_form import BasePageForm
from cms.core.sections import library_of


class WorkPageForm(BasePageForm):
    """Prefills a new draft from its section, so that contact and review date need no typing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None:
            self.instance.prefill(library_of(self.parent_page), self.for_user)
            for name in ("contact_name", "contact_email", "responsible_role", "review_due_on"):
                if name in self.fields:
                    self.initial[name] = self.initial.get(name) or getattr(self.instance, name)
