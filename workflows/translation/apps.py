"""wagtail-localize as a library: its segments, its string memory and its interface to machines; none of its screens."""

from types import ModuleType

from wagtail_localize.apps import WagtailLocalizeAppConfig


class LocalizeConfig(WagtailLocalizeAppConfig):
    """The package without its hooks (docs/adr/0032-translation.md).

    Its screens publish past the review, turn pages into aliases, write over what people have written, and list every
    county's titles. They are all registered by its module `wagtail_hooks`, which Wagtail looks for in the package that
    `module` names: from here on it names one that holds nothing.
    """

    def import_models(self) -> None:
        """Hooks are looked for when the first app is ready, which is after this."""
        super().import_models()
        self.module = ModuleType(self.name)

    def ready(self) -> None:
        """Its receivers of deletions tend tables that we do not use."""
