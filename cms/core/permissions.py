"""Wagtail's permission tester with the bank's rules: nobody publishes by hand; what is live or to be, stands still."""

from wagtail.models import Page, PagePermissionTester

from cms.core.guard import held_because
from cms.core.models.evidence import Pin


class BankPagePermissionTester(PagePermissionTester):
    """For everyone, superusers included. What goes up is published by a finished review, and by nothing else."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False  # taking down is our own action: at once, with a reason

    def can_submit_for_moderation(self) -> bool:
        return False  # a work is sent as one, with its checks

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False  # the order of lessons is a field of the course

    def can_lock(self) -> bool:
        return False

    def is_owner(self) -> bool:
        """Whether the user writes for the page's county library. Who is invited to one work may only add and change."""
        return self.user.is_active and (self.user.is_superuser or "bulk_delete" in self.permissions)

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and not self._is_pinned()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Asked for moving too: an invited author neither deletes the owner's work nor carries it home."""
        return super().can_delete(ignore_bulk=ignore_bulk) and self.is_owner() and not held_because(self.page)

    def can_move_to(self, destination: Page) -> bool:
        return super().can_move_to(destination) and not held_because(self.page)

    def _is_pinned(self) -> bool:
        return Pin.objects.filter(page_id=self.page.pk, released_at=None).exists()
