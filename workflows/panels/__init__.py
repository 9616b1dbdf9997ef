"""The first page of the admin: what waits for whom. At most six queries a panel, whatever there is to show."""

from django.db.models import Q
from wagtail.admin.ui.components import Component

from cms.people.models import Membership, Role, User
from workflows.panels.contact import ContactPanel
from workflows.panels.group import MemberPanel
from workflows.panels.leader import LeaderPanel
from workflows.panels.outside import HelpPanel, InvitedPanel, invitations_of
from workflows.panels.published import PublishedPanel
from workflows.panels.readers import ReadersPanel
from workflows.panels.translations import TranslationsPanel


def panels_for(user: User) -> list[Component]:
    """The panels that concern the user, the group's first."""
    held = list(Membership.objects.in_term().filter(Q(user=user) | Q(deputy=user)).select_related("library"))
    libraries = {term.library_id: term.library for term in held if term.role == Role.CONTACT and term.library}
    panels: list[Component] = []
    if any(term.role == Role.MEMBER and term.user_id == user.pk for term in held):
        panels.append(MemberPanel(user))
    if any(term.role == Role.LEADER for term in held):
        panels.append(LeaderPanel())
    is_group = bool(panels)
    if libraries:
        panels += [ContactPanel(libraries.values()), PublishedPanel(libraries.values())]
        panels += [ReadersPanel(libraries.values()), TranslationsPanel(libraries.values())]
    if libraries or is_group:
        panels.append(HelpPanel(libraries.values(), is_group=is_group))
    if invitations := invitations_of(user):
        panels.append(InvitedPanel(invitations))
    return panels
