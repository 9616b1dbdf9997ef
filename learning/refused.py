"""How a rule's no reaches a learner."""

from django.utils.functional import Promise


class Refused(Exception):
    """The rules say no; the message says why, to the person, in the language of the moment it is shown."""

    def __init__(self, message: str | Promise) -> None:
        self.message = message
        super().__init__(message)

    def __str__(self) -> str:
        return str(self.message)
