"""Where the operator finds the words that content is found by."""

from wagtail.snippets.models import register_snippet

from cms.people.snippets import BankSnippetViewSet
from learning.models import Competence, CompetenceArea, TargetGroup, Topic

for model in (CompetenceArea, Competence, TargetGroup, Topic):
    register_snippet(model, viewset=BankSnippetViewSet)
