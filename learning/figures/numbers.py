"""Numbers as they leave this room: nothing else of people is handed to a template, a chart or a spreadsheet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from learning.figures import rules


@dataclass(frozen=True)
class Number:
    """A number of people, rounded down to the nearest five; 0 stands for fewer than five."""

    shown: int

    @classmethod
    def of(cls, number: int) -> "Number":
        return cls(rules.rounded(number))

    def __str__(self) -> str:
        return str(self.shown) if self.shown else _("under %(number)s") % {"number": rules.STEP}

    def for_sheet(self) -> int | str:
        return self.shown or str(self)


FEW = Number(0)


@dataclass(frozen=True)
class Share:
    """So many of so many. `percent` is reckoned of the numbers that are shown."""

    part: Number
    whole: Number

    @classmethod
    def of(cls, part: int, whole: int) -> "Share":
        return cls(Number.of(part), Number.of(whole))

    @property
    def percent(self) -> int | None:
        return rules.share(self.part.shown, self.whole.shown)
