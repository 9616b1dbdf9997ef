"""Where the operator finds the words that content is found by, and contacts the packages of lessons."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.people.snippets import BankSnippetViewSet
from learning.models import Competence, CompetenceArea, TargetGroup, Topic
from learning.packages import menu
from learning.packages.choosers import PackageChooserViewSet, package_chooser

for model in (CompetenceArea, Competence, TargetGroup, Topic):
    register_snippet(model, viewset=BankSnippetViewSet)

hooks.register("register_admin_menu_item", menu.menu_item)
hooks.register("describe_collection_contents", menu.contents_of)


@hooks.register("register_admin_viewset")
def choosing_packages() -> PackageChooserViewSet:
    return package_chooser


@hooks.register("register_admin_urls")
def package_addresses() -> list[URLPattern | URLResolver]:
    return [path("pakker/", include("learning.packages.admin_urls"))]
