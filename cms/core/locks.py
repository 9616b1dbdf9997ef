"""What holds a page still."""

from django.utils.translation import gettext
from wagtail.locks import BaseLock

from cms.people.models import User


class ReviewLock(BaseLock):
    """Holds a page still for everyone, reviewers included, while its work is under review."""

    def for_user(self, user: User) -> bool:
        return True

    def get_message(self, user: User) -> str:
        return gettext("The page is with the resource group. Withdraw it if you need to change something.")

    def get_locked_by(self, user: User) -> str:
        return gettext("Under review")

    def get_description(self, user: User) -> str:
        return gettext("Nobody can change the page until the review is over.")
