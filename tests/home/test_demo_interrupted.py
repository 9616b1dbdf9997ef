"""A build of the demo that does not come to its end."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Site

from cms.core.models import Mail
from cms.media.models import BankImage
from cms.people.models import User
from home.demo.build import is_built
from home.models import CountyLibraryPage, StandardPage


def counted() -> list[int]:
    return [model.objects.count() for model in (User, BankImage, StandardPage, Mail)]


@pytest.mark.django_db
def test_a_build_that_fails_leaves_nothing_half(settings: Any) -> None:
    settings.DEMO = True
    before = counted()
    Site.objects.all().delete()  # missed only when people, pictures, sections and standing pages are made

    with pytest.raises(Site.DoesNotExist):
        call_command("build_demo")

    assert not is_built()
    assert counted() == before
    assert not CountyLibraryPage.objects.exclude(intro="").exists()
