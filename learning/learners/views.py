"""A learner's way in and out, and what is kept of them."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from cms.core.open_forms import open_form
from cms.people.auth import client_address
from learning.learners import actions, personal_data, session
from learning.learners.doors import NEXT, for_learners, own_path, redirect_into
from learning.learners.forms import AskForm, CodeForm, EraseForm
from learning.models import Learner, SignInLetter
from learning.refused import Refused


@open_form
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for a letter. Sets no cookie; what is typed stays when it is refused."""
    next_path = own_path(request.GET.get(NEXT, ""))
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST" and not form.is_trapped and form.is_valid():
        try:
            letter = actions.ask_for_letter(
                form.cleaned_data["email"],
                language=get_language() or "nb",
                next_path=next_path,
                address=client_address(request),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            return redirect("learners:code", letter_id=actions.NUMBER.sign_object(letter.pk))
    context = {"form": form, "oidc_name": settings.OIDC_NAME, "oidc_address": _oidc_address(next_path)}
    return render(request, "learning/learners/sign_in.html", context, status=status)


def _oidc_address(next_path: str) -> str:
    address = reverse("openid_connect_login", args=("laering",))
    return f"{address}?{urlencode({'next': next_path or reverse('learners:index')})}"


@open_form
def code(request: HttpRequest, letter_id: str) -> HttpResponse:
    """The six digits. The address names the letter by its signed number, and so no e-mail address."""
    letter = get_object_or_404(SignInLetter, pk=actions.number_of(letter_id))
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            learner, next_path = actions.spend_code(
                letter.pk, form.cleaned_data["code"], language=get_language() or "nb"
            )
        except Refused as refused:
            form.add_error("code", str(refused))
            status = 403
        else:
            session.sign_in(request, learner)
            return redirect_into(next_path)
    return render(request, "learning/learners/code.html", {"form": form, "letter": letter}, status=status)


@open_form
def open_page(request: HttpRequest, token: str) -> HttpResponse:
    """The letter's link: opening it changes nothing, its button does."""
    letter = actions.letter_of(token)
    if letter is None:
        raise Http404
    refusal: object = actions.refusal_of(letter)
    if request.method == "POST":
        try:
            learner, next_path = actions.spend_link(token, language=get_language() or "nb")
        except Refused as refused:
            refusal = refused
        else:
            session.sign_in(request, learner)
            return redirect_into(next_path)
    context = {"letter": letter, "refusal": refusal}
    return render(request, "learning/learners/open.html", context, status=403 if refusal else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    learner = session.learner_of(request)
    if learner is not None and "everywhere" in request.POST:
        actions.sign_out_everywhere(learner)
    session.sign_out(request)
    return redirect("learners:sign_in")


@for_learners
def my_data(request: HttpRequest, learner: Learner) -> HttpResponse:
    """Everything that is kept of the learner, to fetch and to erase."""
    form = EraseForm(request.POST or None, address=learner.email)
    if request.method == "POST" and form.is_valid():
        personal_data.erase(learner.pk)
        session.sign_out(request)
        return redirect(f"{reverse('learners:sign_in')}?slettet=1")
    return render(request, "learning/learners/my_data.html", {"learner": learner, "form": form})


@for_learners
def export(request: HttpRequest, learner: Learner) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="min-laering.zip"'}
    return HttpResponse(personal_data.export(learner), content_type="application/zip", headers=headers)
