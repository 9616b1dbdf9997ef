"""People in the admin: who has which role, inviting, leaving, being away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.people import actions
from cms.people.models import Absence, Membership, Role, User
from cms.people.requests import AdminRequest
from cms.people.rules import may_appoint
from workflows.actions import hand_over, tend_claims_of
from workflows.people_forms import AbsenceForm, InviteForm, LeaveForm, MembershipForm

# The leader appoints the group and its contacts; only the operator lets in other operators and a new leader.
ROLES_OF_LEADER = [Role.CONTACT, Role.MEMBER]
ROLES_OF_OPERATOR = [Role.CONTACT, Role.MEMBER, Role.LEADER, Role.OPERATOR]


def roles_given_by(user: User) -> list[Role]:
    """The roles the user may give and end; none for most. Of deputies only the leader's has the role's rights."""
    own = Q(user=user) | Q(deputy=user, role=Role.LEADER)
    held = set(Membership.objects.in_term().filter(own).values_list("role", flat=True))
    if Role.OPERATOR in held:
        return ROLES_OF_OPERATOR
    return ROLES_OF_LEADER if Role.LEADER in held else []


def _require_roles(request: AdminRequest) -> list[Role]:
    roles = roles_given_by(request.user)
    if not roles:
        raise PermissionDenied
    return roles


def index(request: AdminRequest) -> HttpResponse:
    """Everybody with a role now or to come, by role and county library."""
    roles = _require_roles(request)
    memberships = Membership.objects.not_over().filter(role__in=roles).select_related("user", "deputy", "library")
    context = {"page_title": _("People"), "header_icon": "group", "memberships": memberships}
    return render(request, "people/index.html", context)


def invite(request: AdminRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, roles=_require_roles(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(**form.cleaned_data, invited_by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The invitation is on its way by mail."))
            return redirect("people:index")
    return render(
        request,
        "people/form.html",
        {"page_title": _("Invite"), "header_icon": "mail", "form": form, "verb": _("Invite")},
    )


def membership(request: AdminRequest, membership_pk: int) -> HttpResponse:
    """A term's days and deputy; not one's own."""
    found = get_object_or_404(Membership, pk=membership_pk, role__in=_require_roles(request))
    if not may_appoint(request.user.pk, found.user_id):
        messages.error(request, actions.NOT_ONESELF)
        return redirect("people:index")
    form = MembershipForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The membership is saved."))
        return redirect("people:index")
    context = {
        "page_title": str(found),
        "header_icon": "group",
        "form": form,
        "verb": _("Save"),
        "leaver": found.user,
    }
    return render(request, "people/form.html", context)


def leave(request: AdminRequest, user_pk: int) -> HttpResponse:
    """Moves everything from one who leaves to another, in one action. Nobody closes a superuser's account here."""
    roles = _require_roles(request)
    leaver = get_object_or_404(User, pk=user_pk)
    if leaver.is_superuser or Membership.objects.not_over().filter(user=leaver).exclude(role__in=roles).exists():
        raise PermissionDenied
    form = LeaveForm(request.POST or None, leaver=leaver, by=request.user)
    if request.method == "POST" and form.is_valid():
        hand_over(leaver, form.cleaned_data["successor"], by=request.user)
        messages.success(request, _("Everything is handed over."))
        return redirect("people:index")
    context = {
        "page_title": _("%(name)s leaves") % {"name": leaver},
        "header_icon": "logout",
        "form": form,
        "verb": _("Hand over"),
    }
    return render(request, "people/form.html", context)


def people_one_may_enter(user: User) -> QuerySet[User]:
    """Oneself, those one is deputy for, and for the leader everybody with a role."""
    in_term = Membership.objects.in_term()
    if in_term.filter(Q(user=user) | Q(deputy=user), role=Role.LEADER).exists():
        return User.objects.filter(Q(pk=user.pk) | Q(pk__in=in_term.values("user")))
    return User.objects.filter(Q(pk=user.pk) | Q(pk__in=in_term.filter(deputy=user).values("user")))


def absences(request: AdminRequest) -> HttpResponse:
    """The absences one may see and enter, those to come first."""
    people = people_one_may_enter(request.user)
    form = AbsenceForm(request.POST or None, people=people, initial={"user": request.user.pk})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            absence = form.save(commit=False)
            absence.entered_by = request.user
            absence.save()
            tend_claims_of(absence.user)
        messages.success(request, _("The absence is entered."))
        return redirect("people:absences")
    coming = Absence.objects.filter(user__in=people, last_day__gte=timezone.localdate()).select_related("user")
    context = {"page_title": _("Absences"), "header_icon": "calendar", "form": form, "absences": coming}
    return render(request, "people/absences.html", context)


@require_POST
def delete_absence(request: AdminRequest, absence_pk: int) -> HttpResponse:
    absence = Absence.objects.filter(pk=absence_pk, user__in=people_one_may_enter(request.user)).first()
    if absence is None:
        raise Http404
    absence.delete()
    messages.success(request, _("The absence is removed."))
    return redirect("people:absences")
