"""The command that lets the first operator in."""

import pytest
from django.core.management import CommandError, call_command

from cms.core.models import Mail
from cms.people.models import Membership, User


@pytest.mark.django_db
def test_the_first_operator_is_invited_by_mail_and_has_the_role() -> None:
    call_command("invite_operator", "ny.drift@example.org", "Ny", "Drift", verbosity=0)

    user = User.objects.get(email="ny.drift@example.org")
    assert list(Membership.objects.filter(user=user).values_list("role", flat=True)) == ["operator"]
    assert list(Mail.objects.values_list("to", flat=True)) == ["ny.drift@example.org"]
    assert (user.is_superuser, user.has_usable_password()) == (False, False)


@pytest.mark.django_db
def test_something_that_is_no_address_is_refused_in_one_line() -> None:
    with pytest.raises(CommandError):
        call_command("invite_operator", "ingen-adresse", "Ny", "Drift")

    assert User.objects.filter(last_name="Drift").exists() is False
